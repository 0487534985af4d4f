use std::path::PathBuf;

use clap::ValueEnum;

use crate::catalogue::Catalogue;
use crate::cli::collection::CollectionArgs;
use crate::cli::exit::Exit;
use crate::cli::exit::Failure;
use crate::cli::output;
use crate::export::records;
use crate::export::understood;

/// Arguments of `ibid extract`.
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    collection: CollectionArgs,

    /// What to write
    #[arg(long, value_enum, default_value_t = To::Jsonl)]
    to: To,

    /// Put the whole text of each file into its `document` record: the text that `start` and `end` count in, which for
    /// plain text and Markdown is the file itself
    #[arg(long)]
    with_text: bool,

    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    /// One record a line for each document, note, call and mention
    Jsonl,
    /// The texts alone, as they were understood, with a line where each page starts
    Text,
}

pub(super) fn run(args: &Args, catalogue: &Catalogue) -> Result<Exit, Failure> {
    if args.with_text && args.to == To::Text {
        return Err(Failure::new(
            "--with-text belongs to the records; `--to text` writes the text alone",
        ));
    }
    let collection = args.collection.read(catalogue)?;
    let resolved = &collection.build.resolved;
    output::write(args.output.as_deref(), |out| match (args.to, args.with_text) {
        (To::Text, _) => {
            let mut text = Vec::new();
            understood::write(resolved, &mut text)?;
            out.write_all(output::visible(&String::from_utf8_lossy(&text)).as_bytes())
        }
        (To::Jsonl, true) => records::write_with_text(resolved, out),
        (To::Jsonl, false) => records::write(resolved, out),
    })?;
    Ok(collection.exit)
}
