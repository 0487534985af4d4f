//! Failures of the whole build; a single bad file is no failure, see [`crate::read::ReadError`].

use std::fmt;

use crate::catalogue::CatalogueError;

/// Why a build failed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// A catalogue file is wrong.
    Catalogue(CatalogueError),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Catalogue(it) => it.fmt(f),
        }
    }
}

impl std::error::Error for Error {}

impl From<CatalogueError> for Error {
    fn from(it: CatalogueError) -> Self {
        Self::Catalogue(it)
    }
}
