//! The lines of the bad fixtures at which rules on duplicates, versions and collections report, and no others.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use ibid::audit::Input;
use ibid::audit::RULES;
use ibid::audit::audit;
use ibid::catalogue::Catalogue;

use crate::support;
use crate::support::root;

/// Rule, file and lines, as a careful reader would mark them.
const PLACES: &[(&str, &[(&str, u32)])] = &[
    ("citation-cycle", &[("b.txt", 14)]),
    ("citing-nothing", &[("a.txt", 12), ("b.md", 1)]),
    (
        "conflicting-title",
        &[("b.txt", 14), ("b.txt", 14), ("d.md", 1), ("e.md", 4)],
    ),
    ("corrected-version", &[("letter.txt", 14), ("two.md", 1)]),
    (
        "draft-of-adopted",
        &[("autre.md", 1), ("later.txt", 14), ("letter.txt", 14)],
    ),
    (
        "listed-twice",
        &[
            ("bibliographie.txt", 7),
            ("list.md", 5),
            ("list.md", 9),
            ("resolution.txt", 3),
            ("resolution.txt", 5),
            ("table.txt", 5),
        ],
    ),
    ("near-duplicate", &[("b.txt", 1)]),
    ("repeated-note", &[("a.md", 6), ("b.txt", 7)]),
    ("source-with-two-urls", &[("b.md", 3)]),
    ("superseded-version", &[("letter.txt", 14), ("note.md", 3)]),
    ("uncited-document", &[("c.txt", 1)]),
];

#[test]
fn each_fault_is_reported_at_its_line_and_nothing_else() {
    for (id, expected) in PLACES {
        let rule = RULES.iter().find(|it| it.id == *id).unwrap();
        let build = support::build(&root().join("fixtures/rules").join(id).join("bad"));
        let input = Input {
            resolved: &build.resolved,
            graph: &build.graph,
            catalogue: Catalogue::builtin().unwrap(),
        };
        let findings = audit(&input, &[rule]);
        let places: Vec<(&str, u32)> = findings
            .iter()
            .filter_map(|it| it.place.as_ref())
            .map(|it| (it.file.rsplit('/').next().unwrap_or(""), it.line))
            .collect();
        assert_eq!(places, *expected, "{id}");
    }
}
