//! The axis of the timeline: the last year is whole, and its number has room.

use serde_json::json;

use super::collection::Letters;

/// Opens the timeline and gives what its axis gets: every number with its two ends, and the width of the picture.
const AXIS: &str = "
const canvas = document.querySelector('#timeline'); const draw = CanvasRenderingContext2D.prototype.fillText;
const numbers = new Map();
CanvasRenderingContext2D.prototype.fillText = function (text, x, ...more) {
  if (this.canvas === canvas && /^\\d{4}$/.test(text)) numbers.set(Number(text), [x, x + this.measureText(text).width]);
  draw.call(this, text, x, ...more);
};
document.querySelector('#tab-timeline').click();
return new Promise(done => setTimeout(() => done({width: canvas.clientWidth, numbers: Array.from(numbers)}), 400));";

#[test]
fn the_last_year_is_whole_and_its_number_has_room() {
    let Some(letters) = Letters::open() else { return };
    let browser = &letters.browser;
    let last = letters.graph().nodes().filter_map(|(_, it)| it.year).max().unwrap();
    for (width, height) in [(1400, 900), (800, 600), (390, 844)] {
        browser.resize(width, height);
        letters.reload();
        let axis = browser.run(AXIS, &[]);
        let wide = axis["width"].as_f64().unwrap();
        let number = |it: &serde_json::Value| {
            let ends = [0, 1].map(|end| it[1][end].as_f64().unwrap());
            (it[0].as_f64().unwrap(), ends)
        };
        let numbers: Vec<(f64, [f64; 2])> = axis["numbers"].as_array().unwrap().iter().map(number).collect();
        assert!(numbers.len() > 2, "{axis}");
        for (year, ends) in &numbers {
            assert!(ends[1] < wide, "{year} ends at {} of {wide}", ends[1]);
        }
        let (first, second) = (&numbers[0], &numbers[1]);
        let scale = (second.1[0] - first.1[0]) / (second.0 - first.0);
        // Numbers stand at the first day of their year, at one distance from it.
        for (year, ends) in &numbers {
            let expected = first.1[0] + (year - first.0) * scale;
            assert!(
                (ends[0] - expected).abs() < 0.5,
                "{year} stands at {}, not {expected}",
                ends[0]
            );
        }
        let end = first.1[0] + (f64::from(last) + 1.0 - first.0) * scale;
        let room = second.1[1] - second.1[0];
        assert!(
            end + room <= wide,
            "{last} ends at {end}, of {wide}, in a window of {width}"
        );
        assert_eq!(browser.console(), Vec::<String>::new());
        assert!(browser.value("document.querySelector('#timeline').height") != json!(0));
    }
}
