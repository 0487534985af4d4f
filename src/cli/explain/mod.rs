//! `ibid explain`: what was found, what it was taken for, where it leads and why.

mod mention;
mod node;
mod passed_over;
mod place;
mod source;

use std::path::PathBuf;

use crate::audit::RULES;
use crate::catalogue::Catalogue;
use crate::cli::collection::CollectionArgs;
use crate::cli::collection::ReadArgs;
use crate::cli::exit::Exit;
use crate::cli::exit::Failure;
use crate::cli::output;

/// Arguments of `ibid explain`.
#[derive(clap::Args)]
pub(super) struct Args {
    /// A symbol, a file's name, a source's key, FILE:LINE, FILE#NOTE, or the id of an audit rule
    #[arg(value_name = "SYMBOL|FILE:LINE|FILE#NOTE|RULE")]
    what: String,

    /// Files and folders to read; not needed for a rule
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    how: ReadArgs,
}

pub(super) fn run(args: &Args, catalogue: &Catalogue) -> Result<Exit, Failure> {
    if let Some(rule) = RULES.iter().find(|it| it.id == args.what) {
        output::print(rule.page)?;
        return Ok(Exit::Done);
    }
    if args.paths.is_empty() {
        return Err(Failure::new(format!(
            "“{}” is no rule; to explain a reference, name the files or folders after it",
            args.what
        )));
    }
    let collection = CollectionArgs::of(args.paths.clone(), args.how.clone()).read(catalogue)?;
    let text = match what(&args.what) {
        What::Line(file, line) => place::line(&collection, catalogue, file, line)?,
        What::Note(file, marker) => place::note(&collection, catalogue, file, marker)?,
        What::Name(name) => node::explain(&collection, catalogue, collection.node(name)?),
    };
    output::print(&text)?;
    Ok(collection.exit)
}

/// What the words on the command line name.
enum What<'a> {
    Line(&'a str, u32),
    Note(&'a str, &'a str),
    Name(&'a str),
}

fn what(words: &str) -> What<'_> {
    if let Some((file, line)) = words.rsplit_once(':')
        && let Ok(line) = line.parse()
    {
        return What::Line(file, line);
    }
    match words.rsplit_once('#') {
        Some((file, marker)) if !file.is_empty() && !marker.is_empty() => What::Note(file, marker),
        _ => What::Name(words),
    }
}
