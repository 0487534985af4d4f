//! The commands of the README and of the guide print what these say.

use std::fs;

use crate::console;
use crate::support::root;

const LETTERS: &str = "fixtures/letters";

#[test]
fn commands_print_what_the_readme_says() {
    let (commands, _folder) = console::run("README.md", &[(LETTERS, LETTERS)]);
    assert!(commands >= 7, "the README shows each command");
}

#[test]
fn commands_print_what_the_guide_says() {
    let (_, folder) = console::run("docs/guide/README.md", &[(LETTERS, "letters")]);
    let text = fs::read_to_string(root().join("docs/guide/README.md")).unwrap();
    for command in ["graph", "list", "chain", "audit", "query", "explain"] {
        assert!(text.contains(&format!("$ ibid {command} ")), "{command}");
    }
    let commands = text.lines().filter(|it| it.starts_with("$ ibid"));
    let words: Vec<&str> = commands.flat_map(str::split_whitespace).collect();
    let mut made = 0;
    for pair in words.windows(2).filter(|it| it[0] == "-o") {
        let size = fs::metadata(folder.path().join(pair[1])).map_or(0, |it| it.len());
        assert!(size > 500, "{} was made, with something in it", pair[1]);
        made += 1;
    }
    assert!(made >= 5, "the guide makes pictures");
}

#[test]
fn every_command_is_shown() {
    let text = fs::read_to_string(root().join("README.md")).unwrap();
    for command in ["graph", "list", "chain", "audit", "extract", "explain", "parse"] {
        assert!(text.contains(&format!("$ ibid {command} ")), "{command}");
    }
}
