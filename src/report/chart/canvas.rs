//! What charts are drawn on: a thin hand over plotters' SVG backend, in pixels with fractions.

use plotters::backend::DrawingBackend;
use plotters::prelude::SVGBackend;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, RGBColor, ShapeStyle, TextStyle};

use super::letters::{Weight, width};
use crate::report::style::{FAMILY, INK, WHITE};

/// The backend takes whole numbers only, so a pixel of ours is this many of its own.
pub(crate) const FINE: f64 = 4.0;
/// The SVG backend divides the size it is given by this.
const NOMINAL: f64 = 1.24;
/// Distance from the middle of small letters to the top that the backend expects [em].
const MIDDLE_TO_TOP: f64 = 0.41;

/// Distance between stripes \[px\].
const STRIPE: f64 = 4.0;

/// A line's colour, width \[px\] and dashes.
#[derive(Clone, Copy)]
pub(crate) struct Pen {
    /// Colour.
    pub(crate) colour: RGBColor,
    /// Width \[px\].
    pub(crate) width: f64,
    /// Length of dashes and gaps \[px\]; none: a solid line.
    pub(crate) dash: Option<(f64, f64)>,
}

impl Pen {
    /// A solid line.
    pub(crate) const fn solid(colour: RGBColor, width: f64) -> Self {
        Self { colour, width, dash: None }
    }

    /// A dashed line.
    pub(crate) const fn dashed(colour: RGBColor, width: f64, dash: f64, gap: f64) -> Self {
        Self { colour, width, dash: Some((dash, gap)) }
    }
}

/// Which end of a text its place is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum From {
    /// The place is where it begins.
    Left,
    /// The place is its middle.
    Middle,
    /// The place is where it ends.
    Right,
}

/// Where a text lies.
#[derive(Clone, Debug)]
#[cfg_attr(not(test), expect(dead_code, reason = "read by the tests that look for overlaps"))]
pub(crate) struct Placed {
    /// The text.
    pub(crate) text: String,
    /// Left, top, right and bottom \[px\].
    pub(crate) edges: [f64; 4],
}

/// A drawing under way.
#[derive(Default)]
pub(crate) struct Canvas {
    /// SVG elements so far.
    pub(crate) svg: String,
    /// Texts so far.
    pub(crate) texts: Vec<Placed>,
    /// How far down the drawing reaches \[px\].
    pub(crate) height: f64,
}

impl Canvas {
    /// A line through points.
    pub(crate) fn line(&mut self, points: &[(f64, f64)], pen: Pen) {
        let style = ShapeStyle { color: pen.colour.to_rgba(), filled: false, stroke_width: size(pen.width) };
        let drawn = element(|backend| backend.draw_path(points.iter().map(|&point| place(point)), &style).is_ok());
        match pen.dash {
            None => self.svg.push_str(&drawn),
            Some((dash, gap)) => {
                let (dash, gap) = (size(dash), size(gap));
                self.svg.push_str(&format!("<g stroke-dasharray=\"{dash} {gap}\">\n{drawn}</g>\n"));
            }
        }
    }

    /// A filled shape.
    pub(crate) fn area(&mut self, points: &[(f64, f64)], colour: RGBColor) {
        self.svg.push_str(&element(|backend| {
            backend.fill_polygon(points.iter().map(|&point| place(point)), &colour).is_ok()
        }));
    }

    /// A filled rectangle from its top left corner to its bottom right one.
    pub(crate) fn bar(&mut self, top_left: (f64, f64), bottom_right: (f64, f64), colour: RGBColor) {
        self.svg.push_str(&element(|backend| {
            backend.draw_rect(place(top_left), place(bottom_right), &colour, true).is_ok()
        }));
    }

    /// A filled rectangle with white stripes, told from one of the same darkness on a photocopy.
    pub(crate) fn striped(&mut self, top_left: (f64, f64), bottom_right: (f64, f64), colour: RGBColor) {
        self.bar(top_left, bottom_right, colour);
        let mut y = top_left.1 + STRIPE / 2.0;
        while y < bottom_right.1 - 1.0 {
            self.line(&[(top_left.0, y), (bottom_right.0, y)], Pen::solid(WHITE, 1.25));
            y += STRIPE;
        }
    }

    /// The outline of a rectangle.
    pub(crate) fn outline(&mut self, (left, top): (f64, f64), (right, bottom): (f64, f64)) {
        self.line(&[(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], Pen::solid(INK, 0.75));
    }

    /// A filled circle.
    pub(crate) fn dot(&mut self, middle: (f64, f64), radius: f64, colour: RGBColor) {
        self.svg.push_str(&element(|backend| backend.draw_circle(place(middle), size(radius), &colour, true).is_ok()));
    }

    /// A line of text, its small letters centred on the height given.
    pub(crate) fn text(&mut self, at: (f64, f64), from: From, text: &str, size: f64, weight: Weight) {
        let (anchor, share) = match from {
            From::Left => (HPos::Left, 0.0),
            From::Middle => (HPos::Center, 0.5),
            From::Right => (HPos::Right, 1.0),
        };
        let font = FontDesc::new(FontFamily::Name(FAMILY), size * NOMINAL * FINE, weight.style());
        let style = TextStyle::from(font).color(&INK).pos(Pos::new(anchor, VPos::Top));
        let top = (at.0, at.1 - MIDDLE_TO_TOP * size);
        let drawn = element(|backend| backend.draw_text(text, &style, place(top)).is_ok());
        let (inexact, exact) = (size * NOMINAL * FINE / NOMINAL, size * FINE);
        self.svg.push_str(&drawn.replace(&format!("font-size=\"{inexact}\""), &format!("font-size=\"{exact}\"")));
        let wide = width(text, size, weight);
        let left = at.0 - share * wide;
        let edges = [left, at.1 - 0.55 * size, left + wide, at.1 + 0.55 * size];
        self.texts.push(Placed { text: text.to_owned(), edges });
    }

    /// The same on a white ground, for text that crosses lines.
    pub(crate) fn text_on_white(&mut self, at: (f64, f64), from: From, text: &str, size: f64, weight: Weight) {
        let wide = width(text, size, weight);
        let left = match from {
            From::Left => at.0,
            From::Middle => at.0 - wide / 2.0,
            From::Right => at.0 - wide,
        };
        let (top, bottom) = (at.1 - 0.6 * size, at.1 + 0.6 * size);
        self.bar((left - 2.0, top), (left + wide + 2.0, bottom), WHITE);
        self.text(at, from, text, size, weight);
    }

    /// Another drawing beneath what is there, so much to the right and down.
    pub(crate) fn place(&mut self, other: Self, (right, down): (f64, f64)) {
        let at = place((right, down));
        self.svg.push_str(&format!("<g transform=\"translate({} {})\">\n{}</g>\n", at.0, at.1, other.svg));
        self.texts.extend(other.texts.into_iter().map(|mut placed| {
            for (edge, shift) in placed.edges.iter_mut().zip([right, down, right, down]) {
                *edge += shift;
            }
            placed
        }));
        self.height = self.height.max(down + other.height);
    }
}

/// A place in the backend's own units.
fn place((x, y): (f64, f64)) -> (i32, i32) {
    ((x * FINE).round() as i32, (y * FINE).round() as i32)
}

/// A length in the backend's own units.
fn size(length: f64) -> u32 {
    (length * FINE).round().max(1.0) as u32
}

/// What the backend writes for one shape, without the document around it; empty if it refuses.
fn element(draw: impl FnOnce(&mut SVGBackend<'_>) -> bool) -> String {
    let mut written = String::new();
    let drawn = {
        let mut backend = SVGBackend::with_string(&mut written, (1, 1));
        draw(&mut backend) && backend.present().is_ok()
    };
    let inside = written.split_once('\n').and_then(|(_, rest)| rest.rsplit_once("</svg>"));
    match inside {
        Some((inside, _)) if drawn => inside.to_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_is_one_element_and_text_stays_text() {
        let mut canvas = Canvas::default();
        canvas.line(&[(0.0, 0.0), (10.25, 2.5)], Pen::solid(INK, 1.0));
        canvas.text((5.0, 5.0), From::Left, "a < b & \"c\"", 13.0, Weight::Regular);
        assert!(canvas.svg.contains("points=\"0,0 41,10"), "{}", canvas.svg);
        assert!(canvas.svg.contains("a &lt; b &amp; &quot;c&quot;"), "{}", canvas.svg);
        assert!(canvas.svg.contains("font-size=\"52\""), "{}", canvas.svg);
        assert!(!canvas.svg.contains("<svg"));
    }

    #[test]
    fn a_dashed_line_is_one_line() {
        let mut canvas = Canvas::default();
        canvas.line(&[(0.0, 0.0), (500.0, 0.0)], Pen::dashed(INK, 1.0, 4.0, 3.0));
        assert_eq!(canvas.svg.matches("<polyline").count(), 1);
        assert!(canvas.svg.contains("stroke-dasharray=\"16 12\""));
    }
}
