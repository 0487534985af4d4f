use std::collections::BTreeMap;

use crate::catalogue::url_key;
use crate::extract::Damage;
use crate::extract::SymbolMention;
use crate::extract::UrlMention;
use crate::resolve::Names;
use crate::resolve::Reference;
use crate::resolve::Status;
use crate::resolve::Target;

/// Decides a symbol: to its document, whatever name of it is printed.
pub(super) fn decide(mention: &SymbolMention, names: &Names) -> Reference {
    if let Some(damage) = &mention.damage {
        return decide_damaged(mention, damage, names);
    }
    let Some(entry) = names.of_symbol(&mention.symbol) else {
        return Reference::blocked("the symbol belongs to no document");
    };
    let it = names.get(entry);
    let key = it.map_or("", |it| it.key.as_str());
    let inside = it.is_some_and(|it| !it.files.is_empty());
    let printed = mention.symbol.to_string();
    let name = if printed == key {
        "the whole symbol"
    } else {
        "one name of the document"
    };
    let mut why = format!(
        "{name} is {}",
        if mention.from_url { "in the address" } else { "printed" }
    );
    if printed != key && mention.symbol.is_joint() {
        why = format!("printed with another partner than {key}");
    }
    if let Some(reading) = &mention.reading {
        why = format!("{why}; {reading}");
    }
    if !mention.others.is_empty() {
        let others: Vec<String> = mention.others.iter().map(ToString::to_string).collect();
        let why = format!("{why}; could also be {}", others.join(" or "));
        return Reference::new(Status::Ambiguous, Target::Document(entry), why);
    }
    let status = if inside { Status::Resolved } else { Status::Outside };
    Reference::new(status, Target::Document(entry), why)
}

/// Decides a damaged symbol: a second witness makes the likeliest reading certain, else it stays a suggestion.
fn decide_damaged(mention: &SymbolMention, damage: &Damage, names: &Names) -> Reference {
    let readings = std::iter::once(&mention.symbol).chain(&damage.others);
    let known = readings.filter_map(|it| Some((it, names.of_symbol(it)?))).next();
    let Some((symbol, entry)) = known else {
        let mut reference = Reference::new(
            Status::Malformed,
            Target::None,
            format!(
                "{}; nothing else in the collection names {}",
                damage.why, mention.symbol
            ),
        );
        reference.suggestion = Some(mention.symbol.to_string());
        return reference;
    };
    let inside = names.get(entry).is_some_and(|it| !it.files.is_empty());
    let witness = damage.witness.clone().unwrap_or_else(|| {
        let by = if inside {
            "is in the collection"
        } else {
            "is cited elsewhere in the collection"
        };
        format!("{symbol} {by}")
    });
    let status = if inside { Status::Resolved } else { Status::Outside };
    let mut reference = Reference::new(status, Target::Document(entry), format!("{}; {witness}", damage.why));
    reference.suggestion = Some(symbol.to_string());
    reference
}

/// Decides an address: to the document whose symbol it holds, to the source that has it, else to itself.
pub(super) fn decide_url(url: &UrlMention, names: &Names, sources: &BTreeMap<String, usize>) -> Reference {
    let key = url_key(&url.canonical);
    if let (None, Some(group)) = (&url.symbol, sources.get(&key)) {
        return Reference::new(Status::Resolved, Target::Source(*group), "the address of a source");
    }
    match url.symbol.as_ref().and_then(|it| names.of_symbol(it)) {
        Some(entry) => {
            let inside = names.get(entry).is_some_and(|it| !it.files.is_empty());
            let status = if inside { Status::Resolved } else { Status::Outside };
            Reference::new(status, Target::Document(entry), "the address holds a symbol")
        }
        None => Reference::new(Status::Outside, Target::Web(key), "a web address"),
    }
}
