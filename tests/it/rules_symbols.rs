//! What the rules about symbols, dates, senders and classes find in their bad fixtures, line by line.

use std::collections::BTreeSet;

use ibid::audit::Input;
use ibid::audit::RULES;
use ibid::audit::audit;
use ibid::catalogue::Catalogue;

use crate::support;
use crate::support::root;

/// Rule, file of its bad fixtures, line with a fault.
const FAULTS: &[(&str, &str, u32)] = &[
    ("annex-date", "arabic.txt", 5),
    ("annex-date", "carta.txt", 6),
    ("annex-date", "chinese.txt", 5),
    ("annex-date", "identical.md", 5),
    ("annex-date", "letter.txt", 20),
    ("annex-date", "lettre.txt", 6),
    ("annex-date", "note.txt", 7),
    ("annex-date", "pismo.txt", 7),
    ("cited-before-it-existed", "citing.txt", 15),
    ("cited-before-it-existed", "citing.txt", 16),
    ("cited-before-it-existed", "citing.txt", 18),
    ("cited-before-it-existed", "citing.txt", 19),
    ("cited-before-it-existed", "citing.txt", 20),
    ("cited-before-it-existed", "resolution.md", 7),
    ("contradictory-masthead", "date.txt", 4),
    ("contradictory-masthead", "job.txt", 20),
    ("contradictory-masthead", "lettre.md", 5),
    ("contradictory-masthead", "meeting.txt", 8),
    ("contradictory-masthead", "session.txt", 8),
    ("contradictory-masthead", "year.txt", 8),
    ("impossible-date", "carta.txt", 1),
    ("impossible-date", "letter.txt", 15),
    ("impossible-date", "letter.txt", 16),
    ("impossible-date", "letter.txt", 17),
    ("impossible-date", "letter.txt", 19),
    ("impossible-date", "lettre.txt", 1),
    ("impossible-date", "notes.txt", 3),
    ("impossible-date", "notes.txt", 4),
    ("impossible-date", "notes.txt", 5),
    ("impossible-joint-symbol", "letter.txt", 16),
    ("impossible-joint-symbol", "notes.md", 3),
    ("impossible-joint-symbol", "notes.md", 4),
    ("impossible-joint-symbol", "own.txt", 1),
    ("impossible-joint-symbol", "page.html", 1),
    ("impossible-symbol", "letter.txt", 15),
    ("impossible-symbol", "letter.txt", 16),
    ("impossible-symbol", "letter.txt", 17),
    ("impossible-symbol", "report.txt", 1),
    ("impossible-symbol", "report.txt", 3),
    ("malformed-symbol", "figures.txt", 1),
    ("malformed-symbol", "letter.txt", 1),
    ("malformed-symbol", "letter.txt", 3),
    ("self-citation", "letter.txt", 16),
    ("self-citation", "notes.md", 16),
    ("self-citation", "resolution.txt", 13),
    ("symbol-spelling", "letter.txt", 1),
    ("symbol-spelling", "letter.txt", 3),
    ("symbol-spelling", "notes.md", 3),
    ("unknown-series", "letter.txt", 1),
    ("unknown-series", "notes.md", 3),
    ("wrong-class", "citing.txt", 15),
    ("wrong-class", "citing.txt", 16),
    ("wrong-class", "citing.txt", 17),
    ("wrong-class", "notes.md", 3),
    ("wrong-class", "notes.md", 4),
    ("wrong-class", "notes.md", 5),
    ("wrong-sender", "citing.txt", 16),
    ("wrong-sender", "citing.txt", 18),
    ("wrong-sender", "lettre.txt", 2),
    ("wrong-sender", "more.txt", 1),
    ("wrong-sender", "more.txt", 2),
    ("wrong-sender", "notes.md", 3),
    ("wrong-sender", "notes.md", 7),
    ("wrong-sender", "others-3.txt", 2),
    ("wrong-year", "arabic.txt", 1),
    ("wrong-year", "carta.txt", 1),
    ("wrong-year", "chinese.txt", 1),
    ("wrong-year", "letter.txt", 15),
    ("wrong-year", "letter.txt", 16),
    ("wrong-year", "letter.txt", 18),
    ("wrong-year", "lettre.txt", 4),
    ("wrong-year", "lettre.txt", 5),
    ("wrong-year", "page.html", 1),
    ("wrong-year", "page.html", 3),
    ("wrong-year", "pismo.txt", 1),
    ("wrong-year", "resolution.md", 7),
    ("wrong-year", "resolution.md", 9),
];

#[test]
fn every_faulty_line_is_found_and_no_other() {
    let ids: BTreeSet<&str> = FAULTS.iter().map(|it| it.0).collect();
    for id in ids {
        let rule = RULES.iter().find(|it| it.id == id).unwrap();
        let build = support::build(&root().join("fixtures/rules").join(id).join("bad"));
        let input = Input {
            resolved: &build.resolved,
            graph: &build.graph,
            catalogue: Catalogue::builtin().unwrap(),
        };
        let findings = audit(&input, &[rule]);
        let places = findings.iter().filter_map(|it| it.place.as_ref());
        let found: BTreeSet<(&str, u32)> = places.map(|it| (it.file.as_str(), it.line)).collect();
        let planted: BTreeSet<(&str, u32)> = FAULTS.iter().filter(|it| it.0 == id).map(|it| (it.1, it.2)).collect();
        assert_eq!(found, planted, "{id}");
    }
}
