use crate::catalogue::Catalogue;
use crate::read::Source;
use crate::resolve::Corpus;
use crate::resolve::Options;
use crate::resolve::Resolved;
use crate::resolve::Status;
use crate::resolve::Target;

fn resolved(files: &[(&str, &str)]) -> Resolved {
    let catalogue = Catalogue::builtin().unwrap();
    let entries = files.iter().map(|(name, text)| {
        let document = crate::read::read(&Source {
            name: (*name).to_owned(),
            bytes: text.as_bytes().to_vec(),
        })
        .unwrap();
        let extracted = crate::extract::extract(&document, catalogue);
        (document, extracted)
    });
    super::resolve(Corpus::new(entries.collect()), catalogue, &Options::default())
}

const UNNAMED: &str = "Distr.: General\n18 February 2021\n\nSeventy-fifth session\n\nSeventy-sixth year\n\n\
    Letter dated 16 February 2021 from the Permanent Representative of Ormond to the United Nations addressed to the Secretary-General\n\nText.";

#[test]
fn a_document_without_symbol_gets_the_one_that_fits() {
    let all = resolved(&[
        ("a.txt", UNNAMED),
        ("b.txt", "Text.¹\n\n¹ A/75/745-S/2021/156 (18 February 2021)."),
    ]);
    let entry = all.names.get(all.names.of_file(0)).unwrap();
    assert_eq!(entry.key, "A/75/745-S/2021/156");
    assert!(
        entry.why.contains("18 February 2021") && entry.why.contains("b.txt"),
        "{}",
        entry.why
    );
}

#[test]
fn two_candidates_or_none_leave_it_unnamed() {
    let two = "Text.¹\n\n¹ A/75/745-S/2021/156 (18 February 2021); A/75/746-S/2021/157 (18 February 2021).";
    let none = "Text.¹\n\n¹ A/75/745-S/2021/156 (19 February 2021).";
    for (other, words) in [(two, "2 cited symbols fit"), (none, "is given its date")] {
        let all = resolved(&[("a.txt", UNNAMED), ("b.txt", other)]);
        let entry = all.names.get(all.names.of_file(0)).unwrap();
        assert_eq!(entry.key, "a.txt");
        assert!(entry.why.contains(words), "{}", entry.why);
    }
}

#[test]
fn all_names_of_a_document_lead_to_one_entry() {
    let all = resolved(&[(
        "a.txt",
        "See A/75/745-S/2021/156, A/75/745, S/2021/156 and https://undocs.org/en/S/2021/156.",
    )]);
    let targets: Vec<_> = all.references[0].iter().map(|it| &it.target).collect();
    assert_eq!(targets.len(), 5);
    assert!(targets.iter().all(|it| *it == targets[0] && **it != Target::None));
}

#[test]
fn one_misprinted_partner_does_not_make_two_documents_one() {
    let text = "A/1/100-S/1/x A/75/1-S/2021/1, A/75/1-S/2021/1, A/75/2-S/2021/2 and A/75/1-S/2021/2.";
    let all = resolved(&[("a.txt", text)]);
    let keys: Vec<_> = all.names.iter().map(|it| it.1.key.as_str()).collect();
    assert!(
        keys.contains(&"A/75/1-S/2021/1") && keys.contains(&"A/75/2-S/2021/2"),
        "{keys:?}"
    );
}

fn back(text: &str) -> Vec<(String, Option<String>)> {
    let all = resolved(&[("a.txt", text)]);
    let extracted = all.corpus.extracted(0);
    let found = extracted
        .mentions
        .iter()
        .zip(&all.references[0])
        .filter(|(it, _)| matches!(it.kind, crate::extract::MentionKind::BackReference(_)));
    found
        .map(|(_, it)| {
            (
                it.status.name().to_owned(),
                it.target_note.map(|at| extracted.notes[at].marker.clone()),
            )
        })
        .collect()
}

#[test]
fn chains_of_ibid_lead_to_the_note_with_the_source() {
    let text = "A.¹ B.² C.³ D.⁴\n\n¹ Court of Lamps, App. No. 12/34, para. 1.\n\n² Ibid., para. 2.\n\n³ Ibid.\n\n⁴ See footnote 1 above.";
    let one = ("resolved".to_owned(), Some("1".to_owned()));
    assert_eq!(back(text), [one.clone(), one.clone(), one]);
}

#[test]
fn ibid_is_not_guessed() {
    let text = "A.¹ B.² C.³\n\n¹ Ibid.\n\n² A/75/1; A/75/2.\n\n³ Ibid.";
    assert_eq!(
        back(text),
        [("blocked".to_owned(), None), ("ambiguous".to_owned(), None)]
    );
}

#[test]
fn files_of_one_name_have_keys_of_their_own() {
    let all = resolved(&[("a/x", "1"), ("b/x", "2"), ("c/x (2)", "3"), ("d/x", "4")]);
    let keys: std::collections::BTreeSet<_> = (0..4)
        .map(|it| all.names.get(all.names.of_file(it)).unwrap().key.clone())
        .collect();
    assert_eq!(keys.len(), 4, "{keys:?}");
}

#[test]
fn a_note_further_down_is_seen_when_it_is_decided() {
    let text = "A.¹ B.² C.³\n\n¹ See footnote 3 below.\n\n² Court of Lamps, App. No. 12/34.\n\n³ Ibid., para. 2.";
    let all = resolved(&[("a.txt", text)]);
    assert!(
        matches!(all.references[0][0].target, Target::Source(_)),
        "{:?}",
        all.references[0][0]
    );
}

#[test]
fn a_start_that_catalogues_supply_makes_no_other_document() {
    let all = resolved(&[
        ("a.txt", "See ECE/TRANS/WP.29/78 and TRADE/CEFACT/2004/32."),
        ("b.txt", "See E/ECE/TRANS/WP.29/78 and [E/ECE/]TRADE/CEFACT/2004/32."),
    ]);
    let keys: Vec<&str> = all.names.iter().map(|it| it.1.key.as_str()).collect();
    assert_eq!(
        keys,
        ["E/ECE/TRADE/CEFACT/2004/32", "E/ECE/TRANS/WP.29/78", "a.txt", "b.txt"]
    );
}

#[test]
fn a_council_resolution_is_one_document_with_and_without_its_year() {
    let all = resolved(&[("a.txt", "See S/RES/1645 and S/RES/1645 (2005).")]);
    let keys: Vec<&str> = all.names.iter().map(|it| it.1.key.as_str()).collect();
    assert_eq!(keys.iter().filter(|it| it.starts_with("S/RES")).count(), 1, "{keys:?}");
}

/// Status, key of the target and suggestion of the first symbol of the first file.
fn first(files: &[(&str, &str)]) -> (Status, Option<String>, Option<String>) {
    let all = resolved(files);
    let reference = all.references[0][0].clone();
    let key = all.target_key(&reference.target);
    (reference.status, key, reference.suggestion)
}

#[test]
fn a_damaged_symbol_needs_a_second_witness() {
    let suggested = |it: &str| Some(it.to_owned());
    let alone = first(&[("a.txt", "See A/RES72/276.")]);
    assert_eq!(alone, (Status::Malformed, None, suggested("A/RES/72/276")));
    let cited = first(&[("a.txt", "See A/RES72/276."), ("b.txt", "See A/RES/72/276.")]);
    assert_eq!(
        cited,
        (Status::Outside, suggested("A/RES/72/276"), suggested("A/RES/72/276"))
    );
    let held = first(&[("0.txt", "See A/RES72/276."), ("A_RES_72_276.txt", "Words.")]);
    assert_eq!(
        held,
        (Status::Resolved, suggested("A/RES/72/276"), suggested("A/RES/72/276"))
    );
    let by_year = first(&[("a.txt", "See S/RES2551 (2020).")]);
    assert_eq!(by_year.0, Status::Outside);
    let wrong_year = first(&[("a.txt", "See S/RES2551 (2019).")]);
    assert_eq!(wrong_year.0, Status::Malformed);
    let partner = first(&[("a.txt", "See A/37/118-5/14910.")]);
    assert_eq!(partner.1, suggested("A/37/118-S/14910"));
}
