//! Console blocks of the documentation: each command prints what the page says. A line `…` stands for any lines.

use std::fs;
use std::process::Command;

use tempfile::TempDir;

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

/// Runs the commands of a page, in order, in a new folder with copies of folders of the project under other paths, and
/// compares what they print; gives how many there are, and the folder with what they made.
pub(crate) fn run(page: &str, copied: &[(&str, &str)]) -> (usize, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    for (from, to) in copied {
        let copies = folder.path().join(to);
        fs::create_dir_all(&copies).unwrap();
        for entry in fs::read_dir(root().join(from)).unwrap() {
            let file = entry.unwrap().path();
            fs::copy(&file, copies.join(file.file_name().unwrap())).unwrap();
        }
    }
    let blocks = blocks(&fs::read_to_string(root().join(page)).unwrap());
    for (command, expected) in &blocks {
        let mut args = words(command);
        assert_eq!(args.remove(0), "ibid", "{command}");
        let output = Command::new(env!("CARGO_BIN_EXE_ibid"))
            .args(&args)
            .current_dir(folder.path())
            .output()
            .unwrap();
        // The summary of the reading says how long it took.
        let told = String::from_utf8(output.stderr).unwrap();
        let told = told
            .lines()
            .filter(|it| !it.starts_with("read "))
            .map(|it| format!("{it}\n"));
        let printed = String::from_utf8(output.stdout).unwrap() + &told.collect::<String>();
        let lines: Vec<&str> = printed.lines().collect();
        assert!(fits(expected, &lines), "{page}: $ {command}\n{printed}");
    }
    (blocks.len(), folder)
}
