//! Widths of text without a font: the Helvetica widths, rounded up, so that other fonts fit too.

/// Widths of the characters from blank to `~` in thousandths of the size.
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

/// The same of the bold font.
const BOLD_ASCII: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
    556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
    280, 389, 584,
];

/// Last character of a range, its width and that of its capitals. Far too coarse for typesetting, safe for boxes.
const RANGES: [(u32, u16, u16); 10] = [
    (0x2FF, 640, 780),
    (0x36F, 0, 0),
    (0x5FF, 760, 860),
    (0x10FF, 720, 720),
    (0x115F, 1000, 1000),
    (0x1FFF, 760, 860),
    (0x206F, 560, 560),
    (0x2E7F, 1000, 1000),
    (0xD7FF, 1000, 1000),
    (0x0010_FFFF, 1050, 1050),
];

/// Characters that are wider than their ranges say.
const WIDE: &str = "ÆæŒœŴŵ¼½¾©®…—―‰ЖШЩЮЫМФжшщюфыЉЊљњЂΨΩΜ";
const WIDEST: u16 = 1060;

/// Allowance for fonts that run wider than Helvetica.
const ALLOWANCE: f64 = 1.05;
/// How much wider bold characters are where no width of their own is given.
const BOLD: f64 = 1.07;

/// Width of a line of text.
pub(in crate::export) fn width(text: &str, size: f64, bold: bool) -> f64 {
    let units: f64 = text.chars().map(|it| units(it, bold)).sum();
    units / 1000.0 * size * ALLOWANCE
}

fn units(it: char, bold: bool) -> f64 {
    let code = u32::from(it);
    let table = if bold { &BOLD_ASCII } else { &ASCII };
    if let Some(width) = code.checked_sub(0x20).and_then(|it| table.get(it as usize)) {
        return f64::from(*width);
    }
    if WIDE.contains(it) {
        return f64::from(WIDEST);
    }
    let range = RANGES.iter().find(|(last, ..)| code <= *last);
    let width = range.map_or(
        1000,
        |(_, small, capital)| if it.is_uppercase() { *capital } else { *small },
    );
    f64::from(width) * if bold { BOLD } else { 1.0 }
}

/// Breaks a text into at most `lines` lines of a width. Lines end after a character (before an opening bracket)
/// of the first set of `breaks` that has one in the line, or anywhere in a word that is too long; what is left over becomes
/// an ellipsis.
pub(super) fn wrap(text: &str, breaks: &[&[char]], lines: usize, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        if wrapped.len() + 1 == lines && !fits(rest) {
            wrapped.push(ellipsis(rest, &fits));
            break;
        }
        let end = line_end(rest, breaks, &fits);
        wrapped.push(rest[..end].trim_end().to_owned());
        rest = rest[end..].trim_start();
    }
    wrapped
}

/// Where the first line ends: at the last break that fits, else at the last character that fits.
fn line_end(text: &str, breaks: &[&[char]], fits: impl Fn(&str) -> bool) -> usize {
    if fits(text) {
        return text.len();
    }
    let mut hard = 0;
    for (at, it) in text.char_indices() {
        let end = at + it.len_utf8();
        if hard > 0 && !fits(text[..end].trim_end()) {
            break;
        }
        hard = end;
    }
    let last = |set: &&[char]| {
        let at = text[..hard].rfind(*set)?;
        let sign = text[at..].chars().next()?;
        // A bracket goes with what stands in it.
        let end = if sign == '(' { at } else { at + sign.len_utf8() };
        (end > 0).then_some(end)
    };
    breaks.iter().find_map(last).unwrap_or(hard)
}

fn ellipsis(text: &str, fits: impl Fn(&str) -> bool) -> String {
    let mut end = 0;
    for (at, it) in text.char_indices() {
        let next = at + it.len_utf8();
        if !fits(&format!("{}…", &text[..next])) {
            break;
        }
        end = next;
    }
    format!("{}…", text[..end].trim_end_matches([' ', ',', '.', '-', ':', ';']))
}

#[cfg(test)]
mod tests {
    use super::width;
    use super::wrap;

    fn ten(text: &str) -> bool {
        text.chars().count() <= 10
    }

    #[test]
    fn wide_characters_count_in_full() {
        assert!(width("灯台日誌", 10.0, false) >= 40.0);
        assert!(width("ii", 10.0, false) < width("WW", 10.0, false));
    }

    #[test]
    fn breaks_where_it_may_and_ends_in_an_ellipsis() {
        assert_eq!(
            wrap("A/75/1-S/2021/2", &[&['-'], &['/']], 2, ten),
            ["A/75/1-", "S/2021/2"]
        );
        assert_eq!(
            wrap("S/PV.4392(Resumption1)", &[&['/', '('], &['.']], 3, |it| it.len() < 15),
            ["S/PV.4392", "(Resumption1)"]
        );
        assert_eq!(
            wrap("A/HRC/RES/8/43", &[&['-'], &['/']], 2, ten),
            ["A/HRC/RES/", "8/43"]
        );
        assert_eq!(
            wrap("lamps along the skerries", &[&[' ']], 2, ten),
            ["lamps", "along the…"]
        );
        assert_eq!(wrap("abcdefghijklmnop", &[&[' ']], 2, ten), ["abcdefghij", "klmnop"]);
        assert_eq!(wrap("", &[&[' ']], 2, ten), Vec::<String>::new());
        assert_eq!(wrap("wide", &[&[' ']], 1, |_| false), ["…"]);
    }
}
