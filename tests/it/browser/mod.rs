//! The page of `ibid graph --to html` in a real browser. Skipped with a line where none is installed.

mod browser;
mod service;
mod vendor;

use browser::Browser;

#[test]
fn a_browser_runs() {
    let Some(browser) = Browser::start() else { return };
    browser.open("data:text/html,<title>Lamps</title><p>Eleven</p><script>console.error('of Ormond')</script>");
    assert_eq!(browser.text("document.title"), "Lamps");
    assert!(browser.console()[0].contains("of Ormond"));
    assert_eq!(browser.requests().len(), 1);
}
