use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::Build;
use crate::catalogue::Catalogue;
use crate::cli::exit::Exit;
use crate::cli::exit::Failure;
use crate::cli::output;
use crate::cli::paths;
use crate::graph::NodeId;
use crate::query::near_names;
use crate::read::ReadFailure;
use crate::resolve::Options;

/// Which documents to read, and how.
#[derive(clap::Args)]
pub(super) struct CollectionArgs {
    /// Files and folders to read; folders are walked, hidden files and what .gitignore names are left out; - is standard input
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    how: ReadArgs,
}

/// How documents are read.
#[derive(clap::Args, Clone, Default)]
pub(super) struct ReadArgs {
    /// Do not infer symbols for documents that print none
    #[arg(long)]
    no_infer: bool,

    /// Number of threads; the result is the same for any number
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: Option<u16>,

    /// Say nothing about files that were skipped or read with doubts
    #[arg(short, long)]
    quiet: bool,
}

/// A collection that was read, and how well that went.
pub(super) struct Collection {
    pub(super) build: Build,
    /// `Failed` when a file that was named could not be read.
    pub(super) exit: Exit,
}

impl CollectionArgs {
    /// Paths, and how they are read.
    pub(super) fn of(paths: Vec<PathBuf>, how: ReadArgs) -> Self {
        Self { paths, how }
    }

    /// Reads the collection; says on standard error which files were not read and why.
    pub(super) fn read(&self, catalogue: &Catalogue) -> Result<Collection, Failure> {
        if let Some(threads) = self.how.threads {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(usize::from(threads));
            pool.build_global()?;
        }
        let (items, errors) = paths::collect(&self.paths);
        if items.is_empty() && errors.is_empty() {
            return Err(Failure::new(
                "no files found; name a folder that holds text or Markdown files",
            ));
        }
        let named: BTreeSet<String> = items
            .iter()
            .filter(|it| it.named)
            .map(|it| it.path.to_string_lossy().into_owned())
            .collect();
        let options = Options {
            infer: !self.how.no_infer,
        };
        let build = Build::with_catalogue(items, |it| paths::load(&it), &options, catalogue);
        let mut exit = Exit::Done;
        for error in errors.iter().chain(&build.unread) {
            let failed = error.failure == ReadFailure::Io || named.contains(&error.name);
            let word = if failed { "error" } else { "skipped" };
            if failed {
                exit = Exit::Failed;
            }
            if failed || !self.how.quiet {
                output::message(&format!("{word}: {error}"));
            }
        }
        let corpus = &build.resolved.corpus;
        for document in (0..corpus.len()).filter(|_| !self.how.quiet) {
            for diagnostic in &corpus.document(document).diagnostics {
                output::message(&format!(
                    "note: {}: {}",
                    corpus.document(document).name,
                    diagnostic.message
                ));
            }
        }
        if corpus.is_empty() {
            return Err(Failure::new(
                "none of the files could be read as text; see the messages above",
            ));
        }
        Ok(Collection { build, exit })
    }
}

impl Collection {
    /// The node of a name, or a message that names what is near.
    pub(super) fn node(&self, name: &str) -> Result<NodeId, Failure> {
        let graph = &self.build.graph;
        match graph.find(name) {
            [one] => Ok(*one),
            [] => {
                let near = near_names(graph, name);
                let hint = match near.as_slice() {
                    [] => "`ibid list` shows the documents of the collection".to_owned(),
                    near => format!("did you mean {}?", near.join(" or ")),
                };
                Err(Failure::new(format!(
                    "no document or source is called “{name}”; {hint}"
                )))
            }
            several => {
                let files: Vec<&str> = several
                    .iter()
                    .flat_map(|it| &graph.node(*it).files)
                    .map(String::as_str)
                    .collect();
                Err(Failure::new(format!(
                    "several files are called “{name}”; name one by its path: {}",
                    files.join(", ")
                )))
            }
        }
    }
}
