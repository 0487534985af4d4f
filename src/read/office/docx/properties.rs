//! Properties of the file: title and subject, the fields of templates, and how many pages Word counted.

use crate::read::Witness;
use crate::read::WitnessKind;
use crate::read::office::TEMPLATE_FIELDS;
use crate::read::office::container::Container;
use crate::read::office::witnesses;
use crate::read::office::xml::Family;
use crate::read::office::xml::Piece;
use crate::read::office::xml::Stream;

use super::relations::Relations;

/// Parts with properties, by their relation to the container, and the names of those that tell which document it is.
const TELLING: &[(&str, &[&str])] = &[
    ("core-properties", &["title", "subject", "keywords"]),
    ("custom-properties", TEMPLATE_FIELDS),
];

/// What the properties say.
#[derive(Default)]
pub(super) struct Properties {
    pub(super) witnesses: Vec<Witness>,
    /// Pages, as counted when the file was last displayed.
    pub(super) pages: Option<usize>,
}

/// Reads the properties. Damage in them costs no more than what they would say.
pub(super) fn read(container: &mut Container<'_>, package: &Relations) -> Result<Properties, String> {
    let mut properties = Properties::default();
    for (relation, names) in TELLING {
        let Some(part) = package.part(relation) else { continue };
        let text = container.part(part)?.unwrap_or_default();
        for (name, words) in values(&text) {
            let is_telling = names
                .iter()
                .any(|it| name.trim_end_matches(|it: char| it.is_ascii_digit()) == *it);
            if is_telling {
                let found = witnesses(WitnessKind::Property, &words.replace("_x000d_", " "));
                properties.witnesses.extend(found);
            }
        }
    }
    if let Some(part) = package.part("extended-properties") {
        let text = container.part(part)?.unwrap_or_default();
        let pages = values(&text).into_iter().find(|it| it.0 == "Pages");
        properties.pages = pages.and_then(|it| it.1.trim().parse().ok());
    }
    Ok(properties)
}

/// The properties of a part with their values: elements below the root; a `property` is called by its attribute.
fn values(part: &str) -> Vec<(String, String)> {
    let mut values: Vec<(String, String)> = Vec::new();
    let mut stream = Stream::new(part);
    let mut depth = 0_usize;
    while let Ok(Some(piece)) = stream.next() {
        match piece {
            Piece::Open(element) => {
                depth += 1;
                if depth == 2 {
                    let called = element.attribute(Family::Plain, "name");
                    values.push((called.unwrap_or_else(|| element.name().to_owned()), String::new()));
                }
            }
            Piece::Close => depth = depth.saturating_sub(1),
            Piece::Words(words) if depth >= 2 => {
                if let Some(last) = values.last_mut() {
                    last.1.push_str(&words);
                }
            }
            Piece::Words(_) => {}
        }
    }
    values
}
