//! PNG from SVG, with the built-in font and nothing of the machine's.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::WriteFault;
use super::style::{BOLD, FAMILY, REGULAR};

/// Pixels of the picture for each pixel as drawn.
const SCALE: f32 = 2.0;

/// The picture's bytes, at twice the drawn size.
pub(crate) fn png(svg: &str) -> Result<Vec<u8>, WriteFault> {
    draw(svg).map_err(|cause| WriteFault::Contents { file: "the pictures of charts", cause })
}

fn draw(svg: &str) -> Result<Vec<u8>, String> {
    let options = Options { fontdb: fonts(), font_family: FAMILY.into(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|fault| fault.to_string())?;
    let size = tree.size().to_int_size().scale_by(SCALE).ok_or("the chart is too large")?;
    let mut picture = Pixmap::new(size.width(), size.height()).ok_or("the chart is too large")?;
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut picture.as_mut());
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
    fn every_chart_becomes_a_picture_twice_its_size() {
        let sample = sample::county();
        for drawing in chart::draw_all(&sample.report()) {
            let bytes = png(&drawing.svg).unwrap();
            assert_eq!(&bytes[1..4], b"PNG");
            let width = u32::from_be_bytes([bytes[16], bytes[17], bytes[18], bytes[19]]);
            assert_eq!(width, 1760, "{}", drawing.name);
        }
    }
}
