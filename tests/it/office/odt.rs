//! Texts of OpenDocument.

use ibid::read::WitnessKind;

use super::pack::OPEN;
use super::pack::calls;
use super::pack::doubts;
use super::pack::links;
use super::pack::notes;
use super::pack::odt;
use super::pack::odt_parts;
use super::pack::packed;
use super::pack::pieces;
use super::pack::text;
use crate::mutator::read;

#[test]
fn blanks_fold_and_elements_stand_for_signs() {
    let document = odt(
        "",
        "<text:h text:outline-level=\"1\">Lamps\n   of   Ormond</text:h>\n  stray\n<text:p> A/75/745\u{2011}S/2021/156<text:tab/>\
         three<text:s text:c=\"3\"/>blanks<text:line-break/>next &amp; last<text:bookmark text:name=\"b\"/></text:p>",
    );
    assert_eq!(
        text(&document),
        "Lamps of Ormond\n\nA/75/745-S/2021/156\tthree   blanks\nnext & last"
    );
}

#[test]
fn notes_show_the_markers_of_the_file() {
    let note = |class: &str, marker: &str, body: &str| {
        format!(
            "<text:note text:note-class=\"{class}\"><text:note-citation>{marker}</text:note-citation><text:note-body>\
             <text:p>{body}</text:p></text:note-body></text:note>"
        )
    };
    let body = [
        "<text:p>Lamps",
        &note("footnote", "1", "A/75/1 <text:span>of</text:span> 2020."),
        " burn",
        &note("endnote", "i", "S/2021/156."),
        ".</text:p><table:table><table:table-row><table:table-cell><text:p>cell",
        &note("footnote", "*", "Ibid.</text:p><text:p>More."),
        "</text:p></table:table-cell></table:table-row></table:table>\
         <text:p>lost<text:note text:note-class=\"footnote\"><text:note-citation>9</text:note-citation></text:note></text:p>",
    ]
    .concat();
    let document = odt("", &body);
    assert_eq!(
        text(&document),
        "Lamps1 burni.\n\ncell*\n\nlost9\n\n_____\n1 A/75/1 of 2020.\n* Ibid.\nMore.\n\n_____\ni S/2021/156."
    );
    assert_eq!(
        calls(&document),
        [("1", Some("1")), ("i", Some("i")), ("*", Some("*")), ("9", None)]
    );
    assert_eq!(
        notes(&document),
        [
            ("1", "1 A/75/1 of 2020."),
            ("*", "* Ibid.\nMore."),
            ("i", "i S/2021/156.")
        ]
    );
}

#[test]
fn items_stand_behind_their_numbers() {
    let styles = "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" \
        style:num-suffix=\".\"/><text:list-level-style-number text:level=\"2\" style:num-format=\"a\" \
        style:num-prefix=\"(\" style:num-suffix=\")\"/></text:list-style><text:list-style style:name=\"B\">\
        <text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\"/></text:list-style>";
    let body = "<text:list text:style-name=\"L\"><text:list-header><text:p>Head</text:p></text:list-header>\
        <text:list-item><text:p>One</text:p><text:p>goes on</text:p><text:list><text:list-item><text:p>sub</text:p>\
        </text:list-item></text:list></text:list-item><text:list-item><text:number>2bis.</text:number><text:p>Two</text:p>\
        </text:list-item></text:list><text:p>Between</text:p><text:list text:style-name=\"L\" \
        text:continue-numbering=\"true\"><text:list-item><text:p>Three</text:p></text:list-item>\
        <text:list-item text:start-value=\"9\"><text:p>Nine</text:p></text:list-item></text:list>\
        <text:list text:style-name=\"B\"><text:list-item><text:p>bullet</text:p></text:list-item></text:list>";
    assert_eq!(
        text(&odt(styles, body)),
        "Head\n\n1. One\n\ngoes on\n\n(a) sub\n\n2bis. Two\n\nBetween\n\n3. Three\n\n9. Nine\n\nbullet"
    );
}

#[test]
fn headings_are_numbered_as_the_outline_says() {
    let mut parts = odt_parts(
        "",
        "<text:h text:outline-level=\"1\">Lamps</text:h><text:h text:outline-level=\"2\">Old</text:h>\
         <text:h text:outline-level=\"2\" text:is-list-header=\"true\">Plain</text:h>\
         <text:h text:outline-level=\"1\">Birds</text:h>",
    );
    let outline = "<text:outline-style><text:outline-level-style text:level=\"1\" style:num-format=\"I\" \
        style:num-suffix=\".\"/><text:outline-level-style text:level=\"2\" style:num-format=\"A\" style:num-suffix=\".\" \
        text:display-levels=\"2\"/></text:outline-style>";
    let styles = format!(
        "<office:document-styles {OPEN}><office:styles>{outline}</office:styles><office:master-styles>\
         <style:master-page style:name=\"Standard\"><style:header><text:p>A/75/1</text:p></style:header>\
         <style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer></style:master-page>\
         </office:master-styles></office:document-styles>"
    );
    parts.push(("styles.xml".to_owned(), styles));
    parts.push((
        "meta.xml".to_owned(),
        format!(
            "<office:document-meta {OPEN}><office:meta><dc:title>Lamps of Ormond</dc:title><dc:creator>B</dc:creator>\
             <meta:user-defined meta:name=\"Symbol1\">A/75/1</meta:user-defined></office:meta></office:document-meta>"
        ),
    ));
    let document = read("a.odt", packed(&parts)).unwrap();
    assert_eq!(text(&document), "I. Lamps\n\nI.A. Old\n\nPlain\n\nII. Birds");
    let witnesses: Vec<(WitnessKind, &str)> = document
        .witnesses
        .iter()
        .map(|it| (it.kind, it.words.as_str()))
        .collect();
    assert_eq!(
        witnesses,
        [
            (WitnessKind::RunningHead, "A/75/1"),
            (WitnessKind::RunningHead, "Page 1"),
            (WitnessKind::Property, "Lamps of Ormond"),
            (WitnessKind::Property, "A/75/1"),
        ]
    );
}

#[test]
fn marks_are_told_by_styles() {
    let styles = "<style:style style:name=\"It\" style:family=\"text\"><style:text-properties fo:font-style=\"italic\"/>\
        </style:style><style:style style:name=\"ItUp\" style:family=\"text\" style:parent-style-name=\"It\">\
        <style:text-properties style:text-position=\"super 58%\"/></style:style><style:style style:name=\"Up\" \
        style:family=\"text\"><style:text-properties style:text-position=\"33% 58%\"/></style:style><style:style \
        style:name=\"No\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>\
        <style:style style:name=\"P\" style:family=\"paragraph\"><style:text-properties fo:font-style=\"italic\"/>\
        </style:style><style:style style:name=\"Plain\" style:family=\"text\"><style:text-properties \
        fo:font-style=\"normal\"/></style:style>";
    let body = "<text:p><text:span text:style-name=\"It\">Lamps of <text:span>Ormond</text:span></text:span>\
        <text:span text:style-name=\"ItUp\">a</text:span><text:span text:style-name=\"Up\">b</text:span>\
        <text:span text:style-name=\"No\">hidden</text:span> end</text:p><text:p text:style-name=\"P\">All \
        <text:span text:style-name=\"Plain\">but this</text:span></text:p>";
    let document = odt(styles, body);
    assert_eq!(text(&document), "Lamps of Ormondab end\n\nAll but this");
    assert_eq!(pieces(&document, &document.italics), ["Lamps of Ormonda", "All"]);
    assert_eq!(pieces(&document, &document.superscripts), ["ab"]);
}

#[test]
fn what_is_not_displayed_is_not_read() {
    let body = "<text:tracked-changes><text:changed-region><text:deletion><text:p>deleted</text:p></text:deletion>\
        </text:changed-region></text:tracked-changes><text:p>The <text:change text:change-id=\"c\"/><text:change-start \
        text:change-id=\"d\"/>new <text:change-end text:change-id=\"d\"/>lamp<office:annotation><dc:creator>B</dc:creator>\
        <text:p>comment</text:p></office:annotation><text:hidden-text text:is-hidden=\"true\">no</text:hidden-text></text:p>\
        <text:section text:display=\"none\"><text:p>no</text:p></text:section><text:table-of-content>\
        <text:table-of-content-source><text:index-title-template>no</text:index-title-template>\
        </text:table-of-content-source><text:index-body><text:p>Lamps<text:tab/>1</text:p></text:index-body>\
        </text:table-of-content><text:p><text:ruby><text:ruby-base>灯</text:ruby-base><text:ruby-text>no</text:ruby-text>\
        </text:ruby></text:p>";
    assert_eq!(text(&odt("", body)), "The new lamp\n\nLamps\t1\n\n灯");
}

#[test]
fn boxes_tables_and_links_keep_their_words() {
    let body = "<text:p>Before <draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box><svg:desc>a picture\
        </svg:desc></draw:frame><text:a xlink:href=\"https://undocs.org/A/75/1\">A/75/<text:span>1</text:span></text:a> \
        <text:a xlink:href=\"#annex\">annex</text:a></text:p><table:table><table:table-header-rows><table:table-row>\
        <table:table-cell table:number-columns-spanned=\"2\"><text:p>wide</text:p></table:table-cell>\
        <table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row><table:table-cell>\
        <text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>\
        </table:table>";
    let document = odt("", body);
    assert_eq!(text(&document), "Before A/75/1 annex\n\nboxed\n\nwide\na\tb");
    assert_eq!(
        links(&document),
        [("A/75/1", "https://undocs.org/A/75/1"), ("annex", "#annex")]
    );
}

#[test]
fn pages_are_known_where_all_breaks_are() {
    let body = "<text:p>one<text:soft-page-break/>two</text:p><text:p text:style-name=\"Break\">three</text:p>";
    let styles = "<style:style style:name=\"Break\" style:family=\"paragraph\"><style:paragraph-properties \
        fo:break-before=\"page\"/></style:style>";
    for (counted, pages) in [("3", 3), ("5", 0)] {
        let mut parts = odt_parts(styles, body);
        let meta = format!(
            "<office:document-meta {OPEN}><office:meta><meta:document-statistic meta:page-count=\"{counted}\"/>\
             </office:meta></office:document-meta>"
        );
        parts.push(("meta.xml".to_owned(), meta));
        assert_eq!(read("a.odt", packed(&parts)).unwrap().pages.len(), pages);
    }
}

#[test]
fn a_text_in_one_file_is_read() {
    let flat = format!(
        "<?xml version=\"1.0\"?>\n<office:document {OPEN} office:mimetype=\"application/vnd.oasis.opendocument.text\">\
         <office:meta><dc:title>Lamps</dc:title></office:meta><office:automatic-styles><style:style style:name=\"It\" \
         style:family=\"text\"><style:text-properties fo:font-style=\"italic\"/></style:style></office:automatic-styles>\
         <office:master-styles><style:master-page><style:header><text:p>A/75/1</text:p></style:header>\
         </style:master-page></office:master-styles><office:body><office:text><text:p>The <text:span \
         text:style-name=\"It\">lamp</text:span></text:p></office:text></office:body></office:document>"
    );
    let document = read("a.fodt", flat.into_bytes()).unwrap();
    assert_eq!((text(&document), document.format), ("The lamp", "odt"));
    assert_eq!(pieces(&document, &document.italics), ["lamp"]);
    assert_eq!(document.witnesses.len(), 2);
    assert_eq!(doubts(&document), [""; 0]);
}
