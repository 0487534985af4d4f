use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use regex::CaptureMatches;
use regex::Captures;
use regex::Match;
use regex::Matches;
use regex::Regex;
use serde::Deserialize;
use serde::Deserializer;

/// A pattern of a catalogue file, compiled when it is first used: most runs need few of them, and to compile all
/// would be most of the start. A wrong one fits nothing; the checks of a file report it, and a test compiles those
/// that are built in.
///
/// Patterns are written with ASCII classes: `(?-u:\b)` for word boundaries, since the Unicode one makes a scan
/// some 250 times slower.
#[derive(Clone, Debug)]
pub struct Pattern {
    text: String,
    held: Held,
    compiled: OnceLock<Result<Regex, String>>,
}

/// Where in the words that it is given a pattern must fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    Anywhere,
    Start,
    End,
    Whole,
}

impl Pattern {
    pub(super) fn late(text: String, held: Held) -> Self {
        Self {
            text,
            held,
            compiled: OnceLock::new(),
        }
    }

    /// What fits any of several patterns, the first that fits going first; without their groups. One pass over a text
    /// costs less than one for each.
    pub(super) fn any_of<'a>(patterns: impl Iterator<Item = &'a Self>) -> Self {
        let parts: Vec<String> = patterns.map(|it| format!("(?:{})", without_names(&it.text))).collect();
        Self::late(parts.join("|"), Held::Anywhere)
    }

    /// The same pattern, held to a place.
    pub(super) fn hold(&mut self, held: Held) {
        self.held = held;
        self.compiled = OnceLock::new();
    }

    /// The compiled pattern, or what is wrong with it.
    pub(super) fn compile(&self) -> Result<&Regex, &String> {
        let compile = || {
            let text = match self.held {
                Held::Anywhere => Cow::Borrowed(&self.text),
                Held::Start => Cow::Owned(format!("^(?:{})", self.text)),
                Held::End => Cow::Owned(format!("(?:{})$", self.text)),
                Held::Whole => Cow::Owned(format!("^(?:{})$", self.text)),
            };
            Regex::new(&text).map_err(|it| reason(&it))
        };
        self.compiled.get_or_init(compile).as_ref()
    }

    fn regex(&self) -> Option<&Regex> {
        self.compile().ok()
    }

    /// The pattern as the file has it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// As [`Regex::is_match`].
    pub fn is_match(&self, text: &str) -> bool {
        self.regex().is_some_and(|it| it.is_match(text))
    }

    /// As [`Regex::find`].
    pub fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.regex()?.find(text)
    }

    /// As [`Regex::find_at`].
    pub fn find_at<'t>(&self, text: &'t str, start: usize) -> Option<Match<'t>> {
        self.regex()?.find_at(text, start)
    }

    /// As [`Regex::find_iter`].
    pub fn find_iter<'p, 't>(&'p self, text: &'t str) -> std::iter::Flatten<std::option::IntoIter<Matches<'p, 't>>> {
        self.regex().map(|it| it.find_iter(text)).into_iter().flatten()
    }

    /// As [`Regex::captures`].
    pub fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.regex()?.captures(text)
    }

    /// As [`Regex::captures_at`].
    pub fn captures_at<'t>(&self, text: &'t str, start: usize) -> Option<Captures<'t>> {
        self.regex()?.captures_at(text, start)
    }

    /// As [`Regex::captures_iter`].
    pub fn captures_iter<'p, 't>(
        &'p self,
        text: &'t str,
    ) -> std::iter::Flatten<std::option::IntoIter<CaptureMatches<'p, 't>>> {
        self.regex().map(|it| it.captures_iter(text)).into_iter().flatten()
    }

    /// The names of its groups.
    pub fn group_names(&self) -> impl Iterator<Item = &str> {
        self.regex().into_iter().flat_map(|it| it.capture_names().flatten())
    }

    /// As [`Regex::replace`].
    pub fn replace<'t>(&self, text: &'t str, with: &str) -> Cow<'t, str> {
        self.regex().map_or(Cow::Borrowed(text), |it| it.replace(text, with))
    }

    /// As [`Regex::replace_all`].
    pub fn replace_all<'t>(&self, text: &'t str, with: &str) -> Cow<'t, str> {
        self.regex()
            .map_or(Cow::Borrowed(text), |it| it.replace_all(text, with))
    }

    /// Letters and slashes that every text starts with which a pattern held to whole texts fits.
    pub(super) fn whole_start(&self) -> &str {
        if self.held == Held::Whole {
            literal_start(&self.text)
        } else {
            ""
        }
    }
}

/// A pattern whose groups have no names, so that it can stand beside others.
fn without_names(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("(?<") {
        plain.push_str(before);
        plain.push_str("(?:");
        rest = after.split_once('>').map_or(after, |it| it.1);
    }
    plain.push_str(rest);
    plain
}

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::late(String::deserialize(deserializer)?, Held::Anywhere))
    }
}

/// A pattern that must fit a whole text.
pub(super) fn whole<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Pattern, D::Error> {
    Ok(Pattern::late(String::deserialize(deserializer)?, Held::Whole))
}

/// One pattern that fits what any of a list of patterns fits.
pub(super) fn any_of<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Pattern, D::Error> {
    let patterns = Vec::<String>::deserialize(deserializer)?;
    let each: Vec<String> = patterns.iter().map(|it| format!("(?:{it})")).collect();
    Ok(Pattern::late(each.join("|"), Held::Anywhere))
}

/// The last line of the regex crate's message; the lines before draw the pattern.
fn reason(error: &regex::Error) -> String {
    let message = error.to_string();
    let last = message.lines().last().unwrap_or("");
    last.trim_start_matches("error: ").to_owned()
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
