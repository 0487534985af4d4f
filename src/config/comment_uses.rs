use crate::audit::Comments;
use crate::audit::Finding;
use crate::audit::Rule;

/// The comments of all documents, and which of them set something aside.
pub(super) struct CommentUses<'a> {
    documents: &'a [Comments],
    used: Vec<Vec<bool>>,
}

impl<'a> CommentUses<'a> {
    pub(super) fn of(documents: &'a [Comments]) -> Self {
        let used = documents.iter().map(|it| vec![false; it.allowing.len()]);
        Self {
            documents,
            used: used.collect(),
        }
    }

    /// The reason of the first comment that a finding falls under; all that it falls under are used.
    pub(super) fn reason(&mut self, finding: &Finding) -> Option<String> {
        let place = finding.place.as_ref()?;
        let allowing = &self.documents.get(place.document)?.allowing;
        let mut reason = None;
        for (it, used) in allowing.iter().zip(self.used.get_mut(place.document)?) {
            let holds = it.holds_for.range().contains(&(place.printed.start as usize));
            if holds && it.rules.contains(&finding.rule) {
                *used = true;
                reason.get_or_insert_with(|| it.reason.clone());
            }
        }
        reason
    }

    /// Documents and lines of comments that set nothing aside although all their rules were run.
    pub(super) fn idle<'b>(&'b self, rules: &'b [&'static Rule]) -> impl Iterator<Item = (usize, u32)> + 'b {
        let documents = self.documents.iter().zip(&self.used).enumerate();
        documents.flat_map(move |(document, (comments, used))| {
            let idle = comments.allowing.iter().zip(used).filter(|it| !it.1).map(|it| it.0);
            idle.filter(|it| it.rules.iter().all(|rule| rules.contains(rule)))
                .map(move |it| (document, it.line))
        })
    }
}
