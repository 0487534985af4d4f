//! What the elements of TEI P5 are.

use crate::read::markup::Role::Break;
use crate::read::markup::Role::Call;
use crate::read::markup::Role::Cell;
use crate::read::markup::Role::Heading;
use crate::read::markup::Role::Hidden;
use crate::read::markup::Role::Inline;
use crate::read::markup::Role::Italic;
use crate::read::markup::Role::Item;
use crate::read::markup::Role::Label;
use crate::read::markup::Role::Line;
use crate::read::markup::Role::Link;
use crate::read::markup::Role::List;
use crate::read::markup::Role::Note;
use crate::read::markup::Role::Paragraph;
use crate::read::markup::Role::Quote;
use crate::read::markup::Role::Raised;
use crate::read::markup::Role::Row;
use crate::read::markup::Role::Table;
use crate::read::markup::Vocabulary;

/// TEI: editions of texts.
pub(super) const TEI: Vocabulary = Vocabulary {
    roles: &[
        ("ab", Paragraph),
        ("abbr", Inline),
        ("add", Inline),
        ("am", Inline),
        ("anchor", Inline),
        ("app", Inline),
        ("c", Inline),
        ("cell", Cell),
        ("choice", Inline),
        ("cit", Inline),
        ("corr", Inline),
        ("date", Inline),
        ("del", Inline),
        ("emph", Italic),
        ("ex", Inline),
        ("facsimile", Hidden),
        ("figDesc", Inline),
        ("foreign", Italic),
        ("forename", Inline),
        ("fw", Hidden),
        ("gap", Inline),
        ("geogName", Inline),
        ("head", Heading),
        ("hi", Inline),
        ("idno", Inline),
        ("item", Item),
        ("label", Label),
        ("lb", Break),
        ("lem", Inline),
        ("lg", Paragraph),
        ("list", List),
        ("measure", Inline),
        ("milestone", Inline),
        ("name", Inline),
        ("note", Note),
        ("num", Inline),
        ("orgName", Inline),
        ("orig", Hidden),
        ("p", Paragraph),
        ("pb", Inline),
        ("pc", Inline),
        ("persName", Inline),
        ("placeName", Inline),
        ("ptr", Link),
        ("q", Quote),
        ("quote", Inline),
        ("rdg", Hidden),
        ("ref", Link),
        ("roleName", Inline),
        ("row", Row),
        ("rs", Inline),
        ("s", Inline),
        ("seg", Inline),
        ("settlement", Inline),
        ("sic", Hidden),
        ("soCalled", Quote),
        ("supplied", Inline),
        ("surname", Inline),
        ("table", Table),
        ("teiHeader", Hidden),
        ("term", Inline),
        ("time", Inline),
        ("title", Italic),
        ("unclear", Inline),
        ("w", Inline),
    ],
    other: Line,
    looks: &[
        ("type", "noteref", Call),
        ("type", "noteAnchor", Call),
        ("rend", "sup*", Raised),
        ("rend", "ital*", Italic),
    ],
    anchors: &["xml:id", "id"],
    targets: &["target"],
    markers: &["n"],
    note_places: &[
        ("", "listAnnotation"),
        ("", "noteGrp"),
        ("", "back"),
        ("type", "notes"),
        ("type", "footnotes"),
        ("type", "endnotes"),
    ],
    note_signs: &[],
    call_signs: &[],
    back_signs: &[],
};
