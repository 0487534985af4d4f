//! Files that name no symbol and have the text of another file.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use rayon::prelude::IntoParallelIterator;
use rayon::prelude::ParallelIterator;

use crate::catalogue::Catalogue;
use crate::extract::Identity;
use crate::resolve::Corpus;
use crate::resolve::Names;
use crate::resolve::Options;
use crate::resolve::manifestations::DocumentWords;
use crate::resolve::manifestations::likeness::Sketch;
use crate::text::Date;
use crate::text::fold_words;
use crate::text::hash;

/// Share of the shorter text that must stand in the longer one.
const SAME: f64 = 0.9;

/// Least length of the shorter text against the longer one: an extract is another document.
const LENGTH: f64 = 0.6;

/// Least number of words of a text that can be told from others.
const LEAST: usize = 40;

/// Files of similar length that each file is compared with, among those of its date or title.
const NEAR: usize = 32;

/// What two files must share before their words are compared.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Witness {
    Date(Date),
    Title(Vec<String>),
    Text(u64),
}

/// Makes each file that names no symbol one document with the file that has the same date or title and the same text.
/// Where texts of two documents fit, it stays by itself.
pub(in crate::resolve) fn join(corpus: &Corpus, names: &mut Names, catalogue: &Catalogue, options: &Options) {
    if !options.infer {
        return;
    }
    let mut witnesses: BTreeMap<Witness, Vec<usize>> = BTreeMap::new();
    for file in 0..corpus.len() {
        for witness in witnesses_of(corpus, file) {
            witnesses.entry(witness).or_default().push(file);
        }
    }
    let unnamed = |file: usize| corpus.head(file).identity == Identity::None;
    let groups: Vec<Vec<usize>> = witnesses
        .into_values()
        .filter(|it| it.len() > 1 && it.iter().any(|&it| unnamed(it)))
        .collect();
    let compared: BTreeSet<usize> = groups.iter().flatten().copied().collect();
    let sketches: BTreeMap<usize, Sketch> = compared
        .into_iter()
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|it| {
            (
                it,
                Sketch::of(&DocumentWords::of(corpus.document(it), &[], catalogue).words),
            )
        })
        .collect();
    let mut pairs: BTreeMap<usize, BTreeMap<usize, f64>> = BTreeMap::new();
    for group in groups {
        for (one, other, share) in alike(&group, &sketches) {
            if unnamed(one) || unnamed(other) {
                pairs.entry(one).or_default().insert(other, share);
                pairs.entry(other).or_default().insert(one, share);
            }
        }
    }
    let mut joined = BTreeSet::new();
    for (&file, others) in pairs.iter().filter(|it| unnamed(*it.0)) {
        let named = others.iter().filter(|it| !unnamed(*it.0));
        let best = named.clone().max_by(|a, b| a.1.total_cmp(b.1));
        let entries: BTreeSet<usize> = named.map(|it| names.of_file(*it.0)).collect();
        if let ([entry], Some((other, share))) = (entries.into_iter().collect::<Vec<_>>().as_slice(), best) {
            names.join(file, *entry, Identity::Inferred, why(corpus, *other, *share));
        }
        joined.extend(others.keys().any(|&it| !unnamed(it)).then_some(file));
    }
    for (&file, others) in pairs.iter().filter(|it| unnamed(*it.0) && !joined.contains(it.0)) {
        let first = others.iter().find(|it| *it.0 < file && !joined.contains(it.0));
        if let Some((&other, share)) = first {
            let entry = names.of_file(other);
            names.join(file, entry, Identity::None, why(corpus, other, *share));
        }
    }
}

fn why(corpus: &Corpus, other: usize, share: f64) -> String {
    format!(
        "the text is that of {} ({:.0} % of the words stand there too)",
        corpus.document(other).file_name(),
        (share * 100.0).floor()
    )
}

fn witnesses_of(corpus: &Corpus, file: usize) -> Vec<Witness> {
    let head = corpus.head(file);
    let dates = [head.date, head.dated].into_iter().flatten().map(Witness::Date);
    let title = head.title.as_deref().map(fold_words).filter(|it| it.len() > 1);
    let text = corpus.document(file).text.normal();
    let text = (head.identity == Identity::None).then(|| Witness::Text(hash(text.as_bytes())));
    dates.chain(title.map(Witness::Title)).chain(text).collect()
}

/// Pairs of a group with the same text, each with the share of the words. Files of one text are near each other in
/// the order of lengths, so that only neighbours are compared.
fn alike(group: &[usize], sketches: &BTreeMap<usize, Sketch>) -> Vec<(usize, usize, f64)> {
    let mut files: Vec<(usize, &Sketch)> = group.iter().filter_map(|it| Some((*it, sketches.get(it)?))).collect();
    files.retain(|it| it.1.words() >= LEAST);
    files.sort_by_key(|it| (it.1.words(), it.0));
    let mut pairs = Vec::new();
    for (at, (file, sketch)) in files.iter().enumerate() {
        let others = files.iter().skip(at + 1).take(NEAR);
        for (other, longer) in others.take_while(|it| sketch.words() as f64 >= it.1.words() as f64 * LENGTH) {
            let share = sketch.share(longer);
            if share >= SAME {
                pairs.push((*file, *other, share));
            }
        }
    }
    pairs
}
