//! Documents of the corpora against what their publishers marked in them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use ibid::catalogue::Catalogue;
use ibid::extract::Extracted;
use ibid::extract::extract;
use ibid::read::Document;
use serde_json::Value;

use crate::mutator::read;
use crate::support::shared;

/// Folders of resolutions; beside each, with `-xml`, the files that they were made from.
const FOLDERS: &[&str] = &["akn-ga", "akn-sc2025", "akn-6lang"];

/// Links that the HTML twins write as two, with a blank between them: (text, end of the file's stem).
const CUT: &[(&str, &str)] = &[("2254(2015)", "2109587S"), ("1267(1999)", "2112027F")];

fn document(path: &Path) -> Document {
    read(&path.to_string_lossy(), fs::read(path).unwrap()).unwrap()
}

fn extracted(document: &Document) -> Extracted {
    extract(document, Catalogue::builtin().unwrap())
}

/// The symbols that the text prints: without the targets of its links, which pages do not have.
fn symbols(document: &Document) -> BTreeSet<String> {
    let mut document = document.clone();
    document.links.clear();
    let mentions = extracted(&document).mentions;
    let symbols = mentions.iter().filter_map(|it| it.symbol());
    symbols.map(|it| it.symbol.to_string()).collect()
}

/// All gold files of a folder, each with its stem.
fn gold(folder: &Path) -> Vec<(PathBuf, Value)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if let Some(stem) = path.to_string_lossy().strip_suffix(".gold.json") {
            let value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            found.push((PathBuf::from(stem), value));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

/// A printed text without blanks and characters that are not seen: a line's end inside a link is no letter.
fn packed(text: &str) -> String {
    let unseen = |it: &char| it.is_whitespace() || matches!(it, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}');
    text.chars().filter(|it| !unseen(it)).collect()
}

/// Links as pairs of text and target; tabs and line ends inside a target do not count, as in browsers.
fn links(document: &Document) -> BTreeSet<(String, String)> {
    let pair = |it: &ibid::read::Link| (packed(document.text.as_printed(it.span)), bare(&it.target));
    document.links.iter().map(pair).collect()
}

fn bare(target: &str) -> String {
    let kept = target.trim().chars().filter(|it| !matches!(it, '\t' | '\n' | '\r'));
    kept.collect()
}

fn gold_links(list: &Value) -> Vec<(String, String)> {
    let text = |it: &Value, name: &str| it[name].as_str().unwrap().to_owned();
    let pair = |it: &Value| (packed(&text(it, "text")), bare(&text(it, "href")));
    list.as_array().unwrap().iter().map(pair).collect()
}

fn markers(gold: &Value) -> Vec<String> {
    let notes = gold["page"]["footnotes"].as_array().unwrap();
    notes
        .iter()
        .map(|it| it["marker"].as_str().unwrap().to_owned())
        .collect()
}

/// What a twin of a gold file gets wrong.
fn wrong(name: &str, document: &Document, stem: &Path, gold: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let page = document_of_page(stem);
    let (ours, theirs) = (symbols(document), symbols(&page));
    if ours != theirs {
        let differing: Vec<_> = ours.symmetric_difference(&theirs).collect();
        wrong.push(format!("{name}: symbols differ from the page's: {differing:?}"));
    }
    let notes: Vec<String> = extracted(document).notes.iter().map(|it| it.marker.clone()).collect();
    if notes != markers(gold) {
        wrong.push(format!("{name}: notes {notes:?}"));
    }
    let found = links(document);
    let missed = gold_links(&gold["page"]["links"])
        .into_iter()
        .filter(|it| !found.contains(it));
    wrong.extend(missed.map(|it| format!("{name}: no link {it:?}")));
    wrong
}

fn document_of_page(stem: &Path) -> Document {
    document(&PathBuf::from(format!("{}.page.txt", stem.display())))
}

#[test]
fn resolutions_in_xml_say_what_their_pages_say() {
    let mut failures = Vec::new();
    for folder in FOLDERS {
        let (Some(pages), Some(files)) = (
            shared(&format!("corpora/{folder}")),
            shared(&format!("corpora/{folder}-xml")),
        ) else {
            return;
        };
        for (stem, gold) in gold(&pages) {
            let name = gold["source"].as_str().unwrap();
            let document = document(&files.join(name));
            failures.extend(wrong(name, &document, &stem, &gold));
            if document.diagnostics.iter().any(|it| it.message.contains("well-formed")) {
                failures.push(format!("{name}: {:?}", document.diagnostics));
            }
            let symbol = gold["symbol"].as_str().unwrap();
            if !document.witnesses.iter().any(|it| it.words == symbol) {
                failures.push(format!("{name}: {:?} instead of {symbol}", document.witnesses));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn resolutions_in_html_say_what_their_pages_say() {
    let mut failures = Vec::new();
    for folder in FOLDERS {
        let Some(pages) = shared(&format!("corpora/{folder}")) else {
            return;
        };
        for (stem, gold) in gold(&pages) {
            let name = stem.to_string_lossy();
            let path = PathBuf::from(format!("{name}.html"));
            let is_cut = |it: &String| CUT.iter().any(|(text, end)| name.ends_with(end) && it.contains(text));
            failures.extend(
                wrong(&name, &document(&path), &stem, &gold)
                    .into_iter()
                    .filter(|it| !is_cut(it)),
            );
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_anchor_of_the_meeting_tables_is_a_link() {
    let (Some(gold), Some(folder)) = (
        shared("corpora/gold/html_scact_gold.json"),
        shared("corpora/html-scact"),
    ) else {
        return;
    };
    let gold: Value = serde_json::from_str(&fs::read_to_string(gold).unwrap()).unwrap();
    let (mut all, mut missed) = (0, Vec::new());
    for (name, anchors) in gold.as_object().unwrap() {
        let found = links(&document(&folder.join(name)));
        let anchors = gold_links(anchors);
        all += anchors.len();
        missed.extend(anchors.into_iter().filter(|it| !found.contains(it)));
    }
    println!("{} of {all} anchors are links", all - missed.len());
    assert!(missed.len() * 1000 <= all, "{missed:?}");
}

#[test]
fn a_file_that_is_not_well_formed_is_read_as_far_as_it_goes() {
    let Some(path) = shared("corpora/malformed/S_PRST_2006_13-0628589E.xml") else {
        return;
    };
    let document = document(&path);
    let [doubt] = &document.diagnostics[..] else {
        panic!("{:?}", document.diagnostics);
    };
    assert!(
        doubt.message.starts_with("not well-formed at line 103, column 7:"),
        "{}",
        doubt.message
    );
    assert!(
        doubt.message.ends_with("what follows was not read"),
        "{}",
        doubt.message
    );
    let text = document.text.normal();
    assert!(text.contains("S/PRST/2006/13\n"), "{text}");
    assert!(
        text.ends_with("Statement by the President of the Security Council"),
        "{text}"
    );
}
