//! What becomes of single characters in the normalised text.

/// Bytes at which the pass must stop and look.
pub(super) static IS_SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let marks = b"\n\r\x0c*<[\\&";
    let mut at = 0;
    while at < marks.len() {
        table[marks[at] as usize] = true;
        at += 1;
    }
    let mut byte = 128;
    while byte < 256 {
        table[byte] = true;
        byte += 1;
    }
    table
};

/// What a character is written as.
pub(super) enum Class {
    Same,
    Gone,
    As(&'static str),
    Wide(char),
    Raised(&'static str),
}

/// Blanks, hyphens, raised digits, invisible marks, ligatures and full-width forms.
/// En and em dashes stay: a range or a joint symbol printed with them is still told apart.
pub(super) fn class_of(letter: char) -> Class {
    match letter {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Class::As(" "),
        '\u{2010}' | '\u{2011}' | '\u{2212}' | '\u{fe63}' => Class::As("-"),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' => {
            Class::Gone
        }
        '\u{feff}' | '\u{640}' => Class::Gone,
        '\u{2028}' | '\u{2029}' | '\u{85}' => Class::As("\n"),
        '⁰' => Class::Raised("0"),
        '¹' => Class::Raised("1"),
        '²' => Class::Raised("2"),
        '³' => Class::Raised("3"),
        '⁴' => Class::Raised("4"),
        '⁵' => Class::Raised("5"),
        '⁶' => Class::Raised("6"),
        '⁷' => Class::Raised("7"),
        '⁸' => Class::Raised("8"),
        '⁹' => Class::Raised("9"),
        'ﬁ' => Class::As("fi"),
        'ﬂ' => Class::As("fl"),
        'ﬀ' => Class::As("ff"),
        'ﬃ' => Class::As("ffi"),
        'ﬄ' => Class::As("ffl"),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(letter as u32 - 0xfee0).map_or(Class::Same, Class::Wide),
        _ => Class::Same,
    }
}
