//! Pictures of the fixtures: those of the page on pictures are what its commands draw, and Graphviz takes the rest.

use std::collections::BTreeSet;
use std::process::Command;
use std::process::Output;

use ibid::export::CLUSTERINGS;
use ibid::export::LAYOUTS;

use crate::support::root;

fn page() -> String {
    std::fs::read_to_string(root().join("docs/pictures.md")).unwrap()
}

fn ibid(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ibid"));
    command.current_dir(root()).args(args).output().unwrap()
}

/// The first cells of the table under a heading of the page.
fn first_cells(page: &str, heading: &str) -> BTreeSet<String> {
    let mut lines = page
        .lines()
        .skip_while(|it| !it.starts_with(&format!("| `{heading}` |")));
    lines.next();
    let rows = lines.skip(1).take_while(|it| it.starts_with('|'));
    rows.map(|it| it.split('|').nth(1).unwrap().trim().trim_matches('`').to_owned())
        .collect()
}

#[test]
fn the_page_names_all_layouts_and_clusterings() {
    let page = page();
    let layouts: BTreeSet<String> = LAYOUTS.iter().map(|it| it.name.to_owned()).collect();
    assert_eq!(first_cells(&page, "--layout"), layouts);
    let clusterings: BTreeSet<String> = CLUSTERINGS.iter().map(|it| it.name.to_owned()).collect();
    assert_eq!(first_cells(&page, "--cluster"), clusterings);
}

/// With `INSTA_UPDATE=always` the pictures are written anew.
#[test]
fn the_pictures_of_the_page_are_what_its_commands_draw() {
    let page = page();
    let commands: Vec<&str> = page.lines().filter_map(|it| it.strip_prefix("$ ibid ")).collect();
    assert!(commands.len() >= 3);
    let folder = tempfile::tempdir().unwrap();
    for command in commands.into_iter().chain(["graph fixtures/letters -o letters.svg"]) {
        let (arguments, name) = command.split_once(" -o ").unwrap();
        let mut words: Vec<&str> = Vec::new();
        for (at, piece) in arguments.split('"').enumerate() {
            match at % 2 {
                1 => words.push(piece),
                _ => words.extend(piece.split_whitespace()),
            }
        }
        let drawn = folder.path().join(name);
        words.extend(["-o", drawn.to_str().unwrap()]);
        let output = ibid(&words);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let drawn = std::fs::read_to_string(drawn).unwrap();
        let kept = root().join("docs/pictures").join(name);
        if std::env::var("INSTA_UPDATE").is_ok_and(|it| it == "always") {
            std::fs::write(&kept, &drawn).unwrap();
        }
        assert!(
            std::fs::read_to_string(&kept).is_ok_and(|it| it == drawn),
            "docs/pictures/{name} is not what `ibid {command}` draws; run this test with INSTA_UPDATE=always"
        );
    }
}

#[test]
fn dot_has_clusters_ranks_and_the_centre() {
    let output = ibid(&[
        "graph",
        "fixtures/letters",
        "--around",
        "A/73/902-S/2019/441",
        "--cluster",
        "session",
        "--theme",
        "dark",
        "--title",
        "A letter \"on lamps\"",
    ]);
    insta::assert_snapshot!("graph_dot_clusters", String::from_utf8(output.stdout).unwrap());
}

#[test]
fn graphviz_draws_every_clustering() {
    if Command::new("dot").arg("-V").output().is_err() {
        return println!("skipped: Graphviz is not installed");
    }
    for clustering in CLUSTERINGS {
        let name = clustering.name;
        let output = ibid(&[
            "graph",
            "fixtures/letters",
            "--to",
            "svg",
            "--engine",
            "dot",
            "--cluster",
            name,
        ]);
        let (svg, said) = (
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr),
        );
        assert!(output.status.success(), "{name}: {said}");
        assert!(svg.contains("class=\"cluster\""), "{name} has no cluster");
    }
}

#[test]
fn a_layout_without_lanes_refuses_clusters() {
    let output = ibid(&[
        "graph",
        "fixtures/letters",
        "--to",
        "svg",
        "--layout",
        "ego",
        "--cluster",
        "year",
    ]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("use dated or layered"), "{said}");
}
