/// Ordinals that mastheads print in words, one to nineteen and the tens.
const WORDS: &[(&str, u16)] = &[
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("thirtieth", 30),
    ("fortieth", 40),
    ("fiftieth", 50),
    ("sixtieth", 60),
    ("seventieth", 70),
    ("eightieth", 80),
    ("ninetieth", 90),
    ("hundredth", 100),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// The number of an English ordinal in words, "Seventy-fifth" for 75; `None` for other words.
pub fn ordinal_number(words: &str) -> Option<u16> {
    let lower = words.to_lowercase();
    let mut sum = 0;
    for word in lower.split(['-', ' ']) {
        sum += WORDS.iter().find(|(name, _)| *name == word)?.1;
    }
    let cardinal_alone =
        !lower.ends_with("th") && !lower.ends_with("st") && !lower.ends_with("nd") && !lower.ends_with("rd");
    (sum > 0 && !cardinal_alone).then_some(sum)
}

/// The English ordinal of a number in words, "seventy-fifth" for 75; digits above one hundred and ninety-nine.
pub fn ordinal_words(number: u16) -> String {
    let plain = |value: u16| {
        WORDS
            .iter()
            .find(|(name, it)| *it == value && name.ends_with(['h', 't', 'd']))
            .map(|it| it.0)
    };
    let tens = |value: u16| {
        WORDS
            .iter()
            .find(|(name, it)| *it == value && name.ends_with('y'))
            .map(|it| it.0)
    };
    match number {
        1..=99 => plain(number)
            .map(str::to_owned)
            .or_else(|| Some(format!("{}-{}", tens(number - number % 10)?, plain(number % 10)?)))
            .unwrap_or_else(|| number.to_string()),
        100 => "one hundredth".to_owned(),
        101..=199 => format!("one hundred and {}", ordinal_words(number - 100)),
        _ => format!("{number}th"),
    }
}

/// A number in Roman numerals; `None` for 0 and from 100 on, which no session has.
pub fn roman_numeral(number: u16) -> Option<String> {
    const TENS: [&str; 10] = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"];
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let tens = TENS.get(usize::from(number / 10))?;
    let ones = ONES.get(usize::from(number % 10))?;
    (number > 0).then(|| format!("{tens}{ones}"))
}

#[cfg(test)]
mod tests {
    use super::ordinal_number;
    use super::ordinal_words;
    use super::roman_numeral;
    use crate::catalogue::roman_number;

    #[test]
    fn words_and_numbers_agree() {
        for number in 1..=99 {
            assert_eq!(
                ordinal_number(&ordinal_words(number)),
                Some(number),
                "{}",
                ordinal_words(number)
            );
        }
        assert_eq!(ordinal_words(175), "one hundred and seventy-fifth");
    }

    #[test]
    fn roman_numerals_and_numbers_agree() {
        for number in 1..100 {
            let roman = roman_numeral(number).unwrap();
            assert_eq!(roman_number(&roman), Some(number), "{roman}");
        }
        assert_eq!(roman_numeral(0), None);
        assert_eq!(roman_numeral(100), None);
    }

    #[test]
    fn reads_ordinals() {
        assert_eq!(ordinal_number("Seventy-fifth"), Some(75));
        assert_eq!(ordinal_number("EIGHTIETH"), Some(80));
        assert_eq!(ordinal_number("Eleventh"), Some(11));
        assert_eq!(ordinal_number("Seventy"), None);
        assert_eq!(ordinal_number("Plenary"), None);
    }
}
