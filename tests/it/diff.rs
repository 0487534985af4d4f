//! `ibid diff` as people see it.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::root;

/// Runs `ibid diff` in a folder; gives the exit code and what was printed.
fn diff(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_ibid"))
        .args(["diff", "--quiet", "--no-config"])
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

/// The invented letters, and beside them the same with a letter more, one less, and one that was reworded.
fn two_collections(folder: &Path) {
    for name in ["old", "new"] {
        fs::create_dir(folder.join(name)).unwrap();
        for entry in fs::read_dir(root().join("fixtures/letters")).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, folder.join(name).join(path.file_name().unwrap())).unwrap();
        }
    }
    let new = folder.join("new");
    fs::remove_file(new.join("07-tarnovia-bird-migration.txt")).unwrap();
    let buoys = new.join("09-ormond-buoy-numbering.txt");
    let text = fs::read_to_string(&buoys).unwrap();
    assert!(text.contains("para. 3"));
    fs::write(buoys, text.replace("para. 3", "para. 9")).unwrap();
    let added = "United Nations\nA/79/801-S/2024/900\n\nDistr.: General\n2 September 2024\n\nSee A/78/790-S/2024/212 and S/2018/156.\n";
    fs::write(new.join("11-ormond-fog-horns.txt"), added).unwrap();
}

#[test]
fn says_what_came_went_and_changed() {
    let folder = tempfile::tempdir().unwrap();
    two_collections(folder.path());
    let (code, printed) = diff(folder.path(), &["old", "new"]);
    assert_eq!(code, Some(1));
    insta::assert_snapshot!(printed);
}

#[test]
fn rows_say_the_same_and_a_filter_narrows_both() {
    let folder = tempfile::tempdir().unwrap();
    two_collections(folder.path());
    let (_, json) = diff(folder.path(), &["old", "new", "--to", "json"]);
    let rows: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
    let count = |what: &str, change: &str| {
        let of = |it: &&serde_json::Value| it["what"] == what && it["change"] == change;
        rows.iter().filter(of).count()
    };
    assert_eq!((count("document", "added"), count("document", "gone")), (1, 1));
    assert_eq!((count("citation", "added"), count("citation", "changed")), (2, 1));
    let (_, csv) = diff(folder.path(), &["old", "new", "--to", "csv"]);
    assert_eq!(csv.lines().count(), rows.len() + 1);
    let (_, narrowed) = diff(folder.path(), &["old", "new", "--where", "year:2024", "--to", "csv"]);
    assert_eq!(
        narrowed.lines().filter(|it| it.starts_with("document,")).count(),
        1,
        "{narrowed}"
    );
}

#[test]
fn nothing_differs_from_itself() {
    let letters = root().join("fixtures/letters");
    let letters = letters.to_str().unwrap();
    let (code, printed) = diff(root(), &[letters, letters, "--threads", "2"]);
    assert_eq!(code, Some(0), "{printed}");
}
