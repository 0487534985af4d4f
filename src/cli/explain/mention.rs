//! One mention: what it was taken for, where it leads, why, and what else was considered.

use std::fmt::Write as _;

use crate::catalogue::Catalogue;
use crate::cli::collection::Collection;
use crate::cli::explain::place::one_line;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::SourceMention;
use crate::resolve::considered;

pub(super) fn explain(
    collection: &Collection,
    catalogue: &Catalogue,
    document: usize,
    at: usize,
    mention: &Mention,
) -> String {
    let resolved = &collection.build.resolved;
    let reference = &resolved.references[document][at];
    let printed = resolved.corpus.document(document).text.slice(mention.span);
    let mut text = format!("“{}”\n  taken for: {}\n", one_line(printed), taken_for(mention));
    let target = resolved
        .target_key(&reference.target)
        .unwrap_or_else(|| "nothing".to_owned());
    let _ = writeln!(text, "  leads to: {target} ({})", reference.status.name());
    let _ = writeln!(text, "  because: {}", reference.why);
    if let Some(locator) = &mention.locator {
        let _ = writeln!(text, "  at: {locator}");
    }
    if let Some(relation) = &mention.relation {
        let _ = writeln!(text, "  the sentence says: {relation}");
    }
    for other in considered(resolved, catalogue, document, at) {
        let _ = writeln!(text, "  not: {}: {}", other.what, other.why_not);
    }
    text
}

fn taken_for(mention: &Mention) -> String {
    match &mention.kind {
        MentionKind::Symbol(it) => format!("symbol {} ({})", it.symbol, it.symbol.series),
        MentionKind::Source(it) => format!("source, {}{}", it.kind, fields(it)),
        MentionKind::Url(_) => "web address".to_owned(),
        MentionKind::BackReference(it) => format!("back-reference, {}", it.form),
        MentionKind::Letter(it) => {
            let from = it.from.as_ref().map_or(String::new(), |it| format!(" from {it}"));
            format!("letter dated {}{from}", it.dated.in_words())
        }
        MentionKind::Internal(it) => {
            let number = it.number.as_deref().unwrap_or("");
            format!("reference to this document's own {} {number}", it.target)
                .trim_end()
                .to_owned()
        }
    }
}

/// The fields that were read: "; author Ombrette Lindqvist; title Lamps; year 2009".
fn fields(source: &SourceMention) -> String {
    let date = |it: Option<crate::text::Date>| it.map(|it| it.in_words());
    let year = source.year.map(|it| it.to_string());
    let fields = [
        ("author", source.author.clone()),
        ("editor", source.editor.clone()),
        ("title", source.title.clone()),
        ("in", source.container.clone()),
        ("place", source.place.clone()),
        ("publisher", source.publisher.clone()),
        ("edition", source.edition.clone()),
        ("volume", source.volume.clone()),
        ("number", source.number.clone()),
        ("date", date(source.date)),
        ("year", year.filter(|_| source.date.is_none())),
        ("archive", source.archive.clone()),
        ("language", source.language.clone()),
        ("address", source.url.clone()),
        ("read on", date(source.accessed)),
    ];
    let said = fields.into_iter().filter_map(|(name, value)| Some((name, value?)));
    said.map(|(name, value)| format!("; {name} “{value}”")).collect()
}
