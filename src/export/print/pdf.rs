use std::io;

use krilla::Document;
use krilla::action::LinkAction;
use krilla::annotation::LinkAnnotation;
use krilla::annotation::Target;
use krilla::geom::Rect;
use krilla::geom::Size;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla_svg::SurfaceExt as _;
use krilla_svg::SvgSettings;

use crate::export::Input;

/// Points of a page for each unit of a picture: an inch has 72 of those and 96 of these (CSS Values and Units 3, 5.2).
const POINTS: f32 = 0.75;
/// Longest side of a page in points (ISO 32000-1, annex C.2).
const LONGEST: f32 = 14_400.0;

/// Writes a selection as a PDF page of the picture's size; text stays text, and links stay links.
pub(crate) fn write(input: &Input<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let picture = super::picture(input)?;
    let (width, height) = (picture.tree.size().width(), picture.tree.size().height());
    let scale = POINTS.min(LONGEST / width.max(height));
    let wrong = || io::Error::other("the picture has no size");
    let size = Size::from_wh(width * scale, height * scale).ok_or_else(wrong)?;
    let settings = PageSettings::new(size);

    let mut document = Document::new();
    document.set_metadata(
        Metadata::new()
            .title(input.drawing.title.unwrap_or("Citation graph").to_owned())
            .creator("ibid".to_owned()),
    );
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    surface
        .draw_svg(&picture.tree, size, SvgSettings::default())
        .ok_or_else(wrong)?;
    surface.finish();
    for link in &picture.links {
        let it = link.place;
        let sides = [it.left(), it.top(), it.right(), it.bottom()].map(|it| it * scale);
        if let Some(place) = Rect::from_ltrb(sides[0], sides[1], sides[2], sides[3]) {
            let target = Target::Action(LinkAction::new(link.address.clone()).into());
            page.add_annotation(LinkAnnotation::new(place, target).into());
        }
    }
    page.finish();
    let bytes = document
        .finish()
        .map_err(|it| io::Error::other(format!("the PDF cannot be written: {it:?}")))?;
    out.write_all(&bytes)
}
