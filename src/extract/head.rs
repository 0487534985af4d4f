use crate::catalogue::HeadPhrases;
use crate::catalogue::Pattern;
use crate::catalogue::Symbol;
use crate::catalogue::ordinal_number;
use crate::extract::Extractor;
use crate::extract::Work;
use crate::extract::language;
use crate::extract::letters;
use crate::extract::numbered;
use crate::extract::own;
use crate::extract::title;
use crate::text::Date;
use crate::text::Span;
use crate::text::behind;

/// Reads the masthead and the title. Shapes: United Nations Editorial Manual, format of documents,
/// and the mastheads of published letters and resolutions.
pub(super) const EXTRACTOR: Extractor = Extractor { name: "head", run };

/// Least number of words in small letters of a sentence.
const SENTENCE: usize = 4;

/// Longest part of a text in which a masthead is looked for, in bytes.
const REACH: usize = 6000;

/// Longest title of a letter, in bytes.
const LONGEST_TITLE: usize = 500;

/// How the document's own symbol is known, the most trustworthy way first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Identity {
    /// Printed in the masthead.
    Masthead,
    /// Marked as the document's number in the file's own way.
    Marked,
    /// Printed at the head of its pages.
    RunningHead,
    /// Read from the name of the file.
    FileName,
    /// Read from the properties of the file.
    Property,
    /// Inferred from what others cite.
    Inferred,
    /// Not known.
    #[default]
    None,
}

impl Identity {
    /// The name in records.
    pub fn name(self) -> &'static str {
        match self {
            Self::Masthead => "masthead",
            Self::Marked => "document number",
            Self::RunningHead => "running head",
            Self::FileName => "file name",
            Self::Property => "property",
            Self::Inferred => "inferred",
            Self::None => "none",
        }
    }
}

/// What a document says of itself.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// Everything before the title; empty where there is no masthead.
    pub masthead: Span,
    /// Where the title stands.
    pub title_span: Option<Span>,
    /// Own symbols, joint ones whole.
    pub symbols: Vec<Symbol>,
    /// Where the own symbols stand in the masthead.
    pub symbol_spans: Vec<Span>,
    /// How they are known.
    pub identity: Identity,
    /// Title.
    pub title: Option<String>,
    /// Class: letter, identical-letters, note-verbale, report, note, resolution, draft, other.
    pub class: String,
    /// Date of distribution.
    pub date: Option<Date>,
    /// The letter's own date.
    pub dated: Option<Date>,
    /// Sender.
    pub from: Option<String>,
    /// Addressee.
    pub to: Option<String>,
    /// Session of the General Assembly.
    pub ga_session: Option<u16>,
    /// Calendar year of the Security Council's "nth year".
    pub sc_year: Option<u16>,
    /// Agenda items: "34", "72 (b)".
    pub agenda_items: Vec<String>,
    /// Language, ISO 639-1.
    pub language: String,
}

fn run(work: &mut Work<'_>) {
    let text = work.text();
    let phrases = &work.catalogue.phrases.head;
    let reach = text.floor_char_boundary(REACH);
    let mut head = Head {
        language: language::of(&work.catalogue.phrases.language, text),
        ..Head::default()
    };
    read_title(&mut head, text, reach, phrases, work);
    let zone = masthead_zone(&head, text, reach, phrases);
    head.masthead = zone;
    let zone_text = &text[zone.range()];
    head.date = masthead_date(zone_text, phrases);
    let ordinal = |pattern: &Pattern, group: &str| {
        pattern
            .captures_iter(zone_text)
            .find_map(|it| ordinal_number(it.name(group)?.as_str()))
    };
    head.ga_session = ordinal(&phrases.both, "session").or_else(|| ordinal(&phrases.session, "ordinal"));
    let year = ordinal(&phrases.both, "year").or_else(|| ordinal(&phrases.sc_year, "ordinal"));
    head.sc_year = year.map(|it| it + 1945);
    head.agenda_items = agenda_items(zone_text, text, phrases);
    own::identify(&mut head, work);
    head.class = class(&head, text, phrases);
    head.title = head.title.take().or_else(|| title::plain(&head, text, phrases));
    numbered::describe(&mut head, work);
    work.extracted.annexes = phrases
        .annex
        .find_iter(text)
        .map(|it| Span::new(it.start(), it.end()))
        .collect();
    work.extracted.head = head;
}

/// One line, blanks folded.
pub(super) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The title of a letter: a line that starts "Letter dated …", before any note.
fn read_title(head: &mut Head, text: &str, reach: usize, phrases: &HeadPhrases, work: &Work<'_>) {
    let letters = &work.catalogue.phrases.letters;
    let at_line_start = |start: usize| {
        let line = text[..start].rsplit('\n').next().unwrap_or("");
        line.chars()
            .all(|it| it.is_whitespace() || matches!(it, '“' | '"' | '«'))
    };
    let Some(found) = phrases
        .letter
        .find_iter(&text[..reach])
        .find(|it| at_line_start(it.start()) && it.as_str().starts_with(char::is_uppercase))
    else {
        read_other_title(head, text, reach, work);
        return;
    };
    let end = paragraph_end(text, found.start()).min(text.floor_char_boundary(found.start() + LONGEST_TITLE));
    // Titles one behind another are a list of letters.
    let next = behind(text, found.end(), LONGEST_TITLE * 2);
    let more = phrases.letter.find(next).map(|it| found.end() + it.start());
    let listed =
        |it: usize| at_line_start(it) && (it < end || text.get(end..it).is_some_and(|it| it.trim().is_empty()));
    if more.is_some_and(|it| text[it..].starts_with(char::is_uppercase) && listed(it)) {
        return;
    }
    let title = folded(&text[found.start()..end]);
    head.title_span = Some(Span::new(found.start(), end));
    head.dated = letters
        .date
        .captures(&title)
        .and_then(|it| Date::from_words(&it["day"], &it["month"], &it["year"]));
    if let Some(persons) = phrases.persons.captures(&title) {
        let person = |name: &str| {
            Some(
                persons
                    .name(name)?
                    .as_str()
                    .trim_end_matches([',', '*', '.', ' '])
                    .to_owned(),
            )
        };
        head.from = person("from");
        head.to = person("to");
    }
    head.title = Some(title);
}

/// The title of a letter in another language than English.
fn read_other_title(head: &mut Head, text: &str, reach: usize, work: &Work<'_>) {
    if head.language == "en" {
        return;
    }
    let Some(titled) = letters::titled(work, reach) else {
        return;
    };
    let end = paragraph_end(text, titled.start);
    if end - titled.start > LONGEST_TITLE {
        return;
    }
    head.title_span = Some(Span::new(titled.start, end));
    head.title = Some(folded(&text[titled.start..end]));
    (head.dated, head.from, head.to) = (titled.dated, titled.from, titled.to);
}

fn paragraph_end(text: &str, from: usize) -> usize {
    text[from..].find("\n\n").map_or(text.len(), |it| from + it)
}

/// The masthead ends at the title; without one, at the first line of running text.
fn masthead_zone(head: &Head, text: &str, reach: usize, phrases: &HeadPhrases) -> Span {
    if let Some(title) = head.title_span {
        return Span {
            start: 0,
            end: title.start,
        };
    }
    let mut end = 0;
    for line in text[..reach].split_inclusive('\n') {
        let words = line.trim();
        let number = words.split(['.', ' ']).next().unwrap_or("");
        let prose = words.chars().count() > 110
            || (words.ends_with(',') && words.starts_with("The ") && words.len() < 60)
            || (number.bytes().all(|it| it.is_ascii_digit()) && words.contains(". ") && words.chars().count() > 60);
        if prose {
            break;
        }
        if is_sentence(words) {
            // A paragraph in short lines starts before the line that shows it.
            end = text[..end].rfind("\n\n").map_or(end, |it| it + 2);
            break;
        }
        end += line.len();
    }
    let zone = &text[..end];
    let witness = phrases.distr.is_match(zone) || phrases.session.is_match(zone) || phrases.sc_year.is_match(zone);
    let lines = zone.lines().filter(|it| !it.trim().is_empty()).count();
    let shape = witness || lines <= 12 && phrases.date_line.is_match(zone) && end < text.len();
    Span::new(0, if shape { end } else { 0 })
}

/// Whether a line ends a sentence of running text; notes of a masthead start with a sign.
fn is_sentence(line: &str) -> bool {
    let line = line.trim_start_matches(|it: char| it.is_ascii_digit() || it == '.' || it == ' ');
    let words = line
        .split_whitespace()
        .filter(|it| it.starts_with(char::is_lowercase))
        .count();
    line.ends_with('.') && line.starts_with(char::is_alphabetic) && words >= SENTENCE
}

/// The date line behind "Distr.", else the first date line.
fn masthead_date(zone: &str, phrases: &HeadPhrases) -> Option<Date> {
    let after = phrases.distr.find(zone).map_or(0, |it| it.end());
    let date_in = |part: &str| {
        phrases
            .date_line
            .captures_iter(part)
            .find_map(|it| Date::from_words(&it["day"], &it["month"], &it["year"].replace(' ', "")))
    };
    date_in(&zone[after..]).or_else(|| date_in(zone))
}

/// Items of the masthead, else those that the closing sentence names.
fn agenda_items(zone: &str, text: &str, phrases: &HeadPhrases) -> Vec<String> {
    let found = phrases
        .agenda
        .captures(zone)
        .or_else(|| phrases.circulated.captures(text))
        .and_then(|it| Some(it.name("items")?.as_str().to_owned()));
    let (mut items, mut number) = (Vec::new(), String::new());
    for token in found.unwrap_or_default().replace('(', " (").split([' ', ',', '\n']) {
        if token.starts_with(|it: char| it.is_ascii_digit()) {
            number = token.to_owned();
            items.push(number.clone());
        } else if token.starts_with('(') {
            if items.last() == Some(&number) {
                items.pop();
            }
            items.push(format!("{number} {token}"));
        }
    }
    items
}

fn class(head: &Head, text: &str, phrases: &HeadPhrases) -> String {
    let series = head.symbols.first().map_or("", |it| &*it.series);
    let zone_end = head.title_span.map_or(head.masthead.end, |it| it.end) as usize;
    let zone = &text[..text.floor_char_boundary(zone_end.max(400))];
    let by_words = phrases
        .class
        .iter()
        .find(|it| it.pattern.is_match(zone))
        .map(|it| it.name.clone());
    let by_symbol = (series.ends_with("-resolution")).then(|| "resolution".to_owned());
    let by_closing = || {
        phrases
            .circulated
            .find(text)
            .and_then(|it| text[..it.start()].rfind("letter"))
            .map(|_| "letter".to_owned())
    };
    by_symbol
        .or(by_words)
        .or_else(by_closing)
        .unwrap_or_else(|| "other".to_owned())
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::extracted;

    #[test]
    fn a_masthead_without_a_title_ends_before_the_first_sentence() {
        let masthead = "United Nations\nA/76/188\n\nGeneral Assembly\n\nDistr.: General\n20 July 2021\n\n\
             Seventy-sixth session\nAgenda item 18\n\nReport of the Secretary-General\n\n";
        for body in [
            "The boxes stand on the\npier and are counted\nby the keeper of the lamp.\n",
            "1. The boxes are counted by the keeper.\n",
        ] {
            let text = format!("{masthead}{body}\nMore of it.\n");
            let head = extracted(&text).1.head;
            assert_eq!(head.masthead.range(), 0..masthead.len(), "{body}");
        }
        let note = format!("{masthead}* Reissued for technical reasons on the second of May.\n\nThe boxes are old.\n");
        assert!(extracted(&note).1.head.masthead.range().end > masthead.len());
    }
}
