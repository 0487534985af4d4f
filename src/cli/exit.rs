use std::fmt;
use std::io;
use std::process::ExitCode;

use crate::cli::output;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exit {
    /// Done.
    Done,
    /// Findings, or nothing found.
    Found,
    /// Wrong use or unreadable input.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(it: Exit) -> Self {
        match it {
            Exit::Done => Self::from(0),
            Exit::Found => Self::from(1),
            Exit::Failed => Self::from(2),
        }
    }
}

/// Why a run could not be finished: what, where, and what to do next.
#[derive(Debug)]
pub(super) struct Failure {
    message: String,
    /// The reader of our output went away; that is no failure.
    broken_pipe: bool,
}

impl Failure {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            broken_pipe: false,
        }
    }

    /// A failure with one line for each thing that is wrong.
    pub(super) fn several<E: fmt::Display>(message: &str, errors: &[E]) -> Self {
        let lines: String = errors.iter().map(|it| format!("\n{it}")).collect();
        Self::new(format!("{message}{lines}"))
    }

    pub(super) fn report(&self) -> Exit {
        if self.broken_pipe {
            return Exit::Done;
        }
        output::message(&format!("error: {}", self.message));
        Exit::Failed
    }
}

impl<E: fmt::Display + 'static> From<E> for Failure {
    fn from(it: E) -> Self {
        let any: &dyn std::any::Any = &it;
        let broken_pipe = any
            .downcast_ref::<io::Error>()
            .is_some_and(|it| it.kind() == io::ErrorKind::BrokenPipe);
        Self {
            message: it.to_string(),
            broken_pipe,
        }
    }
}
