//! The command line as people meet it: what it prints, where, and with which exit code.

use std::io::Seek as _;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::process::Output;

use crate::support::root;

const LETTERS: &str = "fixtures/letters";

/// Runs the binary in the project's folder.
fn ibid(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ibid"))
        .args(args)
        .current_dir(root())
        .output()
        .unwrap()
}

fn stdout(args: &[&str]) -> String {
    String::from_utf8(ibid(args).stdout).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn help_of_every_command() {
    let mut text = String::new();
    for command in [
        &[][..],
        &["graph"],
        &["list"],
        &["chain"],
        &["query"],
        &["audit"],
        &["links"],
        &["extract"],
        &["explain"],
        &["parse"],
        &["series"],
    ] {
        let args = [command, &["--help"]].concat();
        text.push_str(&format!("$ ibid {}\n{}\n", args.join(" "), stdout(&args)));
    }
    insta::assert_snapshot!(text);
}

#[test]
fn lists() {
    insta::assert_snapshot!("list_by_citing", stdout(&["list", LETTERS]));
    insta::assert_snapshot!("list_by_cited", stdout(&["list", "--by", "cited", "--inside", LETTERS]));
    insta::assert_snapshot!("list_by_source", stdout(&["list", "--by", "source", LETTERS]));
    insta::assert_snapshot!("list_csv", stdout(&["list", "--to", "csv", "--inside", LETTERS]));
}

#[test]
fn chains_show_the_evidence_of_each_step() {
    let output = ibid(&[
        "chain",
        "--from",
        "10-vessaly-almanac.md",
        "--to",
        "s/2017/231",
        LETTERS,
    ]);
    assert_eq!(output.status.code(), Some(0));
    insta::assert_snapshot!("chain", String::from_utf8(output.stdout).unwrap());
    insta::assert_snapshot!("chain_everywhere", stdout(&["chain", "--from", "A/76/688", LETTERS]));
}

#[test]
fn no_chain_is_exit_code_1() {
    let output = ibid(&["chain", "--from", "A/70/712", "--to", "A/78/790", LETTERS]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("no chain of at most 20 steps leads from A/70/712-S/2016/118"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn unknown_names_get_near_ones() {
    let output = ibid(&["chain", "--from", "A/70/713", LETTERS]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("did you mean A/70/712-S/2016/118"),
        "{}",
        stderr(&output)
    );
    let output = ibid(&["chain", "--from", "10-vessaly-almanak.md", LETTERS]);
    assert!(
        stderr(&output).contains("did you mean 10-vessaly-almanac.md"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn explain_and_parse() {
    insta::assert_snapshot!("explain_symbol", stdout(&["explain", "A/71/845", LETTERS]));
    insta::assert_snapshot!(
        "explain_line",
        stdout(&["explain", "01-vessaly-weather-stations.txt:57", LETTERS])
    );
    insta::assert_snapshot!(
        "explain_note",
        stdout(&["explain", "03-ferry-timetable-pages.txt#2", LETTERS])
    );
    let words = [
        "parse",
        "a/75/745–s/2021/156",
        "resolutions 1540 (2004) and 2250 (2015)",
        "ST/AI/189/Add.9/Rev.2",
    ];
    insta::assert_snapshot!("parse", stdout(&words));
    assert_eq!(ibid(&["parse", "N/A"]).status.code(), Some(1));
}

#[test]
fn explain_says_what_was_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.txt");
    let text = "The red lamp.1 A QX/9/1 was lit.2 It burned for 2 days, see RS/1.\n\n\
                __________________\n 1  A/75/745.\n 2  Ibid.\n";
    std::fs::write(&file, text).unwrap();
    let said = stdout(&["explain", "a.txt:1", file.to_str().unwrap()]);
    assert!(said.contains("“1” calls the note on line 4"), "{said}");
    assert!(
        said.contains("“QX/9/1” was passed over: no series starts with QX/"),
        "{said}"
    );
    assert!(
        said.contains("“2” was passed over: note 2 is called on line 1"),
        "{said}"
    );
}

#[test]
fn explain_names_the_notes_that_there_are() {
    let output = ibid(&["explain", "05-ormond-river-gauges.txt#99", LETTERS]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("has no note 99; its notes are 1 to 5"));
}

#[test]
fn parse_explains_symbols_of_every_kind() {
    let symbols = [
        "A/76/50",
        "A/RES/2625(XXV)",
        "A/RES/57/270 B",
        "A/RES/ES-11/1",
        "A/71/53/Add.1/Corr.1",
        "S/25704",
        "S/PV.6201 (Resumption 1)",
        "A/C.3/75/L.49/Rev.1",
        "CCPR/C/123/D/2828/2016",
        "CEDAW/C/GC/31/Rev.1-CRC/C/GC/18/Rev.1",
        "E/DEC/2005/201",
        "PBC/4/SLE/3",
        "A/65/745-S/2021/156",
        "resolution 1244 (1998)",
        "S/2021/463 of 14 May 2020",
        "https://undocs.org/en/A/75/6(Sect.21)",
    ];
    insta::assert_snapshot!("parse_kinds", stdout(&[&["parse"], &symbols[..]].concat()));
    insta::assert_snapshot!(
        "parse_json",
        stdout(&["parse", "--to", "json", "S/RES/1244(1998)", "the lamp"])
    );
    let unknown = ["A/75", "ISBX/26/A/2", "S/20211234", "QQQQ/1/2", "the lamp"];
    let output = ibid(&[&["parse"], &unknown[..]].concat());
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!("parse_unknown", String::from_utf8(output.stdout).unwrap());
}

#[test]
fn parse_reads_lines_of_standard_input() {
    let parse = |args: &[&str], input: &[u8]| {
        // A file, since a pipe that is full on both sides would wait forever.
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(input).unwrap();
        file.rewind().unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_ibid"))
            .args(args)
            .stdin(file)
            .output()
            .unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (code, text) = parse(&["parse"], b"A/75/745\r\n\n  S/2021/156\n");
    assert_eq!(code, Some(0));
    assert!(
        text.starts_with("A/75/745\n") && text.contains("\n\nS/2021/156\n"),
        "{text}"
    );
    let (code, text) = parse(&["parse", "--to", "json"], b"A/75/745\n\xff\xfe\n");
    assert_eq!(code, Some(1), "a line that names nothing");
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json[0]["symbols"][0]["canonical"], "A/75/745");
    assert_eq!(json[1]["symbols"], serde_json::json!([]));
    assert_eq!(parse(&["parse", "--to", "json"], b""), (Some(0), "[]\n".to_owned()));
    // A line of any length is taken in pieces.
    let (code, _) = parse(&["parse"], &b"A/".repeat(100_000));
    assert_eq!(code, Some(1));
}

#[test]
fn graph_writes_dot_to_standard_output() {
    insta::assert_snapshot!("graph_dot", stdout(&["graph", "--documents", LETTERS]));
}

#[test]
fn graph_takes_the_format_from_the_files_ending() {
    let folder = tempfile::tempdir().unwrap();
    for (name, start) in [("a.svg", "<?xml"), ("a.dot", "digraph"), ("a.json", "{")] {
        let path = folder.path().join(name);
        let output = ibid(&["graph", LETTERS, "-o", path.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(
            text.trim_start().starts_with(start) || text.starts_with("<svg"),
            "{name}: {}",
            &text[..40]
        );
    }
    let output = ibid(&["graph", LETTERS, "-o", "x.pptx"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("no format “pptx”; choose one of dot, svg"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn threads_and_order_change_no_byte() {
    let first = ["list", "extract", "graph", "audit"].map(|it| stdout(&[it, "--threads", "1", "--quiet", LETTERS]));
    let mut files: Vec<String> = std::fs::read_dir(root().join(LETTERS))
        .unwrap()
        .map(|it| format!("{LETTERS}/{}", it.unwrap().file_name().to_string_lossy()))
        .collect();
    files.sort();
    for (command, want) in ["list", "extract", "graph", "audit"].into_iter().zip(first) {
        assert_eq!(
            stdout(&[command, "--threads", "2", "--quiet", LETTERS]),
            want,
            "{command} with 2 threads"
        );
        files.reverse();
        let args: Vec<&str> = [command, "--quiet"]
            .into_iter()
            .chain(files.iter().map(String::as_str))
            .collect();
        assert_eq!(stdout(&args), want, "{command} with files in another order");
    }
}

/// A folder with everything that goes wrong.
fn hostile(folder: &Path) {
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).unwrap();
    write("empty.txt", b"");
    write("binary.txt", b"\x7fELF\0\0\0\x01\x02");
    write("letter.pdf", b"%PDF-1.7\n%");
    write(
        "broken-utf8.txt",
        "Seen at Quillport, été, déjà, où. \u{1f6a2} See S/2021/156."
            .as_bytes()
            .split_last()
            .unwrap()
            .1,
    );
    write(
        "mixed.txt",
        b"Caf\xc3\xa9, d\xc3\xa9j\xc3\xa0, \xc3\xa9t\xc3\xa9, o\xc3\xb9 \xff See S/2021/157.",
    );
    write(
        "marker.txt",
        "The lamp.<sup>99999999999</sup>\n\n<sup>99999999999</sup> See S/2021/158.\n".as_bytes(),
    );
    write(
        "brackets.txt",
        "See [S/2021/159](http://example.org/(( and ((((“““ [[[ **".as_bytes(),
    );
    write("good.txt", b"In reply to S/2021/160.");
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_done() {
    let folder = tempfile::tempdir().unwrap();
    hostile(folder.path());
    let path = folder.path().to_str().unwrap();
    let output = ibid(&["list", path]);
    let (out, err) = (String::from_utf8_lossy(&output.stdout).into_owned(), stderr(&output));
    for symbol in ["S/2021/156", "S/2021/157", "S/2021/158", "S/2021/159", "S/2021/160"] {
        assert!(out.contains(symbol), "{symbol} in:\n{out}");
    }
    for words in [
        "binary.txt: binary data, not a text",
        "letter.pdf: is a damaged PDF file",
        "empty.txt: no text in this file",
        "mixed.txt: 1 byte sequence(s) are not valid UTF-8",
    ] {
        assert!(err.contains(words), "{words} in:\n{err}");
    }
    assert_eq!(output.status.code(), Some(0), "files found in a folder are skipped");
    let named = ibid(&[
        "list",
        folder.path().join("binary.txt").to_str().unwrap(),
        folder.path().join("good.txt").to_str().unwrap(),
    ]);
    assert_eq!(named.status.code(), Some(2), "a file that was named must be read");
    assert!(
        String::from_utf8_lossy(&named.stdout).contains("S/2021/160"),
        "the rest is done all the same"
    );
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("good.txt"), "See S/2021/160.").unwrap();
    std::os::unix::fs::symlink("/nowhere/at/all", folder.path().join("lost.txt")).unwrap();
    let output = ibid(&["list", folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(stderr(&output).contains("lost.txt"), "{}", stderr(&output));
    assert!(String::from_utf8_lossy(&output.stdout).contains("S/2021/160"));
}

#[test]
fn wrong_use_is_exit_code_2() {
    for args in [
        &["list"][..],
        &["list", "no/such/folder"],
        &["list", "--by", "colour", LETTERS],
        &["frobnicate"],
    ] {
        let output = ibid(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(!output.stderr.is_empty(), "{args:?}");
    }
}
