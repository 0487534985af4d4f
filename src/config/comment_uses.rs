use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::audit::Allowing;
use crate::audit::Comments;
use crate::audit::Finding;
use crate::audit::Rule;

/// A rule in a part of a document: document, id of the rule, first byte of the part, and the one past its last.
type Part = (usize, &'static str, u32, u32);

/// The comments of all documents, and for which parts they were needed.
pub(super) struct CommentUses<'a> {
    documents: &'a [Comments],
    /// The first comment of each part. Two parts of one document do not overlap, but for the whole file.
    first: BTreeMap<Part, &'a Allowing>,
    used: BTreeSet<Part>,
}

fn part(document: usize, rule: &Rule, it: &Allowing) -> Part {
    (document, rule.id, it.holds_for.start, it.holds_for.end)
}

impl<'a> CommentUses<'a> {
    pub(super) fn of(documents: &'a [Comments]) -> Self {
        let mut first = BTreeMap::new();
        for (document, comments) in documents.iter().enumerate() {
            for it in &comments.allowing {
                for rule in &it.rules {
                    first.entry(part(document, rule, it)).or_insert(it);
                }
            }
        }
        Self {
            documents,
            first,
            used: BTreeSet::new(),
        }
    }

    /// The reason of the comment that a finding falls under, before that of one for the whole file.
    pub(super) fn reason(&mut self, finding: &Finding) -> Option<String> {
        let place = finding.place.as_ref()?;
        let (document, rule, at) = (place.document, finding.rule.id, place.printed.start);
        let mut reason = None;
        // The part that starts nearest before the place, then the widest that starts with the file.
        for start in [at, 0] {
            let parts = (document, rule, 0, 0)..=(document, rule, start, u32::MAX);
            let nearest = self.first.range(parts).next_back();
            if let Some((part, it)) = nearest.filter(|it| it.1.holds_for.range().contains(&(at as usize))) {
                self.used.insert(*part);
                reason.get_or_insert_with(|| it.reason.clone());
            }
        }
        reason
    }

    /// Documents and lines of comments that set nothing aside although all their rules were run.
    pub(super) fn idle<'b>(&'b self, rules: &'b [&'static Rule]) -> impl Iterator<Item = (usize, u32)> + 'b {
        let documents = self.documents.iter().enumerate();
        documents.flat_map(move |(document, comments)| {
            let is_used = move |it: &Allowing| {
                it.rules
                    .iter()
                    .any(|rule| self.used.contains(&part(document, rule, it)))
            };
            let idle = comments.allowing.iter().filter(move |it| !is_used(it));
            idle.filter(|it| it.rules.iter().all(|rule| rules.contains(rule)))
                .map(move |it| (document, it.line))
        })
    }
}
