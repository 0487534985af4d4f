//! Words of Word documents: which are read, in which order, and which are not.

use super::pack::docx;
use super::pack::docx_parts;
use super::pack::doubts;
use super::pack::links;
use super::pack::packed;
use super::pack::text;
use crate::mutator::read;

/// A paragraph of one run.
fn p(words: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>")
}

#[test]
fn signs_stand_for_their_characters() {
    let document = docx(
        "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"9\"/></w:tabs></w:pPr><w:r><w:tab/><w:t>A/75/745</w:t>\
         <w:noBreakHyphen/><w:t>S/2021/156</w:t><w:tab/><w:t>fer</w:t><w:softHyphen/><w:t>ry</w:t><w:br/>\
         <w:t> trimmed </w:t><w:t xml:space=\"preserve\">, kept </w:t><w:sym w:font=\"Symbol\" w:char=\"F061\"/>\
         <w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:cr/><w:t>R&amp;D &#171;x&#187;</w:t></w:r></w:p>",
        &[],
    );
    assert_eq!(text(&document), "A/75/745-S/2021/156\tferry\ntrimmed, kept α\nR&D «x»");
    assert!(document.text.printed().contains("745\u{2011}S"));
}

#[test]
fn the_last_state_of_tracked_changes_is_read() {
    let numbered = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
    let document = docx(
        &format!(
            "<w:p><w:pPr>{numbered}</w:pPr><w:r><w:t xml:space=\"preserve\">The </w:t></w:r>\
             <w:del w:id=\"1\"><w:r><w:delText>old </w:delText></w:r></w:del>\
             <w:ins w:id=\"2\"><w:r><w:t xml:space=\"preserve\">new </w:t></w:r></w:ins>\
             <w:moveFrom w:id=\"3\"><w:r><w:t>ferry</w:t></w:r></w:moveFrom><w:r><w:t>lamp</w:t></w:r></w:p>\
             <w:p><w:pPr>{numbered}<w:rPr><w:del w:id=\"4\"/></w:rPr></w:pPr>\
             <w:del w:id=\"5\"><w:r><w:delText>Gone paragraph</w:delText></w:r></w:del></w:p>\
             <w:p><w:pPr>{numbered}<w:rPr><w:del w:id=\"6\"/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">A </w:t>\
             </w:r></w:p><w:p><w:pPr>{numbered}<w:pPrChange w:id=\"7\"><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>\
             </w:pPrChange></w:pPr><w:moveTo w:id=\"8\"><w:r><w:rPr><w:rPrChange w:id=\"9\"><w:rPr><w:vanish/></w:rPr>\
             </w:rPrChange></w:rPr><w:t>ferry</w:t></w:r></w:moveTo></w:p>"
        ),
        &[("numbering", LIST)],
    );
    assert_eq!(text(&document), "1. The new lamp\n\n2. A ferry");
}

/// One list: "1." and below it "(a)".
const LIST: &str = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
    <w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/>\
    <w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"(%2)\"/></w:lvl></w:abstractNum>\
    <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";

#[test]
fn paragraphs_of_lists_stand_behind_their_numbers() {
    let item = |level: u8, words: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>\
             <w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let by_style = "<w:p><w:pPr><w:pStyle w:val=\"Item\"/></w:pPr><w:r><w:t>By style</w:t></w:r></w:p>";
    let out = "<w:p><w:pPr><w:pStyle w:val=\"Item\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr>\
               <w:r><w:t>Out of it</w:t></w:r></w:p>";
    let document = docx(
        &[
            item(0, "One").as_str(),
            &item(1, "Sub"),
            &item(1, "Sub two"),
            out,
            by_style,
            &item(1, "Anew"),
        ]
        .concat(),
        &[
            ("numbering", LIST),
            (
                "styles",
                "<w:style w:type=\"paragraph\" w:styleId=\"Item\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr>\
                 </w:pPr></w:style>",
            ),
        ],
    );
    assert_eq!(
        text(&document),
        "1. One\n\n(a) Sub\n\n(b) Sub two\n\nOut of it\n\n2. By style\n\n(a) Anew"
    );
}

#[test]
fn of_alternatives_one_is_read() {
    let boxed = |words: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(words));
    let body = format!(
        "<w:p><w:r><w:t xml:space=\"preserve\">Before </w:t></w:r><w:r><mc:AlternateContent>\
         <mc:Choice Requires=\"odd\"><w:t>odd</w:t></mc:Choice>\
         <mc:Choice Requires=\"wps\"><wps:txbx>{}</wps:txbx></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox>{}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>\
         <w:r><w:t>after</w:t></w:r></w:p><w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"odd\"><w:t>odd</w:t>\
         </mc:Choice><mc:Fallback><w:t>plain</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        boxed("In the box"),
        boxed("In the box")
    );
    assert_eq!(text(&docx(&body, &[])), "Before after\n\nIn the box\n\nplain");
}

#[test]
fn tables_are_rows_of_cells() {
    let cell = |content: &str| format!("<w:tc><w:tcPr><w:tcW w:w=\"9\"/></w:tcPr>{content}</w:tc>");
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let inner = format!("<w:tbl>{}</w:tbl>", row(&[cell(&p("x")), cell(&p("y"))]));
    let body = format!(
        "{}<w:tbl><w:tblPr/>{}{}{}</w:tbl>{}",
        p("Head"),
        row(&[cell(&p("a")), cell(&p("b")), cell("<w:p/>")]),
        row(&[cell("<w:p/>"), cell(&format!("{}{}", p("c"), p("d")))]),
        row(&[cell(&format!("{}{inner}{}", p("e"), p("f"))), cell(&p("g"))]),
        p("Foot")
    );
    assert_eq!(text(&docx(&body, &[])), "Head\n\na\tb\n\tc\nd\ne\nx\ty\nf\tg\n\nFoot");
}

#[test]
fn controls_tags_and_comments_let_their_words_through() {
    let body = format!(
        "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/><w:placeholder><w:t>no</w:t></w:placeholder></w:sdtPr><w:sdtContent>{}\
         </w:sdtContent></w:sdt><w:customXml><w:p><w:smartTag><w:smartTagPr/><w:r><w:t>Ormond</w:t></w:r></w:smartTag>\
         <w:commentRangeStart w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r><w:bookmarkStart w:id=\"1\" \
         w:name=\"b\"/><w:r><w:ruby><w:rt><w:r><w:t>how to read</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>灯</w:t></w:r>\
         </w:rubyBase></w:ruby></w:r></w:p></w:customXml>",
        p("Controlled")
    );
    let document = docx(
        &body,
        &[("comments", &format!("<w:comment w:id=\"0\">{}</w:comment>", p("said")))],
    );
    assert_eq!(text(&document), "Controlled\n\nOrmond灯");
}

#[test]
fn links_are_read_from_relations_fields_and_places() {
    let field = |mark: &str| format!("<w:r><w:fldChar w:fldCharType=\"{mark}\"/></w:r>");
    let code = |words: &str| format!("<w:r><w:instrText>{words}</w:instrText></w:r>");
    let run = |words: &str| format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>");
    let body = [
        "<w:p><w:hyperlink r:id=\"rId0\">",
        &run("A/75/1"),
        "</w:hyperlink>",
        &run(", "),
        "<w:hyperlink w:anchor=\"annex\">",
        &run("the annex"),
        "</w:hyperlink>",
        &run(", "),
        "<w:hyperlink r:id=\"rId9\">",
        &run("lost"),
        "</w:hyperlink>",
        &run(", "),
        &field("begin"),
        &code("HYPERLINK \"https://example.org/"),
        // A field inside the instruction of another is part of it.
        &field("begin"),
        &code("DOCPROPERTY n"),
        &field("separate"),
        &run("lamps"),
        &field("end"),
        &code("\" \\l \"p2\""),
        &field("separate"),
        &run("page "),
        &field("begin"),
        &code("PAGEREF x"),
        &field("separate"),
        &run("7"),
        &field("end"),
        "</w:p><w:p>",
        &run("and on"),
        &field("end"),
        &run(" not"),
        "</w:p><w:p><w:fldSimple w:instr=\"HYPERLINK &quot;https://example.org/b&quot;\">",
        &run("simple"),
        "</w:fldSimple><w:fldSimple w:instr=\"REF c\">",
        &run(" shown"),
        "</w:fldSimple></w:p>",
    ]
    .concat();
    let document = docx(&body, &[("hyperlink", "https://undocs.org/A/75/1")]);
    assert_eq!(
        text(&document),
        "A/75/1, the annex, lost, page 7\n\nand on not\n\nsimple shown"
    );
    assert_eq!(
        links(&document),
        [
            ("A/75/1", "https://undocs.org/A/75/1"),
            ("the annex", "#annex"),
            ("page 7", "https://example.org/lamps#p2"),
            ("and on", "https://example.org/lamps#p2"),
            ("simple", "https://example.org/b"),
        ]
    );
}

#[test]
fn a_field_that_never_ends_swallows_one_paragraph() {
    let body = format!(
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:t>swallowed</w:t></w:r></w:p>{}",
        p("kept")
    );
    assert_eq!(text(&docx(&body, &[])), "kept");
}

#[test]
fn strict_names_and_parts_of_any_name_are_read() {
    let parts = docx_parts(&p("Lamps"), &[]);
    let strict = parts.into_iter().map(|(name, content)| {
        let content = content
            .replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            .replace(
                "http://schemas.openxmlformats.org/officeDocument/2006",
                "http://purl.oclc.org/ooxml/officeDocument",
            )
            .replace("\"word/document.xml\"", "\"/Text/../text/main.xml\"");
        (name.replace("word/document.xml", "text/main.xml"), content)
    });
    let document = read("a.bin", packed(&strict.collect::<Vec<_>>())).unwrap();
    assert_eq!((text(&document), document.format), ("Lamps", "docx"));
}

#[test]
fn parts_in_utf_16_are_read() {
    let parts = docx_parts(&p("Лампы"), &[]);
    let wide = |(name, content): (String, String)| {
        let units = "\u{feff}"
            .encode_utf16()
            .chain(content.encode_utf16().collect::<Vec<_>>());
        (name, units.flat_map(u16::to_le_bytes).collect::<Vec<u8>>())
    };
    let parts: Vec<(String, Vec<u8>)> = parts.into_iter().map(wide).collect();
    assert_eq!(text(&read("a.docx", packed(&parts)).unwrap()), "Лампы");
}

#[test]
fn a_damaged_part_is_read_up_to_the_damage() {
    let document = docx(&format!("{}<w:p><w:r><w:t>half</w:r></w:p>", p("Sound")), &[]);
    assert_eq!(text(&document), "Sound\n\nhalf");
    assert_eq!(doubts(&document).len(), 1);
    assert!(doubts(&document)[0].starts_with("the XML of the text is damaged at byte"));
}
