use std::collections::BTreeMap;

use serde::Deserialize;

use crate::catalogue::Pattern;

/// A kind of source by the words that name it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceKind {
    /// The kind.
    pub name: String,
    /// Whether the words hold even where the part has the marks of a book or an article.
    #[serde(default)]
    pub named: bool,
    /// The words.
    pub pattern: Pattern,
}

/// How a note is split into sources, and of what kind they are (`phrases/sources.toml`).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourcePhrases {
    /// Words before the first source.
    pub lead: Pattern,
    /// Where a note points anew in the middle.
    pub anew: Pattern,
    /// What follows a semicolon that splits nothing.
    pub continues: Pattern,
    /// What may stand between two sources instead of a semicolon; its groups name the ways.
    pub between: Pattern,
    /// A source's end with a day in brackets.
    pub ends_day: Pattern,
    /// A source's end with an imprint, a locator or an address.
    pub ends_imprint: Pattern,
    /// A source's end with a quotation mark, or a year in brackets.
    pub ends_brief: Pattern,
    /// How the next source begins.
    pub begins: Pattern,
    /// How the next newspaper of a list begins.
    pub begins_day: Pattern,
    /// What looks like the next source and is more of the same.
    pub begins_not: Pattern,
    /// How a part starts that only explains.
    pub comment: Pattern,
    /// A finite verb: the part is a sentence.
    pub sentence: Pattern,
    /// Words before an address that name no source.
    pub web_only: Pattern,
    /// How a short name with its locator begins behind a comma, and how the one before it ends.
    pub begins_short: Pattern,
    /// How a locator ends before such a name.
    pub ends_short: Pattern,
    /// A short name with a locator and nothing else: "JS1, para. 7".
    pub short_name: Pattern,
    /// Kinds, first match wins.
    pub kind: Vec<SourceKind>,
}

/// The fields of a source (`phrases/source_fields.toml`).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceFieldPhrases {
    /// Pages, paragraphs and parts.
    pub locator: Pattern,
    /// "article 25 of the" before a source.
    pub locator_before: Pattern,
    /// Page numbers without mark at the end.
    pub pages: Pattern,
    /// Days, in the orders in which they are written.
    pub days: Vec<Pattern>,
    /// What makes a day the end of a range.
    pub range_before: Pattern,
    /// "March 1999".
    pub month_and_year: Pattern,
    /// A year that is the source's own.
    pub year_of_source: Pattern,
    /// "accessed on 5 May 2014".
    pub accessed: Pattern,
    /// "Available at" at the end.
    pub available: Pattern,
    /// "in Russian".
    pub language: Pattern,
    /// An archive with its call number.
    pub archive: Pattern,
    /// "2nd ed.".
    pub edition: Pattern,
    /// "vol. 12, No. 3".
    pub volume: Pattern,
    /// An issue without volume.
    pub issue: Pattern,
    /// "12 (3)".
    pub volume_bare: Pattern,
    /// Application or case number.
    pub number: Pattern,
    /// Neutral citations: `[2005] UKHL 71`.
    pub neutral: Pattern,
    /// The number of a court's decision behind the court.
    pub court_number: Pattern,
    /// The number of a document whose body numbers by year.
    pub by_year: Pattern,
    /// Number of a report, a resolution or another document.
    pub document: Pattern,
    /// Volume and number of a treaty series.
    pub treaty: Pattern,
    /// The name of a treaty series.
    pub treaty_series: Pattern,
    /// A court.
    pub court: Pattern,
    /// Words before a court that gave a judgment.
    pub court_before: Pattern,
    /// "Judgment of 22 April 2010".
    pub ruling: Pattern,
    /// "X v. Y".
    pub case_name: Pattern,
    /// "I.C.J. Reports 1986".
    pub reports: Pattern,
    /// Place, publisher and year in brackets.
    pub imprint: Pattern,
    /// Place, publisher and year without brackets.
    pub imprint_bare: Pattern,
    /// Words of publishers' names.
    pub publisher: Pattern,
    /// Parts of an imprint that are neither place nor publisher.
    pub imprint_part_not: Pattern,
    /// "X and Y, eds.".
    pub editors_behind: Pattern,
    /// "edited by X".
    pub editors_before: Pattern,
    /// ", in" before the book that holds a chapter.
    pub in_book: Pattern,
    /// One person.
    pub person: Pattern,
    /// Several.
    pub persons: Pattern,
    /// "Lindqvist, O. B.".
    pub inverted: Pattern,
    /// A body.
    pub body: Pattern,
    /// Words of titles that no body has.
    pub body_not: Pattern,
    /// What a body gave out, said without a title: "resolution No. 8 on Harbours".
    pub described: Pattern,
    /// Words behind which a body's name may list things.
    pub listed: Pattern,
    /// Newspapers and agencies.
    pub press: Pattern,
    /// Journals.
    pub journal: Pattern,
    /// "12 Journal of Lamps 34 (1999)", "(1999) 12 Journal of Lamps 34".
    pub journal_citation: Vec<Pattern>,
    /// A place and nothing else.
    pub place_alone: Pattern,
    /// The place and the days of a meeting behind a title.
    pub meeting: Pattern,
    /// A publication named by its publisher alone.
    pub publication: Pattern,
    /// Names of pages that are written on the web only.
    pub blog: Pattern,
    /// "Author (1999) Title.".
    pub harvard: Pattern,
    /// "statement by the Guild".
    pub speaker: Pattern,
    /// What stands before a quoted title.
    pub quoted_before: Pattern,
    /// What stands behind it.
    pub quoted_behind: Pattern,
    /// Shortened months, small letters without point, by number.
    pub months: BTreeMap<String, u8>,
}
