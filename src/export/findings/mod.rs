//! Findings of an audit to a format, for people and for other programs; one format a file ([`FORMATS`]).

mod csv;
mod github;
mod json;
mod junit;
mod markdown;
mod sarif;
pub mod told;

use std::io;

use crate::audit::Outcome;
use crate::resolve::Resolved;

/// An audit with the files that it looked at: what is written.
#[derive(Debug)]
pub struct Audited<'a> {
    /// What the audit came to.
    pub outcome: &'a Outcome,
    /// Every file that was audited, in order.
    pub files: Vec<&'a str>,
}

impl<'a> Audited<'a> {
    /// The audit of a whole collection.
    pub fn new(outcome: &'a Outcome, resolved: &'a Resolved) -> Self {
        let corpus = &resolved.corpus;
        let files = (0..corpus.len()).map(|it| corpus.document(it).name.as_str());
        Self {
            outcome,
            files: files.collect(),
        }
    }
}

/// One format of audits.
pub struct Format {
    /// Name for `--to`.
    pub name: &'static str,
    /// One line for help.
    pub help: &'static str,
    /// Writes an audit.
    pub write: fn(&Audited<'_>, &mut dyn io::Write) -> io::Result<()>,
}

/// All formats, in the order of the help.
pub const FORMATS: &[Format] = &[
    Format {
        name: "json",
        help: "everything, as one object with a version",
        write: json::write,
    },
    Format {
        name: "sarif",
        help: "SARIF 2.1.0, for code scanning and editors",
        write: sarif::write,
    },
    Format {
        name: "junit",
        help: "JUnit XML, for build servers: a test for each file and rule",
        write: junit::write,
    },
    Format {
        name: "markdown",
        help: "a report for a pull request or a memorandum",
        write: markdown::write,
    },
    Format {
        name: "csv",
        help: "a row for each finding, for spreadsheets",
        write: csv::write,
    },
    Format {
        name: "github",
        help: "workflow commands that GitHub shows beside the lines",
        write: github::write,
    },
];
