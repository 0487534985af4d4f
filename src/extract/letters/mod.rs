//! Letters and notes verbales that a text names by their date.

mod dates;
mod title;

use crate::catalogue::LetterPhrase;
use crate::extract::Extractor;
use crate::extract::LetterMention;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::SymbolForm;
use crate::extract::Work;
use crate::text::Span;
use crate::text::behind;
use crate::text::covering;

pub(super) use title::titled;

use title::Persons;

/// Finds letters that a text names by their date: "my letter dated 24 February 2020".
pub(super) const EXTRACTOR: Extractor = Extractor { name: "letters", run };

/// Furthest a symbol in brackets may stand behind the words for the letter, in bytes.
const NEAR: usize = 4;

/// Furthest two symbols of one pair of brackets stand apart, in bytes.
const BETWEEN: usize = 8;

/// Most blanks before a line that goes on.
const INDENT: usize = 60;

/// Furthest words looked at for one more date, in bytes.
const NEXT: usize = 60;

/// Furthest words looked at for sender and addressee, in bytes.
const BEHIND: usize = 600;

/// Most letters that one phrase may name; each repeats the words, so a longer list would swamp the records.
const MOST_DATES: usize = 20;

fn run(work: &mut Work<'_>) {
    let mut found: Vec<Mention> = Vec::new();
    for phrase in &work.catalogue.phrases.letters.named {
        for groups in phrase.pattern.captures_iter(work.text()) {
            found.extend(letters(work, phrase, &groups));
        }
    }
    work.extracted.mentions.extend(found);
}

fn letters(work: &Work<'_>, phrase: &LetterPhrase, groups: &regex::Captures<'_>) -> Vec<Mention> {
    let (Some(whole), Some(dates)) = (groups.get(0), groups.name("dates")) else {
        return Vec::new();
    };
    if is_title(work, whole.start()) {
        return Vec::new();
    }
    let text = work.text();
    let after = behind(text, whole.end(), BEHIND);
    let Persons { from, to, end } = Persons::of(phrase, groups, whole.end(), after);
    let end = end - (text[..end].len() - text[..end].trim_end().len());
    let inside = groups
        .name("symbol")
        .and_then(|it| symbol_inside(work, Span::new(it.start(), it.end())));
    let near = [whole.end(), end].into_iter().map(|it| symbols_behind(work, it));
    let symbols = inside.map_or_else(
        || near.into_iter().find(|it| !it.is_empty()).unwrap_or_default(),
        |it| vec![it],
    );
    let called_note = call_behind(work, whole.end()).or_else(|| call_behind(work, end));
    let own = work.catalogue.phrases.letters.own.is_match(whole.as_str());
    let dated = dates::read(work, dates.as_str(), whole.start());
    // As many symbols as dates belong to them one by one; one symbol may hold them all; else nothing says which.
    let symbol_of = |at: usize| match symbols.as_slice() {
        [only] => Some(*only),
        several if several.len() == dated.len() => several.get(at).copied(),
        _ => None,
    };
    let letters = dated.iter().enumerate().take(MOST_DATES);
    let mut found: Vec<Mention> = letters
        .map(|(at, (date, year_from))| {
            let kind = MentionKind::Letter(LetterMention {
                dated: *date,
                from: from.clone(),
                to: to.clone(),
                own,
                symbol_span: symbol_of(at),
                called_note,
                year_from: year_from.clone(),
            });
            Mention::new(Span::new(whole.start(), end), kind)
        })
        .collect();
    if let [only] = symbols.as_slice() {
        found.extend(further(work, *only, found.first()));
    }
    found
}

/// Dates that go on behind the symbol of a letter, each with a symbol of its own: "letters dated 20 March 2024
/// (S/2024/252), 21 April 2024 (S/2024/326)".
fn further(work: &Work<'_>, symbol: Span, first: Option<&Mention>) -> Vec<Mention> {
    let Some(MentionKind::Letter(first)) = first.map(|it| &it.kind) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut at = symbol.range().end;
    while let Some(groups) = work
        .catalogue
        .phrases
        .letters
        .more
        .captures(behind(work.text(), at, NEXT))
    {
        let (Some(whole), Some(date)) = (groups.get(0), groups.name("dates")) else {
            break;
        };
        let start = at + date.start();
        let next = symbols_behind(work, at + date.end());
        let (Some(&own), Some((dated, year_from))) =
            (next.first(), dates::read(work, date.as_str(), start).into_iter().next())
        else {
            break;
        };
        at = own.range().end.max(at + whole.end());
        let letter = LetterMention {
            dated,
            symbol_span: Some(own),
            year_from,
            ..first.clone()
        };
        found.push(Mention::new(
            Span::new(start, start + date.len()),
            MentionKind::Letter(letter),
        ));
        if found.len() >= MOST_DATES {
            break;
        }
    }
    found
}

/// The printed symbol between the word for the letter and its date.
fn symbol_inside(work: &Work<'_>, span: Span) -> Option<Span> {
    let mentions = &work.extracted.mentions;
    let from = mentions.partition_point(|it| it.span.start < span.start);
    let mut inside = mentions[from..].iter().take_while(|it| it.span.start < span.end);
    inside.find(|it| it.symbol().is_some()).map(|it| it.span)
}

/// Whether the words are the document's own title, or the heading of its annex.
fn is_title(work: &Work<'_>, start: usize) -> bool {
    let head = &work.extracted.head;
    let own = head.title_span.is_some_and(|it| it.contains(start));
    own || covering(&work.extracted.annexes, Span::new(start, start).start).is_some()
}

/// The printed symbols that start right behind an offset: " (A/74/771-S/2020/242)", "(S/2020/90 and S/2020/91)".
fn symbols_behind(work: &Work<'_>, end: usize) -> Vec<Span> {
    let mentions = &work.extracted.mentions;
    let from = mentions.partition_point(|it| (it.span.start as usize) < end);
    let printed = |it: &&Mention| {
        it.symbol()
            .is_some_and(|it| !it.from_url && it.form != SymbolForm::Prose)
    };
    let mut found: Vec<Span> = Vec::new();
    for mention in mentions[from..].iter().take(2 * MOST_DATES).filter(printed) {
        let start = mention.span.range().start;
        let (at, most) = found.last().map_or((end, NEAR), |it| (it.range().end, BETWEEN));
        // A converter may set the next line in by many blanks.
        let short = |it: &&str| it.len() <= most + INDENT && it.split_whitespace().map(str::len).sum::<usize>() <= most;
        let between = work.text().get(at..start).filter(short).unwrap_or("x");
        let words = between.trim_start_matches([' ', '\n', ',']);
        let joined = !found.is_empty() && words.strip_prefix("and").is_some_and(|it| it.trim().is_empty());
        if !joined && !words.chars().all(|it| matches!(it, ' ' | '\n' | '(' | ',' | '[')) {
            break;
        }
        found.push(mention.span);
    }
    found
}

/// The note called right behind an offset: "my letter dated 24 February 2020,3".
fn call_behind(work: &Work<'_>, end: usize) -> Option<usize> {
    let calls = &work.extracted.calls;
    let at = calls.partition_point(|it| (it.span.start as usize) < end);
    let call = calls.get(at)?;
    let between = work.text().get(end..call.span.start as usize).unwrap_or("x");
    let near = between.len() <= 2 && between.chars().all(|it| matches!(it, ',' | ' ' | '.' | '\n'));
    call.note.filter(|_| near)
}

#[cfg(test)]
mod tests {
    use crate::extract::LetterMention;
    use crate::extract::MentionKind;
    use crate::extract::tests::extracted;

    fn letters(text: &str) -> Vec<LetterMention> {
        let mentions = extracted(text).1.mentions.into_iter();
        let letters = mentions.filter_map(|it| match it.kind {
            MentionKind::Letter(letter) => Some(letter),
            _ => None,
        });
        letters.collect()
    }

    #[test]
    fn reads_sender_and_symbol() {
        let found = letters(
            "In reply to the letter dated 27 March 2020 from the Permanent Representative of Ormond (A/74/771-S/2020/242), I write.",
        );
        assert_eq!(found[0].dated.to_string(), "2020-03-27");
        assert_eq!(found[0].from.as_deref(), Some("the Permanent Representative of Ormond"));
        assert!(found[0].symbol_span.is_some());
    }

    #[test]
    fn sender_and_addressee_end_where_other_words_begin() {
        let named = |text: &str| {
            let found = letters(&format!("The lamp burns. {text}"));
            (
                found[0].from.clone().unwrap_or_default(),
                found[0].to.clone().unwrap_or_default(),
            )
        };
        for (text, from, to) in [
            (
                "The letter dated 2 May 2020 from the Permanent Representative of Tarnovia and the communications dated 20 and 25 February say so.",
                "the Permanent Representative of Tarnovia",
                "",
            ),
            (
                "The letter dated 2 May 2020 from the Permanent Representatives of Ormond, Tarnovia and Vessaly to the United Nations (see annex) says so.",
                "the Permanent Representatives of Ormond, Tarnovia and Vessaly to the United Nations",
                "",
            ),
            (
                "Letter dated 2 May 2020 from the Keeper of Ormond addressed to the Secretary-General\nOn the day of lamps, I write.",
                "the Keeper of Ormond",
                "the Secretary-General",
            ),
            (
                "The letter dated 2 May 2020 from the Keeper of Ormond to the Secretary-General and its enclosures say so.",
                "the Keeper of Ormond",
                "the Secretary-General",
            ),
            (
                "A letter dated 2 May 2020 addressed to you from Ombrette Lindqvist, the keeper, says so.",
                "Ombrette Lindqvist",
                "you",
            ),
            (
                "Letter dated 2 May 2020 from the Keeper\n            of Ormond addressed\n            to the Secretary-General\n\n            I write.",
                "the Keeper of Ormond",
                "the Secretary-General",
            ),
            (
                "The letter from the Keeper of Ormond dated 2 May 2020 addressed to the Secretary-General concerning lamps says so.",
                "the Keeper of Ormond",
                "the Secretary-General",
            ),
        ] {
            assert_eq!(named(text), (from.to_owned(), to.to_owned()), "{text}");
        }
    }

    #[test]
    fn several_dates_are_several_letters() {
        let dates: Vec<_> = letters("Our communications dated 20 and 25 February 2020 say so.")
            .into_iter()
            .map(|it| (it.dated.to_string(), it.own))
            .collect();
        assert_eq!(dates, [("2020-02-20".into(), true), ("2020-02-25".into(), true)]);
    }

    #[test]
    fn ties_the_note_called_behind() {
        let found = letters("As in my letter dated 24 February 2020,¹ the lamp is lit.\n\n¹ A/74/718.");
        assert_eq!(found[0].called_note, Some(0));
    }
}
