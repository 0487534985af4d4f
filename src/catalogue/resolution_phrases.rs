use std::collections::BTreeMap;

use serde::Deserialize;

use crate::catalogue::Pattern;

/// How texts name resolutions and decisions (`phrases/resolutions.toml`).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResolutionPhrases {
    /// Words that announce a list of resolutions.
    pub cue: Vec<Cue>,
    /// What the words around a cue say.
    pub words: CueWords,
    /// One item.
    pub item: ItemShapes,
    /// What stands between and behind items.
    pub list: ItemList,
    /// Organizations whose resolutions are no documents of the United Nations.
    pub foreign: Foreign,
    /// What no word announces.
    pub loose: Loose,
    /// Symbols of documents that mean a resolution where a cue says so.
    pub shortened: Vec<Shortened>,
    /// Organs; where two names end at one place, the earlier organ is meant.
    pub organ: Vec<Organ>,
    /// Supplements of the Official Records.
    pub official_records: Vec<OfficialRecords>,
}

/// A word that announces resolutions.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// The word, with the blank behind it.
    pub pattern: Pattern,
    /// What may stand right before it.
    pub preceded: Option<Pattern>,
    /// What must stand behind the items.
    pub closing: Option<Pattern>,
}

/// What the words around a cue say.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CueWords {
    /// That decisions follow.
    pub decision: Pattern,
    /// That it is a draft, which has no number yet.
    pub draft: Pattern,
}

/// Shapes of an item.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemShapes {
    /// "No." before the number.
    pub numero: Pattern,
    /// "822 (1993)".
    pub council: Pattern,
    /// "822 of 1993".
    pub council_of: Pattern,
    /// "217 A (III)".
    pub roman: Pattern,
    /// "47/19".
    pub numbered: Pattern,
    /// "1244" without year.
    pub bare: Pattern,
    /// " B" behind a number.
    pub part: Pattern,
    /// " and C" behind a part.
    pub part_next: Pattern,
    /// " to D" behind a part.
    pub part_range: Pattern,
    /// What must follow the last part.
    pub part_after: Pattern,
    /// " to " before the last item of a range.
    pub range: Pattern,
    /// What may not follow a bare number.
    pub bare_not: Pattern,
    /// What must follow a bare number that is not the first.
    pub bare_after: Pattern,
    /// What may not follow a session and number.
    pub numbered_not: Pattern,
    /// Letters of parts in other alphabets.
    pub letters: BTreeMap<String, char>,
    /// What stands before the number of a session in other alphabets.
    pub sessions: BTreeMap<String, String>,
}

impl ItemShapes {
    /// A session as symbols print it: "S-27" for itself and for its Arabic form.
    pub fn session(&self, printed: &str) -> String {
        let other = self.sessions.iter().rev().find_map(|(mark, plain)| {
            let number = printed.strip_prefix(mark.as_str())?;
            Some(format!("{plain}{number}"))
        });
        other.unwrap_or_else(|| printed.to_owned())
    }

    /// The letter of a part.
    pub fn letter(&self, printed: &str) -> Option<char> {
        self.letters.get(printed).copied().or(printed.chars().next())
    }
}

/// What stands between and behind the items of a list.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemList {
    /// Between two items.
    pub separator: Pattern,
    /// " of 24 November 1992".
    pub date: Pattern,
    /// "entitled “…”", "annex".
    pub aside: Pattern,
    /// A date before an item.
    pub date_before: Pattern,
    /// A date at the end of what stands before a cue.
    pub date_before_cue: Pattern,
    /// Words between the items and the organ that adopted them.
    pub organ_link: Pattern,
    /// Words between the cue and an organ that stands before the number.
    pub organ_first: Pattern,
    /// Where a clause ends.
    pub clause: Pattern,
}

/// Organizations whose resolutions are no documents of the United Nations.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Foreign {
    /// Their names.
    pub pattern: Pattern,
}

/// Resolutions and statements that no word announces.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Loose {
    /// "822 (1993)".
    pub council: Pattern,
    /// "PRST/2009/24".
    pub statement: Pattern,
    /// Symbol of such a statement.
    pub statement_form: String,
}

/// A symbol in which RES was left out.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shortened {
    /// The symbol as printed.
    pub printed: Pattern,
    /// The organ whose resolution it is.
    pub organ: String,
}

/// An organ that resolutions may belong to.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organ {
    /// Its name.
    pub name: String,
    /// How texts name it.
    pub pattern: Pattern,
    /// How the symbols of its own documents start.
    #[serde(default)]
    pub own: String,
    /// Symbols of its reports, in which its resolutions are printed.
    pub report: Option<Pattern>,
    /// Whether only words that name it lead to it.
    #[serde(default)]
    pub only_named: bool,
    /// Symbols of its resolutions by session and number.
    pub numbered: Option<Numbering>,
    /// Symbols of its resolutions by number and Roman session.
    pub roman: Option<Numbering>,
    /// Symbols of its resolutions by number and year.
    pub council: Option<String>,
    /// The organs that a short name may mean.
    #[serde(default)]
    pub any_of: Vec<String>,
}

/// How an organ numbers its resolutions.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbering {
    /// Form of a symbol; `{kind:R|D}` is R for a resolution and D for a decision.
    pub form: String,
    /// First and last regular session, or year.
    pub sessions: [u16; 2],
    /// First and last special session of this form.
    pub special: Option<[u16; 2]>,
    /// First and last emergency special session of this form.
    pub emergency: Option<[u16; 2]>,
    /// First and last number that a resolution of a session may have.
    pub resolutions: Option<[u32; 2]>,
    /// Whether resolutions have lettered parts.
    #[serde(default)]
    pub parts: bool,
    /// First and last number that a decision of a session may have.
    pub decisions: Option<[u32; 2]>,
}

/// A supplement of the Official Records whose number gives a symbol.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficialRecords {
    /// The words; the group `item` is what stands for the document, `ordinal` or `year` its session.
    pub pattern: Pattern,
    /// Form of the symbol.
    pub form: String,
    /// First and last session of that form.
    pub sessions: [u16; 2],
    /// What is added to the supplement's number.
    #[serde(default)]
    pub add: u32,
}
