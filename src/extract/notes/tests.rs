use crate::extract::tests::extracted;

fn notes(text: &str) -> Vec<(String, String)> {
    let (document, extracted) = extracted(text);
    extracted
        .notes
        .iter()
        .map(|it| (it.marker.clone(), document.text.slice(it.span).to_owned()))
        .collect()
}

#[test]
fn raised_markers_open_notes_at_a_paragraphs_start() {
    let found = notes("The lamp was lit.¹ It burned.²\n\n¹ See A/75/745.\n² Ibid.\n\nThe next day it rained.");
    assert_eq!(
        found,
        [("1".into(), "1 See A/75/745.".into()), ("2".into(), "2 Ibid.".into())]
    );
}

#[test]
fn plain_numbers_open_notes_under_a_rule_only() {
    let text = "12 boats left.\n\n__________________\n 1  Harbour list, p. 3 and\n11 May 2012 too.\n 2  Ibid.\n\n3 boats came back.";
    let markers: Vec<_> = notes(text).into_iter().map(|it| it.0).collect();
    assert_eq!(markers, ["1", "2"]);
}

#[test]
fn a_huge_marker_is_kept_as_it_is() {
    assert_eq!(
        notes("Text.\n\n<sup>99999999999</sup> Harbour list.")[0].0,
        "99999999999"
    );
}
