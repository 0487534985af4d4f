//! The tables of symbols: what is one, what is none, what addresses name.

use std::path::Path;

use ibid::catalogue::Catalogue;
use ibid::catalogue::Symbol;
use ibid::extract::extract;
use ibid::read::Source;
use ibid::read::read;

use crate::support::root;
use crate::support::shared;

/// Rows of a table, split at tabs; lines that start with `#` are titles.
fn rows(path: &Path) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path).unwrap();
    let rows = text.lines().filter(|it| !it.starts_with("# ") && !it.is_empty());
    rows.map(|it| it.split('\t').map(str::to_owned).collect()).collect()
}

/// The project's own table, and the one beside the project where it is here.
fn tables(name: &str) -> Vec<Vec<String>> {
    let mut all = rows(&root().join("fixtures/symbols").join(name));
    if let Some(path) = shared(&format!("reference/{name}")) {
        all.extend(rows(&path));
    }
    all
}

fn is_press_release(catalogue: &Catalogue, symbol: &Symbol) -> bool {
    let series = catalogue.series(&symbol.series);
    series.is_some_and(|it| it.class == "press-release")
}

fn shown(symbol: Option<Symbol>) -> String {
    symbol.map_or_else(|| "-".to_owned(), |it| it.to_string())
}

#[test]
fn every_printed_form_is_read_as_its_canonical_one() {
    let catalogue = Catalogue::builtin().unwrap();
    let wrong: Vec<String> = tables("symbols.tsv")
        .iter()
        .filter_map(|row| {
            let read = shown(catalogue.parse(&row[0]));
            (read != row[1]).then(|| format!("{}: {read} for {}", row[0], row[1]))
        })
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn canonical_forms_are_read_as_themselves_and_found_in_text() {
    let catalogue = Catalogue::builtin().unwrap();
    for row in tables("symbols.tsv") {
        let canonical = &row[1];
        assert_eq!(shown(catalogue.parse(canonical)), *canonical);
        let text = format!("See {canonical}, para. 3.");
        let found: Vec<String> = catalogue.scan(&text).map(|it| it.symbol.to_string()).collect();
        assert_eq!(found, [canonical.as_str()], "{text}");
    }
}

#[test]
fn what_only_looks_like_a_symbol_is_none() {
    let catalogue = Catalogue::builtin().unwrap();
    let mut wrong = Vec::new();
    for row in tables("non-symbols.tsv") {
        let source = Source {
            name: "row.txt".to_owned(),
            bytes: format!("The words {} stand here.", row[0]).into_bytes(),
        };
        let mentions = extract(&read(&source).unwrap(), catalogue).mentions;
        let found = mentions.iter().filter_map(|it| it.symbol()).map(|it| it.symbol.clone());
        let all = found.chain(catalogue.parse(&row[0]));
        wrong.extend(
            all.filter(|it| it.series.starts_with("un-") && !is_press_release(catalogue, it))
                .map(|it| format!("{}: {it}", row[0])),
        );
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn addresses_name_their_documents_and_languages() {
    let catalogue = Catalogue::builtin().unwrap();
    let mut wrong = Vec::new();
    for row in tables("urls.tsv") {
        let address = &row[0];
        let read = match catalogue.symbol_of_url(address) {
            // Press releases are a kind of their own.
            Some(symbol) if is_press_release(catalogue, &symbol) => "-".to_owned(),
            Some(symbol) => symbol.to_string(),
            None => {
                let first = catalogue.repair_url(address).into_iter().next();
                first.map_or_else(|| "-".to_owned(), |it| format!("{}?", it.symbol))
            }
        };
        let language = catalogue.language_of_url(address).unwrap_or("");
        let expected = row.get(2).map_or("", String::as_str);
        if read != row[1] || language != expected {
            wrong.push(format!("{address}: {read} {language} for {} {expected}", row[1]));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn first_pages_give_their_symbol() {
    let Some(path) = shared("corpora/symbol-headers/labels.jsonl") else {
        return;
    };
    let catalogue = Catalogue::builtin().unwrap();
    let (mut found, mut missed) = (0, Vec::new());
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let page: serde_json::Value = serde_json::from_str(line).unwrap();
        let source = Source {
            name: "page.txt".to_owned(),
            bytes: page["text"].as_str().unwrap().as_bytes().to_vec(),
        };
        let extracted = extract(&read(&source).unwrap(), catalogue);
        let cited = extracted.mentions.iter().filter_map(|it| it.symbol());
        let mut all = cited.map(|it| &it.symbol).chain(&extracted.head.symbols);
        let label = page["label"].as_str().unwrap();
        let wanted = catalogue.parse(label.trim_end_matches(['.', ';', ' ']));
        if wanted.is_some_and(|wanted| all.any(|it| it.same_document(&wanted))) {
            found += 1;
        } else {
            missed.push(label.to_owned());
        }
    }
    assert!(found * 100 >= (found + missed.len()) * 98, "missed: {missed:?}");
}
