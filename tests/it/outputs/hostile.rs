//! Words of documents are untrusted: whatever stands in them comes back from every format, or as what the page says.

use ibid::audit::Outcome;
use proptest::collection::vec;
use proptest::prelude::ProptestConfig;
use proptest::prelude::Strategy;
use proptest::prelude::any;
use proptest::prop_oneof;
use proptest::proptest;
use proptest::sample::select;
use serde_json::Value;

use super::cells;
use super::outcome;
use super::written;

/// Cases of each test; every one writes long texts.
pub(super) const CASES: u32 = 64;

/// Words that mean something to one format or another.
const PIECES: &[&str] = &[
    "]]>",
    "<!--",
    "-->",
    "<b>",
    "&amp;",
    "&#10;",
    "|",
    "\\",
    "`",
    "``",
    "*",
    "_",
    "~~",
    "[x](http://y.example)",
    "![]()",
    "http://y.example/a?b=1",
    "www.y.example",
    "@keeper",
    "keeper@y.example",
    "#12",
    "GH-12",
    "::error::",
    "%0A",
    "%",
    ",",
    ":",
    "\"",
    "'",
    "=1+1",
    "+1",
    "-1",
    "{0}",
    "}}",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\0",
    "\u{1}",
    "\u{1b}[31m",
    "\u{7f}",
    "\u{85}",
    "\u{9b}",
    "\u{202e}",
    "\u{2066}",
    "\u{200f}",
    "\u{feff}",
    "\u{fffe}",
    "\u{2028}",
    "灯塔",
    "ضوء",
    "1. ",
    "- ",
    "# ",
    "\n\n",
    "A/75/742",
    " ",
    "$x$",
    "[^1]",
    "[ ]",
    ">",
    "e\u{301}",
];

pub(super) fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => select(PIECES).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => select(PIECES).prop_map(|it| it.repeat(700)),
    ];
    vec(piece, 1..8).prop_map(|it| it.concat())
}

fn turns_direction(it: char) -> bool {
    "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}".contains(it)
}

/// What Markdown shows of words: one line, cut.
fn on_one_line(words: &str) -> String {
    let shown: String = words.chars().filter(|it| !turns_direction(*it)).collect();
    let parts = shown.split(|it: char| it.is_whitespace() || it.is_control());
    parts.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Without the backslashes and doubled braces of SARIF's messages.
fn plain(message: &str) -> String {
    let mut letters = message.chars();
    let mut plain = String::new();
    while let Some(it) = letters.next() {
        match it {
            '\\' | '{' | '}' => plain.extend(letters.next()),
            it => plain.push(it),
        }
    }
    plain
}

fn json(format: &str, outcome: &Outcome) -> Value {
    serde_json::from_str(&written(format, outcome)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn json_gives_the_words_back(words in words()) {
        let it = json("json", &outcome(&words));
        let finding = &it["findings"][0];
        for found in [&finding["message"], &finding["place"]["text"], &finding["facts"][1]["fact"],
            &finding["repairs"][0]["replacement"], &it["set_aside"][0]["reason"]] {
            assert_eq!(found.as_str(), Some(words.as_str()));
        }
    }

    #[test]
    fn sarif_gives_the_words_back(words in words()) {
        let it = json("sarif", &outcome(&words));
        let result = &it["runs"][0]["results"][0];
        let message = plain(result["message"]["text"].as_str().unwrap());
        assert_eq!(message, format!("{words}\n{words}\nWhat to do: {words}"));
        let related = &result["relatedLocations"][0];
        assert_eq!(plain(related["message"]["text"].as_str().unwrap()), words);
        assert_eq!(related["physicalLocation"]["region"]["snippet"]["text"], words.as_str());
    }

    #[test]
    fn csv_gives_the_words_back_and_no_formula(words in words()) {
        let outcome = outcome(&words);
        let rows = cells(&written("csv", &outcome));
        assert_eq!(rows.len(), 1 + outcome.findings.len() + outcome.set_aside.len());
        let dangerous = |it: &str| it.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
        let guarded = if dangerous(&words) { format!("'{words}") } else { words };
        let column = |name: &str| rows[0].iter().position(|it| it == name).unwrap();
        for name in ["message", "text", "suggestion"] {
            assert_eq!(rows[1][column(name)], guarded);
        }
        assert!(rows.iter().all(|row| row.len() == rows[0].len() && !row.iter().any(|it| dangerous(it))));
    }

    #[test]
    fn github_gives_the_words_back_a_command_a_line(words in words()) {
        let outcome = outcome(&words);
        let text = written("github", &outcome);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), outcome.findings.len() + outcome.not_checked.len());
        for line in &lines {
            assert!(line.starts_with("::") && !line.contains('\r'));
        }
        let message = lines[0].splitn(3, "::").nth(2).unwrap();
        let read = message.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%");
        let tame = |it: char| {
            let kept = matches!(it, '\n' | '\r' | '\t');
            if !kept && (it.is_control() || turns_direction(it)) { '\u{fffd}' } else { it }
        };
        let want: String = words.chars().map(tame).collect();
        assert!(read.starts_with(&format!("{want}\n")), "{read:?} {want:?}");
    }
}

#[cfg(feature = "markdown")]
mod markdown {
    use proptest::prelude::ProptestConfig;
    use proptest::proptest;
    use pulldown_cmark::Event;
    use pulldown_cmark::Options;
    use pulldown_cmark::Parser;
    use pulldown_cmark::Tag;
    use pulldown_cmark::TagEnd;

    use super::CASES;
    use super::on_one_line;
    use super::outcome;
    use super::words;
    use super::written;

    /// The texts of the items of all lists, with what stands in code.
    fn items(text: &str) -> Vec<String> {
        let mut open: Vec<String> = Vec::new();
        let mut items = Vec::new();
        let flavour = Options::all().difference(Options::ENABLE_SMART_PUNCTUATION);
        for event in Parser::new_ext(text, flavour) {
            match event {
                Event::Start(Tag::Item) => open.push(String::new()),
                Event::End(TagEnd::Item) => items.extend(open.pop()),
                Event::Text(words) | Event::Code(words) => {
                    if let Some(item) = open.last_mut() {
                        item.push_str(&words);
                    }
                }
                Event::InlineHtml(html) => assert_eq!(&*html, "<!-- -->"),
                Event::Start(
                    Tag::Paragraph
                    | Tag::Heading { .. }
                    | Tag::List(None)
                    | Tag::Strong
                    | Tag::Table(_)
                    | Tag::TableHead
                    | Tag::TableRow
                    | Tag::TableCell,
                )
                | Event::End(_) => {}
                other => panic!("{other:?} in {text}"),
            }
        }
        items
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(CASES))]

        #[test]
        fn the_words_of_documents_make_no_markup(words in words()) {
            let items = items(&written("markdown", &outcome(&words)));
            let line = on_one_line(&words);
            let shown = |it: &str, before: &str| {
                let it = it.strip_prefix(before).unwrap_or_else(|| panic!("{it:?}")).trim_start();
                match it.strip_suffix('…') {
                    Some(start) => assert!(line.starts_with(start) && start.len() > 300, "{it:?} of {line:?}"),
                    None => assert_eq!(it, line),
                }
            };
            let head = items.iter().find(|it| it.starts_with("error")).unwrap();
            shown(head, "error conflicting-date, line 3, column 5, page 2:");
            let printed = items.iter().find(|it| it.starts_with("printed: "));
            match printed {
                Some(it) => shown(it, "printed:"),
                None => assert_eq!(line, ""),
            }
        }
    }

    #[test]
    fn nothing_is_linked_or_mentioned() {
        let text = written(
            "markdown",
            &outcome("see www.y.example, @keeper #12 GH-12 https://y.example |"),
        );
        for bare in ["www.y", "@keeper", "#12", "GH-12", "://", " |)"] {
            let plain = text
                .lines()
                .filter(|it| it.contains(": see ") && !it.contains("printed: `"));
            let found: Vec<&str> = plain.filter(|it| it.contains(bare)).collect();
            assert!(found.is_empty(), "{bare}: {found:?}");
        }
    }
}
