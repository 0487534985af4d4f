use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde::Deserialize;
use serde::Serialize;

use crate::audit::Finding;
use crate::config::ConfigError;

/// The version of the file; an older one would have fingerprints that no finding has any more.
const VERSION: u32 = 1;

/// Findings that were known when it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    known: BTreeSet<Known>,
}

/// One finding that was known. The words and the rule are there for people; a finding is known again by its file and
/// fingerprint.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// The file, as a path from the folder of the baseline; none for a finding about the whole collection.
    pub file: Option<String>,
    /// The id of the rule.
    pub rule: String,
    /// The marked words; the message where no words are marked.
    pub words: String,
    /// The name of the finding.
    pub fingerprint: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    version: u32,
    findings: Vec<Known>,
}

impl Known {
    /// A finding as a baseline names it; `file` is the path of its file from the folder of the baseline.
    pub fn new(finding: &Finding, file: Option<String>) -> Self {
        let words = finding.place.as_ref().map_or(&finding.message, |it| &it.text);
        Self {
            file,
            rule: finding.rule.id.to_owned(),
            words: words.split_whitespace().collect::<Vec<_>>().join(" "),
            fingerprint: finding.fingerprint.clone(),
        }
    }
}

impl Baseline {
    /// A baseline of these findings.
    pub fn new(known: impl IntoIterator<Item = Known>) -> Self {
        Self {
            known: known.into_iter().collect(),
        }
    }

    /// Reads a baseline.
    ///
    /// # Errors
    /// What is wrong in it, with its line.
    pub fn read(file: &str, text: &str) -> Result<Self, ConfigError> {
        let wrong = |line: Option<usize>, message: String| ConfigError {
            file: file.to_owned(),
            line,
            message,
        };
        let written: Written = serde_json::from_str(text).map_err(|it| {
            let message = format!("no baseline that can be read: {it}; write it anew with --write-baseline");
            wrong(Some(it.line()), message)
        })?;
        if written.version != VERSION {
            let message = format!(
                "a baseline of version {}, and this program knows version {VERSION}; write it anew with --write-baseline",
                written.version
            );
            return Err(wrong(None, message));
        }
        Ok(Self::new(written.findings))
    }

    /// The text of the file: one finding a line, ordered by file, rule and words, so that people can review what changes.
    pub fn to_text(&self) -> String {
        let mut text = format!("{{\n  \"version\": {VERSION},\n  \"findings\": [");
        for (at, known) in self.known.iter().enumerate() {
            let line = serde_json::to_string(known).unwrap_or_default();
            let _ = write!(text, "{}\n    {line}", if at == 0 { "" } else { "," });
        }
        let end = if self.known.is_empty() { "" } else { "\n  " };
        let _ = writeln!(text, "{end}]\n}}");
        text
    }

    /// The findings, in the order of the file.
    pub fn known(&self) -> impl Iterator<Item = &Known> {
        self.known.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::Baseline;
    use super::Known;

    fn known(file: &str, words: &str) -> Known {
        Known {
            file: Some(file.to_owned()),
            rule: "note-numbers".to_owned(),
            words: words.to_owned(),
            fingerprint: "0123456789abcdef".to_owned(),
        }
    }

    #[test]
    fn what_is_written_is_read_again_one_finding_a_line() {
        let baseline = Baseline::new([known("b.md", "a \"lamp\"\\"), known("a.md", "é"), known("a.md", "é")]);
        let text = baseline.to_text();
        assert_eq!(Baseline::read("known.json", &text), Ok(baseline));
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 7, "{text}");
        assert!(lines[3].starts_with(r#"    {"file":"a.md","rule":"note-numbers","words":"é","#));
        let empty = Baseline::default();
        assert_eq!(Baseline::read("known.json", &empty.to_text()), Ok(empty));
    }

    #[test]
    fn what_is_no_baseline_says_so() {
        for (text, expected) in [
            ("", "known.json:1: no baseline that can be read"),
            (
                "{\"version\": 1,\n\"finding\": []}",
                "known.json:2: no baseline that can be read: unknown field",
            ),
            (
                "{\"version\": 7, \"findings\": []}",
                "known.json: a baseline of version 7",
            ),
        ] {
            let error = Baseline::read("known.json", text).unwrap_err().to_string();
            assert!(error.starts_with(expected), "{error}");
        }
    }
}
