use std::sync::OnceLock;

use regex::Regex;
use serde::Deserialize;
use serde::Deserializer;

use crate::catalogue::pattern::reason;

/// A pattern that is compiled when it is first used. Most runs meet few of the series, and compiling the
/// patterns of all would be most of the start.
#[derive(Clone, Debug)]
pub(super) struct LatePattern {
    text: String,
    at: At,
    compiled: OnceLock<Result<Regex, String>>,
}

/// Where in the words that it is given a pattern must fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    Anywhere,
    Start,
    End,
}

impl LatePattern {
    /// The same pattern, held to a place.
    pub(super) fn hold(&mut self, at: At) {
        self.at = at;
        self.compiled = OnceLock::new();
    }

    /// The compiled pattern; `None` where it is wrong, which the checks of a file report.
    pub(super) fn get(&self) -> Option<&Regex> {
        self.compile().ok()
    }

    /// The compiled pattern, or what is wrong with it.
    pub(super) fn compile(&self) -> Result<&Regex, &String> {
        let compile = || {
            let held = match self.at {
                At::Anywhere => self.text.clone(),
                At::Start => format!("^(?:{})", self.text),
                At::End => format!("(?:{})$", self.text),
            };
            Regex::new(&held).map_err(|it| reason(&it))
        };
        self.compiled.get_or_init(compile).as_ref()
    }

    /// Whether the pattern fits a text.
    pub(super) fn fits(&self, text: &str) -> bool {
        self.get().is_some_and(|it| it.is_match(text))
    }

    /// The pattern as the file has it.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }
}

impl<'de> Deserialize<'de> for LatePattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self {
            text: String::deserialize(deserializer)?,
            at: At::Anywhere,
            compiled: OnceLock::new(),
        })
    }
}
