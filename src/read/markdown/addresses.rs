//! Bare addresses: what looks like emphasis inside them is a part of the address.

use std::ops::Range;

/// The addresses printed in a text, in order.
pub(super) fn addresses(source: &str) -> Vec<Range<usize>> {
    let bytes = source.as_bytes();
    let mut found: Vec<Range<usize>> = Vec::new();
    for colon in memchr::memmem::find_iter(bytes, "://") {
        if found.last().is_some_and(|it| colon < it.end) {
            continue;
        }
        let scheme = bytes[..colon]
            .iter()
            .rev()
            .take(8)
            .take_while(|it| it.is_ascii_alphabetic())
            .count();
        let ends = |it: &u8| it.is_ascii_whitespace() || matches!(it, b'<' | b'>' | b'"' | b'|' | b'`');
        let length = bytes[colon..].iter().position(ends).unwrap_or(bytes.len() - colon);
        let whole = source.get(colon..colon + length).unwrap_or("");
        let kept = whole.trim_end_matches(['*', '_', '~', '.', ',', ';', ':', '!', '?', ')', ']']);
        found.push(colon - scheme..colon + kept.len());
    }
    found
}

/// Whether a byte lies inside one of these addresses.
pub(super) fn inside(addresses: &[Range<usize>], at: usize) -> bool {
    let after = addresses.partition_point(|it| it.start < at);
    after.checked_sub(1).is_some_and(|it| at < addresses[it].end)
}

#[cfg(test)]
mod tests {
    use super::addresses;
    use super::inside;

    #[test]
    fn ends_before_the_marks_of_the_sentence() {
        let text = "**https://example.org/_a_/b**, and *www* (https://example.org/~c).";
        let found = addresses(text);
        assert_eq!(&text[found[0].clone()], "https://example.org/_a_/b");
        assert_eq!(&text[found[1].clone()], "https://example.org/~c");
        assert!(inside(&found, 22) && !inside(&found, 2) && !inside(&found, 27));
    }
}
