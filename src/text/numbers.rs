/// "10,000".
pub fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// "1 finding", "10,000 findings".
pub fn several(number: u64, word: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{} {word}{ending}", count(number))
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_read_well() {
        let counts = [0, 7, 999, 1000, 10_000, 1_234_567].map(super::count);
        assert_eq!(counts, ["0", "7", "999", "1,000", "10,000", "1,234,567"]);
        assert_eq!([0, 1].map(|it| super::several(it, "lamp")), ["0 lamps", "1 lamp"]);
    }
}
