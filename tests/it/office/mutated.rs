//! Damaged files: whatever is broken, the reader ends with a text or a reason, within its time.

use std::time::Duration;
use std::time::Instant;

use super::pack::docx_parts;
use super::pack::odt_parts;
use super::pack::packed;
use crate::mutator::Numbers;
use crate::mutator::mutated;
use crate::mutator::read;

/// Longest time for one of these small files, far above what a slow machine needs.
const LONGEST: Duration = Duration::from_secs(20);

/// A document of Word that has something of everything.
fn docx() -> Vec<(String, String)> {
    let footnotes = "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:hyperlink r:id=\"rId0\"><w:r><w:t>Ibid.</w:t>\
        </w:r></w:hyperlink></w:p></w:footnote><w:footnote w:id=\"3\"><w:p><w:r><w:t>* Sign</w:t></w:r></w:p></w:footnote>";
    let numbering = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt \
        w:val=\"lowerRoman\"/><w:lvlText w:val=\"%1.%2.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\">\
        <w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride></w:num>";
    let styles = "<w:style w:type=\"character\" w:styleId=\"a\"><w:basedOn w:val=\"b\"/><w:rPr><w:i/></w:rPr></w:style>\
        <w:style w:type=\"character\" w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style>";
    let body = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:rPr><w:rStyle \
        w:val=\"a\"/><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>Лампы of Ormond</w:t><w:footnoteReference w:id=\"2\"/>\
        </w:r><w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"3\"/><w:t>*</w:t></w:r><w:r><w:fldChar \
        w:fldCharType=\"begin\"/><w:instrText>HYPERLINK \"x\"</w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:t>link\
        </w:t><w:fldChar w:fldCharType=\"end\"/></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><mc:AlternateContent><mc:Choice \
        Requires=\"wps\"><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback/>\
        </mc:AlternateContent></w:r></w:p></w:tc></w:tr></w:tbl><w:sectPr><w:footnotePr><w:numStart w:val=\"3\"/>\
        </w:footnotePr></w:sectPr>";
    let more = [("footnotes", footnotes), ("numbering", numbering), ("styles", styles)];
    docx_parts(body, &more)
}

/// A text of OpenDocument that has something of everything.
fn odt() -> Vec<(String, String)> {
    let styles = "<style:style style:name=\"a\" style:family=\"text\" style:parent-style-name=\"a\"><style:text-properties \
        fo:font-style=\"italic\" style:text-position=\"33% 58%\"/></style:style><text:list-style style:name=\"L\">\
        <text:list-level-style-number text:level=\"1\" style:num-format=\"i\" text:start-value=\"3\" \
        text:display-levels=\"9\"/></text:list-style>";
    let body = "<text:h text:outline-level=\"1\">Лампы</text:h><text:list text:style-name=\"L\"><text:list-item><text:p>of \
        <text:span text:style-name=\"a\">Ormond</text:span><text:note text:note-class=\"footnote\"><text:note-citation>1\
        </text:note-citation><text:note-body><text:p>Ibid.</text:p></text:note-body></text:note></text:p></text:list-item>\
        </text:list><table:table><table:table-row><table:table-cell><text:p><draw:frame><draw:text-box><text:p>boxed</text:p>\
        </draw:text-box></draw:frame><text:a xlink:href=\"x\">link</text:a></text:p></table:table-cell></table:table-row>\
        </table:table>";
    odt_parts(styles, body)
}

/// Damages the container for even seeds, and one of its parts before it is packed for odd ones: checksums hide most of
/// what is broken in a container.
fn damaged(parts: &[(String, String)], seed: u64) -> Vec<u8> {
    let mut parts: Vec<(String, Vec<u8>)> = parts
        .iter()
        .map(|it| (it.0.clone(), it.1.clone().into_bytes()))
        .collect();
    if seed.is_multiple_of(2) {
        return mutated(&packed(&parts), seed);
    }
    let at = Numbers::new(seed).below(parts.len());
    parts[at].1 = mutated(&parts[at].1, seed);
    packed(&parts)
}

#[test]
fn damaged_files_end_with_a_text_or_a_reason() {
    let mut read_whole = 0;
    for (name, parts) in [("lamps.docx", docx()), ("lamps.odt", odt())] {
        assert!(
            read(name, packed(&parts)).unwrap().diagnostics.is_empty(),
            "{name} is sound"
        );
        for seed in 0..300 {
            let start = Instant::now();
            match read(name, damaged(&parts, seed)) {
                Ok(document) => {
                    let length = document.text.normal().len();
                    let links = document.links.iter().map(|it| it.span);
                    let marks = links.chain(document.notes.iter().map(|it| it.span));
                    for span in marks.chain(document.calls.iter().map(|it| it.span)) {
                        assert!(span.end as usize <= length, "{name} {seed}: a mark behind the text");
                    }
                    read_whole += 1;
                }
                Err(error) => assert!(
                    !error.reason.contains("in a way that its parser does not bear"),
                    "{name} {seed}: {error}"
                ),
            }
            assert!(start.elapsed() < LONGEST, "{name} {seed}");
        }
    }
    assert!(read_whole > 200, "only {read_whole} of 600 damaged files gave a text");
}
