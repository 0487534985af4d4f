use crate::extract::Extractor;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::Work;
use crate::text::Span;
use crate::text::sentence;

/// Says what the sentence does with each thing that it cites: recalling, in reply to, see also.
pub(super) const EXTRACTOR: Extractor = Extractor { name: "relations", run };

/// Furthest a sentence is followed before and behind a mention, in characters: lists of resolutions run long.
const REACH: usize = 4000;

/// One sentence, or one note.
#[derive(Default)]
struct Stretch<'a> {
    span: Span,
    /// The relation that holds from a place on; in order.
    turns: Vec<(usize, Option<&'a str>)>,
}

fn run(work: &mut Work<'_>) {
    let notes: Vec<Span> = work.extracted.notes.iter().map(|it| it.span).collect();
    let mut mentions = std::mem::take(&mut work.extracted.mentions);
    let mut stretch = Stretch::default();
    for mention in &mut mentions {
        if mention.relation.is_some() || !cites(work, mention) {
            continue;
        }
        if !(stretch.span.start..stretch.span.end).contains(&mention.span.start) {
            let within = mention.note.and_then(|it| notes.get(it).copied());
            stretch = around(work, mention.span, within.filter(|it| it.covers(mention.span)));
        }
        let from = mention.span.range().start;
        let before = stretch.turns.partition_point(|it| it.0 <= from);
        let nearest = before.checked_sub(1).and_then(|it| stretch.turns[it].1);
        mention.relation = nearest.map(str::to_owned);
    }
    work.extracted.mentions = mentions;
}

/// Whether a mention can carry a relation: not what a converter dumped, and no reference to the document itself.
fn cites(work: &Work<'_>, mention: &Mention) -> bool {
    !matches!(mention.kind, MentionKind::Internal(_) | MentionKind::Url(_)) && !work.document.in_link_list(mention.span)
}

/// The sentence around a mention with its cues. A note's "See" stands for all that the note lists.
fn around<'a>(work: &Work<'a>, span: Span, note: Option<Span>) -> Stretch<'a> {
    let text = work.text();
    let range = match note {
        Some(note) => note.range(),
        None => sentence::around(text, span, REACH),
    };
    let turns = work.catalogue.phrases.relations.turns(&text[range.clone()]);
    Stretch {
        span: Span::new(range.start, range.end),
        turns: turns.map(|it| (range.start + it.0, it.1)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::extracted;

    fn relations(text: &str) -> Vec<String> {
        let mentions = extracted(text).1.mentions.into_iter();
        let cited = mentions.filter(|it| it.symbol().is_some_and(|it| !it.from_url));
        cited.map(|it| it.relation.unwrap_or_default()).collect()
    }

    #[test]
    fn the_nearest_cue_of_the_sentence_counts() {
        let text = "Recalling its resolutions 2042 (2012), 2043 (2012) and 2118 (2013), reaffirming resolution 1325 (2000), \
                    and noting resolution 1244 (1999). Resolution 2231 (2015) stands.";
        assert_eq!(relations(text), ["recalls", "recalls", "recalls", "reaffirms", "", ""]);
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence_and_a_note_is_one() {
        let text = "In reply to vol. II, para. 4, and Mr. Lamp's letter (S/2020/90).\n\n\
                    The lamp.¹\n\n¹ See A/75/745, para. 3. Also A/75/746; but see A/75/747.";
        assert_eq!(relations(text), ["in reply to", "see", "see", "contra"]);
    }

    #[test]
    fn six_languages_recall_and_reaffirm() {
        for text in [
            "Rappelant sa résolution 1325 (2000), et réaffirmant sa résolution 1244 (1999),",
            "Recordando su resolución 1325 (2000) y reafirmando su resolución 1244 (1999),",
            "ссылаясь на свою резолюцию 1325 (2000), вновь подтверждая резолюцию 1244 (1999),",
            "إذ يشير إلى قراره 1325 (2000)، وإذ يعيد تأكيد قراره 1244 (1999)،",
            "回顾其第1325(2000)号决议，重申第1244(1999)号决议，",
        ] {
            assert_eq!(relations(text), ["recalls", "reaffirms"], "{text}");
        }
    }

    #[test]
    fn a_paragraph_written_in_one_line_ends_with_it() {
        let long =
            "Recalling its resolution 2042 (2012), ".to_owned() + &"and all its lamps along the skerries ".repeat(5);
        let text = format!("{long}\nThe report S/2020/90 is new.\n");
        assert_eq!(relations(&text), ["recalls", ""]);
    }
}
