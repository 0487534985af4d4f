use crate::catalogue::Pattern;
use crate::catalogue::ResolutionPhrases;
use crate::catalogue::roman_number;
use crate::catalogue::roman_numeral;
use crate::extract::SymbolForm;
use crate::text::Date;
use crate::text::Span;
use crate::text::behind;

/// Longest item that is printed in one piece, in bytes; a line end may stand in it with the next line's indentation.
const REACH: usize = 160;

/// Most lettered parts, or items of one range.
const WIDEST: u32 = 50;

/// One item of a list as it is printed.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub span: Span,
    pub shape: Shape,
    pub form: SymbolForm,
    pub date: Option<Date>,
}

/// What the printed item says.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    /// "822 (1993)".
    Council { number: u32, year: u16 },
    /// "822 of 1993", "822/1993".
    CouncilOf { number: u32, year: u16 },
    /// "217 A (III)".
    Roman {
        number: u32,
        session: String,
        part: Option<char>,
    },
    /// "57/270 B".
    Numbered {
        session: String,
        number: u32,
        part: Option<char>,
    },
    /// "1244".
    Bare { number: u32 },
    /// A whole symbol that was found before.
    Printed,
}

/// The items that are printed at an offset as one number, several where it has several lettered parts.
pub(super) fn at(phrases: &ResolutionPhrases, text: &str, at: usize, first: bool) -> Vec<Item> {
    let shapes = &phrases.item;
    let near = behind(text, at, REACH);
    let reader = Reader { phrases, near, at };
    if !near.starts_with(|it: char| it.is_ascii_digit() || matches!(it, 'S' | 'E' | 'د')) {
        return Vec::new();
    }
    let number = |it: &regex::Captures<'_>, name: &str| it.name(name)?.as_str().parse::<u32>().ok();
    if let Some(it) = shapes.council.captures(near) {
        let year = number(&it, "year").and_then(|it| u16::try_from(it).ok());
        let shape = number(&it, "number")
            .zip(year)
            .map(|(number, year)| Shape::Council { number, year });
        return reader.one(shape, it.get(0).map_or(0, |it| it.end()));
    }
    if let Some(it) = shapes.council_of.captures(near) {
        let year = number(&it, "year").and_then(|it| u16::try_from(it).ok());
        let shape = number(&it, "number")
            .zip(year)
            .map(|(number, year)| Shape::CouncilOf { number, year });
        return reader.one(shape, it.get(0).map_or(0, |it| it.end()));
    }
    if let Some(it) = shapes.roman.captures(near)
        && let (Some(found), Some(session)) = (number(&it, "number"), it.name("session"))
        && let Some(session) = roman_session(&shapes.session(session.as_str()))
    {
        let end = it.get(0).map_or(0, |it| it.end());
        let shape = |part| Shape::Roman {
            number: found,
            session: session.clone(),
            part,
        };
        let digits = it.name("number").map_or(0, |it| it.end());
        let parts = if it.name("parts").is_some() {
            reader.parts(digits)
        } else {
            Vec::new()
        };
        return match parts.as_slice() {
            [] => reader.one(Some(shape(None)), end),
            // The session closes what a single part opens: the whole is the item.
            [(part, _, form)] => vec![reader.item(0, end, shape(Some(*part)), *form)],
            several => reader.each(several, shape),
        };
    }
    if let Some(it) = shapes.numbered.captures(near)
        && let (Some(found), Some(session)) = (number(&it, "number"), it.name("session"))
    {
        let end = it.get(0).map_or(0, |it| it.end());
        if shapes.numbered_not.is_match(&near[end..]) {
            return Vec::new();
        }
        let shape = |part| Shape::Numbered {
            session: shapes.session(session.as_str()),
            number: found,
            part,
        };
        let parts = reader.parts(end);
        let stop = parts.last().map_or(end, |it| it.1.end);
        let lettered = !parts.is_empty() && shapes.part_after.is_match(&near[stop..]);
        return if lettered {
            reader.each(&parts, shape)
        } else {
            reader.one(Some(shape(None)), end)
        };
    }
    let Some(it) = shapes.bare.captures(near) else {
        return Vec::new();
    };
    let end = it.get(0).map_or(0, |it| it.end());
    let follows = behind(text, at + end, REACH);
    // "2. Decides" on a new line is a paragraph, and a short number in a list counts something else.
    let paragraph = text
        .get(..at)
        .is_some_and(|it| it.trim_end_matches(' ').ends_with('\n'))
        && follows.starts_with('.');
    let listed = first || end > 2 && shapes.bare_after.is_match(follows);
    let good = listed && !paragraph && !shapes.bare_not.is_match(follows);
    reader.one(
        number(&it, "number")
            .filter(|_| good)
            .map(|number| Shape::Bare { number }),
        end,
    )
}

/// A session in Roman numerals: "XV" for itself and for 15; `None` where it is no number.
fn roman_session(session: &str) -> Option<String> {
    let (kind, number) = session.rsplit_once('-').map_or(("", session), |it| it);
    let roman = match number.parse() {
        Ok(number) => roman_numeral(number)?,
        Err(_) => roman_number(number).map(|_| number.to_owned())?,
    };
    let dash = if kind.is_empty() { "" } else { "-" };
    Some(format!("{kind}{dash}{roman}"))
}

/// What lies between two items of a range, each at the place of the second; `None` where they are no range.
pub(super) fn between(from: &Item, to: &Item) -> Option<Vec<Item>> {
    let filled = |first: u32, last: u32, shape: &dyn Fn(u32) -> Shape| {
        let rising = first < last && last - first <= WIDEST;
        rising.then(|| {
            let inner = first + 1..last;
            inner
                .map(|it| Item {
                    span: to.span,
                    shape: shape(it),
                    form: SymbolForm::Range,
                    date: None,
                })
                .collect()
        })
    };
    match (&from.shape, &to.shape) {
        (
            Shape::Numbered {
                session,
                number: first,
                part: None,
            },
            Shape::Numbered {
                session: other,
                number: last,
                part: None,
            },
        ) if session == other => filled(*first, *last, &|number| Shape::Numbered {
            session: session.clone(),
            number,
            part: None,
        }),
        _ => None,
    }
}

/// A part's letter with its place and how it is written.
type Part = (char, std::ops::Range<usize>, SymbolForm);

struct Reader<'a> {
    phrases: &'a ResolutionPhrases,
    near: &'a str,
    at: usize,
}

impl Reader<'_> {
    /// The lettered parts behind a number: "A", "A and B", "A to C".
    fn parts(&self, from: usize) -> Vec<Part> {
        let shapes = &self.phrases.item;
        let mut parts: Vec<Part> = Vec::new();
        let letter = |pattern: &Pattern, at: usize| {
            let groups = pattern.captures(self.near.get(at..)?)?;
            let part = groups.name("part")?;
            Some((shapes.letter(part.as_str())?, at + part.start()..at + part.end()))
        };
        let Some((first, place)) = letter(&shapes.part, from) else {
            return parts;
        };
        parts.push((first, place, SymbolForm::Prose));
        while let Some((last, place)) = parts.last().map(|it| (it.0, it.1.clone())) {
            if let Some((part, next)) = letter(&shapes.part_next, place.end).filter(|it| it.0 > last) {
                parts.push((part, next, SymbolForm::List));
            } else if let Some((part, next)) = letter(&shapes.part_range, place.end).filter(|it| it.0 > last) {
                let inner = (last..=part).skip(1);
                parts.extend(inner.map(|it| (it, next.clone(), SymbolForm::Range)));
            } else {
                break;
            }
        }
        parts
    }

    fn one(&self, shape: Option<Shape>, end: usize) -> Vec<Item> {
        let shape = shape.into_iter();
        shape.map(|it| self.item(0, end, it, SymbolForm::Prose)).collect()
    }

    /// One item a part: the first from the number on, each further one its letter.
    fn each(&self, parts: &[Part], shape: impl Fn(Option<char>) -> Shape) -> Vec<Item> {
        let all = parts.iter().enumerate();
        all.map(|(index, (part, place, form))| {
            let start = if index == 0 { 0 } else { place.start };
            self.item(start, place.end, shape(Some(*part)), *form)
        })
        .collect()
    }

    fn item(&self, start: usize, end: usize, shape: Shape, form: SymbolForm) -> Item {
        Item {
            span: Span::new(self.at + start, self.at + end),
            shape,
            form,
            date: None,
        }
    }
}
