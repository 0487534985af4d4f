//! `--fix`: the repairs of findings, written to the files that they were found in.

mod diff;
#[cfg(test)]
mod tests;
mod write;

use std::collections::BTreeSet;
use std::path::Path;

use crate::audit::Finding;
use crate::audit::mend;
use crate::cli::told::Message;
use crate::read::Document;
use crate::resolve::Corpus;
use crate::text::several;

/// Readers whose printed text is the file's own, where that is in UTF-8.
const WRITTEN: &[&str] = &["text", "markdown"];

/// What became of the repairs of a collection.
#[derive(Default)]
pub(super) struct Fixed {
    /// Places that were repaired, or would be.
    pub(super) places: usize,
    /// Files that were written, or would be.
    pub(super) files: usize,
    /// A unified diff, where nothing was to be written.
    pub(super) diff: String,
    /// What was not repaired, and why.
    pub(super) told: Vec<Message>,
    /// Whether a file could not be written that could have been.
    pub(super) failed: bool,
}

/// Writes all repairs of each file in one pass; a dry run makes a diff instead.
pub(super) fn fix(corpus: &Corpus, findings: &[Finding], dry_run: bool) -> Fixed {
    let repairs = findings.iter().flat_map(|it| &it.repairs);
    let documents: BTreeSet<usize> = repairs.map(|it| it.place.document).collect();
    let mut fixed = Fixed::default();
    for index in documents {
        let document = corpus.document(index);
        if let Some(reason) = not_written(document) {
            fixed.tell(&document.name, reason);
            continue;
        }
        let mended = mend(&document.text, index, findings);
        for (repair, reason) in &mended.refused {
            let place = format!("{}:{}:{}", repair.place.file, repair.place.line, repair.place.column);
            fixed.tell(&place, (*reason).to_owned());
        }
        let (path, printed) = (Path::new(&document.name), document.text.printed());
        if mended.applied == 0 {
            continue;
        }
        let done = match dry_run {
            true => write::check(path, printed),
            false => write::replace(path, printed, &mended.text),
        };
        if let Err(reason) = done {
            fixed.failed = true;
            fixed.tell(&document.name, reason);
            continue;
        }
        fixed.places += mended.applied;
        fixed.files += 1;
        if dry_run {
            fixed
                .diff
                .push_str(&diff::unified(&document.name, printed, &mended.text));
        }
    }
    fixed
}

/// Why a document is no file whose text may be written.
fn not_written(document: &Document) -> Option<String> {
    if !WRITTEN.contains(&document.format) {
        let format = document.format;
        return Some(format!(
            "read as {format}; only plain text and Markdown files are written"
        ));
    }
    (!document.text.is_file()).then(|| "is not in UTF-8; only UTF-8 is written".to_owned())
}

impl Fixed {
    fn tell(&mut self, file: &str, reason: String) {
        self.told.push(Message {
            word: "not fixed",
            file: file.to_owned(),
            reason,
            always: false,
        });
    }

    /// One line about all files.
    pub(super) fn summary(&self, dry_run: bool) -> String {
        if self.places == 0 {
            return "nothing to fix".to_owned();
        }
        let verb = if dry_run { "would fix" } else { "fixed" };
        let places = several(self.places as u64, "place");
        format!("{verb} {places} in {}", several(self.files as u64, "file"))
    }
}
