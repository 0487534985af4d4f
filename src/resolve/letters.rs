use crate::extract::LetterMention;
use crate::resolve::Corpus;
use crate::resolve::Names;
use crate::resolve::Reference;
use crate::resolve::Status;
use crate::resolve::Target;
use crate::resolve::names::only_symbol;
use crate::text::fold_words;

/// Decides a letter named by its date: by the symbol behind it, by the note called behind it, else by
/// the one document of the collection with that date and sender, else by the one symbol that others date so.
pub(super) fn decide(corpus: &Corpus, names: &Names, document: usize, letter: &LetterMention) -> Reference {
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
    let sender = if letter.own { corpus.head(document).from.clone() } else { letter.from.clone() };
    let dated: Vec<usize> = (0..corpus.len())
        .filter(|&it| it != document && corpus.head(it).dated == Some(letter.dated))
        .filter(|&it| same_sender(sender.as_deref(), corpus.head(it).from.as_deref()))
        .collect();
    match dated.as_slice() {
        [file] => to(names.of_file(*file), "the one document of the collection with that date and sender".to_owned()),
        [] => by_dates_of_others(names, letter).map_or_else(
            || Reference::blocked("no document of the collection has that date and sender, and no symbol is given"),
            |entry| to(entry, "others give that date for the symbol".to_owned()),
        ),
        several => {
            let files: Vec<&str> = several.iter().map(|&it| corpus.document(it).file_name()).collect();
            Reference::new(
                Status::Ambiguous,
                Target::None,
                format!("{} documents have that date and sender: {}", files.len(), files.join(", ")),
            )
        }
    }
}

fn by_dates_of_others(names: &Names, letter: &LetterMention) -> Option<usize> {
    let mut fitting = names.iter().filter(|(_, it)| it.letter_dates.contains_key(&letter.dated));
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first.0)
}

/// Whether two senders may be one: the same State, or one of them unknown.
fn same_sender(a: Option<&str>, b: Option<&str>) -> bool {
    let (Some(a), Some(b)) = (a, b) else {
        return true;
    };
    let state = |it: &str| {
        let words = fold_words(it);
        let end = words.windows(2).position(|it| it == ["to", "the"]).unwrap_or(words.len());
        let start = words[..end].iter().rposition(|it| it == "of").map_or(0, |it| it + 1);
        words[start..end].to_vec()
    };
    state(a) == state(b)
}
