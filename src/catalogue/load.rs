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
    /// What is wrong, with the entry where one is meant.
    pub message: String,
}

impl CatalogueError {
    pub(super) fn new(file: &str, message: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            message: message.into(),
        }
    }
}

impl fmt::Display for CatalogueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "catalogue file {}: {}", self.file, self.message)
    }
}

impl std::error::Error for CatalogueError {}

/// Reads a catalogue file: first its fragments, then the rest with the fragments put in.
pub(super) fn load<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, CatalogueError> {
    let wrong = |message: String| CatalogueError::new(file, message);
    let mut table: toml::Table = toml::from_str(text).map_err(|it| wrong(it.to_string()))?;
    let fragments = match table.remove("fragments") {
        Some(it) => it
            .try_into::<BTreeMap<String, String>>()
            .map_err(|it| wrong(it.to_string()))?,
        None => BTreeMap::new(),
    };
    for (_, value) in &mut table {
        expand_in(value, &fragments).map_err(wrong)?;
    }
    table.try_into().map_err(|it: toml::de::Error| wrong(it.to_string()))
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
