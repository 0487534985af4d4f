//! HTML and XML: the corpora, each convention for notes, hostile files, and laws.

mod conventions;
mod gold;
mod hostile;
mod laws;
mod page;
