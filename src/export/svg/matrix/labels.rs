use crate::export::label;
use crate::export::svg::matrix::table::Side;
use crate::export::svg::matrix::table::Table;
use crate::export::svg::measure;
use crate::export::svg::net::Net;
use crate::export::svg::place::MARGIN;
use crate::export::svg::shape::Place;
use crate::export::words;

/// Side of a cell.
pub(super) const CELL: f64 = 21.0;
/// Size of the names of documents and of the headings of groups.
pub(super) const NAME: f64 = 10.0;
pub(super) const HEADING: f64 = 10.5;
/// Widest name and heading, and blank behind both.
const WIDEST: (f64, f64) = (180.0, 165.0);
const GAP: f64 = 8.0;
/// Bytes of a name that are looked at.
const LOOKED_AT: usize = 200;

/// Words beside a row or above a column.
pub(super) struct Label {
    pub(super) words: String,
    /// The member that it names; `None` for a heading.
    pub(super) member: Option<usize>,
    /// The room that the words take; turned for columns.
    pub(super) place: Place,
}

/// All words, and where the cells start.
pub(super) struct Labels {
    pub(super) rows: Vec<Label>,
    /// Their words run upwards.
    pub(super) columns: Vec<Label>,
    pub(super) left: f64,
    pub(super) top: f64,
}

/// Words with their width.
struct Words {
    words: String,
    width: f64,
    at: usize,
    member: Option<usize>,
}

impl Labels {
    pub(super) fn new(net: &Net<'_>, table: &Table) -> Self {
        let [rows, columns] = [&table.rows, &table.columns].map(|it| words(net, it));
        let (left, top) = (MARGIN + room(&rows), MARGIN + room(&columns));
        // A row's words end at the cells or, for a heading, start at the margin; a column's are the same, turned.
        let lies = |it: &Words, cells: f64| match it.member {
            Some(_) => cells - GAP - it.width,
            None => MARGIN,
        };
        let size = |it: &Words| if it.member.is_some() { NAME } else { HEADING };
        let across = |it: &Words, start: f64| start + units(it.at) * CELL + (CELL - size(it) * 1.2) / 2.0;
        let rows = rows.into_iter().map(|it| Label {
            place: Place {
                left: lies(&it, left),
                top: across(&it, top),
                width: it.width,
                height: size(&it) * 1.2,
            },
            words: it.words,
            member: it.member,
        });
        let columns = columns.into_iter().map(|it| Label {
            place: Place {
                left: across(&it, left),
                top: lies(&it, top),
                width: size(&it) * 1.2,
                height: it.width,
            },
            words: it.words,
            member: it.member,
        });
        Self {
            rows: rows.collect(),
            columns: columns.collect(),
            left,
            top,
        }
    }
}

/// How much room the headings and names of a side take before the cells.
fn room(words: &[Words]) -> f64 {
    let widest = |heading: bool| {
        let own = words.iter().filter(|it| it.member.is_none() == heading);
        own.map(|it| it.width + GAP).fold(0.0, f64::max)
    };
    widest(true) + widest(false)
}

/// The headings and the names of a side.
fn words(net: &Net<'_>, side: &Side) -> Vec<Words> {
    let headings = side
        .groups
        .iter()
        .filter(|it| !it.0.is_empty())
        .map(|(heading, range)| {
            let words = cut(&words::clean(heading), HEADING, true, WIDEST.1);
            Words {
                width: measure::width(&words, HEADING, true),
                words,
                at: range.start,
                member: None,
            }
        });
    let names = side.members.iter().enumerate().map(|(at, &member)| {
        let bold = net.nodes[member].centre;
        let words = cut(
            &words::clean(&label::name(net.nodes[member].node)),
            NAME,
            bold,
            WIDEST.0,
        );
        Words {
            width: measure::width(&words, NAME, bold),
            words,
            at,
            member: Some(member),
        }
    });
    headings.chain(names).collect()
}

/// A text as far as there is room.
fn cut(text: &str, size: f64, bold: bool, room: f64) -> String {
    let fits = |it: &str| measure::width(it, size, bold) <= room;
    let mut lines = measure::wrap(words::cut(text, LOOKED_AT), &[&[' ']], 1, fits);
    lines.pop().unwrap_or_else(|| "(no name)".to_owned())
}

/// A count of rows or columns in units.
pub(super) fn units(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}
