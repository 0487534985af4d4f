use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

use crate::links::check::Target;

/// How a page is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Only its head.
    Head,
    /// The page; its body is not read.
    Get,
}

/// The head of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response {
    /// Status of HTTP.
    pub status: u16,
    /// `Location` as sent.
    pub location: Option<String>,
    /// `Retry-After` as sent.
    pub retry_after: Option<String>,
    /// `Content-Type` as sent.
    pub content_type: Option<String>,
}

/// Why a request got no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The name of the host leads nowhere.
    NoName,
    /// The host has only addresses that are not asked; the range that the first is of.
    NotPublic(IpAddr, &'static str),
    /// Nothing within the time limit.
    TooSlow,
    /// No connection, or none that held; why, in words.
    NoConnection(String),
    /// No trusted encryption; why, in words.
    NoTrust(String),
    /// What came back is no HTTP.
    NoHttp(String),
    /// The host asks to be left alone for longer than a run waits.
    AskedToWait(Duration),
    /// The run was stopped.
    Stopped,
    /// The run's time is over.
    OutOfTime,
}

impl Failure {
    /// Whether it is the run that ended, and says nothing of the address.
    pub(super) fn ends_run(&self) -> bool {
        matches!(self, Self::Stopped | Self::OutOfTime)
    }
}

/// In words, behind "not reached:" and the like.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoName => f.write_str("the name of the host was not found"),
            Self::NotPublic(address, range) => {
                write!(f, "the host's address {address} is not asked: {range}")
            }
            Self::TooSlow => f.write_str("no answer within the time limit"),
            Self::NoConnection(why) => write!(f, "no connection: {why}"),
            Self::NoTrust(why) => write!(f, "no trusted encryption: {why}"),
            Self::NoHttp(why) => write!(f, "the answer is no HTTP: {why}"),
            Self::AskedToWait(wait) => {
                write!(f, "the host asks to be left alone for {} s", wait.as_secs())
            }
            Self::Stopped => f.write_str("the run was stopped before"),
            Self::OutOfTime => f.write_str("the time for the whole run was over before"),
        }
    }
}

/// Sends single requests, without following anything.
pub trait Client: Sync {
    /// Asks for a target once.
    ///
    /// # Errors
    /// When no answer comes.
    fn fetch(&self, target: &Target, method: Method) -> Result<Response, Failure>;

    /// Ends the requests under way, and all later ones, with a failure.
    fn stop(&self) {}
}
