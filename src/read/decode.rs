use encoding_rs::DecoderResult;
use encoding_rs::Encoding;
use encoding_rs::MACINTOSH;
use encoding_rs::UTF_8;
use encoding_rs::WINDOWS_1252;

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
            let guess = detector.guess(None, chardetng::Utf8Detection::Deny);
            let mac = guess == WINDOWS_1252 && is_macintosh(bytes);
            decode_as(bytes, if mac { MACINTOSH } else { guess })
        }
    }
}

/// Whether bytes that look like windows-1252 are of an old Macintosh: its dashes and quotation marks (0xD0 to 0xD5) are
/// capitals there, which do not stand behind small letters and figures.
fn is_macintosh(bytes: &[u8]) -> bool {
    let high = bytes.iter().filter(|it| !it.is_ascii()).count();
    let odd = bytes
        .windows(2)
        .filter(|it| (it[0].is_ascii_lowercase() || it[0].is_ascii_digit()) && (0xd0..=0xd5).contains(&it[1]))
        .count();
    odd >= 3 && odd * 4 >= high
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

/// Decodes with a known encoding. Bytes are fed one by one, so that each character is known to stand for
/// exactly the bytes that made it: encoding it again would not always give as many.
fn decode_as(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let skip = Encoding::for_bom(bytes).map_or(0, |(_, length)| length);
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let (mut text, mut map, mut damaged) = (String::with_capacity(bytes.len()), OffsetMap::default(), false);
    let (mut from, mut at) = (skip, skip);
    let mut letters = [0_u8; 16];
    loop {
        // Between two characters, ASCII stands for itself.
        if from == at && encoding.is_ascii_compatible() {
            let run = bytes[at..].iter().take_while(|it| it.is_ascii()).count();
            map.push(text.len(), run, at, run);
            text.push_str(std::str::from_utf8(&bytes[at..at + run]).unwrap_or(""));
            at += run;
            from = at;
        }
        let next = bytes.get(at..=at).unwrap_or(&[]);
        let (result, read, written) = decoder.decode_to_utf8_without_replacement(next, &mut letters, next.is_empty());
        at += read;
        let start = text.len();
        text.push_str(std::str::from_utf8(&letters[..written]).unwrap_or(""));
        if matches!(result, DecoderResult::Malformed(..)) {
            text.push(char::REPLACEMENT_CHARACTER);
            damaged = true;
        }
        if text.len() > start {
            map.push(start, text.len() - start, from, at - from);
            from = at;
        }
        if next.is_empty() && result == DecoderResult::InputEmpty {
            break;
        }
    }
    let damage = if damaged { ", with damage" } else { "" };
    Decoded {
        diagnostics: vec![Diagnostic::file(format!("read as {}{damage}", encoding.name()))],
        text,
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
    fn old_macintosh_texts_are_told_by_their_quotation_marks() {
        let bytes = b"The lamp\xd5s keeper and the ferry\xd5s, paras. 1\xd04, \xd2lit\xd3";
        assert_eq!(
            decode(bytes).text,
            "The lamp’s keeper and the ferry’s, paras. 1–4, “lit”"
        );
        let bytes = b"L'\xc9tat d\xd2, \xd4t\xe9, \xe0 l\x92\xe9t\xe9";
        assert!(decode(bytes).text.contains("l’été"));
    }

    #[test]
    fn maps_utf16_to_the_file() {
        let bytes: Vec<u8> = "\u{feff}é A/1".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let decoded = decode(&bytes);
        assert_eq!(decoded.text, "é A/1");
        assert_eq!(decoded.to_file.unwrap().to_origin(Span::new(3, 6)), Span::new(6, 12));
    }

    #[test]
    fn a_damaged_file_is_mapped_within_its_bytes() {
        // A lead byte of two-byte encodings before ASCII, and one at the end.
        for encoding in [
            encoding_rs::BIG5,
            encoding_rs::GB18030,
            encoding_rs::SHIFT_JIS,
            encoding_rs::EUC_KR,
        ] {
            let bytes = b"lamp \xa4\xa4 \xc2\xad\xe2@ \x88\x62 A/75/745 \xe2";
            let decoded = super::decode_as(bytes, encoding);
            let map = decoded.to_file.unwrap();
            let at = decoded.text.find("A/75/745").unwrap();
            assert_eq!(
                map.to_origin(Span::new(at, at + 8)),
                Span::new(16, 24),
                "{}",
                encoding.name()
            );
            let all = map.to_origin(Span::new(0, decoded.text.len()));
            assert_eq!(all, Span::new(0, bytes.len()), "{}", encoding.name());
        }
    }

    #[test]
    fn keeps_the_good_part_of_damaged_utf8() {
        let decoded = decode(
            "été, déjà, où"
                .as_bytes()
                .iter()
                .copied()
                .chain(*b"\xff end")
                .collect::<Vec<_>>()
                .as_slice(),
        );
        assert!(decoded.text.ends_with("\u{fffd} end"));
        assert_eq!(decoded.diagnostics.len(), 1);
    }
}
