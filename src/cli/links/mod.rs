mod blocks;
#[cfg(feature = "net")]
mod cache;
#[cfg(feature = "net")]
mod check;

use std::path::PathBuf;

use clap::ValueEnum;

use crate::catalogue::Catalogue;
use crate::cli::collection::CollectionArgs;
use crate::cli::exit::Exit;
use crate::cli::exit::Failure;
use crate::cli::output;
use crate::export::citations;
use crate::export::links;
use crate::export::links::Row;
use crate::links::collect;

/// Arguments of `ibid links`.
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    collection: CollectionArgs,

    /// Write the web addresses: each once, sorted, one a line (the default)
    #[arg(long)]
    list: bool,

    /// Ask each address whether it works. Needs an ibid that was built with `--features net`; what is sent to whom says
    /// docs/links.md
    #[arg(long, conflicts_with = "list")]
    check: bool,

    /// Format [default: lines, with --check blocks]
    #[arg(long, value_enum)]
    to: Option<To>,

    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    #[command(flatten)]
    asking: Asking,
}

/// How addresses are asked.
#[derive(clap::Args)]
#[command(next_help_heading = "With --check")]
#[cfg_attr(
    not(feature = "net"),
    allow(
        dead_code,
        reason = "the options exist without the feature, and then say how to get it"
    )
)]
struct Asking {
    /// Hosts that are asked at the same time
    #[arg(long, value_name = "N", requires = "check", default_value_t = 8, value_parser = clap::value_parser!(u16).range(1..=64))]
    at_once: u16,

    /// Seconds between two requests to one host
    #[arg(long, value_name = "SECONDS", requires = "check", default_value_t = 1, value_parser = clap::value_parser!(u64).range(0..=600))]
    pause: u64,

    /// Seconds that one request may take
    #[arg(long, value_name = "SECONDS", requires = "check", default_value_t = 20, value_parser = clap::value_parser!(u64).range(1..=600))]
    timeout: u64,

    /// Minutes that all of it may take; what is not reached is not checked
    #[arg(long, value_name = "MINUTES", requires = "check", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=10_080))]
    total_time: u64,

    /// Ask on this port too, besides 80 and 443; may be given several times
    #[arg(long, value_name = "PORT", requires = "check", value_parser = clap::value_parser!(u16).range(1..))]
    allow_port: Vec<u16>,

    /// Ask through this proxy; those that the environment names are not used
    #[arg(long, value_name = "http://HOST:PORT", requires = "check")]
    proxy: Option<String>,

    /// Keep answers in this file [default: ibid/links.json in the user's folder for caches]
    #[arg(long, value_name = "FILE", requires = "check")]
    cache: Option<PathBuf>,

    /// Neither take nor keep answers of other runs
    #[arg(long, requires = "check", conflicts_with_all = ["cache", "max_age"])]
    no_cache: bool,

    /// Days for which an answer is taken again; for one that does not lead to the page one day at most
    #[arg(long, value_name = "DAYS", requires = "check", default_value_t = 7, value_parser = clap::value_parser!(u64).range(0..=3650))]
    max_age: u64,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    /// One address a line; with --check its status and a tab before it
    Lines,
    /// For people: each address with its places; with --check those that need a look
    Blocks,
    /// One row for each place
    Csv,
    Json,
}

pub(super) fn run(args: &Args, catalogue: &Catalogue) -> Result<Exit, Failure> {
    if args.check {
        return check(args, catalogue);
    }
    let collection = args.collection.read(catalogue)?;
    let found = collect(&collection.build.resolved);
    write(args, &links::rows(&found, None))?;
    Ok(collection.exit)
}

#[cfg(feature = "net")]
fn check(args: &Args, catalogue: &Catalogue) -> Result<Exit, Failure> {
    check::run(args, catalogue)
}

#[cfg(not(feature = "net"))]
fn check(_: &Args, _: &Catalogue) -> Result<Exit, Failure> {
    Err(Failure::new(
        "this ibid was built without access to the network, so that it cannot check links; build one that can: \
         `cargo install --path . --features net`, or give the addresses to another checker: `ibid links --list PATH`",
    ))
}

fn write(args: &Args, rows: &[Row<'_>]) -> Result<(), Failure> {
    let usual = if args.check { To::Blocks } else { To::Lines };
    let to = args.output.as_deref();
    match args.to.unwrap_or(usual) {
        To::Json => output::write(to, |out| citations::write_json(rows, out)),
        To::Csv => output::write(to, |out| links::write_csv(rows, out)),
        To::Lines => output::write(to, |out| links::write_lines(rows, out)),
        To::Blocks => {
            let text = blocks::of(rows);
            output::write(to, |out| out.write_all(output::visible(&text).as_bytes()))
        }
    }
}
