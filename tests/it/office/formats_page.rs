//! The page on these formats states what the reader does.

use ibid::read::READERS;

const PAGE: &str = include_str!("../../../docs/formats/office.md");

#[test]
fn the_page_names_all_endings() {
    for reader in READERS.iter().filter(|it| ["docx", "odt"].contains(&it.name)) {
        for ending in reader.extensions {
            assert!(
                PAGE.contains(&format!("`.{ending}`")),
                "the page does not name .{ending}"
            );
        }
        let seconds = reader.limit.unwrap().as_secs();
        assert!(
            PAGE.contains(&format!("{seconds} seconds")),
            "the page states another time"
        );
    }
}

#[test]
fn the_page_states_the_limits_of_the_code() {
    let code = concat!(
        include_str!("../../../src/read/office/container.rs"),
        include_str!("../../../src/read/office/xml.rs")
    );
    let rows = [
        ("MOST_ENTRIES: usize = 10_000", "10,000 entries"),
        ("LARGEST_PART: u64 = 128 << 20", "128 MiB"),
        ("LARGEST_TOTAL: u64 = 256 << 20", "256 MiB"),
        ("LARGEST_RATIO: u64 = 300", "300 times"),
        ("RATIO_FROM: u64 = 4 << 20", "4 MiB"),
        ("DEEPEST: usize = 512", "512 elements"),
    ];
    for (constant, stated) in rows {
        assert!(code.contains(constant), "{constant} is no more: correct the page too");
        assert!(PAGE.contains(stated), "the page does not state {stated}");
    }
}
