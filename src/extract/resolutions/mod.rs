//! Resolutions, decisions and statements named in prose, one by one where a list names several.

mod decide;
mod items;
mod list;
mod loose;
mod official_records;
mod organs;

use crate::extract::Extractor;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::Work;
use crate::extract::resolutions::decide::Deciding;
use crate::extract::resolutions::items::Shape;
use crate::extract::resolutions::list::Cue;
use crate::extract::resolutions::list::List;
use crate::text::Span;
use crate::text::covering;

pub(super) use official_records::supplement;

/// Finds resolutions and decisions named in prose, one by one where a list names several.
pub(super) const EXTRACTOR: Extractor = Extractor {
    name: "resolutions",
    run,
};

fn run(work: &mut Work<'_>) {
    let taken = taken(work);
    let mut found = Vec::new();
    let mut renamed = Vec::new();
    let mut next = 0;
    for cue in cues(work) {
        if cue.start < next {
            continue;
        }
        let (end, list) = list::read(work, &cue, &taken);
        next = end;
        if let Some(list) = list {
            let (more, others) = decided(work, &list);
            found.extend(more);
            renamed.extend(others);
        }
    }
    let cued: Vec<Span> = found.iter().map(|it| it.span).collect();
    found.extend(loose::council(work, |it| {
        covering(&cued, it.start).is_some() || covering(&taken, it.start).is_some()
    }));
    found.extend(loose::statements(work));
    found.extend(official_records::supplements(work));
    let head = &work.extracted.head;
    let names_itself = |it: &Mention| {
        it.symbol()
            .is_some_and(|it| head.symbols.iter().any(|own| own.same_document(&it.symbol)))
    };
    found.retain(|it| !(head.masthead.covers(it.span) && names_itself(it)));
    for (span, renamed) in renamed {
        let mentions = &mut work.extracted.mentions;
        let from = mentions.partition_point(|it| it.span < span);
        let mut same = mentions.iter_mut().skip(from).take_while(|it| it.span == span);
        if let Some(mention) = same.find(|it| it.symbol().is_some_and(|it| !it.from_url)) {
            mention.kind = renamed;
        }
    }
    work.extracted.mentions.extend(found);
}

/// Places of symbols and addresses, in order.
fn taken(work: &Work<'_>) -> Vec<Span> {
    let mentions = work.extracted.mentions.iter();
    let mut taken: Vec<Span> = mentions
        .filter(|it| matches!(it.kind, MentionKind::Symbol(_) | MentionKind::Url(_)))
        .map(|it| it.span)
        .collect();
    taken.sort_unstable();
    taken.dedup();
    taken
}

/// The cues of all kinds, in the order of the text.
fn cues<'a>(work: &Work<'a>) -> Vec<Cue<'a>> {
    let kinds = work.catalogue.phrases.resolutions.cue.iter();
    let mut cues: Vec<Cue<'_>> = kinds
        .flat_map(|kind| {
            kind.pattern.find_iter(work.unraised()).map(|it| Cue {
                start: it.start(),
                end: it.end(),
                preceded: kind.preceded.as_ref(),
                closing: kind.closing.as_ref(),
            })
        })
        .collect();
    cues.sort_by_key(|it| it.start);
    cues
}

/// The mentions of a list, and what becomes of symbols in it that leave RES out.
fn decided(work: &Work<'_>, list: &List<'_>) -> (Vec<Mention>, Vec<(Span, MentionKind)>) {
    let deciding = Deciding {
        work,
        named: list.named,
        own: organs::own(work),
        decision: list.decision,
    };
    let (printed, prose): (Vec<_>, Vec<_>) = list.items.iter().partition(|it| matches!(it.shape, Shape::Printed));
    let renamed = printed.into_iter().filter_map(|it| {
        let mention = deciding.shortened(work.extracted.symbol_at(it.span)?)?;
        Some((it.span, MentionKind::Symbol(mention)))
    });
    (
        prose.into_iter().filter_map(|it| deciding.mention(it)).collect(),
        renamed.collect(),
    )
}

#[cfg(test)]
mod tests;
