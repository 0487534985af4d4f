//! What Word documents say beside their words: raised, italic and hidden runs, pages, running heads, properties.

use ibid::read::WitnessKind;

use super::pack::docx;
use super::pack::docx_parts;
use super::pack::packed;
use super::pack::pieces;
use super::pack::text;
use crate::mutator::read;

fn run(properties: &str, words: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

#[test]
fn raised_italic_and_hidden_runs_are_told_by_themselves_and_by_styles() {
    let styles = "<w:style w:type=\"character\" w:styleId=\"Up\"><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>\
        </w:style><w:style w:type=\"character\" w:styleId=\"Call\"><w:basedOn w:val=\"Up\"/></w:style>\
        <w:style w:type=\"character\" w:styleId=\"Title\"><w:rPr><w:i/></w:rPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Quote\"><w:rPr><w:i/></w:rPr></w:style>\
        <w:style w:type=\"character\" w:styleId=\"Secret\"><w:rPr><w:vanish/></w:rPr></w:style>";
    let body = [
        "<w:p>",
        &run("<w:i/>", "Lamps of "),
        &run("<w:i w:val=\"1\"/><w:b/>", "Ormond"),
        &run("<w:i w:val=\"false\"/>", ", vol. 1"),
        &run("<w:rStyle w:val=\"Call\"/>", "a"),
        &run("<w:vertAlign w:val=\"subscript\"/>", "b"),
        &run("<w:position w:val=\"6\"/>", "c"),
        &run("<w:rStyle w:val=\"Call\"/><w:vertAlign w:val=\"baseline\"/>", "d"),
        &run("<w:rStyle w:val=\"Secret\"/>", "hidden"),
        &run("<w:vanish/>", "hidden"),
        &run("<w:rStyle w:val=\"Secret\"/><w:vanish w:val=\"0\"/>", "shown"),
        "</w:p><w:p><w:pPr><w:pStyle w:val=\"Quote\"/></w:pPr>",
        &run("", "Quoted "),
        &run("<w:rStyle w:val=\"Title\"/>", "upright"),
        "</w:p>",
    ]
    .concat();
    let document = docx(&body, &[("styles", styles)]);
    assert_eq!(text(&document), "Lamps of Ormond, vol. 1abcdshown\n\nQuoted upright");
    assert_eq!(pieces(&document, &document.superscripts), ["a", "c"]);
    assert_eq!(pieces(&document, &document.italics), ["Lamps of Ormond", "Quoted"]);
}

#[test]
fn a_hidden_end_joins_paragraphs() {
    let number = "<w:numPr><w:numId w:val=\"1\"/></w:numPr>";
    let list = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:lvlText w:val=\"%1.\"/>\
        </w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    let hidden = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>";
    let body = [
        format!("<w:p><w:pPr>{number}{hidden}</w:pPr>{}</w:p>", run("", "Lamps.")),
        format!("<w:p>{}</w:p>", run("", "They burn.")),
        format!(
            "<w:p><w:pPr>{number}{hidden}</w:pPr>{}</w:p>",
            run("<w:vanish/>", "No.")
        ),
        format!("<w:p><w:pPr>{number}</w:pPr>{}</w:p>", run("", "Birds.")),
        // Nothing follows in the cell.
        format!(
            "<w:tbl><w:tr><w:tc><w:p><w:pPr>{number}{hidden}</w:pPr>{}</w:p></w:tc></w:tr></w:tbl><w:p>{}</w:p>",
            run("", "Alone."),
            run("", "End.")
        ),
    ]
    .concat();
    assert_eq!(
        text(&docx(&body, &[("numbering", list)])),
        "1. Lamps. They burn.\n\n2. Birds.\n\n3. Alone.\n\nEnd."
    );
}

/// Pages of a document whose last display counted so many.
fn pages(body: &str, counted: &str) -> Vec<(u32, String)> {
    let mut parts = docx_parts(body, &[]);
    parts.push((
        "docProps/app.xml".to_owned(),
        format!("<Properties><Pages>{counted}</Pages></Properties>"),
    ));
    parts[1].1 = parts[1].1.replace(
        "</Relationships>",
        "<Relationship Id=\"b\" Type=\"x/extended-properties\" Target=\"docProps/app.xml\"/></Relationships>",
    );
    let document = read("a.docx", packed(&parts)).unwrap();
    let words = document.text.normal().split_whitespace();
    let page = |it: &str| document.page(u32::try_from(document.text.normal().find(it).unwrap()).unwrap());
    words.filter_map(|it| Some((page(it)?, it.to_owned()))).collect()
}

#[test]
fn pages_are_known_where_all_breaks_are() {
    let noted = "<w:lastRenderedPageBreak/>";
    let body = [
        "<w:p><w:r><w:t>one</w:t></w:r></w:p><w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>",
        &format!("<w:p><w:r>{noted}<w:t xml:space=\"preserve\">two </w:t>{noted}<w:t>three</w:t></w:r></w:p>"),
        "<w:tbl><w:tr>",
        &format!("<w:tc><w:p><w:r><w:t>a</w:t>{noted}<w:t>b</w:t></w:r></w:p></w:tc>").repeat(2),
        "</w:tr></w:tbl>",
    ]
    .concat();
    let known: Vec<u32> = pages(&body, "4").into_iter().map(|it| it.0).collect();
    assert_eq!(known, [1, 2, 3, 3, 3]);
    assert_eq!(pages(&body, "9"), [], "the file counts more pages than it shows breaks");
    let explicit = "<w:p><w:r><w:t>one</w:t><w:br w:type=\"page\"/><w:t>two</w:t></w:r></w:p>";
    assert_eq!(pages(explicit, "?"), [(1, "one".to_owned()), (2, "two".to_owned())]);
}

/// Templates of the United Nations keep the masthead there.
#[test]
fn the_head_that_only_the_first_page_has_is_text() {
    let shown = |switch: &str| {
        let body = format!(
            "<w:p>{}</w:p><w:p><w:pPr><w:sectPr><w:headerReference w:type=\"first\" r:id=\"rId0\"/>{switch}</w:sectPr></w:pPr>\
             </w:p><w:p>{}</w:p><w:sectPr><w:headerReference w:type=\"first\" r:id=\"rId1\"/><w:titlePg/></w:sectPr>",
            run("", "One"),
            run("", "Two")
        );
        let head = |words: &str| format!("<w:p>{}</w:p>", run("", words));
        let parts = docx_parts(&body, &[("header", &head("A/75/1")), ("header", &head("A/75/2"))]);
        let document = read("a.docx", packed(&parts)).unwrap();
        text(&document).to_owned()
    };
    assert_eq!(shown("<w:titlePg/>"), "A/75/1\n\nOne\n\nTwo");
    assert_eq!(shown(""), "One\n\nTwo");
}

#[test]
fn running_heads_and_properties_are_witnesses() {
    let head = |words: &str| format!("<w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>", run("", words));
    let body = format!(
        "<w:p>{}</w:p><w:sectPr><w:headerReference w:type=\"first\" r:id=\"rId1\"/><w:headerReference r:id=\"rId0\"/>\
         <w:footerReference r:id=\"rId2\"/></w:sectPr>",
        run("", "Text")
    );
    let (first, other, foot) = (
        head(" United   Nations</w:t><w:tab/><w:t>A/75/1"),
        head("A/75/1"),
        head("A/75/1"),
    );
    let mut parts = docx_parts(&body, &[("header", &other), ("header", &first), ("footer", &foot)]);
    parts.push((
        "docProps/core.xml".to_owned(),
        "<c><title>Lamps of Ormond</title><creator>Someone</creator><subject> </subject></c>".to_owned(),
    ));
    parts.push((
        "docProps/custom.xml".to_owned(),
        "<c><property name=\"Symbol1\"><x>A/75/1</x></property><property name=\"Operator\"><x>B</x></property></c>"
            .to_owned(),
    ));
    parts[1].1 = parts[1].1.replace(
        "</Relationships>",
        "<Relationship Id=\"b\" Type=\"x/core-properties\" Target=\"docProps/core.xml\"/>\
         <Relationship Id=\"c\" Type=\"x/custom-properties\" Target=\"docProps/custom.xml\"/></Relationships>",
    );
    let document = read("a.docx", packed(&parts)).unwrap();
    assert_eq!(text(&document), "Text");
    let witnesses: Vec<(WitnessKind, &str)> = document
        .witnesses
        .iter()
        .map(|it| (it.kind, it.words.as_str()))
        .collect();
    assert_eq!(
        witnesses,
        [
            (WitnessKind::RunningHead, "United Nations"),
            (WitnessKind::RunningHead, "A/75/1"),
            (WitnessKind::RunningHead, "A/75/1"),
            (WitnessKind::RunningHead, "A/75/1"),
            (WitnessKind::Property, "Lamps of Ormond"),
            (WitnessKind::Property, "A/75/1"),
        ]
    );
}
