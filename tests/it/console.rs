//! Console blocks of the documentation: each command prints what the page says. A line `…` stands for any lines.

use std::path::Path;
use std::process::Command;

/// Commands with the lines that follow them, in the README's console blocks.
pub(crate) fn blocks(text: &str) -> Vec<(String, Vec<String>)> {
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

/// Runs every command of a text in a folder, in order, and compares what it prints.
pub(crate) fn check(text: &str, folder: &Path) {
    for (command, expected) in blocks(text) {
        let mut args = words(&command);
        assert_eq!(args.remove(0), "ibid", "{command}");
        let output = Command::new(env!("CARGO_BIN_EXE_ibid"))
            .args(&args)
            .current_dir(folder)
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
        assert!(fits(&expected, &lines), "$ {command}\n{printed}");
    }
}
