//! The page on these formats: its messages are those that files get.

use std::fs;

use crate::mutator::read;
use crate::support::root;

#[test]
fn the_page_states_the_messages_that_files_get() {
    let page = fs::read_to_string(root().join("docs/formats/html-xml.md")).unwrap();
    for (name, text) in [
        ("a.xml", "<a>&\n<b></a>"),
        ("a.svg", "<?xml version='1.0'?><svg xmlns='x'><text>lamp</text></svg>"),
        ("a.mht", "From: <Saved by Lamp>\nMIME-Version: 1.0\n\n<html>"),
    ] {
        let messages: Vec<String> = match read(name, text.as_bytes().to_vec()) {
            Ok(document) => document.diagnostics.into_iter().map(|it| it.message).collect(),
            Err(error) => vec![error.reason],
        };
        assert!(!messages.is_empty(), "{name}");
        for message in messages {
            // The page leaves out what differs from file to file.
            let stated = page.lines().filter_map(|it| it.strip_prefix("| ")?.split(" | ").next());
            let fits = |row: &str| {
                let mut rest = message.as_str();
                let pieces = row.replace("line 103, column 7", "line …, column …");
                pieces.split('…').all(|piece| match rest.find(piece.trim()) {
                    Some(at) => {
                        rest = &rest[at + piece.trim().len()..];
                        true
                    }
                    None => false,
                })
            };
            assert!(
                stated.clone().any(|row| row.contains(' ') && fits(row)),
                "{name}: {message}"
            );
        }
    }
}

#[test]
fn what_a_file_is_shows_in_its_first_bytes() {
    let html = "\u{feff}\n<!-- saved -->\n<!DOCTYPE HTML PUBLIC \"x\"><p>lamp";
    let xhtml = "<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>lamp</p></body></html>";
    let wide: Vec<u8> = "\u{feff}<html><p>lamp\u{e9}"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for (name, bytes, format) in [
        ("a.txt", html.as_bytes(), "html"),
        ("a.xml", xhtml.as_bytes(), "html"),
        ("a", &wide[..], "html"),
        ("a.html", b"lamp <b>and</b> oil", "html"),
        ("a.md", b"<div align=center>\n\n# Lamp\n\n</div>", "text"),
        ("a.txt", b"<lamp> is what he wrote.", "text"),
        ("a.dat", b"<?xml version='1.0'?><a>lamp</a>", "xml"),
        (
            "a.dat",
            b"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text/>lamp</TEI>",
            "xml",
        ),
        ("a.xml", b"<letter>lamp</letter>", "xml"),
        (
            "a.htm",
            b"<p>R\xe9sum\xe9 of the lamps<meta charset=iso-8859-1>",
            "html",
        ),
    ] {
        let document = read(name, bytes.to_vec()).unwrap();
        let text = document.text.normal();
        assert!(
            document.format.starts_with(format) || (format == "text" && document.format == "markdown"),
            "{name}: {} {text}",
            document.format
        );
        assert!(text.to_lowercase().contains("lamp"), "{name}: {text}");
    }
}

#[test]
fn the_encoding_is_what_the_bytes_or_else_the_file_say() {
    let page = |named: &str, bytes: &[u8]| {
        let mut file = format!("<html><head><meta charset=\"{named}\"></head><p>").into_bytes();
        file.extend(bytes);
        let document = read("a.html", file).unwrap();
        (document.text.normal().to_owned(), document.diagnostics.len())
    };
    assert_eq!(page("windows-1251", b"\xcb\xe0\xec\xef\xe0"), ("Лампа".to_owned(), 0));
    assert_eq!(page("iso-2022-jp", b"\x1b$B%i%s%W\x1b(B"), ("ランプ".to_owned(), 0));
    assert_eq!(page("windows-1252", "Лампа".as_bytes()), ("Лампа".to_owned(), 0));
    assert_eq!(page("utf-16", "Лампа".as_bytes()), ("Лампа".to_owned(), 0));
    let (text, doubts) = page("utf-8", b"caf\xe9 de la lampe, d\xe9j\xe0 allum\xe9e");
    assert_eq!((text.as_str(), doubts), ("café de la lampe, déjà allumée", 1));
}
