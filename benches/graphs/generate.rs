//! Invented citation graphs, the same for the same sizes: most documents cite a few of those shortly before them and
//! some that many cite already, so that a few are cited by thousands (copying of references, as in Kleinberg et al.,
//! "The web as a graph", 1999).

use std::sync::Arc;

use ibid::catalogue::Catalogue;
use ibid::extract::Identity;
use ibid::extract::Part;
use ibid::graph::Edge;
use ibid::graph::Evidence;
use ibid::graph::Node;
use ibid::graph::NodeId;
use ibid::resolve::Status;
use ibid::text::Span;

use crate::names::STATES;
use crate::names::THINGS;

const CLASSES: [&str; 5] = ["letter", "letter", "letter", "resolution", "report"];
const RELATIONS: [&str; 4] = ["recalls", "reaffirms", "see", "in reply to"];

/// What is said of each citation.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Places {
    /// Nothing: the edge alone.
    None,
    /// One place with its sentence.
    One,
}

/// SplitMix64.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let value = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((value ^ (value >> 31)) >> 20).unwrap_or(0) % end.max(1)
    }
}

/// Documents in the order of their dates.
pub(crate) fn nodes(count: usize, catalogue: &Catalogue) -> Vec<Node> {
    let mut chance = Chance(count as u64);
    let node = |at: usize| {
        let year = 1990 + at * 36 / count;
        let first = (year - 1990) * count / 36;
        let key = format!("S/{year}/{}", at - first + 1);
        let class = CLASSES[chance.below(CLASSES.len())];
        let thing = THINGS[chance.below(THINGS.len())];
        let sender = STATES[chance.below(STATES.len()).min(chance.below(STATES.len()))];
        let is_read = chance.below(10) < 7;
        Node {
            symbol: catalogue.parse(&key),
            identity: if is_read { Identity::Masthead } else { Identity::None },
            files: is_read
                .then(|| format!("letters/{}.txt", key.replace('/', "-")))
                .into_iter()
                .collect(),
            year: u16::try_from(year).ok(),
            title: Some(format!("Letter from {sender} on the {thing} of the coast")),
            class: class.to_owned(),
            from: (class == "letter").then(|| sender.to_owned()),
            url: Some(format!("https://undocs.org/{key}")),
            ..Node::document(&key)
        }
    };
    (0..count).map(node).collect()
}

/// Citations between so many documents: for every two hundredth document also one of the document behind it, as letters
/// of one day do.
pub(crate) fn edges(nodes: &[Node], count: usize, places: Places) -> Vec<Edge> {
    let mut chance = Chance((nodes.len() + count) as u64);
    let mut cited: Vec<u32> = Vec::with_capacity(count);
    let mut edges = Vec::with_capacity(count);
    let mut words = Words::new();
    let mut own: Vec<usize> = Vec::new();
    for citing in 0..nodes.len() {
        let left = (count - edges.len()) as f64 / (nodes.len() - citing) as f64;
        let wanted = (left * 2.0 * chance.below(1000) as f64 / 1000.0).round() as usize;
        own.clear();
        for _ in 0..wanted.min(citing) {
            let recent = citing - 1 - chance.below((citing / 20).max(10).min(citing));
            let copied = cited.get(chance.below(cited.len())).map(|it| *it as usize);
            let target = copied.filter(|_| chance.below(2) == 0).unwrap_or(recent);
            if !own.contains(&target) {
                own.push(target);
            }
        }
        if citing % 200 == 0 && citing + 1 < nodes.len() {
            own.push(citing + 1);
        }
        own.sort_unstable();
        for &target in &own {
            cited.push(u32::try_from(target).unwrap_or(0));
            let mut edge = Edge::between(NodeId::new(citing), NodeId::new(target));
            if places == Places::One {
                edge.evidence = vec![words.place(&mut chance, nodes, (citing, target))];
            }
            edges.push(edge);
        }
    }
    edges
}

/// What the places of a collection share.
struct Words {
    relations: Vec<Arc<str>>,
    notes: Vec<Arc<str>>,
    locators: Vec<Arc<str>>,
    why: Arc<str>,
    file: (usize, Arc<str>),
}

impl Words {
    fn new() -> Self {
        let many = |word: &str| (1..100).map(|it| Arc::from(format!("{word}{it}"))).collect();
        Self {
            relations: RELATIONS.iter().map(|it| Arc::from(*it)).collect(),
            notes: many(""),
            locators: many("para. "),
            why: Arc::from("a symbol of the collection"),
            file: (usize::MAX, Arc::from("")),
        }
    }

    fn place(&mut self, chance: &mut Chance, nodes: &[Node], (citing, cited): (usize, usize)) -> Evidence {
        if self.file.0 != citing {
            let name = nodes[citing].files.first().map_or("", String::as_str);
            self.file = (citing, Arc::from(name));
        }
        let text = nodes[cited].key.as_str();
        let thing = THINGS[chance.below(THINGS.len())];
        let start = chance.below(20_000);
        let span = Span::new(start, start + text.len());
        let is_noted = chance.below(2) == 0;
        let one_of = |all: &[Arc<str>], chance: &mut Chance| Arc::clone(&all[chance.below(all.len())]);
        Evidence {
            document: citing,
            mention: chance.below(60),
            file: Arc::clone(&self.file.1),
            span,
            bytes: span,
            line: u32::try_from(start / 80).unwrap_or(0) + 1,
            column: 7,
            page: None,
            part: if is_noted { Part::Note } else { Part::Body },
            note: is_noted.then(|| one_of(&self.notes, chance)),
            locator: (chance.below(3) == 0).then(|| one_of(&self.locators, chance)),
            text: text.into(),
            sentence: format!("The {thing} of the coast are painted as agreed, see {text}.").into_boxed_str(),
            relation: (chance.below(5) < 2).then(|| one_of(&self.relations, chance)),
            form: "symbol",
            status: Status::Resolved,
            why: Arc::clone(&self.why),
        }
    }
}
