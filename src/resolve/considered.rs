use crate::catalogue::Catalogue;
use crate::extract::BackReferenceMention;
use crate::extract::LetterMention;
use crate::extract::MentionKind;
use crate::extract::SymbolMention;
use crate::resolve::Antecedent;
use crate::resolve::Antecedents;
use crate::resolve::Resolved;
use crate::resolve::Target;
use crate::resolve::nearest_sources;

/// Most other readings of one mention.
const MOST: usize = 3;

/// What a mention could have meant, and why it was not taken to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Considered {
    /// The other reading, document or source.
    pub what: String,
    /// What spoke against it.
    pub why_not: String,
}

/// What else was considered for a mention, and why not; in a fixed order. Indexes are those of the corpus and of the
/// document's mentions.
pub fn considered(resolved: &Resolved, catalogue: &Catalogue, document: usize, mention: usize) -> Vec<Considered> {
    let Some(it) = resolved.corpus.extracted(document).mentions.get(mention) else {
        return Vec::new();
    };
    match &it.kind {
        MentionKind::Symbol(symbol) => other_readings(resolved, symbol),
        MentionKind::Source(_) => near_sources(resolved, catalogue, document, mention),
        MentionKind::BackReference(back) => several_cited(resolved, catalogue, document, mention, back),
        MentionKind::Letter(letter) => same_day(resolved, document, mention, letter),
        MentionKind::Url(_) | MentionKind::Internal(_) => Vec::new(),
    }
}

/// Other readings of a symbol: undecided ones, and those of damaged words.
fn other_readings(resolved: &Resolved, symbol: &SymbolMention) -> Vec<Considered> {
    let damaged = symbol.damage.iter().flat_map(|it| &it.others);
    let whole = symbol
        .others
        .iter()
        .map(|it| (it, "nothing in the text decides between them"));
    let repaired = damaged.map(|it| (it, "the other reading is likelier"));
    let said = whole.chain(repaired).map(|(other, why)| Considered {
        what: other.to_string(),
        why_not: match resolved.names.of_symbol(other) {
            Some(_) => why.to_owned(),
            None => format!("{why}; nothing in the collection names it"),
        },
    });
    said.collect()
}

/// The sources most like it that are others.
fn near_sources(resolved: &Resolved, catalogue: &Catalogue, document: usize, mention: usize) -> Vec<Considered> {
    let reference = resolved.references.get(document).and_then(|it| it.get(mention));
    let Some(Target::Source(group)) = reference.map(|it| &it.target) else {
        return Vec::new();
    };
    let near = nearest_sources(resolved, catalogue, *group, MOST).into_iter();
    let said = near.filter_map(|it| {
        Some(Considered {
            what: resolved.sources.get(it.group)?.key.clone(),
            why_not: it.against,
        })
    });
    said.collect()
}

/// The things between which an "Ibid." is not decided.
fn several_cited(
    resolved: &Resolved,
    catalogue: &Catalogue,
    document: usize,
    mention: usize,
    back: &BackReferenceMention,
) -> Vec<Considered> {
    let extracted = resolved.corpus.extracted(document);
    let references = resolved.references.get(document).map_or(&[][..], Vec::as_slice);
    let undecided = references.get(mention).is_some_and(|it| it.target == Target::None);
    let note = extracted.mentions[mention].note;
    let (Some(note), "ibid", true) = (note, back.form.as_str(), undecided) else {
        return Vec::new();
    };
    let several = match Antecedents::of(&resolved.corpus, catalogue, document).before(mention, note) {
        Antecedent::Note(_, several) | Antecedent::SameNote(several) => several,
        Antecedent::PartlyRead(note, _) => extracted.sources_of(note),
        _ => Vec::new(),
    };
    let open = several.len() > 1;
    let others = several.iter().filter(|_| open).filter_map(|&at| {
        Some(Considered {
            what: resolved.target_key(&references.get(at)?.target)?,
            why_not: "Ibid. repeats one source, and the note cites it beside others".to_owned(),
        })
    });
    others.collect()
}

/// Documents of the same day to which a letter does not lead.
fn same_day(resolved: &Resolved, document: usize, mention: usize, letter: &LetterMention) -> Vec<Considered> {
    let corpus = &resolved.corpus;
    let reference = resolved.references.get(document).and_then(|it| it.get(mention));
    let others = (0..corpus.len()).filter(|&it| it != document && corpus.head(it).dated == Some(letter.dated));
    let not_meant = others.filter(|&it| {
        let entry = resolved.names.of_file(it);
        reference.is_some_and(|it| it.target != Target::Document(entry))
    });
    let said = not_meant.take(MOST).map(|it| Considered {
        what: corpus.document(it).name.clone(),
        why_not: match &corpus.head(it).from {
            Some(from) => format!("of the same day, from {from}"),
            None => "of the same day, and its sender is not known".to_owned(),
        },
    });
    said.collect()
}
