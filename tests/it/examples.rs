//! The example programs run and print what they say.

use std::process::Command;

use crate::support::root;

fn example(name: &str) -> String {
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--offline", "--example", name])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn build_graph() {
    assert!(example("build_graph").contains("A/71/845-S/2017/231 (inferred)\n  cites A/70/712-S/2016/118 1 time(s)"));
}

#[test]
fn follow_chain() {
    let text = example("follow_chain");
    assert!(text.starts_with("autumn.txt cites S/2021/200\n"), "{text}");
    assert!(
        text.contains("S/2021/200 cites S/2021/100\n  summer.txt:6: We thank you for S/2021/100, para. 2.\n"),
        "{text}"
    );
}

#[test]
fn symbols_in_text() {
    assert!(
        example("symbols_in_text")
            .starts_with("A/75/742-S/2021/279, annex\n  General Assembly · seventy-fifth session")
    );
}

#[test]
fn each_is_short() {
    for entry in std::fs::read_dir(root().join("examples")).unwrap() {
        let path = entry.unwrap().path();
        let lines = std::fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines < 60, "{} has {lines} lines", path.display());
    }
}
