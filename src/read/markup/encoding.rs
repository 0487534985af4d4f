//! Text of files that may name their own encoding.

use std::borrow::Cow;

use encoding_rs::Encoding;
use encoding_rs::UTF_8;
use encoding_rs::UTF_16BE;
use encoding_rs::UTF_16LE;

use crate::read::decode::decode;

/// The text of a file, and doubts about it: by its byte order mark, by the encoding that it names, else by detection.
/// Valid UTF-8 with letters beyond ASCII is UTF-8 whatever the file says: no other text looks like it.
pub(in crate::read) fn decoded(bytes: &[u8], named: Option<&str>) -> (String, Vec<String>) {
    let named = named.and_then(|it| Encoding::for_label(it.trim().as_bytes()));
    // A name that could be read byte by byte is not of text in 16 bits.
    let named = named.filter(|it| ![UTF_8, UTF_16BE, UTF_16LE].contains(it));
    let utf8 = !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok();
    match named {
        Some(encoding) if Encoding::for_bom(bytes).is_none() && !utf8 => {
            let (text, damaged) = encoding.decode_without_bom_handling(bytes);
            let doubt = damaged.then(|| format!("read as {}, with damage", encoding.name()));
            (Cow::into_owned(text), doubt.into_iter().collect())
        }
        _ => {
            let read = decode(bytes);
            let text = match read.text.strip_prefix('\u{feff}') {
                Some(text) => text.to_owned(),
                None => read.text,
            };
            (text, read.diagnostics.into_iter().map(|it| it.message).collect())
        }
    }
}
