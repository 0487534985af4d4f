use std::collections::BTreeMap;
use std::fmt;

use serde::de::DeserializeOwned;

use crate::catalogue::pattern::expand;

/// What is wrong with a catalogue file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CatalogueError {
    /// The file.
    pub file: String,
    /// The line that it is about, where that is known.
    pub line: Option<usize>,
    /// What is wrong, with the entry where one is meant.
    pub message: String,
}

impl CatalogueError {
    pub(super) fn new(file: &str, message: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line: None,
            message: message.into(),
        }
    }
}

impl fmt::Display for CatalogueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}

impl std::error::Error for CatalogueError {}

/// Reads a catalogue file: first its fragments, then the rest with the fragments put in.
pub(super) fn load<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, CatalogueError> {
    let wrong = |message: String| CatalogueError {
        line: line_named(text, &message),
        ..CatalogueError::new(file, message)
    };
    let mut table: toml::Table = toml::from_str(text).map_err(|it: toml::de::Error| CatalogueError {
        line: it.span().map(|it| line_at(text, it.start)),
        ..CatalogueError::new(file, it.message())
    })?;
    let fragments = match table.remove("fragments") {
        Some(it) => it
            .try_into::<BTreeMap<String, String>>()
            .map_err(|it| wrong(it.message().to_owned()))?,
        None => BTreeMap::new(),
    };
    for (_, value) in &mut table {
        expand_in(value, &fragments).map_err(wrong)?;
    }
    table
        .try_into()
        .map_err(|it: toml::de::Error| wrong(it.message().to_owned()))
}

/// The tables of an array of a file, each with its fragments put in.
pub(super) fn tables(text: &str, name: &str) -> Vec<toml::Value> {
    let table = toml::from_str::<toml::Table>(text).unwrap_or_default();
    let mut value = table.get(name).cloned();
    let fragments = fragments(text);
    let expanded = value.as_mut().map(|it| expand_in(it, &fragments));
    match (value, expanded) {
        (Some(toml::Value::Array(tables)), Some(Ok(()))) => tables,
        _ => Vec::new(),
    }
}

/// The fragments of a file.
pub(super) fn fragments(text: &str) -> BTreeMap<String, String> {
    let table = toml::from_str::<toml::Table>(text).unwrap_or_default();
    let fragments = table.get("fragments").cloned();
    fragments.and_then(|it| it.try_into().ok()).unwrap_or_default()
}

/// 1-based line of a byte.
fn line_at(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or(text);
    before.matches('\n').count() + 1
}

/// The first line that has what a message quotes first: a key that is not known, a pattern, a fragment.
fn line_named(text: &str, message: &str) -> Option<usize> {
    let (_, quoted) = message.split_once('`')?;
    let (name, _) = quoted.split_once('`')?;
    if name.is_empty() || message.starts_with("missing field") {
        return None;
    }
    let longer = |it: char| it.is_alphanumeric() || it == '_';
    let mut places = text.match_indices(name).map(|it| it.0);
    let whole = places.find(|at| !text[at + name.len()..].starts_with(longer));
    whole.map(|it| line_at(text, it))
}

fn expand_in(value: &mut toml::Value, fragments: &BTreeMap<String, String>) -> Result<(), String> {
    match value {
        toml::Value::String(text) if text.contains("{{") => *text = expand(text, fragments)?,
        toml::Value::Array(items) => {
            for item in items {
                expand_in(item, fragments)?;
            }
        }
        toml::Value::Table(items) => {
            for (_, item) in items {
                expand_in(item, fragments)?;
            }
        }
        _ => {}
    }
    Ok(())
}
