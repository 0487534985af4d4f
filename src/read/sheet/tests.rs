use crate::read::sheet::Sheet;

#[test]
fn marks_lie_where_their_words_do_after_normalisation() {
    let mut sheet = Sheet::default();
    sheet.text("The ﬁrst lamp\u{a0}");
    let start = sheet.len();
    sheet.text("A/75/1\u{ad}2 ");
    sheet.link(start, "https://example.org/a");
    sheet.call("1", 7);
    sheet.end_paragraph();
    sheet.start_page();
    let mut body = Sheet::default();
    body.text("Ibid., para.\u{a0}4.  ");
    sheet.rule();
    sheet.note("1", 7, &body);
    let document = sheet.finish("lamp", "test");
    assert_eq!(
        document.text.normal(),
        "The first lamp A/75/121\n\n_____\n1 Ibid., para. 4."
    );
    let slice = |it| document.text.slice(it);
    assert_eq!(slice(document.links[0].span), "A/75/12");
    assert_eq!(document.text.as_printed(document.links[0].span), "A/75/1\u{ad}2");
    assert_eq!(slice(document.calls[0].span), "1");
    assert_eq!(document.calls[0].note, Some(0));
    assert_eq!(slice(document.notes[0].span), "1 Ibid., para. 4.");
    assert_eq!(document.superscripts.len(), 2);
    assert_eq!(document.pages, [25]);
}

#[test]
fn a_link_that_was_cut_is_one_link() {
    let mut sheet = Sheet::default();
    for (words, target) in [
        ("2042", "a"),
        (" (2012)", "a"),
        ("2043", "b"),
        (" and ", ""),
        ("2043", "b"),
    ] {
        let start = sheet.len();
        sheet.text(words);
        if !target.is_empty() {
            sheet.link(start, target);
        }
    }
    let document = sheet.finish("lamp", "test");
    let links: Vec<&str> = document.links.iter().map(|it| document.text.slice(it.span)).collect();
    assert_eq!(links, ["2042 (2012)", "2043", "2043"]);
}

#[test]
fn an_empty_sheet_says_so() {
    let document = Sheet::default().finish("lamp", "test");
    assert_eq!(document.diagnostics.len(), 1);
}
