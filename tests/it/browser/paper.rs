//! The page on paper: dark on white, with the picture and the open panel, without what cannot be pressed there.

use std::io::Write as _;
use std::process::Command;
use std::process::Stdio;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::collection::Letters;

/// Words of a PDF file, by poppler; `None`, with a line, where it is not installed.
fn words(pdf: &[u8]) -> Option<String> {
    let started = Command::new("pdftotext")
        .args(["-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut child) = started else {
        println!("skipped: no pdftotext, the words on paper were not read");
        return None;
    };
    child.stdin.take().unwrap().write_all(pdf).unwrap();
    Some(String::from_utf8_lossy(&child.wait_with_output().unwrap().stdout).into_owned())
}

#[test]
fn the_page_prints_what_is_open() {
    let Some(letters) = Letters::open() else { return };
    let browser = &letters.browser;
    let node = letters.node("A/70/712");
    browser.run("ibid.select(arguments[0])", &[json!(node.key)]);
    browser.click("#theme");
    if browser.text("document.documentElement.dataset.theme") != "dark" {
        browser.click("#theme");
    }
    let pdf = browser.devtools("Page.printToPDF", json!({"printBackground": true}));
    let pdf = STANDARD.decode(pdf["data"].as_str().unwrap()).unwrap();
    assert!(pdf.starts_with(b"%PDF"));
    if let Some(words) = words(&pdf) {
        assert!(words.contains(&node.key), "{words}");
        assert!(words.contains(node.title.as_deref().unwrap().split(' ').next().unwrap()));
    }
    browser.devtools("Emulation.setEmulatedMedia", json!({"media": "print"}));
    assert_eq!(
        browser.text("getComputedStyle(document.body).backgroundColor"),
        "rgb(255, 255, 255)"
    );
    assert_eq!(
        browser.text("getComputedStyle(document.querySelector('#theme')).display"),
        "none"
    );
    assert_ne!(
        browser.text("getComputedStyle(document.querySelector('#details')).display"),
        "none"
    );
    let tall = browser.count("Math.round(document.querySelector('#canvas').getBoundingClientRect().height)");
    assert!(tall > 100, "the picture is {tall} pixels high on paper");
}
