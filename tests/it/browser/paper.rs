//! The page on paper: dark on white, with the picture and the open panel, without what cannot be pressed there.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::process::Command;
use std::process::Stdio;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ibid::export::Drawing;
use ibid::export::EXPORTERS;
use ibid::export::Input;
use ibid::graph::CiteGraph;
use ibid::graph::Edge;
use ibid::graph::Node;
use ibid::graph::NodeId;
use ibid::query::Selection;
use serde_json::json;

use super::collection::Letters;
use super::collection::address;
use super::session::Browser;

/// Words of a PDF file, by poppler; `None`, with a line, where it is not installed.
fn words(pdf: &[u8]) -> Option<String> {
    let started = Command::new("pdftotext")
        .args(["-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut child) = started else {
        println!("skipped: no pdftotext, the words on paper were not read");
        return None;
    };
    child.stdin.take().unwrap().write_all(pdf).unwrap();
    Some(String::from_utf8_lossy(&child.wait_with_output().unwrap().stdout).into_owned())
}

#[test]
fn the_page_prints_what_is_open() {
    let Some(letters) = Letters::open() else { return };
    let browser = &letters.browser;
    let node = letters.node("A/70/712");
    browser.run("ibid.select(arguments[0])", &[json!(node.key)]);
    browser.click("#theme");
    if browser.text("document.documentElement.dataset.theme") != "dark" {
        browser.click("#theme");
    }
    let pdf = browser.devtools("Page.printToPDF", json!({"printBackground": true}));
    let pdf = STANDARD.decode(pdf["data"].as_str().unwrap()).unwrap();
    assert!(pdf.starts_with(b"%PDF"));
    if let Some(words) = words(&pdf) {
        assert!(words.contains(&node.key), "{words}");
        assert!(words.contains(node.title.as_deref().unwrap().split(' ').next().unwrap()));
    }
    browser.devtools("Emulation.setEmulatedMedia", json!({"media": "print"}));
    assert_eq!(
        browser.text("getComputedStyle(document.body).backgroundColor"),
        "rgb(255, 255, 255)"
    );
    assert_eq!(
        browser.text("getComputedStyle(document.querySelector('#theme')).display"),
        "none"
    );
    assert_ne!(
        browser.text("getComputedStyle(document.querySelector('#details')).display"),
        "none"
    );
    let tall = browser.count("Math.round(document.querySelector('#canvas').getBoundingClientRect().height)");
    assert!(tall > 100, "the picture is {tall} pixels high on paper");
}

#[test]
fn the_table_prints_every_row() {
    let Some(letters) = Letters::open() else { return };
    let browser = &letters.browser;
    // So low that the rows in view are few.
    browser.resize(1400, 400);
    letters.reload();
    browser.click("#tab-table");
    let count = || browser.count("document.querySelectorAll('#table tbody tr[data-citing]').length");
    let all = u64::try_from(letters.graph().edge_count()).unwrap();
    let few = count();
    assert!(few < all, "{few} rows are elements, of {all}");
    browser.run("document.querySelector('#table-rows').scrollTop = 300", &[]);
    browser.settle();
    let before = count();
    browser.run("dispatchEvent(new Event('beforeprint'))", &[]);
    assert_eq!(count(), all);
    browser.run("dispatchEvent(new Event('afterprint'))", &[]);
    assert_eq!(count(), before);
    assert_eq!(browser.count("document.querySelector('#table-rows').scrollTop"), 300);
    let pdf = browser.devtools("Page.printToPDF", json!({}));
    let pdf = STANDARD.decode(pdf["data"].as_str().unwrap()).unwrap();
    let Some(words) = words(&pdf) else { return };
    let symbols: BTreeSet<&str> = letters
        .graph()
        .edges()
        .map(|(_, it)| letters.graph().node(it.cited).key.as_str())
        // Longer names take several lines of a cell.
        .filter(|it| it.starts_with("A/") && it.len() <= 20)
        .collect();
    assert!(symbols.len() > 9, "{symbols:?}");
    for it in symbols {
        assert!(words.contains(it), "{it} is not on paper");
    }
}

#[test]
fn a_table_too_long_for_paper_says_what_it_leaves_out() {
    let Some(browser) = Browser::start() else { return };
    let count = 2200;
    let nodes = (0..=count)
        .map(|it| Node::document(&format!("A/75/{}", it + 1)))
        .collect();
    let edges = (1..=count).map(|it| Edge::between(NodeId::new(it), NodeId::new(0)));
    let graph = CiteGraph::of(nodes, edges.collect());
    let html = EXPORTERS.iter().find(|it| it.name == "html").unwrap();
    let mut page = Vec::new();
    let input = Input {
        selection: &Selection::all(&graph),
        drawing: &Drawing::default(),
        resolved: None,
        findings: None,
    };
    (html.write)(&input, &mut page).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.html");
    std::fs::write(&path, page).unwrap();
    browser.open(&address(&path));
    browser.until("document.body.dataset.ready === 'true'");
    browser.click("#tab-table");
    let note = || browser.text("document.querySelector('#table-note').textContent");
    assert_eq!(note(), "2,200 rows");
    browser.run("dispatchEvent(new Event('beforeprint'))", &[]);
    assert_eq!(note(), "2,200 rows, the first 2,000 here; the CSV has all");
    assert_eq!(
        browser.count("document.querySelectorAll('#table tbody tr[data-citing]').length"),
        2000
    );
    browser.run("dispatchEvent(new Event('afterprint'))", &[]);
    assert_eq!(note(), "2,200 rows");
}
