//! PDF files that are not what they should be: scans, locked, damaged, hostile.

use std::time::Instant;

use crate::mutator::mutated;
use crate::mutator::read;
use crate::pdf::document;
use crate::pdf::letter;
use crate::pdf::writer::File;
use crate::pdf::writer::Page;
use crate::pdf::writer::file;
use crate::support::shared;

#[test]
fn a_scan_says_that_it_is_one() {
    let scan = |pages| read("scan.pdf", file(pages)).unwrap_err().reason;
    let reason = scan(vec![Page::default().picture(), Page::default().picture()]);
    assert!(
        reason.starts_with("has no text layer: 2 of its 2 pages are pictures (a scan)"),
        "{reason}"
    );
    assert!(reason.contains("ocrmypdf"), "{reason}");
    assert_eq!(scan(vec![Page::default()]), "has no text on its 1 page(s)");
    let partly = document(vec![
        Page::default().words(60.0, 700.0, 10.0, "The lamps."),
        Page::default().picture(),
    ]);
    assert!(
        partly.diagnostics[0].message.starts_with("1 of 2 pages are pictures"),
        "{:?}",
        partly.diagnostics
    );
    // Recognised words lie unseen over the picture.
    let recognised = document(vec![Page::default().picture().raw("3 Tr\n").words(
        60.0,
        700.0,
        10.0,
        "The lamps of A/75/745 are lit.",
    )]);
    assert!(
        recognised.diagnostics[0].message.contains("recognised from pictures"),
        "{:?}",
        recognised.diagnostics
    );
}

#[test]
fn locked_and_damaged_files_say_why() {
    let locked = File {
        pages: letter(),
        trailer: "/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O \
                  <0000000000000000000000000000000000000000000000000000000000000000> /U \
                  <1111111111111111111111111111111111111111111111111111111111111111> >> /ID [<00> <00>]",
        ..File::default()
    };
    let reason = read("locked.pdf", locked.bytes()).unwrap_err().reason;
    assert!(reason.starts_with("is locked with a password"), "{reason}");
    let reason = read("empty.pdf", b"%PDF-1.7\n".to_vec()).unwrap_err().reason;
    assert!(reason.starts_with("is a damaged PDF file"), "{reason}");
    // Without its table of contents a file is read by what it holds.
    let whole = file(letter());
    let end = whole.windows(5).rposition(|it| it == b"xref\n").unwrap();
    let rebuilt = read("cut.pdf", whole[..end].to_vec()).unwrap();
    assert_eq!(rebuilt.text.printed(), document(letter()).text.printed());
    assert!(
        rebuilt.diagnostics[0].message.starts_with("damaged:"),
        "{:?}",
        rebuilt.diagnostics
    );
}

/// Parts that each paint ten others, eight deep.
#[test]
fn a_page_that_paints_itself_a_million_times_is_bounded() {
    let form = |content: &str, names: &str| {
        format!(
            "<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> /XObject << {names} >> >> \
             /Length {} >>\nstream\n{content}\nendstream",
            content.len()
        )
        .into_bytes()
    };
    let mut objects: Vec<Vec<u8>> = (0..8)
        .map(|it| form(&"/X Do ".repeat(10), &format!("/X {} 0 R", 11 + it)))
        .collect();
    objects.push(form("BT /F1 10 Tf 60 700 Td (lamp) Tj ET", ""));
    let bytes = File {
        pages: vec![Page::default().words(60.0, 700.0, 10.0, "The lamps.").raw("/X Do\n")],
        resources: "/X 10 0 R",
        objects,
        ..File::default()
    }
    .bytes();
    let from = Instant::now();
    let read = read("many.pdf", bytes).unwrap();
    assert!(from.elapsed().as_secs() < 30);
    assert!(
        read.diagnostics
            .iter()
            .any(|it| it.message.starts_with("paints more on a page")),
        "{:?}",
        read.diagnostics
    );
}

#[test]
fn files_that_nest_without_end_are_refused() {
    let nested = File {
        pages: vec![Page::default()],
        objects: vec!["[".repeat(100_000).into_bytes()],
        ..File::default()
    };
    let reason = read("deep.pdf", nested.bytes()).unwrap_err().reason;
    assert!(reason.starts_with("nests its objects deeper"), "{reason}");
    let reason = read("deep.pdf", file(vec![Page::default().raw(&"[".repeat(100_000))]))
        .unwrap_err()
        .reason;
    assert!(reason.contains("nest too deep"), "{reason}");
}

/// The page about PDF names the limits and messages that the code has.
#[test]
fn the_page_says_what_the_reader_says() {
    let page = include_str!("../../../docs/formats/pdf.md");
    let mut said: Vec<String> = [
        vec![Page::default().picture()],
        vec![
            Page::default()
                .raw("3 Tr\n")
                .words(60.0, 700.0, 10.0, "The lamps.")
                .picture(),
        ],
    ]
    .into_iter()
    .map(|pages| match read("scan.pdf", file(pages)) {
        Ok(document) => document.diagnostics[0].message.clone(),
        Err(error) => error.reason,
    })
    .collect();
    said.push(read("empty.pdf", b"%PDF-1.7\n".to_vec()).unwrap_err().reason);
    for (message, start) in said.iter().zip([
        "has no text layer: ",
        "its text was recognised from pictures (a scan)",
        "is a damaged PDF file (",
    ]) {
        assert!(message.starts_with(start), "{message}");
        assert!(page.contains(&format!("`{start}")), "{start}");
    }
    let source = |name: &str| std::fs::read_to_string(crate::support::root().join("src/read/pdf").join(name)).unwrap();
    for (file, line, shown) in [
        ("mod.rs", "Duration::from_secs(60)", "| 60 s |"),
        ("pieces.rs", "MOST_PAGES: usize = 20_000", "| pages | 20,000 |"),
        ("pieces.rs", "MOST_TEXT: usize = 256 << 20", "| text | 256 MiB |"),
        ("bounded.rs", "MOST_CONTENT: usize = 16 << 20", "| 16 MiB |"),
        (
            "bounded.rs",
            "MOST_PARTS: usize = 20_000",
            "| parts painted on one page | 20,000 |",
        ),
        ("nesting.rs", "MOST_LEVELS: usize = 2000", "| 2,000 |"),
    ] {
        assert!(
            source(file).contains(line) && page.contains(shown),
            "{line} and {shown}"
        );
    }
}

#[test]
fn damaged_files_cost_no_more_than_themselves() {
    let whole = file(letter());
    let (mut good, mut bad) = (0, 0);
    for seed in 0..300 {
        match read("letter.pdf", mutated(&whole, seed)) {
            Ok(document) => {
                good += 1;
                let spans = document
                    .links
                    .iter()
                    .map(|it| it.span)
                    .chain(document.superscripts.iter().copied());
                for span in spans {
                    assert!(
                        document.text.normal().get(span.range()).is_some(),
                        "seed {seed}: {span:?}"
                    );
                }
            }
            Err(error) => {
                bad += 1;
                assert!(
                    !error.reason.contains("its parser does not bear"),
                    "seed {seed}: {error}"
                );
            }
        }
    }
    assert!(good > 150 && bad > 3, "{good} read, {bad} refused");
}

#[test]
fn scans_of_the_shared_material_are_told_from_texts() {
    let Some(folder) = shared("corpora/scan") else {
        return;
    };
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let error = read(&path.to_string_lossy(), std::fs::read(&path).unwrap()).unwrap_err();
        assert!(error.reason.starts_with("has no text layer"), "{error}");
    }
}
