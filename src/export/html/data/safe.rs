use std::io;

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

/// JSON that can stand in a script element: without `<`, so that nothing ends or opens an element, and without the line
/// ends that old scripts do not allow in strings.
pub(super) fn json(value: &impl Serialize) -> io::Result<String> {
    let mut bytes = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut bytes, Escaping))?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// Bytes that a character takes in such JSON.
pub(super) fn width(it: char) -> usize {
    match it {
        '<' | '\u{2028}' | '\u{2029}' => 6,
        '"' | '\\' => 2,
        it if it < ' ' => 6,
        it => it.len_utf8(),
    }
}

struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(['<', '\u{2028}', '\u{2029}']) {
            let (before, from) = rest.split_at(at);
            out.write_all(before.as_bytes())?;
            let mut characters = from.chars();
            for it in characters.by_ref().take(1) {
                write!(out, "\\u{:04x}", u32::from(it))?;
            }
            rest = characters.as_str();
        }
        out.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::json;
    use super::width;

    #[test]
    fn nothing_can_leave_the_script_element() {
        let hostile = "</script><!-- \u{2028}\u{2029} & \"lamp\\";
        let written = json(&hostile).unwrap();
        assert!(!written.contains(['<', '\u{2028}', '\u{2029}']));
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), hostile);
        assert_eq!(hostile.chars().map(width).sum::<usize>() + 2, written.len());
    }
}
