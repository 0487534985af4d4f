//! The baseline as a file: read, and written.

use std::path::Path;
use std::path::PathBuf;

use crate::audit::Finding;
use crate::cli::audit::names;
use crate::cli::audit::names::Names;
use crate::cli::exit::Failure;
use crate::cli::output;
use crate::cli::paths::name_of;
use crate::config::Baseline;
use crate::config::Known;

/// A baseline's file.
pub(super) struct BaselineFile {
    path: PathBuf,
    /// The folder that its paths start from.
    pub(super) folder: PathBuf,
}

impl BaselineFile {
    pub(super) fn new(path: PathBuf) -> Self {
        let folder = names::absolute(path.parent().unwrap_or(Path::new("")));
        Self { path, folder }
    }

    /// The findings that were known.
    pub(super) fn read(&self) -> Result<Baseline, Failure> {
        let name = name_of(&self.path);
        let text = std::fs::read_to_string(&self.path).map_err(|it| {
            Failure::new(format!(
                "cannot read the baseline {name}: {it}; --write-baseline writes it"
            ))
        })?;
        Ok(Baseline::read(&name, &text)?)
    }

    /// Writes findings in place of what the file held.
    pub(super) fn write(&self, findings: &[Finding], names: &Names) -> Result<(), Failure> {
        let known = findings.iter().map(|it| {
            let file = it.place.as_ref().map(|it| names.from(&self.folder, &it.file));
            Known::new(it, file)
        });
        let text = Baseline::new(known).to_text();
        output::write(Some(&self.path), |out| out.write_all(text.as_bytes()))
    }

    /// The file as messages name it.
    pub(super) fn name(&self) -> String {
        name_of(&self.path)
    }
}
