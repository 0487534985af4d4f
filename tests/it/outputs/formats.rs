//! What each format says of one audit, and of an audit without findings; and the command that writes them.

use std::process::Command;
use std::process::Output;

use ibid::Build;
use ibid::audit::Outcome;
use ibid::audit::Place;
use ibid::audit::RULES;
use ibid::export::findings::FORMATS;
use ibid::read::Source;
use ibid::resolve::Options;
use ibid::text::Span;
use serde_json::Value;

use super::FILES;
use super::cells;
use super::outcome;
use super::written;
use crate::support::root;

fn ibid(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ibid"));
    command.args(arguments).current_dir(root());
    command.output().unwrap()
}

#[test]
fn a_place_ends_behind_its_last_character() {
    let source = Source {
        name: "lamps.txt".to_owned(),
        bytes: "Lampe é one\r\ntwo 灯塔 three\n".into(),
    };
    let build = Build::new(vec![source], &Options::default()).unwrap();
    let normal = build.resolved.corpus.document(0).text.normal();
    let place = |from: &str, to: &str| {
        let start = u32::try_from(normal.find(from).unwrap()).unwrap();
        let end = u32::try_from(normal.find(to).unwrap() + to.len()).unwrap();
        let it = Place::new(&build.resolved, 0, Span { start, end });
        (it.line, it.column, it.end_line, it.end_column, it.text)
    };
    assert_eq!(place("é", "é"), (1, 7, 1, 8, "é".to_owned()));
    assert_eq!(place("one", "灯塔"), (1, 9, 2, 7, "one\r\ntwo 灯塔".to_owned()));
}

#[test]
fn annotations_have_the_form_that_github_reads() {
    let text = written("github", &outcome("100% of the lamps"));
    let lines: Vec<&str> = text.lines().collect();
    let start = "::error file=letters/a b.txt,line=3,endLine=3,col=5,endColumn=17,title=conflicting-date::100%25 of the lamps%0A";
    assert!(lines[0].starts_with(start), "{}", lines[0]);
    // Columns of places over several lines would make GitHub refuse the annotation.
    assert!(lines[4].starts_with("::warning file=letters/c.md,line=7,endLine=8,title=out-of-sequence::"));
    assert!(lines[5].starts_with("::notice title=not-in-collection::"));
    assert_eq!(
        lines[6],
        "::notice title=ibid::2 files could not be read: 100%25 of the lamps"
    );
}

#[test]
fn properties_of_annotations_hold_no_comma_or_colon() {
    let mut outcome = outcome("A lamp");
    outcome.findings.truncate(1);
    outcome.findings[0].place.as_mut().unwrap().file = "a,b:c%d.md".to_owned();
    let text = written("github", &outcome);
    assert!(text.starts_with("::error file=a%2Cb%3Ac%25d.md,line=3,"), "{text}");
}

#[test]
fn json_says_what_was_run_found_and_left_out() {
    let it: Value = serde_json::from_str(&written("json", &outcome("A lamp"))).unwrap();
    assert_eq!(it["format"], 1);
    assert_eq!(it["tool"]["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(it["rules"].as_array().map(Vec::len), Some(RULES.len()));
    let counts = ["findings", "errors", "warnings", "notes", "set_aside"].map(|name| it["counts"][name].as_u64());
    assert_eq!(counts, [Some(6), Some(1), Some(3), Some(2), Some(3)]);
    assert_eq!(it["findings"][0]["place"]["end_column"], 17);
    assert!(it["findings"][5]["place"].is_null());
    let by: Vec<&Value> = it["set_aside"].as_array().unwrap().iter().map(|it| &it["by"]).collect();
    assert_eq!(by, ["settings", "comment", "baseline"]);
    assert_eq!(it["not_checked"][0]["what"], "files could not be read: A lamp");
}

#[test]
fn the_report_has_a_summary_and_a_part_for_each_file() {
    let text = written("markdown", &outcome("A lamp"));
    let headings: Vec<&str> = text.lines().filter(|it| it.starts_with('#')).collect();
    let want = [
        "# Audit of references",
        "## `letters/a b.txt`",
        "## `letters/c.md`",
        "## The whole collection",
        "## Set aside",
        "## Not checked",
    ];
    assert_eq!(headings, want);
    let malformed = text.lines().find(|it| it.starts_with("| `malformed-symbol`")).unwrap();
    assert!(malformed.ends_with("| broken | warning | 2 |"), "{malformed}");
    assert!(
        text.contains(&format!(
            "{} rules, 6 findings: 1 error, 3 warnings, 2 notes.",
            RULES.len()
        )),
        "{text}"
    );
}

#[test]
fn an_audit_without_findings_is_valid_in_every_format() {
    let outcome = Outcome {
        rules: RULES.to_vec(),
        documents: FILES.len(),
        ..Outcome::default()
    };
    assert!(written("json", &outcome).contains("\"findings\": [],"));
    assert!(written("sarif", &outcome).contains("\"results\": []"));
    assert!(written("junit", &outcome).contains(" failures=\"0\" errors=\"0\">"));
    assert!(written("markdown", &outcome).ends_with(" rules, no findings.\n"));
    assert_eq!(cells(&written("csv", &outcome)).len(), 1);
    assert_eq!(written("github", &outcome), "");
}

#[test]
fn the_command_writes_every_format_and_its_help_names_it() {
    let help = String::from_utf8(ibid(&["audit", "--help"]).stdout).unwrap();
    for format in FORMATS {
        assert!(help.contains(&format!("- {}:", format.name)), "{help}");
        let output = ibid(&[
            "audit",
            "--quiet",
            "--to",
            format.name,
            "fixtures/rules/malformed-symbol/bad",
        ]);
        assert_eq!(output.status.code(), Some(1), "{}", format.name);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains("malformed-symbol"), "{text}");
    }
}

#[test]
fn the_reason_stands_once_for_findings_of_one_rule_in_a_row() {
    let output = ibid(&[
        "audit",
        "--quiet",
        "--only",
        "malformed-symbol",
        "fixtures/rules/malformed-symbol/bad",
    ]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.matches("warning[malformed-symbol]: ").count() > 1, "{text}");
    assert_eq!(text.matches("= why: ").count(), 1, "{text}");
}

#[test]
fn a_line_of_a_finding_fits_the_terminal_and_cannot_steer_it() {
    let folder = tempfile::tempdir().unwrap();
    let long = "灯塔".repeat(300);
    let text = format!("The lamps\t\u{1b}[31m of {long} A/75//742\u{202e} {long} and {long}\n");
    std::fs::write(folder.path().join("a.txt"), text).unwrap();
    let output = ibid(&[
        "audit",
        "--quiet",
        "--only",
        "malformed-symbol",
        folder.path().to_str().unwrap(),
    ]);
    let text = String::from_utf8(output.stdout).unwrap();
    let line = text.lines().find(|it| it.starts_with("1 | ")).unwrap();
    let columns: usize = line
        .chars()
        .map(|it| if ('\u{2e80}'..='\u{9fff}').contains(&it) { 2 } else { 1 })
        .sum();
    assert!(line.contains("A/75//742") && columns <= 80, "{columns}: {line}");
    assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text}");
    let marks: usize = text.lines().map(|it| it.matches('^').count()).sum();
    assert_eq!(marks, "A/75//742".len(), "{text}");
}
