//! Resolutions and lists in prose: the published table of expansions, and one text in six languages.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use ibid::catalogue::Catalogue;
use ibid::extract::Extracted;
use ibid::extract::extract;
use ibid::read::Source;
use ibid::read::read;

use crate::support::root;
use crate::support::shared;
use crate::support::sources;

/// The six languages, as the fixtures name them and as job numbers do.
const LANGUAGES: [(&str, char); 6] = [
    ("ar", 'A'),
    ("zh", 'C'),
    ("en", 'E'),
    ("fr", 'F'),
    ("ru", 'R'),
    ("es", 'S'),
];

fn extracted(name: &str, bytes: Vec<u8>) -> Extracted {
    let name = name.to_owned();
    extract(&read(&Source { name, bytes }).unwrap(), Catalogue::builtin().unwrap())
}

/// Canonical symbols without those of the document itself.
fn cited(extracted: &Extracted) -> BTreeSet<String> {
    let own = &extracted.head.symbols;
    let symbols = extracted.mentions.iter().filter_map(|it| it.symbol());
    symbols
        .filter(|it| !own.iter().any(|own| own.same_document(&it.symbol)))
        .map(|it| it.with_part())
        .collect()
}

#[test]
fn lists_expand_as_the_table_says() {
    let table = std::fs::read_to_string(root().join("tests/it/data/expansions.tsv")).unwrap();
    let mut rows = 0;
    for row in table.lines() {
        let mut fields = row.split('\t');
        let (text, expected) = (fields.next().unwrap().replace("\\n", "\n"), fields.next().unwrap());
        rows += 1;
        let own = fields.next().filter(|it| !it.is_empty()).unwrap_or("text");
        let found = extracted(&format!("{own}.txt"), text.clone().into_bytes());
        let symbols = found.mentions.iter().filter_map(|it| it.symbol());
        let symbols: Vec<String> = symbols.map(|it| it.with_part()).collect();
        assert_eq!(symbols.join(" ; "), expected, "{text}");
    }
    assert_eq!(rows, 41);
}

#[test]
fn one_resolution_cites_the_same_in_six_languages() {
    let mut versions = BTreeMap::new();
    for source in sources(&root().join("fixtures/languages")) {
        let found = extracted(&source.name, source.bytes);
        let language = source.name.split('.').nth(1).unwrap().to_owned();
        assert_eq!(found.head.language, language, "{}", source.name);
        versions.insert(language, cited(&found));
    }
    assert_eq!(versions.len(), LANGUAGES.len());
    let english = versions["en"].clone();
    assert_eq!(english.len(), 11, "{english:?}");
    for (language, symbols) in versions {
        assert_eq!(symbols, english, "{language}");
    }
}

#[test]
fn the_published_versions_of_a_resolution_cite_the_same() {
    let Some(folder) = shared("corpora/akn-6lang") else {
        return;
    };
    for form in ["page.txt", "flat.txt", "md"] {
        let mut versions: BTreeMap<String, Vec<(char, BTreeSet<String>)>> = BTreeMap::new();
        for source in sources(&folder) {
            let Some(stem) = source.name.strip_suffix(form).and_then(|it| it.strip_suffix('.')) else {
                continue;
            };
            let letter = stem.chars().last().unwrap();
            let language = LANGUAGES.iter().find(|it| it.1 == letter).unwrap().0;
            let found = extracted(&source.name, source.bytes);
            assert_eq!(found.head.language, language, "{}", source.name);
            let resolution = stem.trim_end_matches(letter).to_owned();
            versions.entry(resolution).or_default().push((letter, cited(&found)));
        }
        assert!(!versions.is_empty(), "{form}");
        for (resolution, versions) in versions {
            assert_eq!(versions.len(), LANGUAGES.len(), "{resolution}");
            for (language, symbols) in &versions {
                assert_eq!(*symbols, versions[0].1, "{resolution} {language} {form}");
            }
        }
    }
}

#[test]
fn languages_of_converted_files() {
    let Some(folder) = shared("corpora/pdf-lang") else {
        return;
    };
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let Ok(output) = std::process::Command::new("pdftotext").arg(&path).arg("-").output() else {
            println!("skipped: pdftotext is not installed");
            return;
        };
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let language = stem.rsplit('_').next().unwrap().to_owned();
        let found = extracted("text.txt", output.stdout);
        assert_eq!(found.head.language, language, "{stem}");
    }
}
