//! What `ibid query` answers when it is asked for ranks and groups.

use std::process::Command;

use crate::console;
use crate::support::root;

const LETTERS: &str = "fixtures/letters";

/// Letters that cite each other in a circle.
const CYCLE: &str = "fixtures/rules/citation-cycle/bad";

/// What the binary prints in the project's folder, without the time on standard error.
fn asked(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_ibid"))
        .arg("query")
        .args(args)
        .current_dir(root())
        .output()
        .unwrap();
    let (printed, told) = (output.stdout, output.stderr);
    // An empty answer is code 1.
    let is_answered = matches!(output.status.code(), Some(0 | 1));
    assert!(is_answered, "{}", String::from_utf8_lossy(&told));
    String::from_utf8(printed).unwrap()
}

#[test]
fn ranks() {
    insta::assert_snapshot!("most_cited", asked(&["most-cited", LETTERS]));
    insta::assert_snapshot!(
        "most_cited_by_places",
        asked(&["most-cited", "--by", "places", "--most", "5", LETTERS])
    );
    insta::assert_snapshot!(
        "most_cited_by_year",
        asked(&["most-cited", "--by", "year", "--most", "1", LETTERS])
    );
    insta::assert_snapshot!(
        "most_cited_by_relation",
        asked(&["most-cited", "--by", "relation", LETTERS])
    );
    insta::assert_snapshot!("pagerank", asked(&["pagerank", LETTERS]));
    insta::assert_snapshot!("hits", asked(&["hits", LETTERS]));
    insta::assert_snapshot!("hits_by_hubs", asked(&["hits", "--by", "hubs", LETTERS]));
}

#[test]
fn main_paths() {
    insta::assert_snapshot!("main_path", asked(&["main-path", LETTERS]));
    let key_route = ["main-path", "--by", "key-route", "--most", "12", LETTERS];
    insta::assert_snapshot!("main_path_by_key_route", asked(&key_route));
    insta::assert_snapshot!("main_path_by_local", asked(&["main-path", "--by", "local", LETTERS]));
    insta::assert_snapshot!("main_path_with_a_knot", asked(&["main-path", CYCLE]));
}

#[test]
fn groups() {
    insta::assert_snapshot!("communities", asked(&["communities", LETTERS]));
    let documents = [
        "communities",
        "--where",
        "kind:document in:collection",
        "--to",
        "csv",
        LETTERS,
    ];
    insta::assert_snapshot!("communities_csv", asked(&documents));
    insta::assert_snapshot!("components", asked(&["components", "--where", "relation:see", LETTERS]));
    insta::assert_snapshot!("components_by_strong", asked(&["components", "--by", "strong", CYCLE]));
    insta::assert_snapshot!("cycles", asked(&["cycles", CYCLE]));
    insta::assert_snapshot!("cycles_none", asked(&["cycles", LETTERS]));
}

#[test]
fn isolated() {
    insta::assert_snapshot!("isolated", asked(&["isolated", "--where", "year:2015-2018", LETTERS]));
    insta::assert_snapshot!("isolated_by_uncited", asked(&["isolated", "--by", "uncited", LETTERS]));
    let nothing = [
        "isolated",
        "--by",
        "citing-nothing",
        "--where",
        "in:collection",
        LETTERS,
    ];
    insta::assert_snapshot!("isolated_by_citing_nothing", asked(&nothing));
}

#[test]
fn the_page_shows_what_is_printed() {
    let (commands, _folder) = console::run("docs/queries/ranks.md", &[(LETTERS, LETTERS), (CYCLE, CYCLE)]);
    assert!(commands > 5, "the page has examples");
}
