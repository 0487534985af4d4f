use std::collections::BTreeSet;
use std::sync::Arc;

/// Words that many places share, such as the name of a file and the reason of a decision: each is held once.
#[derive(Default)]
pub(super) struct Words(BTreeSet<Arc<str>>);

impl Words {
    /// The one copy of some words.
    pub(super) fn shared(&mut self, words: &str) -> Arc<str> {
        if let Some(known) = self.0.get(words) {
            return Arc::clone(known);
        }
        let new: Arc<str> = Arc::from(words);
        self.0.insert(Arc::clone(&new));
        new
    }
}
