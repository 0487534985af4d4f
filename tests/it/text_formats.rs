//! Markdown, reStructuredText and mail: what their readers understand of small files, written down by hand.

use std::path::PathBuf;

use ibid::catalogue::Catalogue;
use ibid::extract::extract;
use ibid::read::Document;
use ibid::read::READERS;
use ibid::text::Span;
use proptest::prelude::*;
use serde::Deserialize;

use crate::mutator::mutated;
use crate::mutator::read;
use crate::support::root;

/// What a careful reader finds in one file; what is not given is not compared.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// Marker and whole body.
    notes: Option<Vec<[String; 2]>>,
    /// Marker, and the marker of the note; empty where there is none.
    calls: Option<Vec<[String; 2]>>,
    /// Words and target.
    links: Option<Vec<[String; 2]>>,
    italics: Option<Vec<String>>,
    superscripts: Option<Vec<String>>,
    witnesses: Option<Vec<String>>,
    doubts: Option<Vec<String>>,
    rules: Option<usize>,
    /// Pieces of the text, and what must not stand in it.
    #[serde(default)]
    holds: Vec<String>,
    #[serde(default)]
    lacks: Vec<String>,
    /// Symbols found in it, whatever their order.
    symbols: Option<Vec<String>>,
    /// Markers of the notes that are found by layout.
    found_notes: Option<Vec<String>>,
}

fn folder(name: &str) -> PathBuf {
    root().join("tests/it/data").join(name)
}

/// The files of a folder with their expectations, sorted.
fn files(name: &str, ending: &str) -> Vec<(String, Vec<u8>, Expected)> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder(name))
        .unwrap()
        .map(|it| it.unwrap().path())
        .filter(|it| it.extension().is_some_and(|it| it == ending))
        .collect();
    paths.sort();
    let one = |path: PathBuf| {
        let expected = std::fs::read_to_string(path.with_extension("toml")).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let expected = toml::from_str(&expected).unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, std::fs::read(&path).unwrap(), expected)
    };
    paths.into_iter().map(one).collect()
}

fn compare(format: &str, ending: &str, fewest: usize) {
    let files = files(format, ending);
    assert!(files.len() >= fewest, "{} files", files.len());
    for (name, bytes, expected) in files {
        let document = read(&name, bytes).unwrap();
        assert_eq!(document.format, format, "{name}");
        check(&name, &document, &expected);
    }
}

fn check(name: &str, document: &Document, expected: &Expected) {
    let text = document.text.normal();
    let slice = |it: Span| document.text.slice(it).to_owned();
    let slices = |it: &[Span]| it.iter().map(|it| slice(*it)).collect::<Vec<_>>();
    if let Some(notes) = &expected.notes {
        let found: Vec<_> = document
            .notes
            .iter()
            .map(|it| [slice(it.marker), slice(it.span)])
            .collect();
        assert_eq!(&found, notes, "notes of {name}");
    }
    if let Some(calls) = &expected.calls {
        let of = |note: Option<usize>| note.map_or(String::new(), |it| slice(document.notes[it].marker));
        let found: Vec<_> = document.calls.iter().map(|it| [slice(it.span), of(it.note)]).collect();
        assert_eq!(&found, calls, "calls of {name}");
    }
    if let Some(links) = &expected.links {
        let found: Vec<_> = document
            .links
            .iter()
            .map(|it| [slice(it.span), it.target.clone()])
            .collect();
        assert_eq!(&found, links, "links of {name}");
    }
    let lists = [
        (&expected.italics, slices(&document.italics), "italics"),
        (&expected.superscripts, slices(&document.superscripts), "superscripts"),
        (
            &expected.witnesses,
            document.witnesses.iter().map(|it| it.words.clone()).collect(),
            "witnesses",
        ),
        (
            &expected.doubts,
            document.diagnostics.iter().map(|it| it.message.clone()).collect(),
            "doubts",
        ),
    ];
    for (expected, found, what) in lists {
        assert_eq!(&found, expected.as_ref().unwrap_or(&found), "{what} of {name}");
    }
    assert_eq!(
        document.rules.len(),
        expected.rules.unwrap_or(document.rules.len()),
        "rules of {name}"
    );
    for words in &expected.holds {
        assert!(text.contains(words), "{name} lacks {words:?}:\n{text}");
    }
    for words in &expected.lacks {
        assert!(!text.contains(words), "{name} holds {words:?}:\n{text}");
    }
    let extracted = extract(document, Catalogue::builtin().unwrap());
    if let Some(symbols) = &expected.symbols {
        let mut found: Vec<String> = extracted
            .mentions
            .iter()
            .filter_map(|it| Some(it.symbol()?.symbol.to_string()))
            .chain(extracted.head.symbols.iter().map(ToString::to_string))
            .collect();
        found.sort();
        found.dedup();
        let mut symbols = symbols.clone();
        symbols.sort();
        assert_eq!(found, symbols, "symbols of {name}");
    }
    if let Some(markers) = &expected.found_notes {
        let found: Vec<_> = extracted.notes.iter().map(|it| it.marker.clone()).collect();
        assert_eq!(&found, markers, "notes by layout of {name}");
    }
}

#[cfg(feature = "markdown")]
#[test]
fn markdown_is_read_as_a_careful_reader_would() {
    compare("markdown", "md", 10);
}

#[test]
fn rst_is_read_as_a_careful_reader_would() {
    compare("rst", "rst", 10);
}

#[cfg(feature = "mail")]
#[test]
fn mail_is_read_as_a_careful_reader_would() {
    compare("mail", "eml", 5);
}

#[cfg(feature = "mail")]
#[test]
fn a_folder_of_mails_says_what_to_do() {
    let mbox =
        "From keeper Mon Mar  3 10:00:00 2031\nFrom: a@example.org\nTo: b@example.org\nMessage-ID: <1@x>\n\nLamps\n";
    for name in ["lamps.mbox", "lamps.eml", "lamps"] {
        let error = read(name, mbox.into()).unwrap_err();
        assert!(
            error.reason.contains("mbox") && error.reason.contains(".eml"),
            "{error}"
        );
    }
    let letter = "From the Permanent Mission of Ormond\nDate: 3 March 2031\n\nLamps at 10:00:00.\n";
    assert_eq!(read("letter.txt", letter.into()).unwrap().format, "text");
}

#[cfg(feature = "mail")]
#[test]
fn mails_in_mails_are_read_to_a_bound() {
    let level = "From: a@example.org\nDate: Mon, 3 Mar 2031 10:00:00 +0000\nMessage-ID: <1@x>\nContent-Type: message/rfc822\n\n";
    let document = read(
        "deep.eml",
        format!("{}From: z@example.org\n\nLamps", level.repeat(50_000)).into(),
    )
    .unwrap();
    assert_eq!(document.text.normal().matches("From: a@example.org").count(), 9);
    assert!(
        document.diagnostics[0].message.contains("more than 8 deep"),
        "{:?}",
        document.diagnostics
    );
}

/// Cells of the rows below a head with this first cell.
fn rows<'a>(page: &'a str, head: &str) -> Vec<Vec<&'a str>> {
    let table = page
        .lines()
        .skip_while(|it| !it.starts_with(&format!("| {head} |")))
        .skip(2);
    table
        .take_while(|it| it.starts_with('|'))
        .map(|it| it.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect()
}

#[cfg(all(feature = "markdown", feature = "mail"))]
#[test]
fn the_page_names_the_readers_and_their_limits() {
    let page = std::fs::read_to_string(root().join("docs/formats/text.md")).unwrap();
    let of = |name: &str| READERS.iter().find(|it| it.name == name).unwrap();
    for row in rows(&page, "reader") {
        let reader = of(row[0].trim_matches('`'));
        for ending in row[1].split('`').filter_map(|it| it.strip_prefix('.')) {
            assert!(reader.extensions.contains(&ending), "{ending} of {}", reader.name);
        }
    }
    let limits = rows(&page, "limit");
    for (what, name) in [("time for a Markdown file", "markdown"), ("time for a mail", "mail")] {
        let row = limits.iter().find(|it| it[0] == what).unwrap();
        assert_eq!(row[1], format!("{} seconds", of(name).limit.unwrap().as_secs()));
    }
    let sources: String = ["mail.rs", "plain.rs", "markdown/mod.rs", "marked_text.rs"]
        .iter()
        .map(|it| std::fs::read_to_string(root().join("src/read").join(it)).unwrap())
        .collect();
    let messages = rows(&page, "message");
    assert!(messages.len() >= 8);
    for row in messages {
        // Numbers and names are filled in; the words are those of the code.
        let pieces = row[0]
            .split(['…', ';', ':', ','])
            .map(|it| it.trim_matches(|it: char| !it.is_alphabetic()));
        for piece in pieces
            .flat_map(|it| it.split(" 64 MiB"))
            .flat_map(|it| it.split(" 8 deep"))
        {
            let piece = piece.trim();
            assert!(sources.contains(piece), "{piece:?} of {:?}", row[0]);
        }
    }
    let numbers = [
        ("64 MiB", "LARGEST_TREE: usize = 64 << 20"),
        ("64 MiB", "LARGEST: usize = 64 << 20"),
        ("8 deep", "DEEPEST: usize = 8"),
    ];
    for (words, constant) in numbers {
        assert!(page.contains(words) && sources.contains(constant), "{constant}");
    }
}

/// All spans of a document lie on characters of its text and in order.
fn assert_sound(document: &Document) {
    let text = document.text.normal();
    let whole = |it: Span| {
        text.get(it.range()).is_some() && document.text.as_printed(it).len() <= document.text.printed().len()
    };
    assert!(
        document
            .superscripts
            .iter()
            .chain(&document.italics)
            .all(|it| whole(*it))
    );
    assert!(document.links.iter().all(|it| whole(it.span)));
    assert!(
        document
            .calls
            .iter()
            .all(|it| whole(it.span) && it.note.is_none_or(|it| it < document.notes.len()))
    );
    for note in &document.notes {
        assert!(whole(note.span) && whole(note.marker) && note.span.start == note.marker.start);
        assert!(note.span.covers(note.marker) || note.marker.is_empty());
    }
    let apart = |spans: &[Span]| spans.windows(2).all(|it| it[0].end <= it[1].start);
    let bodies: Vec<Span> = document.notes.iter().map(|it| it.span).collect();
    assert!(apart(&bodies) && apart(&document.italics) && apart(&document.superscripts));
    assert!(document.calls.is_sorted_by_key(|it| it.span));
}

#[test]
fn damaged_files_are_read_or_refused() {
    for (format, ending) in [("markdown", "md"), ("rst", "rst"), ("mail", "eml")] {
        for (name, bytes, _) in files(format, ending) {
            for seed in 0..40 {
                if let Ok(document) = read(&name, mutated(&bytes, seed)) {
                    assert_sound(&document);
                }
            }
        }
    }
}

/// Pieces that marks are made of, and words between them.
fn marked_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Zé灯 ]{1,8}",
        prop::sample::select(vec![
            "*",
            "**",
            "_",
            "__",
            "`",
            "``",
            "[",
            "]",
            "(",
            ")",
            "[^1]",
            "[^1]: ",
            "[^ab]",
            "\n",
            "\n\n",
            "\n    ",
            "> ",
            "- ",
            "1. ",
            "| ",
            "|---|",
            "\n---\n",
            "\n===\n",
            "```\n",
            "<sup>",
            "</sup>",
            "<br>",
            "<!--",
            "-->",
            "&amp;",
            "\\",
            "~~",
            "^",
            "https://a.b/_c_",
            "]: ",
            ".. ",
            ".. [1] ",
            "[1]_",
            "[#]_",
            ".. [#] ",
            "`_",
            "`__",
            "<u>",
            "::",
            "\n::\n\n  ",
            ".. _a: ",
            "a_",
            ":ref:`",
            "+--+\n",
            "|lamp",
            "\t",
            "\r\n",
            "\u{c}",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|it| it.concat())
}

proptest! {
    #[test]
    fn marks_lie_on_their_words(text in marked_text()) {
        for name in ["lamp.md", "lamp.rst"] {
            assert_sound(&read(name, text.clone().into()).unwrap());
        }
    }

    #[test]
    fn prose_without_marks_is_read_as_plain_text(text in "([A-Za-zé灯][a-zé灯]{0,8}[ ,.;]{1,2}){1,12}(\n{1,3}([A-Z][a-zé灯]{0,8}[ ,.]){1,9}){0,6}") {
        let plain = read("lamp.txt", text.clone().into()).unwrap();
        for name in ["lamp.md", "lamp.rst"] {
            let document = read(name, text.clone().into()).unwrap();
            prop_assert_eq!(document.text.normal(), plain.text.normal());
        }
    }
}
