//! What elements do to the text.

/// What an element does to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) enum Role {
    /// Nothing.
    Inline,
    /// Stands on lines of its own.
    Line,
    /// Stands in a paragraph of its own.
    Paragraph,
    /// A paragraph that heads others.
    Heading,
    /// Ends the line.
    Break,
    /// A ruled line.
    Rule,
    /// Not shown.
    Hidden,
    /// Keeps its lines and blanks.
    Kept,
    Table,
    Row,
    Cell,
    /// A list whose items are numbered.
    Ordered,
    List,
    Item,
    /// A printed number: what follows stands on its line.
    Number,
    Raised,
    Italic,
    Quote,
    Link,
    /// The file's title, no part of the text.
    Title,
    /// Text that is the document's own number.
    DocumentNumber,
    /// An empty element whose `value` is the document's own number.
    NumberValue,
    /// A note's body.
    Note,
    /// The marker inside a note's body.
    Label,
    /// A place that calls a note.
    Call,
}

impl Role {
    /// Whether the element stands on lines of its own.
    pub(super) fn is_block(self) -> bool {
        matches!(
            self,
            Self::Line
                | Self::Paragraph
                | Self::Heading
                | Self::Kept
                | Self::Table
                | Self::Row
                | Self::Cell
                | Self::Ordered
                | Self::List
                | Self::Item
        )
    }

    /// Whether an attribute may make this of an element that its name makes something else.
    pub(super) fn may_replace(self, named: Self) -> bool {
        match self {
            Self::Hidden => true,
            Self::List | Self::Ordered => matches!(named, Self::List | Self::Ordered),
            Self::Call => matches!(named, Self::Link | Self::Inline),
            _ => named == Self::Inline,
        }
    }
}

/// What a format's elements are.
pub(in crate::read) struct Vocabulary {
    /// Elements by local name.
    pub(in crate::read) roles: &'static [(&'static str, Role)],
    /// What an element is that is not listed.
    pub(in crate::read) other: Role,
    /// Elements that are known by an attribute: its name, a word in its value, and what they are then. The first that
    /// fits counts, and it counts more than the name.
    pub(in crate::read) looks: &'static [(&'static str, &'static str, Role)],
    /// Attributes that give an element's name for links.
    pub(in crate::read) anchors: &'static [&'static str],
    /// Attributes that hold a link's target.
    pub(in crate::read) targets: &'static [&'static str],
    /// Attributes that hold a note's marker.
    pub(in crate::read) markers: &'static [&'static str],
    /// Places of many notes: an attribute and a word in its value; an empty attribute stands for the element's name.
    pub(in crate::read) note_places: &'static [(&'static str, &'static str)],
    /// Signs of a single note, in the same way.
    pub(in crate::read) note_signs: &'static [(&'static str, &'static str)],
    /// Signs of a call, in the same way.
    pub(in crate::read) call_signs: &'static [(&'static str, &'static str)],
    /// Signs of a link from a note back to its call.
    pub(in crate::read) back_signs: &'static [(&'static str, &'static str)],
}

impl Vocabulary {
    /// What an element of this local name is.
    pub(super) fn role(&self, name: &str) -> Option<Role> {
        self.roles.iter().find(|it| it.0 == name).map(|it| it.1)
    }
}

/// Attributes that are read; all others are dropped on the way.
pub(super) const KEPT: &[&str] = &[
    "class",
    "eId",
    "epub:type",
    "hidden",
    "href",
    "id",
    "list-type",
    "marker",
    "n",
    "name",
    "ref-type",
    "rend",
    "reversed",
    "rid",
    "role",
    "start",
    "style",
    "symbol",
    "target",
    "type",
    "value",
    "xlink:href",
    "xml:id",
];
