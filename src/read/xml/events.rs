//! From XML to a tape, as far as the file is well-formed.

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::escape::unescape_with;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;

use crate::read::markup::Tape;
use crate::read::markup::TooMany;

/// Longest reason of the parser that is shown, in characters.
const REASON: usize = 160;

/// What was read of a file.
pub(super) struct Read {
    pub(super) tape: Tape,
    pub(super) doubts: Vec<String>,
}

/// Reads a file up to its end or to the first place that is not well-formed. Nothing outside of the file is opened, and
/// no entity but the five of XML is expanded.
pub(super) fn tape(text: &str) -> Result<Read, TooMany> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    let mut tape = Tape::default();
    let mut unknown = Unknown::default();
    let broken = loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => break Some((reader.error_position(), error.to_string())),
        };
        match event {
            Event::Start(tag) => {
                if let Err(reason) = open(&mut tape, &tag)? {
                    break Some((reader.buffer_position(), reason));
                }
            }
            Event::Empty(tag) => {
                let read = open(&mut tape, &tag)?;
                tape.close();
                if let Err(reason) = read {
                    break Some((reader.buffer_position(), reason));
                }
            }
            Event::End(_) => tape.close(),
            Event::Text(words) => {
                if words.contains('&') {
                    unknown.note("&");
                }
                tape.text(&words);
            }
            Event::CData(words) => tape.text(&words),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(letter)) => tape.text(letter.encode_utf8(&mut [0; 4])),
                _ => match resolve_xml_entity(&reference) {
                    Some(letter) => tape.text(letter),
                    None => {
                        let written = format!("&{};", &*reference);
                        unknown.note(&written);
                        tape.text(&written);
                    }
                },
            },
            Event::Eof => {
                let open = tape.innermost().map(|it| format!("the file ends inside <{it}>"));
                break open.map(|it| (reader.buffer_position(), it));
            }
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::DocType(_) => {}
        }
    };
    tape.end();
    let mut doubts = unknown.doubt();
    if let Some((at, reason)) = broken {
        let (line, column) = place(text, usize::try_from(at).unwrap_or(text.len()));
        let reason = reason.trim_start_matches("ill-formed document: ");
        let reason: String = reason.chars().take(REASON).collect();
        doubts.push(format!(
            "not well-formed at line {line}, column {column}: {reason}; what follows was not read"
        ));
    }
    if tape.root().is_none() {
        doubts.push("no element in this XML file".to_owned());
    }
    Ok(Read { tape, doubts })
}

/// Opens an element; the inner error is why its attributes are not well-formed.
fn open(tape: &mut Tape, tag: &BytesStart<'_>) -> Result<Result<(), String>, TooMany> {
    let name = tape.name(tag.name().into_inner());
    tape.open(name)?;
    // The parser's check for attributes written twice takes quadratic time.
    for attribute in tag.attributes().with_checks(false) {
        match attribute {
            Ok(it) => {
                let value = unescape_with(&it.value, resolve_xml_entity).unwrap_or_else(|_| it.value.clone());
                tape.attribute(it.key.into_inner(), &value);
            }
            Err(error) => return Ok(Err(error.to_string())),
        }
    }
    Ok(Ok(()))
}

/// References that are kept as they are written.
#[derive(Default)]
struct Unknown {
    first: String,
    count: usize,
}

impl Unknown {
    fn note(&mut self, written: &str) {
        if self.count == 0 {
            self.first = written.chars().take(REASON).collect();
        }
        self.count += 1;
    }

    fn doubt(&self) -> Vec<String> {
        match self.count {
            0 => Vec::new(),
            1 => vec![format!("{} is no entity of XML and was kept as written", self.first)],
            more => vec![format!(
                "{} is no entity of XML and was kept as written, with {} more such",
                self.first,
                more - 1
            )],
        }
    }
}

/// 1-based line and column of a byte; columns count characters.
fn place(text: &str, at: usize) -> (usize, usize) {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (line, column)
}
