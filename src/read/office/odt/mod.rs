use crate::read::Document;
use crate::read::Source;
use crate::read::office::container::Container;

pub(super) fn read(_container: &mut Container<'_>, _name: &str, _format: &'static str) -> Result<Document, String> {
    Err(String::new())
}

pub(super) fn read_flat(_source: &Source, _format: &'static str) -> Result<Document, String> {
    Err(String::new())
}
