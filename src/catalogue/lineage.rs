use crate::catalogue::Symbol;
use crate::catalogue::describe::bracket_words;
use crate::catalogue::modifiers::split_modifier;

/// A document that a symbol's document belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ancestor {
    /// How: "corrigendum 1 to", "resumption 1 of", "part B of".
    pub relation: String,
    /// The link between the two: addendum-of, amends, corrects, revises, part-of.
    pub link: &'static str,
    /// Its symbol.
    pub symbol: String,
}

impl Symbol {
    /// What the document modifies or is a part of, the nearest first: A/71/53/Add.1/Corr.1 is a corrigendum to
    /// A/71/53/Add.1, and that an addendum to A/71/53.
    pub fn ancestors(&self) -> Vec<Ancestor> {
        let mut parts: Vec<&str> = self.parts().iter().map(String::as_str).collect();
        let mut found = Vec::new();
        while let Some((relation, link, parents)) = modified(&parts).or_else(|| bracketed(&parts)) {
            found.push(Ancestor {
                relation,
                link,
                symbol: parents.join("-"),
            });
            parts = parents;
        }
        found
    }
}

/// All parts without their last modifier, where it is the same for all.
fn modified<'a>(parts: &[&'a str]) -> Option<(String, &'static str, Vec<&'a str>)> {
    let split: Vec<_> = parts.iter().map(|it| split_modifier(it)).collect::<Option<_>>()?;
    let (first, others) = split.split_first()?;
    let same = others
        .iter()
        .all(|it| (it.word, it.number) == (first.word, first.number));
    let words = format!("{} {}", first.word, first.number);
    same.then(|| {
        (
            format!("{} {}", words.trim_end(), first.tie),
            first.link,
            split.iter().map(|it| it.parent).collect(),
        )
    })
}

/// One part without a bracket that says which piece of a document or meeting it is.
fn bracketed<'a>(parts: &[&'a str]) -> Option<(String, &'static str, Vec<&'a str>)> {
    let [part] = parts else {
        return None;
    };
    let (stem, inner) = part.strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
    let words = if part.ends_with(']') {
        Some(format!("part {inner}"))
    } else {
        bracket_words(inner)
    };
    // Years and sessions in brackets belong to the document itself.
    Some((format!("{} of", words?), "part-of", vec![stem]))
}

#[cfg(test)]
mod tests {
    use crate::catalogue::Catalogue;

    #[test]
    fn every_ancestor_is_named() {
        let catalogue = Catalogue::builtin().unwrap();
        for (symbol, want) in [
            (
                "A/71/53/Add.1/Corr.1",
                &["corrigendum 1 to A/71/53/Add.1", "addendum 1 to A/71/53"][..],
            ),
            (
                "CEDAW/C/GC/31/Rev.1-CRC/C/GC/18/Rev.1",
                &["revision 1 of CEDAW/C/GC/31-CRC/C/GC/18"],
            ),
            ("S/PV.6201(Resumption1)", &["resumption 1 of S/PV.6201"]),
            ("JIU/REP/2024/1/Summary", &["summary of JIU/REP/2024/1"]),
            ("A/RES/2625(XXV)", &[]),
            ("S/RES/1540(2004)", &[]),
            ("A/75/745-S/2021/156", &[]),
        ] {
            let found = catalogue.parse(symbol).unwrap().ancestors();
            let words: Vec<String> = found
                .iter()
                .map(|it| format!("{} {}", it.relation, it.symbol))
                .collect();
            assert_eq!(words, want, "{symbol}");
        }
    }
}
