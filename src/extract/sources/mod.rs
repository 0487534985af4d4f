mod authors;
mod dates;
mod imprint;
mod kinds;
mod legal;
mod line;
mod read;
mod split;
mod titles;
mod words;

use crate::catalogue::Phrases;
use crate::catalogue::Symbol;
use crate::extract::Extractor;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::SourceMention;
use crate::extract::Work;
use crate::extract::sources::line::Line;
use crate::extract::sources::words::Words;
use crate::text::Span;

/// Finds the sources of each note that have no symbol, one by one where a note holds several.
pub(super) const EXTRACTOR: Extractor = Extractor { name: "sources", run };

fn run(work: &mut Work<'_>) {
    let mut found = Vec::new();
    let mut dropped = Vec::new();
    let phrases = &work.catalogue.phrases;
    let mut parts = Vec::with_capacity(work.extracted.notes.len());
    for note in 0..work.extracted.notes.len() {
        let line = line(work, work.extracted.notes[note].words());
        let ranges = split::parts(&phrases.sources, &line);
        let spans: Vec<Span> = ranges.iter().map(|it| line.span(it)).collect();
        for (part, &span) in ranges.iter().zip(&spans) {
            let inside = mentions_in(work, span);
            if cites_something_else(work, &inside) {
                continue;
            }
            let words = Words::of(&line, part);
            let Some((mut source, locator)) = read::read(phrases, &words, address(work, &inside)) else {
                continue;
            };
            let number = inside.iter().find_map(|&at| identifying(work, at));
            if let Some(number) = number {
                source.number.get_or_insert_with(|| number.to_string());
            }
            let once = |at: &usize| is_letter(work, *at) || identifying(work, *at).is_some();
            dropped.extend(inside.into_iter().filter(once));
            let mut mention = Mention::new(span, MentionKind::Source(Box::new(source)));
            mention.locator = locator;
            found.push(mention);
        }
        parts.push(spans);
    }
    work.parts = parts;
    // A letter that is a source of its own is recorded as that, once; so is a number that identifies a source.
    dropped.sort_unstable();
    let mut index = 0;
    work.extracted.mentions.retain(|_| {
        index += 1;
        dropped.binary_search(&(index - 1)).is_err()
    });
    work.extracted.mentions.extend(found);
}

/// A source and its locator from words that stand in no note of their own.
pub(super) fn of_words(phrases: &Phrases, words: &str) -> Option<(SourceMention, Option<String>)> {
    let line = Line::new(words, 0, &[], &[]);
    let whole = 0..line.text.len();
    read::read(phrases, &Words::of(&line, &whole), None)
}

fn is_letter(work: &Work<'_>, at: usize) -> bool {
    matches!(work.extracted.mentions[at].kind, MentionKind::Letter(_))
}

/// The number of a source whose author and title stand around it: a DOI, the volume of a treaty series.
fn identifying<'a>(work: &'a Work<'_>, at: usize) -> Option<&'a Symbol> {
    let symbol = &work.extracted.mentions.get(at)?.symbol()?.symbol;
    only_identifies(work, symbol).then_some(symbol)
}

fn only_identifies(work: &Work<'_>, symbol: &Symbol) -> bool {
    let printed = work.catalogue.series(&symbol.series).and_then(|it| it.printed.as_ref());
    printed.is_some_and(|it| it.identifies_source)
}

fn mentions_in(work: &Work<'_>, segment: Span) -> Vec<usize> {
    let mentions = &work.extracted.mentions;
    let from = mentions.partition_point(|it| it.span.start < segment.start);
    let inside = mentions[from..]
        .iter()
        .take_while(|it| it.span.start < segment.end)
        .enumerate();
    inside.map(|(at, _)| from + at).collect()
}

/// Whether a part of a note is taken: by a printed symbol, a back-reference or an address of a document.
fn cites_something_else(work: &Work<'_>, inside: &[usize]) -> bool {
    inside.iter().any(|&at| match &work.extracted.mentions[at].kind {
        MentionKind::Symbol(_) => identifying(work, at).is_none(),
        // "Idem," repeats an author; what follows is a source of its own.
        MentionKind::BackReference(it) => it.form != "idem",
        MentionKind::Url(url) => url.symbol.as_ref().is_some_and(|it| !only_identifies(work, it)),
        _ => false,
    })
}

/// The address that stands in a part of a note.
fn address(work: &Work<'_>, inside: &[usize]) -> Option<String> {
    inside.iter().find_map(|&at| match &work.extracted.mentions[at].kind {
        MentionKind::Url(url) => Some(url.canonical.clone()),
        _ => None,
    })
}

/// The words of a note on one line.
fn line(work: &Work<'_>, words: Span) -> Line {
    let mentions = mentions_in(work, words).into_iter();
    let addresses = mentions.filter_map(|at| {
        let mention = &work.extracted.mentions[at];
        let MentionKind::Url(url) = &mention.kind else {
            return None;
        };
        // The words of a link are the text's own, unless they are the address.
        let printed = work.document.text.slice(mention.span);
        (!url.from_link || (printed.contains('/') && !printed.contains(' '))).then_some(mention.span)
    });
    let addresses: Vec<Span> = addresses.collect();
    let italics = &work.document.italics;
    let from = italics.partition_point(|it| it.start < words.start);
    let inside = italics[from..].iter().take_while(|it| it.start < words.end);
    let italics: Vec<Span> = inside.copied().collect();
    Line::new(
        work.document.text.slice(words),
        words.start as usize,
        &italics,
        &addresses,
    )
}

#[cfg(test)]
mod tests {
    use crate::extract::MentionKind;
    use crate::extract::SourceMention;
    use crate::extract::tests::extracted;

    fn sources(note: &str) -> Vec<SourceMention> {
        let mentions = extracted(&format!("A lamp.¹\n\n¹ {note}")).1.mentions.into_iter();
        let sources = mentions.filter_map(|it| match it.kind {
            MentionKind::Source(source) => Some(*source),
            _ => None,
        });
        sources.collect()
    }

    fn kinds(note: &str) -> Vec<String> {
        sources(note).into_iter().map(|it| it.kind).collect()
    }

    #[test]
    fn reads_a_books_fields() {
        let note = "Ombrette Lindqvist, *Lamps along the Skerries: A History* (Saltgate, Harbour Press, 2009), p. 41.";
        let book = &sources(note)[0];
        assert_eq!(book.kind, "book");
        assert_eq!(book.author.as_deref(), Some("Ombrette Lindqvist"));
        assert_eq!(book.title.as_deref(), Some("Lamps along the Skerries: A History"));
        assert_eq!(book.year, Some(2009));
        assert_eq!(sources(&note.replace('*', ""))[0].title, book.title);
    }

    #[test]
    fn splits_at_the_right_semicolons() {
        let note = "See, for example, The Tidings (5 May 2014); “Lamps; a survey”, Journal of Lamps, 3 March 2015; \
                    A/75/745; and Court of Lamps, App. No. 1204/09, Judgment of 11 May 2012, para. 14.";
        assert_eq!(kinds(note), ["news", "article", "judgment"]);
    }

    #[test]
    fn a_number_that_identifies_a_source_is_part_of_it() {
        let note = "Ombrette Lindqvist, *Lamps along the Skerries* (Saltgate, Harbour Press, 2009), ISBN 0-306-40615-2; \
                    Lamp Convention, United Nations, Treaty Series, vol. 9155, No. 98232; and DOI 10.1000/182.";
        let numbers: Vec<_> = sources(note).into_iter().map(|it| it.number).collect();
        let expected = ["ISBN 9780306406157", "vol. 9155, No. 98232", "10.1000/182"];
        assert_eq!(
            numbers,
            expected[..numbers.len()]
                .iter()
                .map(|it| Some((*it).to_owned()))
                .collect::<Vec<_>>()
        );
        assert_eq!(
            crate::extract::tests::symbols(&format!("A lamp.¹\n\n¹ {note}")).len() + numbers.len(),
            3
        );
    }

    #[test]
    fn a_comment_has_no_source() {
        assert_eq!(kinds("The term “lamp” includes lanterns."), Vec::<String>::new());
        assert_eq!(kinds("Ibid., para. 60."), Vec::<String>::new());
    }

    #[test]
    fn an_address_alone_is_a_source() {
        let web = &sources("Available at <https://example.org/keeper>.")[0];
        assert_eq!(
            (web.kind.as_str(), web.url.as_deref()),
            ("web", Some("https://example.org/keeper"))
        );
    }
}
