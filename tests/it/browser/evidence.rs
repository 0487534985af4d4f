//! What a click on the picture tells: each citation with where it stands.

use std::collections::BTreeMap;

use ibid::export::label;
use ibid::graph::Direction;
use ibid::graph::NodeId;
use serde_json::Value;
use serde_json::json;

use super::collection::Letters;

/// A neighbour's key with its places in order: sentence, note, locator, position.
type Told = BTreeMap<String, Vec<[String; 4]>>;

fn told(letters: &Letters, list: &str) -> Told {
    // Places beyond the first ones unfold.
    let all = "document.querySelectorAll('#details .places details')";
    letters
        .browser
        .run(&format!("{all}.forEach(it => it.open = true)"), &[]);
    letters
        .browser
        .until(&format!("Array.from({all}).every(it => it.querySelector('.place'))"));
    let script = "const text = (it, name) => it.querySelector('.' + name)?.textContent ?? ''; \
                  return Array.from(document.querySelectorAll('#details .' + arguments[0] + ' > li[data-node]'), it => \
                  [it.dataset.node, Array.from(it.querySelectorAll('.place')).filter(it => it.querySelector('.sentence')) \
                  .map(it => ['sentence', 'note', 'locator', 'position'].map(name => text(it, name)))]);";
    let value = letters.browser.run(script, &[json!(list)]);
    let place = |it: &Value| std::array::from_fn(|at| it[at].as_str().unwrap().to_owned());
    let entry = |it: &Value| {
        let places = it[1].as_array().unwrap().iter().map(place).collect();
        (it[0].as_str().unwrap().to_owned(), places)
    };
    value.as_array().unwrap().iter().map(entry).collect()
}

fn expected(letters: &Letters, node: NodeId, direction: Direction) -> Told {
    let graph = letters.graph();
    let mut told = Told::new();
    for (_, edge) in graph.edges_of(node, direction) {
        let other = match direction {
            Direction::Cited => edge.cited,
            Direction::Citing => edge.citing,
        };
        let places = edge.evidence.iter().map(|it| {
            let page = it.page.map_or(String::new(), |page| format!(", page {page}"));
            [
                it.sentence.to_string(),
                it.note.as_ref().map_or(String::new(), |note| format!("note {note}")),
                it.locator.as_ref().map_or(String::new(), ToString::to_string),
                format!("{}:{}{page}", it.file, it.line),
            ]
        });
        told.entry(graph.node(other).key.clone()).or_default().extend(places);
    }
    told
}

#[test]
fn a_click_on_a_document_opens_its_evidence() {
    let Some(letters) = Letters::open() else { return };
    let (browser, graph) = (&letters.browser, letters.graph());
    let (mut places, mut links) = (0, 0);
    for (id, node) in graph.nodes().filter(|it| it.1.in_collection() || it.0.index() % 4 == 0) {
        browser.run("ibid.select(null); document.querySelector('#fit').click()", &[]);
        browser.settle();
        let script = "const {x, y} = ibid.positionOf(arguments[0]); return [x, y, ibid.nodeAt(x, y)];";
        let at = browser.run(script, &[json!(node.key)]);
        assert_eq!(at[2], json!(node.key), "what is seen at {at}");
        browser.click_in("#canvas", at[0].as_f64().unwrap(), at[1].as_f64().unwrap());
        browser.until("document.querySelector('#details dl')");
        let heading = browser.text("document.querySelector('#details h2').textContent");
        assert_eq!(heading, label::name(node));
        for (list, direction) in [("cited", Direction::Cited), ("citing", Direction::Citing)] {
            let expected = expected(&letters, id, direction);
            places += expected.values().map(Vec::len).sum::<usize>();
            assert_eq!(told(&letters, list), expected, "{list} of {}", node.key);
        }
        let link = browser.value("document.querySelector('#details a.official')?.getAttribute('href') ?? null");
        let web = node.url.as_deref().filter(|it| it.starts_with("http"));
        links += usize::from(web.is_some());
        assert_eq!(link.as_str(), web, "the address of {}", node.key);
    }
    assert!(places > 50 && links > 5, "{places} places, {links} links");
}

#[test]
fn a_neighbour_leads_on_and_the_address_keeps_it() {
    let Some(letters) = Letters::open() else { return };
    let (browser, graph) = (&letters.browser, letters.graph());
    let (_, edge) = graph.edges().find(|it| graph.node(it.1.cited).in_collection()).unwrap();
    let (citing, cited) = (graph.node(edge.citing), graph.node(edge.cited));
    browser.run("ibid.select(arguments[0])", &[json!(citing.key)]);
    browser.click(&format!("#details .cited > li[data-node='{}'] button", cited.key));
    let heading = "document.querySelector('#details h2').textContent";
    assert_eq!(browser.text(heading), label::name(cited));
    assert_eq!(browser.text("decodeURIComponent(location.hash.slice(1))"), cited.key);
    browser.run("history.back()", &[]);
    browser.until(&format!("{heading} === {}", json!(label::name(citing))));
    browser.open(&format!("{}#{}", letters.address, cited.key));
    browser.until("document.body.dataset.ready === 'true'");
    assert_eq!(browser.text(heading), label::name(cited));
}
