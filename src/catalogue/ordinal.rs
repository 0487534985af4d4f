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
    let cardinal_alone = !lower.ends_with("th") && !lower.ends_with("st") && !lower.ends_with("nd") && !lower.ends_with("rd");
    (sum > 0 && !cardinal_alone).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::ordinal_number;

    #[test]
    fn reads_ordinals() {
        assert_eq!(ordinal_number("Seventy-fifth"), Some(75));
        assert_eq!(ordinal_number("EIGHTIETH"), Some(80));
        assert_eq!(ordinal_number("Eleventh"), Some(11));
        assert_eq!(ordinal_number("Seventy"), None);
        assert_eq!(ordinal_number("Plenary"), None);
    }
}
