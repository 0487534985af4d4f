use crate::read::READERS;
use crate::read::markup::LARGEST;
use crate::read::markup::MOST_ELEMENTS;
use crate::read::markup::SPLIT;
use crate::read::markup::Tape;

#[test]
fn a_tape_holds_no_more_than_its_limit() {
    let mut tape = Tape::default();
    let name = tape.name("b");
    assert!((0..MOST_ELEMENTS).all(|_| tape.open(name).is_ok()));
    assert!(tape.open(name).is_err());
    assert_eq!(tape.root(), Some("b"));
}

#[test]
fn the_page_on_these_formats_states_their_limits_and_names() {
    let page = include_str!("../../../docs/formats/html-xml.md");
    for limit in [
        format!("larger than {} MiB; {SPLIT}", LARGEST >> 20),
        format!("more than {MOST_ELEMENTS} elements; {SPLIT}"),
    ] {
        assert!(page.contains(&format!("| {limit} |")), "{limit}");
    }
    for reader in READERS.iter().filter(|it| matches!(it.name, "html" | "xml")) {
        let seconds = reader.limit.map_or(0, |it| it.as_secs());
        assert!(page.contains(&format!("took longer than {seconds} seconds to read and was given up")));
        let row = page
            .lines()
            .find(|it| it.starts_with(&format!("| `{}` |", reader.name)))
            .unwrap_or("");
        let names: Vec<String> = reader.extensions.iter().map(|it| format!("`.{it}`")).collect();
        assert!(row.ends_with(&format!("| {} |", names.join(", "))), "{row}");
    }
}
