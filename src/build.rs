use rayon::prelude::IntoParallelIterator;
use rayon::prelude::ParallelIterator;

use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::extract;
use crate::graph;
use crate::graph::CiteGraph;
use crate::read;
use crate::read::Document;
use crate::read::ReadError;
use crate::read::Source;
use crate::resolve;
use crate::resolve::Corpus;
use crate::resolve::Options;
use crate::resolve::Resolved;

/// All stages in one: a collection read, resolved, and its graph.
#[derive(Debug)]
pub struct Build {
    /// The collection with every reference decided.
    pub resolved: Resolved,
    /// The citation graph.
    pub graph: CiteGraph,
    /// Files that could not be read, in the order of their names.
    pub unread: Vec<ReadError>,
}

impl Build {
    /// Reads sources and builds their graph. The order of the sources and the number of threads do not
    /// change the result.
    ///
    /// # Errors
    /// Only when a catalogue file is wrong; a source that cannot be read is listed in `unread`.
    pub fn new(sources: Vec<Source>, options: &Options) -> Result<Self, Error> {
        Self::with(sources, Ok, options)
    }

    /// As [`Build::new`], with sources that are loaded one by one, each in the thread that reads it.
    ///
    /// # Errors
    /// As [`Build::new`].
    pub fn with<T, F>(items: Vec<T>, load: F, options: &Options) -> Result<Self, Error>
    where
        T: Send,
        F: Fn(T) -> Result<Source, ReadError> + Sync,
    {
        Ok(Self::with_catalogue(items, load, options, Catalogue::builtin()?))
    }

    /// As [`Build::with`], with the series of a catalogue of the caller's.
    pub fn with_catalogue<T, F>(items: Vec<T>, load: F, options: &Options, catalogue: &Catalogue) -> Self
    where
        T: Send,
        F: Fn(T) -> Result<Source, ReadError> + Sync,
    {
        Self::of_documents(items, |item| read::read(&load(item)?), options, catalogue)
    }

    /// As [`Build::with_catalogue`], with documents that the caller reads itself, for example by a reader of its
    /// choice. At any time as many are open as there are threads, and only what was made of them is kept.
    pub fn of_documents<T, F>(items: Vec<T>, open: F, options: &Options, catalogue: &Catalogue) -> Self
    where
        T: Send,
        F: Fn(T) -> Result<Document, ReadError> + Sync,
    {
        let read: Vec<_> = items
            .into_par_iter()
            .map(|item| {
                let document = open(item)?;
                let extracted = extract::extract(&document, catalogue);
                Ok((document, extracted))
            })
            .collect();
        let (mut documents, mut unread) = (Vec::new(), Vec::new());
        for it in read {
            match it {
                Ok(entry) => documents.push(entry),
                Err(error) => unread.push(error),
            }
        }
        unread.sort_by(|a: &ReadError, b| a.name.cmp(&b.name));
        let resolved = resolve::resolve(Corpus::new(documents), catalogue, options);
        let graph = graph::build(&resolved, catalogue);
        Self {
            resolved,
            graph,
            unread,
        }
    }
}
