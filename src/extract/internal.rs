use crate::extract::Extractor;
use crate::extract::InternalMention;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::Work;
use crate::text::Span;

/// Finds references to the document's own paragraphs, annexes and sections.
pub(super) const EXTRACTOR: Extractor = Extractor { name: "internal", run };

fn run(work: &mut Work<'_>) {
    let mut found: Vec<Mention> = Vec::new();
    for phrase in &work.catalogue.phrases.locators.internal {
        for groups in phrase.pattern.captures_iter(work.text()) {
            let Some(whole) = groups.get(0) else {
                continue;
            };
            let kind = MentionKind::Internal(InternalMention {
                target: phrase.name.clone(),
                number: groups.name("number").map(|it| it.as_str().to_owned()),
            });
            found.push(Mention::new(Span::new(whole.start(), whole.end()), kind));
        }
    }
    work.extracted.mentions.extend(found);
}
