use std::collections::BTreeMap;

use serde::Serialize;

use crate::export::Theme;
use crate::export::paint;

/// Colours that only the page has, for light and for dark.
const OWN: [(&str, [&str; 2]); 6] = [
    ("accent", ["#0b5cad", "#7cc0f5"]),
    ("mark", ["#ffe9a8", "#5c4a10"]),
    ("chain", ["#a8328a", "#ee8fd4"]),
    ("family", ["#8a6d1b", "#d2b04c"]),
    ("error", ["#a11414", "#ff9a94"]),
    ("warning", ["#7a5200", "#f0c469"]),
];

/// The colours of a theme, for the style as variables and for the script as data: those of the static pictures, and
/// the page's own.
#[derive(Serialize)]
pub(super) struct Colours {
    #[serde(flatten)]
    named: BTreeMap<&'static str, &'static str>,
    /// Inside and outline of each look.
    fills: Vec<&'static str>,
    outlines: Vec<&'static str>,
}

impl Colours {
    pub(super) fn of(theme: Theme) -> Self {
        let palette = paint::palette(theme);
        let shared = [
            ("ground", palette.background),
            ("panel", palette.band),
            ("ink", palette.ink),
            ("faint", palette.faint),
            ("edge", palette.grid),
            ("line", palette.plain),
            ("cited", palette.line(0)),
            ("citing", palette.line(1)),
        ];
        let own = OWN.map(|(name, [light, dark])| match theme {
            Theme::Light => (name, light),
            Theme::Dark => (name, dark),
        });
        Self {
            named: shared.into_iter().chain(own).collect(),
            fills: palette.tints.iter().map(|it| it.fill).collect(),
            outlines: palette.tints.iter().map(|it| it.outline).collect(),
        }
    }

    fn variables(&self) -> String {
        self.named
            .iter()
            .map(|(name, colour)| format!("--{name}: {colour}; "))
            .collect()
    }
}

/// The rules of the style that set the variables; paper is always light.
pub(super) fn rules() -> String {
    let [light, dark] = [Theme::Light, Theme::Dark].map(|it| Colours::of(it).variables());
    format!(
        ":root {{ {light}color-scheme: light; }}\n\
         @media screen {{ :root[data-theme=\"dark\"] {{ {dark}color-scheme: dark; }} }}\n"
    )
}
