//! How fast large pages are in a browser. `large_pages` of `tests/it/page.rs` writes them.

use std::time::Instant;

use serde_json::json;

use super::collection::address;
use super::session::Browser;

/// Moves the picture by 60 moves of a mouse whose button is down, a move a frame; gives the milliseconds between frames.
const PAN: &str = "
const canvas = document.querySelector('#canvas'); const box = canvas.getBoundingClientRect();
const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
const send = (type, at) => canvas.dispatchEvent(new PointerEvent(type, {bubbles: true, pointerId: 1, isPrimary: true, button: 0,
  buttons: 1, clientX: x + 4 * at, clientY: y + 2 * at}));
return (async () => {
  const frame = () => new Promise(it => requestAnimationFrame(it));
  const times = [await frame()];
  // The pointer is none of the browser's own, which it would not capture.
  canvas.setPointerCapture = () => {};
  send('pointerdown', 0);
  for (let at = 1; at <= 60; at++) { send('pointermove', at); times.push(await frame()); }
  send('pointerup', 60);
  return times.slice(1).map((it, at) => it - times[at]);
})();";

/// Milliseconds until an input has been answered and drawn.
const ANSWER: &str = "
const [css, value] = arguments; const it = document.querySelector(css); const start = performance.now();
it.value = value; it.dispatchEvent(new Event('input', {bubbles: true}));
const answered = performance.now() - start;
return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done([answered, performance.now() - start]))));";

/// Frames a second while the picture is moved, and the slowest.
fn pan(browser: &Browser) -> String {
    let frames = browser.run(PAN, &[]);
    let mut frames: Vec<f64> = frames.as_array().unwrap().iter().filter_map(|it| it.as_f64()).collect();
    frames.sort_by(f64::total_cmp);
    let whole: f64 = frames.iter().sum();
    let rate = 1000.0 * frames.len() as f64 / whole;
    let slowest = frames.last().copied().unwrap_or_default();
    format!("{rate:.0} frames a second (slowest {slowest:.0} ms)")
}

#[test]
#[ignore = "measures; run `large_pages` first, then with --ignored --nocapture"]
fn large_pages_in_a_browser() {
    let Some(browser) = Browser::start() else { return };
    for documents in [1_000, 10_000, 18_000, 50_000] {
        let path = std::env::temp_dir().join(format!("ibid-page-{documents}.html"));
        if !path.exists() {
            println!("skipped: {} is not there; run `large_pages` first", path.display());
            continue;
        }
        let start = Instant::now();
        browser.open(&address(&path));
        browser.until("document.body.dataset.ready === 'true'");
        let opened = start.elapsed();
        let ready = browser.count("Math.round(performance.now())");
        browser.until("ibid.isPainted()");
        let painted = browser.count("Math.round(performance.now())");
        let far = pan(&browser);
        for _ in 0..6 {
            browser.click("#nearer");
        }
        browser.settle();
        browser.until("ibid.isPainted()");
        let near = pan(&browser);
        let first = browser.run(ANSWER, &[json!("#search"), json!("ferries of Ormond")]);
        let search = browser.run(ANSWER, &[json!("#search"), json!("a/55/12")]);
        let filter = browser.run(ANSWER, &[json!("#year-from"), json!("2010")]);
        browser.devtools("HeapProfiler.collectGarbage", json!({}));
        let heap = browser.devtools("Runtime.getHeapUsage", json!({}));
        let heap = heap["usedSize"].as_f64().unwrap() / 1e6;
        println!(
            "{documents} documents: ready {ready} ms (navigation {opened:.1?}), all lines {painted} ms; panning all {far}, \
             four times nearer {near}; first search {first} ms, next {search} ms, filter {filter} ms; heap {heap:.0} MB"
        );
        assert_eq!(browser.console(), Vec::<String>::new());
    }
}
