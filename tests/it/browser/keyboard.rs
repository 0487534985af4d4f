//! Everything without a mouse.

use std::collections::BTreeSet;

use fantoccini::key::Key;
use ibid::export::label;
use serde_json::json;

use super::collection::Letters;

const FOCUS: &str = "document.activeElement.id";
const HEADING: &str = "document.querySelector('#details h2').textContent";

fn press(letters: &Letters, key: Key) {
    letters.browser.press(&char::from(key).to_string());
}

#[test]
fn tab_reaches_every_control_and_shows_where_it_is() {
    let Some(letters) = Letters::open() else { return };
    let browser = &letters.browser;
    let mut reached = Vec::new();
    for _ in 0..40 {
        press(&letters, Key::Tab);
        let at = browser.text(FOCUS);
        if at.is_empty() || reached.contains(&at) {
            break;
        }
        let outline = "getComputedStyle(document.activeElement).outlineStyle";
        assert_ne!(
            browser.text(outline),
            "none",
            "#{at} does not show that it has the focus"
        );
        reached.push(at);
    }
    let wanted = [
        "search",
        "theme",
        "filter-class",
        "filter-sender",
        "filter-relation",
        "year-from",
        "year-to",
        "only-collection",
        "only-documents",
        "reset",
        "chain-from",
        "chain-to",
        "chain-go",
        "tab-graph",
        "canvas",
    ];
    let missing: Vec<&str> = wanted
        .into_iter()
        .filter(|it| !reached.iter().any(|at| at == it))
        .collect();
    assert!(missing.is_empty(), "Tab reaches {reached:?}, but not {missing:?}");
    assert_eq!(reached[0], "search");
    let before = reached[reached.len() - 2].clone();
    browser.run(
        "document.getElementById(arguments[0]).focus()",
        &[json!(reached.last())],
    );
    browser.press_shifted(Key::Tab);
    assert_eq!(browser.text(FOCUS), before);
}

#[test]
fn a_search_needs_no_mouse() {
    let Some(letters) = Letters::open() else { return };
    let browser = &letters.browser;
    browser.press("/");
    assert_eq!(browser.text(FOCUS), "search");
    browser.press("ferry");
    browser.until("document.querySelectorAll('#results [role=option]').length > 1");
    let active = "document.getElementById(document.querySelector('#search').getAttribute('aria-activedescendant'))";
    let first = browser.text(&format!("{active}.dataset.node"));
    press(&letters, Key::Down);
    let second = browser.text(&format!("{active}.dataset.node"));
    assert_ne!(first, second);
    assert_eq!(browser.text(&format!("{active}.getAttribute('aria-selected')")), "true");
    press(&letters, Key::Enter);
    assert_eq!(browser.text(HEADING), label::name(letters.node(&second)));
    browser.until("document.querySelector('#results').hidden");
    browser.press("x");
    browser.until("!document.querySelector('#results').hidden");
    press(&letters, Key::Escape);
    browser.until("document.querySelector('#results').hidden");
}

#[test]
fn arrows_walk_through_the_graph_and_escape_leaves() {
    let Some(letters) = Letters::open() else { return };
    let browser = &letters.browser;
    browser.run("document.querySelector('#canvas').focus()", &[]);
    let nothing = browser.text(HEADING);
    let mut seen = BTreeSet::new();
    for key in [
        Key::Right,
        Key::Right,
        Key::Left,
        Key::Down,
        Key::Right,
        Key::Up,
        Key::Left,
        Key::Right,
    ] {
        press(&letters, key);
        seen.insert(browser.text(HEADING));
    }
    assert!(seen.len() > 2 && !seen.contains(&nothing), "{seen:?}");
    press(&letters, Key::Enter);
    assert_eq!(browser.text("document.activeElement.closest('aside').id"), "details");
    browser.run("document.querySelector('#canvas').focus()", &[]);
    press(&letters, Key::Escape);
    assert_eq!(browser.text(HEADING), nothing);
    let place = || browser.value("ibid.positionOf('A/70/712-S/2016/118')");
    browser.press("0");
    browser.settle();
    let start = place();
    browser.press("+");
    browser.settle();
    assert_ne!(place(), start);
    browser.press("0");
    browser.settle();
    let away = |axis: &str| (place()[axis].as_f64().unwrap() - start[axis].as_f64().unwrap()).abs();
    assert!(away("x") < 1.0 && away("y") < 1.0, "0 shows everything again");
}

#[test]
fn the_keys_are_told_and_tabs_follow_arrows() {
    let Some(letters) = Letters::open() else { return };
    let browser = &letters.browser;
    browser.press("?");
    assert_eq!(browser.value("document.querySelector('#keys').open"), json!(true));
    press(&letters, Key::Escape);
    assert_eq!(browser.value("document.querySelector('#keys').open"), json!(false));
    browser.run("document.querySelector('#tab-graph').focus()", &[]);
    for tab in ["timeline", "table", "findings"] {
        press(&letters, Key::Right);
        assert_eq!(browser.text(FOCUS), format!("tab-{tab}"));
        assert_eq!(
            browser.value(&format!("document.querySelector('#view-{tab}').hidden")),
            json!(false)
        );
    }
    browser.run(
        "document.querySelector('#tab-timeline').click(); document.querySelector('#timeline').focus()",
        &[],
    );
    browser.settle();
    press(&letters, Key::Right);
    press(&letters, Key::Right);
    assert!(browser.value("!!document.querySelector('#details dl')") == json!(true));
}
