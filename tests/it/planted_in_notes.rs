//! How many faults stand in each bad fixture of the rules about notes, back-references, parts, addresses and links, counted
//! by a reader.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use ibid::audit::Input;
use ibid::audit::RULES;
use ibid::audit::audit;
use ibid::catalogue::Catalogue;

use crate::support;
use crate::support::root;

/// Rule, file, and faults in it.
const PLANTED: &[(&str, &str, usize)] = &[
    ("back-reference-without-target", "author.md", 1),
    ("back-reference-without-target", "first.txt", 1),
    ("back-reference-without-target", "langues.txt", 1),
    ("back-reference-without-target", "notes.txt", 4),
    ("blank-in-url", "letter.txt", 8),
    ("blank-in-url", "page.md", 2),
    ("broken-url", "cut.txt", 8),
    ("broken-url", "hosts.md", 7),
    ("broken-url", "schemes.txt", 11),
    ("call-without-note", "deng.txt", 1),
    ("call-without-note", "endnotes.txt", 1),
    ("call-without-note", "foot.txt", 1),
    ("call-without-note", "lampes.md", 1),
    ("call-without-note", "lampy.txt", 1),
    ("call-without-note", "page.html", 1),
    ("empty-link-target", "page.html", 3),
    ("ibid-after-several-sources", "books.txt", 1),
    ("ibid-after-several-sources", "es.txt", 1),
    ("ibid-after-several-sources", "fr.md", 1),
    ("ibid-after-several-sources", "ru.txt", 1),
    ("ibid-without-antecedent", "ar.txt", 1),
    ("ibid-without-antecedent", "md.md", 1),
    ("ibid-without-antecedent", "remark.txt", 1),
    ("ibid-without-antecedent", "ru.txt", 1),
    ("ibid-without-antecedent", "slash.txt", 1),
    ("ibid-without-antecedent", "zh.txt", 1),
    ("link-of-another-document", "letter.md", 5),
    ("link-of-another-document", "page.html", 2),
    ("lost-link-target", "languages.txt", 11),
    ("missing-part", "citing.txt", 2),
    ("missing-part", "letter.txt", 4),
    ("missing-part", "rapport.txt", 1),
    ("missing-part", "resolution.txt", 2),
    ("moved-url", "letter.txt", 5),
    ("note-numbers", "calls.txt", 1),
    ("note-numbers", "endnotes.txt", 1),
    ("note-numbers", "skipped.md", 1),
    ("note-numbers", "skipped.txt", 1),
    ("note-without-call", "deng.txt", 1),
    ("note-without-call", "endnotes.txt", 1),
    ("note-without-call", "foot.txt", 1),
    ("note-without-call", "lampes.md", 1),
    ("note-without-call", "lampy.txt", 1),
    ("note-without-call", "page.html", 1),
    ("url-of-another-document", "letter.md", 3),
    ("url-of-another-document", "notes.txt", 5),
    ("wrong-direction", "informe.txt", 2),
    ("wrong-direction", "letter.txt", 3),
    ("wrong-direction", "notes.txt", 2),
];

#[test]
fn each_planted_fault_is_found_once() {
    let mut found: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for rule in RULES.iter().filter(|rule| PLANTED.iter().any(|it| it.0 == rule.id)) {
        let build = support::build(&root().join("fixtures/rules").join(rule.id).join("bad"));
        let input = Input {
            resolved: &build.resolved,
            graph: &build.graph,
            catalogue: Catalogue::builtin().unwrap(),
        };
        for finding in audit(&input, &[rule]) {
            let place = finding.place.unwrap();
            let file = place.file.rsplit('/').next().unwrap().to_owned();
            *found.entry((rule.id, file)).or_default() += 1;
            assert!(
                finding.suggestion.is_some(),
                "{} suggests nothing: {}",
                rule.id,
                finding.message
            );
        }
    }
    let count = |rule: &str, file: &str| {
        found
            .iter()
            .find(|it| it.0.0 == rule && it.0.1 == file)
            .map_or(0, |it| *it.1)
    };
    let wrong: Vec<String> = PLANTED
        .iter()
        .filter(|(rule, file, planted)| count(rule, file) != *planted)
        .map(|(rule, file, planted)| format!("{rule} {file}: {} of {planted}", count(rule, file)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The text of a fixture with the repairs of a rule's findings in it.
fn repaired(rule: &str, file: &str) -> String {
    let folder = root().join("fixtures/rules").join(rule).join("bad");
    let build = support::build(&folder);
    let input = Input {
        resolved: &build.resolved,
        graph: &build.graph,
        catalogue: Catalogue::builtin().unwrap(),
    };
    let rules: Vec<_> = RULES.iter().copied().filter(|it| it.id == rule).collect();
    let mut text = std::fs::read_to_string(folder.join(file)).unwrap();
    let findings = audit(&input, &rules);
    let repairs = findings.iter().flat_map(|it| &it.repairs);
    let mut here: Vec<_> = repairs.filter(|it| it.place.file.ends_with(file)).collect();
    here.sort_by_key(|it| std::cmp::Reverse(it.place.printed.start));
    for it in here {
        text.replace_range(it.place.printed.range(), &it.replacement);
    }
    text
}

#[test]
fn repairs_of_addresses_change_nothing_else() {
    let text = repaired("blank-in-url", "letter.txt");
    for whole in [
        "at https://www.example.org/lamps, the list of ferries at https://www.example.org/ferries.",
        "at https://undocs.org/A/75/742, and the reply at https://undocs.org/en/S/2021/279.",
        "at https://www.example.org/tides/tables.html, the clock at https://www.example.org/clock.",
        "at https://undocs.org/S/RES/822(1993), the gulls at https://www.example.org/gulls/list_2021.pdf.",
    ] {
        assert!(text.contains(whole), "{whole}\n{text}");
    }
    let text = repaired("moved-url", "letter.txt");
    for whole in [
        "at https://docs.un.org/en/A/75/742 and the reply at https://docs.un.org/en/S/2021/279.",
        "at https://press.un.org/en/2015/sc12001.doc.htm, the old list at http://unbisnet.un.org:8080/ipac20.",
        "at https://documents.un.org/doc/undoc/gen/n20/310/99/pdf/n2031099.pdf.",
    ] {
        assert!(text.contains(whole), "{whole}\n{text}");
    }
}
