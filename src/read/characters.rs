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

/// Blanks, hyphens, raised digits, invisible marks, ligatures, full-width forms, and Arabic digits and shaped letters.
/// En and em dashes stay: a range or a joint symbol printed with them is still told apart.
pub(super) fn class_of(letter: char) -> Class {
    match letter {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Class::As(" "),
        '\u{2010}' | '\u{2011}' | '\u{2212}' | '\u{fe63}' => Class::As("-"),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' => {
            Class::Gone
        }
        '\u{feff}' | '\u{640}' | '\u{61c}' => Class::Gone,
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
        '\u{660}'..='\u{669}' => digit(letter, 0x660),
        '\u{6f0}'..='\u{6f9}' => digit(letter, 0x6f0),
        'ﷲ' => Class::As("الله"),
        '\u{fb8e}'..='\u{fefc}' => shaped(letter),
        _ => Class::Same,
    }
}

fn digit(letter: char, zero: u32) -> Class {
    char::from_digit(letter as u32 - zero, 10).map_or(Class::Same, Class::Wide)
}

/// First of the shapes that an Arabic letter takes by its neighbours, and the letter. Texts taken out of PDF files hold
/// the shapes; the Persian kaf, yeh and heh stand there for the Arabic ones.
const SHAPES: &[(u32, &str)] = &[
    (0xfb8e, "ك"),
    (0xfb92, ""),
    (0xfba6, "ه"),
    (0xfbae, ""),
    (0xfbfc, "ي"),
    (0xfc00, ""),
    (0xfe80, "ء"),
    (0xfe81, "آ"),
    (0xfe83, "أ"),
    (0xfe85, "ؤ"),
    (0xfe87, "إ"),
    (0xfe89, "ئ"),
    (0xfe8d, "ا"),
    (0xfe8f, "ب"),
    (0xfe93, "ة"),
    (0xfe95, "ت"),
    (0xfe99, "ث"),
    (0xfe9d, "ج"),
    (0xfea1, "ح"),
    (0xfea5, "خ"),
    (0xfea9, "د"),
    (0xfeab, "ذ"),
    (0xfead, "ر"),
    (0xfeaf, "ز"),
    (0xfeb1, "س"),
    (0xfeb5, "ش"),
    (0xfeb9, "ص"),
    (0xfebd, "ض"),
    (0xfec1, "ط"),
    (0xfec5, "ظ"),
    (0xfec9, "ع"),
    (0xfecd, "غ"),
    (0xfed1, "ف"),
    (0xfed5, "ق"),
    (0xfed9, "ك"),
    (0xfedd, "ل"),
    (0xfee1, "م"),
    (0xfee5, "ن"),
    (0xfee9, "ه"),
    (0xfeed, "و"),
    (0xfeef, "ى"),
    (0xfef1, "ي"),
    (0xfef5, "لآ"),
    (0xfef7, "لأ"),
    (0xfef9, "لإ"),
    (0xfefb, "لا"),
];

fn shaped(letter: char) -> Class {
    let after = SHAPES.partition_point(|it| it.0 <= letter as u32);
    let shape = after.checked_sub(1).and_then(|it| SHAPES.get(it));
    shape
        .filter(|it| !it.1.is_empty())
        .map_or(Class::Same, |it| Class::As(it.1))
}

#[cfg(test)]
mod tests {
    use super::Class;
    use super::class_of;

    fn plain(text: &str) -> String {
        let mut plain = String::new();
        for letter in text.chars() {
            match class_of(letter) {
                Class::Same => plain.push(letter),
                Class::Gone => {}
                Class::As(it) | Class::Raised(it) => plain.push_str(it),
                Class::Wide(it) => plain.push(it),
            }
        }
        plain
    }

    #[test]
    fn arabic_text_is_read_whatever_its_digits_and_shapes() {
        assert_eq!(plain("٢٢٧٢ (٢٠١٦)"), "2272 (2016)");
        assert_eq!(plain("۲۲۷۲"), "2272");
        assert_eq!(plain("ﻗﺮار اﻟﺠﻤﻌﯿﺔ اﻟﻌﺎﻣﺔ"), "قرار الجمعية العامة");
        assert_eq!(plain("الأمــم\u{200f}"), "الأمم");
        assert_eq!(plain("\u{fdfd}\u{fc00}"), "\u{fdfd}\u{fc00}");
    }
}
