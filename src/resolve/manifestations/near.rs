//! Documents of different names whose texts are nearly the same.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use rayon::prelude::IntoParallelIterator;
use rayon::prelude::ParallelIterator;

use crate::catalogue::Catalogue;
use crate::resolve::Resolved;
use crate::resolve::manifestations::DocumentWords;
use crate::resolve::manifestations::likeness::Sketch;

/// Share of the shorter text that must stand in the longer one.
const SAME: f64 = 0.85;

/// Least length of the shorter text against the longer one: an extract is another document.
const LENGTH: f64 = 0.6;

/// Least number of words of a text that can be told from others.
const LEAST: usize = 40;

/// Hashes of each text under which it is looked for: of two texts that are nearly the same, one of these is in both but
/// once in some hundred thousand pairs.
const LOOKED_FOR: usize = 8;

/// Texts of similar length that each is compared with, among those that share a hash: formulas are in many texts.
const NEIGHBOURS: usize = 16;

/// Two files of different documents whose texts are nearly the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NearTexts {
    /// Index of the file that comes first.
    pub one: usize,
    /// Index of the other.
    pub other: usize,
    /// Share of the shorter text's runs of words that stand in the other, 0 to 1; an estimate.
    pub share: f64,
}

/// All pairs of files in one language, of different documents, whose texts below the masthead are nearly the same, in
/// order. Only the files that documents are cited from are compared.
pub fn near_texts(resolved: &Resolved, catalogue: &Catalogue) -> Vec<NearTexts> {
    let corpus = &resolved.corpus;
    let leading: Vec<usize> = (0..corpus.len())
        .filter(|it| resolved.manifestations.get(*it).is_none_or(|it| it.standing.counts()))
        .collect();
    let sketches: BTreeMap<usize, Sketch> = leading
        .into_par_iter()
        .map(|it| (it, sketch(resolved, it, catalogue)))
        .filter(|it| it.1.words() >= LEAST)
        .collect();
    let mut sharing: BTreeMap<(u64, &str), Vec<usize>> = BTreeMap::new();
    for (&file, sketch) in &sketches {
        for &hash in sketch.smallest(LOOKED_FOR) {
            let language = corpus.head(file).language.as_str();
            sharing.entry((hash, language)).or_default().push(file);
        }
    }
    let length = |it: usize| sketches.get(&it).map_or(0, Sketch::words);
    let mut compared: BTreeSet<(usize, usize)> = BTreeSet::new();
    for files in sharing.values_mut() {
        files.sort_by_key(|it| (length(*it), *it));
        for (at, &one) in files.iter().enumerate() {
            let others = files.iter().skip(at + 1).take(NEIGHBOURS).copied();
            let near = others.take_while(|it| length(one) as f64 >= length(*it) as f64 * LENGTH);
            compared.extend(near.map(|other| (one.min(other), one.max(other))));
        }
    }
    let same_document = |one, other| resolved.names.of_file(one) == resolved.names.of_file(other);
    let pairs = compared.into_iter().filter(|(one, other)| !same_document(*one, *other));
    let near = pairs.filter_map(|(one, other)| {
        let share = sketches.get(&one)?.share(sketches.get(&other)?);
        (share >= SAME).then_some(NearTexts { one, other, share })
    });
    near.collect()
}

fn sketch(resolved: &Resolved, file: usize, catalogue: &Catalogue) -> Sketch {
    Sketch::of(&words_below_masthead(resolved, file, catalogue).words)
}

/// The words of a file without its masthead, which differs by rule.
pub fn words_below_masthead(resolved: &Resolved, file: usize, catalogue: &Catalogue) -> DocumentWords {
    let head = resolved.corpus.head(file);
    let symbols: Vec<String> = head.symbols.iter().flat_map(|it| it.parts()).cloned().collect();
    let mut read = DocumentWords::of(resolved.corpus.document(file), &symbols, catalogue);
    read.words.retain(|it| it.span.start >= head.masthead.end);
    read
}
