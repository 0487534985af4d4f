use std::collections::BTreeSet;

use crate::audit::NotChecked;
use crate::cli::told::Message;

/// Words for the files that messages of one word are about.
const FILES: &[(&str, &str, &str)] = &[
    ("error", "file could not be read", "files could not be read"),
    (
        "skipped",
        "file is of no format that is read",
        "files are of no format that is read",
    ),
    ("note", "file was read with doubts", "files were read with doubts"),
];

/// The files that were not read, or not for certain.
pub(super) fn files(messages: &[Message]) -> impl Iterator<Item = NotChecked> + '_ {
    FILES.iter().map(|(word, one, several)| {
        let files = messages.iter().filter(|it| it.word == *word).map(|it| it.file.as_str());
        NotChecked {
            count: files.collect::<BTreeSet<_>>().len(),
            one: (*one).to_owned(),
            several: (*several).to_owned(),
        }
    })
}
