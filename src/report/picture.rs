//! PNG from SVG, with the built-in font and nothing of the machine's.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::WriteFault;
use super::style::{BOLD, FAMILY, REGULAR};

/// A slide, that a picture fills in one direction \[px\].
const SLIDE: (f32, f32) = (1920.0, 1080.0);

/// The picture's bytes, as large as a slide has room for.
pub(crate) fn png(svg: &str) -> Result<Vec<u8>, WriteFault> {
    draw(svg).map_err(|cause| WriteFault::Contents { file: "the pictures of charts", cause })
}

fn draw(svg: &str) -> Result<Vec<u8>, String> {
    let options = Options { fontdb: fonts(), font_family: FAMILY.into(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|fault| fault.to_string())?;
    let scale = (SLIDE.0 / tree.size().width()).min(SLIDE.1 / tree.size().height());
    let size = tree.size().to_int_size().scale_by(scale).ok_or("the chart is too large")?;
    let mut picture = Pixmap::new(size.width(), size.height()).ok_or("the chart is too large")?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    picture.encode_png().map_err(|fault| fault.to_string())
}

/// The built-in font alone, read once.
fn fonts() -> Arc<fontdb::Database> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let read = || {
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(REGULAR.to_vec());
        fonts.load_font_data(BOLD.to_vec());
        Arc::new(fonts)
    };
    Arc::clone(FONTS.get_or_init(read))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{chart, sample};

    #[test]
    fn every_chart_becomes_a_picture_that_fits_a_slide() {
        let sample = sample::county();
        for drawing in chart::draw_all(&sample.report()) {
            let bytes = png(&drawing.svg).unwrap();
            assert_eq!(&bytes[1..4], b"PNG");
            let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
            let (wide, tall) = (number(16), number(20));
            assert!(wide <= 1921 && tall <= 1081, "{}: {wide} by {tall}", drawing.name);
            assert!(wide >= 1919 || tall >= 1079, "{}: {wide} by {tall}", drawing.name);
        }
    }
}
