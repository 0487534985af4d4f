//! Pictures as PNG and PDF, as the command line writes them.

use std::path::Path;
use std::process::Command;
use std::process::Output;

use crate::support::root;

fn ibid(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ibid"))
        .args(args)
        .current_dir(root())
        .output()
        .unwrap()
}

/// What a program of poppler-utils says of a file; `None`, with a line, where it is not installed.
fn poppler(program: &str, args: &[&str], file: &Path) -> Option<String> {
    let Ok(output) = Command::new(program).args(args).arg(file).arg("-").output() else {
        println!("skipped: no {program}");
        return None;
    };
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Letters under titles in several scripts.
const TITLES: [&str; 4] = [
    "رسالة عن الفوانيس",
    "灯台日誌第三卷的抄本",
    "Письмо о маяках Тарновии",
    "מכתב על מגדלור",
];

#[test]
fn the_text_of_a_pdf_is_text_in_every_script() {
    let folder = tempfile::tempdir().unwrap();
    for title in TITLES {
        std::fs::write(folder.path().join(format!("{title}.txt")), "See A/75/745-S/2021/156.").unwrap();
    }
    let pdf = folder.path().join("picture.pdf");
    let letters = folder.path().to_string_lossy().into_owned();
    let output = ibid(&["graph", &letters, "-o", &pdf.to_string_lossy()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    if let Some(text) = poppler("pdftotext", &["-raw"], &pdf) {
        for word in ["S/2021/156", "灯台日誌", "Письмо", "маяках"] {
            assert!(text.contains(word), "{word} in {text}");
        }
        // Letters of a line from the right come in either order, by the program.
        for word in ["رسالة", "מכתב"] {
            let turned: String = word.chars().rev().collect();
            assert!(text.contains(word) || text.contains(&turned), "{word} in {text}");
        }
    }
}

#[test]
fn a_pdf_page_is_as_large_as_the_picture_and_keeps_its_links() {
    let folder = tempfile::tempdir().unwrap();
    let [pdf, svg] = ["a.pdf", "a.svg"].map(|it| folder.path().join(it));
    for file in [&pdf, &svg] {
        let output = ibid(&[
            "graph",
            "fixtures/letters",
            "--theme",
            "dark",
            "-o",
            &file.to_string_lossy(),
        ]);
        assert!(output.status.success());
    }
    let svg = std::fs::read_to_string(&svg).unwrap();
    let side = |name: &str| -> f64 {
        let from = svg.find(name).unwrap() + name.len();
        svg[from..].split('"').next().unwrap().parse().unwrap()
    };
    let Ok(output) = Command::new("pdfinfo").arg(&pdf).output() else {
        println!("skipped: no pdfinfo");
        return;
    };
    let about = String::from_utf8_lossy(&output.stdout).into_owned();
    let size = about.lines().find_map(|it| it.strip_prefix("Page size:")).unwrap();
    let sides: Vec<f64> = size.split_whitespace().filter_map(|it| it.parse().ok()).collect();
    for (side, points) in [side("width=\""), side("height=\"")].iter().zip(&sides) {
        assert!((side * 0.75 - points).abs() < 0.01, "{side} and {points}");
    }
    let links = Command::new("pdfinfo").arg("-url").arg(&pdf).output().unwrap();
    let links = String::from_utf8_lossy(&links.stdout).into_owned();
    assert!(links.contains("https://docs.un.org/en/S/RES/1540(2004)"), "{links}");
    assert_eq!(links.matches("Annotation").count(), svg.matches("<a href").count());
}

#[test]
fn sizes_are_for_pixels_and_bounded() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let refused = [
        (vec!["-o", "a.pdf", "--scale", "2"], "write with --to png"),
        (vec!["-o", "a.png", "--scale", "0"], "must be more than 0"),
        (vec!["-o", "a.png", "--width", "2000000"], "--scale"),
    ];
    for (mut args, message) in refused {
        let path = file(args[1]);
        args[1] = &path;
        let output = ibid(&[&["graph", "fixtures/letters"], args.as_slice()].concat());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && said.contains(message), "{said}");
    }
    let output = ibid(&["graph", "fixtures/letters", "--width", "400", "-o", &file("a.png")]);
    assert!(output.status.success());
    let png = std::fs::read(file("a.png")).unwrap();
    assert_eq!(u32::from_be_bytes(png[16..20].try_into().unwrap()), 400);
}
