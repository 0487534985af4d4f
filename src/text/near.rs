/// At most `reach` bytes of a text behind `at`, cut on a character boundary; empty where `at` is none.
pub fn behind(text: &str, at: usize, reach: usize) -> &str {
    let end = text.floor_char_boundary(at.saturating_add(reach));
    text.get(at..end).unwrap_or("")
}

/// At most `reach` bytes of a text before `at`, cut on a character boundary; empty where `at` is none.
pub fn before(text: &str, at: usize, reach: usize) -> &str {
    let start = text.ceil_char_boundary(at.saturating_sub(reach));
    text.get(start..at).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::before;
    use super::behind;

    #[test]
    fn cuts_on_character_boundaries() {
        assert_eq!(behind("aéb", 0, 2), "a");
        assert_eq!(behind("aéb", 1, 99), "éb");
        assert_eq!(behind("aéb", 2, 9), "");
        assert_eq!(before("aéb", 3, 1), "");
        assert_eq!(before("aéb", 4, 2), "b");
        assert_eq!(before("aéb", 4, 99), "aéb");
    }
}
