use crate::audit::Input;
use crate::extract::MentionKind;
use crate::resolve::Antecedent;
use crate::resolve::Antecedents;

/// Each "Ibid." in the notes of a document that repeats a source, with what it stands behind, in order.
pub(super) fn ibids<'a>(input: &Input<'a>, document: usize) -> impl Iterator<Item = (usize, Antecedent)> + use<'a> {
    let resolved = input.resolved;
    let antecedents = Antecedents::of(&resolved.corpus, input.catalogue, document);
    let mentions = resolved.corpus.extracted(document).mentions.iter().enumerate();
    mentions.filter_map(move |(at, mention)| match &mention.kind {
        MentionKind::BackReference(back) if back.form == "ibid" && back.names.is_empty() => {
            Some((at, antecedents.before(at, mention.note?)))
        }
        _ => None,
    })
}
