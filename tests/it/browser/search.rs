//! Finding documents by what people remember of them.

use ibid::export::label;
use serde_json::json;

use super::collection::Letters;
use super::collection::strings;

const FOUND: &str = "Array.from(document.querySelectorAll('#results [role=option]'), it => it.dataset.node)";
const HEADING: &str = "document.querySelector('#details h2').textContent";

fn found(letters: &Letters, text: &str) -> Vec<String> {
    letters.browser.fill("#search", text);
    letters.browser.until("!document.querySelector('#results').hidden");
    strings(&letters.browser.value(FOUND))
}

#[test]
fn documents_are_found_by_symbol_title_sender_and_file() {
    let Some(letters) = Letters::open() else { return };
    let graph = letters.graph();
    let mut joint = 0;
    for (_, node) in graph.nodes().filter(|it| it.1.in_collection()) {
        for name in node.symbol.iter().flat_map(|it| it.names()) {
            joint += usize::from(name != node.key);
            let spelled = name.to_lowercase().replace('/', " / ").replace('-', "\u{2013}");
            assert_eq!(found(&letters, &spelled).first(), Some(&node.key), "{spelled}");
        }
        let title = node.title.as_deref().unwrap_or(&node.key);
        assert!(found(&letters, title).contains(&node.key), "{title}");
        let file = label::file_name(&node.files[0]);
        assert_eq!(found(&letters, file).first(), Some(&node.key), "{file}");
    }
    assert!(joint >= 10, "only {joint} halves of joint symbols were tried");
    let tarnovia = graph.nodes().filter(|it| it.1.from.as_deref() == Some("Tarnovia"));
    let by_sender = found(&letters, "tarnovia");
    for (_, node) in tarnovia {
        assert!(by_sender.contains(&node.key), "{} is from Tarnovia", node.key);
    }
    assert!(!by_sender.is_empty());
}

#[test]
fn results_are_chosen_and_what_is_not_there_is_said() {
    let Some(letters) = Letters::open() else { return };
    let browser = &letters.browser;
    let node = letters.node("10-vessaly-almanac.md");
    found(&letters, "almanac");
    browser.click(&format!("#results [data-node='{}']", node.key));
    browser.until("document.querySelector('#results').hidden");
    assert_eq!(browser.text(HEADING), label::name(node));
    assert_eq!(found(&letters, "no such lamp"), Vec::<String>::new());
    assert!(browser.value("document.querySelector('#results').textContent.length > 0") == json!(true));
}
