use std::process::Command;

use ibid::links::Status;
use ibid::links::check::Policy;
use ibid::links::check::REFUSED;

use crate::support::root;

fn page() -> String {
    std::fs::read_to_string(root().join("docs/links.md")).unwrap()
}

#[test]
fn the_page_shows_the_limits_the_ranges_and_the_answers() {
    let page = page();
    for (limit, value) in Policy::default().limits() {
        assert!(page.contains(&format!("| {limit} | {value} |")), "{limit}: {value}");
    }
    for range in REFUSED {
        let row = format!("| {} | {} | {} |", range.first, range.last, range.what);
        assert!(page.contains(&row), "{row}");
    }
    for status in Status::ALL {
        assert!(page.contains(&format!("| {} |", status.name())), "{}", status.name());
    }
}

#[test]
fn the_options_have_the_limits_of_the_library() {
    let output = Command::new(env!("CARGO_BIN_EXE_ibid"))
        .args(["links", "--help"])
        .output()
        .unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let policy = Policy::default();
    for (option, value) in [
        ("--at-once", policy.at_once as u64),
        ("--pause", policy.pause.as_secs()),
        ("--timeout", policy.timeout.as_secs()),
        ("--total-time", policy.total.as_secs() / 60),
    ] {
        let at = help.find(option).unwrap();
        let default = help[at..].split("[default: ").nth(1).unwrap();
        assert_eq!(default.split(']').next(), Some(value.to_string().as_str()), "{option}");
    }
}
