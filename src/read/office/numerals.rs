//! Numbers as word processors display them.

/// How numbers are displayed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Numerals {
    /// 1, 2, 3; also every way of counting that is not listed here.
    #[default]
    Decimal,
    /// 01, 02 … 10.
    Padded,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
    /// The letters of an alphabet, doubled after its last: a … z, aa, bb.
    Letters(&'static str),
    /// *, †, ‡, §, **.
    Signs,
    /// Nothing: bullets, or no number at all.
    Nothing,
}

/// Ways of counting by their names, in DOCX and (the one-letter ones) in ODT.
const NAMES: &[(&str, Numerals)] = &[
    ("decimal", Numerals::Decimal),
    ("decimalZero", Numerals::Padded),
    ("lowerLetter", Numerals::Letters(LATIN)),
    ("upperLetter", Numerals::Letters(LATIN_CAPITALS)),
    ("lowerRoman", Numerals::LowerRoman),
    ("upperRoman", Numerals::UpperRoman),
    ("russianLower", Numerals::Letters(RUSSIAN)),
    ("russianUpper", Numerals::Letters(RUSSIAN_CAPITALS)),
    ("arabicAlpha", Numerals::Letters(ARABIC)),
    ("arabicAbjad", Numerals::Letters(ARABIC_ABJAD)),
    ("chicago", Numerals::Signs),
    ("bullet", Numerals::Nothing),
    ("none", Numerals::Nothing),
    ("1", Numerals::Decimal),
    ("a", Numerals::Letters(LATIN)),
    ("A", Numerals::Letters(LATIN_CAPITALS)),
    ("i", Numerals::LowerRoman),
    ("I", Numerals::UpperRoman),
    ("", Numerals::Nothing),
];

const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";
const LATIN_CAPITALS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const RUSSIAN: &str = "абвгдежзиклмнопрстуфхцчшщыэюя";
const RUSSIAN_CAPITALS: &str = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ";
const ARABIC: &str = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
const ARABIC_ABJAD: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
const SIGNS: &str = "*†‡§";

/// Longest row of one letter or sign; larger numbers are displayed as decimal ones.
const LONGEST_ROW: usize = 8;

/// Largest number with a Roman form of ordinary letters.
const LARGEST_ROMAN: u32 = 3999;

impl Numerals {
    /// The way of counting of this name.
    pub(super) fn named(name: &str) -> Self {
        NAMES.iter().find(|it| it.0 == name).map_or(Self::Decimal, |it| it.1)
    }

    /// A number as displayed.
    pub(super) fn display(self, number: u32) -> String {
        let plain = || number.to_string();
        match self {
            Self::Decimal => plain(),
            Self::Padded => format!("{number:02}"),
            Self::LowerRoman => roman(number).map_or_else(plain, |it| it.to_ascii_lowercase()),
            Self::UpperRoman => roman(number).unwrap_or_else(plain),
            Self::Letters(alphabet) => repeated(alphabet, number).unwrap_or_else(plain),
            Self::Signs => repeated(SIGNS, number).unwrap_or_else(plain),
            Self::Nothing => String::new(),
        }
    }
}

/// The letter of a number, doubled when the alphabet is through.
fn repeated(alphabet: &str, number: u32) -> Option<String> {
    let index = usize::try_from(number).ok()?.checked_sub(1)?;
    let letters = alphabet.chars().count();
    let letter = alphabet.chars().nth(index % letters)?;
    let times = index / letters + 1;
    (times <= LONGEST_ROW).then(|| std::iter::repeat_n(letter, times).collect())
}

fn roman(number: u32) -> Option<String> {
    const STEPS: &[(u32, &str)] = &[
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..=LARGEST_ROMAN).contains(&number) {
        return None;
    }
    let mut left = number;
    let mut out = String::new();
    for (value, letters) in STEPS {
        while left >= *value {
            out.push_str(letters);
            left -= value;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::Numerals;

    #[test]
    fn numbers_are_displayed_as_word_does() {
        let rows = [
            ("decimal", 12, "12"),
            ("decimalZero", 7, "07"),
            ("lowerLetter", 1, "a"),
            ("lowerLetter", 28, "bb"),
            ("upperLetter", 26, "Z"),
            ("lowerRoman", 14, "xiv"),
            ("upperRoman", 1949, "MCMXLIX"),
            ("upperRoman", 4000, "4000"),
            ("russianLower", 2, "б"),
            ("chicago", 4, "§"),
            ("chicago", 5, "**"),
            ("chicago", 4_000_000_000, "4000000000"),
            ("lowerLetter", 0, "0"),
            ("bullet", 3, ""),
            ("ordinal", 3, "3"),
        ];
        for (name, number, displayed) in rows {
            assert_eq!(Numerals::named(name).display(number), displayed, "{name} {number}");
        }
    }
}
