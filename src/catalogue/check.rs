use std::collections::BTreeSet;

use crate::catalogue::Family;

/// Everything wrong with a family's entries, one line each; empty for a good file.
///
/// Each example must be read whole, in its own series, and be canonical; no counter-example may be
/// read in the series; ids are unique; each series has examples and counter-examples.
pub fn check(family: &Family) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut ids = BTreeSet::new();
    for series in &family.series {
        let id = &series.id;
        if !ids.insert(id) {
            wrong.push(format!("series `{id}` stands twice"));
        }
        if series.examples.is_empty() || series.not.is_empty() {
            wrong.push(format!(
                "series `{id}` needs at least one example and one counter-example"
            ));
        }
        for example in &series.examples {
            match family.parse(example) {
                None => wrong.push(format!("series `{id}`: example `{example}` is not read as a symbol")),
                Some(symbol) if symbol.series != *id => {
                    wrong.push(format!(
                        "series `{id}`: example `{example}` is read as `{}`",
                        symbol.series
                    ));
                }
                Some(symbol) if symbol.to_string() != *example => {
                    wrong.push(format!(
                        "series `{id}`: example `{example}` is not canonical, `{symbol}` is"
                    ));
                }
                Some(_) => {}
            }
        }
        for text in &series.not {
            if family.parse(text).is_some_and(|it| it.series == *id) {
                wrong.push(format!(
                    "series `{id}`: counter-example `{text}` is read as a symbol of it"
                ));
            }
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use crate::catalogue::Catalogue;

    #[test]
    fn the_built_in_series_hold_their_own_examples() {
        for family in &Catalogue::builtin().unwrap().families {
            assert_eq!(super::check(family), Vec::<String>::new(), "family {}", family.id);
        }
    }
}
