//! Looks that the drawing exporters share. Classes of documents differ in shape, fill and outline, and relations in
//! dashes and arrows, so that they stay apart in grey and for every kind of colour vision.

#[cfg(test)]
pub(super) mod contrast;
mod line;
mod look;
mod palette;

pub(super) use line::Arrow;
pub(super) use line::LINES;
pub(super) use line::Line;
pub(super) use line::line_width;
pub(super) use look::LOOKS;
pub(super) use look::Look;
pub(super) use look::Shape;
pub(super) use look::only_cited;
pub(super) use palette::Palette;
pub(super) use palette::palette;

/// Fonts, the first that is installed.
pub(super) const FONTS: [&str; 3] = ["Helvetica Neue", "Arial", "sans-serif"];
/// Dashes of the outline of what is only cited.
pub(super) const CITED_ONLY: &str = "4 2.5";

#[cfg(test)]
mod tests {
    use super::LINES;
    use super::LOOKS;

    #[test]
    fn the_page_on_pictures_explains_all_looks_and_lines() {
        let page = include_str!("../../../docs/pictures.md");
        let looks = LOOKS.iter().map(|it| (it.shown_as, it.name));
        for (shown, name) in looks.chain(LINES.iter().map(|it| (it.shown_as, it.name))) {
            assert!(page.contains(&format!("| {shown} | {name} |\n")), "{shown}: {name}");
        }
    }
}
