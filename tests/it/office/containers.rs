//! Containers: what they are taken for, and what is refused with the limit named.

use ibid::read::ReadFailure;

use super::pack::OPEN;
use super::pack::docx_parts;
use super::pack::odt_parts;
use super::pack::packed;
use super::pack::text;
use crate::mutator::read;

/// Why a file is not read.
fn reason(name: &str, bytes: Vec<u8>) -> String {
    let error = read(name, bytes).unwrap_err();
    assert_eq!(error.failure, ReadFailure::Format);
    error.reason
}

fn entries(parts: &[(&str, &str)]) -> Vec<u8> {
    let owned: Vec<(String, &str)> = parts.iter().map(|it| (it.0.to_owned(), it.1)).collect();
    packed(&owned)
}

const PARAGRAPH: &str = "<w:p><w:r><w:t>Lamps</w:t></w:r></w:p>";

#[test]
fn containers_of_other_things_are_named() {
    let types = |kind: &str| {
        let types = format!(
            "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.{kind}.main+xml\"/></Types>"
        );
        entries(&[("[Content_Types].xml", &types)])
    };
    let rows = [
        (types("spreadsheetml.sheet"), "an XLSX spreadsheet is not read"),
        (types("presentationml.presentation"), "a PPTX presentation is not read"),
        (
            entries(&[("mimetype", "application/epub+zip")]),
            "an EPUB book is not read",
        ),
        (
            entries(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]),
            "an ODS spreadsheet is not read",
        ),
        (
            entries(&[("mimetype", "application/vnd.oasis.opendocument.presentation")]),
            "an OpenDocument file that is no text is not read",
        ),
        (
            entries(&[("a.txt", "Lamps")]),
            "a ZIP file of other files is not read; unpack it first",
        ),
        (entries(&[]), "a ZIP file of other files is not read; unpack it first"),
        (b"PK\x03\x04".to_vec(), "a ZIP container that is damaged"),
        (
            entries(&[
                ("word/styles.xml", ""),
                ("[Content_Types].xml", "wordprocessingml.document.main+xml"),
            ]),
            "has no text: its main part word/document.xml is missing",
        ),
        (
            entries(&[("mimetype", "application/vnd.oasis.opendocument.text")]),
            "has no text: its part content.xml is missing",
        ),
        (
            [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600]].concat(),
            "an old Office file (.doc, .xls) is not read; convert it with `soffice --headless --convert-to docx FILE`",
        ),
        (
            b"{\\rtf1 Lamps}".to_vec(),
            "RTF is not read; convert it with `soffice --headless --convert-to docx FILE`",
        ),
    ];
    for (bytes, expected) in rows {
        let reason = reason("lamps.docx", bytes);
        assert!(reason.starts_with(expected), "{reason}");
    }
}

#[test]
fn protected_files_are_named() {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let ole = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 1016], &name].concat();
    let mut odt = odt_parts("", "<text:p>?</text:p>");
    odt.push((
        "META-INF/manifest.xml".to_owned(),
        "<m><manifest:encryption-data/></m>".to_owned(),
    ));
    // The first flag of an entry says that it is encrypted.
    let mut zip = packed(&docx_parts(PARAGRAPH, &[]));
    for (mark, offset) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let places: Vec<usize> = (0..zip.len() - 4).filter(|it| zip[*it..].starts_with(mark)).collect();
        places.iter().for_each(|it| zip[it + offset] |= 1);
    }
    for bytes in [ole, packed(&odt), zip] {
        assert_eq!(
            reason("lamps.docx", bytes),
            "is protected by a password; open it and save it without one"
        );
    }
}

#[test]
fn the_content_decides_and_not_the_name() {
    let document = read("lamps.txt", packed(&docx_parts(PARAGRAPH, &[]))).unwrap();
    assert_eq!((text(&document), document.format), ("Lamps", "docx"));
    let document = read("lamps.docx", packed(&odt_parts("", "<text:p>Lamps</text:p>"))).unwrap();
    assert_eq!((text(&document), document.format), ("Lamps", "odt"));
    let mut late = odt_parts("", "<text:p>Lamps</text:p>");
    late.insert(0, ("a.xml".to_owned(), "x".repeat(20_000)));
    let numbers: String = (0..20_000)
        .map(|it: u32| (it.wrapping_mul(2_654_435_761)).to_string())
        .collect();
    late.insert(0, ("b.xml".to_owned(), numbers));
    let document = read("lamps.zip", packed(&late)).unwrap();
    assert_eq!((text(&document), document.format), ("Lamps", "odt"));
}

#[test]
fn bombs_are_refused_with_the_limit_named() {
    let with_body = |body: &str| packed(&docx_parts(body, &[]));
    let many: Vec<(String, &str)> = (0..10_001).map(|it| (it.to_string(), "")).collect();
    let deep = "<w:sdt>".repeat(600);
    let mut dtd = docx_parts("&b;", &[]);
    dtd[2]
        .1
        .insert_str(0, "<!DOCTYPE a [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;\">]>");
    let mut deep_styles = odt_parts("", "<text:p>Lamps</text:p>");
    deep_styles.push((
        "styles.xml".to_owned(),
        format!("<office:document-styles {OPEN}>{}", "<style:style>".repeat(600)),
    ));
    let rows = [
        (
            with_body(&" ".repeat(8 << 20)),
            "its part word/document.xml unpacks to more than 300 times its size, which is the limit",
        ),
        (packed(&many), "holds 10001 entries, more than the limit of 10000"),
        (
            with_body(&deep),
            "the XML of the text is refused: its elements are nested more than 512 deep",
        ),
        (
            packed(&dtd),
            "the XML of the text is refused: it declares a document type, whose entities are never read",
        ),
        (
            packed(&deep_styles),
            "the XML of the styles is refused: its elements are nested more than 512 deep",
        ),
    ];
    for (bytes, expected) in rows {
        let reason = reason("lamps.docx", bytes);
        assert!(reason.starts_with(expected), "{reason}");
    }
}

#[test]
fn what_a_part_repeats_does_not_grow_without_end() {
    // A long address, number or run of blanks that many elements take over.
    let link = "<w:hyperlink r:id=\"rId0\"><w:r><w:t>x</w:t></w:r></w:hyperlink>";
    let body = format!("<w:p>{}</w:p>", link.repeat(2000));
    let address = format!("https://example.org/{}", "a".repeat(1 << 20));
    let document = read("a.docx", packed(&docx_parts(&body, &[("hyperlink", &address)]))).unwrap();
    assert_eq!(document.links.len(), 0);
    // Fields that never end.
    let field = "<w:fldChar w:fldCharType=\"begin\"/><w:instrText>HYPERLINK x</w:instrText><w:fldChar \
                 w:fldCharType=\"separate\"/>";
    let body = format!("<w:p><w:r>{}</w:r></w:p>{}", field.repeat(3000), PARAGRAPH.repeat(1000));
    let document = read("a.docx", packed(&docx_parts(&body, &[]))).unwrap();
    assert!(document.links.len() <= 32_000, "{}", document.links.len());
    let blanks = "<text:p>a<text:s text:c=\"4000000000\"/>b</text:p>";
    let document = read("a.odt", packed(&odt_parts("", blanks))).unwrap();
    assert_eq!(text(&document).len(), 66);
}
