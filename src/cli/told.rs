//! What is said of files that were not read, or read with doubts: file by file, but not a hundred times the same.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::cli::words;

/// Files named for one reason; the rest are counted.
const NAMED: usize = 3;

/// Reasons counted in the summary; the rest are put together.
const COUNTED: usize = 4;

/// What is said of one file.
pub(super) struct Message {
    /// "error", "skipped" or "note".
    pub(super) word: &'static str,
    pub(super) file: String,
    pub(super) reason: String,
    /// Never left out: the user asked for this very file.
    pub(super) always: bool,
}

/// The lines for all messages. Those with one word and one reason stand together, in the order of their first; only
/// the first of them are named unless `all` are wanted.
pub(super) fn lines(messages: &[&Message], all: bool) -> Vec<String> {
    let mut order: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut groups: Vec<Vec<&Message>> = Vec::new();
    for &it in messages {
        let at = *order.entry((it.word, &it.reason)).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.push(it),
            None => groups.push(vec![it]),
        }
    }
    groups.iter().flat_map(|it| group_lines(it, all)).collect()
}

fn group_lines(group: &[&Message], all: bool) -> Vec<String> {
    let mut lines = Vec::new();
    let mut left_out: Vec<&Message> = Vec::new();
    for (at, it) in group.iter().enumerate() {
        if all || it.always || at < NAMED {
            lines.push(line(it));
        } else {
            left_out.push(it);
        }
    }
    match left_out.as_slice() {
        [] => {}
        [one] => lines.push(line(one)),
        [first, ..] => lines.push(format!(
            "{}: and {} more files: {} (--verbose names them)",
            first.word,
            words::count(left_out.len() as u64),
            first.reason
        )),
    }
    lines
}

fn line(it: &Message) -> String {
    format!("{}: {}: {}", it.word, it.file, it.reason)
}

/// How the reading of a collection went, in figures.
pub(super) struct Figures {
    pub(super) read: u64,
    pub(super) files: u64,
    pub(super) bytes: u64,
    pub(super) time: Duration,
}

/// One line about all files: how many were read, in what time, and why the others were not.
pub(super) fn summary(figures: &Figures, messages: &[Message]) -> String {
    let mut text = format!(
        "read {} of {} ({}) in {}",
        words::count(figures.read),
        words::files(figures.files),
        words::size(figures.bytes),
        words::time(figures.time)
    );
    for (word, said) in [("skipped", "skipped"), ("error", "failed")] {
        let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
        for it in messages.iter().filter(|it| it.word == word) {
            // What to do about it was said above.
            let reason = it.reason.split([';', ':']).next().unwrap_or("");
            *reasons.entry(reason).or_default() += 1;
        }
        let all: usize = reasons.values().sum();
        if all == 0 {
            continue;
        }
        let mut reasons: Vec<(&str, usize)> = reasons.into_iter().collect();
        reasons.sort_by_key(|it| std::cmp::Reverse(it.1));
        let rest: usize = reasons.iter().skip(COUNTED).map(|it| it.1).sum();
        let shown = reasons.iter().take(COUNTED).copied();
        let shown = shown.chain((rest > 0).then_some(("other reasons", rest)));
        let counts: Vec<String> = shown
            .map(|(reason, count)| format!("{} × {reason}", words::count(count as u64)))
            .collect();
        text.push_str(&format!("; {} {said}: {}", words::count(all as u64), counts.join(", ")));
    }
    text
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Figures;
    use super::Message;
    use super::lines;
    use super::summary;

    fn message(word: &'static str, file: &str, reason: &str, always: bool) -> Message {
        Message {
            word,
            file: file.to_owned(),
            reason: reason.to_owned(),
            always,
        }
    }

    #[test]
    fn many_files_with_one_reason_are_counted() {
        let pictures = |always| {
            let files = ["a.svg", "b.svg", "c.svg", "d.svg", "e.svg"];
            files.map(|it| message("skipped", it, "pictures are not read", always))
        };
        let told = |messages: &[Message], all| lines(&messages.iter().collect::<Vec<_>>(), all);
        let cut = told(&pictures(false), false);
        assert_eq!(cut.len(), 4, "{cut:?}");
        assert_eq!(cut[0], "skipped: a.svg: pictures are not read");
        assert_eq!(
            cut[3],
            "skipped: and 2 more files: pictures are not read (--verbose names them)"
        );
        assert_eq!(told(&pictures(false), true).len(), 5);
        assert_eq!(told(&pictures(true), false).len(), 5, "files that were named");
        assert_eq!(
            told(&pictures(false)[..4], false)[3],
            "skipped: d.svg: pictures are not read",
            "one name is shorter than a count"
        );
    }

    #[test]
    fn the_summary_counts_reasons_the_commonest_first() {
        let figures = Figures {
            read: 9998,
            files: 10_002,
            bytes: 12_000_000,
            time: Duration::from_millis(3200),
        };
        let messages = [
            message("skipped", "a.gz", "a gzip file is not read; unpack it first", false),
            message("skipped", "a.svg", "pictures are not read", false),
            message("skipped", "b.svg", "pictures are not read", false),
            message("note", "c.txt", "no text in this file", false),
            message("error", "d.txt", "no such file or folder", true),
        ];
        assert_eq!(
            summary(&figures, &messages),
            "read 9,998 of 10,002 files (12 MB) in 3.2 s; 3 skipped: 2 × pictures are not read, \
             1 × a gzip file is not read; 1 failed: 1 × no such file or folder"
        );
    }
}
