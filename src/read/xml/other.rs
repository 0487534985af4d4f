//! XML of other kinds: names that mean the same in most of them.

use crate::read::markup::Role::Break;
use crate::read::markup::Role::Cell;
use crate::read::markup::Role::Heading;
use crate::read::markup::Role::Hidden;
use crate::read::markup::Role::Inline;
use crate::read::markup::Role::Italic;
use crate::read::markup::Role::Item;
use crate::read::markup::Role::Line;
use crate::read::markup::Role::Link;
use crate::read::markup::Role::List;
use crate::read::markup::Role::Ordered;
use crate::read::markup::Role::Paragraph;
use crate::read::markup::Role::Raised;
use crate::read::markup::Role::Row;
use crate::read::markup::Role::Table;
use crate::read::markup::Vocabulary;

/// Any XML. An element that is not listed stands on lines of its own, or among the words where words stand beside it.
pub(super) const OTHER: Vocabulary = Vocabulary {
    roles: &[
        ("a", Link),
        ("b", Inline),
        ("blockquote", Paragraph),
        ("bold", Inline),
        ("br", Break),
        ("cell", Cell),
        ("cite", Italic),
        ("em", Italic),
        ("emphasis", Italic),
        ("entry", Cell),
        ("h1", Heading),
        ("h2", Heading),
        ("h3", Heading),
        ("heading", Heading),
        ("i", Italic),
        ("italic", Italic),
        ("item", Item),
        ("itemizedlist", List),
        ("lb", Break),
        ("li", Item),
        ("link", Link),
        ("list", List),
        ("listitem", Item),
        ("ol", Ordered),
        ("orderedlist", Ordered),
        ("p", Paragraph),
        ("para", Paragraph),
        ("paragraph", Paragraph),
        ("ref", Link),
        ("row", Row),
        ("script", Hidden),
        ("section", Paragraph),
        ("span", Inline),
        ("strong", Inline),
        ("style", Hidden),
        ("sub", Inline),
        ("sup", Raised),
        ("superscript", Raised),
        ("table", Table),
        ("td", Cell),
        ("th", Cell),
        ("title", Heading),
        ("tr", Row),
        ("u", Inline),
        ("ul", List),
        ("ulink", Link),
    ],
    other: Line,
    looks: &[],
    anchors: &["id", "xml:id"],
    targets: &["href", "xlink:href"],
    markers: &[],
    note_places: &[],
    note_signs: &[],
    call_signs: &[],
    back_signs: &[],
};
