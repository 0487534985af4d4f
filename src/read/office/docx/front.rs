use crate::read::office::docx::styles::is_on;
use crate::read::office::xml::Element;
use crate::read::office::xml::Family;

/// The head of the first page, where it differs from those of the others: a masthead stands there.
#[derive(Default)]
pub(super) struct Front {
    /// Id of the relation to it.
    head: Option<String>,
    /// Whether the first section shows it.
    shown: bool,
    /// Whether the first section is read.
    closed: bool,
}

impl Front {
    /// Reads a property of a section.
    pub(super) fn read(&mut self, name: &str, element: &Element<'_, '_>) {
        let first = || element.attribute(Family::Word, "type").is_some_and(|it| it == "first");
        match name {
            _ if self.closed => {}
            "headerReference" if first() => self.head = element.attribute(Family::Relation, "id"),
            "titlePg" => self.shown = is_on(element),
            _ => {}
        }
    }

    /// Id of the relation to the head that is shown.
    pub(super) fn id(&self) -> Option<&str> {
        self.head.as_deref().filter(|_| self.shown)
    }

    /// The first section is read.
    pub(super) fn close(&mut self) {
        self.closed = true;
    }
}
