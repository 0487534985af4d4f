//! How fast a text is scanned for symbols, addresses, back-references and resolutions, on one core, and
//! how `rg` does on the same file with the same symbol pattern.
//!
//! `cargo bench --bench scan`; the text is some 100 MB made of the fixtures, see [`text`].

// A bench prints, and stops where its input is missing.
#![allow(clippy::expect_used, clippy::print_stdout)]

use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;
use std::time::Instant;

use ibid::catalogue::Catalogue;
use ibid::catalogue::Pattern;
use ibid::read::Source;
use ibid::read::read;

/// Least bytes of the text.
const SIZE: usize = 100 << 20;

/// Runs of each measurement; the median counts.
const RUNS: usize = 5;

/// Turns that our scan and `rg` take.
const TURNS: usize = 15;

fn main() {
    let catalogue = Catalogue::builtin().expect("the built-in catalogue is good");
    let text = text();
    let path = written(&text);
    println!("text: {:.0} MB, median of {RUNS} runs, one core\n", megabytes(&text));

    println!("{:<44} {:>10} {:>12}", "", "MB/s", "matches");
    measure(&text, "United Nations symbols alone", || {
        catalogue.scan_with_slashes(&text).count()
    });
    measure(&text, "symbols of all series (Catalogue::scan)", || {
        catalogue.scan(&text).count()
    });
    measure(&text, "symbols, addresses, back-references, cues", || {
        catalogue.scan(&text).count()
            + patterns(catalogue)
                .iter()
                .map(|it| it.1.find_iter(&text).count())
                .sum::<usize>()
            + back_references(catalogue, &text)
    });
    println!("\nof these, one by one:");
    for (name, pattern) in patterns(catalogue) {
        measure(&text, &name, || pattern.find_iter(&text).count());
    }
    measure(&text, "back-references", || back_references(catalogue, &text));
    println!("\nbeside these:");
    let inside = catalogue.phrases.locators.any_internal();
    measure(&text, "references inside", || inside.find_iter(&text).count());
    println!();
    beside_ripgrep(&text, &path, catalogue);
}

/// The patterns that run over a whole text, without those of symbols.
fn patterns(catalogue: &Catalogue) -> Vec<(String, &Pattern)> {
    let phrases = &catalogue.phrases;
    let mut all = vec![
        ("address".to_owned(), &phrases.urls.address),
        ("introduced address".to_owned(), &phrases.urls.introduced),
    ];
    let cues = phrases.resolutions.cue.iter().enumerate();
    all.extend(cues.map(|(at, it)| (format!("resolution cue {at}"), &it.pattern)));
    all
}

fn back_references(catalogue: &Catalogue, text: &str) -> usize {
    let phrases = &catalogue.phrases.back_references;
    let (mut at, mut count) = (0, 0);
    while let Some(found) = phrases.next(text, at) {
        (at, count) = (found.end(), count + 1);
    }
    count
}

/// The fixtures over and over, normalised as the extractors see them. Each copy has serials of its own,
/// so that no two are the same bytes.
fn text() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/letters");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("fixtures")
        .map(|it| it.expect("fixture").path())
        .collect();
    paths.sort();
    let one: String = paths
        .iter()
        .map(|path| {
            let source = Source {
                name: path.display().to_string(),
                bytes: fs::read(path).expect("fixture"),
            };
            read(&source).expect("fixtures are texts").text.normal().to_owned() + "\n\n"
        })
        .collect();
    let mut text = String::with_capacity(SIZE + one.len());
    for copy in 0.. {
        if text.len() >= SIZE {
            break;
        }
        text.push_str(&with_serials(&one, copy));
    }
    text
}

/// The text with the last two digits of each number of three digits behind a slash changed.
fn with_serials(text: &str, copy: usize) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for at in 1..bytes.len().saturating_sub(3) {
        if bytes[at - 1] == b'/' && bytes[at..at + 3].iter().all(u8::is_ascii_digit) && !bytes[at + 3].is_ascii_digit()
        {
            let digit = |number: usize| b'0' + u8::try_from(number % 10).unwrap_or(0);
            bytes[at + 1] = digit(copy / 10);
            bytes[at + 2] = digit(copy);
        }
    }
    String::from_utf8(bytes).expect("digits for digits")
}

fn written(text: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scan.txt");
    fs::write(&path, text).expect("room for the text");
    path
}

fn megabytes(text: &str) -> f64 {
    text.len() as f64 / 1e6
}

/// The median time of some work, printed as speed.
fn measure(text: &str, name: &str, work: impl Fn() -> usize) {
    let mut matches = 0;
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            matches = black_box(work());
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    let median = times[RUNS / 2];
    println!(
        "{name:<44} {:>10.0} {matches:>12}",
        megabytes(text) / median.as_secs_f64()
    );
}

/// Our scan for symbols and `rg` with the same pattern, line by line, in turns: a busy machine then
/// slows both.
fn beside_ripgrep(text: &str, path: &Path, catalogue: &Catalogue) {
    let pattern = symbol_pattern();
    let rg = |option: &str| {
        let mut rg = Command::new("rg");
        let options = ["--no-config", "--no-filename", "--no-line-number", "--threads", "1"];
        rg.args(options).args([option, "-e", &pattern]).arg(path);
        rg.stdout(Stdio::null()).status().is_ok_and(|it| it.success())
    };
    if !rg("-c") {
        println!("rg not installed");
        return;
    }
    let speed = |work: &dyn Fn() -> usize| {
        let start = Instant::now();
        black_box(work());
        megabytes(text) / start.elapsed().as_secs_f64()
    };
    let mut turns: Vec<[f64; 4]> = (0..TURNS)
        .map(|_| {
            [
                speed(&|| catalogue.scan_with_slashes(text).count()),
                speed(&|| catalogue.scan(text).count()),
                speed(&|| usize::from(rg("-o"))),
                speed(&|| usize::from(rg("-c"))),
            ]
        })
        .collect();
    println!("in turns with rg, the same symbol pattern, medians of {TURNS} turns:");
    for (at, name) in [
        "United Nations symbols alone",
        "symbols of all series (Catalogue::scan)",
        "rg -o",
        "rg -c (counts lines)",
    ]
    .iter()
    .enumerate()
    {
        turns.sort_by(|a, b| a[at].total_cmp(&b[at]));
        println!("{name:<44} {:>10.0}", turns[TURNS / 2][at]);
    }
    for (at, name) in ["our scan for symbols of the United Nations", "our scan for all series"]
        .iter()
        .enumerate()
    {
        turns.sort_by(|a, b| (a[at] / a[2]).total_cmp(&(b[at] / b[2])));
        let ratio = turns[TURNS / 2];
        println!("{name} runs at {:.2} times the speed of rg -o", ratio[at] / ratio[2]);
    }
}

/// The pattern of a symbol, joint or not, as the catalogue file has it, its fragments put in, without line
/// ends inside symbols: rg looks at one line at a time.
fn symbol_pattern() -> String {
    let file: toml::Table = toml::from_str(include_str!("../src/catalogue/series/un.toml")).expect("a good file");
    let strings = |it: &toml::Value| -> BTreeMap<String, String> {
        let table = it.as_table().expect("a table").iter();
        table
            .filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned())))
            .collect()
    };
    let mut fragments = strings(&file["fragments"]);
    fragments.insert("break".to_owned(), String::new());
    let shape = strings(&file["symbol"]);
    let part = |name: &str| shape[name].trim_start_matches('^').replace("\\n?", "");
    let (mut tail, join) = (part("tail"), part("join"));
    while tail.contains("{{") {
        for (name, fragment) in &fragments {
            tail = tail.replace(&format!("{{{{{name}}}}}"), fragment);
        }
    }
    let prefixes: Vec<String> = strings(&file["prefixes"])
        .into_keys()
        .map(|it| {
            it.replace('.', "\\.")
                .replace('(', "\\(")
                .replace(')', "\\)")
                .replace('#', "[0-9]{1,3}")
        })
        .collect();
    let one = format!("(?:{})/{tail}", prefixes.join("|"));
    format!("(?-u:\\b){one}(?:{join}{one})*")
}
