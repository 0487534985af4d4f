//! What people decide about an audit: settings, comments, baselines, repairs.

use std::fs;
use std::path::Path;
use std::process::Command;

use ibid::Build;
use ibid::audit::Confidence;
use ibid::audit::Finding;
use ibid::audit::Group;
use ibid::audit::Input;
use ibid::audit::RULES;
use ibid::audit::Report;
use ibid::audit::Rule;
use ibid::audit::Severity;
use ibid::audit::audit;
use ibid::audit::mend;
use ibid::catalogue::Catalogue;
use ibid::config::Settings;
use ibid::read::Source;
use ibid::resolve::Options;
use ibid::text::Span;
use proptest::prelude::*;

use crate::support::root;

/// A letter with one warning: a damaged symbol.
const FAULTY: &str = "The lamps of Ormond are described in S/2O21/156.\n";

/// A folder with files of these names and texts.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// Runs `ibid audit` in a folder: exit code, standard output, standard error.
fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_ibid"))
        .arg("audit")
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap();
    let [stdout, stderr] = [output.stdout, output.stderr].map(|it| String::from_utf8(it).unwrap());
    (output.status.code().unwrap(), stdout, stderr)
}

#[test]
fn settings_above_the_folder_of_the_run_hold_and_are_named() {
    let settings = "[rules]\nmalformed-symbol = \"note\"\nunnamed-document = \"off\"\n\n\
                    [[ignore]]\npath = \"letters/*.md\"\nsymbol = \"a/75/742\"\nreason = \"lost\"\n";
    let folder = folder(&[
        ("ibid.toml", settings),
        ("letters/a.md", FAULTY),
        ("letters/b.md", "Lamps.\n"),
    ]);
    let letters = folder.path().join("letters");
    let (code, stdout, stderr) = run(&letters, &["."]);
    assert_eq!(code, 0, "{stdout}");
    assert!(
        stdout.contains("note[malformed-symbol]") && !stdout.contains("unnamed-document"),
        "{stdout}"
    );
    assert!(stderr.contains("the settings are those of ../ibid.toml"), "{stderr}");
    assert!(
        stderr.contains("../ibid.toml:5: this entry set no finding aside"),
        "{stderr}"
    );
    assert_eq!(run(&letters, &["--no-config", "."]).0, 1);
    assert_eq!(run(folder.path(), &["--deny", "malformed-symbol", "letters"]).0, 1);
    fs::create_dir(letters.join(".git")).unwrap();
    assert_eq!(
        run(&letters, &["."]).0,
        1,
        "settings above the top of a project are not taken"
    );
}

#[test]
fn an_entry_sets_aside_what_fits_all_that_it_gives() {
    let folder = folder(&[("a.md", FAULTY), ("old/a.md", FAULTY)]);
    let code = |entry: &str| {
        fs::write(
            folder.path().join("mine.toml"),
            format!("[[ignore]]\n{entry}\nreason = \"known\"\n"),
        )
        .unwrap();
        let (code, stdout, _) = run(folder.path(), &["--config", "mine.toml", "--quiet", "a.md", "old"]);
        (code, stdout.matches("[malformed-symbol]").count())
    };
    assert_eq!(code("rule = \"malformed-symbol\""), (0, 0));
    assert_eq!(code("rule = \"malformed-symbol\"\npath = \"/a.md\""), (1, 1));
    assert_eq!(code("text = \"S/2O21/156\"\npath = \"a.md\""), (0, 0));
    assert_eq!(code("text = \"S/2O21/157\""), (1, 2));
}

#[test]
fn settings_that_are_wrong_stop_the_run() {
    let folder = folder(&[("ibid.toml", "[rules]\n\nlamps = \"off\"\n"), ("a.md", FAULTY)]);
    let (code, stdout, stderr) = run(folder.path(), &["a.md"]);
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert!(
        stderr.contains("ibid.toml:3: no rule is called `lamps`; `ibid audit --help` lists them"),
        "{stderr}"
    );
    fs::write(
        folder.path().join("ibid.toml"),
        "[[ignore]]\nsymbol = \"lamps\"\nreason = \"known\"\n",
    )
    .unwrap();
    let (code, _, stderr) = run(folder.path(), &["a.md"]);
    assert_eq!(code, 2);
    assert!(
        stderr.contains("ibid.toml:1: `symbol` is “lamps”, which no series reads"),
        "{stderr}"
    );
}

#[test]
fn comments_set_findings_aside_and_say_where_they_do_not() {
    let allowed = format!("<!-- ibid: allow malformed-symbol: quoted as printed -->\n{FAULTY}");
    let folder = folder(&[("a.md", &allowed)]);
    let (code, stdout, stderr) = run(folder.path(), &["a.md"]);
    assert_eq!((code, stderr.as_str()), (0, ""), "{stdout}");
    let wrong = format!("<!-- ibid: allow malformed-symbol -->\n{FAULTY}\n<!-- ibid: allow note-numbers: none -->\n");
    fs::write(folder.path().join("a.md"), wrong).unwrap();
    let (code, _, stderr) = run(folder.path(), &["a.md"]);
    assert_eq!(code, 1);
    assert!(
        stderr.contains("warning: a.md:1: the comment gives no reason; write `<!-- ibid:"),
        "{stderr}"
    );
    assert!(
        stderr.contains("note: a.md:4: this comment sets no finding aside"),
        "{stderr}"
    );
}

#[test]
fn a_baseline_lets_an_old_collection_pass_and_a_new_fault_fail() {
    let folder = folder(&[("letters/a.md", FAULTY), ("letters/b.md", FAULTY)]);
    let at = folder.path();
    let baseline = ["--baseline", "known.json"];
    let with = |args: &[&'static str]| run(at, &[&baseline[..], args].concat());
    assert_eq!(with(&["letters"]).0, 2, "there is none yet");
    let (code, stdout, stderr) = with(&["--write-baseline", "letters"]);
    assert_eq!((code, stdout.as_str()), (0, ""));
    assert!(stderr.contains("wrote 4 findings to known.json"), "{stderr}");
    let text = fs::read_to_string(at.join("known.json")).unwrap();
    assert!(
        text.contains(r#"{"file":"letters/a.md","rule":"malformed-symbol","words":"S/2O21/156","#),
        "{text}"
    );

    fs::write(at.join("letters/a.md"), format!("# Lamps\n\nMore lamps.\n\n{FAULTY}")).unwrap();
    assert_eq!(with(&["letters"]).0, 0, "lines were put in above");
    assert_eq!(with(&["./letters/a.md"]).0, 0);
    let whole = at.join("letters").canonicalize().unwrap();
    let (code, _, stderr) = run(
        &whole,
        &["--baseline", "../known.json", "--quiet", whole.to_str().unwrap()],
    );
    assert_eq!((code, stderr.as_str()), (0, ""));

    fs::write(at.join("letters/a.md"), format!("{FAULTY}\nAnd in A/75//742.\n")).unwrap();
    let (code, stdout, _) = with(&["letters"]);
    assert_eq!(code, 1);
    assert!(
        stdout.contains("A/75//742") && !stdout.contains("S/2O21/156"),
        "{stdout}"
    );
    fs::write(at.join("letters/a.md"), "Lamps.\n").unwrap();
    let (code, _, stderr) = with(&["letters"]);
    assert_eq!(code, 0);
    assert!(
        stderr.contains("findings that are gone: letters/a.md: malformed-symbol: “S/2O21/156”"),
        "{stderr}"
    );
}

#[test]
fn options_that_do_not_go_together_are_wrong_use() {
    let folder = folder(&[("a.md", FAULTY)]);
    for args in [
        &["--write-baseline", "a.md"][..],
        &[
            "--baseline",
            "b.json",
            "--write-baseline",
            "--only",
            "note-numbers",
            "a.md",
        ],
        &["--dry-run", "a.md"],
        &["--fix", "a.md", "-"],
        &["--config", "b.toml", "--no-config", "a.md"],
        &["--config", "b.toml", "a.md"],
        &["--allow", "note-numbers", "--deny", "note-numbers", "a.md"],
    ] {
        assert_eq!(run(folder.path(), args).0, 2, "{args:?}");
    }
}

#[test]
fn a_fix_without_repairs_writes_nothing() {
    let text = "The lamps are described in S/2O21/156.\n";
    let folder = folder(&[("a.md", text)]);
    let (code, stdout, stderr) = run(folder.path(), &["--fix", "--only", "malformed-symbol", "a.md"]);
    assert_eq!(code, 1, "a suggestion is no repair: {stdout}");
    assert!(stderr.contains("nothing to fix"), "{stderr}");
    assert_eq!(fs::read_to_string(folder.path().join("a.md")).unwrap(), text);
}

/// The first block of TOML of the page about the audit.
fn example(page: &str) -> &str {
    let from = page.find("```toml\n").unwrap() + "```toml\n".len();
    &page[from..from + page[from..].find("```").unwrap()]
}

#[test]
fn the_page_shows_the_settings_as_they_are() {
    let page = fs::read_to_string(root().join("docs/audit.md")).unwrap();
    let settings = Settings::read("audit.md", example(&page)).unwrap();
    assert_eq!((settings.rules.len(), settings.ignore.len()), (2, 2));
    for unknown in ["lamps = 1", "[[ignore]]\nlamps = 1"] {
        let error = Settings::read("ibid.toml", unknown).unwrap_err().remove(0);
        let (_, allowed) = error.message.split_once("expected one of ").unwrap();
        for key in allowed.split(", ") {
            assert!(
                page.contains(&format!("\n| {key} |")),
                "docs/audit.md has no row for {key}"
            );
        }
    }
}

fn findings(files: &[(&str, &str)], rules: &[&'static Rule]) -> (Build, Vec<Finding>) {
    let sources = files.iter().map(|(name, text)| Source {
        name: (*name).to_owned(),
        bytes: text.as_bytes().to_vec(),
    });
    let build = Build::new(sources.collect(), &Options::default()).unwrap();
    let input = Input {
        resolved: &build.resolved,
        graph: &build.graph,
        catalogue: Catalogue::builtin().unwrap(),
    };
    let found = audit(&input, rules);
    (build, found)
}

/// Fingerprints of what is found in the file of a name.
fn fingerprints(files: &[(&str, &str)], name: &str) -> Vec<String> {
    let (_, found) = findings(files, RULES);
    let here = found
        .iter()
        .filter(|it| it.place.as_ref().is_some_and(|it| it.file == name));
    let mut prints: Vec<String> = here.map(|it| it.fingerprint.clone()).collect();
    prints.sort();
    prints
}

#[test]
fn fingerprints_stay_where_lines_folders_and_neighbours_change() {
    let text = "The lamp in S/2O21/156.\nThe lamp in S/2O21/156.\n\nThe ferry in S/2O21/156.\n";
    let alone = fingerprints(&[("a.md", text)], "a.md");
    assert_eq!(alone.len(), 4, "three symbols and an unnamed document");
    let moved = format!("# Clocks\n\nThey tick.\n\n{text}");
    assert_eq!(fingerprints(&[("a.md", &moved)], "a.md"), alone);
    let neighbours = [("0/a.md", text), ("1/a.md", text), ("b.md", text)];
    assert_eq!(fingerprints(&neighbours, "1/a.md"), alone);
    assert_ne!(fingerprints(&neighbours, "b.md"), alone);
    let mut distinct = alone.clone();
    distinct.dedup();
    assert_eq!(distinct, alone, "two on like lines have two names");
}

/// Writes "x" for "ab" and "y" for "bc"; "cc" with "dd" behind it become both "z", or neither.
static LETTERS: Rule = Rule {
    id: "letters",
    group: Group::Broken,
    severity: Severity::Warning,
    confidence: Confidence::Certain,
    summary: "letters",
    reason: "letters",
    page: "",
    check: |input: &Input<'_>, report: &mut Report<'_>| {
        let text = input.resolved.corpus.document(0).text.normal();
        let span = |at: usize| Span::new(at, at + 2);
        for (from, to) in [("ab", "x"), ("bc", "yy")] {
            for (at, _) in text.match_indices(from) {
                report.at(0, span(at), from).repair(0, span(at), to);
            }
        }
        if let (Some(one), Some(other)) = (text.find("cc"), text.find("dd")) {
            report
                .at(0, span(one), "both")
                .repair(0, span(one), "z")
                .repair(0, span(other), "");
        }
    },
};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Repairs change nothing but their places, and once they are written nothing is left to repair.
    #[test]
    fn repairs_change_nothing_else_and_nothing_twice(text in "[abcdeé \n]{0,60}") {
        let (build, found) = findings(&[("a.txt", &text)], &[&LETTERS]);
        let read = &build.resolved.corpus.document(0).text;
        let mended = mend(read, 0, &found);
        prop_assert_eq!(&mend(read, 0, &[]).text, &text);
        if found.is_empty() {
            prop_assert_eq!(&mended.text, &text);
        }
        let kept = |it: &str| it.matches(['a', 'e', 'é', '\n']).count();
        let lost = text.matches("ab").count();
        prop_assert_eq!(kept(&mended.text) + lost, kept(&text));

        let (build, found) = findings(&[("a.txt", &mended.text)], &[&LETTERS]);
        let again = mend(&build.resolved.corpus.document(0).text, 0, &found);
        if mended.refused.is_empty() {
            prop_assert!(found.is_empty() && again.applied == 0, "{:?}", found);
            prop_assert_eq!(again.text, mended.text);
        }
    }
}
