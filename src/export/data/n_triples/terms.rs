use std::fmt;

use crate::export::words;

/// Dublin Core, elements: properties with words as values.
pub(super) const TYPE: &str = "http://purl.org/dc/elements/1.1/type";
pub(super) const CREATOR: &str = "http://purl.org/dc/elements/1.1/creator";
pub(super) const LANGUAGE: &str = "http://purl.org/dc/elements/1.1/language";
/// Dublin Core, terms.
pub(super) const IDENTIFIER: &str = "http://purl.org/dc/terms/identifier";
pub(super) const TITLE: &str = "http://purl.org/dc/terms/title";
pub(super) const DATE: &str = "http://purl.org/dc/terms/date";
pub(super) const CREATED: &str = "http://purl.org/dc/terms/created";
const PART_OF: &str = "http://purl.org/dc/terms/isPartOf";
pub(super) const LABEL: &str = "http://www.w3.org/2000/01/rdf-schema#label";
pub(super) const SEE_ALSO: &str = "http://www.w3.org/2000/01/rdf-schema#seeAlso";
/// FaBiO, the FRBR-aligned Bibliographic Ontology.
pub(super) const YEAR: &str = "http://purl.org/spar/fabio/hasPublicationYear";
const SUPPLEMENT_OF: &str = "http://purl.org/vocab/frbr/core#supplementOf";
const REVISION_OF: &str = "http://purl.org/vocab/frbr/core#revisionOf";
/// CiTO, the Citation Typing Ontology (<http://purl.org/spar/cito>).
const CITES: &str = "http://purl.org/spar/cito/cites";
const CORRECTS: &str = "http://purl.org/spar/cito/corrects";
const UPDATES: &str = "http://purl.org/spar/cito/updates";

/// The property of each link.
pub(super) const LINKS: [(&str, &str); 6] = [
    ("cites", CITES),
    ("addendum-of", SUPPLEMENT_OF),
    ("corrects", CORRECTS),
    ("revises", REVISION_OF),
    ("amends", UPDATES),
    ("part-of", PART_OF),
];

/// What a citing sentence does, with the property of CiTO that says as much, beside `cites`. Of the others CiTO has none:
/// "superseded by" says what a third document did to the cited one.
pub(super) const RELATIONS: [(&str, &str); 8] = [
    ("recalls", "http://purl.org/spar/cito/citesAsRelated"),
    ("reaffirms", "http://purl.org/spar/cito/confirms"),
    ("in reply to", "http://purl.org/spar/cito/repliesTo"),
    ("contra", "http://purl.org/spar/cito/disputes"),
    ("see", "http://purl.org/spar/cito/citesForInformation"),
    ("see also", "http://purl.org/spar/cito/citesForInformation"),
    ("pursuant to", "http://purl.org/spar/cito/citesAsAuthority"),
    ("in reference to", "http://purl.org/spar/cito/discusses"),
];

/// Types of literals that are not plain words.
pub(super) mod types {
    pub(in crate::export::data::n_triples) const DAY: &str = "http://www.w3.org/2001/XMLSchema#date";
    pub(in crate::export::data::n_triples) const YEAR: &str = "http://www.w3.org/2001/XMLSchema#gYear";
    pub(in crate::export::data::n_triples) const TRUTH: &str = "http://www.w3.org/2001/XMLSchema#boolean";
}

/// A text as a literal. Controls, marks that turn the reading direction and what is no character are written as escapes:
/// readers get the very text, and no line of the file holds another.
pub(super) struct Literal<'a>(pub(super) &'a str);

impl fmt::Display for Literal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.0;
        f.write_str("\"")?;
        let mut written = 0;
        for (at, it) in text.char_indices() {
            let escape = match it {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\u{2028}' | '\u{2029}' | '\u{FFFE}' | '\u{FFFF}' => "",
                it if it.is_control() || words::turns_direction(it) => "",
                _ => continue,
            };
            f.write_str(&text[written..at])?;
            written = at + it.len_utf8();
            if escape.is_empty() {
                write!(f, "\\u{:04X}", u32::from(it))?;
            } else {
                f.write_str(escape)?;
            }
        }
        f.write_str(&text[written..])?;
        f.write_str("\"")
    }
}

#[cfg(test)]
mod tests {
    use super::Literal;

    #[test]
    fn literals_stay_on_one_line() {
        assert_eq!(
            Literal("a \"b\" \\ \n\r\t\0\u{85}\u{202E}\u{FFFE}灯").to_string(),
            "\"a \\\"b\\\" \\\\ \\n\\r\\t\\u0000\\u0085\\u202E\\uFFFE灯\""
        );
    }
}
