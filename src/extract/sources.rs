use crate::catalogue::Symbol;
use crate::extract::Extractor;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::Work;
use crate::extract::source_fields;
use crate::text::Span;

/// Finds the sources of each note that have no symbol, one by one where a note holds several.
pub(super) const EXTRACTOR: Extractor = Extractor { name: "sources", run };

/// Longest words that a source is read from, in bytes; its patterns are the dearest of all.
const LONGEST: usize = 4000;

fn run(work: &mut Work<'_>) {
    let mut found = Vec::new();
    let mut dropped = Vec::new();
    for note in 0..work.extracted.notes.len() {
        let words = work.extracted.notes[note].words();
        if is_comment(work, words) {
            continue;
        }
        for segment in segments(work, words) {
            let inside = mentions_in(work, segment);
            if !cites_something_else(work, &inside) {
                let Some(mut source) = source(work, segment) else {
                    continue;
                };
                let number = inside.iter().find_map(|&at| identifying(work, at));
                if let (MentionKind::Source(source), Some(number)) = (&mut source.kind, number) {
                    source.number.get_or_insert_with(|| number.to_string());
                }
                let once = |at: &usize| is_letter(work, *at) || identifying(work, *at).is_some();
                dropped.extend(inside.into_iter().filter(once));
                found.push(source);
            }
        }
    }
    // A letter that is a source of its own is recorded as that, once; so is a number that identifies a source.
    dropped.sort_unstable();
    let mut index = 0;
    work.extracted.mentions.retain(|_| {
        index += 1;
        dropped.binary_search(&(index - 1)).is_err()
    });
    work.extracted.mentions.extend(found);
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

fn is_comment(work: &Work<'_>, words: Span) -> bool {
    work.catalogue
        .phrases
        .sources
        .comment
        .is_match(work.document.text.slice(words).trim_start())
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

/// The parts of a note between semicolons that are outside quotation marks, brackets and italics, and
/// between sentences that point anew.
fn segments(work: &Work<'_>, words: Span) -> Vec<Span> {
    let text = work.document.text.slice(words);
    let phrases = &work.catalogue.phrases.sources;
    let mut cuts: Vec<(usize, usize)> = semicolons(work, words, text)
        .into_iter()
        .map(|at| (at, at + 1))
        .collect();
    cuts.extend(phrases.anew.find_iter(text).map(|it| (it.start(), it.end())));
    cuts.sort_unstable();
    let (mut parts, mut from) = (Vec::new(), 0);
    for (start, end) in cuts.into_iter().chain([(text.len(), text.len())]) {
        if start >= from {
            parts.push((from, start));
            from = end;
        }
    }
    let base = words.start as usize;
    let trimmed = parts.into_iter().filter_map(|(start, end)| {
        let part = &text[start..end];
        let lead = phrases.lead.find(part).map_or(0, |it| it.end());
        let kept = part.trim_end_matches([' ', '\n', '.', ',', ';']).len();
        (kept > lead).then(|| Span::new(base + start + lead, base + start + kept))
    });
    trimmed.collect()
}

/// Semicolons at which a note may be split. Quotation marks that do not balance are not counted.
fn semicolons(work: &Work<'_>, words: Span, text: &str) -> Vec<usize> {
    let balanced = text.matches('“').count() == text.matches('”').count();
    let italics = &work.document.italics;
    let (mut quotes, mut brackets) = (0_i32, 0_i32);
    let mut found = Vec::new();
    for (at, letter) in text.char_indices() {
        match letter {
            '“' => quotes += 1,
            '”' => quotes -= 1,
            '(' | '[' => brackets += 1,
            ')' | ']' => brackets = (brackets - 1).max(0),
            ';' => {
                let place = words.start + u32::try_from(at).unwrap_or(0);
                let italic = crate::text::covering(italics, place).is_some();
                if !italic && (quotes <= 0 || !balanced) && brackets == 0 {
                    found.push(at);
                }
            }
            _ => {}
        }
    }
    found
}

fn source(work: &Work<'_>, segment: Span) -> Option<Mention> {
    let address = mentions_in(work, segment)
        .into_iter()
        .find_map(|at| match &work.extracted.mentions[at].kind {
            MentionKind::Url(url) => Some((work.extracted.mentions[at].span, url.canonical.clone())),
            _ => None,
        });
    let italics = &work.document.italics;
    let from = italics.partition_point(|it| it.start < segment.start);
    let mut inside = italics[from..].iter().take_while(|it| it.start < segment.end);
    let italic = inside
        .find(|it| segment.covers(**it))
        .map(|it| work.document.text.slice(*it));
    let end = address.as_ref().map_or(segment.end, |it| it.0.start);
    let words = work.document.text.slice(Span {
        start: segment.start,
        end,
    });
    let words = &words[..words.floor_char_boundary(LONGEST)];
    let (source, locator) = source_fields::read(work.catalogue, words, italic, address.map(|it| it.1))?;
    let mut mention = Mention::new(segment, MentionKind::Source(Box::new(source)));
    mention.locator = locator;
    Some(mention)
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
