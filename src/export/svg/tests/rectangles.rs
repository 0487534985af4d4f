//! What a picture shows, read back from its SVG: boxes and lines of text as rectangles.

use std::fmt;

use crate::export::svg::measure;

/// Something with an extent.
#[derive(Clone)]
pub(super) struct Rectangle {
    words: String,
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Rectangle {
    pub(super) fn touches(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    pub(super) fn holds(&self, other: &Self) -> bool {
        self.left <= other.left && other.right <= self.right && self.top <= other.top && other.bottom <= self.bottom
    }
}

/// A picture's boxes, each with its lines of text, and the texts that stand in no box.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) frame: Option<Rectangle>,
    pub(super) boxes: Vec<(Rectangle, Vec<Rectangle>)>,
    pub(super) texts: Vec<Rectangle>,
}

impl Shown {
    pub(super) fn of(svg: &str) -> Self {
        let mut shown = Self::default();
        let (body, legend) = svg.split_once(r#"<g font-size="#).map_or((svg, ""), |it| it);
        let mut inside = false;
        for line in body.lines() {
            if let Some(path) = attribute(line, r#"<path class="box" d=""#) {
                let boxed = extent(path);
                shown.boxes.push((boxed, Vec::new()));
                inside = true;
            } else if line.starts_with("<text") {
                let text = text(line);
                match shown.boxes.last_mut().filter(|_| inside) {
                    Some(it) => it.1.push(text),
                    None => shown.texts.push(text),
                }
            } else if line == "</g>" || line == "</a>" {
                inside = false;
            }
        }
        let size = 10.0;
        for line in legend.lines() {
            if line.starts_with("<text") {
                shown.texts.push(sized(line, number(line, "font-size").unwrap_or(size)));
            }
        }
        let corner = |name: &str| number(svg, name).unwrap();
        let view = attribute(svg, r#"viewBox=""#).unwrap();
        let top: f64 = view.split(' ').nth(1).unwrap().parse().unwrap();
        shown.frame = Some(Rectangle {
            words: "the picture".to_owned(),
            left: 0.0,
            top,
            right: corner("width"),
            bottom: top + corner("height"),
        });
        shown
    }

    /// What overlaps, or reaches out of its box or the picture.
    pub(super) fn fault(&self) -> Option<String> {
        let frame = self.frame.as_ref()?;
        for (boxed, texts) in &self.boxes {
            if let Some(out) = texts.iter().find(|it| !boxed.holds(it)) {
                return Some(format!("{out} is not in its {boxed}"));
            }
            if let Some((a, b)) = pairs(texts).find(|it| it.0.touches(it.1)) {
                return Some(format!("{a} touches {b} in one box"));
            }
        }
        let boxes = self.boxes.iter().map(|it| it.0.clone());
        let all: Vec<Rectangle> = boxes.chain(self.texts.iter().cloned()).collect();
        if let Some(out) = all.iter().find(|it| !frame.holds(it)) {
            return Some(format!("{out} is not in {frame}"));
        }
        let touching = pairs(&all).find(|it| it.0.touches(it.1));
        touching.map(|(a, b)| format!("{a} touches {b}"))
    }
}

impl fmt::Display for Rectangle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            words,
            left,
            top,
            right,
            bottom,
        } = self;
        write!(f, "{words:?} ({left:.1} {top:.1} to {right:.1} {bottom:.1})")
    }
}

fn pairs(all: &[Rectangle]) -> impl Iterator<Item = (&Rectangle, &Rectangle)> {
    all.iter()
        .enumerate()
        .flat_map(|(at, a)| all[at + 1..].iter().map(move |b| (a, b)))
}

fn attribute<'t>(text: &'t str, start: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(start)?;
    Some(rest.split_once('"')?.0)
}

fn number(text: &str, name: &str) -> Option<f64> {
    attribute(text, &format!(r#" {name}=""#))?.parse().ok()
}

/// The rectangle around a path of absolute commands with pairs of numbers.
fn extent(path: &str) -> Rectangle {
    let numbers: Vec<f64> = path
        .split(|it: char| it.is_ascii_alphabetic() || it == ' ')
        .filter(|it| !it.is_empty())
        .map(|it| it.parse().unwrap())
        .collect();
    let side = |from: usize| numbers.iter().skip(from).step_by(2).copied();
    let (least, most) = (f64::INFINITY, f64::NEG_INFINITY);
    Rectangle {
        words: "box".to_owned(),
        left: side(0).fold(least, f64::min),
        right: side(0).fold(most, f64::max),
        top: side(1).fold(least, f64::min),
        bottom: side(1).fold(most, f64::max),
    }
}

fn text(line: &str) -> Rectangle {
    sized(line, number(line, "font-size").unwrap())
}

fn sized(line: &str, size: f64) -> Rectangle {
    let words = line.split_once('>').unwrap().1.trim_end_matches("</text>");
    let plain = words
        // Marks of direction have no width.
        .replace(['\u{2067}', '\u{2069}'], "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
    let width = measure::width(&plain, size, line.contains("bold"));
    let (x, y) = (number(line, "x").unwrap(), number(line, "y").unwrap());
    let left = match attribute(line, r#"text-anchor=""#) {
        Some("end") => x - width,
        Some("middle") => x - width / 2.0,
        _ => x,
    };
    Rectangle {
        words: plain,
        left,
        right: left + width,
        // Ascent and descent of Helvetica's letters.
        top: y - size * 0.72,
        bottom: y + size * 0.21,
    }
}
