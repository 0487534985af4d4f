//! The alphabet of the other modules: spans, lines, dates, and a text with its map back to the file.

mod date;
mod diagnostic;
mod fold;
mod hashes;
mod line_index;
mod near;
mod numbers;
mod offset_map;
pub mod sentence;
mod span;
#[allow(clippy::module_inception)]
mod text;

pub use date::Date;
pub use date::month_number;
pub use diagnostic::Diagnostic;
pub use fold::fold;
pub use fold::fold_words;
pub(crate) use hashes::hash;
pub(crate) use hashes::mixed;
pub use line_index::LineIndex;
pub use line_index::Place;
pub use near::before;
pub use near::behind;
pub use numbers::count;
pub use numbers::several;
pub use offset_map::OffsetMap;
pub use span::Span;
pub use span::covering;
pub use span::overlapping;
pub use text::Text;
pub use text::TextBuilder;
