//! What holds for every text.

use std::fmt::Write as _;

use ibid::catalogue::Catalogue;
use ibid::extract::Extracted;
use ibid::extract::extract;
use ibid::read::Document;
use ibid::read::Source;
use ibid::read::read;
use ibid::text::Span;
use proptest::prelude::*;

/// Pieces that recognition stumbles over, mixed into arbitrary letters.
const SNIPPETS: &[&str] = &[
    "A/75/745-S/2021/156",
    "S/RES/2551 (2020)",
    "A/72/508, 889 and Add.1",
    "S/2020/90–93",
    "A/RES/57/270\nB",
    "resolutions 822 (1993), 47/19 and 1244",
    "Security Council decision ",
    "резолюциях 47/19 от 3 ноября 1993 года, 48/16 A и B и ",
    "قرارها 217 ألف (د-3) و",
    "قراري الجمعية العامة ٦٠/١ و ٧٠/١",
    "第2712（2023）和2720(2023)号、2012年7月27日第66/288号决议",
    "UNSCR 2231 of the ",
    "General Assembly resolutions A/70/1, 75/1 to 75/99 ",
    "PRST/2009/24",
    "my letter dated 24 February and 3 March 2020 from the keeper addressed to the pier",
    " (15 April 2020)",
    "Ibid.",
    "ibid., para. 60",
    "Там же",
    "op. cit., p. 3",
    "supra note 2",
    "see footnote 3 above",
    "<sup>1</sup>",
    "<sup>99999999999</sup>",
    "<sup>",
    "¹",
    "²³",
    "[x](#)",
    "[A/75/745](https://undocs.org/en/A/75/745)",
    "[*a](b*)",
    "[^1]",
    "[[",
    "](",
    "*A Keeper’s Year*",
    "**bold**",
    "*",
    "“Lamps; a survey”",
    "“",
    "https://example.org/the-ferry-\nthat-waited",
    "www.example.org/a%20\n%C3%89)).",
    "<https://example.org/x>",
    "available at ferry.example.org/1.",
    "__________________",
    "---",
    "\n 1  ",
    "\n\n¹ ",
    "\n2 Ibid.",
    "\n\n",
    "\r\n",
    "\r",
    "\x0c",
    "\u{a0}",
    "\u{ad}",
    "\u{feff}",
    "\u{202e}",
    "ﬁ",
    "Ａ／７５／７",
    "&amp;",
    "\\*",
    "# ",
    "Distr.: General\n5 February 2016\n",
    "Seventieth session\n",
    "Letter dated 3 February 2016 from the Keeper addressed to the Secretary-General\n\n",
    "Annex I\n",
    "1. The lamp",
    "paragraph 3 above",
    " ",
    "; ",
    ". ",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => proptest::sample::select(SNIPPETS).prop_map(str::to_owned),
        1 => any::<String>().prop_map(|it| it.chars().take(12).collect()),
        1 => "[a-zA-Z0-9 /.,;()-]{0,12}",
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|it| it.concat())
}

fn understood(bytes: &[u8]) -> Option<(Document, Extracted)> {
    let source = Source {
        name: "x.txt".to_owned(),
        bytes: bytes.to_vec(),
    };
    let document = read(&source).ok()?;
    let extracted = extract(&document, Catalogue::builtin().unwrap());
    Some((document, extracted))
}

/// All spans of what was found, each group in its order.
fn spans(document: &Document, extracted: &Extracted) -> [(&'static str, Vec<Span>); 9] {
    let of = |spans: &mut dyn Iterator<Item = Span>| spans.collect();
    [
        ("notes", of(&mut extracted.notes.iter().map(|it| it.span))),
        ("markers", of(&mut extracted.notes.iter().map(|it| it.marker_span))),
        ("calls", of(&mut extracted.calls.iter().map(|it| it.span))),
        ("mentions", of(&mut extracted.mentions.iter().map(|it| it.span))),
        ("annexes", extracted.annexes.clone()),
        ("superscripts", document.superscripts.clone()),
        ("italics", document.italics.clone()),
        ("links", of(&mut document.links.iter().map(|it| it.span))),
        ("rules", document.rules.clone()),
    ]
}

fn check(bytes: &[u8]) -> Result<(), TestCaseError> {
    let Some((document, extracted)) = understood(bytes) else {
        return Ok(());
    };
    let normal = document.text.normal();
    for (what, spans) in spans(&document, &extracted) {
        prop_assert!(spans.is_sorted(), "{what} are not in order: {spans:?}");
        for span in spans {
            prop_assert!(
                normal.get(span.range()).is_some(),
                "{what}: {span:?} is no part of the text"
            );
            let file = document.text.to_file(span);
            prop_assert!(
                file.range().end <= bytes.len(),
                "{what}: {span:?} leads past the file, to {file:?}"
            );
            prop_assert!(file.start <= file.end);
            document.text.as_printed(span);
            document.text.place(span.start);
            document.text.sentence(span, None, 240);
        }
    }
    let starts: Vec<u32> = normal
        .char_indices()
        .map(|(at, _)| document.text.to_file(Span::new(at, at)).start)
        .collect();
    prop_assert!(starts.is_sorted(), "the map to the file turns back: {starts:?}");
    for span in extracted.notes.windows(2) {
        prop_assert!(!span[0].span.overlaps(span[1].span), "notes overlap");
    }
    for mention in &extracted.mentions {
        let note = mention.note.map(|it| extracted.notes[it].span);
        prop_assert!(
            note.is_none_or(|it| it.contains(mention.span.start as usize)),
            "a mention stands outside its note"
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everything_found_points_into_the_text_and_the_file(text in texts()) {
        check(text.as_bytes())?;
    }

    #[test]
    fn other_encodings_point_into_their_file(text in texts()) {
        let wide: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&wide)?;
    }

    #[test]
    fn arbitrary_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        check(&bytes)?;
    }

    #[test]
    fn damaged_text_is_read_or_refused(text in texts(), at in any::<proptest::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = text.into_bytes();
        if !bytes.is_empty() {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        check(&bytes)?;
    }

    #[test]
    fn canonical_symbols_are_read_as_themselves(symbol in symbols()) {
        let catalogue = Catalogue::builtin().unwrap();
        let parsed = catalogue.parse(&symbol).map(|it| it.to_string());
        prop_assert_eq!(parsed.as_deref(), Some(symbol.as_str()));
        let spaced = symbol.replace('/', " / ").to_lowercase();
        let again = catalogue.parse(&spaced).map(|it| it.to_string());
        prop_assert_eq!(again.as_deref(), Some(symbol.as_str()), "in another spelling");
        let found: Vec<String> = catalogue.scan(&format!("see {symbol}, and so on")).map(|it| it.symbol.to_string()).collect();
        prop_assert_eq!(found, [symbol], "in a sentence");
    }
}

fn modifiers() -> impl Strategy<Value = String> {
    let one = (proptest::sample::select(vec!["Add", "Corr", "Rev", "Amend"]), 1..30_u32);
    proptest::collection::vec(one, 0..3).prop_map(|all| {
        all.into_iter().fold(String::new(), |mut text, (kind, number)| {
            let _ = write!(text, "/{kind}.{number}");
            text
        })
    })
}

fn assembly() -> impl Strategy<Value = String> {
    (31..85_u32, 100..1000_u32).prop_map(|(session, number)| format!("A/{session}/{number}"))
}

fn council() -> impl Strategy<Value = String> {
    (1994..2030_u32, 1..1400_u32).prop_map(|(year, number)| format!("S/{year}/{number}"))
}

/// A small grammar of the commonest forms.
fn symbols() -> impl Strategy<Value = String> {
    let year = 1994..2030_u32;
    prop_oneof![
        (assembly(), modifiers()).prop_map(|(it, more)| it + &more),
        (council(), modifiers()).prop_map(|(it, more)| it + &more),
        (assembly(), council()).prop_map(|(a, b)| format!("{a}-{b}")),
        (assembly(), modifiers(), council(), modifiers()).prop_map(|(a, x, b, y)| format!("{a}{x}-{b}{y}")),
        (assembly(), year.clone(), 1..200_u32).prop_map(|(a, year, number)| format!("{a}-E/{year}/{number}")),
        (31..85_u32, 1..400_u32).prop_map(|(session, number)| format!("A/RES/{session}/{number}")),
        (1..2900_u32, year.clone()).prop_map(|(number, year)| format!("S/RES/{number}({year})")),
        (year.clone(), 1..40_u32).prop_map(|(year, number)| format!("S/PRST/{year}/{number}")),
        (1..9999_u32).prop_map(|number| format!("S/PV.{number}")),
        (year.clone(), 1..300_u32, modifiers()).prop_map(|(year, number, more)| format!("E/{year}/{number}{more}")),
        (1..30_u32, year.clone(), 1..99_u32).prop_map(|(body, year, number)| format!("E/CN.{body}/{year}/{number}")),
        (year, 1..30_u32, modifiers()).prop_map(|(year, number, more)| format!("ST/SGB/{year}/{number}{more}")),
    ]
}
