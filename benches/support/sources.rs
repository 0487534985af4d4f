//! Synthetic sources with a known truth, and hostile ones.

use ibid::extract::SourceMention;

/// A set: its name, and the source at each place of it.
pub(crate) type Hostile = (&'static str, fn(usize) -> SourceMention);

/// Sets that make grouping slow where it is not linear.
pub(crate) const HOSTILE: &[Hostile] = &[
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
pub(crate) struct Chance(pub(crate) u64);

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

    pub(crate) fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
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
pub(crate) const PLACES: &[&str] = &[
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

pub(crate) fn surname(chance: &mut Chance) -> String {
    [chance.of(STARTS), chance.of(MIDDLES), chance.of(ENDS)].concat()
}

pub(crate) fn title(chance: &mut Chance) -> String {
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
pub(crate) fn synthetic(size: usize) -> (Vec<SourceMention>, Vec<usize>) {
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
