//! Pictures of every view to look at, in light and dark and in three sizes of window.

use std::fs;

use serde_json::json;

use super::collection::Letters;

#[test]
#[ignore = "writes pictures to look at; run with --ignored --nocapture"]
fn every_view_in_every_size() {
    let Some(letters) = Letters::open() else { return };
    let browser = &letters.browser;
    let folder = std::env::temp_dir().join("ibid-looks");
    fs::create_dir_all(&folder).unwrap();
    let theme = "document.documentElement.dataset.theme";
    for (width, height) in [(1400, 900), (800, 600), (390, 800)] {
        browser.resize(width, height);
        letters.reload();
        browser.run("ibid.select(arguments[0])", &[json!(letters.node("A/70/712").key)]);
        for wanted in ["light", "dark"] {
            while browser.text(theme) != wanted {
                browser.click("#theme");
            }
            for tab in ["graph", "timeline", "table", "findings"] {
                browser.click(&format!("#tab-{tab}"));
                browser.settle();
                let path = folder.join(format!("{tab}-{width}-{wanted}.png"));
                fs::write(&path, browser.screenshot()).unwrap();
                println!("{}", path.display());
            }
        }
    }
}
