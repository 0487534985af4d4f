//! The commands of the README and of the guide print what these say.

use std::fs;
use std::path::Path;

use crate::console;
use crate::support::root;

/// A folder with the invented letters under the path that the page gives them.
fn with_letters(folder: &Path, path: &str) {
    let letters = folder.join(path);
    fs::create_dir_all(&letters).unwrap();
    for entry in fs::read_dir(root().join("fixtures/letters")).unwrap() {
        let file = entry.unwrap().path();
        fs::copy(&file, letters.join(file.file_name().unwrap())).unwrap();
    }
}

#[test]
fn commands_print_what_the_readme_says() {
    let text = fs::read_to_string(root().join("README.md")).unwrap();
    assert!(console::blocks(&text).len() >= 7, "the README shows each command");
    let folder = tempfile::tempdir().unwrap();
    with_letters(folder.path(), "fixtures/letters");
    console::check(&text, folder.path());
}

#[test]
fn commands_print_what_the_guide_says() {
    let text = fs::read_to_string(root().join("docs/guide/README.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    with_letters(folder.path(), "letters");
    console::check(&text, folder.path());
    for command in ["graph", "list", "chain", "audit", "query", "explain"] {
        assert!(text.contains(&format!("$ ibid {command} ")), "{command}");
    }
    let made = text.split_whitespace().collect::<Vec<_>>();
    for pair in made.windows(2).filter(|it| it[0] == "-o") {
        let size = fs::metadata(folder.path().join(pair[1])).map_or(0, |it| it.len());
        assert!(size > 500, "{} was made, with something in it", pair[1]);
    }
}

#[test]
fn every_command_is_shown() {
    let text = fs::read_to_string(root().join("README.md")).unwrap();
    for command in ["graph", "list", "chain", "audit", "extract", "explain", "parse"] {
        assert!(text.contains(&format!("$ ibid {command} ")), "{command}");
    }
}
