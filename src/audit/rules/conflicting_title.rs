use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::titles;
use crate::audit::wording::contradict;
use crate::audit::wording::unrelated;
use crate::extract::MentionKind;
use crate::text::Span;
use crate::text::fold_words;

pub(super) static RULE: Rule = Rule {
    id: "conflicting-title",
    group: Group::Duplicated,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    summary: "one symbol cited with two titles",
    reason: "A document has one title, so that one of the two is misquoted or the symbol is that of another document.",
    page: include_str!("../../../docs/rules/conflicting-title.md"),
    check,
};

/// Most places listed for one title.
const LISTED: usize = 5;

/// Weight of the title that the document itself prints, against texts that cite it.
const OWN: usize = 1000;

/// One wording of a title with the places that have it.
struct Wording {
    printed: String,
    places: Vec<(usize, Span)>,
    texts: BTreeSet<usize>,
    own: bool,
}

impl Wording {
    fn weight(&self) -> usize {
        self.texts.len() + if self.own { OWN } else { 0 }
    }
}

/// Wordings by symbol, language and kind, then by their folded words.
type Wordings<'a> = BTreeMap<(String, &'a str, Kind), BTreeMap<Vec<String>, Wording>>;

/// What the words are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// A quoted title.
    Title,
    /// The subject in the words of the citing text, which need not be those of the document.
    Subject,
}

impl Kind {
    fn differ(self, a: &[String], b: &[String]) -> bool {
        match self {
            Self::Title => contradict(a, b),
            Self::Subject => unrelated(a, b),
        }
    }

    fn verb(self) -> &'static str {
        match self {
            Self::Title => "entitled",
            Self::Subject => "said to be on",
        }
    }
}

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    for ((symbol, _, kind), wordings) in wordings(input) {
        let mut wordings: Vec<(Vec<String>, Wording)> = wordings.into_iter().collect();
        wordings.sort_by_key(|(_, it)| (Reverse(it.weight()), it.places.first().copied()));
        let [(words, usual), others @ ..] = wordings.as_slice() else {
            continue;
        };
        for (_, wording) in others.iter().filter(|it| kind.differ(&it.0, words)) {
            let Some(&(document, span)) = wording.places.first() else {
                continue;
            };
            let verb = kind.verb();
            let message = format!(
                "{symbol} is {verb} “{}” here and “{}” elsewhere",
                wording.printed, usual.printed
            );
            let mut reported = report.at(document, span, message);
            if kind == Kind::Subject {
                reported = reported.severity(Severity::Note);
            }
            for &(document, span) in wording.places.iter().skip(1).take(LISTED) {
                reported = reported.fact_at(format!("{verb} “{}”", wording.printed), document, span);
            }
            for &(document, span) in usual.places.iter().take(LISTED) {
                let own = if usual.own { ", its own title" } else { "" };
                reported = reported.fact_at(format!("{verb} “{}”{own}", usual.printed), document, span);
            }
            reported.suggest("look the document up: correct the title, or the symbol that stands with it");
        }
    }
}

fn wordings<'a>(input: &Input<'a>) -> Wordings<'a> {
    let resolved = input.resolved;
    let mut found = Wordings::new();
    let mut add = |(symbol, kind): (String, Kind), document: usize, printed: String, span: Span, own: bool| {
        let language = resolved.corpus.head(document).language.as_str();
        let words = fold_words(&printed);
        let wording = found
            .entry((symbol, language, kind))
            .or_default()
            .entry(words)
            .or_insert_with(|| Wording {
                printed,
                places: Vec::new(),
                texts: BTreeSet::new(),
                own: false,
            });
        wording.places.push((document, span));
        wording.texts.insert(document);
        wording.own |= own;
    };
    for document in 0..resolved.corpus.len() {
        let head = resolved.corpus.head(document);
        if let (Some(own), Some(title)) = (head.symbols.first(), head.title.as_deref().and_then(numbered_title)) {
            let place = head.title_span.or_else(|| head.symbol_spans.first().copied());
            let name = key(input, own.to_string(), None);
            add(
                (name, Kind::Title),
                document,
                title.to_owned(),
                place.unwrap_or_default(),
                true,
            );
        }
        for mention in &resolved.corpus.extracted(document).mentions {
            let MentionKind::Symbol(symbol) = &mention.kind else {
                continue;
            };
            // A title behind "annex II" is that of the annex.
            let of_a_part = |it: &String| input.catalogue.phrases.citing.part_locator.is_match(it);
            if symbol.from_url || mention.locator.as_ref().is_some_and(of_a_part) {
                continue;
            }
            let titles = [
                (Kind::Title, titles::given(input, document, mention)),
                (Kind::Subject, titles::subject(input, document, mention)),
            ];
            for (kind, title) in titles {
                let Some(title) = title else {
                    continue;
                };
                let name = key(input, symbol.symbol.to_string(), symbol.lettered_part.as_deref());
                add((name, kind), document, title.words, title.span, false);
            }
        }
    }
    found
}

/// The name of the document that a symbol means, with the lettered part of a resolution that has several.
fn key(input: &Input<'_>, symbol: String, part: Option<&str>) -> String {
    let names = &input.resolved.names;
    let entry = names.of_whole(&symbol).and_then(|it| names.get(it));
    let name = entry.map_or(symbol, |it| it.key.clone());
    match part {
        Some(part) => format!("{name}[{part}]"),
        None => name,
    }
}

/// The title of a numbered resolution, without its number: "75/144. Lamps of the coast".
fn numbered_title(title: &str) -> Option<&str> {
    let (number, words) = title.split_once(". ")?;
    let plain = number.contains('/') && number.bytes().all(|it| it.is_ascii_digit() || it == b'/');
    plain.then_some(words)
}
