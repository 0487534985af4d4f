use crate::Build;
use crate::extract::Identity;
use crate::read::READERS;
use crate::read::Source;
use crate::resolve::Options;
use crate::resolve::Standing;
use crate::resolve::manifestations::lead::TRUSTED;

const LETTER: &str = "Letter dated 5 May 2020 from the Permanent Representative of Ormond to the United Nations \
     addressed to the Secretary-General\n\nI write about the lamps of the ferry that goes from the island to the \
     harbour in the evening, and about the birds that rest on its roof until the first boat of the morning leaves. \
     They were counted by the keeper of the light in every month of the past year.\n";

fn build(files: &[(&str, &str)], infer: bool) -> Build {
    let sources = files.iter().map(|(name, text)| Source {
        name: (*name).to_owned(),
        bytes: text.as_bytes().to_vec(),
    });
    Build::new(sources.collect(), &Options { infer }).unwrap()
}

fn standings(build: &Build) -> Vec<Standing> {
    build.resolved.manifestations.iter().map(|it| it.standing).collect()
}

#[test]
fn every_format_has_its_place_in_the_order_of_trust() {
    for reader in READERS {
        assert!(TRUSTED.contains(&reader.name), "{}", reader.name);
    }
}

#[test]
fn a_copy_without_symbol_is_the_document_whose_text_it_has() {
    let named = format!("United Nations\nA/74/900-S/2020/300\n\n{LETTER}");
    let other = LETTER.replace("lamps", "bells").replace("birds", "goats and the cats");
    let files = [("a.txt", named.as_str()), ("b.txt", LETTER), ("c.txt", other.as_str())];
    let with = build(&files, true);
    let names = &with.resolved.names;
    assert_eq!(names.of_file(0), names.of_file(1));
    assert_ne!(
        names.of_file(0),
        names.of_file(2),
        "two words in forty are another letter"
    );
    assert_eq!(names.identity_of(1).0, Identity::Inferred);
    assert!(names.identity_of(1).1.starts_with("the text is that of a.txt ("));
    assert_eq!(names.identity_of(0).0, Identity::Masthead);
    assert_eq!(
        standings(&with),
        [Standing::Leading, Standing::SameText, Standing::Leading]
    );
    let without = build(&files, false);
    assert_eq!(without.resolved.names.identity_of(1).0, Identity::None);
}

#[test]
fn copies_that_all_lack_a_symbol_are_one_document() {
    let wrapped = LETTER.replace(" of the ", " of\nthe ").replace("harbour", "har-\nbour");
    let both = build(&[("b.txt", LETTER), ("c.txt", &wrapped)], true);
    assert_eq!(both.resolved.names.of_file(0), both.resolved.names.of_file(1));
    assert_eq!(both.graph.nodes().filter(|it| it.1.in_collection()).count(), 1);
}

#[test]
fn copies_do_not_compete_for_the_symbol_that_others_cite() {
    let head = "Seventy-fourth session\nSeventy-fifth year\n\nDistr.: General\n7 May 2020\n\n";
    let letter = format!("{head}{LETTER}");
    let citing = "See A/74/900-S/2020/300 (7 May 2020) on the ferry.";
    let found = build(&[("a.txt", &letter), ("b.txt", &letter), ("c.txt", citing)], true);
    let names = &found.resolved.names;
    assert_eq!(names.get(names.of_file(0)).unwrap().key, "A/74/900-S/2020/300");
    assert_eq!(names.of_file(0), names.of_file(1));
}

#[test]
fn a_letter_in_two_files_is_one_letter_by_its_date() {
    let named = format!("United Nations\nA/74/900-S/2020/300\n\n{LETTER}");
    let citing = "In reply to the letter dated 5 May 2020 from the Permanent Representative of Ormond, I say no.";
    let found = build(&[("a.txt", &named), ("b.md", &named), ("c.txt", citing)], true);
    let edge = found.graph.edges().next().unwrap().1;
    assert_eq!(found.graph.node(edge.cited).key, "A/74/900-S/2020/300");
    assert_eq!(edge.evidence[0].form, "letter");
}

#[test]
fn parts_of_a_document_cite_by_themselves_and_copies_do_not() {
    let annex = "The table of the tides for the northern islands follows A/70/1 and gives the height of the water at \
         every full moon as the pilots measured it with their own poles since the old harbour was built.";
    let copy = format!("{LETTER}\nSee A/70/1.");
    let files = [
        ("A_74_900.md", copy.as_str()),
        ("A_74_900.text", annex),
        ("A_74_900.txt", &copy),
    ];
    let found = build(&files, true);
    assert_eq!(
        standings(&found),
        [Standing::Leading, Standing::Part, Standing::SameText],
        "files are ordered by name"
    );
    let edge = found.graph.edges().next().unwrap().1;
    assert_eq!((edge.evidence.len(), edge.repeated.len()), (2, 1));
}

#[test]
fn the_language_of_most_files_leads_then_the_format_and_the_length() {
    let head = "Nations Unies\nA/74/900\n\nDistr. générale\n\n";
    let french = format!(
        "{head}Le bac qui relie le soir l'île au port a cinq lampes et une cloche, et les oiseaux qui se reposent sur \
         son toit partent avec le premier bateau du matin, comme le gardien du phare l'a écrit dans son livre."
    );
    let english = format!("United Nations\nA/74/900\n\nDistr.: General\n\n{LETTER}");
    let found = build(&[("a.txt", &french), ("b.txt", &english), ("c.txt", &english)], true);
    assert_eq!(
        standings(&found),
        [Standing::Translation, Standing::Leading, Standing::SameText]
    );
    let node = found.graph.nodes().find(|it| it.1.in_collection()).unwrap().1;
    assert_eq!(node.files, ["b.txt", "c.txt", "a.txt"]);
}
