use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::catalogue::Catalogue;
use crate::catalogue::Facts;
use crate::extract::Head;
use crate::extract::MentionKind;
use crate::resolve::Corpus;
use crate::resolve::Entry;
use crate::resolve::Names;
use crate::resolve::Options;
use crate::text::Date;

/// The entry that a file is and why, or why it stays unnamed.
type Decision = Result<(usize, String), String>;

/// Gives each document that prints no symbol the one cited symbol that fits, if exactly one does.
///
/// A symbol fits when its session and year agree with the masthead's, at least one of them is there,
/// and a text gives for it the masthead date or the letter's own date. A document never is a document
/// that it cites itself, nor one that another file of the collection prints as its own.
pub(super) fn infer(corpus: &Corpus, names: &mut Names, catalogue: &Catalogue, options: &Options) {
    // Copies of one text are one document: its first file speaks for them.
    let speaks = |file: usize| {
        let entry = names.get(names.of_file(file));
        entry.is_some_and(|it| it.symbol.is_none() && it.files.first() == Some(&file))
    };
    let unnamed: Vec<usize> = (0..corpus.len()).filter(|&it| speaks(it)).collect();
    let candidates = Candidates::of(names, catalogue);
    let mut found: Vec<(usize, Vec<(usize, String)>)> = Vec::new();
    for file in unnamed {
        if !options.infer {
            names.explain(file, "prints no symbol; inference is switched off".to_owned());
            continue;
        }
        let cited = cited_by(corpus, names, file);
        let near = candidates
            .dated(corpus.head(file))
            .into_iter()
            .filter(|it| !cited.contains(it));
        let fitting = near
            .filter_map(|entry| {
                Some((
                    entry,
                    fits(corpus, file, names.get(entry)?, candidates.facts.get(&entry)?)?,
                ))
            })
            .collect();
        found.push((file, fitting));
    }
    let mut claims: BTreeMap<usize, usize> = BTreeMap::new();
    for (entry, _) in found.iter().flat_map(|it| &it.1) {
        *claims.entry(*entry).or_default() += 1;
    }
    let claimed = |entry: usize| claims.get(&entry).copied().unwrap_or(0);
    let decisions: Vec<(usize, Decision)> = found
        .iter()
        .map(|(file, fitting)| {
            let decision = match fitting.as_slice() {
                [(entry, why)] if claimed(*entry) == 1 => Ok((*entry, why.clone())),
                [(entry, _)] => Err(format!(
                    "{} fits, but it fits {} files",
                    names.get(*entry).map_or("", |it| it.key.as_str()),
                    claimed(*entry)
                )),
                [] => Err(no_candidate(corpus, *file)),
                several => {
                    let keys: Vec<&str> = several
                        .iter()
                        .filter_map(|it| Some(names.get(it.0)?.key.as_str()))
                        .collect();
                    Err(format!(
                        "prints no symbol, and {} cited symbols fit: {}",
                        keys.len(),
                        keys.join(", ")
                    ))
                }
            };
            (*file, decision)
        })
        .collect();
    for (file, decision) in decisions {
        match decision {
            Ok((entry, why)) => names.identify(file, entry, &why),
            Err(why) => names.explain(file, why),
        }
    }
}

/// Documents that are only cited: by the dates that texts give for them, and with what their symbols say.
struct Candidates {
    by_date: BTreeMap<Date, BTreeSet<usize>>,
    facts: BTreeMap<usize, Facts>,
}

impl Candidates {
    fn of(names: &Names, catalogue: &Catalogue) -> Self {
        let (mut by_date, mut facts) = (BTreeMap::<_, BTreeSet<_>>::new(), BTreeMap::new());
        for (entry, it) in names.iter().filter(|it| it.1.files.is_empty()) {
            facts.extend(it.symbol.as_ref().map(|it| (entry, catalogue.facts_of(it))));
            for date in it.cited_dates.keys().chain(it.letter_dates.keys()) {
                by_date.entry(*date).or_default().insert(entry);
            }
        }
        Self { by_date, facts }
    }

    /// Those that are given one of a document's own dates, in order.
    fn dated(&self, head: &Head) -> BTreeSet<usize> {
        let dates = [head.date, head.dated].into_iter().flatten();
        dates
            .filter_map(|it| self.by_date.get(&it))
            .flatten()
            .copied()
            .collect()
    }
}

fn cited_by(corpus: &Corpus, names: &Names, file: usize) -> BTreeSet<usize> {
    let mentions = &corpus.extracted(file).mentions;
    let symbols = mentions.iter().filter_map(|it| match &it.kind {
        MentionKind::Symbol(it) => names.of_symbol(&it.symbol),
        _ => None,
    });
    symbols.collect()
}

/// Why an entry fits a file, or `None`.
fn fits(corpus: &Corpus, file: usize, entry: &Entry, facts: &Facts) -> Option<String> {
    let head = corpus.head(file);
    let agrees = |mine: Option<u16>, other: Option<u16>| mine.is_none() || other.is_none() || mine == other;
    let witness = (head.ga_session.is_some() && head.ga_session == facts.session)
        || (head.sc_year.is_some() && head.sc_year == facts.year);
    if !witness || !agrees(head.ga_session, facts.session) || !agrees(head.sc_year, facts.year) {
        return None;
    }
    let given = |date| entry.cited_dates.get(&date).or_else(|| entry.letter_dates.get(&date));
    let (what, date, by) = [("masthead date", head.date), ("letter's date", head.dated)]
        .into_iter()
        .find_map(|(what, date)| Some((what, date?, given(date?)?)))?;
    let by: Vec<&str> = by.iter().map(|&it| corpus.document(it).file_name()).collect();
    let mut masthead = Vec::new();
    masthead.extend(head.ga_session.map(|it| format!("session {it}")));
    masthead.extend(head.sc_year.map(|it| format!("year {it}")));
    Some(format!(
        "inferred: the masthead has {}, and the {what} {} is the one given for {} in {}",
        masthead.join(" and "),
        date.in_words(),
        entry.key,
        by.join(", ")
    ))
}

fn no_candidate(corpus: &Corpus, file: usize) -> String {
    let head = corpus.head(file);
    let missing = match (head.ga_session.or(head.sc_year), head.date.or(head.dated)) {
        (None, None) => "it has no session, year or date to compare",
        (None, _) => "it has no session or year to compare",
        (_, None) => "it has no date to compare",
        _ => "no cited symbol of its session and year is given its date",
    };
    format!("prints no symbol, and none can be inferred: {missing}")
}
