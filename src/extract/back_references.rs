use crate::extract::BackReferenceMention;
use crate::extract::Extractor;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::Work;
use crate::text::Span;
use crate::text::overlapping;

/// Finds "Ibid." and its kin, in notes and in brackets.
pub(super) const EXTRACTOR: Extractor = Extractor {
    name: "back-references",
    run,
};

fn run(work: &mut Work<'_>) {
    let text = work.text();
    let mut found: Vec<Mention> = Vec::new();
    for phrase in &work.catalogue.phrases.back_references.back {
        // Matches of one phrase do not overlap, so only those of the phrases before need a look.
        let mut taken: Vec<Span> = found.iter().map(|it| it.span).collect();
        taken.sort_unstable();
        for groups in phrase.pattern.captures_iter(text) {
            let Some(whole) = groups.get(0) else {
                continue;
            };
            let words = whole.as_str().trim_end_matches([',', ' ', ';']);
            let span = Span::new(whole.start(), whole.start() + words.len());
            if overlapping(&taken, span).is_some() {
                continue;
            }
            let named_note = groups
                .name("note")
                .or(groups.name("other"))
                .map(|it| it.as_str().to_owned());
            let kind = MentionKind::BackReference(BackReferenceMention {
                form: phrase.name.clone(),
                named_note,
            });
            found.push(Mention::new(span, kind));
        }
    }
    work.extracted.mentions.extend(found);
}
