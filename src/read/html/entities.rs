//! Character references of HTML.

use std::borrow::Cow;

use quick_xml::escape::resolve_html5_entity;

/// Longest name of an entity, in bytes.
const LONGEST: usize = 32;

/// Names that count without their semicolon (HTML Standard, "Named character references").
const BARE: &str = "AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute \
    Icirc Igrave Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml Yacute \
    aacute acirc acute aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy curren deg divide eacute ecirc \
    egrave eth euml frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt macr micro middot nbsp not \
    ntilde oacute ocirc ograve ordf ordm oslash otilde ouml para plusmn pound quot raquo reg sect shy sup1 sup2 sup3 \
    szlig thorn times uacute ucirc ugrave uml uuml yacute yen yuml";

/// Text with its character references resolved; what is none stays as it is.
pub(super) fn decoded(text: &str, in_attribute: bool) -> Cow<'_, str> {
    let Some(first) = memchr::memchr(b'&', text.as_bytes()) else {
        return Cow::Borrowed(text);
    };
    let mut out = String::with_capacity(text.len());
    let (mut done, mut next) = (0, Some(first));
    while let Some(at) = next {
        let reference = text.get(at + 1..).unwrap_or("");
        if let Some((letters, length)) = reference_at(reference, in_attribute) {
            out.push_str(text.get(done..at).unwrap_or(""));
            out.push_str(&letters);
            done = at + 1 + length;
        }
        let from = done.max(at + 1);
        next = memchr::memchr(b'&', text.as_bytes().get(from..).unwrap_or(&[])).map(|it| from + it);
    }
    out.push_str(text.get(done..).unwrap_or(""));
    Cow::Owned(out)
}

/// The characters that a reference stands for, and its length without the "&".
fn reference_at(text: &str, in_attribute: bool) -> Option<(Cow<'static, str>, usize)> {
    if let Some(number) = text.strip_prefix('#') {
        return numbered(number).map(|(letter, length)| (Cow::Owned(letter.to_string()), length + 1));
    }
    let bytes = text.as_bytes().get(..LONGEST).unwrap_or(text.as_bytes());
    let length = bytes.iter().take_while(|it| it.is_ascii_alphanumeric()).count();
    let name = text.get(..length)?;
    if text.as_bytes().get(length) == Some(&b';')
        && let Some(letters) = resolve_html5_entity(name)
    {
        return Some((Cow::Borrowed(letters), length + 1));
    }
    let bare = (2..=length.min(6))
        .rev()
        .filter_map(|it| name.get(..it))
        .find(|it| is_bare(it))?;
    let goes_on = matches!(text.as_bytes().get(bare.len()), Some(it) if it.is_ascii_alphanumeric() || *it == b'=');
    if in_attribute && goes_on {
        return None;
    }
    resolve_html5_entity(bare).map(|it| (Cow::Borrowed(it), bare.len()))
}

fn is_bare(name: &str) -> bool {
    BARE.split_ascii_whitespace().any(|it| it == name)
}

/// The character of a number, and the length of the number with its semicolon.
fn numbered(text: &str) -> Option<(char, usize)> {
    let (digits, radix, before) = match text.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => (hexadecimal, 16, 1),
        None => (text, 10, 0),
    };
    let length = digits.bytes().take_while(|it| char::from(*it).is_digit(radix)).count();
    if length == 0 {
        return None;
    }
    let number = digits.get(..length).and_then(|it| u32::from_str_radix(it, radix).ok());
    let letter = match number {
        // Pages give the characters of Windows by these numbers.
        Some(it @ 0x80..=0x9f) => u8::try_from(it).ok().map(windows),
        Some(0) | None => None,
        Some(it) => char::from_u32(it),
    };
    let semicolon = usize::from(digits.as_bytes().get(length) == Some(&b';'));
    Some((
        letter.unwrap_or(char::REPLACEMENT_CHARACTER),
        before + length + semicolon,
    ))
}

fn windows(byte: u8) -> char {
    let (letter, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&byte));
    letter.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn references_are_resolved_as_browsers_do() {
        for (text, expected) in [
            ("A&#47;75&#x2F;1", "A/75/1"),
            ("caf&eacute;, l&rsquo;&nbspan", "café, l’\u{a0}an"),
            ("&#146;&#0;&#xD800;&#99999999999;", "’\u{fffd}\u{fffd}\u{fffd}"),
            ("R&D, &unknown; &; &#; &amp", "R&D, &unknown; &; &#; &"),
            ("&notin; &notit;", "∉ ¬it;"),
        ] {
            assert_eq!(decoded(text, false), expected);
        }
        assert_eq!(decoded("?a=1&copy=2&amp;b", true), "?a=1&copy=2&b");
    }
}
