use std::collections::BTreeMap;
use std::ops::Deref;

use regex::Regex;
use serde::Deserialize;
use serde::Deserializer;
use serde::de::Error;

/// A compiled pattern of a catalogue file.
///
/// Patterns are read with ASCII classes in mind: `(?-u:\b)` for word boundaries, since the Unicode
/// one makes a scan some 250 times slower.
#[derive(Clone, Debug)]
pub struct Pattern(Regex);

impl Pattern {
    /// Compiles a pattern.
    ///
    /// # Errors
    /// What is wrong with the pattern, in one line.
    pub fn new(pattern: &str) -> Result<Self, String> {
        let compiled = Regex::new(pattern).map(Self);
        compiled.map_err(|it| format!("wrong pattern `{pattern}`: {}", reason(&it)))
    }
}

impl Deref for Pattern {
    type Target = Regex;

    fn deref(&self) -> &Regex {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::new(&text).map_err(D::Error::custom)
    }
}

/// The last line of the regex crate's message; the lines before draw the pattern.
pub(super) fn reason(error: &regex::Error) -> String {
    let message = error.to_string();
    let last = message.lines().last().unwrap_or("");
    last.trim_start_matches("error: ").to_owned()
}

/// A pattern that must fit a whole text.
pub(super) fn whole<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Pattern, D::Error> {
    let text = String::deserialize(deserializer)?;
    let held = Regex::new(&format!("{WHOLE_START}{text}{WHOLE_END}"));
    let held = held.map_err(|it| format!("wrong pattern `{text}`: {}", reason(&it)));
    held.map(Pattern).map_err(D::Error::custom)
}

/// What [`whole`] puts around a pattern.
const WHOLE_START: &str = "^(?:";
const WHOLE_END: &str = ")$";

impl Pattern {
    /// Letters and slashes that every text starts with which a pattern read by [`whole`] fits.
    pub(super) fn whole_start(&self) -> &str {
        let inner = self.as_str().strip_prefix(WHOLE_START);
        literal_start(inner.and_then(|it| it.strip_suffix(WHOLE_END)).unwrap_or(""))
    }
}

/// One pattern that fits what any of a list of patterns fits.
pub(super) fn any_of<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Pattern, D::Error> {
    let patterns = Vec::<String>::deserialize(deserializer)?;
    let each: Vec<String> = patterns.iter().map(|it| format!("(?:{it})")).collect();
    Pattern::new(&each.join("|")).map_err(D::Error::custom)
}

/// Letters and slashes that every match of a whole text starts with; may be fewer than there are.
fn literal_start(pattern: &str) -> &str {
    let mut starts = alternatives(pattern).into_iter().map(plain_start);
    let first = starts.next().unwrap_or("");
    let shared = starts.fold(first.len(), |shared, it| {
        let same = it.bytes().zip(first.bytes()).take_while(|(a, b)| a == b);
        same.take(shared).count()
    });
    &first[..shared]
}

/// The parts of a pattern between the bars that stand in no bracket.
fn alternatives(pattern: &str) -> Vec<&str> {
    let (mut parts, mut from, mut depth) = (Vec::new(), 0, 0_i32);
    let (mut class, mut escaped) = (false, false);
    for (at, byte) in pattern.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'[' | b']' => class = byte == b'[',
            _ if class => {}
            b'(' => depth += 1,
            b')' => depth -= 1,
            b'|' if depth == 0 => {
                parts.push(&pattern[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&pattern[from..]);
    parts
}

/// The letters and slashes before the first sign of a pattern's own.
fn plain_start(pattern: &str) -> &str {
    let signs = |it: char| !it.is_ascii_alphanumeric() && it != '/';
    let plain = pattern.find(signs).unwrap_or(pattern.len());
    let optional = pattern[plain..].starts_with(['?', '*', '{']);
    &pattern[..plain.saturating_sub(usize::from(optional))]
}

/// Puts fragments in place of `{{name}}`; fragments may use fragments that stand before them in the order of use.
///
/// # Errors
/// A name that no fragment has, or fragments that use each other in a circle.
pub(super) fn expand(pattern: &str, fragments: &BTreeMap<String, String>) -> Result<String, String> {
    let mut text = pattern.to_owned();
    for _ in 0..100 {
        let Some(start) = text.find("{{") else {
            return Ok(text);
        };
        let length = text[start..]
            .find("}}")
            .ok_or_else(|| format!("`{{{{` without `}}}}` in `{pattern}`"))?;
        let name = &text[start + 2..start + length];
        let fragment = fragments.get(name).ok_or_else(|| format!("no fragment `{name}`"))?;
        let replaced = format!("{}{fragment}{}", &text[..start], &text[start + length + 2..]);
        text = replaced;
    }
    Err(format!("fragments of `{pattern}` use each other in a circle"))
}

#[cfg(test)]
mod tests {
    use super::expand;
    use super::literal_start;
    use std::collections::BTreeMap;

    #[test]
    fn expands_nested_fragments_and_names_what_is_missing() {
        let fragments = BTreeMap::from([("a".to_owned(), "x{{b}}".to_owned()), ("b".to_owned(), "y".to_owned())]);
        assert_eq!(expand("<{{a}}>", &fragments), Ok("<xy>".to_owned()));
        assert_eq!(expand("{{c}}", &fragments), Err("no fragment `c`".to_owned()));
        let circle = BTreeMap::from([("a".to_owned(), "{{a}}".to_owned())]);
        assert!(expand("{{a}}", &circle).is_err());
    }

    #[test]
    fn knows_what_matches_start_with() {
        for (pattern, start) in [
            ("A/RES/(?:[0-9]+)", "A/RES/"),
            ("S/PV\\.[0-9]+", "S/PV"),
            ("A/(?:B|C)|A/D", "A/"),
            ("A/[|]x|B/y", ""),
            ("A/\\|x", "A/"),
            ("A/Bc?/d", "A/B"),
            ("[A-Z]+/x", ""),
        ] {
            assert_eq!(literal_start(pattern), start, "{pattern}");
        }
    }
}
