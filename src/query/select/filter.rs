use std::fmt;

use crate::graph::Edge;
use crate::graph::Evidence;
use crate::graph::Link;
use crate::graph::Node;
use crate::query::select::fields;
use crate::query::select::fields::FIELDS;
use crate::query::select::fields::Field;
use crate::query::select::fields::Test;

/// Conditions on nodes, links and places: `class:letter year:2015-2021 -from:"Holy See" relation:reaffirms`.
///
/// A term is FIELD:VALUE, or FIELD:VALUE,VALUE where one of them is enough; a minus before it turns it round;
/// `citing.` or `cited.` before the field asks it of one end of each citation. All terms must hold. Values with blanks
/// stand in quotation marks. The fields are those of [`FIELDS`].
#[derive(Clone, Debug, Default)]
pub struct Filter {
    terms: Vec<Term>,
}

#[derive(Clone, Debug)]
struct Term {
    turned: bool,
    end: End,
    field: &'static Field,
    values: Vec<String>,
}

/// Which nodes a term is asked of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Each,
    Citing,
    Cited,
}

/// Whether a node is kept, and whether links are that it cites or is cited by.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Verdict {
    pub(super) each: bool,
    pub(super) citing: bool,
    pub(super) cited: bool,
}

/// Which places of a link are kept.
pub(super) enum Places<'e> {
    All,
    Only(Vec<&'e Evidence>),
}

/// Why words are no filter, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterError(String);

impl fmt::Display for FilterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for FilterError {}

impl Filter {
    /// Reads a filter.
    ///
    /// # Errors
    /// When a term is not of the form FIELD:VALUE, names no field, or gives a year that is none.
    pub fn parse(text: &str) -> Result<Self, FilterError> {
        let terms = words(text)?.iter().map(|it| term(it)).collect::<Result<_, _>>()?;
        Ok(Self { terms })
    }

    /// Adds the conditions of another filter.
    pub fn and(&mut self, other: Self) {
        self.terms.extend(other.terms);
    }

    /// Whether it has no conditions.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether a term speaks of links or places, so that what no such link joins is not meant.
    pub fn asks_for_links(&self) -> bool {
        let of_link = |it: &Term| it.end != End::Each || matches!(it.field.test, Test::Place(_));
        self.terms.iter().any(of_link)
    }

    /// Whether the conditions on single nodes hold.
    pub fn keeps_node(&self, node: &Node) -> bool {
        self.keeps_end(End::Each, node)
    }

    /// Whether the conditions on places hold.
    pub fn keeps_place(&self, place: &Evidence) -> bool {
        self.terms.iter().all(|term| match term.field.test {
            Test::Place(test) => term.values.iter().any(|it| test(place, it)) != term.turned,
            Test::Node(_) => true,
        })
    }

    /// What the conditions on nodes say of one.
    pub(super) fn verdict(&self, node: &Node) -> Verdict {
        let each = self.keeps_node(node);
        Verdict {
            each,
            citing: each && self.keeps_end(End::Citing, node),
            cited: each && self.keeps_end(End::Cited, node),
        }
    }

    /// The places of a link that are kept, where the ends are; `None` where the link is not. Links between members of a
    /// family have no places, and are kept where nothing is asked of links.
    pub(super) fn keeps_places<'e>(&self, edge: &'e Edge) -> Option<Places<'e>> {
        let of_places = self.terms.iter().any(|it| matches!(it.field.test, Test::Place(_)));
        match edge.link {
            Link::Cites if !of_places => Some(Places::All),
            Link::Cites => {
                let kept: Vec<&Evidence> = edge.evidence.iter().filter(|it| self.keeps_place(it)).collect();
                match kept.len() {
                    0 => None,
                    all if all == edge.evidence.len() => Some(Places::All),
                    _ => Some(Places::Only(kept)),
                }
            }
            _ => (!self.asks_for_links()).then_some(Places::All),
        }
    }

    fn keeps_end(&self, end: End, node: &Node) -> bool {
        self.terms
            .iter()
            .filter(|it| it.end == end)
            .all(|term| match term.field.test {
                Test::Node(test) => term.values.iter().any(|it| test(node, it)) != term.turned,
                Test::Place(_) => true,
            })
    }
}

/// Words at blanks; quotation marks keep blanks and commas together.
fn words(text: &str) -> Result<Vec<String>, FilterError> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for it in text.chars() {
        match it {
            '"' | '“' | '”' => quoted = !quoted,
            it if it.is_whitespace() && !quoted => words.push(String::new()),
            // A comma inside quotation marks is no separator of values; the unit separator stands for it until then.
            ',' if quoted => words.iter_mut().last().into_iter().for_each(|word| word.push('\u{1f}')),
            it => words.iter_mut().last().into_iter().for_each(|word| word.push(it)),
        }
    }
    if quoted {
        return Err(FilterError(format!("a quotation mark is not closed in “{text}”")));
    }
    words.retain(|it| !it.is_empty());
    Ok(words)
}

fn term(word: &str) -> Result<Term, FilterError> {
    let (turned, rest) = match word.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, word),
    };
    let known = || FIELDS.iter().map(|it| it.name).collect::<Vec<_>>().join(", ");
    let (name, values) = rest.split_once(':').ok_or_else(|| {
        FilterError(format!(
            "“{word}” is no term; write FIELD:VALUE, as in class:letter or year:2015-2021"
        ))
    })?;
    let (end, name) = match name.split_once('.') {
        Some(("citing", name)) => (End::Citing, name),
        Some(("cited", name)) => (End::Cited, name),
        _ => (End::Each, name),
    };
    let field = FIELDS.iter().find(|it| it.name == name).ok_or_else(|| {
        FilterError(format!(
            "there is no field “{name}” in “{word}”; choose one of {}",
            known()
        ))
    })?;
    if end != End::Each && matches!(field.test, Test::Place(_)) {
        return Err(FilterError(format!(
            "“{name}” is of a place, not of one end: write {name}:{values} in place of “{word}”"
        )));
    }
    let values: Vec<String> = values
        .split(',')
        .map(|it| it.trim().replace('\u{1f}', ","))
        .filter(|it| !it.is_empty())
        .collect();
    if values.is_empty() {
        return Err(FilterError(format!(
            "“{word}” has no value; {}: {}",
            field.name, field.help
        )));
    }
    if let Some(wrong) = values.iter().find(|it| name == "year" && fields::range(it).is_none()) {
        return Err(FilterError(format!("“{wrong}” is no year; {}", field.help)));
    }
    Ok(Term {
        turned,
        end,
        field,
        values,
    })
}
