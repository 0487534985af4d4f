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
    /// The message of the regex crate where the pattern is wrong.
    pub fn new(pattern: &str) -> Result<Self, String> {
        Regex::new(pattern).map(Self).map_err(|it| it.to_string())
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
        let length = text[start..].find("}}").ok_or_else(|| format!("`{{{{` without `}}}}` in `{pattern}`"))?;
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
    use std::collections::BTreeMap;

    #[test]
    fn expands_nested_fragments_and_names_what_is_missing() {
        let fragments = BTreeMap::from([("a".to_owned(), "x{{b}}".to_owned()), ("b".to_owned(), "y".to_owned())]);
        assert_eq!(expand("<{{a}}>", &fragments), Ok("<xy>".to_owned()));
        assert_eq!(expand("{{c}}", &fragments), Err("no fragment `c`".to_owned()));
        let circle = BTreeMap::from([("a".to_owned(), "{{a}}".to_owned())]);
        assert!(expand("{{a}}", &circle).is_err());
    }
}
