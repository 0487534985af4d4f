use crate::extract::Extractor;
use crate::extract::LetterMention;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::Work;
use crate::text::Date;
use crate::text::Span;
use crate::text::covering;

/// Finds letters that a text names by their date: "my letter dated 24 February 2020".
pub(super) const EXTRACTOR: Extractor = Extractor { name: "letters", run };

/// Furthest a symbol in brackets may stand behind the words for the letter, in bytes.
const NEAR: usize = 4;

/// Furthest words looked at for sender and addressee, in bytes.
const BEHIND: usize = 600;

/// Most letters that one phrase may name; each repeats the words, so a longer list would swamp the records.
const MOST_DATES: usize = 20;

fn run(work: &mut Work<'_>) {
    let found: Vec<Mention> = work
        .catalogue
        .phrases
        .letters
        .letter
        .captures_iter(work.text())
        .flat_map(|it| letters(work, &it))
        .collect();
    work.extracted.mentions.extend(found);
}

fn letters(work: &Work<'_>, groups: &regex::Captures<'_>) -> Vec<Mention> {
    let phrases = &work.catalogue.phrases.letters;
    let (Some(whole), Some(dates)) = (groups.get(0), groups.name("dates")) else {
        return Vec::new();
    };
    if is_title(work, whole.start()) {
        return Vec::new();
    }
    let text = work.text();
    let behind = phrases
        .from
        .captures(&text[whole.end()..text.floor_char_boundary(whole.end() + BEHIND)]);
    let said = |name: &str| {
        let words = behind.as_ref()?.name(name)?.as_str();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        (!words.is_empty()).then_some(words)
    };
    let (from, to) = (said("from"), said("to"));
    let from_end = behind
        .as_ref()
        .and_then(|it| it.name("to").or(it.name("from")))
        .map(|it| whole.end() + it.end());
    let end = from_end.unwrap_or(whole.end());
    let symbol_span = symbol_behind(work, whole.end()).or_else(|| symbol_behind(work, end));
    let called_note = call_behind(work, whole.end()).or_else(|| call_behind(work, end));
    let own = phrases.own.is_match(whole.as_str());
    dated(work, dates.as_str())
        .into_iter()
        .take(MOST_DATES)
        .map(|date| {
            let kind = MentionKind::Letter(LetterMention {
                dated: date,
                from: from.clone(),
                to: to.clone(),
                own,
                symbol_span,
                called_note,
            });
            Mention::new(Span::new(whole.start(), end), kind)
        })
        .collect()
}

/// Whether the words are the document's own title, or the heading of its annex.
fn is_title(work: &Work<'_>, start: usize) -> bool {
    let head = &work.extracted.head;
    let own = head.title_span.is_some_and(|it| it.contains(start));
    own || covering(&work.extracted.annexes, Span::new(start, start).start).is_some()
}

/// "20 and 25 February 2020" is two dates; month and year come from the last.
fn dated(work: &Work<'_>, words: &str) -> Vec<Date> {
    let mut dates: Vec<(String, Option<String>, Option<String>)> = work
        .catalogue
        .phrases
        .letters
        .one_date
        .captures_iter(words)
        .map(|it| {
            let group = |name: &str| it.name(name).map(|it| it.as_str().to_owned());
            (it["day"].to_owned(), group("month"), group("year"))
        })
        .collect();
    let (mut month, mut year) = (None, None);
    for date in dates.iter_mut().rev() {
        let named = date.1.take().filter(|it| crate::text::month_number(it).is_some());
        date.1 = named.or(month);
        date.2 = date.2.take().or(year);
        (month, year) = (date.1.clone(), date.2.clone());
    }
    let whole = dates
        .iter()
        .filter_map(|(day, month, year)| Date::from_words(day, month.as_deref()?, year.as_deref()?));
    whole.collect()
}

/// The printed symbol that starts right behind an offset: " (A/74/771-S/2020/242)".
fn symbol_behind(work: &Work<'_>, end: usize) -> Option<Span> {
    let near = |it: &&Mention| {
        let start = it.span.start as usize;
        let between = work.text().get(end..start).unwrap_or("x");
        start >= end && start - end <= NEAR && between.chars().all(|it| matches!(it, ' ' | '\n' | '(' | ',' | '['))
    };
    let mentions = &work.extracted.mentions;
    let from = mentions.partition_point(|it| (it.span.start as usize) < end);
    let next = mentions[from..]
        .iter()
        .take_while(|it| it.span.start as usize <= end + NEAR);
    next.filter(|it| it.symbol().is_some_and(|it| !it.from_url))
        .find(near)
        .map(|it| it.span)
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
