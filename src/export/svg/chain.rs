//! A chain of citations from left to right, with the place and the words of each citation under its arrow.

use crate::export::paint::Palette;
use crate::export::svg::columns;
use crate::export::svg::columns::Columns;
use crate::export::svg::layers;
use crate::export::svg::layers::Layers;
use crate::export::svg::measure;
use crate::export::svg::net::Net;
use crate::export::svg::order;
use crate::export::svg::place;
use crate::export::svg::place::Frame;
use crate::export::svg::text;
use crate::export::words;
use crate::graph::Edge;
use crate::graph::Evidence;
use crate::query::Arcs;

/// Width of the words under an arrow.
pub(super) const NOTE: f64 = 138.0;
/// Room above and below boxes, so that words can hang under an arrow between two of them.
pub(super) const ROOM: f64 = 80.0;
/// Size of the words, and how many lines the sentence has.
const SIZE: f64 = 9.0;
const LINE: f64 = 11.0;
const LINES: usize = 4;
/// Most characters of a sentence that are looked at.
const LOOKED_AT: usize = 400;
/// Columns of boxes in a row.
const ROW: usize = 4;
/// How many times as tall as wide a picture with words on its lines may be.
const TALLEST: f64 = 2.5;
/// Most members of a picture with words on its lines.
const MOST: usize = 48;
/// How many more links than a simple chain has still read as a chain, and the longest such.
const PARALLEL: usize = 4;
const LONGEST: usize = 40;

const BREAKS: &[&[char]] = &[&[' ', '-', '–', '—', '/', '、', '。']];

/// The words under an arrow: where in the cited document, and the start of the sentence.
pub(super) struct Note {
    lines: Vec<(String, bool)>,
    from_right: bool,
}

impl Note {
    fn of(edge: &Edge) -> Self {
        let Some(place) = edge
            .evidence
            .iter()
            .find(|it| it.locator.is_some())
            .or(edge.evidence.first())
        else {
            let link = edge.link.name().replace('-', " ");
            return Self {
                lines: vec![(link, false)],
                from_right: false,
            };
        };
        let fits = |it: &str| measure::width(it, SIZE, false) <= NOTE;
        let where_to = measure::wrap(&where_to(place), BREAKS, 2, fits);
        let sentence = words::clean(&place.sentence);
        let from_right = text::from_right(&sentence);
        let sentence = format!("“{}”", words::cut(&sentence, LOOKED_AT));
        let sentence = measure::wrap(&sentence, BREAKS, LINES, fits);
        let lines = where_to.into_iter().map(|it| (it, false));
        Self {
            lines: lines.chain(sentence.into_iter().map(|it| (it, true))).collect(),
            from_right,
        }
    }

    /// Height with the line above.
    pub(super) fn height(&self) -> f64 {
        let lines = u16::try_from(self.lines.len()).unwrap_or(u16::MAX);
        6.0 + f64::from(lines) * LINE
    }

    /// Draws the words under a line that starts at a point.
    pub(super) fn draw(&self, svg: &mut String, palette: &Palette, (left, top): (f64, f64)) {
        let mut y = top + 3.0;
        for (words, faint) in &self.lines {
            y += LINE;
            let colour = if *faint { palette.faint } else { palette.ink };
            let style = format!(r#"font-size="{SIZE}" fill="{colour}""#);
            let from_right = *faint && self.from_right;
            text::between(svg, (left, left + NOTE), y, words, from_right, &style);
        }
    }
}

/// "note 3, to para. 5", "page 2".
fn where_to(place: &Evidence) -> String {
    let from = match &place.note {
        Some(note) => format!("note {}", words::clean(note)),
        None => place.found_on(),
    };
    match &place.locator {
        Some(locator) => format!("{from}: {}", words::clean(locator)),
        None => from,
    }
}

/// The picture, or `None` where it would be too large for words on its lines.
pub(super) fn picture(net: &Net<'_>) -> Option<(Columns, Layers, Frame)> {
    if net.nodes.len() > MOST || net.arcs.len() > MOST {
        return None;
    }
    let columns = columns(net);
    let mut layers = layers::build(net, &columns);
    order::sort(&mut layers);
    let mut frame = place::place(&mut layers, &columns, net);
    if frame.bottom() > TALLEST * frame.width {
        return None;
    }
    let starts = row_starts(&layers);
    place::fold(&mut layers, &mut frame, &starts);
    Some((columns, layers, frame))
}

/// The columns that rows after the first start with: the words that lead to their first boxes. A row ends with a box
/// that stands alone, so that all lines to the next row come from it; where none does for long, the row is longer.
fn row_starts(layers: &Layers) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut boxes = 1;
    for column in (2..layers.columns.len()).step_by(2) {
        if boxes >= ROW && layers.columns[column - 2].len() == 1 {
            starts.push(column - 1);
            boxes = 1;
        }
        boxes += 1;
    }
    starts
}

/// Boxes in every other column, what cites at the left, and between them the columns of the words.
fn columns(net: &Net<'_>) -> Columns {
    let all: Vec<usize> = (0..net.nodes.len()).collect();
    let levels = columns::levels(&all, &net.cited());
    let mut of = vec![0; all.len()];
    for (column, members) in levels.iter().rev().enumerate() {
        members.iter().for_each(|it| of[*it] = 2 * column);
    }
    Columns {
        of,
        count: (2 * levels.len()).saturating_sub(1),
        notes: net.arcs.iter().map(|it| Note::of(it.edge)).collect(),
        ..Columns::default()
    }
}

/// Whether citations lead from one document to one other in one way, or in a few beside each other.
pub(super) fn suits(arcs: &Arcs) -> bool {
    let (nodes, links) = (arcs.len(), arcs.arc_count());
    let starts = (0..nodes).filter(|it| arcs.citing(*it).is_empty()).count();
    let ends = (0..nodes).filter(|it| arcs.cited(*it).is_empty()).count();
    (starts, ends) == (1, 1) && nodes > 1 && nodes <= LONGEST && links < nodes + PARALLEL
}
