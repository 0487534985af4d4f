use serde::Deserialize;
use serde::Serialize;

/// What became of an address when it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It answers.
    Works,
    /// It answers, and says that it has another address for good.
    Moved,
    /// The server is there and says that the page is not.
    Gone,
    /// The server answers, and does not give the page.
    Refused,
    /// No name, no connection, no trusted certificate, or a server that fails.
    Unreachable,
    /// No answer within the limit.
    TooSlow,
    /// Not asked, or not to the end: a private address, a limit, another scheme.
    NotChecked,
}

impl Status {
    /// All of them, those that need no work first.
    pub const ALL: [Self; 7] = [
        Self::Works,
        Self::Moved,
        Self::Gone,
        Self::Refused,
        Self::Unreachable,
        Self::TooSlow,
        Self::NotChecked,
    ];

    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Works => "works",
            Self::Moved => "moved",
            Self::Gone => "gone",
            Self::Refused => "refused",
            Self::Unreachable => "unreachable",
            Self::TooSlow => "too slow",
            Self::NotChecked => "not checked",
        }
    }

    /// Whether a reader who follows the address gets the page.
    pub fn leads_there(self) -> bool {
        matches!(self, Self::Works | Self::Moved)
    }
}

/// An answer to one address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// What became of it.
    pub status: Status,
    /// The last status of HTTP that a server gave.
    pub code: Option<u16>,
    /// Why it is so, in words.
    pub why: String,
    /// The address that a server gives instead of this one for good.
    pub moved_to: Option<String>,
    /// The same address over https, where the printed one is http and both answer the same.
    pub over_https: Option<String>,
    /// When it was asked: seconds since 1970 (UTC).
    pub asked: u64,
}
