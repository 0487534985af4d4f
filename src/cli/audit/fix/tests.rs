use std::fs;
use std::path::Path;

use super::Fixed;
use super::fix;
use crate::Build;
use crate::audit;
use crate::audit::Confidence;
use crate::audit::Finding;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::catalogue::Catalogue;
use crate::read::Source;
use crate::resolve::Options;
use crate::text::Span;

/// Finds lamps in small letters.
static LAMPS: Rule = Rule {
    id: "lamps",
    group: Group::Broken,
    severity: Severity::Note,
    confidence: Confidence::Certain,
    summary: "lamps",
    reason: "lamps are written large",
    page: "",
    check: |input: &Input<'_>, report: &mut Report<'_>| {
        for index in 0..input.resolved.corpus.len() {
            let text = input.resolved.corpus.document(index).text.normal();
            for (at, word) in text.match_indices("lamp") {
                let span = Span::new(at, at + word.len());
                report.at(index, span, "a small lamp").repair(index, span, "LAMP");
            }
        }
    },
};

/// The files of a folder, and what the rule finds in them.
fn found(folder: &Path) -> (Build, Vec<Finding>) {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    paths.sort();
    let sources = paths.iter().map(|it| Source {
        name: it.to_string_lossy().into_owned(),
        bytes: fs::read(it).unwrap(),
    });
    let build = Build::new(sources.collect(), &Options::default()).unwrap();
    let input = Input {
        resolved: &build.resolved,
        graph: &build.graph,
        catalogue: Catalogue::builtin().unwrap(),
    };
    let findings = audit::audit(&input, &[&LAMPS]);
    (build, findings)
}

fn fixed(folder: &Path, dry_run: bool) -> Fixed {
    let (build, findings) = found(folder);
    fix(&build.resolved.corpus, &findings, dry_run)
}

fn told(fixed: &Fixed) -> Vec<&str> {
    fixed.told.iter().map(|it| it.reason.as_str()).collect()
}

#[test]
fn repairs_are_written_once_and_files_without_any_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let [with, without] = ["a.txt", "b.md"].map(|it| folder.path().join(it));
    fs::write(&with, "\u{feff}The lamp.\r\n\r\nTwo “lamps”.").unwrap();
    fs::write(&without, "The ferry.").unwrap();
    let before = fs::metadata(&without).unwrap().modified().unwrap();

    let first = fixed(folder.path(), false);
    assert_eq!((first.places, first.files, told(&first)), (2, 1, vec![]));
    assert_eq!(
        fs::read_to_string(&with).unwrap(),
        "\u{feff}The LAMP.\r\n\r\nTwo “LAMPs”."
    );
    assert_eq!(first.summary(false), "fixed 2 places in 1 file");
    let second = fixed(folder.path(), false);
    assert_eq!((second.places, second.files), (0, 0));
    assert_eq!(fs::metadata(&without).unwrap().modified().unwrap(), before);
}

#[test]
fn a_dry_run_shows_what_a_run_would_write() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.md");
    fs::write(&file, "The **lamp**.\n").unwrap();
    let dry = fixed(folder.path(), true);
    assert!(
        dry.diff.ends_with("@@ -1 +1 @@\n-The **lamp**.\n+The **LAMP**.\n"),
        "{}",
        dry.diff
    );
    assert_eq!(dry.summary(true), "would fix 1 place in 1 file");
    assert_eq!(fs::read_to_string(&file).unwrap(), "The **lamp**.\n");
}

#[test]
fn what_is_no_text_of_the_file_s_own_is_named_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    file("a.txt", b"The lamp of the caf\xe9 is d\xe9j\xe0 lit.");
    file("b.rst", b"The lamp.\n");
    file("c.md", b"The **la**mp and the lamp.\n");
    let fixed = fixed(folder.path(), false);
    let reasons = told(&fixed);
    assert_eq!(reasons.len(), 3, "{reasons:?}");
    assert!(reasons[0].contains("not in UTF-8"), "{reasons:?}");
    assert!(
        reasons[1].contains("read as rst; only plain text and Markdown"),
        "{reasons:?}"
    );
    assert!(reasons[2].contains("marks of the format"), "{reasons:?}");
    assert_eq!((fixed.places, fixed.failed), (1, false));
    let marked = fs::read(folder.path().join("c.md")).unwrap();
    assert_eq!(marked, b"The **la**mp and the LAMP.\n");
}

#[test]
fn a_file_that_changed_since_it_was_read_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.txt");
    fs::write(&file, "The lamp.").unwrap();
    let (build, findings) = found(folder.path());
    fs::write(&file, "A lamp.").unwrap();
    for dry_run in [true, false] {
        let fixed = fix(&build.resolved.corpus, &findings, dry_run);
        assert!(told(&fixed)[0].contains("has changed"), "{:?}", told(&fixed));
        assert!(fixed.failed && fixed.diff.is_empty() && fixed.places == 0);
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), "A lamp.");
}
