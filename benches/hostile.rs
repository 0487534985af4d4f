//! Whether matching stays linear on hostile text: the speed of the scan for symbols, and of reading and extracting,
//! on 1, 10 and 100 MB of pieces that recognition stumbles over. Linear means one speed for all sizes.
//!
//! `cargo bench --bench hostile`; a number behind `--` is the largest size for reading and extracting, in MB.

// A bench prints, and stops where its input is missing.
#![allow(clippy::expect_used, clippy::print_stdout)]

use std::hint::black_box;
use std::time::Instant;

use ibid::catalogue::Catalogue;
use ibid::extract::extract;
use ibid::read::Source;
use ibid::read::read;

/// Pieces that are repeated.
const PIECES: &[&str] = &[
    "A/",
    "A/1/",
    "A/A/A/1-",
    "S/2021/",
    "[E/ECE/]",
    "((((",
    "))))",
    "1234567890",
    "1/1 ",
    "A/1l1O,1//",
    "s/5/S/ ",
    "GC(59)/",
    "resolution 1 (1946), ",
    "resolutions 47/19, ",
    "第1号",
    "RFC ",
    "no. 1/11, ",
    "10.1/",
];

/// Sizes, in MB.
const SIZES: [usize; 3] = [1, 10, 100];

fn main() {
    let catalogue = Catalogue::builtin().expect("the built-in catalogue is good");
    let largest = std::env::args().skip(1).find_map(|it| it.parse().ok()).unwrap_or(10);
    // Patterns are compiled when they are first used.
    black_box(extracted(
        catalogue,
        "A/75/745, resolution 1 (1946), Ibid., see 1.\n".repeat(100),
    ));
    println!("{:<24} {:^29} {:^29}", "", "scan, MB/s", "read and extract, MB/s");
    print!("{:<24}", "piece");
    for _ in 0..2 {
        SIZES.iter().for_each(|it| print!(" {:>6} MB", it));
    }
    println!();
    for piece in PIECES {
        print!("{piece:<24}");
        for size in SIZES {
            let text = piece.repeat((size << 20) / piece.len());
            print!(" {:>9.1}", speed(&text, |it| catalogue.scan(it).count()));
        }
        for size in SIZES.into_iter().filter(|it| *it <= largest) {
            let text = piece.repeat((size << 20) / piece.len());
            print!(" {:>9.1}", speed(&text, |it| extracted(catalogue, it.to_owned())));
        }
        println!();
    }
}

fn speed(text: &str, work: impl Fn(&str) -> usize) -> f64 {
    let start = Instant::now();
    black_box(work(text));
    text.len() as f64 / 1e6 / start.elapsed().as_secs_f64()
}

fn extracted(catalogue: &Catalogue, text: String) -> usize {
    let source = Source {
        name: "hostile.txt".to_owned(),
        bytes: text.into_bytes(),
    };
    read(&source).map_or(0, |it| extract(&it, catalogue).mentions.len())
}
