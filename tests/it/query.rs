//! `ibid query` and the ways of `ibid chain`, as people meet them on the letters of the fixtures.

use std::collections::BTreeSet;
use std::process::Command;
use std::process::Output;

use ibid::query::Answer;
use ibid::query::Arcs;
use ibid::query::Asked;
use ibid::query::Cell;
use ibid::query::NODE_COLUMNS;
use ibid::query::QUESTIONS;
use ibid::query::Selection;
use ibid::query::Takes;

use crate::console;
use crate::support::build;
use crate::support::root;

const LETTERS: &str = "fixtures/letters";

fn ibid(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ibid"))
        .args(args)
        .args(["--quiet", LETTERS])
        .current_dir(root())
        .output()
        .unwrap()
}

fn stdout(args: &[&str]) -> String {
    String::from_utf8(ibid(args).stdout).unwrap()
}

/// Each question stands with an example on its page; here are those ways to ask that do not.
#[test]
fn ways_to_ask_as_tables() {
    let questions: &[&[&str]] = &[
        &["cited-by", "--of", "A/71/845", "--depth", "2"],
        &[
            "between",
            "--by",
            "all",
            "--of",
            "10-vessaly-almanac.md",
            "--of",
            "A/71/845",
        ],
        &[
            "ancestors",
            "--by",
            "descendants",
            "--of",
            "A/71/845",
            "--of",
            "A/70/712",
        ],
        &["first-to-cite", "--most", "5"],
        &["co-cited", "--of", "A/71/845", "--most", "5"],
        &["coupled", "--most", "5"],
        &["timeline"],
    ];
    let mut text = String::new();
    for question in questions {
        let args = [&["query"], *question].concat();
        let output = ibid(&args);
        assert_eq!(
            output.status.code(),
            Some(0),
            "{question:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        text.push_str(&format!(
            "$ ibid {}\n{}\n",
            args.join(" "),
            String::from_utf8(output.stdout).unwrap()
        ));
    }
    insta::assert_snapshot!(text);
}

#[test]
fn answers_as_data() {
    let between = [
        "query",
        "between",
        "--of",
        "10-vessaly-almanac.md",
        "--of",
        "A/71/845",
        "--to",
    ];
    insta::assert_snapshot!("query_csv", stdout(&[&between[..], &["csv"]].concat()));
    let ancestors = [
        "query",
        "ancestors",
        "--of",
        "S/2022/95",
        "--of",
        "S/2023/122",
        "--most",
        "2",
        "--to",
        "json",
    ];
    insta::assert_snapshot!("query_json", stdout(&ancestors));
}

#[test]
fn an_empty_answer_says_so_and_keeps_its_header() {
    let ask = |to| ibid(&["query", "cited-by", "--of", "10-vessaly-almanac.md", "--to", to]);
    let said = |output: &Output| {
        assert_eq!(output.status.code(), Some(1));
        [&output.stdout, &output.stderr].map(|it| String::from_utf8_lossy(it).into_owned())
    };
    let nothing = "cited by nothing within 1 step\n".to_owned();
    assert_eq!(said(&ask("table")), [nothing.clone(), String::new()]);
    assert_eq!(said(&ask("json")), ["[]\n".to_owned(), nothing.clone()]);
    let header = "steps,direction,document,document_file,year,places\r\n".to_owned();
    assert_eq!(said(&ask("csv")), [header.clone(), nothing]);
    let filled = stdout(&["query", "cited-by", "--of", "A/71/845", "--to", "csv"]);
    assert!(filled.starts_with(&header), "{filled}");
}

#[test]
fn chains_of_every_kind() {
    let from_to = ["chain", "--from", "10-vessaly-almanac.md", "--to", "A/70/712"];
    let mut text = String::new();
    for more in [
        &["--all", "--longest", "3", "--where", "in:collection"][..],
        &["--longest-chain"],
        &["--all", "--format", "csv", "--where", "part:note"],
    ] {
        let args = [&from_to, more].concat();
        text.push_str(&format!("$ ibid {}\n{}\n", args.join(" "), stdout(&args)));
    }
    for args in [
        &["chain", "--from", "A/75/760", "--back", "--where", "in:collection"][..],
        &["chain", "--from", "A/71/845", "--forward", "--where", "part:note"],
    ] {
        text.push_str(&format!("$ ibid {}\n{}\n", args.join(" "), stdout(args)));
    }
    insta::assert_snapshot!(text);
}

#[test]
fn chains_that_are_cut_or_missing_say_so() {
    let told = |args: &[&str]| {
        let output = ibid(args);
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, text) = told(&[
        "chain",
        "--from",
        "10-vessaly-almanac.md",
        "--to",
        "A/70/712",
        "--all",
        "--most",
        "1",
    ]);
    assert_eq!(
        (code, text.as_str()),
        (Some(0), "there are more than 1; --most N gives more\n")
    );
    let (code, text) = told(&["chain", "--from", "A/70/712", "--forward", "--where", "relation:sings"]);
    assert_eq!(code, Some(1));
    assert!(
        text.ends_with("(01-vessaly-weather-stations.txt): --where leaves out an end of it\n"),
        "{text}"
    );
    let csv = ibid(&["chain", "--from", "A/70/712", "--to", "A/78/790", "--format", "csv"]);
    assert_eq!(csv.status.code(), Some(1));
    assert!(
        String::from_utf8(csv.stdout)
            .unwrap()
            .starts_with("chain,step,citing,cited,file,line,")
    );
    assert_eq!(told(&["chain", "--from", "A/70/712", "--all"]).0, Some(2));
    assert_eq!(told(&["chain", "--from", "A/70/712", "--back", "--forward"]).0, Some(2));
}

#[test]
fn columns_of_documents_are_those_that_outputs_know() {
    let build = build(&root().join(LETTERS));
    let selection = Selection::all(&build.graph);
    let arcs = Arcs::of(&selection);
    let of: Vec<_> = ["10-vessaly-almanac.md", "A/71/845"]
        .map(|it| build.graph.find(it)[0])
        .to_vec();
    let mut seen = BTreeSet::new();
    for question in QUESTIONS {
        let asked = Asked {
            selection: &selection,
            arcs: &arcs,
            of: if question.takes == Takes::None { &[] } else { &of },
            depth: None,
            most: None,
            by: question.by.first().map_or("", |it| it.0),
        };
        let Answer { columns, rows, .. } = (question.ask)(&asked);
        for (column, cell) in rows.iter().flat_map(|row| columns.iter().zip(row)) {
            let is_document = matches!(cell, Cell::Node(_));
            let known = NODE_COLUMNS.contains(column);
            assert!(
                is_document <= known,
                "{}: NODE_COLUMNS does not name {column}",
                question.name
            );
            assert!(
                !known || is_document || *cell == Cell::Empty,
                "{}: {column} holds {cell:?}",
                question.name
            );
            seen.extend(is_document.then_some(*column));
        }
    }
    assert_eq!(seen, NODE_COLUMNS.iter().copied().collect());
}

#[test]
fn the_page_shows_each_question() {
    let read = |page: &str| std::fs::read_to_string(root().join(page)).unwrap();
    let list = read("docs/queries.md");
    let page = list.clone() + &read("docs/queries/ranks.md");
    let questions: BTreeSet<&str> = QUESTIONS.iter().map(|it| it.name).collect();
    let rows = list.lines().filter_map(|it| it.strip_prefix("| `")?.split('`').next());
    let mut listed: Vec<&str> = rows.collect();
    listed.sort_unstable();
    assert!(
        listed.iter().eq(&questions),
        "the tables of docs/queries.md list each question once: {listed:?}"
    );
    for name in questions {
        assert!(
            page.contains(&format!("$ ibid query {name} ")),
            "docs/queries.md has no example of {name}"
        );
    }
    let words = page.split_whitespace().collect::<Vec<_>>().join(" ");
    for (by, _) in QUESTIONS.iter().flat_map(|it| it.by) {
        assert!(
            words.contains(&format!("`{by}`")) || words.contains(&format!("--by {by}")),
            "docs/queries.md: {by}"
        );
    }
    console::run("docs/queries.md", &[("fixtures/letters", "fixtures/letters")]);
}
