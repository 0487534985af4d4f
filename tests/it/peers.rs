//! Programs of others that the same data is given to: Python with its graph libraries. Tests that ask them skip with
//! a line where they are not installed.

use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::process::Stdio;

/// Runs a Python script with words on its standard input, where Python has the modules that it needs; gives what the
/// script printed. `None`, with a line, where it has not.
pub(crate) fn python(modules: &[&str], script: &str, arguments: &[&str], input: &str) -> Option<String> {
    let Some(program) = interpreter(modules) else {
        println!("skipped: no Python with {}", modules.join(", "));
        return None;
    };
    let mut child = Command::new(program)
        .arg("-c")
        .arg(script)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The script may print while it reads; a thread of its own keeps both from waiting for each other.
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

/// The environment that `.ci/run` fills, else the system's Python.
fn interpreter(modules: &[&str]) -> Option<String> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/peers/bin/python");
    let import = format!("import {}", modules.join(", "));
    let has = |program: &String| {
        let run = Command::new(program)
            .args(["-c", &import])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        run.is_ok_and(|it| it.success())
    };
    let programs = [own.to_string_lossy().into_owned(), "python3".to_owned()];
    programs.into_iter().find(has)
}

#[test]
fn what_python_prints_comes_back() {
    if let Some(printed) = python(
        &["json"],
        "import sys; print(sys.argv[1] + sys.stdin.read())",
        &["a"],
        "b",
    ) {
        assert_eq!(printed, "ab\n");
    }
}
