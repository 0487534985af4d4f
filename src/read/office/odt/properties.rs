//! Properties of the file: title and subject, the fields of templates, and how many pages were counted.

use crate::read::Witness;
use crate::read::WitnessKind;
use crate::read::office::TEMPLATE_FIELDS;
use crate::read::office::witnesses;
use crate::read::office::xml::Family;
use crate::read::office::xml::Piece;
use crate::read::office::xml::Stream;

/// Properties that tell which document it is.
const TELLING: &[&str] = &["title", "subject", "keyword"];

/// What the properties say.
#[derive(Default)]
pub(super) struct Properties {
    pub(super) witnesses: Vec<Witness>,
    /// Pages, as counted when the file was last displayed.
    pub(super) pages: Option<usize>,
}

/// Reads the properties of a part. Damage in them costs no more than what they would say.
pub(super) fn read(part: &str) -> Properties {
    let mut properties = Properties::default();
    let mut stream = Stream::new(part);
    // Depth inside of the element that holds the properties, and the words of the one being read.
    let (mut depth, mut words) = (0_usize, None::<String>);
    while let Ok(Some(piece)) = stream.next() {
        match piece {
            Piece::Open(element) if depth > 0 => {
                depth += 1;
                let own = |name| element.attribute(Family::Meta, name);
                if element.name() == "document-statistic" {
                    properties.pages = own("page-count").and_then(|it| it.parse().ok());
                }
                let field = own("name").unwrap_or_default();
                let field = field.trim_end_matches(|it: char| it.is_ascii_digit());
                let is_telling = TELLING.contains(&element.name()) || TEMPLATE_FIELDS.contains(&field);
                words = is_telling.then(String::new);
            }
            Piece::Open(element) => {
                depth = usize::from(element.family == Family::Office && element.name() == "meta");
            }
            Piece::Words(more) => {
                if let Some(words) = &mut words {
                    words.push_str(&more);
                }
            }
            Piece::Close => {
                if let Some(words) = words.take() {
                    properties.witnesses.extend(witnesses(WitnessKind::Property, &words));
                }
                if depth == 1 {
                    break;
                }
                depth = depth.saturating_sub(1);
            }
        }
    }
    properties
}
