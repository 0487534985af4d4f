use std::path::PathBuf;

use crate::catalogue::Catalogue;
use crate::cli::collection::CollectionArgs;
use crate::cli::exit::Exit;
use crate::cli::exit::Failure;
use crate::cli::output;
use crate::export::records;

/// Arguments of `ibid extract`.
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    collection: CollectionArgs,

    /// Format of the records
    #[arg(long, value_name = "FORMAT", default_value = "jsonl", value_parser = ["jsonl"])]
    to: String,

    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &Args, catalogue: &Catalogue) -> Result<Exit, Failure> {
    let collection = args.collection.read(catalogue)?;
    output::write(args.output.as_deref(), |out| {
        records::write(&collection.build.resolved, out)
    })?;
    Ok(collection.exit)
}
