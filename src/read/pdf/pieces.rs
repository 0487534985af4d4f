//! What the parser of PDF files gives, in our own terms. The only place that names it: another parser would replace
//! this file.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use unpdf::error::Error;
use unpdf::parser::LayoutAnalyzer;
use unpdf::parser::LinkTarget;
use unpdf::parser::TextSpan;
use unpdf::parser::backend::PdfBackend;
use unpdf::parser::backend::RawBackend;

use crate::read::Witness;
use crate::read::WitnessKind;
use crate::read::pdf::bounded::Bounded;
use crate::read::pdf::nesting;

/// Most pages that are read.
const MOST_PAGES: usize = 20_000;

/// Most bytes of text that are read.
const MOST_TEXT: usize = 256 << 20;

/// Least share of a page that pictures cover where it counts as a picture.
const PICTURED: f32 = 0.5;

/// A file as parsed.
pub(super) struct File {
    pub(super) pages: Vec<RawPage>,
    pub(super) witnesses: Vec<Witness>,
    /// What was lost or is uncertain, for people.
    pub(super) doubts: Vec<String>,
}

/// A page with its pieces in the order of the file.
pub(super) struct RawPage {
    /// 1-based.
    pub(super) number: u32,
    pub(super) top: f32,
    pub(super) bottom: f32,
    pub(super) pieces: Vec<Piece>,
    /// Whether pictures cover most of it.
    pub(super) pictured: bool,
}

/// Words set in one font on one baseline. Lengths are points; `y` grows upwards.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) x: f32,
    /// Where its ink ends.
    pub(super) end: f32,
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) italic: bool,
    /// Quarter turns of its reading direction: 0 from left to right, 1 upwards, 3 downwards.
    pub(super) turn: u8,
    /// Byte ranges of the text that link somewhere.
    pub(super) links: Vec<(Range<usize>, Target)>,
}

/// Where a link leads.
pub(super) type Target = Arc<LinkTarget>;

/// Parses a file.
pub(super) fn load(bytes: &[u8]) -> Result<File, String> {
    if nesting::is_too_deep(bytes) {
        return Err("nests its objects deeper than any document does; it is damaged or hostile".to_owned());
    }
    let backend = Bounded::new(RawBackend::load_bytes(bytes).map_err(|it| reason(&it))?);
    let pages = backend.pages();
    if pages.is_empty() {
        return Err(
            "is a damaged PDF file: no page can be found; open it in a viewer and print it to a new file".to_owned(),
        );
    }
    if pages.len() > MOST_PAGES {
        return Err(format!("has more than {MOST_PAGES} pages; split it first"));
    }
    let analyzer = LayoutAnalyzer::new(&backend).with_ocr_suppression(false);
    let mut losses = Losses::default();
    let (mut found, mut length) = (Vec::with_capacity(pages.len()), 0);
    for (number, id) in &pages {
        let spans = analyzer.extract_page_spans(*number).unwrap_or_else(|error| {
            losses.unreadable.push((*number, error.to_string()));
            Vec::new()
        });
        if backend.next_page() {
            losses.over_budget.push(*number);
        }
        let facts = analyzer.page_facts();
        losses.undecoded += u64::from(facts.undecoded_text_codes) + analyzer.suppressed_text_runs() as u64;
        losses.unseen += u64::from(facts.invisible_text_chars);
        losses.seen += u64::from(facts.painted_text_chars);
        losses.links_cut |= facts.link_annotations_incomplete;
        let bounds = backend.crop_box(*id);
        let pieces: Vec<Piece> = spans.into_iter().map(piece).collect();
        length += pieces.iter().map(|it| it.text.len()).sum::<usize>();
        if length > MOST_TEXT {
            return Err(format!(
                "holds more than {} MiB of text; split it first",
                MOST_TEXT >> 20
            ));
        }
        found.push(RawPage {
            number: *number,
            top: bounds.ury,
            bottom: bounds.lly,
            pictured: facts.image_coverage >= PICTURED,
            pieces,
        });
    }
    let integrity = backend.integrity();
    losses.pages_missing = integrity.pages_incomplete();
    losses.rebuilt = integrity.xref_reconstructed;
    Ok(File {
        pages: found,
        witnesses: witnesses(&backend),
        doubts: losses.doubts(pages.len()),
    })
}

/// The title, subject and keywords of the file.
fn witnesses(backend: &Bounded) -> Vec<Witness> {
    let meta = backend.metadata();
    let given = [meta.title, meta.subject, meta.keywords].into_iter().flatten();
    let words = given.map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
    words
        .map(|words| Witness {
            kind: WitnessKind::Property,
            words,
        })
        .collect()
}

/// What a file lost on the way.
#[derive(Default)]
struct Losses {
    unreadable: Vec<(u32, String)>,
    over_budget: Vec<u32>,
    undecoded: u64,
    unseen: u64,
    seen: u64,
    links_cut: bool,
    pages_missing: bool,
    rebuilt: bool,
}

impl Losses {
    fn doubts(self, pages: usize) -> Vec<String> {
        let mut doubts = Vec::new();
        if let Some((page, why)) = self.unreadable.first() {
            doubts.push(format!(
                "{} of {pages} pages could not be read (first: page {page}, {why})",
                self.unreadable.len()
            ));
        }
        let told = [
            (
                !self.over_budget.is_empty(),
                "paints more on a page than is read; what is over the limit was left out",
            ),
            (self.pages_missing, "damaged: pages are missing that the file counts"),
            (
                self.rebuilt,
                "damaged: its table of contents was rebuilt from what it holds",
            ),
            (self.links_cut, "has more links than are read"),
            (
                self.unseen > self.seen,
                "its text was recognised from pictures (a scan): expect wrong letters and digits",
            ),
        ];
        doubts.extend(told.into_iter().filter(|it| it.0).map(|it| it.1.to_owned()));
        if self.undecoded > 0 {
            doubts.push(format!(
                "{} pieces of text are set in fonts that do not say which letters they show",
                self.undecoded
            ));
        }
        doubts
    }
}

fn reason(error: &Error) -> String {
    match error {
        Error::Encrypted | Error::InvalidPassword => {
            "is locked with a password; save a copy without it, such as with `qpdf --decrypt --password=… FILE COPY`"
                .to_owned()
        }
        Error::UnknownFormat => "is no PDF file".to_owned(),
        other => format!("is a damaged PDF file ({other}); open it in a viewer and print it to a new file"),
    }
}

/// A span in the coordinates of its own reading direction.
fn piece(span: TextSpan) -> Piece {
    let turn = match span.direction {
        [along, _] if along > 0.7 => 0,
        [_, up] if up > 0.7 => 1,
        [_, up] if up < -0.7 => 3,
        _ => 0,
    };
    let ink = span.ink_width.filter(|it| span.width_measured && *it > 0.0);
    let width = ink.unwrap_or_else(|| {
        let trailing = span.text.chars().rev().take_while(|it| it.is_whitespace()).count();
        (span.width - trailing as f32 * span.font_size * BLANK).max(0.0)
    });
    let length = span.text.chars().count() as f32 * span.font_size * LETTER;
    let (x, end, y) = match turn {
        1 => (span.y, span.y + length, -(span.x + span.width)),
        3 => (-span.y, -span.y + length, span.x),
        _ => (span.x, span.x + width, span.y),
    };
    Piece {
        links: links(&span),
        text: span.text,
        x,
        end,
        y,
        size: span.font_size.abs().max(0.1),
        italic: span.is_italic,
        turn,
    }
}

/// Width of a blank and of a letter in sizes of the font, where a file does not say it.
const BLANK: f32 = 0.25;
const LETTER: f32 = 0.5;

fn links(span: &TextSpan) -> Vec<(Range<usize>, Target)> {
    let links = span.links.iter();
    links
        .map(|it| (it.range.clone(), Arc::clone(&it.value.target)))
        .collect()
}

/// How many letters each turn holds: the page reads along the one with the most.
pub(super) fn main_turn(pieces: &[Piece]) -> u8 {
    let mut letters: BTreeMap<u8, usize> = BTreeMap::new();
    for it in pieces {
        *letters.entry(it.turn).or_default() += it.text.len();
    }
    let most = letters
        .into_iter()
        .max_by_key(|(turn, count)| (*count, std::cmp::Reverse(*turn)));
    most.map_or(0, |it| it.0)
}
