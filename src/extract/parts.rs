use crate::catalogue::DatePhrases;
use crate::catalogue::Symbol;
use crate::extract::Extractor;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::Part;
use crate::extract::Work;
use crate::extract::locators;
use crate::text::Span;
use crate::text::covering;

/// Says of each mention in which part and note it stands, where in the cited document it points, and which
/// date the text gives for it.
pub(super) const EXTRACTOR: Extractor = Extractor { name: "parts", run };

fn run(work: &mut Work<'_>) {
    let text = work.text();
    let notes: Vec<Span> = work.extracted.notes.iter().map(|it| it.span).collect();
    let numbered = work.extracted.notes.iter().enumerate();
    let continued: Vec<(Span, usize)> = numbered
        .flat_map(|(at, it)| it.continued.iter().map(move |span| (*span, at)))
        .collect();
    let masthead = work.extracted.head.masthead;
    let annex = work.extracted.annexes.first().map_or(u32::MAX, |it| it.start);
    let own = work.extracted.head.symbols.clone();
    let phrases = &work.catalogue.phrases;
    let mut mentions = std::mem::take(&mut work.extracted.mentions);
    for mention in &mut mentions {
        mention.note = covering(&notes, mention.span.start).or_else(|| going_on(&continued, mention.span.start));
        mention.part = match mention.note {
            Some(_) => Part::Note,
            None if masthead.covers(mention.span) && names_itself(mention, &own) => Part::Masthead,
            None if mention.span.start >= annex => Part::Annex,
            None => Part::Body,
        };
        let listed = work.document.in_link_list(mention.span);
        let end = read_date(&phrases.dates, text, mention);
        if mention.locator.is_none()
            && !listed
            && !mention.stands_for_others()
            && !matches!(mention.kind, MentionKind::Internal(_) | MentionKind::Url(_))
        {
            mention.locator = locators::of(
                &phrases.locators,
                text,
                Span {
                    start: mention.span.start,
                    end,
                },
            );
        }
    }
    mentions.sort_by_key(|it| (it.span, order(&it.kind)));
    work.extracted.mentions = mentions;
}

/// The note whose body goes on at an offset, under the rule of a later page.
fn going_on(continued: &[(Span, usize)], offset: u32) -> Option<usize> {
    let at = continued.partition_point(|it| it.0.start <= offset).checked_sub(1)?;
    (offset < continued[at].0.end).then_some(continued[at].1)
}

/// Whether a mention in the masthead is the document's own name. What else stands there (a draft, a committee's
/// report, the preliminary list) is cited.
fn names_itself(mention: &Mention, own: &[Symbol]) -> bool {
    mention
        .symbol()
        .is_some_and(|it| own.iter().any(|own| own.same_document(&it.symbol)))
}

/// Order of mentions that start and end at one place.
fn order(kind: &MentionKind) -> u8 {
    match kind {
        MentionKind::Url(_) => 0,
        MentionKind::Symbol(_) => 1,
        MentionKind::Source(_) => 2,
        MentionKind::Letter(_) => 3,
        MentionKind::BackReference(_) => 4,
        MentionKind::Internal(_) => 5,
    }
}

/// Reads the date behind a symbol; gives the end of symbol and date.
fn read_date(phrases: &DatePhrases, text: &str, mention: &mut Mention) -> u32 {
    let end = mention.span.end;
    let MentionKind::Symbol(symbol) = &mut mention.kind else {
        return end;
    };
    let Some(found) = phrases.behind(text, end as usize).filter(|_| !symbol.from_url) else {
        return end;
    };
    let Some(date) = found.date() else {
        return end;
    };
    symbol.cited_date = symbol.cited_date.or(Some(date));
    end + u32::try_from(found.length).unwrap_or(0)
}
