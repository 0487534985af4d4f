use std::collections::BTreeMap;
use std::path::Path;
use std::path::PathBuf;

use crate::read::ReadError;

/// A file to read.
pub(super) struct Item {
    /// The path as given or walked to; `-` for standard input.
    pub(super) path: PathBuf,
    /// Named by the user, not found in a folder.
    pub(super) named: bool,
}

/// What paths of the command line lead to.
pub(super) struct Found {
    /// Each file once, in the order of names.
    pub(super) items: Vec<Item>,
    /// What cannot be walked.
    pub(super) errors: Vec<ReadError>,
    /// Whether a folder was walked.
    pub(super) walked: bool,
}

/// The name of the settings file. In a folder it is no document.
pub(super) const SETTINGS: &str = "ibid.toml";

/// The files of the paths: files as they are, folders walked in the order of names, without hidden
/// files and what .gitignore leaves out. Links to folders are not followed, so that no walk goes round.
pub(super) fn collect(paths: &[PathBuf]) -> Found {
    let mut found: BTreeMap<PathBuf, bool> = BTreeMap::new();
    let mut errors = Vec::new();
    let mut walked = false;
    for path in paths {
        if path.as_os_str() == "-" || path.is_file() {
            found.insert(path.clone(), true);
        } else if path.is_dir() {
            walked = true;
            let walk = ignore::WalkBuilder::new(path)
                .require_git(false)
                .sort_by_file_name(Ord::cmp)
                .build();
            for entry in walk {
                match entry {
                    Ok(it) if it.file_name() == SETTINGS => {}
                    Ok(it) if it.file_type().is_some_and(|it| !it.is_dir()) => {
                        found.entry(it.into_path()).or_insert(false);
                    }
                    Ok(_) => {}
                    Err(error) => errors.push(ReadError::io(&name_of(path), error.to_string())),
                }
            }
        } else {
            let reason = match path.symlink_metadata() {
                Ok(_) => "is no file or folder that can be read",
                Err(_) => "no such file or folder",
            };
            errors.push(ReadError::io(&name_of(path), reason));
        }
    }
    let items = found.into_iter().map(|(path, named)| Item { path, named });
    Found {
        items: items.collect(),
        errors,
        walked,
    }
}

/// A path as records and messages name it. Bytes that are no UTF-8 are written `\xE9`, so that two such names
/// stay two.
pub(super) fn name_of(path: &Path) -> String {
    let mut name = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        name.push_str(chunk.valid());
        name.extend(chunk.invalid().iter().map(|it| format!("\\x{it:02X}")));
    }
    name
}
