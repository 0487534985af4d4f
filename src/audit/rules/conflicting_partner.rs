use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::catalogue::Symbol;
use crate::extract::Part;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "conflicting-partner",
    group: Group::Duplicated,
    severity: Severity::Error,
    confidence: Confidence::Certain,
    summary: "one half of a joint symbol with two different other halves",
    reason: "Each half of a joint symbol belongs to one document, and so has one partner.",
    page: include_str!("../../../docs/rules/conflicting-partner.md"),
    check,
};

/// Most places listed for one partner.
const LISTED: usize = 5;

/// Weight of a joint symbol that a document prints as its own, against texts that cite it.
const OWN: usize = 1000;

/// Where a half stands with one partner.
#[derive(Default)]
struct Seen {
    places: Vec<(usize, Span)>,
    texts: BTreeSet<usize>,
    own: bool,
}

impl Seen {
    fn weight(&self) -> usize {
        self.texts.len() + if self.own { OWN } else { 0 }
    }
}

/// Partners of each half, by the half and the partner's organ.
type Halves = BTreeMap<(String, String), BTreeMap<String, Seen>>;

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    for ((half, _), partners) in halves(input) {
        // The partner that the fewest texts name comes first: that is where the misprint probably stands.
        let mut partners: Vec<(String, Seen)> = partners.into_iter().collect();
        partners.sort_by_key(|(_, it)| (it.weight(), std::cmp::Reverse(it.places.first().copied())));
        let [(partner, seen), others @ ..] = partners.as_slice() else {
            continue;
        };
        let (Some(&(document, span)), false) = (seen.places.first(), others.is_empty()) else {
            continue;
        };
        let names: Vec<&str> = others.iter().map(|it| it.0.as_str()).collect();
        let message = format!(
            "{half} is joined with {partner} here and with {} elsewhere",
            names.join(", ")
        );
        let mut reported = report.at(document, span, message);
        let places = |it: &Seen, from| it.places.iter().skip(from).take(LISTED).copied().collect::<Vec<_>>();
        for (document, span) in places(seen, 1) {
            reported = reported.fact_at(format!("joined with {partner}"), document, span);
        }
        for (partner, seen) in others {
            for (document, span) in places(seen, 0) {
                let own = if seen.own { ", as its own symbol" } else { "" };
                reported = reported.fact_at(format!("joined with {partner}{own}"), document, span);
            }
        }
        reported.suggest("look the document up and correct the symbol that does not fit");
    }
}

fn halves(input: &Input<'_>) -> Halves {
    let corpus = &input.resolved.corpus;
    let mut halves = Halves::new();
    for document in 0..corpus.len() {
        let head = corpus.head(document);
        let own = head.symbols.iter().zip(&head.symbol_spans);
        let cited = corpus
            .extracted(document)
            .mentions
            .iter()
            .filter(|it| it.part != Part::Masthead);
        let cited = cited.filter_map(|it| Some((&it.symbol()?.symbol, it.span)));
        let all = own
            .map(|(symbol, span)| (symbol, *span, true))
            .chain(cited.map(|(symbol, span)| (symbol, span, false)));
        for (symbol, span, own) in all.filter(|it| it.0.is_joint()) {
            for (half, partner, organ) in pairs(symbol) {
                let seen = halves.entry((half, organ)).or_default().entry(partner).or_default();
                seen.places.push((document, span));
                seen.texts.insert(document);
                seen.own |= own;
            }
        }
    }
    halves
}

/// Each half with its partners of one organ, and the organ.
fn pairs(symbol: &Symbol) -> Vec<(String, String, String)> {
    let mut pairs = Vec::new();
    for (at, half) in symbol.parts().iter().enumerate() {
        let mut partners: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (_, other) in symbol.parts().iter().enumerate().filter(|it| it.0 != at) {
            partners
                .entry(other.split('/').next().unwrap_or(""))
                .or_default()
                .push(other);
        }
        pairs.extend(
            partners
                .into_iter()
                .map(|(organ, it)| (half.clone(), it.join("-"), organ.to_owned())),
        );
    }
    pairs
}
