use crate::catalogue::Symbol;
use crate::extract::Extractor;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::SymbolForm;
use crate::extract::SymbolMention;
use crate::extract::Work;
use crate::extract::lists;
use crate::text::Span;
use crate::text::covering;

/// Finds printed symbols and what a list adds to them.
pub(super) const EXTRACTOR: Extractor = Extractor { name: "symbols", run };

fn run(work: &mut Work<'_>) {
    let addresses: Vec<Span> = work
        .extracted
        .mentions
        .iter()
        .filter(|it| matches!(&it.kind, MentionKind::Url(url) if !url.from_link))
        .map(|it| it.span)
        .collect();
    let mut found = Vec::new();
    for it in work.catalogue.scan(work.text()) {
        let inside = covering(&addresses, it.span.start).is_some();
        let own = work.extracted.head.symbol_spans.iter().any(|own| own.overlaps(it.span));
        if inside || own {
            continue;
        }
        let more = lists::continued(work, &it);
        found.push((it.span, it.symbol, SymbolForm::Symbol));
        found.extend(more);
    }
    for (span, symbol, form) in found {
        work.extracted.mentions.push(mention(span, symbol, form));
    }
}

/// A plain mention of a symbol.
pub(super) fn mention(span: Span, symbol: Symbol, form: SymbolForm) -> Mention {
    Mention::new(span, MentionKind::Symbol(SymbolMention::new(symbol, form)))
}
