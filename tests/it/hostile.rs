//! Hostile and broken input: nothing panics, nothing takes more than linear time, and what cannot be
//! read is named with a reason.

use std::time::Duration;
use std::time::Instant;

use ibid::Build;
use ibid::export::records;
use ibid::read::Source;
use ibid::resolve::Options;

/// Texts that are nothing but one piece over and over, each with a name for messages.
const UNITS: &[(&str, &str)] = &[
    ("brackets", "["),
    ("bracket pairs", "[a]("),
    ("nested", "[a [b](c "),
    ("stars", "*"),
    ("spaced stars", " *a"),
    ("bold", " **a *b"),
    ("parens", "("),
    ("quotes", "“"),
    ("quote text", "“lamp "),
    ("slashes", "A/"),
    ("spaced slashes", " A/A/A/A/A"),
    ("symbols", "A/75/745-S/2021/156, "),
    ("joint", "A/75/745-S/2021/156-E/2021/15-"),
    ("list", "A/75/745, 746 and Add.1, "),
    ("damaged", "A/RES72/276 "),
    ("damaged half", "A/37/118-5/14910, "),
    ("damaged and sound", "A/RES72/276 A/75/745 "),
    ("much damage", "A/1l1O,1//sB "),
    ("range", "S/2020/90-93"),
    ("sup", "<sup>"),
    ("sup pairs", "<sup>1</sup>"),
    ("sup words", "lamp<sup>1</sup> "),
    ("raised", "lamp.¹ "),
    (
        "page",
        "The lamp 1 and the boat 1 left.\n\n_____\n 1  Harbour list, p. 3.\n\n",
    ),
    ("number zones", "_____\n1\n2\n3\n"),
    ("note heading", "Notes\n1 Lamp 2,3\n"),
    ("slash notes", "lamp 1/\n1/ See.\n"),
    ("sign notes", "lamp* 12a\n* Lamp.\na Lamp\n"),
    ("notes over pages", "_____\n1 Lamp of\n\x0c"),
    ("digits", "1"),
    ("series lists", "RFCs 2616, 7230, "),
    ("series range", "Treaty Series, vol. 75, Nos. 970-973, 974, "),
    ("series anchors", "Treaty Series RFC PEP no. "),
    ("series role", ":pep:`a "),
    ("identifiers", "10.1000/a("),
    ("identifier slashes", "10.1000/"),
    ("applications", "applications nos. 1/05 and "),
    ("headers", "Obsoletes: 2068,\n  2616, "),
    ("ibid", "Ibid. "),
    ("ibid lines", "1 Ibid.\n"),
    ("ibid notes", "\n\n¹ Ibid."),
    ("ibid notes 2", "\n\n¹ Ibid. Ibid."),
    ("op cit", "op. cit. "),
    (
        "op cit notes",
        "\n\n¹ Ann Lamp, Book of Lamps (Pier, 2009); Bo Hall, op. cit. ",
    ),
    ("footnote", "see footnote 3 above "),
    ("note refs", "x.¹ see footnote 1 above\n\n¹ A/75/745\n\n"),
    ("urls", "http://a.example/b "),
    ("url lines", "http://a.example/b-\n"),
    ("url tail", "http://a.example/b)"),
    ("closing parens", ")"),
    ("links", "[a](http://b.example/c) "),
    ("doc links", "[A/75/745](https://undocs.org/A/75/745) "),
    ("dumped links", "http://a.example/bcdef\n\n"),
    ("broken dumped", "x http://a.example/b\nc\n\nhttp://a.example/bcdef\n\n"),
    ("available", "available at ferry.example.org/1 "),
    ("resolutions", "resolution 822 (1993) "),
    ("resolution list", "853 (1993), "),
    ("cue", "resolutions "),
    ("cue and item", "resolution 1/1 and "),
    ("enclosed", "第1/1、"),
    ("enclosed bare", "第1、"),
    ("titles", "resolution 70/1, entitled “"),
    ("parts", "resolutions 1/1 A, B, C "),
    ("shortened", "resolutions A/70/1, "),
    (
        "supplements",
        "Official Records of the General Assembly, Seventy-first Session, Supplement No. 53A ",
    ),
    ("letters", "letter dated 3 May 2020 from "),
    ("letters 2", "the letter of 3 May 2020 (A/75/745), "),
    ("letter list", "3 May 2020, "),
    ("own letters", "my letter dated 3 May 2020. "),
    ("annexes", "Annex\n\nthe letter of 3 May 2020\n\n"),
    ("paragraphs", "1. The lamp in paragraph 7 above\n\n"),
    ("calls", "lamp.1 "),
    ("calls and notes", "lamp.1 \n____________\n 1  Lamp.\n"),
    ("plain notes", "lamp.1 lamp.2 lamp.3\n____________\n 4  Lamp.\n"),
    ("books", "\n\n¹ Ann Lamp, *Book of Lamps* (Pier, 2009), p. 3; "),
    ("long note", "; Ann Lamp, *Book* (Pier, 2009)"),
    ("italics", "*a* "),
    ("dots", "A/75/745.x"),
    ("blank dots", "A/75/745.    "),
    ("blanks", " "),
    ("line ends", "\n"),
    ("crlf", " \r\n"),
    ("feeds", "\x0c"),
    ("entities", "&amp"),
    ("backslashes", "\\"),
    ("percent", "https://undocs.org/%2"),
    ("rules", "_____\n"),
    ("hashes", "# "),
    ("cjk", "号决议"),
    ("lone numbers", "17\n"),
    ("lone numbers under rules", "_____\n1\n2\nA lamp.\nA boat.\n\n"),
    ("see above", "see para. 5 above "),
    (
        "said judgments",
        "Lamp v. Boat, Judgment of 3 May 2011; the said judgment ",
    ),
    (
        "said letters",
        "x.¹ the said letter\n\n¹ Letter dated 3 May 2011 from Ann Lamp.\n\n",
    ),
    (
        "letters and the said letter",
        "letter dated 3 May 2011 (A/75/745), the said letter ",
    ),
    ("notes below", "x.¹ see note 1 below\n\n¹ Lamp.\n\n"),
    ("headings", "II. Lamps\n\nB. Boats\n\nTable 3\n"),
    ("short titles", "\n\n¹ Ann Lamp, Book (Pier, 2009); Lamp, Book, p. 3."),
];

/// Sizes compared, small enough for a build without optimisation to be quick.
const SMALL: usize = if cfg!(debug_assertions) { 4_000 } else { 128_000 };

/// How many times larger the large text is.
const GROWTH: usize = 8;

/// Most times longer that the large text may take. Linear work takes 8 times as long, quadratic 64.
const SLACK: f64 = 24.0;

/// Times below this say nothing.
const NOISE: Duration = Duration::from_millis(100);

fn source(name: &str, bytes: impl Into<Vec<u8>>) -> Source {
    Source {
        name: name.to_owned(),
        bytes: bytes.into(),
    }
}

/// Builds a collection of one file and writes its records; gives the number of their bytes.
fn run(text: &str) -> usize {
    let build = Build::new(vec![source("x.txt", text)], &Options::default()).unwrap();
    assert_eq!(build.unread, []);
    let mut out = Vec::new();
    records::write(&build.resolved, &mut out).unwrap();
    out.len()
}

/// The shorter of two runs, and the bytes of its records.
fn time(text: &str) -> (Duration, usize) {
    let once = || {
        let start = Instant::now();
        let written = run(text);
        (start.elapsed(), written)
    };
    once().min(once())
}

/// A text and a larger one of the same make take time in proportion. Measured anew where they do not:
/// the machine may have been busy.
fn in_proportion(name: &str, small: &str, large: &str) {
    let mut seen = Vec::new();
    for _ in 0..4 {
        let ((short, few), (long, many)) = (time(small), time(large));
        assert!(
            many < few * GROWTH * 2,
            "{name}: {GROWTH} times the text made {few} bytes of records {many}"
        );
        if long < NOISE || long.as_secs_f64() < short.as_secs_f64() * SLACK {
            return;
        }
        seen.push((short, long));
    }
    panic!("{name}: {GROWTH} times the text takes more than {SLACK} times as long: {seen:?}");
}

#[test]
fn repeated_pieces_take_linear_time() {
    for (name, piece) in UNITS {
        let count = SMALL / piece.len();
        in_proportion(name, &piece.repeat(count), &piece.repeat(count * GROWTH));
    }
}

#[test]
fn what_stands_before_repeated_pieces_does_not_matter() {
    for start in [
        "<sup>",
        "[a](",
        "“",
        "A/75/745, ",
        "x.1\n____________\n 1  ",
        "A lamp.¹\n\n¹ Ann Lamp, ",
        "Lamp.1 \n\nNotes\n\n1 ",
        "http://a.example/",
    ] {
        for piece in [
            "(",
            "“",
            "1",
            "a",
            ")",
            "a;",
            ", ",
            "-",
            "/",
            " and",
            "[",
            "Ann ",
            "\n ",
            "1900 ",
            "A/75/745\n",
            "Ibid. ",
            "\"a\", ",
        ] {
            let count = SMALL / 4 / piece.len();
            let text = |count: usize| format!("{start}{}", piece.repeat(count));
            in_proportion(&format!("{start} {piece}"), &text(count), &text(count * GROWTH));
        }
    }
}

#[test]
fn five_megabytes_on_one_line_are_read() {
    let size = if cfg!(debug_assertions) { 200_000 } else { 5_000_000 };
    let words = "the lamp of A/75/745 was lit.1 Ibid., para. 3, see resolution 822 (1993) and https://a.example/b; ";
    assert!(run(&words.repeat(size / words.len())) > size);
}

#[test]
fn strange_files_are_read() {
    for text in [
        "",
        "\n",
        "\u{feff}",
        "<sup>99999999999</sup>",
        "<sup>1</sup> 99999999999999999999999",
        "A lamp.<sup>99999999999</sup>\n\n<sup>99999999999</sup> Ibid.",
        "[open",
        "[a](b",
        "“open",
        "(((((",
        "*a **b ***c",
        "A/",
        "/",
        "A/75/745-",
        "S/2020/90-99999999999999",
        "A/72/508, 99999999999999999999 and Add.99999999999",
        "99999999999999. The lamp in paragraph 99999999999999 above",
        "letter dated 99 May 9999 from",
        "resolution 9999 (9999), 99999/99999 and 9999 (XXXXXXXX)",
    ] {
        run(text);
    }
}

#[test]
fn unreadable_files_are_named_and_the_rest_goes_on() {
    let sources = vec![
        source("binary.txt", b"\x00\x01\x02\xff\xfe lamp".to_vec()),
        source("empty.txt", b"".to_vec()),
        source("letter.txt", b"See A/75/745.".to_vec()),
        source("nul.txt", b"A/75/745\0\0\0".to_vec()),
        source("paper.pdf", b"%PDF-1.7\n%\xe2\xe3".to_vec()),
        source("torn.txt", b"lamps \xff\xfe\xc3( of A/75/745".to_vec()),
        source("zip.docx", b"PK\x03\x04rest".to_vec()),
    ];
    let build = Build::new(sources, &Options::default()).unwrap();
    let unread: Vec<String> = build.unread.iter().map(ToString::to_string).collect();
    let expected = [
        "binary.txt: binary data, not a text",
        "nul.txt: binary data, not a text",
        "paper.pdf: is a damaged PDF file",
        "zip.docx: a ZIP container",
    ];
    assert_eq!(unread.len(), expected.len(), "{unread:?}");
    for (message, start) in unread.iter().zip(expected) {
        assert!(message.starts_with(start), "{message}");
    }
    assert_eq!(build.resolved.corpus.len(), 3);
    assert_eq!(build.graph.find("A/75/745").len(), 1);
    let empty = build.resolved.corpus.document(0);
    assert_eq!(empty.diagnostics[0].message, "no text in this file");
}
