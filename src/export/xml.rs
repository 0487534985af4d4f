use crate::export::words;

/// A text for XML, in an element or an attribute. XML has no way to write most controls, so they go, as do
/// those that turn the reading direction.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for it in text.chars().filter(|it| !words::turns_direction(*it)) {
        match it {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\t' => escaped.push(it),
            it if it.is_control() || matches!(it, '\u{FFFE}' | '\u{FFFF}') => {}
            it => escaped.push(it),
        }
    }
    escaped
}

/// A length with one decimal at most, the same on every machine.
pub(super) fn number(value: f64) -> String {
    let rounded = format!("{value:.1}");
    let short = rounded.strip_suffix(".0").unwrap_or(&rounded);
    if short == "-0" {
        "0".to_owned()
    } else {
        short.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::escaped;
    use super::number;

    #[test]
    fn nothing_is_left_that_xml_forbids() {
        assert_eq!(
            escaped("<a b='\"'>&\0\u{1}\u{202E}\u{FFFE}x"),
            "&lt;a b=&#39;&quot;&#39;&gt;&amp;x"
        );
        assert_eq!(
            [number(1.0), number(-0.01), number(2.25), number(10.0)],
            ["1", "0", "2.2", "10"]
        );
    }
}
