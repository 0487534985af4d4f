use crate::export::Theme;

/// How a cell of some number of places is painted.
pub(in crate::export::svg) struct Shade {
    /// Fewest places.
    pub(in crate::export::svg) from: usize,
    /// Its words in the legend.
    pub(in crate::export::svg) words: &'static str,
    /// Inside, and the number on it, as `#rrggbb`.
    pub(in crate::export::svg) fill: &'static str,
    pub(in crate::export::svg) ink: &'static str,
}

const fn shade(from: usize, words: &'static str, fill: &'static str, ink: &'static str) -> Shade {
    Shade { from, words, fill, ink }
}

/// From few to many places, each step a step of lightness, so that they hold in grey.
const LIGHT: [Shade; 4] = [
    shade(1, "1 place", "#cfe2f3", "#1a1a1a"),
    shade(2, "2 or 3 places", "#a3cbe8", "#1a1a1a"),
    shade(4, "4 to 7", "#5a9fce", "#000000"),
    shade(8, "8 and more", "#0b4a7a", "#ffffff"),
];
const DARK: [Shade; 4] = [
    shade(1, "1 place", "#22405a", "#ffffff"),
    shade(2, "2 or 3 places", "#2f6893", "#ffffff"),
    shade(4, "4 to 7", "#6fb1e0", "#000000"),
    shade(8, "8 and more", "#d8edff", "#000000"),
];

/// The shades of a theme, from few to many places.
pub(super) fn shades(theme: Theme) -> &'static [Shade; 4] {
    match theme {
        Theme::Light => &LIGHT,
        Theme::Dark => &DARK,
    }
}
