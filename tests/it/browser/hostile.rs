//! A page of titles, senders and names that were written to break it.

use ibid::export::Drawing;
use ibid::export::EXPORTERS;
use ibid::export::Input;
use ibid::extract::Part;
use ibid::graph::CiteGraph;
use ibid::graph::Edge;
use ibid::graph::Evidence;
use ibid::graph::Node;
use ibid::graph::NodeId;
use ibid::query::Selection;
use ibid::resolve::Status;
use ibid::text::Span;
use serde_json::json;

use super::collection::address;
use super::session::Browser;

/// Each breaks a page that trusts it. Each holds a word of its own by which it is searched.
const TEXTS: &[&str] = &[
    "lamp </script><script>window.hacked = 1</script>",
    "ferry <img src=x onerror=\"window.hacked = 2\">",
    "clock <!--<script>",
    "buoy ]]> --> <![CDATA[",
    "gauge \u{202e}gnitirw\u{202c} \u{2066}isolated",
    "stamp \u{2028}line\u{2029}paragraph",
    "tide null\0 and bell\u{7} and \u{feff}mark",
    "harbour \"quoted\" 'twice' `thrice` ${window.hacked = 3} {{script}} \\u003c",
    "almanac <svg onload=alert(1)><iframe srcdoc='<script>top.hacked=4</script>'>",
    "station &lt;b&gt; &amp; &#60;script&#62;",
];

/// Names that every object of the script has already.
const PROTOTYPES: &[&str] = &[
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "prototype",
    "valueOf",
];

const ADDRESSES: &[&str] = &[
    "javascript:window.hacked=5",
    " javascript:window.hacked=6",
    "data:text/html,<script>window.hacked=7</script>",
    "https://example.org/\"onmouseover=\"window.hacked=8",
    "vbscript:1",
];

fn graph() -> CiteGraph {
    let long = "seed ".repeat(2000);
    let texts: Vec<&str> = TEXTS
        .iter()
        .copied()
        .chain(PROTOTYPES.iter().copied())
        .chain([long.as_str()])
        .collect();
    let nodes: Vec<Node> = texts
        .iter()
        .enumerate()
        .map(|(at, text)| Node {
            title: Some((*text).to_owned()),
            class: (*text).to_owned(),
            from: Some((*text).to_owned()),
            files: vec![format!("{at} {}", text.chars().take(200).collect::<String>())],
            year: Some(2000 + u16::try_from(at).unwrap()),
            url: Some(ADDRESSES[at % ADDRESSES.len()].to_owned()),
            why: (*text).to_owned(),
            ..Node::document(text)
        })
        .collect();
    let place = |at: usize| Evidence {
        document: at,
        mention: 0,
        file: texts[at].chars().take(200).collect::<String>().into(),
        span: Span::new(0, 1),
        bytes: Span::new(0, 1),
        line: 1,
        column: 1,
        page: None,
        part: Part::Body,
        note: Some(texts[at].into()),
        locator: Some(texts[at].into()),
        text: texts[at].into(),
        sentence: format!("See {}", texts[at]).into(),
        relation: Some(texts[at].into()),
        form: "symbol",
        status: Status::Resolved,
        why: "".into(),
    };
    let edges = (1..texts.len()).map(|at| Edge {
        evidence: vec![place(at)],
        ..Edge::between(NodeId::new(at), NodeId::new(at - 1))
    });
    CiteGraph::of(nodes, edges.collect())
}

#[test]
fn hostile_texts_are_shown_as_text_and_do_nothing() {
    let Some(browser) = Browser::start() else { return };
    let graph = graph();
    let html = EXPORTERS.iter().find(|it| it.name == "html").unwrap();
    let drawing = Drawing {
        title: Some("</title><script>window.hacked = 9</script>"),
        ..Drawing::default()
    };
    let input = Input {
        selection: &Selection::all(&graph),
        drawing: &drawing,
        resolved: None,
        findings: None,
    };
    let mut page = Vec::new();
    (html.write)(&input, &mut page).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hostile.html");
    std::fs::write(&path, page).unwrap();
    let address = address(&path);
    browser.open(&address);
    browser.until("document.body.dataset.ready === 'true'");
    assert_eq!(
        browser.text("document.querySelector('#shown').dataset.nodes"),
        graph.node_count().to_string()
    );
    assert_eq!(
        browser.text("document.title"),
        "</title><script>window.hacked = 9</script>"
    );
    for (_, node) in graph.nodes() {
        browser.run("ibid.select(arguments[0])", &[json!(node.key)]);
        let word = node.title.as_deref().unwrap().split(' ').next().unwrap();
        let details = browser.text("document.querySelector('#details').textContent");
        assert!(details.contains(word), "{word} is not in {details}");
        browser.fill("#search", word);
        let found =
            browser.value("Array.from(document.querySelectorAll('#results [role=option]'), it => it.dataset.node)");
        assert!(
            found.as_array().unwrap().contains(&json!(node.key)),
            "{word} finds {found}"
        );
        let links = browser.value("Array.from(document.querySelectorAll('#details a'), it => it.protocol)");
        assert!(links.as_array().unwrap().iter().all(|it| it == "https:"), "{links}");
    }
    for tab in ["timeline", "table", "findings", "graph"] {
        browser.run(&format!("document.querySelector('#tab-{tab}').click()"), &[]);
        browser.settle();
    }
    let choices = "for (const id of ['class', 'sender', 'relation']) { const it = document.querySelector('#filter-' + id); \
                   for (const option of it.options) { it.value = option.value; it.dispatchEvent(new Event('input')); } }";
    browser.run(choices, &[]);
    browser.run("document.querySelector('#reset').click()", &[]);
    for name in PROTOTYPES {
        browser.run(
            "document.querySelector('#chain-from').value = arguments[0]; document.querySelector('#chain-to').value = arguments[1]; \
             document.querySelector('#chain-go').click()",
            &[json!(name), json!(TEXTS[0])],
        );
        assert!(
            browser.count("document.querySelectorAll('#chain li[data-citing]').length") > 0,
            "{name}"
        );
    }
    assert_eq!(browser.value("window.hacked ?? null"), json!(null));
    assert_eq!(browser.count("document.querySelectorAll('script').length"), 2);
    assert_eq!(
        browser.count("document.querySelectorAll('img, iframe, svg, object, embed').length"),
        0
    );
    assert_eq!(browser.console(), Vec::<String>::new());
    assert_eq!(browser.requests(), [address]);
}
