//! What the elements of JATS 1.3 are.

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
use crate::read::markup::Role::Ordered;
use crate::read::markup::Role::Paragraph;
use crate::read::markup::Role::Raised;
use crate::read::markup::Role::Row;
use crate::read::markup::Role::Rule;
use crate::read::markup::Role::Table;
use crate::read::markup::Vocabulary;

/// JATS: the articles of journals.
pub(super) const JATS: Vocabulary = Vocabulary {
    roles: &[
        ("abbrev", Inline),
        ("abstract", Paragraph),
        ("article-id", Hidden),
        ("article-title", Heading),
        ("bold", Inline),
        ("break", Break),
        ("caption", Paragraph),
        ("collab", Inline),
        ("comment", Inline),
        ("counts", Hidden),
        ("custom-meta-group", Hidden),
        ("day", Inline),
        ("disp-quote", Paragraph),
        ("edition", Inline),
        ("element-citation", Inline),
        ("email", Inline),
        ("etal", Inline),
        ("ext-link", Link),
        ("fn", Note),
        ("fpage", Inline),
        ("given-names", Inline),
        ("graphic", Hidden),
        ("history", Hidden),
        ("hr", Rule),
        ("inline-graphic", Hidden),
        ("issn", Hidden),
        ("issue", Inline),
        ("italic", Italic),
        ("journal-id", Hidden),
        ("label", Label),
        ("list", List),
        ("list-item", Item),
        ("lpage", Inline),
        ("media", Hidden),
        ("milestone-end", Inline),
        ("mixed-citation", Inline),
        ("monospace", Inline),
        ("month", Inline),
        ("name", Inline),
        ("named-content", Inline),
        ("object-id", Hidden),
        ("p", Paragraph),
        ("permissions", Hidden),
        ("person-group", Inline),
        ("prefix", Inline),
        ("processing-meta", Hidden),
        ("pub-date", Hidden),
        ("pub-id", Inline),
        ("publisher-loc", Inline),
        ("publisher-name", Inline),
        ("ref-list", List),
        ("sc", Inline),
        ("self-uri", Hidden),
        ("series", Inline),
        ("source", Italic),
        ("string-name", Inline),
        ("styled-content", Inline),
        ("sub", Inline),
        ("subtitle", Heading),
        ("suffix", Inline),
        ("sup", Raised),
        ("surname", Inline),
        ("table", Table),
        ("td", Cell),
        ("tex-math", Hidden),
        ("th", Cell),
        ("title", Heading),
        ("tr", Row),
        ("underline", Inline),
        ("uri", Link),
        ("volume", Inline),
        ("xref", Inline),
        ("year", Inline),
    ],
    other: Line,
    looks: &[
        ("ref-type", "fn", Call),
        ("ref-type", "table-fn", Call),
        ("list-type", "order", Ordered),
    ],
    anchors: &["id"],
    targets: &["rid", "xlink:href"],
    markers: &["symbol"],
    note_places: &[
        ("", "fn-group"),
        ("", "table-wrap-foot"),
        ("", "author-notes"),
        ("", "back"),
    ],
    note_signs: &[],
    call_signs: &[],
    back_signs: &[],
};
