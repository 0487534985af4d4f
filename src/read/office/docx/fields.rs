//! Fields: an instruction that is never text, and the result that is displayed.

/// Longest instruction that is kept, in bytes.
const LONGEST_CODE: usize = 4096;

/// An open field.
#[derive(Default)]
pub(super) struct Field {
    code: String,
    /// Whether its result is being read; before, its instruction.
    pub(super) shown: bool,
    /// Where the result starts in the open paragraph.
    pub(super) start: usize,
    /// Where the result leads.
    pub(super) target: Option<String>,
}

impl Field {
    /// Adds to the instruction.
    pub(super) fn instruct(&mut self, words: &str) {
        if self.code.len() + words.len() <= LONGEST_CODE {
            self.code.push_str(words);
        }
    }

    /// The result starts here.
    pub(super) fn show(&mut self, start: usize) {
        self.shown = true;
        self.start = start;
        self.target = target(&self.code);
    }
}

/// Where an instruction leads: `HYPERLINK "address" \l "place"`.
pub(super) fn target(code: &str) -> Option<String> {
    let mut words = words(code).into_iter();
    if !words.next()?.0.eq_ignore_ascii_case("HYPERLINK") {
        return None;
    }
    let (mut address, mut place) = (String::new(), None);
    while let Some((word, quoted)) = words.next() {
        match word.as_str() {
            "\\l" if !quoted => place = words.next().map(|it| it.0),
            // A tip and the name of a frame.
            "\\o" | "\\t" if !quoted => drop(words.next()),
            it if it.starts_with('\\') && !quoted => {}
            _ if address.is_empty() => address = word,
            _ => {}
        }
    }
    if let Some(place) = place {
        address.push('#');
        address.push_str(&place);
    }
    (!address.is_empty()).then_some(address)
}

/// The words of an instruction, and whether each stood in quotation marks: those may hold blanks, and backslashes
/// before a mark.
fn words(code: &str) -> Vec<(String, bool)> {
    let mut words = Vec::new();
    let mut letters = code.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter.is_whitespace() {
            continue;
        }
        let mut word = String::new();
        let quoted = matches!(letter, '"' | '“' | '”');
        if quoted {
            while let Some(it) = letters.next() {
                match it {
                    '"' | '“' | '”' => break,
                    '\\' => word.push(letters.next_if(|it| matches!(it, '"' | '\\')).unwrap_or('\\')),
                    _ => word.push(it),
                }
            }
        } else {
            word.push(letter);
            while let Some(it) = letters.next_if(|it| !it.is_whitespace() && *it != '"') {
                word.push(it);
            }
        }
        words.push((word, quoted));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::target;

    #[test]
    fn instructions_lead_where_they_say() {
        let rows = [
            (
                r#" HYPERLINK "https://example.org/a b" \o "a \"tip\"" "#,
                Some("https://example.org/a b"),
            ),
            (r#"hyperlink \l "lamps""#, Some("#lamps")),
            (
                r#"HYPERLINK "https://example.org/" \l "x" \h"#,
                Some("https://example.org/#x"),
            ),
            (r"HYPERLINK https://example.org/a", Some("https://example.org/a")),
            (r#"HYPERLINK "\\\\server\\lamps""#, Some(r"\\server\lamps")),
            (r"HYPERLINK", None),
            (r"PAGEREF _Toc1 \h", None),
            ("", None),
        ];
        for (code, expected) in rows {
            assert_eq!(target(code).as_deref(), expected, "{code}");
        }
    }
}
