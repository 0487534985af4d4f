use std::io;
use std::io::Write as _;

use png::BitDepth;
use png::ColorType;
use png::Encoder;
use png::PixelDimensions;
use png::Unit;
use resvg::tiny_skia::Color;
use resvg::tiny_skia::Pixmap;
use resvg::tiny_skia::Transform;
use resvg::usvg::Size;

use crate::export::Input;
use crate::export::Pixels;

/// Most pixels of a picture.
const MOST: f32 = 100e6;
/// Pixels that are drawn at a time: a large picture is made in bands, so that it needs no more memory than a small one.
const BAND: u32 = 4_000_000;
/// Units of a picture in a metre: 96 in an inch.
const UNITS_OF_METRE: f32 = 96.0 / 0.0254;

/// Writes a selection as PNG.
pub(crate) fn write(input: &Input<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let picture = super::picture(input)?;
    let scale = scale(picture.tree.size(), input.drawing.pixels)?;
    let side = |it: f32| (it * scale).round().max(1.0) as u32;
    let (width, height) = (side(picture.tree.size().width()), side(picture.tree.size().height()));

    let mut encoder = Encoder::new(out, width, height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    let density = (UNITS_OF_METRE * scale).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions {
        xppu: density,
        yppu: density,
        unit: Unit::Meter,
    }));
    let mut header = encoder.write_header()?;
    let mut rows = header.stream_writer()?;
    let tall = (BAND / width).clamp(1, height);
    let mut top = 0;
    while top < height {
        let wrong = || io::Error::other("the picture has no size");
        let mut band = Pixmap::new(width, tall.min(height - top)).ok_or_else(wrong)?;
        band.fill(Color::WHITE);
        // Rows of pictures are counted in less than 2^24, which is exact.
        let moved = Transform::from_scale(scale, scale).post_translate(0.0, -(top as f32));
        resvg::render(&picture.tree, moved, &mut band.as_mut());
        let opaque: Vec<u8> = band
            .data()
            .as_chunks::<4>()
            .0
            .iter()
            .flat_map(|it| [it[0], it[1], it[2]])
            .collect();
        rows.write_all(&opaque)?;
        top += tall;
    }
    rows.finish()?;
    header.finish()?;
    Ok(())
}

/// Pixels for each unit of a picture. What is asked for beyond the bound is refused, what is usual is made smaller.
fn scale(size: Size, pixels: Pixels) -> io::Result<f32> {
    let most = (MOST / size.width() / size.height()).sqrt();
    let wanted = match pixels {
        Pixels::Usual => return Ok(Pixels::SHARP.min(most)),
        Pixels::Scale(it) => it,
        Pixels::Width(it) => it as f32 / size.width(),
    };
    if wanted > most {
        let (width, height) = (size.width() * wanted, size.height() * wanted);
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            format!(
                "a PNG of {width:.0} × {height:.0} pixels would have more than {:.0} million; the most for this picture \
                 is --scale {:.2}, or write SVG or PDF, which are sharp at any size",
                MOST / 1e6,
                (most * 100.0).floor() / 100.0,
            ),
        ));
    }
    Ok(wanted)
}
