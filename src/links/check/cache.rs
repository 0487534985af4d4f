use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use serde::Deserialize;
use serde::Serialize;

use crate::links::Answer;
use crate::links::Status;

/// Form of the file.
const VERSION: u32 = 1;

/// Longest time for which an answer that does not lead to the page is taken again.
const FAILURES: Duration = Duration::from_secs(24 * 60 * 60);

/// The same where no server answered at all: it may be this machine that had no network.
const SILENCE: Duration = Duration::from_secs(60 * 60);

/// Answers of earlier runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cache {
    version: u32,
    answers: BTreeMap<String, Answer>,
}

impl Default for Cache {
    fn default() -> Self {
        Self {
            version: VERSION,
            answers: BTreeMap::new(),
        }
    }
}

/// Why a cache cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CacheError {
    why: String,
}

impl fmt::Display for CacheError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.why)
    }
}

impl std::error::Error for CacheError {}

impl Cache {
    /// Reads a cache from the bytes of its file.
    ///
    /// # Errors
    /// When they are no cache of this version.
    pub fn parse(bytes: &[u8]) -> Result<Self, CacheError> {
        let cache: Self = serde_json::from_slice(bytes).map_err(|it| CacheError { why: it.to_string() })?;
        if cache.version != VERSION {
            let why = format!("it is of version {}, and this program reads {VERSION}", cache.version);
            return Err(CacheError { why });
        }
        Ok(cache)
    }

    /// The bytes of its file: JSON, in the order of the addresses.
    ///
    /// # Errors
    /// None that is known; writing JSON to memory may fail in principle.
    pub fn to_bytes(&self) -> Result<Vec<u8>, CacheError> {
        let mut bytes = serde_json::to_vec_pretty(self).map_err(|it| CacheError { why: it.to_string() })?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// The answer to an address, unless it is too old at `now` (seconds since 1970). What does not lead to the page is
    /// taken again for a day at most, where no server answered for an hour: it may have been mended.
    pub fn fresh(&self, address: &str, max_age: Duration, now: u64) -> Option<&Answer> {
        let answer = self.answers.get(address)?;
        let most = match (answer.status.leads_there(), answer.code) {
            (true, _) => max_age,
            (false, Some(_)) => max_age.min(FAILURES),
            (false, None) => max_age.min(SILENCE),
        };
        // An answer from the future is of a clock that was wrong.
        let age = Duration::from_secs(now.checked_sub(answer.asked)?);
        (age < most).then_some(answer)
    }

    /// Keeps an answer, unless nobody was asked for it.
    pub fn keep(&mut self, address: &str, answer: &Answer) {
        if answer.status != Status::NotChecked {
            self.answers.insert(address.to_owned(), answer.clone());
        }
    }

    /// Drops what is older than `max_age` at `now`, so that the file does not grow for ever.
    pub fn forget(&mut self, max_age: Duration, now: u64) {
        self.answers
            .retain(|_, it| now.saturating_sub(it.asked) < max_age.as_secs());
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use crate::links::Answer;
    use crate::links::Status;

    use super::Cache;

    const DAY: u64 = 24 * 60 * 60;

    fn answer(status: Status) -> Answer {
        Answer {
            status,
            code: Some(200),
            why: "it answers (200)".to_owned(),
            moved_to: None,
            over_https: None,
            asked: 100 * DAY,
        }
    }

    #[test]
    fn answers_age_and_failures_age_faster() {
        let mut cache = Cache::default();
        for (address, status) in [("a", Status::Works), ("b", Status::Gone), ("c", Status::NotChecked)] {
            cache.keep(address, &answer(status));
        }
        let week = Duration::from_secs(7 * DAY);
        let fresh = |now| ["a", "b", "c"].map(|it| cache.fresh(it, week, now).is_some());
        assert_eq!(fresh(100 * DAY), [true, true, false]);
        assert_eq!(fresh(101 * DAY - 1), [true, true, false]);
        assert_eq!(fresh(101 * DAY), [true, false, false]);
        assert_eq!(fresh(107 * DAY - 1), [true, false, false]);
        assert_eq!(fresh(107 * DAY), [false, false, false]);
        assert_eq!(fresh(100 * DAY - 1), [false, false, false]);
        assert!(cache.fresh("b", Duration::from_secs(60), 100 * DAY + 60).is_none());
        let silent = Answer {
            code: None,
            ..answer(Status::Unreachable)
        };
        cache.keep("b", &silent);
        assert!(cache.fresh("b", week, 100 * DAY + 3599).is_some());
        assert!(cache.fresh("b", week, 100 * DAY + 3600).is_none());
        let mut old = cache.clone();
        old.forget(week, 107 * DAY);
        assert_eq!(old, Cache::default());
    }

    #[test]
    fn a_file_is_read_as_it_was_written_and_a_broken_one_says_why() {
        let mut cache = Cache::default();
        cache.keep("https://lamps.example/", &answer(Status::Moved));
        assert_eq!(Cache::parse(&cache.to_bytes().unwrap()).unwrap(), cache);
        let told = |text: &str| Cache::parse(text.as_bytes()).unwrap_err().to_string();
        assert_eq!(
            told(r#"{"version": 9, "answers": {}}"#),
            "it is of version 9, and this program reads 1"
        );
        assert!(told("{\"version\": 1, \"answ").contains("EOF"), "cut off");
    }
}
