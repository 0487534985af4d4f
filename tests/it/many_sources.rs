//! Laws of grouping that show where sources are many: the work grows as their number, and threads change nothing.

use ibid::catalogue::Catalogue;
use ibid::extract::SourceMention;
use ibid::resolve::SameSources;
use ibid::resolve::same_sources;

const THINGS: [&str; 12] = [
    "Lamps", "Ferries", "Terns", "Harbours", "Bridges", "Gauges", "Almanacs", "Buoys", "Orchards", "Stamps", "Tides",
    "Looms",
];

/// A book whose title is made of the digits of its number.
fn book(at: usize) -> SourceMention {
    let thing = |power: u32| THINGS[at / 12_usize.pow(power) % 12];
    SourceMention {
        kind: "book".to_owned(),
        author: Some("Ombrette Lindqvist".to_owned()),
        title: Some(format!(
            "{} and {} beyond the {} of {}",
            thing(0),
            thing(1),
            thing(2),
            thing(3)
        )),
        year: Some(2009),
        ..SourceMention::default()
    }
}

fn grouped(sources: &[SourceMention]) -> SameSources {
    same_sources(Catalogue::builtin().unwrap(), &sources.iter().collect::<Vec<_>>())
}

#[test]
fn pairs_grow_as_sources_where_all_are_alike() {
    let sets: [fn(usize) -> SourceMention; 3] = [
        book,
        |at| SourceMention {
            url: Some("https://example.org/papers".to_owned()),
            ..book(at)
        },
        |at| SourceMention {
            title: Some(format!(
                "Lamps along the Skerries and Harbours of {}ormond",
                THINGS[at % 12]
            )),
            container: Some(book(at).title.unwrap_or_default()),
            ..book(at)
        },
    ];
    for set in sets {
        let [few, many] = [300, 1200].map(|count| {
            let sources: Vec<SourceMention> = (0..count).map(set).collect();
            let same = grouped(&sources);
            assert_eq!(same.groups.iter().map(Vec::len).sum::<usize>(), count);
            same.compared
        });
        // Small sets do not fill the buckets yet; work that grows as the square would be sixteen times as much.
        assert!(many < 8 * few.max(300) && many < 1200 * 100, "{few}, {many}");
    }
}

#[test]
fn equal_sources_need_no_comparison() {
    let same = grouped(&vec![book(7); 2000]);
    assert_eq!((same.groups.len(), same.compared), (1, 0));
    assert_eq!(same.ties.len(), 1999);
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let sources: Vec<SourceMention> = (0..900).map(|at| book(at * 7 % 600)).collect();
    let [one, other] = [1, 4].map(|threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let same = pool.install(|| grouped(&sources));
        (same.groups, format!("{:?}", same.ties), same.compared)
    });
    assert_eq!(one, other);
}

#[test]
fn wordings_of_one_book_meet_among_many() {
    let worded: [fn(String) -> String; 4] = [
        |it| it,
        |it| it.replace('l', "1"),
        |it| it.to_uppercase(),
        |it| it.replace("rr", "r"),
    ];
    let sources: Vec<SourceMention> = (0..1200)
        .map(|at| SourceMention {
            title: book(at / 4).title.map(worded[at % 4]),
            ..book(at / 4)
        })
        .collect();
    let same = grouped(&sources);
    for group in &same.groups {
        assert!(group.iter().all(|it| it / 4 == group[0] / 4), "{group:?}");
    }
    // A title that four wordings share is one group of four.
    let whole = same.groups.iter().filter(|it| it.len() == 4).count();
    assert!(whole >= 295, "{whole} of 300");
}
