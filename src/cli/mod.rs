//! Words to calls, results to the terminal: the only place with arguments, standard output and exit codes.

mod audit;
mod chain;
mod collection;
mod diff;
mod exit;
mod explain;
mod extract;
mod graph;
mod graphviz;
mod interrupt;
mod links;
mod list;
mod load;
mod output;
mod parse;
mod paths;
mod progress;
mod query;
mod render;
mod select;
mod series;
mod settings;
mod table;
mod told;
mod words;

use std::panic;
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;

use clap::Parser;
use clap::Subcommand;

use crate::read::READER_THREAD;

use exit::Exit;
use exit::Failure;

/// Finds every reference that letters and resolutions make, works out which document each one means,
/// and draws, lists, traces and audits the citations.
#[derive(Parser)]
#[command(name = "ibid", version, after_help = AFTER)]
struct App {
    #[command(subcommand)]
    command: Command,

    /// Read document series from a file too; may be given several times, see `ibid series`
    #[arg(long = "series", value_name = "FILE", global = true)]
    series: Vec<PathBuf>,

    #[command(flatten)]
    settings: settings::SettingsArgs,
}

const AFTER: &str = "\
Documents are named by any of their symbols in any spelling (S/2021/279, a/75/742) or by their file's name.
Exit codes: 0 done; 1 findings (audit, series check), links that do not work (links --check), nothing found
(chain, query), or a difference (diff); 2 wrong use or unreadable input; 130 stopped by Ctrl-C.";

#[derive(Subcommand)]
enum Command {
    /// Draw the citation graph
    Graph(graph::Args),
    /// List who cites whom, with where and how
    List(list::Args),
    /// Follow citation chains from one document to another
    Chain(chain::Args),
    /// Ask what the citations say: neighbours, chains, ranks, groups
    #[command(after_help = query::questions_help())]
    Query(query::Args),
    /// Say what changed between two collections: documents, citations, findings
    Diff(diff::Args),
    /// Find broken and duplicated references
    #[command(after_help = audit::rules_help())]
    Audit(audit::Args),
    /// List the web addresses of a collection, or check whether they work
    Links(links::Args),
    /// Write every mention as one JSON object a line
    Extract(extract::Args),
    /// Say why a reference went where it went
    Explain(explain::Args),
    /// Say what a symbol means, part by part
    Parse(parse::Args),
    /// Say which document series are known, and check series files
    Series(series::Args),
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    keep_readers_panics_silent();
    let app = match App::try_parse() {
        Ok(app) => app,
        Err(error) => {
            // Help and version are not failures; clap knows which stream they belong to.
            let code = if error.use_stderr() { Exit::Failed } else { Exit::Done };
            let _ = error.print();
            return code.into();
        }
    };
    match run_command(&app) {
        Ok(exit) => exit.into(),
        Err(failure) => failure.report().into(),
    }
}

/// A reader that panics costs one file, which is reported like any other; panics of our own print as usual.
fn keep_readers_panics_silent() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().name() != Some(READER_THREAD) {
            usual(info);
        }
    }));
}

fn run_command(app: &App) -> Result<Exit, Failure> {
    let settings = &app.settings.read()?;
    let own = settings.settings.series.iter().map(|it| settings.folder.join(it));
    let series: Vec<PathBuf> = own.chain(app.series.iter().cloned()).collect();
    let catalogue = &*series::load(&series)?;
    match &app.command {
        Command::Graph(args) => graph::run(args, settings, catalogue),
        Command::List(args) => list::run(args, catalogue),
        Command::Chain(args) => chain::run(args, catalogue),
        Command::Query(args) => query::run(args, catalogue),
        Command::Diff(args) => diff::run(args, settings, catalogue),
        Command::Audit(args) => audit::run(args, settings, catalogue),
        Command::Links(args) => links::run(args, catalogue),
        Command::Extract(args) => extract::run(args, catalogue),
        Command::Explain(args) => explain::run(args, catalogue),
        Command::Parse(args) => parse::run(args, catalogue),
        Command::Series(args) => series::run(args, catalogue),
    }
}
