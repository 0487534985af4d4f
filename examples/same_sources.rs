//! Prints which mentions of a collection were taken for one source, pair by pair with the evidence, then the sources
//! that are most alike and were kept apart, with what speaks against. For reading over what the rules decide.
//!
//!     cargo run --example same_sources -- FOLDER...

#![allow(clippy::print_stdout)]

use std::error::Error;
use std::path::Path;
use std::path::PathBuf;

use ibid::Build;
use ibid::catalogue::Catalogue;
use ibid::read::Source;
use ibid::resolve::MentionPlace;
use ibid::resolve::Options;
use ibid::resolve::Resolved;
use ibid::resolve::nearest_sources;

/// Most pairs that are printed as kept apart.
const APART: usize = 100;

fn main() -> Result<(), Box<dyn Error>> {
    let mut folders: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    if folders.is_empty() {
        folders.push(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/letters"));
    }
    let mut files = Vec::new();
    for folder in &folders {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_file() {
                files.push(Source {
                    name: path.display().to_string(),
                    bytes: std::fs::read(&path)?,
                });
            }
        }
    }
    let build = Build::new(files, &Options::default())?;
    let resolved = &build.resolved;
    let mentions: usize = resolved.sources.iter().map(|it| it.mentions.len()).sum();
    println!("{mentions} mentions, {} sources\n", resolved.sources.len());
    let mut pairs = 0;
    for tie in resolved.sources.iter().flat_map(|it| &it.ties) {
        pairs += 1;
        println!("{pairs}. {}", tie.evidence);
        println!("   {}\n   {}", wording(resolved, tie.one), wording(resolved, tie.other));
    }
    println!("\nnot taken for one, the nearest first\n");
    let catalogue = Catalogue::builtin()?;
    let all = 0..resolved.sources.len();
    let mut apart: Vec<_> = all
        .flat_map(|group| {
            let near = nearest_sources(resolved, catalogue, group, 3).into_iter();
            near.filter(move |it| group < it.group).map(move |it| (group, it))
        })
        .collect();
    apart.sort_by(|a, b| b.1.likeness.total_cmp(&a.1.likeness));
    for (at, (group, near)) in apart.iter().take(APART).enumerate() {
        println!("{}. {:.2}: {}", at + 1, near.likeness, near.against);
        for group in [*group, near.group] {
            let first = resolved.sources[group].mentions.first();
            println!("   {}", first.map_or(String::new(), |it| wording(resolved, *it)));
        }
    }
    Ok(())
}

/// A mention with its place, on one line.
fn wording(resolved: &Resolved, (document, mention): MentionPlace) -> String {
    let read = resolved.corpus.document(document);
    let mention = &resolved.corpus.extracted(document).mentions[mention];
    let words: Vec<&str> = read.text.slice(mention.span).split_whitespace().collect();
    let line = read.text.place(mention.span.start).line;
    format!("{}:{line}: {}", read.file_name(), words.join(" "))
}
