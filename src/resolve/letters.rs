use std::collections::BTreeMap;

use crate::extract::LetterMention;
use crate::resolve::Corpus;
use crate::resolve::Names;
use crate::resolve::Reference;
use crate::resolve::Status;
use crate::resolve::Target;
use crate::resolve::names::only_symbol;
use crate::text::Date;
use crate::text::fold_words;

/// Documents by the dates of letters, so that no letter goes through the whole collection.
pub(super) struct Dates {
    /// Files of the collection that are a letter of that date, in order.
    own: BTreeMap<Date, Vec<usize>>,
    /// Entries for which others give that date, in order.
    given: BTreeMap<Date, Vec<usize>>,
}

impl Dates {
    pub(super) fn of(corpus: &Corpus, names: &Names) -> Self {
        let (mut own, mut given) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, Vec<_>>::new());
        for file in 0..corpus.len() {
            if let Some(date) = corpus.head(file).dated {
                own.entry(date).or_default().push(file);
            }
        }
        for (entry, it) in names.iter() {
            for date in it.letter_dates.keys() {
                given.entry(*date).or_default().push(entry);
            }
        }
        Self { own, given }
    }
}

/// Decides a letter named by its date: by the symbol behind it, by the note called behind it, else by
/// the one document of the collection with that date and sender, else by the one symbol that others date so.
pub(super) fn decide(
    corpus: &Corpus,
    names: &Names,
    dates: &Dates,
    document: usize,
    letter: &LetterMention,
) -> Reference {
    let extracted = corpus.extracted(document);
    let to = |entry: usize, why: String| {
        let inside = names.get(entry).is_some_and(|it| !it.files.is_empty());
        let status = if inside { Status::Resolved } else { Status::Outside };
        Reference::new(status, Target::Document(entry), why)
    };
    let behind = letter.symbol_span.and_then(|it| extracted.symbol_at(it));
    if let Some(entry) = behind.and_then(|it| names.of_symbol(&it.symbol)) {
        return to(entry, "its symbol stands right behind".to_owned());
    }
    if let Some(note) = letter.called_note
        && let Some(entry) = only_symbol(extracted, note).and_then(|it| names.of_symbol(&it.symbol))
    {
        return to(entry, format!("note {} gives its symbol", extracted.notes[note].marker));
    }
    let sender = if letter.own {
        corpus.head(document).from.clone()
    } else {
        letter.from.clone()
    };
    let same_date = dates.own.get(&letter.dated).map_or(&[][..], Vec::as_slice);
    let dated: Vec<usize> = same_date
        .iter()
        .copied()
        .filter(|&it| it != document)
        .filter(|&it| same_sender(sender.as_deref(), corpus.head(it).from.as_deref()))
        .collect();
    match dated.as_slice() {
        [file] => to(
            names.of_file(*file),
            "the one document of the collection with that date and sender".to_owned(),
        ),
        [] => by_dates_of_others(dates, letter).map_or_else(
            || Reference::blocked("no document of the collection has that date and sender, and no symbol is given"),
            |entry| to(entry, "others give that date for the symbol".to_owned()),
        ),
        several => {
            let files: Vec<&str> = several.iter().map(|&it| corpus.document(it).file_name()).collect();
            Reference::new(
                Status::Ambiguous,
                Target::None,
                format!(
                    "{} documents have that date and sender: {}",
                    files.len(),
                    files.join(", ")
                ),
            )
        }
    }
}

fn by_dates_of_others(dates: &Dates, letter: &LetterMention) -> Option<usize> {
    match dates.given.get(&letter.dated)?.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// Whether two senders may be one: the same State, or one of them unknown.
fn same_sender(a: Option<&str>, b: Option<&str>) -> bool {
    let (Some(a), Some(b)) = (a, b) else {
        return true;
    };
    let state = |it: &str| {
        let words = fold_words(it);
        let end = words
            .windows(2)
            .position(|it| it == ["to", "the"])
            .unwrap_or(words.len());
        let start = words[..end].iter().rposition(|it| it == "of").map_or(0, |it| it + 1);
        words[start..end].to_vec()
    };
    state(a) == state(b)
}
