use std::fmt;

use crate::export::words;

/// A text inside of XML, between tags or in an attribute, from which a parser reads the very text again. What XML 1.0
/// (section 2.2) cannot hold becomes U+FFFD. Line ends, other controls, and marks that turn the reading direction are
/// written as references: parsers keep them then, and nobody who looks at the file is misled.
pub(super) struct Marked<'a>(pub(super) &'a str);

impl fmt::Display for Marked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.0;
        let mut written = 0;
        for (at, it) in text.char_indices() {
            let plain = match it {
                '&' | '<' | '>' | '"' | '\'' | '\u{FFFE}' | '\u{FFFF}' => false,
                it => !it.is_control() && !words::turns_direction(it),
            };
            if plain {
                continue;
            }
            f.write_str(&text[written..at])?;
            written = at + it.len_utf8();
            match it {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\t' | '\n' | '\r' | '\'' | '\u{7F}'..='\u{2FFF}' => write!(f, "&#{};", u32::from(it))?,
                _ => f.write_str("\u{FFFD}")?,
            }
        }
        f.write_str(&text[written..])
    }
}

#[cfg(test)]
mod tests {
    use super::Marked;

    #[test]
    fn what_xml_cannot_hold_is_replaced_and_all_else_kept() {
        assert_eq!(
            Marked("<a b='\"'>&\0\u{1}\u{85}\r\n\u{202E}\u{FFFE}x").to_string(),
            "&lt;a b=&#39;&quot;&#39;&gt;&amp;\u{FFFD}\u{FFFD}&#133;&#13;&#10;&#8238;\u{FFFD}x"
        );
    }
}
