use crate::extract::MentionKind;
use crate::extract::SymbolMention;
use crate::resolve::Resolved;

/// What a mention could have meant, and why it was not taken to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Considered {
    /// The other reading, document or source.
    pub what: String,
    /// What spoke against it.
    pub why_not: String,
}

impl Resolved {
    /// What else was considered for a mention of a document, and why not; in a fixed order.
    pub fn considered(&self, document: usize, mention: usize) -> Vec<Considered> {
        let Some(it) = self.corpus.extracted(document).mentions.get(mention) else {
            return Vec::new();
        };
        match &it.kind {
            MentionKind::Symbol(symbol) => self.other_readings(symbol),
            _ => Vec::new(),
        }
    }

    /// Other readings of a symbol: undecided ones, and those of damaged words.
    fn other_readings(&self, symbol: &SymbolMention) -> Vec<Considered> {
        let damaged = symbol.damage.iter().flat_map(|it| &it.others);
        let whole = symbol
            .others
            .iter()
            .map(|it| (it, "nothing in the text decides between them"));
        let repaired = damaged.map(|it| (it, "the other reading is likelier"));
        whole
            .chain(repaired)
            .map(|(other, why)| Considered {
                what: other.to_string(),
                why_not: match self.names.of_symbol(other) {
                    Some(_) => why.to_owned(),
                    None => format!("{why}; nothing in the collection names it"),
                },
            })
            .collect()
    }
}
