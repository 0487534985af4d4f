//! One document in several files: what is counted once, what is shown, and what the audit compares.

use std::path::Path;
use std::process::Command;
use std::process::Output;

use serde_json::Value;

use crate::support::root;
use crate::support::shared;

fn ibid(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ibid"))
        .args(args)
        .current_dir(root())
        .output()
        .unwrap()
}

fn stdout(args: &[&str]) -> String {
    String::from_utf8(ibid(args).stdout).unwrap()
}

/// A letter that is there twice, once with a page's lines and once with light marks, a translation, and a reply that
/// names it by its date.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let fixtures = root().join("fixtures/rules/differing-manifestations/good");
    for name in ["letter-pages.txt", "letter.md", "lettre.md"] {
        std::fs::copy(fixtures.join(name), folder.path().join(name)).unwrap();
    }
    let reply = "In reply to the letter dated 1 March 2021 from the Permanent Representative of Ormond, I disagree.\n";
    std::fs::write(folder.path().join("reply.txt"), reply).unwrap();
    folder
}

fn path(folder: &tempfile::TempDir) -> &str {
    folder.path().to_str().unwrap()
}

fn rows(text: &str) -> Vec<Value> {
    serde_json::from_str(text).unwrap()
}

#[test]
fn citations_of_a_second_file_are_not_counted_but_can_be_listed() {
    let folder = folder();
    let once = rows(&stdout(&["list", "--to", "json", path(&folder)]));
    let all = rows(&stdout(&["list", "--to", "json", "--all-files", path(&folder)]));
    let from = |rows: &[Value], name: &str| {
        rows.iter()
            .filter(|it| it["file"].as_str().unwrap().ends_with(name))
            .count()
    };
    assert_eq!(
        from(&once, "letter.md") + from(&once, "letter-pages.txt"),
        3,
        "{once:?}"
    );
    assert!(from(&once, "letter.md") == 0 || from(&once, "letter-pages.txt") == 0);
    assert_eq!(from(&all, "letter.md"), 3);
    assert_eq!(from(&all, "letter-pages.txt"), 3);
    let graph: Value = serde_json::from_str(&stdout(&["graph", "--to", "json", path(&folder)])).unwrap();
    let node = graph["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["key"] == "A/75/760-S/2021/188")
        .unwrap();
    assert_eq!(node["files"].as_array().unwrap().len(), 3);
    let standings: Vec<&str> = node["other_files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["standing"].as_str().unwrap())
        .collect();
    assert_eq!(standings, ["same text", "translation"]);
    let repeated = |it: &Value| it["repeated"].as_array().unwrap().len();
    assert_eq!(
        graph["edges"].as_array().unwrap().iter().map(repeated).sum::<usize>(),
        3
    );
}

#[test]
fn a_letter_by_its_date_leads_to_the_one_document_of_all_files() {
    let folder = folder();
    let reply = rows(&stdout(&["list", "--to", "json", path(&folder)]));
    let reply = reply
        .iter()
        .find(|it| it["file"].as_str().unwrap().ends_with("reply.txt"))
        .unwrap();
    assert_eq!(reply["cited"], "A/75/760-S/2021/188");
    assert_eq!(reply["status"], "resolved");
}

#[test]
fn lists_chains_and_explanations_name_the_other_files() {
    let folder = folder();
    for args in [
        &["list", path(&folder)][..],
        &["chain", "--from", "reply.txt", path(&folder)],
        &["explain", "A/75/760", path(&folder)],
    ] {
        let text = stdout(args);
        assert!(text.contains("(text, the same text)"), "{args:?}\n{text}");
        assert!(
            text.contains("lettre.md (markdown, in another language, fr)"),
            "{args:?}\n{text}"
        );
    }
}

#[test]
fn records_say_which_file_a_document_is_cited_from() {
    let folder = folder();
    let text = stdout(&["extract", path(&folder)]);
    let records: Vec<Value> = text.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    let heads: Vec<&Value> = records.iter().filter(|it| it["kind"] == "document").collect();
    assert_eq!(heads.len(), 4);
    let others: Vec<&str> = heads.iter().filter_map(|it| it["manifestation_of"].as_str()).collect();
    assert_eq!(others.len(), 2);
    assert_eq!(others[0], others[1]);
    let format = |it: &&Value| {
        let markdown = it["document"].as_str().unwrap().ends_with(".md");
        it["format"] == if markdown { "markdown" } else { "text" } && it["pages"].is_null()
    };
    assert!(heads.iter().all(format), "{heads:?}");
}

#[test]
fn findings_of_a_copy_are_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(root().join("fixtures/letters/01-vessaly-weather-stations.txt")).unwrap();
    let count = |folder: &Path| {
        let text = stdout(&["audit", "--quiet", "--to", "json", folder.to_str().unwrap()]);
        serde_json::from_str::<Value>(&text).map_or_else(
            |_| text.lines().count(),
            |it| match it {
                Value::Array(all) => all.len(),
                other => other["findings"].as_array().map_or(0, Vec::len),
            },
        )
    };
    std::fs::write(folder.path().join("a.txt"), &text).unwrap();
    let one = count(folder.path());
    assert!(one > 2, "the letter has faults to find");
    std::fs::write(folder.path().join("b.txt"), &text).unwrap();
    assert_eq!(count(folder.path()), one);
}

#[test]
fn threads_change_nothing_of_documents_in_several_files() {
    let folder = folder();
    for command in ["extract", "audit", "graph"] {
        let with = |threads: &str| stdout(&[command, "--quiet", "--threads", threads, path(&folder)]);
        assert_eq!(with("1"), with("2"), "{command}");
    }
}

#[test]
fn page_and_flat_forms_of_real_resolutions_do_not_differ() {
    let Some(corpus) = shared("corpora/akn-ga") else {
        return;
    };
    let output = ibid(&[
        "audit",
        "--quiet",
        "--only",
        "differing-manifestations",
        corpus.to_str().unwrap(),
    ]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{text}");
}
