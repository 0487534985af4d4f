//! Packs parts into containers, and shows what was read of them.

use std::io::Cursor;
use std::io::Write;

use ibid::read::Document;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::mutator::read;

/// Namespaces of the parts of Word.
pub(crate) const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
    xmlns:odd=\"http://example.org/odd\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";

/// Namespaces of the parts of OpenDocument.
pub(crate) const OPEN: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
    xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
    xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
    xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" \
    xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" \
    xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";

const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A container of these entries.
pub(crate) fn packed<B: AsRef<[u8]>>(parts: &[(String, B)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let method = match name.as_str() {
            "mimetype" => zip::CompressionMethod::Stored,
            _ => zip::CompressionMethod::Deflated,
        };
        let options = SimpleFileOptions::default().compression_method(method);
        writer.start_file(name, options).unwrap();
        writer.write_all(content.as_ref()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The parts of a document of Word: its body, and other parts by their relation to it ("styles", "footnotes") without
/// their root. A relation named "hyperlink" holds an address; the ids of relations are rId0, rId1 … in the order given.
pub(crate) fn docx_parts(body: &str, more: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut relations = String::new();
    let mut parts = vec![
        (
            "[Content_Types].xml".to_owned(),
            "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-\
             officedocument.wordprocessingml.document.main+xml\"/></Types>"
                .to_owned(),
        ),
        (
            "_rels/.rels".to_owned(),
            format!(
                "<Relationships><Relationship Id=\"a\" Type=\"{TYPES}/officeDocument\" \
                 Target=\"word/document.xml\"/></Relationships>"
            ),
        ),
        (
            "word/document.xml".to_owned(),
            format!("<w:document {WORD}><w:body>{body}</w:body></w:document>"),
        ),
    ];
    for (at, (kind, content)) in more.iter().enumerate() {
        let (target, mode) = match *kind {
            "hyperlink" => ((*content).to_owned(), "TargetMode=\"External\""),
            _ => (format!("{kind}{at}.xml"), ""),
        };
        relations.push_str(&format!(
            "<Relationship Id=\"rId{at}\" Type=\"{TYPES}/{kind}\" Target=\"{target}\" {mode}/>"
        ));
        if *kind != "hyperlink" {
            let root = match *kind {
                "header" => "hdr",
                "footer" => "ftr",
                other => other,
            };
            let content = format!("<w:{root} {WORD}>{content}</w:{root}>");
            parts.push((format!("word/{target}"), content));
        }
    }
    parts.push((
        "word/_rels/document.xml.rels".to_owned(),
        format!("<Relationships>{relations}</Relationships>"),
    ));
    parts
}

/// A document of Word, read.
pub(crate) fn docx(body: &str, more: &[(&str, &str)]) -> Document {
    let document = read("lamps.docx", packed(&docx_parts(body, more))).unwrap();
    assert_eq!(document.format, "docx");
    document
}

/// The parts of a text of OpenDocument: its styles and its body.
pub(crate) fn odt_parts(styles: &str, body: &str) -> Vec<(String, String)> {
    let content = format!(
        "<office:document-content {OPEN}><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    vec![
        (
            "mimetype".to_owned(),
            "application/vnd.oasis.opendocument.text".to_owned(),
        ),
        ("content.xml".to_owned(), content),
    ]
}

/// A text of OpenDocument, read.
pub(crate) fn odt(styles: &str, body: &str) -> Document {
    let document = read("lamps.odt", packed(&odt_parts(styles, body))).unwrap();
    assert_eq!(document.format, "odt");
    document
}

/// The text as recognition sees it.
pub(crate) fn text(document: &Document) -> &str {
    document.text.normal()
}

/// Links with their targets.
pub(crate) fn links(document: &Document) -> Vec<(&str, &str)> {
    let words = document.links.iter().map(|it| document.text.slice(it.span));
    words.zip(document.links.iter().map(|it| it.target.as_str())).collect()
}

/// Notes as marker and whole words.
pub(crate) fn notes(document: &Document) -> Vec<(&str, &str)> {
    let slice = |it| document.text.slice(it);
    document
        .notes
        .iter()
        .map(|it| (slice(it.marker), slice(it.span)))
        .collect()
}

/// Calls with the marker of the note that they call.
pub(crate) fn calls(document: &Document) -> Vec<(&str, Option<&str>)> {
    let slice = |it| document.text.slice(it);
    let called = |at: usize| slice(document.notes[at].marker);
    let call = |it: &ibid::read::MarkedCall| (slice(it.span), it.note.map(called));
    document.calls.iter().map(call).collect()
}

/// Pieces of the text.
pub(crate) fn pieces<'d>(document: &'d Document, spans: &[ibid::text::Span]) -> Vec<&'d str> {
    spans.iter().map(|it| document.text.slice(*it)).collect()
}

/// What the reader doubts.
pub(crate) fn doubts(document: &Document) -> Vec<&str> {
    document.diagnostics.iter().map(|it| it.message.as_str()).collect()
}
