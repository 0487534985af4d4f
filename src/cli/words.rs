//! Numbers in words, for messages.

use std::time::Duration;

/// "10,000".
pub(super) fn count(number: u64) -> String {
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

/// "1 file", "10,000 files".
pub(super) fn files(number: u64) -> String {
    several(number, "file")
}

/// "1 finding", "10,000 findings".
pub(super) fn several(number: u64, word: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{} {word}{ending}", count(number))
}

/// "12 MB": bytes with the decimal unit that gives one to three digits.
pub(super) fn size(bytes: u64) -> String {
    let units = ["B", "kB", "MB", "GB", "TB"];
    let (mut value, mut unit) = (bytes, 0);
    while value >= 1000 && unit + 1 < units.len() {
        value = value / 1000 + u64::from(value % 1000 >= 500);
        unit += 1;
    }
    format!("{value} {}", units.get(unit).unwrap_or(&"TB"))
}

/// "3.2 s", "4 min 10 s".
pub(super) fn time(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 100 {
        return format!("{:.1} s", time.as_secs_f64());
    }
    format!("{} min {} s", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    #[test]
    fn numbers_read_well() {
        let counts = [0, 7, 999, 1000, 10_000, 1_234_567].map(super::count);
        assert_eq!(counts, ["0", "7", "999", "1,000", "10,000", "1,234,567"]);
        let sizes = [0, 999, 1000, 1499, 1500, 12_300_000, 268_435_456].map(super::size);
        assert_eq!(sizes, ["0 B", "999 B", "1 kB", "1 kB", "2 kB", "12 MB", "268 MB"]);
        let times = [0, 3200, 250_000].map(|it| super::time(Duration::from_millis(it)));
        assert_eq!(times, ["0.0 s", "3.2 s", "4 min 10 s"]);
    }
}
