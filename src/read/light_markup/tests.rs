use super::normalise;

fn read(text: &str) -> crate::read::Document {
    normalise("x.txt", "text", text.to_owned(), None)
}

#[test]
fn takes_marks_away_and_keeps_what_they_said() {
    let document =
        read("See [A/1/2](#), *A Keeper’s Year*,<sup>12</sup> and **bold\nwords** at <https://example.org/a_b>.");
    let text = document.text.normal();
    assert_eq!(
        text,
        "See A/1/2, A Keeper’s Year,12 and bold\nwords at https://example.org/a_b."
    );
    assert_eq!(&text[document.superscripts[0].range()], "12");
    assert_eq!(&text[document.italics[0].range()], "A Keeper’s Year");
    assert_eq!(document.links[0].target, "#");
    assert_eq!(&text[document.links[1].span.range()], "https://example.org/a_b");
    assert_eq!(document.text.as_printed(document.links[0].span), "A/1/2");
}

#[test]
fn leaves_stray_marks_alone() {
    for text in [
        "A/79/552*-S/2024/767*",
        "2 * 3 * 4",
        "[not a link] (x)",
        "a < b and c > d",
        "* A/45/50.",
        "[open",
        "<sup>",
    ] {
        let document = read(text);
        let kept = if text == "<sup>" { "" } else { text };
        assert_eq!(document.text.normal(), kept);
    }
}

#[test]
fn an_escaped_sign_opens_no_mark() {
    let document = read(r"S/2031/5\*-A/91/6\* and \[not a link](x) at a\_b");
    assert_eq!(document.text.normal(), "S/2031/5*-A/91/6* and [not a link](x) at a_b");
    assert!(document.italics.is_empty() && document.links.is_empty());
}

#[test]
fn raised_digits_become_plain_ones_with_a_mark() {
    let document = read("outset.¹ and more.¹¹ 3 m²");
    assert_eq!(document.text.normal(), "outset.1 and more.11 3 m2");
    assert_eq!(document.superscripts.len(), 3);
    assert_eq!(document.text.as_printed(document.superscripts[1]), "¹¹");
}

#[test]
fn one_kind_of_blank_hyphen_and_line_end() {
    let document = read("\u{feff}a\u{a0}b\u{2011}c\u{ad}d\r\ne\rf  \n\n\n\n\ng");
    assert_eq!(document.text.normal(), "a b-cd\ne\nf\n\n\ng");
}

#[test]
fn dumped_links_stand_apart() {
    let document = read("see example.org. \n\nhttps://example.org/1\nhttps://example.org/2\n and so on");
    assert_eq!(document.link_lists.len(), 2);
    assert_eq!(
        document.text.normal(),
        "see example.org.\n\nhttps://example.org/1\n\nhttps://example.org/2\n\n and so on"
    );
}

#[test]
fn marks_that_cross_do_not_turn_the_text_back() {
    let document = read("[*a](b*) and *b [c*](d)");
    assert_eq!(document.text.normal(), "*a and b c");
}
