//! Which of a document's files lists and graphs cite from, and how the others stand to it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::catalogue::Catalogue;
use crate::resolve::Corpus;
use crate::resolve::Names;
use crate::resolve::manifestations::DocumentWords;
use crate::resolve::manifestations::Manifestation;
use crate::resolve::manifestations::Standing;
use crate::resolve::manifestations::likeness::Sketch;

/// Formats in the order of trust, by the names of their readers: first those that mark notes and numbers themselves,
/// then those that show the page as it was printed, then conversions.
pub(super) const TRUSTED: &[&str] = &["xml", "docx", "odt", "pdf", "html", "mail", "markdown", "rst", "text"];

/// Share of the shorter text from which two files are one text.
const SAME: f64 = 0.9;

/// Share of the shorter text below which two files are not versions of one text.
const PART: f64 = 0.3;

/// Puts the files of each document in order, the one that it is cited from first, and says how each stands to that.
pub(in crate::resolve) fn settle(corpus: &Corpus, names: &mut Names, catalogue: &Catalogue) -> Vec<Manifestation> {
    let mut all: Vec<Manifestation> = (0..corpus.len())
        .map(|leading| Manifestation {
            leading,
            standing: Standing::Leading,
        })
        .collect();
    let commonest = languages(corpus);
    let shared: Vec<usize> = names.iter().filter(|it| it.1.files.len() > 1).map(|it| it.0).collect();
    for entry in shared {
        let mut files = names.get(entry).map_or(Vec::new(), |it| it.files.clone());
        files.sort_by_cached_key(|&it| rank(corpus, it, &commonest));
        let parts = names
            .get(entry)
            .and_then(|it| it.symbol.as_ref())
            .map_or(&[][..], |it| it.parts());
        let sketch = |file: usize| Sketch::of(&DocumentWords::of(corpus.document(file), parts, catalogue).words);
        if let Some((&leading, others)) = files.split_first() {
            let lead = sketch(leading);
            for &file in others {
                let standing = if corpus.head(file).language == corpus.head(leading).language {
                    standing(lead.share(&sketch(file)))
                } else {
                    Standing::Translation
                };
                all[file] = Manifestation { leading, standing };
            }
        }
        names.set_files(entry, files);
    }
    all
}

fn standing(share: f64) -> Standing {
    match share {
        it if it >= SAME => Standing::SameText,
        it if it >= PART => Standing::Differing,
        _ => Standing::Part,
    }
}

/// Languages of the collection with the number of their files.
fn languages(corpus: &Corpus) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for file in 0..corpus.len() {
        *counts.entry(corpus.head(file).language.as_str()).or_default() += 1;
    }
    counts
}

/// What files are ordered by: the language of most files of the collection (of two, English), notes that the format
/// marks, pages, the format, the longest text, the name.
fn rank<'a>(corpus: &'a Corpus, file: usize, languages: &BTreeMap<&str, usize>) -> impl Ord + use<'a> {
    let document = corpus.document(file);
    let language = corpus.head(file).language.as_str();
    let format = TRUSTED.iter().position(|it| *it == document.format);
    (
        Reverse(languages.get(language).copied().unwrap_or(0)),
        language != "en",
        language,
        document.notes.is_empty(),
        document.pages.is_empty(),
        format.unwrap_or(TRUSTED.len()),
        Reverse(document.text.normal().len()),
        document.name.as_str(),
    )
}
