//! A window as small as a telephone: the picture has most of it, and the panels are sheets below.

use fantoccini::key::Key;
use ibid::export::label;
use serde_json::json;

use super::collection::Letters;

const HIGH: u64 = 844;

/// Height of an element; 0 where it is not shown.
fn height(letters: &Letters, css: &str) -> u64 {
    letters.browser.count(&format!(
        "Math.round(document.querySelector('{css}').getBoundingClientRect().height)"
    ))
}

fn small() -> Option<Letters> {
    let letters = Letters::open()?;
    letters.browser.resize(390, u32::try_from(HIGH).unwrap());
    letters.reload();
    letters.browser.settle();
    Some(letters)
}

#[test]
fn the_picture_has_most_of_a_small_window() {
    let Some(letters) = small() else { return };
    let browser = &letters.browser;
    for (tab, css) in [
        ("graph", "#canvas"),
        ("timeline", "#view-timeline"),
        ("table", "#table-rows"),
    ] {
        browser.click(&format!("#tab-{tab}"));
        let high = height(&letters, css);
        assert!(high * 10 >= HIGH * 6, "{tab} is {high} high, of {HIGH}");
    }
    assert_eq!(browser.count("document.documentElement.scrollHeight"), HIGH);
    browser.click("#tab-graph");
    let keys: Vec<&str> = letters.graph().nodes().map(|it| it.1.key.as_str()).collect();
    let spread = browser.run(
        "const all = arguments[0].map(ibid.positionOf); const spread = it => Math.max(...it) - Math.min(...it); \
         return [spread(all.map(it => it.x)), spread(all.map(it => it.y))];",
        &[json!(keys)],
    );
    let [across, down] = [0, 1].map(|it| spread[it].as_f64().unwrap());
    assert!(
        across > 200.0 && down > 400.0,
        "the picture takes {across} by {down} pixels"
    );
}

#[test]
fn panels_are_sheets_that_keys_open_and_close() {
    let Some(letters) = small() else { return };
    let browser = &letters.browser;
    let expanded = |it: &str| {
        browser.text(&format!(
            "document.querySelector('#open-{it}').getAttribute('aria-expanded')"
        ))
    };
    let focus = || browser.text("document.activeElement.id");
    assert_eq!([height(&letters, "#controls"), height(&letters, "#details")], [0, 0]);
    browser.run("document.querySelector('#open-controls').focus()", &[]);
    browser.press(&char::from(Key::Enter).to_string());
    assert_eq!(
        (expanded("controls"), expanded("details")),
        ("true".to_owned(), "false".to_owned())
    );
    assert_eq!(focus(), "controls");
    assert!(height(&letters, "#controls") > 200 && height(&letters, "#canvas") > 250);
    browser.click("#only-collection");
    assert!(
        browser
            .text("document.querySelector('#shown').textContent")
            .starts_with("10 documents")
    );
    browser.press(&char::from(Key::Escape).to_string());
    assert_eq!(
        (expanded("controls"), focus()),
        ("false".to_owned(), "open-controls".to_owned())
    );
    assert_eq!(height(&letters, "#controls"), 0);
    let node = letters.node("A/70/712");
    browser.run("ibid.select(arguments[0])", &[json!(node.key)]);
    browser.settle();
    assert_eq!(expanded("details"), "true");
    assert_eq!(
        browser.text("document.querySelector('#details h2').textContent"),
        label::name(node)
    );
    // What is chosen stays in sight above its details.
    let place = browser.run("return ibid.positionOf(arguments[0])", &[json!(node.key)]);
    let high = height(&letters, "#canvas") as f64;
    let y = place["y"].as_f64().unwrap();
    assert!(y > 0.0 && y < high, "it stands at {y}, of {high}");
    browser.press(&char::from(Key::Escape).to_string());
    assert_eq!(height(&letters, "#details"), 0);
    assert!(!browser.text("location.hash").is_empty());
    browser.press(&char::from(Key::Escape).to_string());
    assert_eq!(browser.text("location.hash"), "");
}

#[test]
fn a_low_window_has_its_sheets_beside_the_picture() {
    let Some(letters) = Letters::open() else { return };
    let browser = &letters.browser;
    browser.resize(844, 390);
    letters.reload();
    for button in ["", "#open-controls", "#open-details"] {
        if !button.is_empty() {
            browser.click(button);
        }
        browser.settle();
        let high = height(&letters, "#canvas");
        let wide = browser.count("Math.round(document.querySelector('#canvas').getBoundingClientRect().width)");
        assert!(
            high > 190 && wide > 400,
            "the picture is {wide} by {high} after {button}"
        );
        assert!(height(&letters, ".sheets") < 60);
    }
}
