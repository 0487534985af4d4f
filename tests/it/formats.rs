//! The same documents in several formats, and files that are not what their names say.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::PathBuf;

use ibid::Build;
use ibid::extract::Extracted;
use ibid::extract::MentionKind;
use ibid::extract::Part;
use ibid::read::READERS;
use ibid::read::Source;
use ibid::resolve::Options;

use crate::mutator::read;
use crate::pdf::writer::Page;
use crate::pdf::writer::file;
use crate::support::shared;

fn extracted(path: &PathBuf) -> Extracted {
    let document = read(&path.to_string_lossy(), std::fs::read(path).unwrap()).unwrap();
    ibid::extract::extract(&document, ibid::catalogue::Catalogue::builtin().unwrap())
}

/// How often each document is cited, and the markers of the notes.
fn cited(extracted: &Extracted) -> (BTreeMap<String, usize>, Vec<String>) {
    let mut cited = BTreeMap::new();
    for mention in &extracted.mentions {
        if let MentionKind::Symbol(it) = &mention.kind
            && mention.part != Part::Masthead
        {
            *cited.entry(it.with_part()).or_default() += 1;
        }
    }
    (cited, extracted.notes.iter().map(|it| it.marker.clone()).collect())
}

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let Some(folder) = shared(&format!("corpora/{folder}")) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().path())
        .collect();
    files.retain(|it| it.extension().is_some_and(|it| it == ending));
    files.sort();
    files
}

#[test]
fn resolutions_cite_the_same_as_pdf_and_as_xml() {
    let number = |path: &PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let name = name.strip_prefix("S_RES_")?.to_owned();
        Some(name.chars().take_while(char::is_ascii_digit).collect::<String>())
    };
    let xml: BTreeMap<String, PathBuf> = files("akn-sc2025-xml", "xml")
        .into_iter()
        .filter_map(|it| Some((number(&it)?, it)))
        .collect();
    let mut compared = 0;
    for pdf in files("pdf-2025", "pdf") {
        let Some(twin) = number(&pdf).and_then(|it| xml.get(&it)) else {
            continue;
        };
        assert_eq!(cited(&extracted(&pdf)), cited(&extracted(twin)), "{}", pdf.display());
        compared += 1;
    }
    assert!(compared == 7 || xml.is_empty(), "{compared}");
}

#[test]
fn a_report_as_pdf_and_as_text_is_one_document_with_one_text() {
    let sources: Vec<Source> = files("upr", "pdf")
        .into_iter()
        .chain(files("upr", "txt"))
        .map(|path| Source {
            name: path.file_name().unwrap().to_string_lossy().into_owned(),
            bytes: std::fs::read(path).unwrap(),
        })
        .collect();
    if sources.is_empty() {
        return;
    }
    let build = Build::new(sources, &Options::default()).unwrap();
    let documents: BTreeSet<&str> = (0..build.resolved.corpus.len())
        .map(|it| {
            build
                .resolved
                .names
                .get(build.resolved.names.of_file(it))
                .unwrap()
                .key
                .as_str()
        })
        .collect();
    // The text of the fourth is one line without a symbol: nothing but its words would tell that it is one of them.
    assert_eq!(documents.len(), 5, "{documents:?}");
    // One of the texts holds a path of its maker's disk in place of its first word.
    let rules: Vec<_> = ibid::audit::RULES
        .iter()
        .copied()
        .filter(|it| it.id == "differing-manifestations")
        .collect();
    let input = ibid::audit::Input {
        resolved: &build.resolved,
        graph: &build.graph,
        catalogue: ibid::catalogue::Catalogue::builtin().unwrap(),
    };
    let findings = ibid::audit::audit(&input, &rules).len();
    assert_eq!(findings, 1);
}

#[test]
fn bytes_decide_and_a_name_that_promises_other_ones_is_told() {
    let pdf = || file(vec![Page::default().words(60.0, 700.0, 10.0, "The lamps of A/75/745.")]);
    let told = |name: &str, bytes: Vec<u8>| {
        let document = read(name, bytes).unwrap();
        let told = document.diagnostics.iter().map(|it| it.message.clone());
        (document.format, told.collect::<Vec<_>>())
    };
    assert_eq!(told("lamp.pdf", pdf()), ("pdf", vec![]));
    assert_eq!(told("lamp", pdf()), ("pdf", vec![]));
    assert_eq!(told("lamp.v2", pdf()), ("pdf", vec![]));
    assert_eq!(
        told("lamp.doc", pdf()),
        ("pdf", vec!["its name ends in .doc, but it is pdf".to_owned()])
    );
    assert_eq!(told("lamp.md", b"The lamps.".to_vec()).0, "markdown");
    assert_eq!(told("lamp.md", b"<!DOCTYPE html><p>The lamps.".to_vec()).0, "html");
    // Other bytes may stand before the header; a text may speak of it.
    assert_eq!(
        told("lamp.pdf", [b"HTTP/1.1 200 OK\n\n".to_vec(), pdf()].concat()).0,
        "pdf"
    );
    assert_eq!(told("lamp.txt", b"Files start with %PDF-1.7 there.".to_vec()).0, "text");
    // Text in a file that is named as something else is text.
    assert_eq!(told("lamp.pdf", b"The lamps.".to_vec()), ("text", vec![]));
    // A few bytes that the disk lost do not make a text binary.
    let torn = [b"The lamps of A/75/745.".repeat(40), vec![0; 20]].concat();
    assert_eq!(told("lamp.txt", torn).0, "text");
}

#[test]
fn every_reader_has_a_page_that_names_it() {
    let folder = crate::support::root().join("docs/formats");
    let mut pages = String::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        pages.push_str(&std::fs::read_to_string(entry.unwrap().path()).unwrap());
    }
    for reader in READERS {
        for ending in reader.extensions {
            assert!(pages.contains(ending), "{}: .{ending}", reader.name);
        }
    }
}
