use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::audit::Comments;
use crate::audit::Finding;
use crate::audit::Rule;
use crate::audit::SetAside;
use crate::audit::SetAsideBy;
use crate::catalogue::Catalogue;
use crate::catalogue::Symbol;
use crate::config::Baseline;
use crate::config::ConfigError;
use crate::config::Ignore;
use crate::config::Known;
use crate::config::comment_uses::CommentUses;
use crate::resolve::Corpus;

/// Names a file by its path from a folder.
pub type PathFrom<'a> = &'a dyn Fn(&str) -> String;

/// Everything that may set findings of one audit aside.
pub struct Control<'a> {
    entries: Vec<(&'a Ignore, Option<Symbol>)>,
    settings: &'a str,
    from_settings: PathFrom<'a>,
    baseline: Option<(&'a Baseline, PathFrom<'a>)>,
    catalogue: &'a Catalogue,
}

/// Findings that count, those that do not, and what there is to say about what set them aside.
#[derive(Debug, Default)]
pub struct Sorted {
    /// The findings that count.
    pub findings: Vec<Finding>,
    /// Those that were set aside.
    pub set_aside: Vec<SetAside>,
    /// Comments that cannot be followed, each with its place.
    pub wrong: Vec<String>,
    /// Entries and comments that set nothing aside, and findings of the baseline that are gone.
    pub idle: Vec<String>,
}

impl<'a> Control<'a> {
    /// Takes the entries of a settings file; `from_settings` names files from its folder.
    ///
    /// # Errors
    /// Entries whose `symbol` the catalogue does not read.
    pub fn new(
        settings: &'a str,
        entries: &'a [Ignore],
        from_settings: PathFrom<'a>,
        catalogue: &'a Catalogue,
    ) -> Result<Self, Vec<ConfigError>> {
        let mut errors = Vec::new();
        let mut read = Vec::new();
        for entry in entries {
            let symbol = entry.symbol.as_ref().map(|words| (words, catalogue.parse(words)));
            if let Some((words, None)) = &symbol {
                errors.push(ConfigError {
                    file: settings.to_owned(),
                    line: Some(entry.line),
                    message: format!("`symbol` is “{words}”, which no series reads; `ibid parse` says what it reads"),
                });
            }
            read.push((entry, symbol.and_then(|it| it.1)));
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Self {
            entries: read,
            settings,
            from_settings,
            baseline: None,
            catalogue,
        })
    }

    /// Takes a baseline too; `from_baseline` names files from its folder.
    pub fn with_baseline(mut self, baseline: &'a Baseline, from_baseline: PathFrom<'a>) -> Self {
        self.baseline = Some((baseline, from_baseline));
        self
    }

    /// Sorts the findings of `rules` over a collection, in their order. Of those that a comment and the settings set
    /// aside, the comment is named: it stands nearest.
    pub fn sort(&self, corpus: &Corpus, rules: &[&'static Rule], findings: Vec<Finding>) -> Sorted {
        let mut sorted = Sorted::default();
        let documents: Vec<Comments> = (0..corpus.len()).map(|it| Comments::of(corpus.document(it))).collect();
        let mut comments = CommentUses::of(&documents);
        let mut used = vec![false; self.entries.len()];
        let mut known: BTreeMap<(Option<String>, String), (&Known, bool)> = BTreeMap::new();
        if let Some((baseline, _)) = self.baseline {
            known.extend(
                baseline
                    .known()
                    .map(|it| ((it.file.clone(), it.fingerprint.clone()), (it, false))),
            );
        }
        for finding in findings {
            let comment = comments.reason(&finding);
            let entry = self.reason(&finding, &mut used);
            let file = finding.place.as_ref().map(|it| it.file.as_str());
            let from_baseline = |path: &str| self.baseline.map_or_else(String::new, |(_, from)| from(path));
            let entry_known = known.get_mut(&(file.map(from_baseline), finding.fingerprint.clone()));
            let is_known = entry_known.map(|it| it.1 = true).is_some();
            let by = comment
                .map(SetAsideBy::Comment)
                .or(entry.map(SetAsideBy::Settings))
                .or(is_known.then_some(SetAsideBy::Baseline));
            match by {
                Some(by) => sorted.set_aside.push(SetAside { finding, by }),
                None => sorted.findings.push(finding),
            }
        }
        let name = |document: usize| &corpus.document(document).name;
        for (document, it) in documents.iter().enumerate() {
            let said = it
                .wrong
                .iter()
                .map(|it| format!("{}:{}: {}", name(document), it.line, it.message));
            sorted.wrong.extend(said);
        }
        sorted.idle.extend(self.idle_entries(corpus, rules, &used));
        let idle = comments.idle(rules);
        sorted.idle.extend(idle.map(|(document, line)| {
            format!(
                "{}:{line}: this comment sets no finding aside; take it out",
                name(document)
            )
        }));
        let gone = known.into_values().filter(|it| !it.1).map(|it| it.0);
        sorted.idle.extend(self.gone(corpus, rules, gone.collect()));
        sorted
    }

    /// The reason of the first entry that fits a finding; all that fit are used.
    fn reason(&self, finding: &Finding, used: &mut [bool]) -> Option<String> {
        let mut reason = None;
        if self.entries.is_empty() {
            return None;
        }
        let path = finding.place.as_ref().map(|it| (self.from_settings)(&it.file));
        for ((entry, symbol), used) in self.entries.iter().zip(used) {
            if entry.fits(finding, path.as_deref(), symbol.as_ref(), self.catalogue) {
                *used = true;
                reason.get_or_insert_with(|| entry.reason.clone());
            }
        }
        reason
    }

    /// Entries that fitted nothing although their rule was run and files that they name were read.
    fn idle_entries(&self, corpus: &Corpus, rules: &[&'static Rule], used: &[bool]) -> Vec<String> {
        let was_run = |it: &Ignore| it.rule.is_none_or(|it| rules.contains(&it));
        let names: Vec<String> = match self.entries.is_empty() {
            true => Vec::new(),
            false => (0..corpus.len())
                .map(|it| (self.from_settings)(&corpus.document(it).name))
                .collect(),
        };
        let was_read = |it: &Ignore| it.path.as_ref().is_none_or(|it| names.iter().any(|path| it.fit(path)));
        let idle = self.entries.iter().zip(used).filter(|it| !it.1).map(|it| it.0.0);
        idle.filter(|it| was_run(it) && was_read(it))
            .map(|it| {
                format!(
                    "{}:{}: this entry set no finding aside; take it out, or mend what it fits",
                    self.settings, it.line
                )
            })
            .collect()
    }

    /// What is said of findings of the baseline that were not found again, where their rule was run and their file read;
    /// for those about the whole collection, all files of the baseline.
    fn gone(&self, corpus: &Corpus, rules: &[&'static Rule], gone: Vec<&Known>) -> Option<String> {
        let (baseline, from) = self.baseline?;
        let read: BTreeSet<String> = (0..corpus.len()).map(|it| from(&corpus.document(it).name)).collect();
        let was_read = |it: &Known| it.file.as_ref().map(|it| read.contains(it));
        let is_whole = baseline.known().all(|it| was_read(it).unwrap_or(true));
        let gone = gone
            .into_iter()
            .filter(|it| rules.iter().any(|rule| rule.id == it.rule));
        let gone: Vec<&Known> = gone.filter(|it| was_read(it).unwrap_or(is_whole)).collect();
        let first = gone.first()?;
        let file = first.file.as_deref().unwrap_or("the collection");
        let others = match gone.len() - 1 {
            0 => String::new(),
            others => format!(" and {others} more"),
        };
        Some(format!(
            "the baseline has findings that are gone: {file}: {}: “{}”{others}; write it anew with --write-baseline",
            first.rule, first.words
        ))
    }
}
