use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::PathBuf;

use crate::read::ReadError;
use crate::read::Source;

/// A file to read.
pub(super) struct Item {
    /// The path as given or walked to; `-` for standard input.
    pub(super) path: PathBuf,
    /// Named by the user, not found in a folder.
    pub(super) named: bool,
}

/// The files of the paths: files as they are, folders walked in the order of names, without hidden
/// files and what .gitignore leaves out. Each file once. What cannot be walked comes back as errors.
pub(super) fn collect(paths: &[PathBuf]) -> (Vec<Item>, Vec<ReadError>) {
    let mut found: BTreeMap<PathBuf, bool> = BTreeMap::new();
    let mut errors = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" || path.is_file() {
            found.insert(path.clone(), true);
        } else if path.is_dir() {
            let walk = ignore::WalkBuilder::new(path)
                .require_git(false)
                .sort_by_file_name(Ord::cmp)
                .build();
            for entry in walk {
                match entry {
                    Ok(it) if it.file_type().is_some_and(|it| !it.is_dir()) => {
                        found.entry(it.into_path()).or_insert(false);
                    }
                    Ok(_) => {}
                    Err(error) => errors.push(ReadError::io(&path.to_string_lossy(), error.to_string())),
                }
            }
        } else {
            let reason = match path.symlink_metadata() {
                Ok(_) => "is no file or folder that can be read",
                Err(_) => "no such file or folder",
            };
            errors.push(ReadError::io(&path.to_string_lossy(), reason));
        }
    }
    let items = found.into_iter().map(|(path, named)| Item { path, named });
    (items.collect(), errors)
}

/// Reads a file's bytes.
pub(super) fn load(item: &Item) -> Result<Source, ReadError> {
    let name = item.path.to_string_lossy().into_owned();
    let bytes = if name == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else if item.path.is_file() {
        std::fs::read(&item.path)
    } else {
        return Err(ReadError::io(
            &name,
            "is no regular file (a broken link, a pipe or a device)",
        ));
    };
    match bytes {
        Ok(bytes) => Ok(Source { name, bytes }),
        Err(error) => Err(ReadError::io(&name, error.to_string())),
    }
}
