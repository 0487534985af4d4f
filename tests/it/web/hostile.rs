//! Damaged and hostile files: no panic, no hang, and time in proportion to the bytes.

use std::fs;
use std::time::Duration;
use std::time::Instant;

use crate::mutator::mutated;
use crate::mutator::read;
use crate::support::root;

/// Mutations of each of the small files.
const MUTATIONS: u64 = 14;

/// Far more than any file of these tests takes, on a slow machine too.
const PATIENCE: Duration = Duration::from_secs(20);

#[test]
fn damaged_files_are_read_or_refused() {
    let mut read_files = 0;
    for entry in fs::read_dir(root().join("tests/it/data/web")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = fs::read(&path).unwrap();
        for seed in 0..MUTATIONS {
            let started = Instant::now();
            match read(&name, mutated(&bytes, seed)) {
                Ok(document) => {
                    read_files += 1;
                    let end = document.text.normal().len();
                    assert!(
                        document.notes.iter().all(|it| it.span.range().end <= end),
                        "{name} {seed}"
                    );
                }
                Err(error) => assert!(
                    !error.reason.contains("its parser does not bear"),
                    "{name} {seed}: {error}"
                ),
            }
            assert!(started.elapsed() < PATIENCE, "{name} {seed}");
        }
    }
    assert!(read_files > 250, "only {read_files} were read");
}

/// Hostile files of about this many pieces, by name.
fn hostile(pieces: usize) -> Vec<(&'static str, String)> {
    let numbered = |form: &str| -> String { (0..pieces).map(|it| form.replace("{}", &it.to_string())).collect() };
    vec![
        ("deep.html", "<div>".repeat(pieces)),
        (
            "deep-closed.html",
            "<div><p>x".repeat(pieces) + &"</div>".repeat(pieces),
        ),
        ("bold.html", "<b>".repeat(pieces)),
        ("reopened.html", numbered("<div><b id={}>x</div></i>")),
        ("attributes.html", format!("<p{}>x", numbered(" a{}=1"))),
        ("names.html", numbered("<x{}>y")),
        (
            "unmatched.html",
            format!(
                "<b><table><td>{}{}",
                "<div>".repeat(pieces),
                "</b></li></p>".repeat(pieces)
            ),
        ),
        ("tables.html", "<table><tr><td>".repeat(pieces)),
        ("comments.html", "<!-- -- >".repeat(pieces)),
        ("dashes.html", "<!--".to_owned() + &"-".repeat(pieces)),
        ("script.html", "<script></scrip".repeat(pieces)),
        ("ampersands.html", "&am&#x;&#1".repeat(pieces)),
        ("lists.html", "<ol reversed><li>".repeat(pieces)),
        (
            "one-note.html",
            numbered("<sup><a href=#n id=r{}>1</a></sup>") + "<p id=n>1 x " + &numbered("<a href=#r{}>1</a>"),
        ),
        (
            "many-notes.html",
            numbered("<sup><a href=#n{}>1</a></sup>") + &numbered("<i id=n{}>1 "),
        ),
        (
            "nested-notes.html",
            numbered("<sup><a href=#n{}>1</a></sup>") + &numbered("<div id=n{}>1 "),
        ),
        (
            "terms.html",
            "<sup><a href=#n>1</a></sup><dl><dt id=n>1".to_owned() + &"<dd>x".repeat(pieces),
        ),
        ("deep.xml", "<a>".repeat(pieces)),
        ("empty.xml", format!("<a>{}</a>", "<b/>".repeat(pieces))),
        ("attributes.xml", format!("<a{}/>", numbered(" a{}='1'"))),
        (
            "notes.xml",
            format!("<TEI>{}</TEI>", "<note>x".repeat(pieces) + &"</note>".repeat(pieces)),
        ),
        (
            "references.xml",
            format!(
                "<TEI>{}</TEI>",
                "<note xml:id='a'>x<ref target='#a'>1</ref></note>".repeat(pieces)
            ),
        ),
        (
            "entities.xml",
            format!(
                "<!DOCTYPE a [<!ENTITY b \"{}\">]><a>{}</a>",
                "&b;".repeat(pieces),
                "&b;".repeat(pieces)
            ),
        ),
        ("doctype.xml", "<!DOCTYPE a [".to_owned() + &"<!ENTITY ".repeat(pieces)),
    ]
}

#[test]
fn hostile_files_take_no_more_than_their_bytes() {
    let time = |(name, text): (&'static str, String)| {
        let started = Instant::now();
        let read = read(name, text.into_bytes());
        let reason = read.as_ref().map_or_else(|it| it.reason.clone(), |_| String::new());
        assert!(read.is_ok(), "{name}: {reason}");
        (name, started.elapsed())
    };
    let small: Vec<_> = hostile(2_000).into_iter().map(time).collect();
    for ((name, few), (_, many)) in small.into_iter().zip(hostile(16_000).into_iter().map(time)) {
        println!("{name}: {few:?}, eight times the bytes {many:?}");
        // Quadratic time would be 64 times as much; other work on the machine may double either.
        assert!(
            many < 24 * few + Duration::from_millis(400),
            "{name}: {few:?}, then {many:?}"
        );
    }
}
