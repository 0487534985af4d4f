//! Invented letters that cite each other, for benches: the same for the same seed, in the layouts that
//! conversions of PDF files have.

use std::fmt::Write as _;

use ibid::read::Source;

use crate::names::STATES;
use crate::names::THINGS;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const PEOPLE: [&str; 5] = [
    "Ombrette Lindqvist",
    "Bo Harrow",
    "Ann Skerry",
    "Ivo Tallow",
    "Mirel Vance",
];

/// Small generator of numbers that look random (xorshift), so that a seed always gives the same letters.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % end.max(1)
    }

    fn one_of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

/// What later letters cite.
struct Letter {
    symbol: String,
    state: &'static str,
    date: String,
}

/// How a letter marks its notes and links.
#[derive(Clone, Copy)]
enum Layout {
    Markdown,
    Raised,
    Plain,
    DoubleSpaced,
}

/// Letters in the order of their dates; each cites some of those before it.
pub(crate) fn letters(count: usize, seed: u64) -> Vec<Source> {
    let mut numbers = Numbers(seed | 1);
    let mut written: Vec<Letter> = Vec::new();
    let mut sources = Vec::new();
    for at in 0..count {
        let layout = [Layout::Markdown, Layout::Raised, Layout::Plain, Layout::DoubleSpaced][at % 4];
        let letter = head(&mut numbers, at, count);
        let text = text(&mut numbers, layout, &letter, &written);
        let ending = if matches!(layout, Layout::Markdown) {
            "md"
        } else {
            "txt"
        };
        sources.push(Source {
            name: format!("{at:05}.{ending}"),
            bytes: text.into_bytes(),
        });
        written.push(letter);
    }
    sources
}

/// Number, date and sender of a letter; ten years in all.
fn head(numbers: &mut Numbers, at: usize, count: usize) -> Letter {
    let day = at * 3650 / count.max(1);
    let (year, month) = (2014 + day / 365, day % 365 / 31);
    Letter {
        symbol: format!("A/{}/{}-S/{year}/{}", year - 1946, 100 + at % 900, 1 + at),
        state: numbers.one_of(&STATES),
        date: format!("{} {} {year}", 1 + day % 28, MONTHS[month]),
    }
}

fn text(numbers: &mut Numbers, layout: Layout, letter: &Letter, before: &[Letter]) -> String {
    let Letter { symbol, state, date } = letter;
    // Every third letter was cut out of its masthead, as conversions do: its symbol must be inferred.
    let own = if numbers.below(3) == 0 { "" } else { symbol.as_str() };
    let mut body = format!(
        "United Nations {own}\n\nGeneral Assembly Security Council\n\nDistr.: General\n{date}\n\nOriginal: English\n\n\
         Letter dated {date} from the Permanent Representative of {state} to the United Nations addressed to the Secretary-General\n\n"
    );
    let mut notes: Vec<String> = Vec::new();
    for paragraph in 0..4 + numbers.below(5) {
        let item = numbers.one_of(&THINGS);
        let _ = write!(
            body,
            "With regard to the {item} of {state}, which were counted in {} and found in good order",
            1990 + paragraph
        );
        for _ in 0..numbers.below(4) {
            body.push_str(", as the keeper wrote,");
            notes.push(note(numbers, before));
            body.push_str(&call(layout, notes.len()));
        }
        body.push_str(&sentence(numbers, layout, before));
        body.push_str("\n\n");
    }
    if matches!(layout, Layout::Plain | Layout::DoubleSpaced) {
        body.push_str("__________________\n");
    }
    for (at, note) in notes.iter().enumerate() {
        let _ = match layout {
            Layout::Markdown => writeln!(body, "<sup>{}</sup> {note}\n", at + 1),
            Layout::Raised => writeln!(body, "{} {note}\n", raised(at + 1)),
            Layout::Plain | Layout::DoubleSpaced => writeln!(body, " {}  {note}", at + 1),
        };
    }
    let _ = write!(
        body,
        "\nI should be grateful if you would have the present letter circulated under agenda items 20 and 79.\n"
    );
    if matches!(layout, Layout::DoubleSpaced) {
        wrapped(&body).replace('\n', "\n\n")
    } else {
        body
    }
}

/// Words that cite in running text.
fn sentence(numbers: &mut Numbers, layout: Layout, before: &[Letter]) -> String {
    if before.is_empty() {
        return ". The lamps burned.".to_owned();
    }
    let Letter { symbol, state, date } = &before[numbers.below(before.len())];
    match numbers.below(5) {
        0 if matches!(layout, Layout::Markdown) => format!(". See [{symbol}](#)."),
        0 => format!(". See {symbol}."),
        1 => format!(
            ". In the letter dated {date} from the Permanent Representative of {state} ({symbol}) the same is said."
        ),
        2 => format!(
            ", as Security Council resolutions {} ({}) and 822 (1993) recall.",
            1200 + numbers.below(500),
            2000 + numbers.below(9)
        ),
        3 => format!(". My letter dated {date} was not answered."),
        _ => ". The harbour master has no objection to the painting of the buoys before the first ferry leaves."
            .to_owned(),
    }
}

/// A note that cites a letter, an address, a book, or the note before it.
fn note(numbers: &mut Numbers, before: &[Letter]) -> String {
    let place = numbers.below(before.len());
    let cited = before.get(place);
    let page = 1 + numbers.below(300);
    match (numbers.below(6), cited) {
        (0 | 1, Some(it)) => format!("See {} ({}), para. {page}.", it.symbol, it.date),
        (2, Some(it)) => {
            let half = it.symbol.split('-').next().unwrap_or("");
            format!("Available at https://undocs.org/en/{half}.")
        }
        (3, _) => format!("Ibid., p. {page}."),
        (4, _) => format!(
            "“{} of the coast”, The Saltgate Tidings, {} May 2011.",
            numbers.one_of(&THINGS),
            1 + numbers.below(28)
        ),
        _ => {
            let item = numbers.one_of(&THINGS);
            format!(
                "{}, A History of the {item} (Halvmar, Saltgate Harbour Press, 2009), p. {page}.",
                numbers.one_of(&PEOPLE)
            )
        }
    }
}

fn call(layout: Layout, number: usize) -> String {
    match layout {
        Layout::Markdown => format!("<sup>{number}</sup>"),
        Layout::Raised => raised(number),
        Layout::Plain | Layout::DoubleSpaced => number.to_string(),
    }
}

fn raised(number: usize) -> String {
    let digits = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    number
        .to_string()
        .bytes()
        .map(|it| digits[usize::from(it - b'0')])
        .collect()
}

/// Lines of some ninety letters, as a page has them.
fn wrapped(text: &str) -> String {
    let mut lines = String::with_capacity(text.len());
    for line in text.split('\n') {
        let mut width = 0;
        for word in line.split(' ') {
            if width > 90 {
                lines.push('\n');
                width = 0;
            } else if width > 0 {
                lines.push(' ');
            }
            lines.push_str(word);
            width += word.len() + 1;
        }
        lines.push('\n');
    }
    lines
}
