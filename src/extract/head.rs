use crate::catalogue::HeadPhrases;
use crate::catalogue::Pattern;
use crate::catalogue::Symbol;
use crate::catalogue::council_year_of;
use crate::catalogue::ordinal_number;
use crate::extract::Extractor;
use crate::extract::Work;
use crate::extract::language;
use crate::extract::numbered;
use crate::text::Date;
use crate::text::Span;
use crate::text::behind;

/// Reads the masthead and the title. Shapes: United Nations Editorial Manual, format of documents,
/// and the mastheads of published letters and resolutions.
pub(super) const EXTRACTOR: Extractor = Extractor { name: "head", run };

/// Longest part of a text in which a masthead is looked for, in bytes.
const REACH: usize = 6000;

/// Part of a text in which the heading of a resolution is looked for, in bytes.
const HEADING: usize = 300;

/// Where the date of a resolution may stand behind its number, in bytes.
const DATE: usize = 50;

/// Longest title of a letter, in bytes.
const LONGEST_TITLE: usize = 500;

/// How the document's own symbol is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Identity {
    /// Printed in the masthead.
    Masthead,
    /// Read from the name of the file.
    FileName,
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
            Self::FileName => "file name",
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
    own_symbols(&mut head, work);
    head.class = class(&head, text, phrases);
    head.title = head.title.take().or_else(|| plain_title(&head, text));
    numbered::describe(&mut head, work);
    work.extracted.annexes = phrases
        .annex
        .find_iter(text)
        .map(|it| Span::new(it.start(), it.end()))
        .collect();
    work.extracted.paragraphs = phrases
        .paragraph
        .captures_iter(text)
        .filter_map(|it| {
            let number = it.name("number")?;
            Some((number.as_str().parse().ok()?, Span::new(number.start(), number.end())))
        })
        .collect();
    work.extracted.head = head;
}

/// One line, blanks folded.
fn folded(text: &str) -> String {
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
        return;
    };
    let end = paragraph_end(text, found.start()).min(text.floor_char_boundary(found.start() + LONGEST_TITLE));
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
        end += line.len();
    }
    let zone = &text[..end];
    let witness = phrases.distr.is_match(zone) || phrases.session.is_match(zone) || phrases.sc_year.is_match(zone);
    let lines = zone.lines().filter(|it| !it.trim().is_empty()).count();
    let shape = witness || lines <= 12 && phrases.date_line.is_match(zone) && end < text.len();
    Span::new(0, if shape { end } else { 0 })
}

/// The date line behind "Distr.", else the first date line.
fn masthead_date(zone: &str, phrases: &HeadPhrases) -> Option<Date> {
    let after = phrases.distr.find(zone).map_or(0, |it| it.end());
    let date_in = |part: &str| {
        phrases
            .date_line
            .captures_iter(part)
            .find_map(|it| Date::from_words(&it["day"], &it["month"], &it["year"]))
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

/// Symbols that stand alone on their line of the masthead, stacked halves put together.
fn own_symbols(head: &mut Head, work: &Work<'_>) {
    let zone = &work.text()[head.masthead.range()];
    let mut at = 0;
    let mut last_line = None;
    for (index, line) in zone
        .split_inclusive('\n')
        .filter(|it| !it.trim().is_empty())
        .enumerate()
    {
        let start = work.text()[at..].find(line).map_or(at, |it| at + it);
        at = start + line.len();
        let found: Vec<_> = work.catalogue.scan_with_slashes(line).collect();
        let Some(first) = found.first() else {
            continue;
        };
        let rest = format!(
            "{}{}",
            &line[..first.span.range().start],
            &line[first.span.range().end..]
        );
        let organization = &work.catalogue.phrases.head.organization;
        let alone = organization
            .replace(&rest, "")
            .chars()
            .all(|it| !it.is_alphabetic() && it != '[' && it != '(');
        // "* A/45/50." below the masthead is a note on the agenda, not the document's name.
        if !alone || found.len() > 1 || line.trim_start().starts_with('*') {
            continue;
        }
        let span = first.span.range();
        let own = if let [previous] = head.symbols.as_slice() {
            let joint = work.catalogue.parse(&format!("{previous}-{}", first.symbol));
            let stacked = last_line.is_some_and(|it| it + 1 == index);
            match joint.filter(|it| stacked && it.is_joint()) {
                Some(joint) => {
                    head.symbols = vec![joint];
                    true
                }
                None => previous.same_document(&first.symbol),
            }
        } else {
            head.symbols.push(first.symbol.clone());
            true
        };
        // Another symbol on a line of its own is cited there.
        if !own {
            continue;
        }
        head.symbol_spans.push(Span::new(start + span.start, start + span.end));
        last_line = Some(index);
    }
    if !head.symbols.is_empty() {
        head.identity = Identity::Masthead;
    } else if let Some(symbol) = symbol_of_file_name(work) {
        head.symbols.push(symbol);
        head.identity = Identity::FileName;
    } else if head.title_span.is_none() && own_resolution(head, work).is_some() {
        head.identity = Identity::Masthead;
    } else {
        numbered::identify(head, work);
    }
}

/// "Resolution 874 (1993)" as a heading, where number and year agree with the table: the name of a resolution that
/// prints no symbol.
fn own_resolution(head: &mut Head, work: &Work<'_>) -> Option<Symbol> {
    let heading = behind(work.text(), 0, HEADING);
    let groups = work.catalogue.phrases.head.own_resolution.captures(heading)?;
    let (number, year) = (groups.name("number")?, groups.name("year")?);
    let end = groups.get(0)?.end();
    // A line alone is no document.
    if work.text()[end..].trim().is_empty() {
        return None;
    }
    let adopted = council_year_of(number.as_str().parse().ok()?)?;
    if adopted.to_string() != year.as_str() {
        return None;
    }
    let printed = format!("S/RES/{}({})", number.as_str(), year.as_str());
    let symbol = work.catalogue.parse(&printed)?;
    head.symbols.push(symbol.clone());
    head.symbol_spans.push(Span::new(number.start(), year.end() + 1));
    head.masthead = Span::new(0, end.max(head.masthead.end as usize));
    head.title = Some(folded(groups.get(0)?.as_str()));
    // "of 14 October 1993" behind the number or on the next line.
    let near = behind(work.text(), year.end() + 1, DATE);
    if let Some(date) = work.catalogue.phrases.letters.date.captures(near)
        && let Some(before) = near.find(&date[0]).map(|it| near[..it].trim_matches(['.', ' ', '\n']))
        && matches!(before, "" | "of" | "on" | "Resolution of")
    {
        head.date = head
            .date
            .or(Date::from_words(&date["day"], &date["month"], &date["year"]));
    }
    Some(symbol)
}

/// `A_RES_73_8-EN.pdf`, `S_2021_279.en.txt`: underscores for slashes, a language behind.
fn symbol_of_file_name(work: &Work<'_>) -> Option<Symbol> {
    let name = work.document.file_name();
    let stem = name.rsplit_once('.').map_or(name, |it| it.0);
    let stem = ["en", "fr", "es", "ru", "ar", "zh"]
        .iter()
        .flat_map(|it| [format!("-{it}"), format!(".{it}"), format!("_{it}")])
        .find_map(|it| {
            stem.to_lowercase()
                .ends_with(&it)
                .then(|| &stem[..stem.len() - it.len()])
        })
        .unwrap_or(stem);
    if !stem.contains('_') {
        return None;
    }
    work.catalogue.parse(&stem.replace("--", "-").replace('_', "/"))
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

/// The first line that reads like a title: "75/144. Strengthening …", or the first line with words.
fn plain_title(head: &Head, text: &str) -> Option<String> {
    let numbered = text.lines().take(60).find(|line| {
        let number = line.trim().split(". ").next().unwrap_or("");
        number.contains('/') && number.len() < 12 && number.starts_with(|it: char| it.is_ascii_digit())
    });
    let title = numbered.or_else(|| {
        let rest = text.get(head.masthead.end as usize..)?;
        rest.lines().map(str::trim).find(|it| {
            !it.is_empty() && it.chars().count() < 160 && !it.ends_with(['.', ',', ';', '،', '؛', '。', '，', '；'])
        })
    });
    title
        .map(folded)
        .filter(|it| head.masthead.end > 0 && it.chars().any(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::extracted;

    #[test]
    fn a_resolution_is_known_by_its_heading() {
        for (text, own) in [
            (
                "Resolution 874 (1993)\nof 14 October 1993\n\nThe lamps of the pier,\n",
                "S/RES/874(1993)",
            ),
            (
                "1 (1946) Resolution of 25 January 1946\n\nThe lamps,\n",
                "S/RES/1(1946)",
            ),
            ("第2728(2024)号决议\n\n灯塔，\n", "S/RES/2728(2024)"),
            ("Résolution 2728 (2024)\n\nLes lampes,\n", "S/RES/2728(2024)"),
            // A line alone; not of that year; in running text; behind the title of a letter.
            ("Resolution 874 (1993)\n", ""),
            ("Resolution 874 (1994)\n\nThe lamps,\n", ""),
            ("The lamps of resolution 874 (1993) are lit.\n", ""),
            (
                "Letter dated 3 February 2016 from the Keeper addressed to the pier\n\nResolution 874 (1993)\n",
                "",
            ),
        ] {
            let symbols = extracted(text).1.head.symbols;
            assert_eq!(
                symbols.first().map_or(String::new(), ToString::to_string),
                own,
                "{text}"
            );
        }
    }
}
