//! A collection twice: as the page that the binary writes, open in a browser, and as the library builds it.

use std::path::Path;
use std::process::Command;

use ibid::Build;
use ibid::graph::CiteGraph;
use ibid::graph::Node;
use ibid::query::Selection;
use ibid::read::Source;
use ibid::resolve::Options;
use serde_json::Value;
use tempfile::TempDir;

use super::session::Browser;
use crate::support::root;
use crate::support::sources;

/// The folder below the project's, which stands in the names of all files.
const FOLDER: &str = "fixtures/letters";

/// The letters, open in a browser.
pub(super) struct Letters {
    pub(super) browser: Browser,
    pub(super) address: String,
    build: Build,
    _folder: TempDir,
}

impl Letters {
    /// Writes the page and opens it; `None`, with a line, where no browser is installed.
    pub(super) fn open() -> Option<Self> {
        let browser = Browser::start()?;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("letters.html");
        let path = path.to_str().unwrap();
        ibid(&["graph", "--quiet", "--to", "html", "-o", path, FOLDER]);
        let named = |it: Source| Source {
            name: format!("{FOLDER}/{}", it.name),
            ..it
        };
        let read = sources(&root().join(FOLDER)).into_iter().map(named).collect();
        let letters = Self {
            browser,
            address: address(Path::new(path)),
            build: Build::new(read, &Options::default()).unwrap(),
            _folder: folder,
        };
        letters.reload();
        Some(letters)
    }

    /// Opens the page anew.
    pub(super) fn reload(&self) {
        self.browser.open(&self.address);
        self.browser.until("document.body.dataset.ready === 'true'");
    }

    pub(super) fn graph(&self) -> &CiteGraph {
        &self.build.graph
    }

    pub(super) fn everything(&self) -> Selection<'_> {
        Selection::all(&self.build.graph)
    }

    /// The node that a name stands for.
    pub(super) fn node(&self, name: &str) -> &Node {
        self.graph().node(self.graph().find(name)[0])
    }

    /// The audit of the same folder, as the binary writes it.
    pub(super) fn audit(&self) -> Value {
        serde_json::from_str(&ibid(&["audit", "--quiet", "--to", "json", FOLDER])).unwrap()
    }
}

/// The address of a file.
pub(super) fn address(path: &Path) -> String {
    url::Url::from_file_path(path).unwrap().into()
}

/// Texts of an array.
pub(super) fn strings(value: &Value) -> Vec<String> {
    let all = value.as_array().unwrap().iter();
    all.map(|it| it.as_str().unwrap().to_owned()).collect()
}

fn ibid(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_ibid"))
        .args(arguments)
        .current_dir(root())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code().is_some_and(|it| it < 2), "{told}");
    String::from_utf8(output.stdout).unwrap()
}
