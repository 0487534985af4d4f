//! Folders of many files: what is said of them, how they are read, and how a run is stopped.

use std::path::Path;
use std::process::Command;
use std::process::Output;
use std::process::Stdio;
use std::time::Duration;
use std::time::Instant;

use crate::support::root;

/// Letters in the large folder.
const MANY: usize = 1000;

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ibid"));
    command.args(args).current_dir(root());
    command
}

fn ibid(args: &[&str]) -> Output {
    command(args).output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// What was said, without folder and time.
fn told(output: &Output, folder: &Path) -> String {
    let said = stderr(output).replace(&format!("{}/", folder.display()), "");
    let lines = said.lines().map(|line| match line.split_once(") in ") {
        Some((before, after)) if line.starts_with("read ") => {
            let after = after.find(" s").map_or("", |it| &after[it + 2..]);
            format!("{before}) in … s{after}\n")
        }
        _ => format!("{line}\n"),
    });
    lines.collect()
}

/// Small letters that cite one another, in folders of a thousand.
fn letters(folder: &Path, count: usize) {
    for at in 0..count {
        let (year, session) = (2000 + at % 20, 55 + at % 20);
        let (number, before) = (at / 20 + 2, at / 20 + 1);
        let inner = folder.join(format!("{:02}", at / 1000));
        std::fs::create_dir_all(&inner).unwrap();
        let text = format!(
            "United Nations\nA/{session}/{number}-S/{year}/{number}\n\nDistr.: General\n{} May {year}\n\n\
             In reply to S/{year}/{before} on the lamps of ferry {at}.1 The birds are well.2\n\n\
             __________________\n 1 A/{session}/{before}, para. 3.\n 2 Ibid., para. 4.\n",
            at % 28 + 1
        );
        std::fs::write(inner.join(format!("letter-{at:05}.txt")), text).unwrap();
    }
}

#[test]
fn a_large_folder_is_read_whole_and_the_same_by_any_number_of_threads() {
    let folder = tempfile::tempdir().unwrap();
    letters(folder.path(), MANY);
    let path = folder.path().to_str().unwrap();
    let started = Instant::now();
    let one = ibid(&["extract", "--threads", "1", path]);
    assert!(started.elapsed() < Duration::from_secs(60), "{:?}", started.elapsed());
    assert_eq!(one.status.code(), Some(0));
    assert_eq!(told(&one, folder.path()), "read 1,000 of 1,000 files (193 kB) in … s\n");
    let two = ibid(&["extract", "--threads", "2", path]);
    assert!(one.stdout == two.stdout, "threads change no byte");
    let heads = String::from_utf8(two.stdout).unwrap();
    assert_eq!(
        heads.lines().filter(|it| it.contains("\"kind\":\"document\"")).count(),
        MANY
    );
}

#[test]
fn the_page_states_formats_standings_and_limits_as_they_are() {
    let page = std::fs::read_to_string(root().join("docs/many-files.md")).unwrap();
    for reader in ibid::read::READERS {
        let named = page
            .lines()
            .any(|it| it.starts_with("3. the format: ") && it.contains(reader.name));
        assert!(named, "{} has no place in the order of formats", reader.name);
    }
    use ibid::resolve::Standing;
    for it in [
        Standing::Leading,
        Standing::SameText,
        Standing::Translation,
        Standing::Differing,
        Standing::Part,
    ] {
        let counts = if it.counts() {
            "count |"
        } else {
            "are kept as `repeated` |"
        };
        let row = page
            .lines()
            .find(|line| line.starts_with(&format!("| `{}` |", it.name())));
        assert!(row.is_some_and(|line| line.ends_with(counts)), "{}", it.name());
    }
    assert!(
        page.contains("| one file | 268 MB;"),
        "as the message says that is tested below"
    );
}

#[test]
fn skipped_files_are_grouped_by_reason() {
    let folder = tempfile::tempdir().unwrap();
    for at in 0..9 {
        std::fs::write(folder.path().join(format!("{at}.svg")), "<svg xmlns=\"\"/>").unwrap();
    }
    std::fs::write(folder.path().join("a.gz"), b"\x1f\x8b\x08\0").unwrap();
    std::fs::write(folder.path().join("good.txt"), "See S/2021/160.").unwrap();
    let path = folder.path().to_str().unwrap();
    let output = ibid(&["list", path]);
    insta::assert_snapshot!(told(&output, folder.path()));
    assert_eq!(output.status.code(), Some(0));
    let all = ibid(&["list", "--verbose", path]);
    assert!(
        stderr(&all).contains("8.svg: pictures are not read"),
        "{}",
        stderr(&all)
    );
    let named: Vec<String> = (0..9).map(|it| format!("{path}/{it}.svg")).collect();
    let args: Vec<&str> = ["list"].into_iter().chain(named.iter().map(String::as_str)).collect();
    let output = ibid(&args);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        stderr(&output).matches("error: ").count(),
        10,
        "each named file: {}",
        stderr(&output)
    );
    assert_eq!(stderr(&ibid(&["list", "--quiet", path])), "");
}

#[test]
fn a_file_that_is_too_large_is_not_loaded() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.txt");
    // The file has a length but no blocks: loading it would show.
    std::fs::File::create(&path).unwrap().set_len(3 << 30).unwrap();
    let output = ibid(&["list", path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("large.txt: larger than 268 MB, the limit for one file; split it first"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn the_format_can_be_forced_for_files_that_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.html");
    std::fs::write(&file, "<svg> is what this text is about; see S/2021/160.").unwrap();
    let path = file.to_str().unwrap();
    assert_eq!(ibid(&["list", path]).status.code(), Some(2));
    let forced = ibid(&["list", "--format", "text", path]);
    assert_eq!(forced.status.code(), Some(0), "{}", stderr(&forced));
    assert!(String::from_utf8_lossy(&forced.stdout).contains("S/2021/160"));
    let chain = ibid(&[
        "chain",
        "--read-as",
        "text",
        "--format",
        "json",
        "--from",
        "page.html",
        path,
    ]);
    assert_eq!(chain.status.code(), Some(0), "{}", stderr(&chain));
    assert!(String::from_utf8_lossy(&chain.stdout).starts_with('['));
    let walked = ibid(&["list", "--format", "text", folder.path().to_str().unwrap()]);
    assert_eq!(walked.status.code(), Some(2));
    assert!(stderr(&walked).contains("name the files"), "{}", stderr(&walked));
    let unknown = ibid(&["list", "--format", "papyrus", path]);
    assert!(stderr(&unknown).contains("[possible values: "), "{}", stderr(&unknown));
}

#[test]
fn the_understood_text_can_be_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lamp.md");
    let text = "The *red* lamp.<sup>1</sup>\n\n<sup>1</sup> See S/2021/160.\n";
    std::fs::write(&file, text).unwrap();
    let path = file.to_str().unwrap();
    let shown = String::from_utf8(ibid(&["extract", "--to", "text", path]).stdout).unwrap();
    assert_eq!(
        shown,
        format!("========== {path} (markdown, pages not known) ==========\nThe red lamp.1\n\n1 See S/2021/160.\n")
    );
    let records = String::from_utf8(ibid(&["extract", "--with-text", path]).stdout).unwrap();
    let records: Vec<serde_json::Value> = records.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    assert_eq!(records[0]["text"], text);
    for it in &records[1..] {
        let at = |key: &str| usize::try_from(it[key].as_u64().unwrap()).unwrap();
        assert_eq!(it["text"], text[at("start")..at("end")], "{it}");
    }
    let both = ibid(&["extract", "--with-text", "--to", "text", path]);
    assert_eq!(both.status.code(), Some(2));
}

#[cfg(unix)]
#[test]
fn names_links_and_rights_of_all_kinds_are_borne() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("inner");
    std::fs::create_dir(&inner).unwrap();
    std::fs::write(inner.join("good.txt"), "See S/2021/160.").unwrap();
    std::os::unix::fs::symlink("..", inner.join("round")).unwrap();
    std::fs::hard_link(inner.join("good.txt"), folder.path().join("same.txt")).unwrap();
    for bytes in [&b"caf\xe9.txt"[..], b"caf\xe8.txt"] {
        std::fs::write(
            folder.path().join(std::ffi::OsStr::from_bytes(bytes)),
            "See S/2021/161.",
        )
        .unwrap();
    }
    let output = ibid(&["extract", folder.path().to_str().unwrap()]);
    let told = told(&output, folder.path());
    assert_eq!(
        told,
        "skipped: inner/round: a link to a folder is not followed; name the folder itself\n\
         read 4 of 5 files (60 B) in … s; 1 skipped: 1 × a link to a folder is not followed\n"
    );
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).unwrap();
    for name in ["caf\\\\xE9.txt", "caf\\\\xE8.txt"] {
        assert!(text.contains(name), "{name} in {text}");
    }
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_the_run_cleanly() {
    let folder = tempfile::tempdir().unwrap();
    letters(folder.path(), 20);
    let out = tempfile::tempdir().unwrap();
    let file = out.path().join("records.jsonl");
    let mut run = command(&[
        "extract",
        "-o",
        file.to_str().unwrap(),
        "-",
        folder.path().to_str().unwrap(),
    ])
    .stdin(Stdio::piped())
    .stderr(Stdio::piped())
    .spawn()
    .unwrap();
    // Standard input does not end; when more than a pipe holds was taken from it, the run is in the midst of reading.
    let mut input = run.stdin.take().unwrap();
    std::io::Write::write_all(&mut input, &[b'a'; 1 << 20]).unwrap();
    let killed = Command::new("kill")
        .args(["-INT", &run.id().to_string()])
        .status()
        .unwrap();
    assert!(killed.success());
    assert_eq!(run.wait().unwrap().code(), Some(130));
    drop(input);
    let mut said = String::new();
    std::io::Read::read_to_string(&mut run.stderr.take().unwrap(), &mut said).unwrap();
    assert!(
        said.starts_with("stopped: ") && said.ends_with(" of 21 files were read\n"),
        "{said}"
    );
    let left: Vec<_> = std::fs::read_dir(out.path()).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
}
