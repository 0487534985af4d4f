use serde::Serialize;

use crate::export::Theme;
use crate::export::html::colours::Colours;
use crate::export::paint::LOOKS;
use crate::export::paint::Shape;

/// How nodes look: what the static pictures show by shape and colour, the page shows alike.
#[derive(Serialize)]
pub(super) struct Looks {
    /// Names for the legend.
    names: Vec<&'static str>,
    shapes: Vec<Shape>,
    light: Colours,
    dark: Colours,
}

impl Looks {
    pub(super) fn all() -> Self {
        Self {
            names: LOOKS.iter().map(|it| it.name).collect(),
            shapes: LOOKS.iter().map(|it| it.shape).collect(),
            light: Colours::of(Theme::Light),
            dark: Colours::of(Theme::Dark),
        }
    }
}
