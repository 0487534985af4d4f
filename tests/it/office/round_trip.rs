//! Whatever paragraphs, notes and links a document has: written as Word and as OpenDocument have them, they are read
//! back as they were.

use proptest::prelude::Strategy;
use proptest::prelude::any;
use proptest::proptest;
use proptest::sample::select;

use super::pack::calls;
use super::pack::docx;
use super::pack::links;
use super::pack::notes;
use super::pack::odt;
use super::pack::text;

/// A piece of a paragraph.
#[derive(Clone, Debug)]
enum Piece {
    Words(&'static str),
    Link(&'static str),
    /// A note with its words; `true` for one at the end of the document.
    Note(&'static str, bool),
}

const WORDS: &[&str] = &["lamps", "A/75/745", "R&D <x>", "лампы", "“quoted”", "2272 (2016)", "灯"];

const ADDRESS: &str = "https://example.org/?a=1&b=2";

fn pieces() -> impl Strategy<Value = Vec<Vec<Piece>>> {
    let piece = (select(WORDS), 0..4_u8, any::<bool>()).prop_map(|(words, kind, at_end)| match kind {
        0 | 1 => Piece::Words(words),
        2 => Piece::Link(words),
        _ => Piece::Note(words, at_end),
    });
    proptest::collection::vec(proptest::collection::vec(piece, 1..5), 1..6).prop_map(|mut paragraphs| {
        // A paragraph starts with words.
        paragraphs.iter_mut().for_each(|it| it.insert(0, Piece::Words("Para")));
        paragraphs
    })
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The text that a reader should give: notes numbered by run, those of the end in Roman numbers behind the others.
#[derive(Default)]
struct Expected {
    text: String,
    links: Vec<&'static str>,
    foot: Vec<&'static str>,
    end: Vec<&'static str>,
    called: Vec<String>,
}

const ROMAN: &[&str] = &[
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
    "xviii", "xix", "xx", "xxi", "xxii", "xxiii", "xxiv", "xxv",
];

fn expected(paragraphs: &[Vec<Piece>]) -> Expected {
    let mut it = Expected::default();
    for paragraph in paragraphs {
        for piece in paragraph {
            match piece {
                Piece::Words(words) => it.text.push_str(&format!("{words}, ")),
                Piece::Link(words) => {
                    it.text.push_str(&format!("{words}, "));
                    it.links.push(words);
                }
                Piece::Note(words, at_end) => {
                    let run = if *at_end { &mut it.end } else { &mut it.foot };
                    let marker = match at_end {
                        true => ROMAN[run.len()].to_owned(),
                        false => (run.len() + 1).to_string(),
                    };
                    run.push(words);
                    // A call stands right behind the word before it.
                    it.text.truncate(it.text.trim_end_matches(' ').len());
                    it.text.push_str(&format!("{marker}, "));
                    it.called.push(marker);
                }
            }
        }
        it.text.truncate(it.text.trim_end().len());
        it.text.push_str("\n\n");
    }
    let foot = it
        .foot
        .iter()
        .enumerate()
        .map(|(at, words)| format!("{} {words}\n", at + 1));
    let foot: String = foot.collect();
    let end: String = it
        .end
        .iter()
        .enumerate()
        .map(|(at, words)| format!("{} {words}\n", ROMAN[at]))
        .collect();
    let runs = [foot, end].into_iter().filter(|it| !it.is_empty());
    let runs: Vec<String> = runs.map(|it| format!("_____\n{it}")).collect();
    it.text.push_str(&runs.join("\n"));
    it.text.truncate(it.text.trim_end().len());
    it
}

fn as_docx(paragraphs: &[Vec<Piece>]) -> ibid::read::Document {
    let (mut body, mut foot, mut end) = (String::new(), String::new(), String::new());
    // Ids are not the numbers displayed.
    let mut id = 90;
    for paragraph in paragraphs {
        body.push_str("<w:p>");
        for piece in paragraph {
            let run = |words: &str| format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(words));
            match piece {
                Piece::Words(words) => body.push_str(&run(words)),
                Piece::Link(words) => {
                    body.push_str(&format!("<w:hyperlink r:id=\"rId0\">{}</w:hyperlink>", run(words)));
                }
                Piece::Note(words, at_end) => {
                    let (kind, part) = match at_end {
                        true => ("endnote", &mut end),
                        false => ("footnote", &mut foot),
                    };
                    id -= 1;
                    body.push_str(&format!("<w:r><w:{kind}Reference w:id=\"{id}\"/></w:r>"));
                    part.push_str(&format!("<w:{kind} w:id=\"{id}\"><w:p>{}</w:p></w:{kind}>", run(words)));
                }
            }
            body.push_str(&run(", "));
        }
        body.push_str("</w:p>");
    }
    docx(
        &body,
        &[
            ("hyperlink", &escaped(ADDRESS)),
            ("footnotes", &foot),
            ("endnotes", &end),
        ],
    )
}

fn as_odt(paragraphs: &[Vec<Piece>]) -> ibid::read::Document {
    let mut body = String::new();
    let (mut foot, mut end) = (0, 0);
    for paragraph in paragraphs {
        body.push_str("<text:p>");
        for piece in paragraph {
            match piece {
                Piece::Words(words) => body.push_str(&escaped(words)),
                Piece::Link(words) => body.push_str(&format!(
                    "<text:a xlink:href=\"{}\">{}</text:a>",
                    escaped(ADDRESS),
                    escaped(words)
                )),
                Piece::Note(words, at_end) => {
                    let (class, marker) = match at_end {
                        true => {
                            end += 1;
                            ("endnote", ROMAN[end - 1].to_owned())
                        }
                        false => {
                            foot += 1;
                            ("footnote", foot.to_string())
                        }
                    };
                    body.push_str(&format!(
                        "<text:note text:note-class=\"{class}\"><text:note-citation>{marker}</text:note-citation>\
                         <text:note-body><text:p>{}</text:p></text:note-body></text:note>",
                        escaped(words)
                    ));
                }
            }
            body.push_str(", ");
        }
        body.push_str("</text:p>");
    }
    odt("", &body)
}

proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(64))]

    #[test]
    fn what_is_written_is_read(paragraphs in pieces()) {
        let expected = expected(&paragraphs);
        for document in [as_docx(&paragraphs), as_odt(&paragraphs)] {
            assert_eq!(text(&document), expected.text, "{}", document.format);
            let read = links(&document);
            assert_eq!(read.iter().map(|it| it.0).collect::<Vec<_>>(), expected.links);
            assert!(read.iter().all(|it| it.1 == ADDRESS));
            let read: Vec<&str> = notes(&document).iter().map(|it| it.1.split_once(' ').unwrap().1).collect();
            assert_eq!(read, [expected.foot.clone(), expected.end.clone()].concat());
            let read = calls(&document);
            assert_eq!(read.iter().map(|it| it.0).collect::<Vec<_>>(), expected.called);
            assert!(read.iter().all(|it| it.1 == Some(it.0)), "each call is tied to the note of its marker");
        }
    }
}
