use std::collections::BTreeMap;

use serde::Deserialize;

use crate::catalogue::AddressPhrases;
use crate::catalogue::BackReferencePhrases;
use crate::catalogue::CatalogueError;
use crate::catalogue::CitingPhrases;
use crate::catalogue::ClaimPhrases;
use crate::catalogue::DatePhrases;
use crate::catalogue::LanguagePhrases;
use crate::catalogue::LocatorPhrases;
use crate::catalogue::Pattern;
use crate::catalogue::RelationPhrases;
use crate::catalogue::ResolutionPhrases;
use crate::catalogue::SameSourcePhrases;
use crate::catalogue::SourceFieldPhrases;
use crate::catalogue::SourcePhrases;
use crate::catalogue::load::load;

/// A pattern with the name that a match gives.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Labelled {
    /// The name: a kind, a class, a relation, a form.
    #[serde(alias = "form", alias = "target", alias = "id")]
    pub name: String,
    /// The pattern.
    pub pattern: Pattern,
}

/// One wording of a letter that is named by its date.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LetterPhrase {
    /// The words; the group `dates` holds the dates, `symbol` a symbol between, `from` and `to` persons.
    pub pattern: Pattern,
    /// Sender and addressee behind the words.
    pub behind: Option<Pattern>,
}

/// A date by the order of its parts, each with the groups `day`, `month`, `year`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateOrders {
    /// "3 May 2019", or less of it.
    pub day_first: Pattern,
    /// "May 3, 2019".
    pub month_first: Pattern,
    /// "2019年5月3日".
    pub year_first: Pattern,
}

/// A family of addresses that name a document.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UrlFamily {
    /// Identifier.
    pub id: String,
    /// Fits the address; its group `symbol` holds the symbol.
    pub pattern: Pattern,
    /// Taken off the front of the decoded symbol.
    pub strip: Option<Pattern>,
    /// Whether the symbol is spelled as the name of a file: underscores for slashes.
    #[serde(default)]
    pub file_name: bool,
    /// Whether words may follow the symbol.
    #[serde(default)]
    pub free: bool,
}

macro_rules! phrases {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type,)* }
    };
}

phrases!(
    /// How lists go on behind a symbol (`phrases/lists.toml`).
    ListPhrases {
        /// Between two items.
        separator: Pattern,
        /// "Add.1".
        modifier: Pattern,
        /// A modifier with the number of a note glued to it.
        glued: Pattern,
        /// A bare serial.
        number: Pattern,
        /// "-93" behind a serial.
        range: Pattern,
        /// What may not follow a bare serial.
        number_not: Pattern,
        /// Symbols behind which a hyphen joins numbers of one document.
        range_not: Pattern,
    }
);

phrases!(
    /// Notes and calls (`phrases/notes.toml`).
    NotePhrases {
        /// A note body's start.
        body: Pattern,
        /// A heading over notes.
        heading: Pattern,
        /// A line that a page's head prints.
        furniture: Pattern,
        /// A line that a page's foot prints behind the notes.
        foot: Pattern,
        /// A call that is not raised.
        call: Pattern,
        /// A call that a blank sets off behind a year.
        behind_year: Pattern,
        /// A call "1/".
        slash: Pattern,
        /// A call "(1)".
        bracket: Pattern,
        /// Words behind which a number counts something.
        apart_not: Pattern,
        /// What behind a number makes it no call.
        call_before_not: Pattern,
        /// Words before a number that make it no call.
        call_not: Pattern,
        /// Units whose raised digit is an exponent.
        exponent: Pattern,
    }
);

phrases!(
    /// Letters named by their date (`phrases/letters.toml`).
    LetterPhrases {
        /// "my letter dated 24 February 2020".
        named: Vec<LetterPhrase>,
        /// One more date behind the symbol of a letter.
        more: Pattern,
        /// One date by the order of its parts.
        dates: DateOrders,
        /// The writer's own letters.
        own: Pattern,
        /// A date in words.
        date: Pattern,
    }
);

phrases!(
    /// Web addresses (`phrases/urls.toml`).
    UrlPhrases {
        /// An address in running text.
        address: Pattern,
        /// One without scheme that words introduce.
        introduced: Pattern,
        /// End of a line inside an address.
        breaks_after: Pattern,
        /// A piece behind a blank that a converter put inside an address.
        spaced_out: Pattern,
        /// The end of an address before such a blank.
        breaks_at_blank: Pattern,
        /// The rest of an address on the next line.
        continues: Pattern,
        /// A line's start that can only belong to an address.
        starts_like_address: Pattern,
        /// Words that introduce an address, with nothing behind them.
        lost_link: Pattern,
        /// Words of an introduction that name a page of the web.
        names_page: Pattern,
        /// Words of a link that steers a page.
        page_control: Pattern,
        /// Where an address says its language.
        language: Pattern,
        /// Language and kind at the end of a file's name.
        file_end: Pattern,
        /// Languages, ISO 639-1, by the codes of addresses.
        languages: BTreeMap<String, String>,
        /// Addresses that name a document.
        family: Vec<UrlFamily>,
    }
);

phrases!(
    /// Mastheads and titles (`phrases/head.toml`).
    HeadPhrases {
        /// "Distr.: General".
        distr: Pattern,
        /// A line that is a date.
        date_line: Pattern,
        /// A job number at the foot.
        job_number: Pattern,
        /// "Seventy-fifth session".
        session: Pattern,
        /// "Seventy-sixth year".
        sc_year: Pattern,
        /// Session and year in two columns.
        both: Pattern,
        /// "Agenda items 34, 35".
        agenda: Pattern,
        /// "under agenda items 34, 35".
        circulated: Pattern,
        /// "Report of the Secretary-General", below a title.
        byline: Pattern,
        /// "Norland: draft resolution", above a title.
        sponsor: Pattern,
        /// "Provisional agenda", a title by itself.
        own_title: Pattern,
        /// "Summary", "I. Introduction": where the heading of a document ends.
        opening: Pattern,
        /// "Original: English", "General Assembly": lines above a title.
        furniture: Pattern,
        /// "Letter dated … from … addressed to …".
        letter: Pattern,
        /// Sender and addressee in a title.
        persons: Pattern,
        /// "United Nations" beside a symbol.
        organization: Pattern,
        /// A heading that opens an annex.
        annex: Pattern,
        /// Heading of a Security Council resolution without symbol.
        own_resolution: Pattern,
        /// Its date, behind the number.
        own_resolution_date: Pattern,
        /// "(Signed)".
        signed: Pattern,
        /// "Advance unedited version", "Reissued for technical reasons".
        provisional: Pattern,
        /// Classes.
        class: Vec<Labelled>,
    }
);

/// All phrases.
#[derive(Clone, Debug)]
pub struct Phrases {
    /// Resolutions in prose.
    pub resolutions: ResolutionPhrases,
    /// Lists behind symbols.
    pub lists: ListPhrases,
    /// Notes.
    pub notes: NotePhrases,
    /// Back-references.
    pub back_references: BackReferencePhrases,
    /// Locators.
    pub locators: LocatorPhrases,
    /// Relations.
    pub relations: RelationPhrases,
    /// Letters by date.
    pub letters: LetterPhrases,
    /// Addresses.
    pub urls: UrlPhrases,
    /// Faults of addresses.
    pub addresses: AddressPhrases,
    /// Sources.
    pub sources: SourcePhrases,
    /// Their fields.
    pub source_fields: SourceFieldPhrases,
    /// Heads.
    pub head: HeadPhrases,
    /// Languages.
    pub language: LanguagePhrases,
    /// What stands around references.
    pub citing: CitingPhrases,
    /// What texts say of documents.
    pub claims: ClaimPhrases,
    /// Dates of symbols.
    pub dates: DatePhrases,
    /// Wordings of one source.
    pub same_source: SameSourcePhrases,
}

impl Phrases {
    pub(super) fn load() -> Result<Self, CatalogueError> {
        Ok(Self {
            resolutions: load("resolutions.toml", include_str!("phrases/resolutions.toml"))?,
            lists: load("lists.toml", include_str!("phrases/lists.toml"))?,
            notes: load("notes.toml", include_str!("phrases/notes.toml"))?,
            back_references: load("back_references.toml", include_str!("phrases/back_references.toml"))?,
            locators: load("locators.toml", include_str!("phrases/locators.toml"))?,
            relations: load("relations.toml", include_str!("phrases/relations.toml"))?,
            letters: load("letters.toml", include_str!("phrases/letters.toml"))?,
            urls: load("urls.toml", include_str!("phrases/urls.toml"))?,
            addresses: load("addresses.toml", include_str!("phrases/addresses.toml"))?,
            sources: load("sources.toml", include_str!("phrases/sources.toml"))?,
            source_fields: load("source_fields.toml", include_str!("phrases/source_fields.toml"))?,
            head: load("head.toml", include_str!("phrases/head.toml"))?,
            language: load("language.toml", include_str!("phrases/language.toml"))?,
            citing: load("citing.toml", include_str!("phrases/citing.toml"))?,
            claims: load("claims.toml", include_str!("phrases/claims.toml"))?,
            dates: load("dates.toml", include_str!("phrases/dates.toml"))?,
            same_source: load("same_source.toml", include_str!("phrases/same_source.toml"))?,
        })
    }
}

#[cfg(test)]
mod tests {
    use regex::Regex;

    use crate::catalogue::load::fragments;
    use crate::catalogue::pattern::expand;

    /// Keys whose strings are no patterns.
    const NAMES: &[&str] = &[
        "fragments",
        "name",
        "id",
        "kind",
        "languages",
        "official",
        "to",
        "now",
        "since",
        "source",
    ];

    fn strings(value: &toml::Value, found: &mut Vec<String>) {
        match value {
            toml::Value::String(text) => found.push(text.clone()),
            toml::Value::Array(all) => all.iter().for_each(|it| strings(it, found)),
            toml::Value::Table(all) => {
                let patterns = all.iter().filter(|(key, _)| !NAMES.contains(&key.as_str()));
                patterns.for_each(|(_, it)| strings(it, found));
            }
            _ => {}
        }
    }

    #[test]
    fn every_pattern_compiles() {
        let form = Regex::new("[{][a-z]+[:}]").unwrap();
        for text in [
            include_str!("phrases/resolutions.toml"),
            include_str!("phrases/lists.toml"),
            include_str!("phrases/notes.toml"),
            include_str!("phrases/back_references.toml"),
            include_str!("phrases/locators.toml"),
            include_str!("phrases/relations.toml"),
            include_str!("phrases/letters.toml"),
            include_str!("phrases/urls.toml"),
            include_str!("phrases/addresses.toml"),
            include_str!("phrases/sources.toml"),
            include_str!("phrases/source_fields.toml"),
            include_str!("phrases/head.toml"),
            include_str!("phrases/language.toml"),
            include_str!("phrases/citing.toml"),
            include_str!("phrases/dates.toml"),
            include_str!("phrases/claims.toml"),
        ] {
            let mut found = Vec::new();
            strings(&toml::from_str(text).unwrap(), &mut found);
            assert!(!found.is_empty());
            for pattern in found {
                let whole = expand(&pattern, &fragments(text)).unwrap();
                // The form of a symbol holds names in braces.
                if form.is_match(&whole) {
                    continue;
                }
                assert!(Regex::new(&whole).is_ok(), "{whole}");
            }
        }
    }
}
