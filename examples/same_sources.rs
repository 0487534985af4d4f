//! Prints which mentions of a collection were taken for one source, with the evidence, then the sources that are most
//! alike and were kept apart, with what speaks against: `cargo run --example same_sources -- FILE...`
#![allow(clippy::print_stdout)]

use std::error::Error;

use ibid::Build;
use ibid::catalogue::Catalogue;
use ibid::read::Source;
use ibid::resolve::MentionPlace;
use ibid::resolve::Options;
use ibid::resolve::Resolved;
use ibid::resolve::nearest_sources;

fn main() -> Result<(), Box<dyn Error>> {
    let mut files = Vec::new();
    for name in std::env::args().skip(1) {
        let bytes = std::fs::read(&name)?;
        files.push(Source { name, bytes });
    }
    let resolved = &Build::new(files, &Options::default())?.resolved;
    let ties = resolved.sources.iter().flat_map(|it| &it.ties);
    for (at, tie) in ties.enumerate() {
        println!("{}. {}", at + 1, tie.evidence);
        println!("   {}\n   {}", wording(resolved, tie.one), wording(resolved, tie.other));
    }
    let catalogue = Catalogue::builtin()?;
    let mut apart = Vec::new();
    for group in 0..resolved.sources.len() {
        let near = nearest_sources(resolved, catalogue, group, 3).into_iter();
        apart.extend(near.filter(|it| group < it.group).map(|it| (group, it)));
    }
    apart.sort_by(|a, b| b.1.likeness.total_cmp(&a.1.likeness));
    println!("\nkept apart, the nearest first");
    for (group, near) in apart.iter().take(100) {
        println!("{:.2}: {}", near.likeness, near.against);
        for group in [*group, near.group] {
            println!("   {}", wording(resolved, resolved.sources[group].mentions[0]));
        }
    }
    Ok(())
}

/// A mention with its file, on one line.
fn wording(resolved: &Resolved, (document, mention): MentionPlace) -> String {
    let read = resolved.corpus.document(document);
    let span = resolved.corpus.extracted(document).mentions[mention].span;
    let words: Vec<&str> = read.text.slice(span).split_whitespace().collect();
    format!("{}: {}", read.file_name(), words.join(" "))
}
