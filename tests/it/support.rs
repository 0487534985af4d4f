//! What several test modules need: folders, builds, and the shared material beside the project.

use std::path::Path;
use std::path::PathBuf;

use ibid::Build;
use ibid::read::Source;
use ibid::resolve::Options;

/// The project's own folder.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder of the shared material; prints a line and gives `None` where it is absent. It lies beside the
/// project, or where the variable `IBID_SHARED` says.
pub(crate) fn shared(part: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("IBID_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    let path = folder.join(part);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: {} is not here", path.display());
    None
}

/// The files of a folder as sources named by their file names, in the order of names.
pub(crate) fn sources(folder: &Path) -> Vec<Source> {
    let mut sources: Vec<Source> = std::fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().path())
        .filter(|it| it.is_file())
        .map(|path| Source {
            name: path.file_name().unwrap().to_string_lossy().into_owned(),
            bytes: std::fs::read(&path).unwrap(),
        })
        .collect();
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    sources
}

/// A folder, built.
pub(crate) fn build(folder: &Path) -> Build {
    Build::new(sources(folder), &Options::default()).unwrap()
}

/// Mention records of one document as JSON values.
pub(crate) fn records(build: &Build, name: &str) -> Vec<serde_json::Value> {
    let corpus = &build.resolved.corpus;
    let document = (0..corpus.len()).find(|&it| corpus.document(it).name == name).unwrap();
    ibid::export::records::of_document(&build.resolved, document)
}
