//! What the elements of a text are for.

use crate::read::office::xml::Element;
use crate::read::office::xml::Family;

/// What an element does to the text.
#[derive(Clone, Copy)]
pub(super) enum Role {
    /// Holds others.
    Pass,
    /// Holds nothing that is displayed.
    Skip,
    Paragraph,
    Heading,
    Span,
    Link,
    Tab,
    Blanks,
    LineBreak,
    PageBreak,
    List,
    Item,
    /// An item without a number.
    ItemHead,
    /// The number of an item, as displayed.
    Number,
    Note,
    Citation,
    NoteBody,
    /// A box with a story of its own.
    Box,
    /// A running head or foot.
    Head,
    Table,
    Row,
    Cell,
    /// Shown or not, as an attribute says.
    Section,
    HiddenWords,
}

/// Elements with their roles; all others hold others.
const ROLES: &[(Family, &str, Role)] = &[
    (Family::Text, "p", Role::Paragraph),
    (Family::Text, "h", Role::Heading),
    (Family::Text, "span", Role::Span),
    (Family::Text, "a", Role::Link),
    (Family::Text, "tab", Role::Tab),
    (Family::Text, "s", Role::Blanks),
    (Family::Text, "line-break", Role::LineBreak),
    (Family::Text, "soft-page-break", Role::PageBreak),
    (Family::Text, "list", Role::List),
    (Family::Text, "list-item", Role::Item),
    (Family::Text, "list-header", Role::ItemHead),
    (Family::Text, "number", Role::Number),
    (Family::Text, "note", Role::Note),
    (Family::Text, "note-citation", Role::Citation),
    (Family::Text, "note-body", Role::NoteBody),
    (Family::Text, "section", Role::Section),
    (Family::Text, "hidden-text", Role::HiddenWords),
    (Family::Draw, "text-box", Role::Box),
    (Family::Draw, "custom-shape", Role::Box),
    (Family::Draw, "rect", Role::Box),
    (Family::Draw, "ellipse", Role::Box),
    (Family::Draw, "circle", Role::Box),
    (Family::Draw, "line", Role::Box),
    (Family::Draw, "polyline", Role::Box),
    (Family::Draw, "polygon", Role::Box),
    (Family::Draw, "path", Role::Box),
    (Family::Draw, "connector", Role::Box),
    (Family::Draw, "caption", Role::Box),
    (Family::Style, "header", Role::Head),
    (Family::Style, "header-left", Role::Head),
    (Family::Style, "header-first", Role::Head),
    (Family::Style, "footer", Role::Head),
    (Family::Style, "footer-left", Role::Head),
    (Family::Style, "footer-first", Role::Head),
    (Family::Table, "table", Role::Table),
    (Family::Table, "table-row", Role::Row),
    (Family::Table, "table-cell", Role::Cell),
    (Family::Table, "covered-table-cell", Role::Skip),
    (Family::Table, "title", Role::Skip),
    (Family::Table, "desc", Role::Skip),
    // Words of earlier states, comments, and how to read a word.
    (Family::Text, "tracked-changes", Role::Skip),
    (Family::Office, "annotation", Role::Skip),
    (Family::Text, "ruby-text", Role::Skip),
    (Family::Text, "script", Role::Skip),
    // What stands beside the text in the file.
    (Family::Office, "meta", Role::Skip),
    (Family::Office, "settings", Role::Skip),
    (Family::Office, "scripts", Role::Skip),
    (Family::Office, "font-face-decls", Role::Skip),
    (Family::Office, "styles", Role::Skip),
    (Family::Office, "automatic-styles", Role::Skip),
    (Family::Office, "forms", Role::Skip),
    (Family::Office, "event-listeners", Role::Skip),
    (Family::Office, "binary-data", Role::Skip),
    // The patterns of indexes, and what stands for a picture.
    (Family::Text, "table-of-content-source", Role::Skip),
    (Family::Text, "illustration-index-source", Role::Skip),
    (Family::Text, "table-index-source", Role::Skip),
    (Family::Text, "object-index-source", Role::Skip),
    (Family::Text, "user-index-source", Role::Skip),
    (Family::Text, "alphabetical-index-source", Role::Skip),
    (Family::Text, "bibliography-source", Role::Skip),
    (Family::Picture, "title", Role::Skip),
    (Family::Picture, "desc", Role::Skip),
];

/// The role of an element.
pub(super) fn role(element: &Element<'_, '_>) -> Role {
    let name = element.name();
    let row = ROLES.iter().find(|it| it.1 == name && it.0 == element.family);
    row.map_or(Role::Pass, |it| it.2)
}
