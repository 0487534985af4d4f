//! The page on notes, sources and references: its examples are read as it says, and it leaves no kind, form or relation out.

use std::collections::BTreeSet;

use ibid::catalogue::Catalogue;
use ibid::extract::Extracted;
use ibid::extract::MentionKind;
use ibid::read::Source;

use crate::support::root;

/// Rows of the table whose first column has this heading: the name, and the cells behind it.
fn rows(heading: &str) -> Vec<(String, Vec<String>)> {
    let page = std::fs::read_to_string(root().join("docs/references.md")).unwrap();
    let mut lines = page.lines().skip_while(|it| !it.starts_with(&format!("| {heading} |")));
    lines.next();
    let rows = lines.skip(1).take_while(|it| it.starts_with('|'));
    let cells = |line: &str| -> Vec<String> { line.split('|').map(|it| it.trim().to_owned()).collect() };
    rows.map(|line| {
        let cells = cells(line);
        (cells[1].trim_matches('`').to_owned(), cells[2..].to_vec())
    })
    .collect()
}

fn extracted(text: &str) -> Extracted {
    let source = Source {
        name: "page.md".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let document = ibid::read::read(&source).unwrap();
    ibid::extract::extract(&document, Catalogue::builtin().unwrap())
}

fn names(rows: &[(String, Vec<String>)]) -> BTreeSet<&str> {
    rows.iter().map(|it| it.0.as_str()).collect()
}

#[test]
fn kinds_of_sources_are_read_as_the_page_says() {
    let rows = rows("kind");
    assert!(rows.len() >= 12, "{rows:?}");
    for (kind, cells) in &rows {
        let found = extracted(&format!("A lamp.<sup>1</sup>\n\n<sup>1</sup> {}\n", cells[0])).mentions;
        let kinds: Vec<String> = found
            .into_iter()
            .filter_map(|it| match it.kind {
                MentionKind::Source(source) => Some(source.kind),
                _ => None,
            })
            .collect();
        assert_eq!(kinds, [kind.as_str()], "{}", cells[0]);
    }
}

#[test]
fn back_references_are_read_as_the_page_says() {
    let rows = rows("form");
    let catalogue = Catalogue::builtin().unwrap();
    let forms = &catalogue.phrases.back_references.back;
    let mut known: BTreeSet<&str> = forms.iter().map(|it| it.form.as_str()).collect();
    known.insert("short-title");
    assert_eq!(names(&rows), known);
    let first = "Ombrette Lindqvist, *Lamps along the Skerries* (Saltgate, Harbour Press, 2009), p. 41.";
    for (form, cells) in &rows {
        let text = format!(
            "A lamp.<sup>1</sup> A boat.<sup>2</sup>\n\n<sup>1</sup> {first}\n<sup>2</sup> {}.\n",
            cells[0]
        );
        let found = extracted(&text).mentions;
        let forms: Vec<String> = found
            .into_iter()
            .filter_map(|it| match it.kind {
                MentionKind::BackReference(back) => Some(back.form),
                _ => None,
            })
            .collect();
        assert_eq!(forms, [form.as_str()], "{}", cells[0]);
    }
}

#[test]
fn relations_are_read_as_the_page_says() {
    let rows = rows("relation");
    let relations = &Catalogue::builtin().unwrap().phrases.relations.relation;
    assert_eq!(names(&rows), relations.iter().map(|it| it.name.as_str()).collect());
    for (relation, cells) in &rows {
        for example in cells[0].split(" · ") {
            let mentions = extracted(example).mentions;
            let cited = mentions.iter().find(|it| it.symbol().is_some());
            let found = cited.and_then(|it| it.relation.as_deref());
            assert_eq!(found, Some(relation.as_str()), "{example}");
        }
    }
}
