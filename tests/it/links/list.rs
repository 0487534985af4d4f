use std::path::Path;
use std::process::Command;
use std::process::Output;

const FIRST: &str = "See https://lamps.example/b (https://undocs.org/A/75/742)\nand ftp://lamps.example/c.\n";
const SECOND: &str = "At https://lamps.example/a, then at https://lamps.example/b.\n";

fn links(folder: &Path, args: &[&str]) -> Output {
    std::fs::write(folder.join("a.txt"), FIRST).unwrap();
    std::fs::write(folder.join("b.txt"), SECOND).unwrap();
    Command::new(env!("CARGO_BIN_EXE_ibid"))
        .args(["links", "--quiet", "a.txt", "b.txt"])
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn printed(args: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let output = links(folder.path(), args);
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn addresses_are_written_one_a_line() {
    let lines =
        "ftp://lamps.example/c\nhttps://lamps.example/a\nhttps://lamps.example/b\nhttps://undocs.org/A/75/742\n";
    assert_eq!(printed(&[]), lines);
    assert_eq!(printed(&["--list"]), lines);
}

#[test]
fn rows_say_where_each_stands() {
    assert_eq!(
        printed(&["--to", "csv"]),
        "address,symbol,times,file,line,column,page\r\n\
         ftp://lamps.example/c,,1,a.txt,2,5,\r\n\
         https://lamps.example/a,,1,b.txt,1,4,\r\n\
         https://lamps.example/b,,2,a.txt,1,5,\r\n\
         https://lamps.example/b,,2,b.txt,1,37,\r\n\
         https://undocs.org/A/75/742,A/75/742,1,a.txt,1,30,\r\n"
    );
    let json: serde_json::Value = serde_json::from_str(&printed(&["--to", "json"])).unwrap();
    assert_eq!(json[2]["times"], 2);
    assert_eq!(json[2]["places"][1]["file"], "b.txt");
    assert_eq!(json[3]["symbol"], "A/75/742");
    assert_eq!(json[3].get("status"), None);
    let blocks = printed(&["--to", "blocks"]);
    assert!(
        blocks.contains("https://lamps.example/b\n    a.txt:1:5\n    b.txt:1:37\n"),
        "{blocks}"
    );
    assert!(blocks.ends_with("4 addresses\n"), "{blocks}");
}

#[test]
fn options_of_the_check_need_it() {
    let folder = tempfile::tempdir().unwrap();
    for args in [&["--no-cache"][..], &["--pause", "2"], &["--list", "--check"]] {
        assert_eq!(links(folder.path(), args).status.code(), Some(2), "{args:?}");
    }
}

#[cfg(not(feature = "net"))]
#[test]
fn a_build_without_network_says_how_to_get_the_check() {
    let folder = tempfile::tempdir().unwrap();
    let output = links(folder.path(), &["--check"]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("cargo install --path . --features net"), "{told}");
}
