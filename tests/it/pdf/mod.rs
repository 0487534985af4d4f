//! PDF files as the United Nations prints them, written by ourselves: what a reader must understand of their layout.

mod refused;
pub(crate) mod writer;

use ibid::Build;
use ibid::read::Document;
use ibid::read::Source;
use ibid::resolve::Options;

use crate::mutator::read;
use crate::pdf::writer::File;
use crate::pdf::writer::Page;
use crate::pdf::writer::file;
use crate::pdf::writer::width;
use crate::support::records;

/// A letter of three pages. Word processors write the head and the foot of a page before its text.
fn letter() -> Vec<Page> {
    let kerned = 123.4 + width("in its previous letter A/7", 10.0);
    let first = Page::default()
        .words(65.4, 44.4, 10.0, "25-05275 (E)   280425")
        .words(65.4, 29.8, 12.0, "*2505275*")
        .words(60.0, 569.7, 10.0, "General Assembly")
        .words(60.0, 557.7, 10.0, "Seventy-ninth session")
        .words(60.0, 545.7, 10.0, "Agenda items 14 and 32")
        .words(348.1, 569.7, 10.0, "Security Council")
        .words(348.1, 557.7, 10.0, "Eightieth year")
        .lines(
            123.4,
            291.4,
            12.0,
            &[
                "Letter dated 1 April 2025 from the Permanent Representative",
                "of Ormond to the United Nations addressed to the",
                "Secretary-General",
            ],
        )
        .words(
            147.1,
            240.1,
            10.0,
            "I have the honour to speak of the lamps on the pier of Halvmar, named",
        )
        .words(123.4, 228.1, 10.0, "in its previous letter A/7")
        .words(
            kerned,
            228.1,
            10.0,
            "8/764, which the harbour office has read with care, and of the ferry-",
        )
        .words(123.4, 216.1, 10.0, "man who keeps them.")
        // The masthead, which stands above all of this.
        .words(123.4, 734.2, 14.0, "United Nations")
        .words(435.1, 735.5, 20.0, "A")
        .words(450.0, 735.5, 10.0, "/79/843-S/2025/201")
        .words(123.4, 705.6, 20.0, "General Assembly")
        .words(123.4, 686.0, 20.0, "Security Council")
        .words(397.0, 705.3, 10.0, "Distr.: General")
        .words(397.0, 693.6, 10.0, "2 April 2025")
        .words(397.0, 669.6, 10.0, "Original: English");
    let call = 123.4 + width("lamps of the pier,", 10.0) + 0.8;
    let title = 123.4 + width("Ansel Okkonvar, ", 8.5);
    let second = Page::default()
        .words(60.0, 742.8, 8.5, "A/79/843")
        .words(60.0, 733.0, 8.5, "S/2025/201")
        .words(524.5, 38.2, 7.0, "25-05275")
        .words(60.0, 36.7, 8.5, "2/3")
        .words(147.1, 707.5, 10.0, "Moreover, the harbour office has counted the")
        .words(123.4, 695.5, 10.0, "lamps of the pier,")
        .words(call, 699.0, 6.5, "1")
        .words(call + 6.0, 695.5, 10.0, "and a ferryman lit them (see S/2025/113–")
        .words(123.4, 683.5, 10.0, "S/2025/115), as resolution 853 (1993) asks.")
        .link(123.4, 680.0, 300.0, 13.0, "https://undocs.org/en/S/RES/853(1993)")
        .words(99.6, 294.2, 8.0, "__________________")
        .words(117.0, 283.0, 5.5, "1")
        .words(123.4, 280.0, 8.5, "Ansel Okkonvar,")
        .words(title, 280.0, 8.5, "~The ferry that waited,")
        .words(123.4, 269.8, 8.5, "available at https://news.example.org/halvmar-")
        .words(123.4, 259.6, 8.5, "evening-tidings/2014/11/lamps.");
    let third = Page::default()
        .words(510.0, 742.8, 8.5, "A/79/843")
        .words(510.0, 733.0, 8.5, "S/2025/201")
        .words(60.0, 38.2, 7.0, "25-05275")
        .words(540.0, 36.7, 8.5, "3/3")
        .words(123.4, 700.0, 10.0, "The terns were counted too")
        .words(123.4 + width("The terns were counted too", 10.0) + 4.0, 703.5, 6.5, "2")
        .words(
            123.4 + width("The terns were counted too", 10.0) + 12.0,
            700.0,
            10.0,
            "before noon (A/78/636-S/2023/960, para. 4).",
        )
        // No rule: smaller letters alone set the note off.
        .words(117.0, 83.0, 5.5, "2")
        .words(123.4, 80.0, 8.0, "Ibid., para. 5.");
    vec![first, second, third]
}

fn document(pages: Vec<Page>) -> Document {
    read("letter.pdf", file(pages)).unwrap()
}

fn build(name: &str, bytes: Vec<u8>) -> Build {
    let source = Source {
        name: name.to_owned(),
        bytes,
    };
    Build::new(vec![source], &Options::default()).unwrap()
}

#[test]
fn a_letter_is_read_in_the_order_of_its_pages() {
    insta::assert_snapshot!("pdf_letter", document(letter()).text.printed());
}

#[test]
fn what_stands_at_the_edge_of_pages_is_no_text_but_a_witness() {
    let letter = document(letter());
    let heads: Vec<&str> = letter.witnesses.iter().map(|it| it.words.as_str()).collect();
    for words in ["25-05275 (E) 280425", "A/79/843", "S/2025/201", "2/3", "25-05275 3/3"] {
        assert!(heads.contains(&words), "{words} in {heads:?}");
    }
    assert!(!letter.text.printed().contains("25-05275"));
}

#[test]
fn a_document_with_a_damaged_masthead_is_named_by_its_running_heads() {
    let mut pages = letter();
    pages[0] = Page::default()
        .words(435.1, 735.5, 10.0, "A/7g/8A3-S/2o25/20l")
        .words(397.0, 705.3, 10.0, "Distr.: General")
        .words(397.0, 693.6, 10.0, "2 April 2025")
        .words(123.4, 400.0, 10.0, "The lamps of the pier are lit.");
    let build = build("scan-17.pdf", file(pages));
    let head = &records(&build, "scan-17.pdf")[0];
    assert_eq!(head["symbols"][0], "A/79/843-S/2025/201");
    assert_eq!(head["identity"], "running head");
}

#[test]
fn notes_calls_pages_links_and_addresses_survive() {
    let build = build("letter.pdf", file(letter()));
    let records = records(&build, "letter.pdf");
    let of = |kind: &str| records.iter().filter(move |it| it["kind"] == kind).collect::<Vec<_>>();
    assert_eq!(records[0]["symbols"][0], "A/79/843-S/2025/201");
    assert_eq!(records[0]["date"], "2025-04-02");
    assert_eq!(records[0]["dated"], "2025-04-01");
    assert_eq!(records[0]["agenda_items"].as_array().unwrap().len(), 2);
    let notes: Vec<(&str, i64)> = of("note")
        .iter()
        .map(|it| (it["marker"].as_str().unwrap(), it["page"].as_i64().unwrap()))
        .collect();
    assert_eq!(notes, [("1", 2), ("2", 3)]);
    assert!(
        of("call").iter().all(|it| it["status"] == "resolved"),
        "{:?}",
        of("call")
    );
    assert_eq!(of("call").len(), 2);
    let symbols: Vec<(&str, &str)> = of("symbol")
        .iter()
        .filter(|it| it["part"] != "masthead")
        .map(|it| {
            (
                it["canonical"].as_str().unwrap(),
                it["link_agrees"]
                    .as_bool()
                    .map_or("", |it| if it { "agrees" } else { "differs" }),
            )
        })
        .collect();
    assert_eq!(
        symbols,
        [
            ("A/78/764", ""),
            ("S/2025/113", ""),
            ("S/2025/114", ""),
            ("S/2025/115", ""),
            ("S/RES/853(1993)", "agrees"),
            ("A/78/636-S/2023/960", ""),
        ]
    );
    let addresses: Vec<&str> = of("url").iter().map(|it| it["canonical"].as_str().unwrap()).collect();
    assert_eq!(
        addresses,
        ["https://news.example.org/halvmar-evening-tidings/2014/11/lamps"]
    );
    let back = of("back-reference");
    assert_eq!(
        (back[0]["note"].as_str(), back[0]["target_note"].as_str()),
        (Some("2"), Some("1"))
    );
}

#[test]
fn people_find_places_by_their_page() {
    let build = build("letter.pdf", file(letter()));
    let citing = build.graph.find("letter.pdf")[0];
    let edges: Vec<_> = build.graph.edges_of(citing, ibid::graph::Direction::Cited).collect();
    let places: Vec<(String, String)> = edges
        .iter()
        .flat_map(|it| &it.1.evidence)
        .map(|it| (it.text.to_string(), it.found_on()))
        .collect();
    assert!(
        places.contains(&("853 (1993)".to_owned(), "page 2".to_owned())),
        "{places:?}"
    );
    let first = &edges[0].1.evidence[0];
    assert!(first.position().starts_with("letter.pdf:"), "{}", first.position());
    assert!(first.position().contains(", page "), "{}", first.position());
}

#[test]
fn a_word_that_a_line_end_broke_is_put_together_where_the_document_has_it_whole() {
    let text = document(letter()).text.printed().to_owned();
    assert!(text.contains("of the ferryman who keeps"), "{text}");
    assert!(text.contains("halvmar-\nevening-tidings"), "{text}");
    assert!(text.contains("Secretary-General"), "{text}");
}

#[test]
fn columns_and_cells_keep_the_order_of_the_file() {
    let text = document(vec![
        Page::default()
            .lines(60.0, 700.0, 10.0, &["The first column holds", "the lamps."])
            .lines(320.0, 700.0, 10.0, &["The second column holds", "the ferries."])
            .words(60.0, 600.0, 10.0, "Lamp")
            .words(200.0, 600.0, 10.0, "17"),
    ]);
    assert_eq!(
        text.text.printed(),
        "The first column holds\nthe lamps.\n\nThe second column holds\nthe ferries.\n\nLamp   17"
    );
}

#[test]
fn words_that_run_up_the_page_come_behind_the_others() {
    let text = document(vec![
        Page::default()
            .raw("BT /F1 10 Tf 0 1 -1 0 30 100 Tm (Printed sideways) Tj ET\n")
            .lines(60.0, 700.0, 10.0, &["The lamps of the pier", "are lit at dusk."]),
    ]);
    assert_eq!(
        text.text.printed(),
        "The lamps of the pier\nare lit at dusk.\n\nPrinted sideways"
    );
}

#[test]
fn the_title_of_a_file_may_name_the_document() {
    let bytes = File {
        pages: vec![Page::default().words(60.0, 700.0, 10.0, "The lamps of the pier are lit.")],
        title: "A/75/745",
        ..File::default()
    }
    .bytes();
    let build = build("lamps.pdf", bytes);
    assert_eq!(records(&build, "lamps.pdf")[0]["identity"], "property");
}
