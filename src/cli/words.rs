//! Numbers in words, for messages.

use std::time::Duration;

pub(super) use crate::text::count;
pub(super) use crate::text::several;

/// "1 file", "10,000 files".
pub(super) fn files(number: u64) -> String {
    several(number, "file")
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
        let sizes = [0, 999, 1000, 1499, 1500, 12_300_000, 268_435_456].map(super::size);
        assert_eq!(sizes, ["0 B", "999 B", "1 kB", "1 kB", "2 kB", "12 MB", "268 MB"]);
        let times = [0, 3200, 250_000].map(|it| super::time(Duration::from_millis(it)));
        assert_eq!(times, ["0.0 s", "3.2 s", "4 min 10 s"]);
    }
}
