use std::collections::BTreeMap;
use std::sync::Arc;

use crate::read::Witness;
use crate::read::WitnessKind;
use crate::read::pdf::feet;
use crate::read::pdf::hyphens::Words;
use crate::read::pdf::lines::Gap;
use crate::read::pdf::lines::Line;
use crate::read::pdf::lines::Page;
use crate::read::pdf::pieces::Target;
use crate::read::sheet::Sheet;

/// A distance between two lines that ends a paragraph, in distances between lines of that size.
const PARAGRAPH: f32 = 1.25;

/// The usual distance between two lines where the pages do not show it, in sizes of the font.
const USUAL: f32 = 1.25;

/// Writes the lines of all pages.
pub(super) fn write(pages: &[Page], furniture: Vec<String>) -> Sheet {
    let body = feet::body_size(pages);
    let mut writer = Writer {
        sheet: Sheet::default(),
        held: None,
        words: Words::of(pages),
        pitches: pitches(pages),
        link: None,
    };
    for (at, page) in pages.iter().enumerate() {
        let notes = feet::start(page, body);
        let goes_on = pages.get(at + 1).is_some_and(|next| goes_over(page, notes, next));
        writer.page(page, notes, goes_on);
    }
    writer.held_notes();
    writer.end_link();
    for words in furniture {
        writer.sheet.witness(Witness {
            kind: WitnessKind::RunningHead,
            words,
        });
    }
    writer.sheet
}

/// Whether the last sentence of a page's text goes on with the next page's.
fn goes_over(page: &Page, notes: Option<usize>, next: &Page) -> bool {
    let text = &page.lines[..notes.unwrap_or(page.lines.len())];
    let (Some(last), Some(first)) = (text.last(), next.lines.first()) else {
        return false;
    };
    let right = text.iter().map(|it| it.end).fold(f32::MIN, f32::max);
    let words = last.words();
    let closed = words
        .trim_end_matches(['”', '"', '’', ')', '»'])
        .ends_with(['.', '!', '?', ':', ';', '。']);
    let same = (last.size - first.size).abs() < 0.1 * last.size;
    let small = first
        .words()
        .starts_with(|it: char| it.is_lowercase() || it.is_ascii_digit() || it == '(');
    !closed && same && (small || last.end > right - 2.0 * last.size)
}

/// Tenths of a point.
fn tenths(length: f32) -> i32 {
    (length * 10.0).round().clamp(-1e6, 1e6) as i32
}

/// For each size of letters, in tenths of a point, the distance between two lines that most have.
fn pitches(pages: &[Page]) -> BTreeMap<i32, f32> {
    let mut counts: BTreeMap<i32, BTreeMap<i32, usize>> = BTreeMap::new();
    for pair in pages.iter().flat_map(|it| it.lines.windows(2)) {
        let down = pair[0].y - pair[1].y;
        let same = tenths(pair[0].size) == tenths(pair[1].size);
        if same && down > 0.8 * pair[1].size && down < 3.0 * pair[1].size {
            *counts
                .entry(tenths(pair[1].size))
                .or_default()
                .entry(tenths(down))
                .or_default() += 1;
        }
    }
    let most = |of: BTreeMap<i32, usize>| {
        let most = of.into_iter().max_by_key(|(down, count)| (*count, -down));
        most.map(|it| it.0 as f32 / 10.0)
    };
    counts
        .into_iter()
        .filter_map(|(size, of)| Some((size, most(of)?)))
        .collect()
}

/// A link that may go on with the next piece.
struct OpenLink {
    target: Target,
    start: usize,
    end: usize,
}

struct Writer<'a> {
    sheet: Sheet,
    /// Notes that wait, with their page.
    held: Option<(u32, &'a [Line])>,
    words: Words,
    pitches: BTreeMap<i32, f32>,
    link: Option<OpenLink>,
}

impl<'a> Writer<'a> {
    /// Writes a page. The notes of one whose last sentence goes on overleaf wait for the end of its paragraph.
    fn page(&mut self, page: &'a Page, notes: Option<usize>, goes_on: bool) {
        self.sheet.start_page();
        let text = notes.unwrap_or(page.lines.len());
        for (at, line) in page.lines[..text].iter().enumerate() {
            let before = at.checked_sub(1).and_then(|it| page.lines.get(it));
            if before.is_some_and(|it| self.is_paragraph(it, line)) {
                self.held_notes();
                self.sheet.end_paragraph();
            }
            self.line(line, page.lines.get(at + 1));
        }
        self.sheet.end_line();
        self.held_notes();
        let Some(notes) = page.lines.get(text..).filter(|it| !it.is_empty()) else {
            return;
        };
        self.held = Some((page.number, notes));
        if !goes_on {
            self.held_notes();
        }
    }

    /// Writes the notes that waited.
    fn held_notes(&mut self) {
        let Some((page, lines)) = self.held.take() else {
            return;
        };
        self.end_link();
        self.sheet.end_paragraph();
        let start = self.sheet.len();
        if !lines.first().is_some_and(feet::is_rule) {
            self.sheet.rule();
        }
        for (at, line) in lines.iter().enumerate() {
            if at.checked_sub(1).is_some_and(|it| self.is_paragraph(&lines[it], line)) {
                self.sheet.end_paragraph();
            }
            self.line(line, lines.get(at + 1));
        }
        self.sheet.end_line();
        self.end_link();
        if page < self.sheet.page() {
            self.sheet.turned_back(start, page);
        }
    }

    /// Whether a line starts a paragraph: further below than lines stand, back above, or of another size.
    fn is_paragraph(&self, before: &Line, line: &Line) -> bool {
        let usual = self.pitches.get(&tenths(line.size)).copied();
        let pitch = usual.unwrap_or(USUAL * line.size);
        let down = before.y - line.y;
        let other = (before.size - line.size).abs() > 0.15 * before.size.max(line.size);
        down > PARAGRAPH * pitch || down < -0.5 * line.size || (other && !feet::is_rule(before))
    }

    fn line(&mut self, line: &Line, next: Option<&Line>) {
        if feet::is_rule(line) {
            self.sheet.rule();
            return;
        }
        for (at, piece) in line.pieces.iter().enumerate() {
            match line.gap(at) {
                Gap::None => {}
                Gap::Blank => self.blank(" "),
                Gap::Wide => self.sheet.wide_blank(),
            }
            let start = self.sheet.len();
            let mut from = 0;
            for (range, target) in &piece.links {
                let (Some(outside), Some(inside)) = (piece.text.get(from..range.start), piece.text.get(range.clone()))
                else {
                    continue;
                };
                self.words(outside);
                let begins = self.sheet.len();
                self.words(inside);
                self.linked(begins, target);
                from = range.end;
            }
            self.words(piece.text.get(from..).unwrap_or(""));
            if line.is_raised(at) {
                self.sheet.superscript(start);
            }
            if piece.italic {
                self.sheet.italic(start);
            }
        }
        let joins = next.is_some_and(|it| self.words.broken_over(&line.words(), &it.words()));
        if joins {
            self.sheet.drop_hyphen();
        } else {
            self.sheet.end_line();
        }
    }

    /// Words of a piece; blanks are written once.
    fn words(&mut self, words: &str) {
        for (at, word) in words.split([' ', '\t', '\n', '\r']).enumerate() {
            if at > 0 {
                self.blank(" ");
            }
            self.sheet.text(word);
        }
    }

    fn blank(&mut self, blank: &str) {
        if !self.sheet.words().ends_with([' ', '\n']) && !self.sheet.words().is_empty() {
            self.sheet.text(blank);
        }
    }

    /// A link goes on where only blanks stand between it and the words that lead to the same target.
    fn linked(&mut self, start: usize, target: &Target) {
        let end = self.sheet.len();
        match &mut self.link {
            Some(open) if Arc::ptr_eq(&open.target, target) || open.target.uri() == target.uri() => {
                let between = self.sheet.words().get(open.end..start).unwrap_or("-");
                if between.trim().is_empty() {
                    open.end = end;
                    return;
                }
            }
            _ => {}
        }
        self.end_link();
        self.link = Some(OpenLink {
            target: Arc::clone(target),
            start,
            end,
        });
    }

    /// Areas of links reach over the punctuation around their words.
    fn end_link(&mut self) {
        let Some(open) = self.link.take() else {
            return;
        };
        let words = self.sheet.words().get(open.start..open.end).unwrap_or("");
        let mut kept = words.trim_end_matches([' ', '\n', '.', ',', ';', ':', '”', '’']);
        if kept.ends_with(')') && !kept.contains('(') {
            kept = kept.trim_end_matches(')');
        }
        let ahead = kept.len() - kept.trim_start_matches([' ', '\n', '“', ',', '.', ';']).len();
        let ahead = ahead + usize::from(kept[ahead..].starts_with('(') && !kept.contains(')'));
        let (start, end) = (open.start + ahead, open.start + kept.len());
        if start < end {
            self.sheet.link_over(start..end, open.target.uri());
        }
    }
}
