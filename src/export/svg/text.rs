use std::fmt::Write as _;

use crate::export::xml::escaped;
use crate::export::xml::number;

/// Whether a text is read from right to left: its first letter decides (Unicode Standard Annex 9, rules P2 and P3).
pub(super) fn from_right(text: &str) -> bool {
    let right = |it: char| matches!(u32::from(it), 0x590..=0x8FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFE | 0x1_0800..=0x1_0FFF | 0x1_E800..=0x1_EFFF);
    text.chars().find(|it| it.is_alphabetic()).is_some_and(right)
}

/// A line of text at a point.
pub(super) fn line(svg: &mut String, at: (f64, f64), words: &str, style: &str) {
    marked(svg, at, words, style, ["", ""]);
}

/// A line of text at a point, between two marks of our own.
fn marked(svg: &mut String, (x, y): (f64, f64), words: &str, style: &str, [start, end]: [&str; 2]) {
    let _ = writeln!(
        svg,
        r#"<text x="{}" y="{}" {style}>{start}{}{end}</text>"#,
        number(x),
        number(y),
        escaped(words)
    );
}

/// Marks around words that are read from right to left whatever stands around them: programs that draw pixels and pages
/// know these, but no style that says the same (Unicode Standard Annex 9, RLI and PDI).
const FROM_RIGHT: &str = "\u{2067}";
const END: &str = "\u{2069}";

/// A line of text between two sides, at the one where its reading starts. Its end is anchored, as programs differ on
/// what the start of a text from the right is.
pub(super) fn between(svg: &mut String, (left, right): (f64, f64), y: f64, words: &str, from_right: bool, style: &str) {
    if from_right {
        let style = format!(r#"{style} text-anchor="end""#);
        marked(svg, (right, y), words, &style, [FROM_RIGHT, END]);
    } else {
        line(svg, (left, y), words, style);
    }
}

#[cfg(test)]
mod tests {
    use super::between;
    use super::from_right;

    #[test]
    fn the_first_letter_decides_the_direction() {
        let texts = [
            ("رسالة 75 letter", true),
            ("12 מכתב", true),
            ("A/75/745 رسالة", false),
            ("灯台", false),
            ("Письмо", false),
            ("12", false),
        ];
        for (text, wanted) in texts {
            assert_eq!(from_right(text), wanted, "{text}");
        }
        let mut svg = String::new();
        between(&mut svg, (10.0, 90.0), 5.0, "\u{2066}رسالة\u{202C}", true, "");
        assert!(svg.contains(">\u{2067}رسالة\u{2069}<"), "our marks alone: {svg}");
        assert!(
            svg.contains(r#"x="90""#) && svg.contains(r#"text-anchor="end""#),
            "{svg}"
        );
    }
}
