//! What styles say of characters and numbers: raised, italic, hidden, and the list of a paragraph.

use std::collections::BTreeMap;

use crate::read::office::xml::Element;
use crate::read::office::xml::Family;
use crate::read::office::xml::Fault;
use crate::read::office::xml::Piece;
use crate::read::office::xml::Stream;

/// Longest chain of styles that rest on each other.
const LONGEST_CHAIN: usize = 24;

/// Half points above the line from which characters count as raised; less is fine layout.
const RAISED_FROM: i32 = 4;

/// What is said of characters; `None` where nothing is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// Set above the line.
    pub(super) raised: Option<bool>,
    /// Set in italics.
    pub(super) italic: Option<bool>,
    /// Not displayed.
    pub(super) hidden: Option<bool>,
}

impl Marks {
    /// Takes over what a property of characters says.
    pub(super) fn read(&mut self, property: &Element<'_, '_>) {
        match property.name() {
            "vertAlign" => self.raised = value(property).map(|it| it == "superscript"),
            "position" => {
                let height = value(property).and_then(|it| it.trim_end_matches("pt").parse::<i32>().ok());
                self.raised = self.raised.or(height.map(|it| it >= RAISED_FROM));
            }
            "i" => self.italic = Some(is_on(property)),
            "vanish" => self.hidden = Some(is_on(property)),
            _ => {}
        }
    }

    /// What these say, else the others.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            raised: self.raised.or(other.raised),
            italic: self.italic.or(other.italic),
            hidden: self.hidden.or(other.hidden),
        }
    }
}

/// The value of a property.
pub(super) fn value(property: &Element<'_, '_>) -> Option<String> {
    property.attribute(Family::Word, "val")
}

/// Whether a property of two states is on; one without a value is.
pub(super) fn is_on(property: &Element<'_, '_>) -> bool {
    value(property).is_none_or(|it| !matches!(it.as_str(), "0" | "false" | "off"))
}

/// The list that a paragraph belongs to, as far as one place says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ListPlace {
    /// Id of the list; "0" takes the paragraph out of all lists.
    pub(super) list: Option<String>,
    /// Level, 0 the outermost.
    pub(super) level: Option<usize>,
}

impl ListPlace {
    /// Takes over what a property of a numbered paragraph says.
    pub(super) fn read(&mut self, property: &Element<'_, '_>) {
        match property.name() {
            "numId" => self.list = value(property),
            "ilvl" => self.level = value(property).and_then(|it| it.parse().ok()),
            _ => {}
        }
    }
}

/// One style, with what the styles say that it rests on.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    based_on: Option<String>,
    pub(super) marks: Marks,
    pub(super) place: ListPlace,
}

/// All styles by their ids.
#[derive(Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
}

/// Where in the part the reader stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Around,
    Style,
    Properties,
    NumberProperties,
}

impl Styles {
    /// Reads the part of the styles. What stands before a fault is kept.
    pub(super) fn read(part: &str) -> (Self, Option<Fault>) {
        let mut styles = Self::default();
        let fault = styles.stream(part).err();
        let resolved = styles
            .by_id
            .keys()
            .map(|it| (it.clone(), styles.resolved(it)))
            .collect();
        styles.by_id = resolved;
        (styles, fault)
    }

    fn stream(&mut self, part: &str) -> Result<(), Fault> {
        let mut stream = Stream::new(part);
        let mut places: Vec<Place> = Vec::new();
        let (mut id, mut style) = (String::new(), Style::default());
        let mut skipped = 0_usize;
        while let Some(piece) = stream.next()? {
            let element = match piece {
                Piece::Open(element) => element,
                Piece::Words(_) => continue,
                Piece::Close if skipped > 0 => {
                    skipped -= 1;
                    continue;
                }
                Piece::Close => {
                    if places.pop() == Some(Place::Style) {
                        self.by_id.insert(std::mem::take(&mut id), std::mem::take(&mut style));
                    }
                    continue;
                }
            };
            if skipped > 0 {
                skipped += 1;
                continue;
            }
            let place = match (places.last().copied().unwrap_or(Place::Around), element.name()) {
                (Place::Around, "style") => {
                    let said = |name| element.attribute(Family::Word, name).unwrap_or_default();
                    id = said("styleId");
                    if said("type") == "paragraph" && matches!(said("default").as_str(), "1" | "true" | "on") {
                        self.default = Some(id.clone());
                    }
                    Place::Style
                }
                (Place::Around, _) => Place::Around,
                (Place::Style, "rPr" | "pPr") => Place::Properties,
                (Place::Style, "basedOn") => {
                    style.based_on = value(&element);
                    Place::Properties
                }
                (Place::Properties, "numPr") => Place::NumberProperties,
                (Place::NumberProperties, _) => {
                    style.place.read(&element);
                    skipped = 1;
                    continue;
                }
                (Place::Properties, _) => {
                    style.marks.read(&element);
                    skipped = 1;
                    continue;
                }
                (Place::Style, _) => {
                    skipped = 1;
                    continue;
                }
            };
            places.push(place);
        }
        Ok(())
    }

    /// A style with what it inherits.
    fn resolved(&self, id: &str) -> Style {
        let mut style = self.by_id.get(id).cloned().unwrap_or_default();
        let mut next = style.based_on.clone();
        for _ in 0..LONGEST_CHAIN {
            let Some(base) = next.as_ref().and_then(|it| self.by_id.get(it)) else {
                break;
            };
            style.marks = style.marks.or(base.marks);
            style.place.list = style.place.list.or_else(|| base.place.list.clone());
            style.place.level = style.place.level.or(base.place.level);
            next = base.based_on.clone();
        }
        style
    }

    /// The style of a paragraph, which may name none.
    pub(super) fn of_paragraph(&self, id: Option<&str>) -> Option<&Style> {
        self.by_id.get(id.or(self.default.as_deref())?)
    }

    /// What holds for characters: what is said of themselves, else by the styles of the run and of its paragraph,
    /// whose italics (and hidden words) take each other back.
    pub(super) fn marks(&self, own: Marks, run: Option<&str>, paragraph: Option<&str>) -> Marks {
        let of_run = run
            .and_then(|it| self.by_id.get(it))
            .map_or_else(Marks::default, |it| it.marks);
        let around = self.of_paragraph(paragraph).map_or_else(Marks::default, |it| it.marks);
        let both = |run: Option<bool>, around: Option<bool>| match (run, around) {
            (Some(a), Some(b)) => Some(a != b),
            (a, b) => a.or(b),
        };
        own.or(Marks {
            raised: of_run.raised.or(around.raised),
            italic: both(of_run.italic, around.italic),
            hidden: both(of_run.hidden, around.hidden),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Marks;
    use super::Styles;

    const PART: &str = r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:i/></w:rPr></w:style>
        <w:style w:type="character" w:styleId="Raised"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
        <w:style w:type="character" w:styleId="Call"><w:basedOn w:val="Raised"/><w:rPr><w:i/></w:rPr></w:style>
        <w:style w:type="character" w:styleId="Ring"><w:basedOn w:val="Ring"/><w:rPr><w:position w:val="6"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="Item"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
        </w:styles>"#;

    #[test]
    fn styles_inherit_and_italics_take_each_other_back() {
        let (styles, fault) = Styles::read(PART);
        assert_eq!(fault, None);
        let call = styles.marks(Marks::default(), Some("Call"), None);
        assert_eq!((call.raised, call.italic), (Some(true), Some(false)));
        assert_eq!(styles.marks(Marks::default(), Some("Ring"), None).raised, Some(true));
        let own = Marks {
            italic: Some(false),
            ..Marks::default()
        };
        assert_eq!(styles.marks(own, None, None).italic, Some(false));
        let place = &styles.of_paragraph(Some("Item")).unwrap().place;
        assert_eq!((place.list.as_deref(), place.level), (Some("4"), Some(1)));
    }
}
