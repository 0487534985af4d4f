//! Pairs of notes with what a careful reader says of them: one source or two (`fixtures/same-source/pairs.tsv`), and laws
//! of the grouping.

use std::collections::BTreeSet;

use ibid::Build;
use ibid::catalogue::Catalogue;
use ibid::extract::SourceMention;
use ibid::read::Source;
use ibid::resolve::Options;
use ibid::resolve::SourceGroup;
use ibid::resolve::compare_sources;
use ibid::resolve::same_sources;
use proptest::prelude::*;

const PAIRS: &str = include_str!("../../fixtures/same-source/pairs.tsv");

/// Two letters, each with one note.
fn letters(notes: [&str; 2]) -> Build {
    let names = ["a.txt", "b.txt"].into_iter().zip(notes);
    let files = names.map(|(name, note)| Source {
        name: name.to_owned(),
        bytes: format!("The lamps are old.\u{b9}\n\n\u{b9} {note}\n").into_bytes(),
    });
    Build::new(files.collect(), &Options::default()).unwrap()
}

/// The verdict on a pair with its words.
fn verdict(build: &Build) -> Result<(&'static str, String), String> {
    let groups = &build.resolved.sources;
    let mentions: usize = groups.iter().map(|it| it.mentions.len()).sum();
    if mentions != 2 {
        return Err(format!("{mentions} sources were read"));
    }
    match groups.as_slice() {
        [one] => Ok(("same", one.ties[0].evidence.to_string())),
        [one, other] => {
            let compared = compare_sources(Catalogue::builtin().unwrap(), &one.source, &other.source);
            match compared {
                Ok(evidence) => Err(format!("apart, though {evidence}")),
                Err(against) => Ok(("different", against)),
            }
        }
        _ => Err("no source was read".to_owned()),
    }
}

#[test]
fn pairs_are_one_source_or_two_as_a_reader_says() {
    let mut wrong = Vec::new();
    let mut counts = [0, 0];
    for line in PAIRS.lines().filter(|it| !it.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [expected, words, one, other] = columns[..] else {
            panic!("not four columns: {line}");
        };
        counts[usize::from(expected == "same")] += 1;
        for notes in [[one, other], [other, one]] {
            match verdict(&letters(notes)) {
                Ok((found, said)) if found == expected && (notes[0] == other || said.contains(words)) => {}
                found => wrong.push(format!(
                    "{found:?}, expected {expected}, “{words}”\n    {one}\n    {other}"
                )),
            }
        }
    }
    assert!(counts[0] >= 60 && counts[1] >= 60, "{counts:?}");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Fields of wordings that are alike in some and differ in others.
fn wording() -> impl Strategy<Value = SourceMention> {
    let authors = ["Ombrette Lindqvist", "O. Lindqvist", "Petra Lindqvist", "Lindquist", ""];
    let titles = [
        "Lamps along the Skerries",
        "Lamps along the Skerries: A History",
        "Lamps along the Skerries: A Memoir",
        "Lamps along the Skerrys",
        "Ferries of Ormond",
        "",
    ];
    let parts = (
        proptest::sample::select(authors.to_vec()),
        proptest::sample::select(titles.to_vec()),
        proptest::option::of(2008_u16..2010),
        proptest::option::of(1_u8..3),
        proptest::option::of(1_u8..3),
    );
    let some = |it: &str| Some(it.to_owned()).filter(|it| !it.is_empty());
    parts.prop_map(move |(author, title, year, volume, page)| SourceMention {
        kind: "book".to_owned(),
        author: some(author),
        title: some(title),
        year,
        volume: volume.map(|it| it.to_string()),
        url: page.map(|it| format!("https://example.org/{it}")),
        ..SourceMention::default()
    })
}

/// The groups as sets of wordings in words, so that those of two orders can be compared.
fn groups(sources: &[SourceMention]) -> Vec<Vec<String>> {
    let all: Vec<&SourceMention> = sources.iter().collect();
    let same = same_sources(Catalogue::builtin().unwrap(), &all);
    let mut groups: Vec<Vec<String>> = same
        .groups
        .iter()
        .map(|group| {
            let mut group: Vec<String> = group.iter().map(|&at| format!("{:?}", sources[at])).collect();
            group.sort();
            group
        })
        .collect();
    groups.sort();
    groups
}

proptest! {
    #[test]
    fn the_order_of_sources_changes_nothing(
        (sources, turned) in proptest::collection::vec(wording(), 0..24)
            .prop_flat_map(|it| (Just(it.clone()), Just(it).prop_shuffle()))
    ) {
        prop_assert_eq!(groups(&sources), groups(&turned));
    }

    #[test]
    fn every_source_is_in_one_group_and_no_group_holds_a_contradiction(
        sources in proptest::collection::vec(wording(), 0..24)
    ) {
        let all: Vec<&SourceMention> = sources.iter().collect();
        let same = same_sources(Catalogue::builtin().unwrap(), &all);
        let mut members: Vec<usize> = same.groups.iter().flatten().copied().collect();
        members.sort_unstable();
        prop_assert_eq!(members, (0..sources.len()).collect::<Vec<_>>());
        prop_assert_eq!(same.ties.len(), sources.len() - same.groups.len());
        for group in &same.groups {
            for field in [
                |it: &SourceMention| it.year.map(|it| it.to_string()),
                |it: &SourceMention| it.volume.clone(),
            ] {
                let values: BTreeSet<String> = group.iter().filter_map(|&at| field(&sources[at])).collect();
                prop_assert!(values.len() < 2, "{values:?} in one group");
            }
            // Two persons of one surname: only under one address, where one of the notes has the name wrong.
            let named = |it: &'static str| group.iter().map(|&at| &sources[at]).filter(move |one| {
                one.author.as_deref().is_some_and(|author| author.starts_with(it))
            }).collect::<Vec<_>>();
            for (petra, other) in named("Petra").into_iter().flat_map(|a| named("O").into_iter().map(move |b| (a, b))) {
                prop_assert!(petra.url.is_some() && petra.url == other.url, "{petra:?} and {other:?}");
            }
        }
    }

    #[test]
    fn two_sources_agree_whichever_comes_first(one in wording(), other in wording()) {
        let catalogue = Catalogue::builtin().unwrap();
        let both = [compare_sources(catalogue, &one, &other), compare_sources(catalogue, &other, &one)];
        prop_assert_eq!(both[0].is_ok(), both[1].is_ok());
    }
}

#[test]
fn a_chain_does_not_join_what_contradicts() {
    let book = |year, edition: Option<&str>| SourceMention {
        kind: "book".to_owned(),
        author: Some("Ombrette Lindqvist".to_owned()),
        title: Some("Lamps along the Skerries".to_owned()),
        year,
        edition: edition.map(str::to_owned),
        ..SourceMention::default()
    };
    let all = [book(Some(2009), None), book(None, None), book(Some(2013), None)];
    let same = same_sources(Catalogue::builtin().unwrap(), &all.iter().collect::<Vec<_>>());
    assert_eq!(same.groups.len(), 2, "{:?}", same.groups);
    let editions = [
        book(Some(2009), Some("2nd ed.")),
        book(Some(2009), None),
        book(Some(2009), Some("3rd ed.")),
    ];
    let same = same_sources(Catalogue::builtin().unwrap(), &editions.iter().collect::<Vec<_>>());
    assert_eq!(same.groups.len(), 2, "{:?}", same.groups);
}

#[test]
fn keys_are_those_of_a_group_and_no_other() {
    let notes = "Lamps.\u{b9} Ferries.\u{b2}\n\n\u{b9} Lamp Society, Lamps of Ormond, vol. II (Saltgate, Harbour Press, 2009).\n\n\
                 \u{b2} Lamp Society, Lamps of Ormond, vol. III (Saltgate, Harbour Press, 2009).\n";
    let file = Source {
        name: "a.txt".to_owned(),
        bytes: notes.as_bytes().to_vec(),
    };
    let build = Build::new(vec![file], &Options::default()).unwrap();
    let keys: BTreeSet<&String> = build.resolved.sources.iter().map(|it: &SourceGroup| &it.key).collect();
    assert_eq!(keys.len(), 2, "{keys:?}");
}

/// A source whose fields are given one by one.
fn fields(kind: &str, given: &[(&str, &str)]) -> SourceMention {
    let mut source = SourceMention {
        kind: kind.to_owned(),
        ..SourceMention::default()
    };
    for &(name, value) in given {
        let value = Some(value.to_owned());
        match name {
            "author" => source.author = value,
            "editor" => source.editor = value,
            "title" => source.title = value,
            "container" => source.container = value,
            "edition" => source.edition = value,
            "volume" => source.volume = value,
            "number" => source.number = value,
            "archive" => source.archive = value,
            "language" => source.language = value,
            "year" => source.year = value.and_then(|it| it.parse().ok()),
            _ => panic!("no field {name}"),
        }
    }
    source
}

#[test]
fn fields_of_their_own_tell_sources_apart() {
    let book = [("author", "Petra Berg"), ("title", "Lamps of Ormond"), ("year", "2009")];
    let article = [
        ("author", "Petra Berg"),
        ("title", "Counting lamps"),
        ("container", "Journal of Lamps"),
        ("year", "2009"),
    ];
    let chapter = [
        ("title", "Lamps of the northern harbours"),
        ("container", "Lights of Ormond"),
        ("year", "2009"),
    ];
    let judgment = [("author", "Court of Lamps"), ("number", "1204/09")];
    type Case<'a> = (
        &'a str,
        &'a [(&'a str, &'a str)],
        [&'a [(&'a str, &'a str)]; 2],
        &'a str,
    );
    let cases: &[Case<'_>] = &[
        (
            "book",
            &book,
            [&[("volume", "2")], &[("volume", "3")]],
            "volume 2 against 3",
        ),
        ("book", &book, [&[("volume", "2")], &[("volume", "II")]], ""),
        ("book", &book, [&[("volume", "2")], &[]], "volume 2 against none"),
        (
            "book",
            &book,
            [&[("edition", "2nd ed.")], &[("edition", "3rd ed.")]],
            "edition 2 against 3",
        ),
        (
            "book",
            &book,
            [&[("edition", "2nd ed.")], &[("edition", "second edition")]],
            "",
        ),
        ("book", &book, [&[("edition", "rev. ed.")], &[]], ""),
        (
            "book",
            &book,
            [&[("edition", "2nd ed."), ("year", "2013")], &[]],
            "year 2013 against 2009",
        ),
        (
            "book",
            &book,
            [&[("language", "Vessalian")], &[("language", "Tarnovian")]],
            "language",
        ),
        (
            "book",
            &book,
            [&[("number", "ISBN 9780306406157")], &[("number", "ISBN 9780306406164")]],
            "ISBN",
        ),
        (
            "book",
            &book,
            [&[("number", "ISBN 9780306406157")], &[("year", "2009")]],
            "",
        ),
        (
            "article",
            &article,
            [&[("volume", "3")], &[("volume", "4")]],
            "volume 3 against 4",
        ),
        (
            "article",
            &article,
            [&[("volume", "3, No. 2")], &[("volume", "3, No. 4")]],
            "issue 2 against 4",
        ),
        ("article", &article, [&[("volume", "3, No. 2")], &[("volume", "3")]], ""),
        ("article", &article, [&[("volume", "3")], &[]], ""),
        ("article", &article, [&[("container", "J. of Lamps")], &[]], ""),
        (
            "article",
            &article,
            [&[("container", "Tern Review")], &[]],
            "published in",
        ),
        (
            "article",
            &article,
            [&[("number", "10.9999/a")], &[("number", "10.9999/b")]],
            "DOI",
        ),
        (
            "chapter",
            &chapter,
            [&[("editor", "Ansel Okkonvar")], &[("author", "Petra Berg")]],
            "",
        ),
        (
            "other",
            &book,
            [&[("archive", "fond 5, file 33")], &[("archive", "fond 5, file 34")]],
            "archive",
        ),
        ("judgment", &judgment, [&[("author", "Court of Ferries")], &[]], "court"),
        (
            "judgment",
            &judgment,
            [&[("number", "App. Nos. 1204/09 and 77/10")], &[]],
            "",
        ),
    ];
    for (kind, common, own, against) in cases {
        let [one, other] = own.map(|it| fields(kind, &[common, it].concat()));
        for (one, other) in [(&one, &other), (&other, &one)] {
            let found = compare_sources(Catalogue::builtin().unwrap(), one, other);
            let words = found.as_ref().err().map_or("", String::as_str);
            assert_eq!(found.is_err(), !against.is_empty(), "{own:?}: {found:?}");
            assert!(words.contains(against.split(' ').next().unwrap()), "{own:?}: {words}");
        }
        let said = compare_sources(Catalogue::builtin().unwrap(), &one, &other)
            .err()
            .unwrap_or_default();
        assert!(said.contains(against), "{own:?}: {said}");
    }
}

#[test]
fn explain_prints_the_evidence_and_what_keeps_the_nearest_source_apart() {
    let folder = tempfile::tempdir().unwrap();
    for (name, note) in [
        (
            "a.txt",
            "Ombrette Lindqvist, Lamps of Ormond (Saltgate, Harbour Press, 2009), p. 3.",
        ),
        (
            "b.txt",
            "O. Lindquist, Lamps of Ormond (Saltgate, Harbour Press, 2009), p. 4.",
        ),
        (
            "c.txt",
            "Ombrette Lindqvist, Lamps of Ormond (Saltgate, Harbour Press, 2014), p. 4.",
        ),
    ] {
        std::fs::write(folder.path().join(name), format!("Lamps.\u{b9}\n\n\u{b9} {note}\n")).unwrap();
    }
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_ibid"))
        .args(["explain", "lindqvist-2009-lamps-ormond"])
        .arg(folder.path())
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    for words in [
        "put together by: authors alike 0.89, titles alike 1.00, year 2009",
        "b.txt:3: “O. Lindquist, Lamps of Ormond",
        "not taken for lindqvist-2014-lamps-ormond: year 2009 against 2014",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}
