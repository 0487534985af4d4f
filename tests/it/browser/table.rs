//! Who cites whom, as rows and as CSV.

use std::collections::BTreeSet;

use ibid::export::label;

use super::collection::Letters;
use super::collection::strings;

/// All rows in their order, as "citing|cited|text of a column", scrolled through as people do.
fn rows(letters: &Letters, column: &str) -> Vec<String> {
    let script = "const column = arguments[0]; const box = document.querySelector('#table-rows'); const rows = new Map(); \
                  const frame = () => new Promise(it => requestAnimationFrame(() => requestAnimationFrame(it))); \
                  const take = () => document.querySelectorAll('#table tbody tr[data-citing]').forEach(it => \
                  rows.set(Number(it.getAttribute('aria-rowindex')), \
                  [it.dataset.citing, it.dataset.cited, it.querySelector('td.' + column).textContent].join('|'))); \
                  return (async () => { box.scrollTop = 0; await frame(); take(); \
                  for (let top = 0; top < box.scrollHeight; top += 300) { box.scrollTop = top; await frame(); take(); } \
                  return Array.from(rows).sort((a, b) => a[0] - b[0]).map(it => it[1]); })();";
    strings(&letters.browser.run(script, &[column.into()]))
}

/// A row of CSV after another, after RFC 4180.
fn parsed(csv: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let (mut quoted, mut signs) = (false, csv.chars().peekable());
    while let Some(sign) = signs.next() {
        let row = rows.last_mut().unwrap();
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => {
                signs.next();
                row.last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            '\r' if !quoted => {}
            sign => row.last_mut().unwrap().push(sign),
        }
    }
    rows.pop();
    rows
}

#[test]
fn the_table_holds_every_link_once() {
    let Some(letters) = Letters::open() else { return };
    let graph = letters.graph();
    letters.browser.click("#tab-table");
    let expected: BTreeSet<String> = graph
        .edges()
        .map(|(_, it)| {
            format!(
                "{}|{}|{}",
                graph.node(it.citing).key,
                graph.node(it.cited).key,
                it.weight()
            )
        })
        .collect();
    let shown = rows(&letters, "places");
    assert_eq!(shown.len(), graph.edge_count());
    assert_eq!(shown.into_iter().collect::<BTreeSet<_>>(), expected);
}

#[test]
fn columns_sort_both_ways() {
    let Some(letters) = Letters::open() else { return };
    let browser = &letters.browser;
    browser.click("#tab-table");
    let years = || -> Vec<u32> {
        let of = |it: &String| it.rsplit('|').next().unwrap().parse().unwrap_or(0);
        rows(&letters, "citedYear").iter().map(of).collect()
    };
    let sorted = "document.querySelector('#table th[data-column=citedYear]').getAttribute('aria-sort')";
    browser.click("#table th[data-column=citedYear] button");
    assert_eq!(browser.text(sorted), "ascending");
    let upwards = years();
    assert!(upwards.is_sorted() && upwards.first() < upwards.last(), "{upwards:?}");
    browser.click("#table th[data-column=citedYear] button");
    assert_eq!(browser.text(sorted), "descending");
    let downwards = years();
    assert!(downwards.iter().rev().is_sorted(), "{downwards:?}");
    browser.click("#table th[data-column=cited] button");
    let names = rows(&letters, "cited");
    assert_eq!(names.len(), letters.graph().edge_count());
    assert_eq!(browser.text(sorted), "none");
}

#[test]
fn the_csv_says_what_the_table_says() {
    let Some(letters) = Letters::open() else { return };
    let (browser, graph) = (&letters.browser, letters.graph());
    browser.click("#tab-table");
    browser.click("#copy-csv");
    browser.until("document.querySelector('#csv').value.length > 0");
    let mut copied = parsed(&browser.text("document.querySelector('#csv').value"));
    let header = copied.remove(0);
    let column = |name: &str| header.iter().position(|it| it == name).unwrap();
    let (citing, cited, places) = (column("citing"), column("cited"), column("places"));
    let (position, sentence) = (column("position"), column("sentence"));
    let shown: BTreeSet<Vec<String>> = copied
        .iter()
        .map(|it| {
            [citing, cited, places, position, sentence]
                .map(|at| it[at].clone())
                .to_vec()
        })
        .collect();
    let expected: BTreeSet<Vec<String>> = graph
        .edges()
        .map(|(_, it)| {
            let first = it.evidence.first();
            let name = |id| label::name(graph.node(id));
            vec![
                name(it.citing),
                name(it.cited),
                it.weight().to_string(),
                first.map_or(String::new(), |it| {
                    let page = it.page.map_or(String::new(), |page| format!(", page {page}"));
                    format!("{}:{}{page}", it.file, it.line)
                }),
                first.map_or(String::new(), |it| it.sentence.to_string()),
            ]
        })
        .collect();
    assert_eq!(copied.len(), graph.edge_count());
    assert_eq!(shown, expected);
}
