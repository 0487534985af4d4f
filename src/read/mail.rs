//! Mail (`.eml`): the fields that people see, the words, and the mails attached to it.

use std::collections::BTreeSet;
use std::time::Duration;

use mail_parser::Address;
use mail_parser::Message;
use mail_parser::MessageParser;
use mail_parser::MessagePart;
use mail_parser::MimeHeaders;
use mail_parser::PartType;

use crate::read::Document;
use crate::read::Fit;
use crate::read::ReadError;
use crate::read::Reader;
use crate::read::Source;
use crate::read::Witness;
use crate::read::WitnessKind;
use crate::read::sheet::Sheet;

/// Mails, one a file.
pub(super) const READER: Reader = Reader {
    name: "mail",
    extensions: &["eml"],
    sniff,
    limit: Some(Duration::from_secs(60)),
    alone: 0,
    read,
};

/// Largest mail, in bytes.
const LARGEST: usize = 64 << 20;

/// How deep attached mails may lie in each other.
const DEEPEST: usize = 8;

/// Most attachments that are named.
const MOST_NAMED: usize = 20;

/// Bytes looked at to tell mail from other text.
const SNIFFED: usize = 16 << 10;

/// Fields that only the machinery of mail writes.
const MACHINE: &[&str] = &[
    "message-id",
    "received",
    "mime-version",
    "return-path",
    "delivered-to",
    "dkim-signature",
];

/// Fields that people write; memoranda on paper have them too.
const HUMAN: &[&str] = &["from", "to", "cc", "date", "subject", "reply-to"];

/// Whether bytes are a mail: a block of fields at the very start, some of machinery and some of people. Fewer fields
/// count where the name says so.
fn sniff(bytes: &[u8]) -> Fit {
    let head = String::from_utf8_lossy(bytes.get(..SNIFFED).unwrap_or(bytes));
    let mut lines = head.trim_start_matches('\u{feff}').lines();
    if is_mbox(&head) {
        lines.next();
    }
    let mut found = BTreeSet::new();
    for line in lines.take_while(|it| !it.trim().is_empty()) {
        let name = line.split_once(':').map(|it| it.0.to_ascii_lowercase());
        match name.filter(|it| it.bytes().all(|it| it.is_ascii_graphic())) {
            Some(name) => drop(found.insert(name)),
            None if line.starts_with([' ', '\t']) && !found.is_empty() => {}
            None => return Fit::No,
        }
    }
    let count = |of: &[&str]| of.iter().filter(|it| found.contains(**it)).count();
    match (count(MACHINE), count(HUMAN)) {
        (1.., 2..) => Fit::Yes,
        (_, 1..) => Fit::ByName,
        _ => Fit::No,
    }
}

/// Whether a file starts as a folder of mails does: "From name day month date time year".
fn is_mbox(head: &str) -> bool {
    let first = head.lines().next().unwrap_or("");
    let time = |it: &str| it.len() == 8 && it.split(':').all(|it| it.len() == 2 && it.parse::<u8>().is_ok());
    first.starts_with("From ") && first.split_whitespace().any(time)
}

fn read(source: &Source) -> Result<Document, ReadError> {
    let refuse = |reason: String| Err(ReadError::format(&source.name, reason));
    if source.bytes.len() > LARGEST {
        return refuse(format!(
            "larger than {} MiB, the limit for a mail; save its attachments and read those",
            LARGEST >> 20
        ));
    }
    if is_mbox(&String::from_utf8_lossy(
        source.bytes.get(..SNIFFED).unwrap_or(&source.bytes),
    )) {
        return refuse("a folder of mails (mbox) is not read; save each mail as a file of its own (.eml)".to_owned());
    }
    let bytes = unwrapped(&source.bytes);
    let Some(message) = MessageParser::default().parse(&bytes) else {
        return refuse("no field of a mail can be read in it; save the mail anew as .eml".to_owned());
    };
    let mut sheet = Sheet::default();
    let mut skipped = Skipped::default();
    let mut open = vec![(&message, 0)];
    while let Some((mail, depth)) = open.pop() {
        write(mail, &mut sheet, &mut skipped);
        if let Some(subject) = mail.subject().filter(|_| depth == 0) {
            sheet.witness(Witness {
                kind: WitnessKind::Property,
                words: subject.trim().to_owned(),
            });
        }
        let inner: Vec<&Message<'_>> = mail.parts.iter().filter_map(MessagePart::message).collect();
        if depth == DEEPEST {
            skipped.mails += inner.len();
        } else {
            open.extend(inner.into_iter().rev().map(|it| (it, depth + 1)));
        }
    }
    skipped.doubts(&mut sheet);
    let document = sheet.finish(&source.name, READER.name);
    dismantle(message);
    Ok(document)
}

/// What was not read.
#[derive(Default)]
struct Skipped {
    names: Vec<String>,
    more: usize,
    mails: usize,
}

impl Skipped {
    fn doubts(self, sheet: &mut Sheet) {
        if !self.names.is_empty() {
            let more = if self.more > 0 {
                format!(" and {} more", self.more)
            } else {
                String::new()
            };
            sheet.doubt(format!(
                "attachments are not read: {}{more}; save them beside the mail",
                self.names.join(", ")
            ));
        }
        if self.mails > 0 {
            sheet.doubt(format!(
                "{} mail(s) attached more than {DEEPEST} deep are not read; save them as files of their own",
                self.mails
            ));
        }
    }
}

/// Writes one mail: its fields, then its words.
fn write(mail: &Message<'_>, sheet: &mut Sheet, skipped: &mut Skipped) {
    sheet.end_paragraph();
    let date = mail.header_raw("Date").map(str::trim);
    let fields = [
        ("From", mail.from().map(persons)),
        ("To", mail.to().map(persons)),
        ("Cc", mail.cc().map(persons)),
        ("Date", date.map(str::to_owned)),
        ("Subject", mail.subject().map(str::to_owned)),
    ];
    for (name, value) in fields {
        if let Some(value) = value.filter(|it| !it.trim().is_empty()) {
            sheet.folded(&format!("{name}: {}", value.trim()));
            sheet.end_line();
        }
    }
    sheet.end_paragraph();
    for (place, part) in mail.text_bodies().enumerate() {
        if let Some(page) = page(part) {
            sheet.append(&page);
            sheet.end_paragraph();
            continue;
        }
        let Some(words) = mail.body_text(place) else {
            continue;
        };
        let flowed = part
            .content_type()
            .and_then(|it| it.attribute("format"))
            .is_some_and(|it| it.eq_ignore_ascii_case("flowed"));
        lines(&words, flowed, sheet);
        sheet.end_paragraph();
    }
    let attached = mail.attachments().filter(|it| it.message().is_none());
    for part in attached {
        let kind = part
            .content_type()
            .map(|it| format!("{}/{}", it.ctype(), it.subtype().unwrap_or("")));
        let name = part.attachment_name().map(str::to_owned).or(kind);
        if skipped.names.len() < MOST_NAMED {
            let name = name.unwrap_or_else(|| "unnamed".to_owned());
            skipped
                .names
                .push(name.chars().filter(|it| !it.is_control()).take(120).collect());
        } else {
            skipped.more += 1;
        }
    }
}

/// A body that is a page, read as one where pages are read.
#[cfg(feature = "html")]
fn page(part: &MessagePart<'_>) -> Option<Sheet> {
    let PartType::Html(page) = &part.body else {
        return None;
    };
    crate::read::html::sheet(page)
}

#[cfg(not(feature = "html"))]
fn page(_: &MessagePart<'_>) -> Option<Sheet> {
    None
}

/// Names and addresses, as mail programs show them.
fn persons(address: &Address<'_>) -> String {
    let person = |it: &mail_parser::Addr<'_>| match (it.name(), it.address()) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (name, address) => name.or(address).unwrap_or("").to_owned(),
    };
    address.iter().map(person).collect::<Vec<_>>().join(", ")
}

/// Writes the lines of a text; lines that flow (RFC 3676) go on where they end in a blank.
fn lines(words: &str, flowed: bool, sheet: &mut Sheet) {
    for line in words.lines() {
        if line.trim().is_empty() {
            sheet.end_paragraph();
            continue;
        }
        sheet.text(line);
        if !(flowed && line.ends_with(' ') && line != "-- " && !line.starts_with('>')) {
            sheet.end_line();
        }
    }
}

/// The bytes, with attached mails that are encoded marked as other attachments. RFC 2046 does not allow them; their
/// parser reads them by calling itself, as deep as they lie in each other.
fn unwrapped(bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    let (mut start, mut at) = (0, 0);
    while at <= bytes.len() {
        let end = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |it| at + it);
        let blank = bytes[at..end].trim_ascii().is_empty();
        if blank || end == bytes.len() {
            mask_encoded_mail(&mut out[start..end]);
            start = end;
        }
        at = end + 1;
    }
    out
}

/// Masks the type, or the encoding where there is no type, in a block of fields that says both.
fn mask_encoded_mail(block: &mut [u8]) {
    const ENCODING: &[u8] = b"content-transfer-encoding";
    let lower = block.to_ascii_lowercase();
    let Some(encoding) = memchr::memmem::find(&lower, ENCODING) else {
        return;
    };
    let typed = memchr::memmem::find(&lower, b"content-type").is_some();
    let encoded = [&b"base64"[..], b"quoted-printable"]
        .iter()
        .any(|it| memchr::memmem::find(&lower, it).is_some());
    if !encoded {
        return;
    }
    if !typed {
        // In a digest that is a mail.
        block[encoding] = b'x';
    }
    for name in [&b"/rfc822"[..], b"/global"] {
        for at in memchr::memmem::find_iter(&lower, name) {
            block[at..at + name.len()].copy_from_slice(b"/binary");
        }
    }
}

/// Drops a mail and those in it one after the other: they may lie deeper than the stack.
fn dismantle(message: Message<'_>) {
    let mut open = vec![message];
    while let Some(mail) = open.pop() {
        open.extend(mail.parts.into_iter().filter_map(|it| match it.body {
            PartType::Message(inner) => Some(inner),
            _ => None,
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::mask_encoded_mail;
    use super::sniff;
    use crate::read::Fit;

    #[test]
    fn tells_mail_from_memoranda() {
        let mail =
            b"From: a@example.org\r\nDate: Mon, 1 Mar 2031 10:00:00 +0000\r\nMessage-ID: <1@example.org>\r\n\r\nLamps";
        assert_eq!(sniff(mail), Fit::Yes);
        assert_eq!(
            sniff(b"From: the Harbour\nTo: the Ferry\nSubject: lamps\n\nNo."),
            Fit::ByName
        );
        assert_eq!(sniff(b"From: the Harbour\nand from others: words of a line\n"), Fit::No);
        assert_eq!(sniff(b"PEP: 9901\nTitle: Lamps\n\n"), Fit::No);
        assert_eq!(sniff(b"%PDF-1.4\0"), Fit::No);
    }

    #[test]
    fn encoded_mails_are_other_attachments() {
        let mut block = b"Content-Type: message/RFC822\nContent-Transfer-Encoding: base64\n".to_vec();
        mask_encoded_mail(&mut block);
        assert_eq!(
            block,
            b"Content-Type: message/binary\nContent-Transfer-Encoding: base64\n"
        );
        let mut plain = b"Content-Type: message/rfc822\nSubject: base64\n".to_vec();
        let kept = plain.clone();
        mask_encoded_mail(&mut plain);
        assert_eq!(plain, kept);
    }
}
