use crate::export::drawing::Theme;
use crate::export::paint::look::COUNT;

/// The colours of a look.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::export) struct Tint {
    /// Inside of a box.
    pub(in crate::export) fill: &'static str,
    /// Its outline.
    pub(in crate::export) outline: &'static str,
}

/// All colours of a theme, as `#rrggbb`.
///
/// The hues are those of Okabe and Ito (Color Universal Design, 2008), which people with every kind of colour vision
/// tell apart, lightened or darkened so that text has a contrast of at least 4.5 and lines one of at least 3 with what
/// is behind them (WCAG 2.2, 1.4.3 and 1.4.11).
#[derive(Debug, PartialEq, Eq)]
pub(in crate::export) struct Palette {
    /// Behind everything, and inside the boxes of what is only cited.
    pub(in crate::export) background: &'static str,
    /// Text.
    pub(in crate::export) ink: &'static str,
    /// Text of less weight.
    pub(in crate::export) faint: &'static str,
    /// Bands behind boxes that belong together.
    pub(in crate::export) band: &'static str,
    /// Frames and rules that only divide.
    pub(in crate::export) grid: &'static str,
    /// Links between members of a family, and lines of the legend.
    pub(in crate::export) plain: &'static str,
    /// Lines, one colour for each citing document in turn.
    lines: [&'static str; 7],
    /// Colours of the looks, in their order.
    pub(in crate::export) tints: [Tint; COUNT],
}

impl Palette {
    /// The colour of the lines of a citing document, so that they can be followed; colours come again in turn.
    pub(in crate::export) fn line(&self, turn: usize) -> &'static str {
        self.lines[turn % self.lines.len()]
    }
}

/// The palette of a theme.
pub(in crate::export) fn palette(theme: Theme) -> &'static Palette {
    match theme {
        Theme::Light => &LIGHT,
        Theme::Dark => &DARK,
    }
}

const fn tint(fill: &'static str, outline: &'static str) -> Tint {
    Tint { fill, outline }
}

const LIGHT: Palette = Palette {
    background: "#ffffff",
    ink: "#1a1a1a",
    faint: "#3f464f",
    band: "#f3f4f6",
    grid: "#c4c9d0",
    plain: "#5b6470",
    lines: [
        "#0072b2", "#c24e00", "#00835f", "#a8508a", "#a87400", "#2a86b8", "#4d4d4d",
    ],
    tints: [
        tint("#91c2de", "#00598b"),
        tint("#a4ddcd", "#006147"),
        tint("#daeefa", "#2b5a74"),
        tint("#f5da9d", "#714e00"),
        tint("#e5bbd2", "#754660"),
        tint("#f3d1b6", "#8c3e00"),
        tint("#fbf7c8", "#5b5719"),
        tint("#ffffff", "#5b6470"),
        tint("#e4e5e7", "#50555a"),
    ],
};

const DARK: Palette = Palette {
    background: "#12161b",
    ink: "#f2f4f6",
    faint: "#c3cad2",
    band: "#1c222a",
    grid: "#4a525c",
    plain: "#b8bec6",
    lines: [
        "#56b4e9", "#e8803c", "#2fbf95", "#d88fbb", "#e6b84d", "#8fd0f5", "#b8bec6",
    ],
    tints: [
        tint("#055989", "#91c2de"),
        tint("#0a5343", "#77cbb4"),
        tint("#1f3442", "#7bc4ee"),
        tint("#4d3c13", "#ebb233"),
        tint("#69455d", "#e0adc9"),
        tint("#68360f", "#eaaf81"),
        tint("#282b1f", "#f0e442"),
        tint("#12161b", "#b8bec6"),
        tint("#32373d", "#b7bcc0"),
    ],
};

#[cfg(test)]
mod tests {
    use super::Palette;
    use super::palette;
    use crate::export::Theme;
    use crate::export::paint::LOOKS;
    use crate::export::paint::contrast::contrast;
    use crate::export::paint::contrast::luminance;

    const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];

    /// Lightness in grey, from 0 to 100 (CIE L*).
    fn lightness(colour: &str) -> f64 {
        116.0 * luminance(colour).cbrt() - 16.0
    }

    #[test]
    fn text_and_lines_stand_out_from_what_is_behind_them() {
        for theme in THEMES {
            let Palette {
                background,
                ink,
                faint,
                band,
                plain,
                lines,
                tints,
                ..
            } = palette(theme);
            let fills = tints.iter().map(|it| it.fill).chain([*background, *band]);
            for (fill, text) in fills.flat_map(|fill| [(fill, *ink), (fill, *faint)]) {
                assert!(
                    contrast(fill, text) >= 4.5,
                    "{text} on {fill}: {}",
                    contrast(fill, text)
                );
            }
            let outlines = tints.iter().map(|it| it.outline);
            for line in lines.iter().copied().chain(outlines).chain([*plain]) {
                for behind in [*background, *band] {
                    assert!(contrast(line, behind) >= 3.0, "{line} on {behind}");
                }
            }
            for it in tints {
                assert!(contrast(it.fill, it.outline) >= 3.0, "{it:?}");
            }
        }
    }

    #[test]
    fn the_commonest_classes_differ_in_grey() {
        let common = ["letter", "resolution", "report", "book", "other document"];
        for theme in THEMES {
            let greys: Vec<f64> = common
                .iter()
                .map(|name| LOOKS.iter().position(|it| it.name.starts_with(name)).unwrap())
                .map(|at| lightness(palette(theme).tints[at].fill))
                .collect();
            for (at, one) in greys.iter().enumerate() {
                for other in &greys[at + 1..] {
                    assert!((one - other).abs() >= 2.5, "{theme:?}: {greys:?}");
                }
            }
        }
    }
}
