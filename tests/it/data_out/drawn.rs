//! Graphviz reads the DOT of hostile graphs: nodes, edges and labels come back as meant.

use std::io::Write as _;
use std::process::Command;
use std::process::Stdio;

use serde_json::Value;

use ibid::query::Selection;

use super::expected;
use super::hostile;
use super::text;

/// Characters of a key that a label surely shows.
const SHOWN: usize = 20;

/// All graphs of one DOT file as Graphviz understands them; `None`, with a line, where it is not here.
fn graphs(dot: String) -> Option<Vec<Value>> {
    let child = Command::new("dot")
        .arg("-Tdot_json")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        println!("skipped: Graphviz is not installed");
        return None;
    };
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(dot.as_bytes()));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.is_empty(), "{errors}");
    let printed = String::from_utf8(output.stdout).unwrap();
    let graphs = serde_json::Deserializer::from_str(&printed).into_iter();
    Some(graphs.map(Result::unwrap).collect())
}

/// What Graphviz shows for a string, without blanks.
fn shown(text: &str) -> String {
    let mut shown = String::new();
    let mut signs = text.chars();
    while let Some(it) = signs.next() {
        match (it, if it == '\\' { signs.next() } else { None }) {
            ('\\', Some('n' | 'l' | 'r')) => {}
            ('\\', Some(it)) => shown.push(it),
            (it, _) => shown.push(it),
        }
    }
    shown
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .split_whitespace()
        .collect()
}

/// The start of a key as a label shows it, without blanks.
fn start(key: &str) -> String {
    let turns = |it: &char| matches!(it, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let signs = key.chars().filter(|it| !turns(it) && !it.is_whitespace());
    let signs = signs.map(|it| if it.is_control() { '\u{FFFD}' } else { it });
    signs.take(SHOWN).collect()
}

#[test]
fn graphviz_reads_a_thousand_hostile_graphs_back() {
    let seeds: Vec<_> = (0..1000).map(hostile::graph).collect();
    let selections: Vec<_> = seeds.iter().map(Selection::all).collect();
    let dot = selections.iter().map(|it| text(it, None, "dot")).collect();
    let Some(read) = graphs(dot) else {
        return;
    };
    assert_eq!(read.len(), selections.len());
    for (selection, read) in selections.iter().zip(&read) {
        let expected = expected::of(selection, None);
        let objects = read["objects"].as_array().unwrap();
        // Besides documents there are years with their ranks, which are no nodes of ours.
        let ours = |it: &&Value| it["name"].as_str().is_some_and(|it| it.starts_with('n'));
        let name = |at: &Value| &objects.iter().find(|it| &it["_gvid"] == at).unwrap()["name"];
        assert_eq!(objects.iter().filter(ours).count(), expected.nodes.len());
        for node in &expected.nodes {
            let found = objects.iter().find(|it| it["name"] == node["id"]).unwrap();
            let label = shown(found["label"].as_str().unwrap());
            if node["kind"] == "document" {
                let start = start(node["key"].as_str().unwrap());
                assert!(label.starts_with(&start), "{label:?} for {start:?}");
            }
        }
        let none = Vec::new();
        let edges = read["edges"].as_array().unwrap_or(&none).iter();
        let mut found: Vec<[&Value; 2]> = edges.map(|it| [name(&it["tail"]), name(&it["head"])]).collect();
        found.retain(|it| it.iter().all(|it| it.as_str().is_some_and(|it| it.starts_with('n'))));
        let mut wanted: Vec<[&Value; 2]> = expected.edges.iter().map(|it| [&it["source"], &it["target"]]).collect();
        let order = |it: &[&Value; 2]| it.map(ToString::to_string);
        found.sort_by_key(order);
        wanted.sort_by_key(order);
        assert_eq!(found, wanted);
    }
}
