//! How charts look: colours, sizes and the font that is built in.

use plotters::style::RGBColor;

/// Width of every chart as drawn \[px\].
pub(crate) const WIDTH: f64 = 880.0;
/// Text of axes, labels and footers \[px\].
pub(crate) const TEXT: f64 = 13.0;
/// Text of a chart's subtitle \[px\].
pub(crate) const SUBTITLE: f64 = 14.0;
/// Text of a chart's title \[px\].
pub(crate) const TITLE: f64 = 19.0;
/// Height of a line of [`TEXT`] \[px\].
pub(crate) const LINE: f64 = 18.0;

/// All text, 19.6 : 1 on white.
pub(crate) const INK: RGBColor = RGBColor(0x0B, 0x0C, 0x0C);
/// First colour, and the only one for fans, 10.2 : 1 on white.
pub(crate) const BLUE: RGBColor = RGBColor(0x12, 0x43, 0x6D);
/// Fill of the band that holds eight futures in ten.
pub(crate) const BAND_80: RGBColor = RGBColor(0xD0, 0xD9, 0xE2);
/// Fill of the band that holds half of futures; the blue line on it has 4.3 : 1.
pub(crate) const BAND_50: RGBColor = RGBColor(0x94, 0xAA, 0xBD);
/// Third colour: what was promised, 9.8 : 1 on white.
pub(crate) const PINK: RGBColor = RGBColor(0x80, 0x16, 0x50);
/// Fourth colour, for bars alone, 3.0 : 1 on white.
pub(crate) const ORANGE: RGBColor = RGBColor(0xF4, 0x6A, 0x25);
/// Fifth colour: the second of two lines, 10.9 : 1 on white.
pub(crate) const GREY: RGBColor = RGBColor(0x3D, 0x3D, 0x3D);
/// Axes, and marks of dates, 7.0 : 1 on white.
pub(crate) const AXIS: RGBColor = RGBColor(0x59, 0x59, 0x59);
/// Grid lines: context that nothing depends on.
pub(crate) const GRID: RGBColor = RGBColor(0xD8, 0xD8, 0xD8);
/// Fill of agency workers.
pub(crate) const AGENCY: RGBColor = RGBColor(0xE6, 0xE6, 0xE6);
/// The ground of every chart.
pub(crate) const WHITE: RGBColor = RGBColor(0xFF, 0xFF, 0xFF);

/// Name of the built-in font.
pub(crate) const FAMILY: &str = "Open Sans";
/// The families a reader's machine may use in its place.
pub(crate) const FAMILIES: &str = "Open Sans, Arial, Helvetica, sans-serif";
/// The built-in font.
pub(crate) const REGULAR: &[u8] = include_bytes!("font/OpenSans-Regular.ttf");
/// The built-in font, for titles.
pub(crate) const BOLD: &[u8] = include_bytes!("font/OpenSans-Bold.ttf");
