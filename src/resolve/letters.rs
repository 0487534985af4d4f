use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::extract::LetterMention;
use crate::extract::MentionKind;
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
    /// Entries for which texts give that date, each with the sender that they give.
    given: BTreeMap<Date, BTreeSet<(usize, Option<String>)>>,
}

impl Dates {
    pub(super) fn of(corpus: &Corpus, names: &Names) -> Self {
        let (mut own, mut given) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, BTreeSet<_>>::new());
        for file in 0..corpus.len() {
            if let Some(date) = corpus.head(file).dated {
                own.entry(date).or_default().push(file);
            }
            for mention in &corpus.extracted(file).mentions {
                if let MentionKind::Letter(letter) = &mention.kind
                    && let Some((entry, _)) = by_symbol(corpus, names, file, letter)
                {
                    let sender = sender(corpus, file, letter);
                    given.entry(letter.dated).or_default().insert((entry, sender));
                }
            }
        }
        Self { own, given }
    }
}

/// The document whose symbol the text or a note gives for a letter, and how. A letter that shares its words with other
/// dates shares the symbol with none of them.
fn by_symbol(corpus: &Corpus, names: &Names, file: usize, letter: &LetterMention) -> Option<(usize, String)> {
    let extracted = corpus.extracted(file);
    let behind = letter.symbol_span.and_then(|it| extracted.symbol_at(it));
    if let Some(entry) = behind.and_then(|it| names.of_symbol(&it.symbol)) {
        return Some((entry, "its symbol is printed with it".to_owned()));
    }
    let note = letter.called_note?;
    let entry = only_symbol(extracted, note).and_then(|it| names.of_symbol(&it.symbol))?;
    Some((entry, format!("note {} gives its symbol", extracted.notes[note].marker)))
}

fn sender(corpus: &Corpus, file: usize, letter: &LetterMention) -> Option<String> {
    let own = corpus.head(file).from.clone().filter(|_| letter.own);
    own.or_else(|| letter.from.clone())
}

/// Decides a letter named by its date: by the symbol printed with it, by the note called behind it, else by the one
/// document of the collection with that date and sender, else by the one symbol that others date so.
pub(super) fn decide(
    corpus: &Corpus,
    names: &Names,
    dates: &Dates,
    document: usize,
    letter: &LetterMention,
) -> Reference {
    let mut reference = decided(corpus, names, dates, document, letter);
    if let Some(year) = &letter.year_from {
        reference.why = format!("{}; {year}", reference.why);
    }
    reference
}

fn decided(corpus: &Corpus, names: &Names, dates: &Dates, document: usize, letter: &LetterMention) -> Reference {
    let to = |entry: usize, why: String| {
        let inside = names.get(entry).is_some_and(|it| !it.files.is_empty());
        let status = if inside { Status::Resolved } else { Status::Outside };
        Reference::new(status, Target::Document(entry), why)
    };
    if let Some((entry, why)) = by_symbol(corpus, names, document, letter) {
        return to(entry, why);
    }
    let sender = sender(corpus, document, letter);
    let same_date = dates.own.get(&letter.dated).map_or(&[][..], Vec::as_slice);
    // All files of one document are one letter, and the writer's own is no other.
    let own = names.of_file(document);
    let mut seen = BTreeSet::from([own]);
    let others: Vec<usize> = same_date
        .iter()
        .copied()
        .filter(|&it| seen.insert(names.of_file(it)))
        .collect();
    let fits = |from: Option<&str>| same_sender(sender.as_deref(), from);
    let dated: Vec<usize> = others
        .iter()
        .copied()
        .filter(|&it| fits(corpus.head(it).from.as_deref()))
        .collect();
    match dated.as_slice() {
        [file] => to(
            names.of_file(*file),
            "the one document of the collection with that date and sender".to_owned(),
        ),
        [] => by_dates_of_others(corpus, names, dates, document, letter, &fits).map_or_else(
            || {
                let other = others.first().and_then(|&it| corpus.head(it).from.clone());
                Reference::blocked(match other {
                    Some(from) => {
                        format!("the document of that date has another sender, {from}, and no symbol is given")
                    }
                    None => "no document of the collection has that date and sender, and no symbol is given".to_owned(),
                })
            },
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

/// The only document that texts call a letter of that date, where no known sender of it differs.
fn by_dates_of_others(
    corpus: &Corpus,
    names: &Names,
    dates: &Dates,
    document: usize,
    letter: &LetterMention,
    fits: &dyn Fn(Option<&str>) -> bool,
) -> Option<usize> {
    let given = dates.given.get(&letter.dated)?;
    let own = names.of_file(document);
    let known = |entry: usize| {
        let files = names.get(entry).map_or(&[][..], |it| it.files.as_slice());
        files
            .iter()
            .filter_map(|&it| corpus.head(it).from.as_deref())
            .all(|it| fits(Some(it)))
    };
    let mut fitting: Vec<usize> = given
        .iter()
        .filter(|(entry, from)| *entry != own && fits(from.as_deref()) && known(*entry))
        .map(|it| it.0)
        .collect();
    fitting.dedup();
    match fitting.as_slice() {
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
