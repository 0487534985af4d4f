//! Running heads, page numbers, job numbers: what stands at the edge of pages and is no part of the text.

use std::collections::BTreeMap;

use crate::read::pdf::lines::Line;
use crate::read::pdf::lines::Page;

/// Share of a page's height at its top and at its foot in which furniture stands.
const BAND: f32 = 0.13;

/// How far the same line may move from page to page, in points.
const MOVES: f32 = 8.0;

/// Most letters of a line of numbers: "25-05275 (E)".
const FEW_LETTERS: usize = 3;

/// Most pieces of furniture that are kept as witnesses.
const MOST_KEPT: usize = 200;

/// Takes the furniture out of the pages; gives its words, those of the first page first.
pub(super) fn take(pages: &mut [Page]) -> Vec<String> {
    let repeated = Repeated::of(pages);
    let first = first_page(pages);
    let mut taken = Vec::new();
    for page in pages {
        // The first page opens with the masthead, which running heads repeat.
        let head = if page.number == 1 { Vec::new() } else { edge(page, true) };
        let edges = [head, edge(page, false)];
        let mut gone: Vec<usize> = edges
            .iter()
            .flat_map(|band| {
                band.iter().copied().take_while(|it| {
                    let line = &page.lines[*it];
                    !starts_note(line)
                        && (repeated.has(page.number, line)
                            || is_number(&line.words())
                            || names_document(&first, page, line))
                })
            })
            .collect();
        gone.sort_unstable();
        gone.dedup();
        taken.extend(gone.iter().map(|it| page.lines[*it].words()));
        for it in gone.into_iter().rev() {
            page.lines.remove(it);
        }
    }
    taken.truncate(MOST_KEPT);
    taken
}

/// The lines of a band, from the edge inwards.
fn edge(page: &Page, top: bool) -> Vec<usize> {
    let reach = (page.top - page.bottom) * BAND;
    let inside = |it: &Line| {
        if top {
            it.y > page.top - reach
        } else {
            it.y < page.bottom + reach
        }
    };
    let mut lines: Vec<usize> = (0..page.lines.len()).filter(|it| inside(&page.lines[*it])).collect();
    lines.sort_by(|a, b| {
        let order = page.lines[*a].y.total_cmp(&page.lines[*b].y);
        if top { order.reverse() } else { order }
    });
    lines
}

/// A raised number or an asterisk opens a note, however often.
fn starts_note(line: &Line) -> bool {
    line.is_raised(0) || line.words().starts_with("* ")
}

/// Nothing but numbers and signs: a page's number, the job number, a barcode.
fn is_number(words: &str) -> bool {
    let letters = words.chars().filter(|it| it.is_alphabetic()).count();
    let rule = words.chars().all(|it| matches!(it, '_' | ' '));
    // "12." may close a note; "(a)" opens a paragraph.
    let closes = words.ends_with(['.', ';', ',']) && words != "/...";
    !rule
        && !closes
        && letters <= FEW_LETTERS
        && !words.starts_with('(')
        && (words == "/..." || words.contains(|it: char| it.is_ascii_digit()))
}

/// The words of the first page without blanks and signs: its head is the whole of what running heads repeat.
fn first_page(pages: &[Page]) -> String {
    let lines = pages.first().map_or(&[][..], |it| &it.lines[..]);
    lines.iter().map(|it| plain(&it.words())).collect()
}

fn plain(words: &str) -> String {
    words.chars().filter(|it| !matches!(it, '*' | ' ')).collect()
}

/// The document's own symbol at the edge of a later page, alone or beside its title or the page's number.
fn names_document(first: &str, page: &Page, line: &Line) -> bool {
    let parts = line.parts();
    let symbol =
        |it: &String| it.contains('/') && it.contains(|it: char| it.is_ascii_digit()) && it.split(' ').count() < 4;
    let repeats = |it: &String| is_number(it) || first.contains(&plain(it));
    page.number > 1 && parts.iter().any(symbol) && parts.iter().all(repeats)
}

/// The lines that stand at the same place on several pages, the page's number apart.
struct Repeated {
    /// For each wording, where it stands: page and height.
    places: BTreeMap<String, Vec<(u32, f32)>>,
    /// For each wording with the number in it left open, the number, page and height.
    numbered: BTreeMap<String, Vec<(u64, u32, f32)>>,
}

impl Repeated {
    fn of(pages: &[Page]) -> Self {
        let (mut places, mut numbered) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, Vec<_>>::new());
        for page in pages {
            for it in edge(page, true).into_iter().chain(edge(page, false)) {
                let line = &page.lines[it];
                let words = line.words();
                for (shape, number) in open_numbers(&words) {
                    numbered.entry(shape).or_default().push((number, page.number, line.y));
                }
                places.entry(words).or_default().push((page.number, line.y));
            }
        }
        Self { places, numbered }
    }

    /// Whether another page has this line, or the same line with a number that counts the pages.
    fn has(&self, page: u32, line: &Line) -> bool {
        let words = line.words();
        let same = self.places.get(&words).is_some_and(|places| {
            places
                .iter()
                .any(|(other, y)| *other != page && (y - line.y).abs() < MOVES)
        });
        same || open_numbers(&words).into_iter().any(|(shape, number)| {
            self.numbered.get(&shape).is_some_and(|places| {
                places.iter().any(|(other, at, y)| {
                    let pages = i64::from(page) - i64::from(*at);
                    let numbers = number as i64 - *other as i64;
                    pages != 0 && pages == numbers && (y - line.y).abs() < MOVES
                })
            })
        })
    }
}

/// The line with its first or its last number left open, and that number; at most four digits, as pages have.
fn open_numbers(words: &str) -> Vec<(String, u64)> {
    let digits = |it: char| it.is_ascii_digit();
    let mut found = Vec::new();
    let first = words.len() - words.trim_start_matches(digits).len();
    let last = words.trim_end_matches(digits).len();
    for (start, end) in [(0, first), (last, words.len())] {
        if (1..=4).contains(&(end - start))
            && let Ok(number) = words[start..end].parse()
        {
            found.push((format!("{}#{}", &words[..start], &words[end..]), number));
        }
    }
    found
}
