//! Which document a text is, by its own words and the name of its file.

use crate::catalogue::Symbol;
use crate::catalogue::council_year_of;
use crate::extract::Head;
use crate::extract::Identity;
use crate::extract::Work;
use crate::extract::head::folded;
use crate::extract::numbered;
use crate::extract::witnesses;
use crate::read::WitnessKind;
use crate::text::Date;
use crate::text::Span;
use crate::text::behind;

/// Fewest symbols on lines of their own, beside the first, that make a head a list of documents.
const LISTED: usize = 2;

/// Part of a text in which the heading of a resolution is looked for, in bytes.
const HEADING: usize = 300;

/// Where the date of a resolution may stand behind its number, in bytes.
const DATE: usize = 50;

/// Names a document by its masthead, else by the number that its file marks, its running heads, its file's name, the
/// heading of a resolution, the properties of the file, the number of a series.
pub(super) fn identify(head: &mut Head, work: &Work<'_>) {
    in_masthead(head, work);
    let told = |kind| witnesses::symbol(work, kind);
    if !head.symbols.is_empty() {
        head.identity = Identity::Masthead;
    } else if let Some(symbol) = told(WitnessKind::Marked) {
        head.symbols.push(symbol);
        head.identity = Identity::Marked;
    } else if let Some(symbol) = told(WitnessKind::RunningHead) {
        head.symbols.push(symbol);
        head.identity = Identity::RunningHead;
    } else if let Some(symbol) = work.catalogue.symbol_of_file_name(work.document.file_name()) {
        head.symbols.push(symbol);
        head.identity = Identity::FileName;
    } else if head.title_span.is_none() && by_heading(head, work).is_some() {
        head.identity = Identity::Masthead;
    } else if let Some(symbol) = told(WitnessKind::Property) {
        head.symbols.push(symbol);
        head.identity = Identity::Property;
    } else {
        numbered::identify(head, work);
    }
}

/// Symbols that stand alone on their line of the masthead, stacked halves put together.
fn in_masthead(head: &mut Head, work: &Work<'_>) {
    let zone = &work.text()[head.masthead.range()];
    let mut at = 0;
    let mut last_line = None;
    let mut others = 0;
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
            others += 1;
            continue;
        }
        head.symbol_spans.push(Span::new(start + span.start, start + span.end));
        last_line = Some(index);
    }
    // A list of documents names none of them as its own, nor are its dates and sessions those of one document.
    if others >= LISTED {
        (head.symbols, head.symbol_spans) = (Vec::new(), Vec::new());
        (head.date, head.ga_session, head.sc_year) = (None, None, None);
    }
}

/// "Resolution 874 (1993)" as a heading, where number and year agree with the table: the name of a resolution that
/// prints no symbol.
fn by_heading(head: &mut Head, work: &Work<'_>) -> Option<Symbol> {
    let phrases = &work.catalogue.phrases.head;
    let groups = phrases.own_resolution.captures(behind(work.text(), 0, HEADING))?;
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
    let behind_number = behind(work.text(), year.end() + 1, DATE);
    if let Some(date) = phrases.own_resolution_date.captures(behind_number) {
        let date = Date::from_words(&date["day"], &date["month"], &date["year"]);
        head.date = head.date.or(date);
    }
    Some(symbol)
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
