//! The formats of the audit: what other programs read back is what was found.

mod formats;
mod hostile;
#[cfg(feature = "xml")]
mod junit;
mod page;
mod sarif;

use ibid::audit::Confidence;
use ibid::audit::Finding;
use ibid::audit::NotChecked;
use ibid::audit::Outcome;
use ibid::audit::Place;
use ibid::audit::RULES;
use ibid::audit::Repair;
use ibid::audit::Rule;
use ibid::audit::SetAside;
use ibid::audit::SetAsideBy;
use ibid::audit::Severity;
use ibid::export::findings::Audited;
use ibid::export::findings::FORMATS;
use ibid::text::Span;

/// Files of the invented audit.
pub(super) const FILES: [&str; 3] = ["letters/a b.txt", "letters/c.md", "letters/d.md"];

pub(super) fn rule(id: &str) -> &'static Rule {
    RULES.iter().copied().find(|it| it.id == id).unwrap()
}

/// A place of twelve columns on one line.
pub(super) fn place(file: &str, line: u32, words: &str) -> Place {
    Place {
        file: file.to_owned(),
        line,
        column: 5,
        end_line: line,
        end_column: 17,
        page: Some(2),
        document: 0,
        printed: Span { start: 10, end: 22 },
        text: words.to_owned(),
    }
}

/// A finding with everything that a finding may have, all its words these.
pub(super) fn finding(id: &str, file: &str, line: u32, words: &str) -> Finding {
    let rule = rule(id);
    Finding {
        rule,
        severity: rule.severity,
        confidence: Confidence::Likely,
        message: words.to_owned(),
        place: Some(place(file, line, words)),
        facts: vec![
            (words.to_owned(), None),
            (words.to_owned(), Some(place(FILES[2], 9, words))),
        ],
        suggestion: Some(words.to_owned()),
        repairs: vec![Repair {
            place: place(file, line, words),
            replacement: words.to_owned(),
        }],
        fingerprint: format!("{line:016x}"),
    }
}

/// An audit in which everything occurs: severities, places and none, all who set aside, things not checked.
pub(super) fn outcome(words: &str) -> Outcome {
    let mut over_lines = finding("out-of-sequence", FILES[1], 7, words);
    over_lines.place.as_mut().unwrap().end_line = 8;
    let mut whole = finding("not-in-collection", FILES[1], 8, words);
    whole.place = None;
    whole.repairs.clear();
    let aside = |line, by| SetAside {
        finding: finding("malformed-symbol", FILES[2], line, words),
        by,
    };
    Outcome {
        findings: vec![
            finding("conflicting-date", FILES[0], 3, words),
            finding("malformed-symbol", FILES[0], 4, words),
            finding("malformed-symbol", FILES[0], 5, words),
            finding("variant-author-name", FILES[1], 6, words),
            over_lines,
            whole,
        ],
        set_aside: vec![
            aside(1, SetAsideBy::Settings(words.to_owned())),
            aside(2, SetAsideBy::Comment(words.to_owned())),
            aside(3, SetAsideBy::Baseline),
        ],
        rules: RULES.to_vec(),
        documents: FILES.len(),
        not_checked: vec![NotChecked {
            count: 2,
            one: "file could not be read".to_owned(),
            several: format!("files could not be read: {words}"),
        }],
    }
}

/// An audit in a format.
pub(super) fn written(format: &str, outcome: &Outcome) -> String {
    let format = FORMATS.iter().find(|it| it.name == format).unwrap();
    let audited = Audited {
        outcome,
        files: FILES.to_vec(),
    };
    let mut out = Vec::new();
    (format.write)(&audited, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Cells of a text of comma-separated values, after RFC 4180.
pub(super) fn cells(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(it) = letters.next() {
        let row = rows.last_mut().unwrap();
        match it {
            '"' if quoted && letters.peek() == Some(&'"') => row.last_mut().unwrap().extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {
                assert_eq!(
                    letters.next(),
                    Some('\n'),
                    "a lone carriage return outside quotation marks"
                );
                rows.push(vec![String::new()]);
            }
            it => row.last_mut().unwrap().push(it),
        }
    }
    assert_eq!(
        rows.pop(),
        Some(vec![String::new()]),
        "the last row ends with a line end"
    );
    rows
}

/// Whether a severity makes an audit fail.
pub(super) fn fails(it: &Finding) -> bool {
    it.severity >= Severity::Warning
}
