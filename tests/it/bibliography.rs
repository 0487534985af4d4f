//! Bibliographies: what importers read back is what was cited.

use std::collections::BTreeSet;
use std::process::Command;
use std::process::Output;

use biblatex::Bibliography;
use biblatex::ChunksExt;

use crate::support::root;

const LETTERS: &str = "fixtures/letters";

/// A note whose words hold every sign that a format gives a meaning.
const HOSTILE: &str = "A lamp.¹ ²\n\n¹ Ombrette Lindqvist, *Lamps & {Boats}: 50% of #1_x ~ ^ \\input{y} $z$* (Saltgate, Harbour & Press, 2009), \
                       p. 3.\n² Ombrette Lindqvist, *TY  - BOOK @book{x, and a \"bell\"* (Saltgate, 2011), p. 3.\n";

fn ibid(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ibid"));
    command.args(arguments).current_dir(root());
    command.output().unwrap()
}

fn written(format: &str, path: &str) -> String {
    let output = ibid(&["list", "--by", "source", "--to", format, path]);
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).unwrap()
}

fn hostile() -> tempfile::NamedTempFile {
    let file = tempfile::Builder::new().suffix(".md").tempfile().unwrap();
    std::fs::write(file.path(), HOSTILE).unwrap();
    file
}

#[test]
fn a_strict_parser_reads_the_bibtex() {
    let bibliography = Bibliography::parse(&written("bibtex", LETTERS)).unwrap();
    let lamps = bibliography
        .iter()
        .find(|it| it.key.starts_with("lindqvist-2009-lamps"))
        .unwrap();
    assert_eq!(
        lamps.title().unwrap().format_verbatim(),
        "Lamps along the Skerries: A History of the Ormond Lights"
    );
    let authors = lamps.author().unwrap();
    assert_eq!(
        (authors[0].name.as_str(), authors[0].given_name.as_str()),
        ("Lindqvist", "Ombrette")
    );
    assert_eq!(lamps.entry_type.to_string(), "book");
}

#[test]
fn no_sign_of_a_text_becomes_markup() {
    let file = hostile();
    let path = file.path().to_str().unwrap();
    let bibtex = written("bibtex", path);
    let bibliography = Bibliography::parse(&bibtex).unwrap();
    assert_eq!(bibliography.len(), 2, "{bibtex}");
    for line in bibtex.lines().filter(|it| it.contains(" = ")) {
        let (opened, closed) = (line.matches('{').count(), line.matches('}').count());
        assert_eq!(opened, closed, "{line}");
        assert!(!line.contains("\\input"), "{line}");
    }
    let ris = written("ris", path);
    assert_eq!(
        ris.matches("\r\nTY  - ").count() + usize::from(ris.starts_with("TY  - ")),
        2,
        "{ris}"
    );
    assert_eq!(ris.matches("ER  - \r\n").count(), 2, "{ris}");
    assert_eq!(ris.matches('\n').count(), ris.matches("\r\n").count());
}

#[test]
fn every_format_holds_every_source_once() {
    let csv = written("csv", LETTERS);
    let keys: BTreeSet<&str> = csv.lines().skip(1).filter_map(|it| it.split(',').next()).collect();
    assert_eq!(keys.len(), csv.lines().count() - 1, "keys are unique");
    let csl: serde_json::Value = serde_json::from_str(&written("csl-json", LETTERS)).unwrap();
    let ids: BTreeSet<&str> = csl
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|it| it["id"].as_str())
        .collect();
    assert_eq!(ids, keys);
    let bibtex = written("bibtex", LETTERS);
    let bibliography = Bibliography::parse(&bibtex).unwrap();
    assert_eq!(
        bibliography.iter().map(|it| it.key.as_str()).collect::<BTreeSet<_>>(),
        keys
    );
    let ris = written("ris", LETTERS);
    assert_eq!(
        ris.lines()
            .filter_map(|it| it.strip_prefix("ID  - "))
            .collect::<BTreeSet<_>>(),
        keys
    );
}

#[test]
fn csl_json_has_names_and_dates_in_parts() {
    let csl: serde_json::Value = serde_json::from_str(&written("csl-json", LETTERS)).unwrap();
    let one = |start: &str| {
        let mut all = csl.as_array().unwrap().iter();
        all.find(|it| it["id"].as_str().unwrap().starts_with(start)).unwrap()
    };
    let book = one("lindqvist-2009");
    assert_eq!(book["type"], "book");
    assert_eq!(book["author"][0]["family"], "Lindqvist");
    assert_eq!(book["issued"]["date-parts"], serde_json::json!([[2009]]));
    let judgment = csl
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["type"] == "legal_case")
        .unwrap();
    assert_eq!(judgment["number"], "1204/09");
    assert_eq!(judgment["issued"]["date-parts"], serde_json::json!([[2012, 5, 11]]));
}

#[test]
fn bibliographies_are_of_sources_only() {
    let output = ibid(&["list", "--to", "bibtex", LETTERS]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("--by source --to bibtex")
    );
}

/// Programs that people use; each is asked only where the machine has it.
#[test]
fn programs_read_what_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let wanted = Bibliography::parse(&written("bibtex", LETTERS)).unwrap().len();
    for (format, name) in [
        ("bibtex", "bibtex"),
        ("bibtex", "biblatex"),
        ("csl-json", "csljson"),
        ("ris", "ris"),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, written(format, LETTERS)).unwrap();
        let read = Command::new("pandoc")
            .args(["-f", name, "-t", "csljson"])
            .arg(&path)
            .output();
        match read {
            Ok(output) if output.status.success() => {
                let items: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
                assert_eq!(items.as_array().unwrap().len(), wanted, "{name}");
            }
            Ok(output) if String::from_utf8_lossy(&output.stderr).contains("Unknown input format") => {
                println!("skipped: this pandoc does not read {name}");
            }
            Ok(output) => panic!("{name}: {}", String::from_utf8_lossy(&output.stderr)),
            Err(_) => println!("skipped: pandoc is not here to read {name}"),
        }
    }
}
