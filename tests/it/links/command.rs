use std::path::Path;
#[cfg(all(unix, feature = "markdown"))]
use std::process::Child;
use std::process::Command;
use std::process::Output;
#[cfg(all(unix, feature = "markdown"))]
use std::process::Stdio;
#[cfg(all(unix, feature = "markdown"))]
use std::time::Duration;
#[cfg(all(unix, feature = "markdown"))]
use std::time::Instant;

use ibid::links::Answer;
use ibid::links::Status;
use ibid::links::check::Cache;
use ibid::links::check::Clock as _;
use ibid::links::check::SystemClock;

#[cfg(all(unix, feature = "markdown"))]
use crate::links::server::Reply;
use crate::links::server::Server;
use crate::links::server::say;

/// Checks a letter whose addresses may all not be asked, with proxies in the environment that are not to be used.
fn check(folder: &Path, letter: &str, args: &[&str], proxy: &Server) -> Output {
    std::fs::write(folder.join("letter.txt"), letter).unwrap();
    Command::new(env!("CARGO_BIN_EXE_ibid"))
        .args(["links", "--check", "letter.txt"])
        .args(args)
        .env("XDG_CACHE_HOME", folder.join("caches"))
        .env("HTTP_PROXY", format!("http://{}", proxy.at))
        .env("ALL_PROXY", format!("http://{}", proxy.at))
        .current_dir(folder)
        .output()
        .unwrap()
}

/// Starts a check that gets no answer: a proxy of the test stays silent, and nobody has an address in 2d00::/8.
#[cfg(all(unix, feature = "markdown"))]
fn unanswered(folder: &Path) -> (Child, Server) {
    let proxy = Server::start(|_, _| Reply::Silent(Duration::from_secs(60)));
    let letter = "See [the lamps](http://[2d00::1]/lamps) and ftp://lamps.example/c.\n";
    std::fs::write(folder.join("letter.md"), letter).unwrap();
    let child = Command::new(env!("CARGO_BIN_EXE_ibid"))
        .args([
            "links",
            "--check",
            "--no-cache",
            "--to",
            "lines",
            "--timeout",
            "60",
            "letter.md",
        ])
        .args(["--proxy", &format!("http://{}", proxy.at)])
        .current_dir(folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    (child, proxy)
}

#[cfg(all(unix, feature = "markdown"))]
#[test]
fn ctrl_c_ends_with_what_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let (child, proxy) = unanswered(folder.path());
    let started = Instant::now();
    while proxy.heads().is_empty() {
        assert!(started.elapsed() < Duration::from_secs(30), "the proxy was not asked");
        std::thread::sleep(Duration::from_millis(20));
    }
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert!(started.elapsed() < Duration::from_secs(45));
    assert_eq!(output.status.code(), Some(130));
    let printed = text(&output.stdout);
    assert_eq!(
        printed,
        "not checked\tftp://lamps.example/c\nnot checked\thttp://[2d00::1]/lamps\n"
    );
    assert!(text(&output.stderr).contains("stopping with what is known"));
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

const LETTER: &str = "Letter dated 9 March 2021 from the Permanent Representative of Ormond\n\n\
    See http://127.0.0.1/lamps and ftp://lamps.example/c.\n";

#[test]
fn what_is_not_asked_is_told_with_its_place_and_a_copy() {
    let server = Server::start(|_, _| say(200, &[]));
    let folder = tempfile::tempdir().unwrap();
    let output = check(
        folder.path(),
        LETTER,
        &["--allow-port", &server.at.port().to_string()],
        &server,
    );
    assert_eq!(output.status.code(), Some(1));
    let printed = text(&output.stdout);
    assert!(
        printed.starts_with(
            "ftp://lamps.example/c\n  not checked: only http and https are asked, not ftp\n  \
             a copy may be at: https://web.archive.org/web/20210309/ftp://lamps.example/c\n    letter.txt:3:32\n\n"
        ),
        "{printed}"
    );
    assert!(
        printed.contains("not checked: the host's address 127.0.0.1 is not asked: it is loopback, this machine\n"),
        "{printed}"
    );
    assert!(printed.ends_with("2 addresses: 2 not checked\n"), "{printed}");
    assert_eq!(server.asked(), [""; 0], "no proxy of the environment was asked");
    let output = check(folder.path(), "No lamps.\n", &[], &server);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn fresh_answers_are_taken_from_the_cache_and_a_broken_one_is_told() {
    let server = Server::start(|_, _| say(200, &[]));
    let folder = tempfile::tempdir().unwrap();
    let cache = folder.path().join("caches/ibid/links.json");
    let letter = "See https://127.0.0.1/lamps.\n";
    let mut known = Cache::default();
    let answer = Answer {
        status: Status::Works,
        code: Some(200),
        why: "it answers (200)".to_owned(),
        moved_to: None,
        over_https: None,
        asked: SystemClock::default().unix() - 3 * 24 * 60 * 60,
    };
    known.keep("https://127.0.0.1/lamps", &answer);
    std::fs::create_dir_all(cache.parent().unwrap()).unwrap();
    std::fs::write(&cache, known.to_bytes().unwrap()).unwrap();
    let ran = |args: &[&str]| check(folder.path(), letter, &[&["--to", "lines"][..], args].concat(), &server);

    let output = ran(&[]);
    assert_eq!(text(&output.stdout), "works\thttps://127.0.0.1/lamps\n");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(Cache::parse(&std::fs::read(&cache).unwrap()).unwrap(), known);
    for args in [&["--max-age", "2"][..], &["--no-cache"], &["--cache", "other.json"]] {
        assert_eq!(
            text(&ran(args).stdout),
            "not checked\thttps://127.0.0.1/lamps\n",
            "{args:?}"
        );
    }

    std::fs::write(&cache, "{\"version\": 1,").unwrap();
    let output = ran(&[]);
    let told = text(&output.stderr);
    assert!(told.contains("is not used as a cache: EOF"), "{told}");
    assert_eq!(text(&output.stdout), "not checked\thttps://127.0.0.1/lamps\n");
    assert_eq!(Cache::parse(&std::fs::read(&cache).unwrap()).unwrap(), Cache::default());
}

#[test]
fn a_proxy_that_cannot_be_used_is_wrong_use() {
    let server = Server::start(|_, _| say(200, &[]));
    let folder = tempfile::tempdir().unwrap();
    for proxy in [
        "socks5://127.0.0.1:9",
        "http://lamp:secret@127.0.0.1:9",
        "lamps",
        "http://127.0.0.1",
    ] {
        let output = check(folder.path(), LETTER, &["--proxy", proxy], &server);
        assert_eq!(output.status.code(), Some(2), "{proxy}");
        assert!(text(&output.stderr).contains("--proxy cannot be used"), "{proxy}");
    }
}
