//! The other views, and how the page looks: timeline, findings, light and dark, small windows.

use std::collections::BTreeMap;

use serde_json::Value;
use serde_json::json;

use super::collection::Letters;
use super::collection::strings;

/// How many colours a canvas shows; one where it is blank.
pub(super) fn colours(letters: &Letters, css: &str) -> u64 {
    letters.browser.settle();
    letters.browser.count(&format!(
        "(() => {{ const it = document.querySelector('{css}'); if (it.width === 0 || it.height === 0) return 0; \
         const all = new Uint32Array(it.getContext('2d').getImageData(0, 0, it.width, it.height).data.buffer); \
         return new Set(all).size; }})()"
    ))
}

#[test]
fn graph_and_timeline_draw() {
    let Some(letters) = Letters::open() else { return };
    let browser = &letters.browser;
    assert!(browser.count("ibid.frames()") > 0);
    assert!(colours(&letters, "#canvas") > 20);
    browser.click("#tab-timeline");
    assert_eq!(
        browser.value("document.querySelector('#view-graph').hidden"),
        json!(true)
    );
    assert!(colours(&letters, "#timeline") > 20);
    browser.click("#theme");
    assert!(colours(&letters, "#timeline") > 20);
}

#[test]
fn the_findings_are_the_audit_s() {
    let Some(letters) = Letters::open() else { return };
    let browser = &letters.browser;
    let audit = letters.audit();
    let mut expected: BTreeMap<(String, String), usize> = BTreeMap::new();
    let text = |it: &Value| it.as_str().unwrap().to_owned();
    for it in audit["findings"].as_array().unwrap() {
        *expected.entry((text(&it["rule"]), text(&it["message"]))).or_default() += 1;
    }
    browser.click("#tab-findings");
    let items = "Array.from(document.querySelectorAll('#findings li[data-rule]'), it => \
                 [it.dataset.rule, it.querySelector('.message').textContent])";
    let mut shown: BTreeMap<(String, String), usize> = BTreeMap::new();
    for it in browser.value(items).as_array().unwrap() {
        *shown.entry((text(&it[0]), text(&it[1]))).or_default() += 1;
    }
    assert!(!expected.is_empty());
    assert_eq!(shown, expected);
    let places = "Array.from(document.querySelectorAll('#findings li[data-rule] button.node'), it => it.textContent)";
    assert!(
        strings(&browser.value(places))
            .iter()
            .any(|it| it.starts_with("fixtures/letters/"))
    );
    browser.click("#findings li[data-rule] button.node");
    assert!(browser.value("!!document.querySelector('#details dl')") == json!(true));
}

#[test]
fn light_and_dark_are_told_apart_and_can_be_read() {
    let Some(letters) = Letters::open() else { return };
    let browser = &letters.browser;
    let ground = "getComputedStyle(document.body).backgroundColor";
    let theme = "document.documentElement.dataset.theme";
    browser.click("#theme");
    let first = (browser.text(theme), browser.text(ground));
    browser.click("#theme");
    let second = (browser.text(theme), browser.text(ground));
    assert_ne!(first.1, second.1);
    let mut themes = [first.0, second.0];
    themes.sort();
    assert_eq!(themes, ["dark", "light"]);
    for _ in themes {
        browser.click("#theme");
        for tab in ["graph", "timeline", "table", "findings"] {
            browser.click(&format!("#tab-{tab}"));
            let pale = browser.run(PALE, &[]);
            assert_eq!(pale, json!([]), "{} in {tab}", browser.text(theme));
        }
    }
}

/// Texts whose contrast with what lies behind them is below 4.5 to 1 (WCAG 2.2, 1.4.3).
const PALE: &str = "
const channels = it => it.match(/[\\d.]+/g).map(Number);
const light = it => { const [r, g, b] = channels(it).map(it => (it /= 255) <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
const ground = it => { for (; it; it = it.parentElement) { const c = getComputedStyle(it).backgroundColor;
  if (channels(c)[3] !== 0) return c; } return 'rgb(255, 255, 255)'; };
const pale = [];
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const it = walk.currentNode.parentElement;
  if (!walk.currentNode.textContent.trim() || !it.checkVisibility() || it.matches('script, style, noscript, option')) continue;
  const [a, b] = [light(getComputedStyle(it).color), light(ground(it))];
  const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (contrast < 4.5) pale.push(walk.currentNode.textContent.slice(0, 40) + ' ' + contrast.toFixed(2));
}
return pale.slice(0, 5);";

#[test]
fn nothing_is_wider_than_a_small_window() {
    let Some(letters) = Letters::open() else { return };
    let browser = &letters.browser;
    for (width, height) in [(1400, 900), (800, 600), (390, 800)] {
        browser.resize(width, height);
        letters.reload();
        for tab in ["graph", "timeline", "table", "findings"] {
            browser.click(&format!("#tab-{tab}"));
            let wide = browser.count("document.documentElement.scrollWidth");
            assert!(wide <= u64::from(width), "{tab} is {wide} wide in a window of {width}");
        }
        browser.click("#tab-graph");
        assert!(colours(&letters, "#canvas") > 20);
    }
}
