use crate::text::before;

/// Furthest before a place that a quotation is taken to have opened, in bytes.
const REACH: usize = 1200;

/// Whether a place stands inside a quotation that opened in its paragraph: its words are then those of another text.
pub(super) fn is_quoted(text: &str, at: usize) -> bool {
    let near = before(text, at, REACH);
    let paragraph = near.rsplit("\n\n").next().unwrap_or("");
    let count = |sign: char| paragraph.matches(sign).count();
    count('“') > count('”') || count('«') > count('»') || count('"') % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::is_quoted;

    #[test]
    fn a_quotation_reaches_to_its_end_or_its_paragraphs() {
        for (text, quoted) in [
            ("It says: “see para. 9", true),
            ("“It” says: see para. 9", false),
            ("« voir le par. 9", true),
            ("a “lost sign\n\nsee para. 9", false),
            ("the \"lamp\" (see para. 9", false),
        ] {
            assert_eq!(is_quoted(text, text.len()), quoted, "{text}");
        }
    }
}
