use regex::Captures;

use crate::catalogue::Catalogue;
use crate::catalogue::OfficialRecords;
use crate::catalogue::Symbol;
use crate::catalogue::ordinal_number;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::SymbolForm;
use crate::extract::SymbolMention;
use crate::extract::Work;
use crate::text::Span;
use crate::text::behind;

/// Behind the words, where the symbol itself may be printed in brackets, in bytes.
const REACH: usize = 80;

/// Supplements of the Official Records that print no symbol: session and number give it.
pub(super) fn supplements(work: &Work<'_>) -> Vec<Mention> {
    let kinds = &work.catalogue.phrases.resolutions.official_records;
    kinds.iter().flat_map(|it| of_kind(work, it)).collect()
}

fn of_kind(work: &Work<'_>, kind: &OfficialRecords) -> Vec<Mention> {
    let hits = kind.pattern.captures_iter(work.unraised());
    hits.filter_map(|it| {
        let (symbol, span) = supplement(work.catalogue, kind, &it)?;
        let named = work
            .catalogue
            .scan(behind(work.unraised(), span.range().end, REACH))
            .next();
        // A revision or a volume may be named with it: (A/52/6/Rev.1), vol. I.
        let stem = symbol.without_modifiers();
        let same = |part: &String| {
            part.strip_prefix(stem)
                .is_some_and(|it| it.is_empty() || it.starts_with(['/', '(']))
        };
        if named.is_some_and(|it| it.symbol.parts().iter().any(same)) {
            return None;
        }
        let mut mention = SymbolMention::new(symbol, SymbolForm::Prose);
        mention.reading = Some("derived from session and number of the supplement".to_owned());
        Some(Mention::new(span, MentionKind::Symbol(mention)))
    })
    .collect()
}

/// The symbol of a supplement, and the words that stand for it.
pub(in crate::extract) fn supplement(
    catalogue: &Catalogue,
    kind: &OfficialRecords,
    groups: &Captures<'_>,
) -> Option<(Symbol, Span)> {
    let item = groups.name("item")?;
    let ordinal = groups.name("ordinal").and_then(|it| ordinal_number(it.as_str()));
    let year = groups.name("year").and_then(|it| it.as_str().parse().ok());
    let session = ordinal.or(year)?;
    let [first, last] = kind.sessions;
    let number = groups.name("number")?.as_str().parse::<u32>().ok()? + kind.add;
    // A, B, C are the first, second, third addendum.
    let addendum = groups.name("letter").and_then(|it| it.as_str().bytes().next());
    let addendum = addendum.map_or(String::new(), |it| format!("/Add.{}", it - b'A' + 1));
    let form = kind.form.replace("{session}", &session.to_string());
    let printed = format!("{}{addendum}", form.replace("{number}", &number.to_string()));
    let symbol = catalogue.parse(&printed)?;
    (first..=last)
        .contains(&session)
        .then(|| (symbol, Span::new(item.start(), item.end())))
}
