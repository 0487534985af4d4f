use crate::export::svg::measure;
use crate::export::svg::text;
use crate::export::words;
use crate::export::words::Role;
use crate::graph::Node;
use crate::graph::NodeKind;

/// Width of every box.
pub(super) const WIDTH: f64 = 112.0;
/// Blank inside a box, left and right.
pub(super) const SIDE: f64 = 7.5;
/// Blank inside a box, above and below.
const TOP: f64 = 5.0;
/// Characters of a text that are looked at; far more than two lines hold.
const LOOKED_AT: usize = 400;

/// How the rows of a role are set.
pub(super) struct Setting {
    role: Role,
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) faint: bool,
    lines: usize,
    breaks: &'static [&'static [char]],
}

const WORDS: &[&[char]] = &[&[' ', '-', '–', '—', '/', '、', '。']];
/// Joint symbols break between their parts before anywhere else.
const SYMBOL: &[&[char]] = &[&['-', '_', ' '], &['/', '('], &['.']];
const ADDRESS: &[&[char]] = &[&['/', '-', '?', '&', '.', '_']];

const SETTINGS: [Setting; 6] = [
    Setting {
        role: Role::Name,
        size: 11.0,
        bold: true,
        italic: false,
        faint: false,
        lines: 3,
        breaks: SYMBOL,
    },
    Setting {
        role: Role::Date,
        size: 10.0,
        bold: false,
        italic: false,
        faint: false,
        lines: 1,
        breaks: WORDS,
    },
    Setting {
        role: Role::Detail,
        size: 9.0,
        bold: false,
        italic: false,
        faint: true,
        lines: 3,
        breaks: WORDS,
    },
    Setting {
        role: Role::Author,
        size: 10.0,
        bold: false,
        italic: false,
        faint: false,
        lines: 2,
        breaks: WORDS,
    },
    Setting {
        role: Role::Title,
        size: 9.5,
        bold: false,
        italic: true,
        faint: false,
        lines: 3,
        breaks: WORDS,
    },
    Setting {
        role: Role::Address,
        size: 8.5,
        bold: false,
        italic: false,
        faint: true,
        lines: 3,
        breaks: ADDRESS,
    },
];

/// A line of text in a box.
pub(super) struct Line {
    pub(super) text: String,
    /// Whether it is read from the right.
    pub(super) from_right: bool,
    /// From the top of the box to the line that letters stand on.
    pub(super) base: f64,
    pub(super) setting: &'static Setting,
}

/// The words of a box, broken into lines, and its height.
pub(super) struct Card {
    pub(super) lines: Vec<Line>,
    pub(super) height: f64,
}

impl Card {
    pub(super) fn new(node: &Node) -> Self {
        let mut lines = Vec::new();
        let mut height = TOP;
        for (role, text) in words::rows(node) {
            let Some(setting) = SETTINGS.iter().find(|it| it.role == role) else {
                continue;
            };
            // A document that is only cited gets a small box, whatever is known of it.
            if role == Role::Detail && node.kind == NodeKind::Document && !node.in_collection() {
                continue;
            }
            let fits = |it: &str| measure::width(it, setting.size, setting.bold) <= WIDTH - 2.0 * SIDE;
            let from_right = text::from_right(&text);
            for text in measure::wrap(words::cut(&text, LOOKED_AT), setting.breaks, setting.lines, fits) {
                lines.push(Line {
                    text,
                    from_right,
                    base: height + setting.size * 0.95,
                    setting,
                });
                height += setting.size * 1.22;
            }
        }
        Self {
            lines,
            height: height + TOP,
        }
    }
}
