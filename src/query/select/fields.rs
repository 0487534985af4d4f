use crate::graph::Evidence;
use crate::graph::Node;
use crate::graph::name_key;

/// What the terms of a filter can speak of.
#[derive(Debug)]
pub struct Field {
    /// Name in a term: "class" in "class:letter".
    pub name: &'static str,
    /// One line for help.
    pub help: &'static str,
    /// How a value is compared.
    pub test: Test,
}

/// How a value of a term is compared.
#[derive(Debug)]
pub enum Test {
    /// With a document, a source or an address.
    Node(fn(&Node, &str) -> bool),
    /// With a place where one cites another.
    Place(fn(&Evidence, &str) -> bool),
}

/// All fields, in the order of the help. Values are compared without case.
pub const FIELDS: &[Field] = &[
    Field {
        name: "class",
        help: "letter, resolution, report, …; of a source book, article, judgment, …",
        test: Test::Node(|node, value| same(&node.class, value)),
    },
    Field {
        name: "series",
        help: "id of the document series, see `ibid series`; a star at the end stands for any ending",
        test: Test::Node(|node, value| {
            node.symbol
                .as_ref()
                .is_some_and(|symbol| same_or_start(&symbol.series, value))
        }),
    },
    Field {
        name: "symbol",
        help: "a symbol or one half of it; a star at the end stands for any ending (S/2021/*)",
        test: Test::Node(|node, value| {
            let matches = |name: &str| same_or_start(&name_key(name), &name_key(value));
            matches(&node.key) || node.symbol.as_ref().is_some_and(|it| it.names().any(|it| matches(&it)))
        }),
    },
    Field {
        name: "year",
        help: "a year or a range: 2021, 2015-2021, 2015-, -2021",
        test: Test::Node(|node, value| node.year.is_some_and(|it| in_range(it, value))),
    },
    Field {
        name: "from",
        help: "words of the sender, or of a source's author",
        test: Test::Node(|node, value| node.from.as_deref().is_some_and(|it| has(it, value))),
    },
    Field {
        name: "title",
        help: "words of the title",
        test: Test::Node(|node, value| node.title.as_deref().is_some_and(|it| has(it, value))),
    },
    Field {
        name: "kind",
        help: "document, source, or web",
        test: Test::Node(|node, value| same(node.kind.name(), value)),
    },
    Field {
        name: "in",
        help: "collection: a file of the collection; cited: only cited",
        test: Test::Node(|node, value| match node.in_collection() {
            true => same("collection", value),
            false => same("cited", value),
        }),
    },
    Field {
        name: "relation",
        help: "what the sentence does with what it cites: recalls, reaffirms, see, in reply to, …",
        test: Test::Place(|place, value| place.relation.as_deref().is_some_and(|it| same(it, value))),
    },
    Field {
        name: "part",
        help: "where it is cited: masthead, body, note, annex",
        test: Test::Place(|place, value| same(place.part.name(), value)),
    },
    Field {
        name: "form",
        help: "how it is cited: symbol, prose, list, range, ibid, letter, source, url",
        test: Test::Place(|place, value| same(place.form, value)),
    },
];

fn same(text: &str, value: &str) -> bool {
    if text.is_ascii() && value.is_ascii() {
        return text.eq_ignore_ascii_case(value);
    }
    text.to_lowercase() == value.to_lowercase()
}

fn has(text: &str, value: &str) -> bool {
    text.to_lowercase().contains(&value.to_lowercase())
}

fn same_or_start(text: &str, value: &str) -> bool {
    match value.strip_suffix('*') {
        Some(start) => text.to_lowercase().starts_with(&start.to_lowercase()),
        None => same(text, value),
    }
}

/// The ends of a range of years, both included; `None` where it is none.
pub(super) fn range(value: &str) -> Option<(u16, u16)> {
    let bound = |it: &str, open: u16| if it.is_empty() { Some(open) } else { it.parse().ok() };
    match value.split_once(['-', '–']) {
        Some(("", "")) => None,
        Some((first, last)) => Some((bound(first, 0)?, bound(last, u16::MAX)?)),
        None => value.parse().ok().map(|it| (it, it)),
    }
}

fn in_range(year: u16, value: &str) -> bool {
    range(value).is_some_and(|(first, last)| (first..=last).contains(&year))
}
