use encoding_rs::Encoding;
use encoding_rs::UTF_8;
use encoding_rs::UTF_16BE;
use encoding_rs::UTF_16LE;

use crate::text::Diagnostic;
use crate::text::OffsetMap;

/// A decoded file: UTF-8 text and, where the file is not the same bytes, the map back to it.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) to_file: Option<OffsetMap>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Share of bad sequences among all multi-byte ones up to which a text still counts as UTF-8 with damage.
const DAMAGED_UTF8: f64 = 0.2;

/// Decodes bytes: by byte order mark, as UTF-8 where it is valid or nearly so, else by detection.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    let plain = |text: String| Decoded {
        text,
        to_file: None,
        diagnostics: Vec::new(),
    };
    if let Some((encoding, _)) = Encoding::for_bom(bytes)
        && encoding != UTF_8
    {
        return decode_as(bytes, encoding);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => plain(text.to_owned()),
        Err(_) if nearly_utf8(bytes) => repair_utf8(bytes),
        Err(_) => {
            let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            decode_as(bytes, detector.guess(None, chardetng::Utf8Detection::Deny))
        }
    }
}

fn nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_u32, 0_u32);
    for chunk in bytes.utf8_chunks() {
        good += u32::try_from(chunk.valid().chars().filter(|it| !it.is_ascii()).count()).unwrap_or(u32::MAX);
        bad += u32::from(!chunk.invalid().is_empty());
    }
    f64::from(bad) <= DAMAGED_UTF8 * f64::from(good)
}

fn repair_utf8(bytes: &[u8]) -> Decoded {
    let (mut text, mut map, mut at, mut bad) = (String::with_capacity(bytes.len()), OffsetMap::default(), 0, 0);
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid();
        map.push(text.len(), valid.len(), at, valid.len());
        text.push_str(valid);
        at += valid.len();
        if !chunk.invalid().is_empty() {
            map.push(text.len(), 3, at, chunk.invalid().len());
            text.push(char::REPLACEMENT_CHARACTER);
            at += chunk.invalid().len();
            bad += 1;
        }
    }
    Decoded {
        text,
        to_file: Some(map),
        diagnostics: vec![Diagnostic::file(format!(
            "{bad} byte sequence(s) are not valid UTF-8 and were read as U+FFFD"
        ))],
    }
}

/// Decodes with a known encoding and finds each character's bytes by encoding it again.
fn decode_as(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let skip = Encoding::for_bom(bytes).map_or(0, |(_, length)| length);
    let (text, damaged) = encoding.decode_without_bom_handling(bytes.get(skip..).unwrap_or(&[]));
    let wide = encoding == UTF_16LE || encoding == UTF_16BE;
    let (mut map, mut at, mut derived) = (OffsetMap::default(), skip, 0);
    let mut letter_bytes = [0_u8; 4];
    for letter in text.chars() {
        let length = match letter {
            _ if wide => letter.len_utf16() * 2,
            _ if letter.is_ascii() || letter == char::REPLACEMENT_CHARACTER => 1,
            _ => encoding.encode(letter.encode_utf8(&mut letter_bytes)).0.len(),
        };
        map.push(derived, letter.len_utf8(), at, length);
        derived += letter.len_utf8();
        at += length;
    }
    let damage = if damaged { ", with damage" } else { "" };
    Decoded {
        diagnostics: vec![Diagnostic::file(format!("read as {}{damage}", encoding.name()))],
        text: text.into_owned(),
        to_file: Some(map),
    }
}

#[cfg(test)]
mod tests {
    use super::decode;
    use crate::text::Span;

    #[test]
    fn maps_single_byte_encodings_to_the_file() {
        let bytes = b"Le pr\xe9sident a \xe9t\xe9 re\xe7u \xe0 l\x92h\xf4tel.";
        let decoded = decode(bytes);
        assert!(decoded.text.starts_with("Le président"));
        let at = decoded.text.find("reçu").unwrap();
        let map = decoded.to_file.unwrap();
        assert_eq!(map.to_origin(Span::new(at, at + "reçu".len())), Span::new(19, 23));
    }

    #[test]
    fn maps_utf16_to_the_file() {
        let bytes: Vec<u8> = "\u{feff}é A/1".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let decoded = decode(&bytes);
        assert_eq!(decoded.text, "é A/1");
        assert_eq!(decoded.to_file.unwrap().to_origin(Span::new(3, 6)), Span::new(6, 12));
    }

    #[test]
    fn keeps_the_good_part_of_damaged_utf8() {
        let decoded = decode("été, déjà, où".as_bytes().iter().copied().chain(*b"\xff end").collect::<Vec<_>>().as_slice());
        assert!(decoded.text.ends_with("\u{fffd} end"));
        assert_eq!(decoded.diagnostics.len(), 1);
    }
}
