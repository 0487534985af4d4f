use std::collections::BTreeMap;

use crate::export::svg::columns::Columns;
use crate::export::svg::net::Net;

/// Bends that a picture may have; beyond, lines go straight from box to box.
const BENDS: usize = 20_000;
/// Members that a picture may have with bends.
const MEMBERS: usize = 1_500;

/// Something that takes a place in a column: a box, or a line that passes through.
pub(super) struct Item {
    pub(super) column: usize,
    pub(super) lane: usize,
    pub(super) height: f64,
    pub(super) kind: Kind,
    pub(super) top: f64,
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The box of a member.
    Box,
    /// A line that passes.
    Line,
    /// A line that passes, with the words on the way of the arc of that number below it.
    Note(usize),
}

impl Item {
    /// From its top to the height at which lines reach or pass it.
    pub(super) fn line(&self) -> f64 {
        match self.kind {
            Kind::Note(_) => 0.0,
            Kind::Box | Kind::Line => self.height / 2.0,
        }
    }

    pub(super) fn middle(&self) -> f64 {
        self.top + self.line()
    }
}

/// All columns with their items from top to bottom.
pub(super) struct Layers {
    pub(super) items: Vec<Item>,
    pub(super) columns: Vec<Vec<usize>>,
    /// For each item, its neighbours in the column at the left.
    pub(super) left: Vec<Vec<usize>>,
    /// For each item, its neighbours in the column at the right.
    pub(super) right: Vec<Vec<usize>>,
    /// For each arc, the items that its line runs through, from the citing to the cited.
    pub(super) routes: Vec<Vec<usize>>,
}

/// Whose lines share their way: those of one citing document to one lane, each kind of line apart.
type Bundle = (usize, usize, usize, usize);

/// Items and routes in the order of the dates; not yet placed.
pub(super) fn build(net: &Net<'_>, columns: &Columns) -> Layers {
    let mut layers = Layers {
        items: Vec::new(),
        columns: vec![Vec::new(); columns.count],
        left: Vec::new(),
        right: Vec::new(),
        routes: Vec::new(),
    };
    for (at, member) in net.nodes.iter().enumerate() {
        layers.add(Item {
            column: columns.of[at],
            lane: member.lane,
            height: member.card.height,
            kind: Kind::Box,
            top: 0.0,
        });
    }
    let spans = net
        .arcs
        .iter()
        .map(|it| columns.of[it.citing].abs_diff(columns.of[it.cited]));
    let bent = net.nodes.len() <= MEMBERS && spans.sum::<usize>() <= BENDS;
    let mut bends: BTreeMap<Bundle, usize> = BTreeMap::new();
    for (number, arc) in net.arcs.iter().enumerate() {
        let (from, to) = (columns.of[arc.citing], columns.of[arc.cited]);
        let lane = net.nodes[arc.cited].lane;
        let between: Vec<usize> = match bent {
            false => Vec::new(),
            true if to < from => (to + 1..from).rev().collect(),
            true => (from + 1..to).collect(),
        };
        let mut route = vec![arc.citing];
        let mut note = bent.then(|| columns.notes.get(number)).flatten();
        for column in between {
            if let Some(note) = note.take() {
                route.push(layers.add(Item {
                    column,
                    lane,
                    height: note.height(),
                    kind: Kind::Note(number),
                    top: 0.0,
                }));
                continue;
            }
            let bundle = (arc.citing, lane, arc.line, column);
            let bend = *bends.entry(bundle).or_insert_with(|| {
                layers.add(Item {
                    column,
                    lane,
                    height: 0.0,
                    kind: Kind::Line,
                    top: 0.0,
                })
            });
            route.push(bend);
        }
        route.push(arc.cited);
        layers.link(&route);
        layers.routes.push(route);
    }
    layers
}

impl Layers {
    fn add(&mut self, item: Item) -> usize {
        let at = self.items.len();
        self.columns[item.column].push(at);
        self.items.push(item);
        self.left.push(Vec::new());
        self.right.push(Vec::new());
        at
    }

    /// Notes the neighbours along a route, once for each pair that a bundle shares.
    fn link(&mut self, route: &[usize]) {
        for pair in route.windows(2) {
            let (first, second) = (self.items[pair[0]].column, self.items[pair[1]].column);
            // Lines that pass over columns without a bend say nothing about the order in them.
            if first.abs_diff(second) != 1 {
                continue;
            }
            let (a, b) = if first < second {
                (pair[0], pair[1])
            } else {
                (pair[1], pair[0])
            };
            if !self.right[a].contains(&b) {
                self.right[a].push(b);
                self.left[b].push(a);
            }
        }
    }
}
