//! Word and OpenDocument texts: each fixture is packed from parts written here, and shows one thing.

mod containers;
mod docx_marks;
mod docx_notes;
mod docx_text;
mod formats_page;
mod gold;
mod mutated;
mod odt;
mod pack;
mod round_trip;
