//! How the lines of a text stand to each other, before any mark is read.

/// Fewest line pairs that a verdict about spacing may rest on.
const FEWEST_PAIRS: usize = 6;

/// Whether a converter put an empty line between every two lines.
///
/// A sentence that goes on (the next line starts in lower case) is the witness: in such a text most of these
/// pairs are torn by exactly one empty line; in a text of one-line paragraphs hardly any pair goes on at all.
pub(super) fn is_double_spaced(text: &str) -> bool {
    let (mut torn, mut whole, mut gaps) = (0_usize, 0_usize, 0_usize);
    let (mut previous, mut empty) = ("", 0_usize);
    for line in text.lines() {
        let line = line.trim();
        if line.is_empty() {
            empty += 1;
            continue;
        }
        let goes_on = line.starts_with(|it: char| it.is_lowercase())
            && previous.ends_with(|it: char| it.is_alphanumeric() || it == ',')
            && !is_lone_address(line)
            && !is_lone_address(previous);
        gaps += usize::from(empty == 1);
        match empty {
            0 if goes_on => whole += 1,
            1 if goes_on => torn += 1,
            _ => {}
        }
        (previous, empty) = (line, 0);
    }
    torn >= FEWEST_PAIRS && torn > 2 * whole && torn * 4 >= gaps
}

/// Whether a trimmed line is a rule: five or more underscores, or three or more of `-`, `*`, `=`, alone.
pub(super) fn is_rule(line: &str) -> bool {
    let Some(&first) = line.as_bytes().first() else {
        return false;
    };
    let fewest = match first {
        b'_' => 5,
        b'-' | b'*' | b'=' => 3,
        _ => return false,
    };
    line.bytes().filter(|&it| it == first).count() >= fewest && line.bytes().all(|it| it == first || it == b' ')
}

/// Whether a trimmed line is nothing but one whole address.
pub(super) fn is_lone_address(line: &str) -> bool {
    let scheme = ["https://", "http://", "ftp://"].iter().any(|it| line.starts_with(it));
    scheme && line.len() > 12 && !line.contains(char::is_whitespace)
}

/// Whether a line closes a sentence or a paragraph, so that a lone address after it starts anew.
pub(super) fn closes(line: &str) -> bool {
    let line = line.trim_end_matches(['”', '"', '’', ')', ']', '*', '_', '>']);
    line.is_empty() || line.ends_with(['.', '!', '?']) || is_lone_address(line)
}

#[cfg(test)]
mod tests {
    use super::is_double_spaced;
    use super::is_rule;

    #[test]
    fn tells_double_spacing_from_paragraphs() {
        let words = "the gauge at the ferry pier\n\nwas read each day and sent\n\nto the office of the river\n\n";
        assert!(is_double_spaced(&words.repeat(4)));
        let paragraphs = "The gauge was read each day.\n\nIt was sent to the office.\n\n";
        assert!(!is_double_spaced(&paragraphs.repeat(8)));
        assert!(!is_double_spaced(&words.replace("\n\n", "\n").repeat(8)));
    }

    #[test]
    fn knows_rules() {
        assert!(is_rule("__________________"));
        assert!(is_rule("---"));
        assert!(!is_rule("--"));
        assert!(!is_rule("--- a"));
    }
}
