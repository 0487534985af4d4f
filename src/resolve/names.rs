use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::catalogue::Catalogue;
use crate::catalogue::Symbol;
use crate::extract::Identity;
use crate::extract::MentionKind;
use crate::resolve::Corpus;
use crate::text::Date;

/// One document, in the collection or only cited, with all its names.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Stable key: the whole symbol, or the file's name where no symbol is known.
    pub key: String,
    /// The whole symbol, joint parts together.
    pub symbol: Option<Symbol>,
    /// Files of the collection that are this document, as indexes into the corpus.
    pub files: Vec<usize>,
    /// How the files' symbol is known.
    pub identity: Identity,
    /// Why.
    pub why: String,
    /// Dates that texts give for it, each with the documents that give it.
    pub cited_dates: BTreeMap<Date, BTreeSet<usize>>,
    /// Dates of the letter itself that texts give for it.
    pub letter_dates: BTreeMap<Date, BTreeSet<usize>>,
}

/// All documents by their names.
#[derive(Clone, Debug, Default)]
pub struct Names {
    entries: Vec<Entry>,
    by_part: BTreeMap<String, usize>,
    by_file: Vec<usize>,
    /// How the symbol of each file is known, and why.
    known: Vec<(Identity, String)>,
    /// How many files of each name have no symbol.
    unnamed: BTreeMap<String, usize>,
}

impl Names {
    /// Gathers all symbols of a collection and puts the names of one document together.
    pub fn collect(corpus: &Corpus, catalogue: &Catalogue) -> Self {
        let partners = Partners::count(corpus, catalogue);
        let mut names = Self::default();
        for whole in partners.wholes() {
            names.add(&whole, &partners, catalogue);
        }
        for file in 0..corpus.len() {
            let own = corpus.head(file).symbols.first();
            let entry = match own.and_then(|it| names.of_symbol(it)) {
                Some(entry) => entry,
                None => names.add_file(corpus.document(file).file_name()),
            };
            names.by_file.push(entry);
            let identity = corpus.head(file).identity;
            let why = match identity {
                Identity::Masthead => "printed in the masthead",
                Identity::Marked => "marked as the document's number in the file",
                Identity::RunningHead => "printed at the head of its pages",
                Identity::FileName => "read from the file's name",
                Identity::Property => "read from the properties of the file",
                _ if own.is_some() => "",
                _ => "prints no symbol",
            };
            names.known.push((identity, why.to_owned()));
            names.entries[entry].files.push(file);
            names.tell(entry);
        }
        names.read_dates(corpus);
        names
    }

    fn add(&mut self, keys: &[String], partners: &Partners, catalogue: &Catalogue) {
        let entry = self.entries.len();
        let printed: Vec<&BTreeSet<String>> = keys.iter().filter_map(|it| partners.printed.get(it)).collect();
        for form in printed.iter().copied().flatten() {
            self.by_part.insert(form.clone(), entry);
        }
        let first: Vec<&str> = printed.iter().filter_map(|it| it.first()).map(String::as_str).collect();
        let key = first.join("-");
        self.entries.push(Entry {
            symbol: catalogue.parse(&key),
            key,
            files: Vec::new(),
            identity: Identity::None,
            why: String::new(),
            cited_dates: BTreeMap::new(),
            letter_dates: BTreeMap::new(),
        });
    }

    fn add_file(&mut self, name: &str) -> usize {
        // A file may itself be called "letter (2).txt"; keys are taken once.
        let mut count = self.unnamed.get(name).copied().unwrap_or(0);
        let key = loop {
            count += 1;
            let key = if count == 1 {
                name.to_owned()
            } else {
                format!("{name} ({count})")
            };
            if !self.unnamed.contains_key(&key) || key == name && count == 1 {
                break key;
            }
        };
        self.unnamed.insert(name.to_owned(), count);
        self.unnamed.entry(key.clone()).or_insert(1);
        self.entries.push(Entry {
            key,
            symbol: None,
            files: Vec::new(),
            identity: Identity::None,
            why: String::new(),
            cited_dates: BTreeMap::new(),
            letter_dates: BTreeMap::new(),
        });
        self.entries.len() - 1
    }

    /// Notes the dates that texts give for the documents that they cite.
    fn read_dates(&mut self, corpus: &Corpus) {
        for file in 0..corpus.len() {
            let extracted = corpus.extracted(file);
            for mention in &extracted.mentions {
                if let MentionKind::Symbol(symbol) = &mention.kind
                    && let Some(date) = symbol.cited_date
                    && let Some(entry) = self.of_symbol(&symbol.symbol)
                {
                    self.entries[entry].cited_dates.entry(date).or_default().insert(file);
                }
                let MentionKind::Letter(letter) = &mention.kind else {
                    continue;
                };
                let behind = letter.symbol_span.and_then(|it| extracted.symbol_at(it));
                let behind = behind.or_else(|| only_symbol(extracted, letter.called_note?));
                if let Some(entry) = behind.and_then(|it| self.of_symbol(&it.symbol)) {
                    self.entries[entry]
                        .letter_dates
                        .entry(letter.dated)
                        .or_default()
                        .insert(file);
                }
            }
        }
    }

    /// Gives a document whose files print no symbol the name of an entry.
    pub(super) fn identify(&mut self, file: usize, entry: usize, why: &str) {
        let files = self.entries[self.by_file[file]].files.clone();
        for file in files {
            self.join(file, entry, Identity::Inferred, why.to_owned());
        }
    }

    /// Makes a file one of the files of another entry.
    pub(super) fn join(&mut self, file: usize, entry: usize, identity: Identity, why: String) {
        let old = self.by_file[file];
        self.entries[old].files.retain(|it| *it != file);
        self.by_file[file] = entry;
        self.known[file] = (identity, why);
        self.entries[entry].files.push(file);
        self.entries[entry].files.sort_unstable();
        self.tell(entry);
    }

    /// Says why a file stays unnamed.
    pub(super) fn explain(&mut self, file: usize, why: String) {
        self.known[file].1 = why;
        self.tell(self.by_file[file]);
    }

    /// Sets the order of an entry's files: the one that it is cited from comes first.
    pub(super) fn set_files(&mut self, entry: usize, files: Vec<usize>) {
        self.entries[entry].files = files;
        self.tell(entry);
    }

    /// An entry is known as the best of its files is.
    fn tell(&mut self, entry: usize) {
        let best = self.entries[entry].files.iter().min_by_key(|it| self.known[**it].0);
        if let Some((identity, why)) = best.map(|it| self.known[*it].clone()) {
            self.entries[entry].identity = identity;
            self.entries[entry].why = why;
        }
    }

    /// How the symbol of a file is known, and why.
    pub fn identity_of(&self, file: usize) -> (Identity, &str) {
        self.known
            .get(file)
            .map_or((Identity::None, ""), |it| (it.0, it.1.as_str()))
    }

    /// An entry by its index.
    pub fn get(&self, entry: usize) -> Option<&Entry> {
        self.entries.get(entry)
    }

    /// All entries with their indexes; those that were merged away hold no file and no symbol.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Entry)> {
        self.entries
            .iter()
            .enumerate()
            .filter(|(_, it)| it.symbol.is_some() || !it.files.is_empty())
    }

    /// The entry of a file of the collection.
    pub fn of_file(&self, file: usize) -> usize {
        self.by_file[file]
    }

    /// The entry of a symbol by any of its parts.
    pub fn of_symbol(&self, symbol: &Symbol) -> Option<usize> {
        symbol.parts().iter().find_map(|it| self.by_part.get(it).copied())
    }

    /// The entry of a whole symbol as text, by the first of its parts that is known.
    pub fn of_whole(&self, whole: &str) -> Option<usize> {
        let parts = whole.match_indices('-').map(|it| &whole[..it.0]);
        parts.chain([whole]).find_map(|it| self.by_part.get(it).copied())
    }
}

/// The one symbol that a note cites, if it cites exactly one.
pub(super) fn only_symbol(
    extracted: &crate::extract::Extracted,
    note: usize,
) -> Option<&crate::extract::SymbolMention> {
    let sources = extracted.sources_of(note);
    let [only] = sources.as_slice() else {
        return None;
    };
    extracted.mentions.get(*only)?.symbol()
}

/// Weight of a joint symbol that a document prints as its own, against single citations of it.
const OWN: usize = 1000;

/// Which symbols were printed together as one joint symbol, and how often.
#[derive(Default)]
struct Partners {
    /// All printed forms of each part, by the part's key.
    printed: BTreeMap<String, BTreeSet<String>>,
    /// Keys of parts that were printed side by side.
    pairs: BTreeMap<(String, String), usize>,
}

impl Partners {
    fn count(corpus: &Corpus, catalogue: &Catalogue) -> Self {
        let mut counted = Self::default();
        for file in 0..corpus.len() {
            for own in &corpus.head(file).symbols {
                counted.add(own, OWN, catalogue);
            }
            for mention in &corpus.extracted(file).mentions {
                match &mention.kind {
                    MentionKind::Symbol(it) if it.is_confirmed() => counted.add(&it.symbol, 1, catalogue),
                    MentionKind::Url(it) => it.symbol.iter().for_each(|it| counted.add(it, 0, catalogue)),
                    _ => {}
                }
            }
        }
        counted
    }

    fn add(&mut self, symbol: &Symbol, weight: usize, catalogue: &Catalogue) {
        let keys: Vec<String> = symbol
            .parts()
            .iter()
            .map(|it| catalogue.key_of(it).into_owned())
            .collect();
        for (key, part) in keys.iter().zip(symbol.parts()) {
            self.printed.entry(key.clone()).or_default().insert(part.clone());
        }
        for pair in keys.windows(2) {
            *self.pairs.entry((pair[0].clone(), pair[1].clone())).or_default() += weight;
        }
    }

    /// The names of each document. The commonest pairs come first; a part never gets two partners of
    /// one organ, so that one misprint cannot make two documents one.
    fn wholes(&self) -> Vec<Vec<String>> {
        let mut pairs: Vec<_> = self.pairs.iter().map(|(pair, count)| (pair.clone(), *count)).collect();
        pairs.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let mut whole_of: BTreeMap<String, Vec<String>> =
            self.printed.keys().map(|it| (it.clone(), vec![it.clone()])).collect();
        for ((left, right), _) in pairs {
            let (Some(first), Some(second)) = (whole_of.get(&left).cloned(), whole_of.get(&right).cloned()) else {
                continue;
            };
            let organ = |it: &String| it.split('/').next().unwrap_or("").to_owned();
            let clash = first.iter().any(|a| {
                second
                    .iter()
                    .any(|b| a == b || organ(a) == organ(b) && stem_differs(a, b))
            });
            if !clash {
                let joined = [first, second].concat();
                for part in &joined {
                    whole_of.insert(part.clone(), joined.clone());
                }
            }
        }
        let mut wholes: Vec<Vec<String>> = whole_of.into_values().collect();
        wholes.sort();
        wholes.dedup();
        wholes
    }
}

/// Two symbols of one organ may be partners only in different bodies: E/2010/27 and E/CN.6/2010/11.
fn stem_differs(a: &str, b: &str) -> bool {
    let body = |it: &str| {
        it.split('/')
            .nth(1)
            .is_some_and(|it| it.starts_with(char::is_alphabetic))
    };
    body(a) == body(b)
}
