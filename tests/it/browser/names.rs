//! What a screen reader is told: a role and a name for everything that can be used.

use serde_json::Value;
use serde_json::json;

use super::collection::Letters;

/// Roles of what people use or go to; each needs a name.
const USED: &[&str] = &[
    "application",
    "button",
    "canvas",
    "checkbox",
    "combobox",
    "complementary",
    "dialog",
    "grid",
    "img",
    "link",
    "listbox",
    "navigation",
    "option",
    "searchbox",
    "spinbutton",
    "tab",
    "tabpanel",
    "textbox",
];

/// Role and name of everything that assistive programs are shown.
fn tree(letters: &Letters) -> Vec<(String, String)> {
    let tree = letters.browser.devtools("Accessibility.getFullAXTree", json!({}));
    let nodes = tree["nodes"].as_array().unwrap().iter();
    let text = |it: &Value| it["value"].as_str().unwrap_or_default().to_owned();
    nodes
        .filter(|it| it["ignored"] == json!(false))
        .map(|it| (text(&it["role"]).to_lowercase(), text(&it["name"])))
        .collect()
}

#[test]
fn every_control_has_a_name() {
    let Some(letters) = Letters::open() else { return };
    let browser = &letters.browser;
    browser.run("ibid.select(arguments[0])", &[json!(letters.node("A/70/712").key)]);
    browser.fill("#search", "ferry");
    for tab in ["graph", "timeline", "table", "findings"] {
        browser.run(&format!("document.querySelector('#tab-{tab}').click()"), &[]);
        let tree = tree(&letters);
        let nameless: Vec<&String> = tree
            .iter()
            .filter(|it| USED.contains(&it.0.as_str()) && it.1.trim().is_empty())
            .map(|it| &it.0)
            .collect();
        assert!(nameless.is_empty(), "without a name in {tab}: {nameless:?}");
        for role in ["tab", "tabpanel", "button", "navigation", "complementary"] {
            assert!(tree.iter().any(|it| it.0 == role), "no {role} in {tab}");
        }
    }
}

#[test]
fn pictures_have_words_and_ids_are_single() {
    let Some(letters) = Letters::open() else { return };
    let browser = &letters.browser;
    let silent = "Array.from(document.querySelectorAll('canvas:not([aria-hidden])'))\
                  .filter(it => !it.getAttribute('aria-label')).length";
    assert_eq!(browser.count(silent), 0);
    let twice = "(() => { const ids = Array.from(document.querySelectorAll('[id]'), it => it.id); \
                 return ids.length - new Set(ids).size; })()";
    assert_eq!(browser.count(twice), 0);
    assert_eq!(browser.text("document.documentElement.lang"), "en");
    let key = &letters.node("A/70/712").key;
    browser.run("ibid.select(arguments[0])", &[json!(key)]);
    let told = browser.text("document.querySelector('[aria-live]').textContent");
    assert!(told.contains(key.as_str()), "what is chosen is said: {told}");
    browser.click("#only-collection");
    let told = browser.text("document.querySelector('[aria-live]').textContent");
    assert!(told.contains("10 documents"), "what is shown is said: {told}");
}
