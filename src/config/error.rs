use std::fmt;

/// What is wrong with a file of settings or a baseline.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConfigError {
    /// The file.
    pub file: String,
    /// The 1-based line that it is about, where one is.
    pub line: Option<usize>,
    /// What is wrong, and what is allowed.
    pub message: String,
}

impl ConfigError {
    /// An error about a byte of a file's text.
    pub(super) fn at(file: &str, text: &str, byte: Option<usize>, message: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line: byte.map(|it| line_at(text, it)),
            message: message.into(),
        }
    }
}

/// 1-based line of a byte.
pub(super) fn line_at(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or(text).matches('\n').count() + 1
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}

impl std::error::Error for ConfigError {}
