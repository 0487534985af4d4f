//! The interactive page: one file that holds the graph, its evidence and the findings, and a viewer of our own.
//!
//! Places are worked out here; the viewer (`viewer/`) only draws, searches and filters. Its modules are joined as text,
//! and the page's policy allows exactly that text to run, so that nothing in a document can.

mod colours;
mod data;
mod page;
mod places;

use std::io;

use crate::export::Input;
use crate::export::Theme;
use crate::export::words;

/// What the page is called where nobody names it.
const TITLE: &str = "Citation graph";

/// Writes the page of a selection.
pub(super) fn write(input: &Input<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let title = input.drawing.title.map_or_else(|| TITLE.to_owned(), words::clean);
    let data = data::json(input, &title)?;
    // Without a wish the page follows the system; the command line cannot say "light, whatever the system says".
    let theme = match input.drawing.theme {
        Theme::Light => "",
        Theme::Dark => "dark",
    };
    let page = page::Page {
        title: &title,
        theme,
        data: &data,
    };
    page.write(out)
}

#[cfg(test)]
mod tests;
