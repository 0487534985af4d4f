use std::collections::BTreeMap;
use std::path::Component;
use std::path::Path;
use std::path::PathBuf;

use crate::cli::paths::name_of;
use crate::resolve::Corpus;

/// Where the files of a collection stand, however the command line gave their paths.
#[derive(Default)]
pub(super) struct Names {
    absolute: BTreeMap<String, PathBuf>,
}

impl Names {
    /// Asks the system for the place of every file.
    pub(super) fn of(corpus: &Corpus) -> Self {
        let names = (0..corpus.len()).map(|it| &corpus.document(it).name);
        let absolute = names.filter(|it| *it != "-").filter_map(|name| {
            let path = Path::new(name).canonicalize().ok()?;
            Some((name.clone(), path))
        });
        Self {
            absolute: absolute.collect(),
        }
    }

    /// The path of a file from an absolute folder, with slashes; the name itself where the file has no place.
    pub(super) fn from(&self, folder: &Path, name: &str) -> String {
        self.absolute
            .get(name)
            .map_or_else(|| name.to_owned(), |it| relative(folder, it))
    }
}

/// A folder as an absolute path without links.
pub(super) fn absolute(folder: &Path) -> PathBuf {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    folder.canonicalize().unwrap_or_else(|_| folder.to_owned())
}

/// The way from one absolute path to another.
fn relative(folder: &Path, file: &Path) -> String {
    let (from, to): (Vec<Component<'_>>, Vec<Component<'_>>) =
        (folder.components().collect(), file.components().collect());
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = from.iter().skip(common).map(|_| "..".to_owned());
    let down = to.iter().skip(common).map(|it| name_of(Path::new(it.as_os_str())));
    up.chain(down).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    #[test]
    fn paths_are_told_from_a_folder() {
        for (folder, file, expected) in [
            ("/a/b", "/a/b/c.md", "c.md"),
            ("/a/b", "/a/b/c/d.md", "c/d.md"),
            ("/a/b", "/a/c.md", "../c.md"),
            ("/a/b", "/x.md", "../../x.md"),
        ] {
            assert_eq!(super::relative(Path::new(folder), Path::new(file)), expected);
        }
    }
}
