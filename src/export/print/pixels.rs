use std::io;
use std::io::Write as _;

use png::BitDepth;
use png::ColorType;
use png::Encoder;
use png::PixelDimensions;
use png::Unit;
use rayon::prelude::IntoParallelRefIterator;
use rayon::prelude::ParallelIterator;
use resvg::tiny_skia::Color;
use resvg::tiny_skia::Pixmap;
use resvg::tiny_skia::Transform;
use resvg::usvg::Size;
use resvg::usvg::Tree;

use crate::export::Input;
use crate::export::Pixels;

/// Most pixels of a picture.
const MOST: f32 = 100e6;
/// Pixels that each thread draws at a time: a large picture is made in bands, so that it needs no more memory than a small
/// one.
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
    let tops: Vec<u32> = (0..height).step_by(tall as usize).collect();
    for together in tops.chunks(rayon::current_num_threads().max(1)) {
        let band = |top: &u32| band(&picture.tree, scale, (width, tall.min(height - top)), *top);
        let bands: Vec<io::Result<Vec<u8>>> = together.par_iter().map(band).collect();
        for band in bands {
            rows.write_all(&band?)?;
        }
    }
    rows.finish()?;
    header.finish()?;
    Ok(())
}

/// Rows of a picture from one on, three bytes a pixel.
fn band(tree: &Tree, scale: f32, (width, height): (u32, u32), top: u32) -> io::Result<Vec<u8>> {
    let mut band = Pixmap::new(width, height).ok_or_else(|| io::Error::other("the picture has no size"))?;
    band.fill(Color::WHITE);
    // Rows of pictures are counted in less than 2^24, which is exact.
    let moved = Transform::from_scale(scale, scale).post_translate(0.0, -(top as f32));
    resvg::render(tree, moved, &mut band.as_mut());
    let pixels = band.data().as_chunks::<4>().0;
    Ok(pixels.iter().flat_map(|it| [it[0], it[1], it[2]]).collect())
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
