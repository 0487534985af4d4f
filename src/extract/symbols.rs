use std::collections::BTreeSet;

use crate::catalogue::Symbol;
use crate::catalogue::Written;
use crate::extract::Extractor;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::SymbolForm;
use crate::extract::SymbolMention;
use crate::extract::Work;
use crate::extract::lists;
use crate::text::Span;
use crate::text::covering;
use crate::text::overlapping;

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
    let named: Vec<Span> = work
        .extracted
        .mentions
        .iter()
        .filter(|it| it.symbol().is_some_and(|it| !it.from_url))
        .map(|it| it.span)
        .collect();
    // Lists of printed series are part of their forms.
    let series = work.catalogue.families.iter().flat_map(|it| &it.series);
    let printed: BTreeSet<&str> = series.filter(|it| it.printed.is_some()).map(|it| &*it.id).collect();
    let mut found = Vec::new();
    let mut end = 0;
    for it in work.catalogue.scan(work.unraised()) {
        // The last symbol of a range stands in the range: S/2020/90–S/2020/93.
        if it.span.start < end && it.written == Written::Whole {
            continue;
        }
        let inside = covering(&addresses, it.span.start).is_some();
        let inside = inside || overlapping(&named, it.span).is_some();
        let own = work.extracted.head.symbol_spans.iter().any(|own| own.overlaps(it.span));
        if inside || own {
            continue;
        }
        let more = if printed.contains(&*it.symbol.series) {
            Vec::new()
        } else {
            lists::continued(work, &it)
        };
        end = more.last().map_or(end, |it: &Mention| it.span.end);
        let form = match it.written {
            Written::Whole => SymbolForm::Symbol,
            Written::List => SymbolForm::List,
            Written::Range => SymbolForm::Range,
        };
        found.push(mention(it.span, it.symbol, form));
        found.extend(more);
    }
    work.extracted.mentions.extend(found);
}

/// A plain mention of a symbol.
pub(super) fn mention(span: Span, symbol: Symbol, form: SymbolForm) -> Mention {
    Mention::new(span, MentionKind::Symbol(SymbolMention::new(symbol, form)))
}
