//! How fast and how right a great number of sources is put together: synthetic sources with a known truth, each worded
//! one to five times as notes word them (initials, inverted names, "et al.", dropped subtitles, slips of the pen and of
//! scans, lost years and publishers), beside near ones that are others (editions, volumes, years). Then hostile sets.
//!
//! `cargo bench --bench sources`; numbers behind `--` are the numbers of wordings, `missed` there lists wordings of one
//! source that were kept apart. The peak of memory holds the sources themselves; "own" is what grouping adds, in bytes a
//! source.

// A bench prints, and stops where its input is missing.
#![allow(clippy::expect_used, clippy::print_stdout)]

use std::collections::HashMap;
use std::time::Instant;

use ibid::catalogue::Catalogue;
use ibid::extract::SourceMention;
use ibid::resolve::SameSources;
use ibid::resolve::same_sources;

/// Numbers of wordings with a known truth.
const SIZES: [usize; 3] = [100_000, 300_000, 1_000_000];

/// Numbers of hostile wordings.
const HOSTILE_SIZES: [usize; 3] = [20_000, 80_000, 320_000];

/// Most pairs that are listed as missed.
const MISSED: usize = 20;

fn main() {
    let catalogue = Catalogue::builtin().expect("the built-in catalogue is good");
    let given: Vec<usize> = std::env::args().skip(1).filter_map(|it| it.parse().ok()).collect();
    let sizes = |usual: [usize; 3]| {
        if given.is_empty() {
            usual.to_vec()
        } else {
            given.clone()
        }
    };
    println!(
        "{:<34} {:>9} {:>8} {:>5} {:>8} {:>8} {:>10} {:>9} {:>8}",
        "", "wordings", "seconds", "load", "peak MB", "own", "compared", "precision", "recall"
    );
    for size in sizes(SIZES) {
        let (sources, truth) = synthetic(size);
        let same = run(catalogue, "synthetic", &sources, Some(&truth));
        if std::env::args().any(|it| it == "missed") {
            print_missed(&sources, &truth, &same);
        }
    }
    for (name, source) in HOSTILE {
        for size in sizes(HOSTILE_SIZES) {
            let sources: Vec<SourceMention> = (0..size).map(source).collect();
            run(catalogue, name, &sources, None);
        }
    }
}

fn run(catalogue: &Catalogue, name: &str, sources: &[SourceMention], truth: Option<&[usize]>) -> SameSources {
    let all: Vec<&SourceMention> = sources.iter().collect();
    // The kernel counts the peak from here on; where it does not, the peak is that of all runs.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let before = memory("VmRSS:");
    let start = Instant::now();
    let same = same_sources(catalogue, &all);
    let seconds = start.elapsed().as_secs_f64();
    let peak = memory("VmHWM:");
    let (precision, recall) = truth.map_or((f64::NAN, f64::NAN), |it| measured(&same, it));
    println!(
        "{name:<34} {:>9} {seconds:>8.2} {:>5} {:>8} {:>8} {:>10} {precision:>9.5} {recall:>8.5}",
        sources.len(),
        load(),
        peak / 1000,
        peak.saturating_sub(before) * 1024 / sources.len(),
        same.compared
    );
    same
}

/// How many processes ran or waited in the last minute, as the kernel says.
fn load() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ').next().unwrap_or_default().to_owned()
}

/// First wordings of sources that stand in several groups.
fn print_missed(sources: &[SourceMention], truth: &[usize], same: &SameSources) {
    let mut first: HashMap<usize, usize> = HashMap::new();
    let apart = same.groups.iter().filter_map(|it| {
        let &at = it.first()?;
        let before = first.insert(truth[at], at)?;
        Some((before, at))
    });
    for (one, other) in apart.take(MISSED) {
        for it in [one, other].map(|at| &sources[at]) {
            println!("    {:?}, {:?}, {:?}, {:?}", it.author, it.title, it.edition, it.volume);
        }
        println!();
    }
}

/// A line of the kernel's account of this process, in kB.
fn memory(line: &str) -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let found = status
        .lines()
        .find_map(|it| it.strip_prefix(line)?.trim().strip_suffix(" kB"));
    found.and_then(|it| it.parse::<usize>().ok()).unwrap_or(0)
}

/// Of the pairs that are together, the share that should be; of those that should be, the share that is.
fn measured(same: &SameSources, truth: &[usize]) -> (f64, f64) {
    let pairs = |count: usize| (count * count.saturating_sub(1) / 2) as f64;
    let (mut together, mut right) = (0.0, 0.0);
    for group in &same.groups {
        let mut counts: HashMap<usize, usize> = HashMap::new();
        for &at in group {
            *counts.entry(truth[at]).or_default() += 1;
        }
        together += pairs(group.len());
        right += counts.values().map(|it| pairs(*it)).sum::<f64>();
    }
    let mut wanted: HashMap<usize, usize> = HashMap::new();
    for &it in truth {
        *wanted.entry(it).or_default() += 1;
    }
    (
        right / together,
        right / wanted.values().map(|it| pairs(*it)).sum::<f64>(),
    )
}

/// A set: its name, and the source at each place of it.
type Hostile = (&'static str, fn(usize) -> SourceMention);

/// Sets that make grouping slow where it is not linear.
const HOSTILE: &[Hostile] = &[
    ("equal sources", |_| {
        book("Ombrette Lindqvist", "Lamps along the Skerries", 2009)
    }),
    ("titles one letter apart", |at| {
        let letters: String = (0..5).map(|it| letter(at / 26_usize.pow(it) % 26)).collect();
        let title = format!("Lamps along the Skerries and Harbours of {letters}ormond");
        book("Ombrette Lindqvist", &title, 2009)
    }),
    ("one author and year, other titles", |at| {
        let mut chance = Chance(at as u64);
        let title = title(&mut chance);
        book("Ombrette Lindqvist", &title, 2009)
    }),
    ("one address, other titles", |at| SourceMention {
        url: Some("https://example.org/papers".to_owned()),
        ..book("Ombrette Lindqvist", &title(&mut Chance(at as u64)), 2009)
    }),
    ("one number, other parties", |at| SourceMention {
        kind: "judgment".to_owned(),
        number: Some("1204/09".to_owned()),
        title: Some(format!("{} v. Ormond", surname(&mut Chance(at as u64)))),
        ..SourceMention::default()
    }),
];

fn letter(at: usize) -> char {
    char::from(b'a' + u8::try_from(at).unwrap_or(0))
}

fn book(author: &str, title: &str, year: u16) -> SourceMention {
    SourceMention {
        kind: "book".to_owned(),
        author: Some(author.to_owned()),
        title: Some(title.to_owned()),
        year: Some(year),
        ..SourceMention::default()
    }
}

/// SplitMix64.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let value = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        value ^ (value >> 31)
    }

    fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next() % count as u64).unwrap_or(0)
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    /// True `share` times in a hundred.
    fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }
}

const GIVEN: &[&str] = &[
    "Ombrette", "Petra", "Ansel", "Jorin", "Pietra", "Markus", "Oda", "Tilde", "Soren", "Ilse", "Bastian", "Runa",
];
const STARTS: &[&str] = &[
    "Lind", "Berg", "Okk", "Mel", "Amm", "Tor", "Vess", "Hal", "Skar", "Drum", "Fen", "Gar", "Kold", "Nor", "Pell",
    "Rav",
];
const MIDDLES: &[&str] = &["a", "e", "o", "er", "in", "on", "al", "ar", "is", "um"];
const ENDS: &[&str] = &[
    "qvist", "sen", "var", "man", "strand", "dahl", "ov", "ich", "ley", "mark", "stein", "holm",
];
const THINGS: &[&str] = &[
    "Lamps",
    "Ferries",
    "Terns",
    "Harbours",
    "Bridges",
    "Gauges",
    "Almanacs",
    "Buoys",
    "Orchards",
    "Stamps",
    "Tides",
    "Looms",
    "Meadows",
    "Quarries",
    "Barometers",
    "Gardens",
    "Windmills",
    "Beehives",
    "Canals",
    "Kites",
];
const DOING: &[&str] = &[
    "Painting", "Counting", "Mending", "Charting", "Keeping", "Naming", "Building", "Lighting", "Crossing", "Watching",
];
const PLACES: &[&str] = &[
    "Ormond",
    "Vessaly",
    "Tarnovia",
    "Saltgate",
    "Halvmar",
    "Skerries",
    "Pellworth",
    "Drumlin",
    "Fennmark",
    "Ravensund",
    "Koldby",
    "Torvik",
    "Garholm",
    "Norrland",
    "Amberley",
];

fn surname(chance: &mut Chance) -> String {
    [chance.of(STARTS), chance.of(MIDDLES), chance.of(ENDS)].concat()
}

fn title(chance: &mut Chance) -> String {
    format!(
        "{} the {} of {}, {} and {}",
        chance.of(DOING),
        chance.of(THINGS),
        chance.of(PLACES),
        chance.of(PLACES),
        surname(chance)
    )
}

/// Wordings, and for each the number of its source.
fn synthetic(size: usize) -> (Vec<SourceMention>, Vec<usize>) {
    let mut chance = Chance(size as u64);
    let (mut wordings, mut truth) = (Vec::with_capacity(size), Vec::with_capacity(size));
    let mut number = 0;
    while wordings.len() < size {
        let people: Vec<(String, String)> = (0..=chance.below(3) / 2)
            .map(|_| (chance.of(GIVEN).to_owned(), surname(&mut chance)))
            .collect();
        let (main, subtitle) = (title(&mut chance), title(&mut chance));
        let year = 1950 + u16::try_from(chance.below(70)).unwrap_or(0);
        let works: Vec<(u16, Option<String>, Option<String>)> = match chance.below(10) {
            0 => [2, 3].map(|it| (year, None, Some(it.to_string()))).into(),
            1 => vec![(year, None, None), (year + 4, Some("2nd ed.".to_owned()), None)],
            2 => vec![(year, None, None), (year + 1, None, None)],
            _ => vec![(year, None, None)],
        };
        for (year, edition, volume) in works {
            for _ in 0..=chance.below(5) {
                wordings.push(SourceMention {
                    author: Some(people_worded(&mut chance, &people)),
                    title: Some(title_worded(&mut chance, &main, &subtitle)),
                    edition: edition.clone(),
                    volume: volume.clone(),
                    place: chance.percent(50).then(|| chance.of(PLACES).to_owned()),
                    ..book("", "", year)
                });
                truth.push(number);
            }
            number += 1;
        }
    }
    wordings.truncate(size);
    truth.truncate(size);
    (wordings, truth)
}

fn people_worded(chance: &mut Chance, people: &[(String, String)]) -> String {
    let initials = chance.percent(40);
    let inverted = chance.percent(20) && people.len() == 1;
    let mut names: Vec<String> = people
        .iter()
        .map(|(given, surname)| {
            let given = if initials {
                format!("{}.", &given[..1])
            } else {
                given.clone()
            };
            let surname = if chance.percent(8) {
                slipped(chance, surname)
            } else {
                surname.clone()
            };
            if inverted {
                format!("{surname}, {given}")
            } else {
                format!("{given} {surname}")
            }
        })
        .collect();
    if names.len() > 1 && chance.percent(30) {
        names.truncate(1);
        return format!("{} et al.", names[0]);
    }
    if chance.percent(20) {
        names.reverse();
    }
    names.join(" and ")
}

fn title_worded(chance: &mut Chance, main: &str, subtitle: &str) -> String {
    let title = match chance.below(10) {
        0..3 => main.to_owned(),
        3..5 => format!("{main}. {subtitle}"),
        _ => format!("{main}: {subtitle}"),
    };
    match chance.below(12) {
        0 => slipped(chance, &title),
        1 => title.replace("rn", "m"),
        2 => title.replace('l', "1"),
        3 => title.to_lowercase(),
        4 => title.replace(" the ", " "),
        5 => title.replace('o', "ö"),
        _ => title,
    }
}

/// One letter lost or doubled, not the first of a word.
fn slipped(chance: &mut Chance, text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let inner: Vec<usize> = (1..letters.len())
        .filter(|&it| letters[it].is_alphabetic() && letters[it - 1].is_alphabetic())
        .collect();
    let at = inner[chance.below(inner.len())];
    let mut letters = letters;
    if chance.percent(50) {
        letters.remove(at);
    } else {
        letters.insert(at, letters[at]);
    }
    letters.into_iter().collect()
}
