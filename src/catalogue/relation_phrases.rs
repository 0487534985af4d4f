use std::sync::OnceLock;

use serde::Deserialize;

use crate::catalogue::Pattern;
use crate::catalogue::pattern::Held;

/// What a sentence does with the document that it cites (`phrases/relations.toml`).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RelationPhrases {
    /// Cues by relation; of two that start at one place the first counts.
    pub relation: Vec<Relation>,
    /// Verbs that end the reach of the cue before them.
    pub other: Pattern,
    /// All of them in one, so that a sentence is gone through once.
    #[serde(skip)]
    any: OnceLock<Pattern>,
}

/// One relation with its cues.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// Its name in records.
    pub name: String,
    /// Its cues.
    pub pattern: Pattern,
    /// Whether a semicolon ends its reach: "pursuant to", but not "recalling".
    #[serde(default)]
    pub clause: bool,
}

impl RelationPhrases {
    /// The places of a text, in order, from which on another relation holds: the byte, and the relation, if any.
    pub fn turns<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, Option<&'a str>)> {
        let patterns = || self.relation.iter().map(|it| &it.pattern).chain([&self.other]);
        let any = self.any.get_or_init(|| {
            let each: Vec<String> = patterns().map(|it| format!("(?:{})", it.as_str())).collect();
            Pattern::late(format!("{}|;", each.join("|")), Held::Anywhere)
        });
        let mut current: Option<&Relation> = None;
        any.find_iter(text).map(move |cue| {
            current = match cue.as_str() {
                ";" => current.filter(|it| !it.clause),
                words => self.relation.iter().find(|it| fits(&it.pattern, words)),
            };
            (cue.end(), current.map(|it| it.name.as_str()))
        })
    }
}

/// Whether a pattern fits the whole of a cue.
fn fits(pattern: &Pattern, cue: &str) -> bool {
    pattern.find(cue).is_some_and(|it| it.range() == (0..cue.len()))
}

#[cfg(test)]
mod tests {
    use crate::catalogue::Catalogue;

    #[test]
    fn the_longer_cue_and_the_table_s_order_win() {
        let phrases = &Catalogue::builtin().unwrap().phrases.relations;
        let relations = |text| -> Vec<&str> { phrases.turns(text).map(|it| it.1.unwrap_or("-")).collect() };
        assert_eq!(relations("See also A, but see B, see C"), ["see also", "contra", "see"]);
        assert_eq!(
            relations("superseded by A, superseding B, noting C"),
            ["superseded by", "supersedes", "-"]
        );
        assert_eq!(relations("回顾 A, 另见 B"), ["recalls", "see also"]);
        assert_eq!(relations("recalling A; B"), ["recalls", "recalls"]);
        assert_eq!(relations("pursuant to A; B"), ["pursuant to", "-"]);
    }
}
