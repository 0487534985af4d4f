use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use clap::builder::PossibleValuesParser;

use crate::Build;
use crate::catalogue::Catalogue;
use crate::cli::exit::Exit;
use crate::cli::exit::Failure;
use crate::cli::interrupt;
use crate::cli::load;
use crate::cli::output;
use crate::cli::paths;
use crate::cli::paths::Found;
use crate::cli::paths::Item;
use crate::cli::progress;
use crate::cli::progress::Progress;
use crate::cli::told;
use crate::cli::told::Figures;
use crate::cli::told::Message;
use crate::graph::NodeId;
use crate::query::near_names;
use crate::read;
use crate::read::Document;
use crate::read::READERS;
use crate::read::ReadError;
use crate::read::ReadFailure;
use crate::read::Reader;
use crate::resolve::Corpus;
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
    /// Read the files that are named, and standard input, as this format, whatever their content looks like; files
    /// found in folders go on to be recognised by their content
    #[arg(long = "format", alias = "read-as", id = "read-as", value_name = "FORMAT", value_parser = PossibleValuesParser::new(READERS.iter().map(|it| it.name)))]
    format: Option<String>,

    /// Do not infer symbols for documents that print none
    #[arg(long)]
    no_infer: bool,

    /// Number of threads; the result is the same for any number
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: Option<u16>,

    /// Say nothing about files that were skipped or read with doubts, and show no progress
    #[arg(short, long)]
    quiet: bool,

    /// Name every file that was skipped or read with doubts, also where many have one reason
    #[arg(long, conflicts_with = "quiet")]
    verbose: bool,
}

impl ReadArgs {
    /// The same for another collection of this run: the threads are started once.
    pub(super) fn again(&self) -> Self {
        Self {
            threads: None,
            ..self.clone()
        }
    }
}

/// A collection that was read, and how well that went.
pub(super) struct Collection {
    pub(super) build: Build,
    /// `Failed` when a file that was named could not be read.
    pub(super) exit: Exit,
    /// What there was to say of single files.
    pub(super) messages: Vec<Message>,
}

impl CollectionArgs {
    /// Paths, and how they are read.
    pub(super) fn of(paths: Vec<PathBuf>, how: ReadArgs) -> Self {
        Self { paths, how }
    }

    /// Whether only errors are told.
    #[cfg(feature = "net")]
    pub(super) fn quiet(&self) -> bool {
        self.how.quiet
    }

    /// Reads the collection; says on standard error which files were not read and why.
    pub(super) fn read(&self, catalogue: &Catalogue) -> Result<Collection, Failure> {
        if let Some(threads) = self.how.threads {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(usize::from(threads));
            pool.build_global()?;
        }
        let Found { items, errors, walked } = paths::collect(&self.paths);
        if items.is_empty() && errors.is_empty() {
            return Err(Failure::new(
                "no files found; name a folder that holds text or Markdown files",
            ));
        }
        let named: BTreeSet<String> = items
            .iter()
            .filter(|it| it.named)
            .map(|it| paths::name_of(&it.path))
            .collect();
        if self.forced().is_some() && named.is_empty() && errors.is_empty() {
            return Err(Failure::new(
                "--format holds for files that are named, and the files of folders are recognised by their content; \
                 name the files",
            ));
        }
        let progress = Arc::new(Progress::new((items.len() + errors.len()) as u64));
        interrupt::watch(&progress);
        let shown = progress::show(&progress, self.how.quiet);
        errors.iter().for_each(|_| progress.finished());
        let build = self.build(items, &progress, catalogue);
        let time = progress.elapsed();
        drop(shown);
        let messages = messages(errors.iter().chain(&build.unread), &named, &build.resolved.corpus);
        let told = messages.iter().filter(|it| it.word == "error" || !self.how.quiet);
        for line in told::lines(&told.collect::<Vec<_>>(), self.how.verbose) {
            output::message(&line);
        }
        let corpus = &build.resolved.corpus;
        let figures = Figures {
            read: corpus.len() as u64,
            files: progress.total(),
            bytes: progress.bytes(),
            time,
        };
        if !self.how.quiet && (walked || figures.read < figures.files) {
            output::message(&told::summary(&figures, &messages));
        }
        if corpus.is_empty() {
            return Err(Failure::new(
                "none of the files could be read as text; see the messages above",
            ));
        }
        let failed = messages.iter().any(|it| it.word == "error");
        let exit = if failed { Exit::Failed } else { Exit::Done };
        Ok(Collection { build, exit, messages })
    }

    /// Reads the files once more, after some of them were written, and says nothing.
    pub(super) fn read_again(&self, catalogue: &Catalogue) -> Build {
        let items = paths::collect(&self.paths).items;
        let progress = Progress::new(items.len() as u64);
        self.build(items, &progress, catalogue)
    }

    fn build(&self, items: Vec<Item>, progress: &Progress, catalogue: &Catalogue) -> Build {
        let options = Options {
            infer: !self.how.no_infer,
        };
        let (forced, room) = (self.forced(), load::Room::default());
        let open = |it| open(&it, forced, &room, progress);
        Build::of_documents(items, open, &options, catalogue)
    }

    /// The reader that `--format` names.
    fn forced(&self) -> Option<&'static Reader> {
        READERS.iter().find(|it| Some(it.name) == self.how.format.as_deref())
    }

    /// Whether standard input is read.
    pub(super) fn reads_input(&self) -> bool {
        self.paths.iter().any(|it| it.as_os_str() == "-")
    }

    /// Whether nothing but errors is to be said.
    pub(super) fn is_quiet(&self) -> bool {
        self.how.quiet
    }

    /// Whether every file is to be named of which something is said.
    pub(super) fn is_verbose(&self) -> bool {
        self.how.verbose
    }
}

/// One file to its document. Its bytes are held no longer than that.
fn open(item: &Item, forced: Option<&Reader>, room: &load::Room, progress: &Progress) -> Result<Document, ReadError> {
    let length = item.path.metadata().map_or(0, |it| it.len());
    let _part = room.take(length.min(load::LARGEST));
    let document = load::load(item).and_then(|source| {
        progress.loaded(source.bytes.len() as u64);
        match forced.filter(|_| item.named) {
            Some(reader) => read::read_as(&source, reader),
            None => read::read(&source),
        }
    });
    progress.finished();
    document
}

/// What there is to say of single files: those that were not read, then those that were read with doubts.
fn messages<'a>(
    errors: impl Iterator<Item = &'a ReadError>,
    named: &BTreeSet<String>,
    corpus: &Corpus,
) -> Vec<Message> {
    let mut messages: Vec<Message> = errors
        .map(|error| {
            let always = named.contains(&error.name);
            let failed = always || error.failure == ReadFailure::Io;
            Message {
                word: if failed { "error" } else { "skipped" },
                file: error.name.clone(),
                reason: error.reason.clone(),
                always,
            }
        })
        .collect();
    for document in (0..corpus.len()).map(|it| corpus.document(it)) {
        messages.extend(document.diagnostics.iter().map(|it| Message {
            word: "note",
            file: document.name.clone(),
            reason: it.message.clone(),
            always: false,
        }));
    }
    messages
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
