//! Notes of Word documents: their numbers as displayed, their calls, and what is doubtful.

use super::pack::calls;
use super::pack::docx;
use super::pack::docx_parts;
use super::pack::doubts;
use super::pack::links;
use super::pack::notes;
use super::pack::packed;
use super::pack::text;
use crate::mutator::read;

fn call(kind: &str, id: &str) -> String {
    format!("<w:r><w:{kind}Reference w:id=\"{id}\"/></w:r>")
}

/// A note as Word writes it: its number, a blank, its words.
fn note(kind: &str, id: &str, words: &str) -> String {
    format!(
        "<w:{kind} w:id=\"{id}\"><w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t xml:space=\"preserve\"> {words}</w:t></w:r>\
         </w:p></w:{kind}>"
    )
}

fn p(words: &str, behind: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r>{behind}</w:p>")
}

const SEPARATORS: &str = "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
    <w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:t>Go on</w:t></w:r></w:p></w:footnote>";

#[test]
fn notes_are_numbered_in_the_order_of_their_calls() {
    let body = [
        p("Lamps", &call("footnote", "7")),
        format!(
            "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
            p("birds", &call("footnote", "3"))
        ),
        p("ferries", &call("endnote", "2")),
        p("again", &call("footnote", "7")),
        p("lost", &call("footnote", "99")),
        p("end", &call("endnote", "4")),
    ]
    .concat();
    let footnotes = [
        SEPARATORS,
        &note("footnote", "3", "Ibid."),
        &note("footnote", "7", "A/75/1."),
        &note("footnote", "8", "Nobody calls this."),
    ]
    .concat();
    let endnotes = [note("endnote", "2", "S/2021/156."), note("endnote", "4", "Ibid.")].concat();
    let document = docx(&body, &[("footnotes", &footnotes), ("endnotes", &endnotes)]);
    assert_eq!(
        text(&document),
        "Lamps1\n\nbirds2\n\nferriesi\n\nagain1\n\nlost3\n\nendii\n\n_____\n1 A/75/1.\n2 Ibid.\n\n_____\n\
         i S/2021/156.\nii Ibid."
    );
    assert_eq!(
        calls(&document),
        [
            ("1", Some("1")),
            ("2", Some("2")),
            ("i", Some("i")),
            ("1", Some("1")),
            ("3", None),
            ("ii", Some("ii")),
        ]
    );
    assert_eq!(
        notes(&document),
        [
            ("1", "1 A/75/1."),
            ("2", "2 Ibid."),
            ("i", "i S/2021/156."),
            ("ii", "ii Ibid.")
        ]
    );
    assert_eq!(
        doubts(&document),
        ["calls without a note: 1", "notes that nothing calls, left out: 1"]
    );
}

#[test]
fn sections_and_settings_say_how_notes_are_numbered() {
    let section =
        |rules: &str| format!("<w:p><w:pPr><w:sectPr><w:footnotePr>{rules}</w:footnotePr></w:sectPr></w:pPr></w:p>");
    let body = [
        p("a", &call("footnote", "1")),
        p("b", &call("footnote", "2")),
        section("<w:numFmt w:val=\"lowerLetter\"/>"),
        p("c", &call("footnote", "3")),
        section("<w:numFmt w:val=\"chicago\"/><w:numRestart w:val=\"eachSect\"/>"),
        p("d", &call("footnote", "4")),
        "<w:sectPr><w:footnotePr><w:numFmt w:val=\"upperRoman\"/></w:footnotePr></w:sectPr>".to_owned(),
    ]
    .concat();
    let footnotes: String = ["1", "2", "3", "4"]
        .iter()
        .map(|it| note("footnote", it, "See."))
        .collect();
    let settings = "<w:footnotePr><w:numStart w:val=\"5\"/></w:footnotePr>";
    let document = docx(&body, &[("footnotes", &footnotes), ("settings", settings)]);
    let markers: Vec<&str> = calls(&document).iter().map(|it| it.0).collect();
    // The third section counts on from the second, whose numbers started anew at the document's first one.
    assert_eq!(markers, ["e", "f", "**", "VI"]);
    assert_eq!(doubts(&document), [""; 0]);
}

#[test]
fn numbers_by_page_are_said_to_be_unknown() {
    let settings = "<w:footnotePr><w:numRestart w:val=\"eachPage\"/></w:footnotePr>";
    let body = p("a", &call("footnote", "1"));
    let footnotes = note("footnote", "1", "See.");
    let document = docx(&body, &[("settings", settings), ("footnotes", &footnotes)]);
    assert_eq!(calls(&document), [("1", Some("1"))]);
    assert_eq!(doubts(&document).len(), 1);
    assert!(doubts(&document)[0].starts_with("notes are numbered anew on each page"));
}

#[test]
fn a_sign_of_the_writers_own_takes_no_number() {
    let signed = |id: &str, sign: &str| {
        format!("<w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"{id}\"/>{sign}</w:r>")
    };
    let own = |id: &str, sign: &str| {
        format!(
            "<w:footnote w:id=\"{id}\"><w:p><w:r>{sign}</w:r><w:r><w:tab/><w:t>Words *.</w:t></w:r></w:p></w:footnote>"
        )
    };
    let star = "<w:sym w:font=\"Symbol\" w:char=\"F02A\"/>";
    let body = [
        p("a", &signed("1", star)),
        p("b", &call("footnote", "2")),
        p("c", &signed("3", "<w:t>**</w:t>")),
    ]
    .concat();
    let footnotes = [
        own("1", star),
        note("footnote", "2", "Two."),
        own("3", "<w:t>*</w:t><w:t>*</w:t>"),
    ]
    .concat();
    let document = docx(&body, &[("footnotes", &footnotes)]);
    assert_eq!(
        text(&document),
        "a*\n\nb1\n\nc**\n\n_____\n* Words *.\n1 Two.\n** Words *."
    );
    assert_eq!(
        calls(&document),
        [("*", Some("*")), ("1", Some("1")), ("**", Some("**"))]
    );
}

#[test]
fn links_in_notes_use_the_relations_of_the_notes() {
    let footnotes = "<w:footnote w:id=\"1\"><w:p><w:r><w:footnoteRef/></w:r><w:hyperlink r:id=\"rId0\"><w:r><w:t>A/75/1\
        </w:t></w:r></w:hyperlink></w:p><w:p><w:r><w:t>Second paragraph.</w:t></w:r></w:p></w:footnote>";
    let mut parts = docx_parts(
        &p("a", &call("footnote", "1")),
        &[("footnotes", footnotes), ("hyperlink", "https://example.org/not-this")],
    );
    parts.push((
        "word/_rels/footnotes0.xml.rels".to_owned(),
        "<Relationships><Relationship Id=\"rId0\" Type=\"x/hyperlink\" Target=\"https://undocs.org/A/75/1\" \
         TargetMode=\"External\"/></Relationships>"
            .to_owned(),
    ));
    let document = read("a.docx", packed(&parts)).unwrap();
    assert_eq!(links(&document), [("A/75/1", "https://undocs.org/A/75/1")]);
    assert_eq!(notes(&document), [("1", "1 A/75/1\nSecond paragraph.")]);
}

#[test]
fn calls_that_are_not_displayed_are_not_counted() {
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id=\"1\"/></w:r>";
    let deleted = format!("<w:del w:id=\"0\">{}</w:del>", call("footnote", "2"));
    let body = [p("a", hidden), p("b", &deleted), p("c", &call("footnote", "3"))].concat();
    let footnotes: String = ["1", "2", "3"].iter().map(|it| note("footnote", it, "See.")).collect();
    let document = docx(&body, &[("footnotes", &footnotes)]);
    assert_eq!(text(&document), "a\n\nb\n\nc1\n\n_____\n1 See.");
}
