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

#[cfg(test)]
#[cfg(feature = "markdown")]
mod tests {
    use super::CommentUses;
    use crate::Build;
    use crate::audit::Comments;
    use crate::audit::Input;
    use crate::audit::RULES;
    use crate::audit::audit;
    use crate::catalogue::Catalogue;
    use crate::read::Source;
    use crate::resolve::Options;

    #[test]
    fn the_nearest_comment_gives_the_reason_and_all_that_fit_are_used() {
        let text = "<!-- ibid: allow-file malformed-symbol: all -->\n\n\
                    The lamp in S/2O21/156.\n\n\
                    <!-- ibid: allow malformed-symbol: one -->\nThe ferry in S/2O21/156.\n\n\
                    <!-- ibid: allow malformed-symbol: none -->\nThe clock.\n";
        let source = Source {
            name: "a.md".to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        let build = Build::new(vec![source], &Options::default()).unwrap();
        let documents = [Comments::of(build.resolved.corpus.document(0))];
        let mut uses = CommentUses::of(&documents);
        let input = Input {
            resolved: &build.resolved,
            graph: &build.graph,
            catalogue: Catalogue::builtin().unwrap(),
        };
        let reasons: Vec<Option<String>> = audit(&input, RULES)
            .iter()
            .filter(|it| it.rule.id == "malformed-symbol")
            .map(|it| uses.reason(it))
            .collect();
        assert_eq!(reasons, [Some("all".to_owned()), Some("one".to_owned())]);
        assert_eq!(uses.idle(RULES).collect::<Vec<_>>(), [(0, 8)]);
        assert_eq!(uses.idle(&[]).count(), 0, "a rule that was not run finds nothing");
    }
}
