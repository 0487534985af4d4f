//! The commands of the README and of other pages print what these say. A line `…` stands for any lines.

use std::process::Command;

use crate::support::root;

/// Commands with the lines that follow them, in the README's console blocks.
fn blocks(text: &str) -> Vec<(String, Vec<String>)> {
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        match line {
            "```console" => inside = true,
            "```" => inside = false,
            _ if !inside => {}
            _ => match (line.strip_prefix("$ "), found.last_mut()) {
                (Some(command), _) => found.push((command.to_owned(), Vec::new())),
                (None, Some(last)) => last.1.push(line.to_owned()),
                (None, None) => {}
            },
        }
    }
    found
}

/// Words of a command line; double quotes keep blanks.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, piece) in command.split('"').enumerate() {
        match at % 2 {
            1 => words.push(piece.to_owned()),
            _ => words.extend(piece.split_whitespace().map(str::to_owned)),
        }
    }
    words
}

/// Whether printed lines fit the expected ones.
fn fits(expected: &[String], printed: &[&str]) -> bool {
    match expected.split_first() {
        None => printed.is_empty(),
        Some((first, rest)) if first == "…" => (0..=printed.len()).any(|it| fits(rest, &printed[it..])),
        Some((first, rest)) => printed.first().is_some_and(|it| it == first) && fits(rest, &printed[1..]),
    }
}

/// Runs the commands of a page and compares what they print; gives how many there are.
pub(crate) fn run_commands(page: &str) -> usize {
    let text = std::fs::read_to_string(root().join(page)).unwrap();
    let blocks = blocks(&text);
    let count = blocks.len();
    let folder = tempfile::tempdir().unwrap();
    for (command, expected) in blocks {
        let mut args = words(&command);
        assert_eq!(args.remove(0), "ibid", "{command}");
        let picture = folder.path().join("letters.svg");
        for arg in &mut args {
            if arg == "letters.svg" {
                *arg = picture.to_string_lossy().into_owned();
            }
        }
        let output = Command::new(env!("CARGO_BIN_EXE_ibid"))
            .args(&args)
            .current_dir(root())
            .output()
            .unwrap();
        // The summary of the reading says how long it took.
        let told = String::from_utf8(output.stderr).unwrap();
        let told = told
            .lines()
            .filter(|it| !it.starts_with("read "))
            .map(|it| format!("{it}\n"));
        let printed = String::from_utf8(output.stdout).unwrap() + &told.collect::<String>();
        let printed = printed.replace(&*picture.to_string_lossy(), "letters.svg");
        let lines: Vec<&str> = printed.lines().collect();
        assert!(fits(&expected, &lines), "{page}: $ {command}\n{printed}");
    }
    count
}

#[test]
fn commands_print_what_the_readme_says() {
    assert!(run_commands("README.md") >= 7, "the README shows each command");
}

#[test]
fn every_command_is_shown() {
    let text = std::fs::read_to_string(root().join("README.md")).unwrap();
    for command in ["graph", "list", "chain", "audit", "extract", "explain", "parse"] {
        assert!(text.contains(&format!("$ ibid {command} ")), "{command}");
    }
}
