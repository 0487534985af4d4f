use serde::Serialize;

use crate::catalogue::Catalogue;
use crate::catalogue::PartDescription;
use crate::catalogue::Symbol;
use crate::catalogue::consistency::Context;
use crate::extract;
use crate::read;
use crate::read::Source;
use crate::text::Date;

/// What a text names. The names of the fields are those of the JSON.
#[derive(Serialize)]
pub(super) struct Parsed {
    pub(super) text: String,
    pub(super) symbols: Vec<Described>,
    /// Why the text names nothing, where something can be said.
    pub(super) why: Option<String>,
}

/// One symbol, explained.
#[derive(Serialize)]
pub(super) struct Described {
    pub(super) canonical: String,
    /// What is wrong with the text, where it is no symbol as it stands and this one is only suggested.
    pub(super) malformed: Option<Malformed>,
    series: String,
    names: Vec<String>,
    /// What each part says, in one line.
    pub(super) meaning: Vec<String>,
    pub(super) parts: Vec<DescribedPart>,
    /// The symbol without its last modifier.
    parent: Option<String>,
    pub(super) ancestors: Vec<DescribedAncestor>,
    pub(super) url: Option<String>,
    pub(super) addresses: Vec<Address>,
    /// Date that the text gives for the document.
    quoted_date: Option<String>,
    /// Other documents that the text may mean, and why this one was taken.
    pub(super) alternatives: Vec<String>,
    pub(super) why: Option<String>,
    pub(super) inconsistencies: Vec<DescribedInconsistency>,
}

/// Damage, and what undoes it.
#[derive(Serialize)]
pub(super) struct Malformed {
    pub(super) text: String,
    pub(super) rules: Vec<String>,
    pub(super) why: String,
    /// What else the text may have been.
    pub(super) others: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct DescribedPart {
    symbol: String,
    series: String,
    bodies: Vec<String>,
    pub(super) session: Option<String>,
    pub(super) year: Option<u16>,
    pub(super) period: Option<String>,
    pub(super) kind: String,
    pub(super) number: Option<String>,
    details: Vec<String>,
    modifiers: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct DescribedAncestor {
    pub(super) relation: String,
    pub(super) symbol: String,
}

#[derive(Serialize)]
pub(super) struct Address {
    pub(super) name: String,
    pub(super) url: String,
}

#[derive(Serialize)]
pub(super) struct DescribedInconsistency {
    pub(super) rule: &'static str,
    pub(super) strength: &'static str,
    pub(super) message: String,
    pub(super) source: String,
    pub(super) repairs: Vec<String>,
}

impl Parsed {
    /// The symbol that the whole text is, else every symbol found in it.
    pub(super) fn new(catalogue: &Catalogue, text: String) -> Self {
        let whole = catalogue.parse(&text).or_else(|| catalogue.symbol_of_url(text.trim()));
        let symbols = match whole {
            Some(symbol) => vec![Described::new(catalogue, &symbol, None)],
            None => match damaged(catalogue, &text) {
                Some(it) => vec![it],
                None => found_in(catalogue, &text),
            },
        };
        let why = if symbols.is_empty() {
            catalogue.why_unknown(&text)
        } else {
            None
        };
        Self { text, symbols, why }
    }

    pub(super) fn is_understood(&self) -> bool {
        !self.symbols.is_empty() && self.symbols.iter().all(|it| it.malformed.is_none())
    }
}

/// The likeliest symbol that a damaged text or address was.
fn damaged(catalogue: &Catalogue, text: &str) -> Option<Described> {
    let mut repairs = catalogue.repair(text);
    if repairs.is_empty() {
        repairs = catalogue.repair_url(text.trim());
    }
    let (first, others) = repairs.split_first()?;
    let malformed = Malformed {
        text: text.trim().to_owned(),
        rules: first.rules.clone(),
        why: first.why.clone(),
        others: others.iter().map(|it| it.symbol.to_string()).collect(),
    };
    Some(Described {
        malformed: Some(malformed),
        ..Described::new(catalogue, &first.symbol, None)
    })
}

fn found_in(catalogue: &Catalogue, text: &str) -> Vec<Described> {
    let source = Source {
        name: "argument".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let Ok(document) = read::read(&source) else {
        return Vec::new();
    };
    let extracted = extract::extract(&document, catalogue);
    let mentions = extracted.mentions.iter().filter_map(|it| Some((it, it.symbol()?)));
    mentions
        .map(|it| Described {
            malformed: it.1.damage.as_ref().map(|damage| Malformed {
                text: document.text.as_printed(it.0.span).to_owned(),
                rules: damage.rules.clone(),
                why: damage.why.clone(),
                others: damage.others.iter().map(Symbol::to_string).collect(),
            }),
            alternatives: it.1.others.iter().map(Symbol::to_string).collect(),
            why: it.1.reading.clone(),
            ..Described::new(catalogue, &it.1.symbol, it.1.cited_date)
        })
        .collect()
}

impl Described {
    fn new(catalogue: &Catalogue, symbol: &Symbol, quoted_date: Option<Date>) -> Self {
        let parts = catalogue.describe(symbol);
        let context = Context {
            quoted_date,
            ..Context::default()
        };
        let inconsistencies = catalogue.check(symbol, &context).into_iter();
        Self {
            canonical: symbol.to_string(),
            malformed: None,
            series: symbol.series.to_string(),
            names: symbol.names().collect(),
            meaning: parts.iter().map(|it| it.phrases().join(" · ")).collect(),
            parts: parts.into_iter().map(DescribedPart::new).collect(),
            parent: symbol.ancestors().first().map(|it| it.symbol.clone()),
            ancestors: symbol
                .ancestors()
                .into_iter()
                .map(|it| DescribedAncestor {
                    relation: it.relation,
                    symbol: it.symbol,
                })
                .collect(),
            url: catalogue.url_of(symbol),
            addresses: catalogue
                .addresses_of(symbol)
                .into_iter()
                .map(|(name, url)| Address {
                    name: name.to_owned(),
                    url,
                })
                .collect(),
            quoted_date: quoted_date.map(|it| it.to_string()),
            alternatives: Vec::new(),
            why: None,
            inconsistencies: inconsistencies
                .map(|it| DescribedInconsistency {
                    rule: it.rule,
                    strength: it.strength.name(),
                    message: it.message,
                    source: it.source,
                    repairs: it.repairs,
                })
                .collect(),
        }
    }
}

impl DescribedPart {
    fn new(part: PartDescription) -> Self {
        Self {
            symbol: part.symbol,
            series: part.series,
            bodies: part.bodies,
            session: part.session,
            year: part.year,
            period: part.period.map(|it| it.to_string()),
            kind: part.kind,
            number: part.number,
            details: part.details,
            modifiers: part.modifiers,
        }
    }
}
