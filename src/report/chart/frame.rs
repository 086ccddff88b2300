//! Title above, source below: a sketch becomes a picture that stands alone, and one for a page.

use super::canvas::{Canvas, FINE, From};
use super::letters::{Weight, wrap};
use super::timeline::EDGE;
use super::{Drawing, Sketch, alternative};
use crate::report::style::{FAMILIES, FAMILY, LINE, SUBTITLE, TEXT, TITLE, WHITE, WIDTH};
use crate::report::{RunReport, escape, figures};

/// A chart whose height is a greater share of its width is tall.
const TALL: f64 = 0.6;

/// Puts the frame around a sketch.
pub(crate) fn frame(name: &'static str, sketch: Sketch, source: &str) -> Drawing {
    let alt = alternative(&sketch.alt);
    let inline = document(&sketch.canvas, &alt, (EDGE, WIDTH));
    // Print keeps charts low, but a tall one is given a page: as low as the others its letters could not be read.
    let is_tall = sketch.canvas.height > TALL * WIDTH;
    let inline = if is_tall { inline.replacen("<svg ", "<svg class=\"tall\" ", 1) } else { inline };
    let mut whole = Canvas::default();
    let mut y = lines(&mut whole, &sketch.title, 22.0, TITLE, Weight::Bold);
    y = lines(&mut whole, &sketch.subtitle, y, SUBTITLE, Weight::Regular);
    whole.place(sketch.canvas, (0.0, y - 2.0));
    let bottom = whole.height + LINE / 2.0;
    whole.height = lines(&mut whole, source, bottom, TEXT, Weight::Regular);
    Drawing {
        name,
        title: sketch.title,
        subtitle: sketch.subtitle,
        source: source.to_owned(),
        svg: document(&whole, &alt, (0.0, WIDTH)),
        inline,
        alt,
        table: sketch.table,
        #[cfg(test)]
        height: whole.height,
        #[cfg(test)]
        texts: whole.texts,
    }
}

/// Writes text from a height down, in two lines at most; says where it ends \[px\].
fn lines(canvas: &mut Canvas, text: &str, top: f64, size: f64, weight: Weight) -> f64 {
    let mut y = top;
    for line in wrap(text, size, weight, WIDTH - 2.0 * EDGE, 2) {
        canvas.text((EDGE, y), From::Left, &line, size, weight);
        y += size * 1.4;
    }
    y
}

/// Where the numbers come from.
pub(super) fn source(report: &RunReport<'_>) -> String {
    let findings = report.findings;
    let part = if findings.interrupted { ", stopped early" } else { "" };
    format!(
        "Source: scenario {}, {} simulated futures{part}, seed {}; caseload {}, run {}.",
        escape::line(report.name),
        figures::shown(f64::from(findings.replications), 0),
        findings.seed,
        env!("CARGO_PKG_VERSION"),
        report.run_id(),
    )
}

/// The SVG document around a drawing, with its text alternative as its name; so much is cut off
/// on the left \[px\], where a page has its own edge.
pub(super) fn document(canvas: &Canvas, alt: &str, (cut, wide): (f64, f64)) -> String {
    let (width, height) = (wide - cut, canvas.height.ceil());
    let body = canvas.svg.replace(&format!("font-family=\"{FAMILY}\""), "");
    let ground = format!("#{:02X}{:02X}{:02X}", WHITE.0, WHITE.1, WHITE.2);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"{} 0 {} {}\" role=\"img\" aria-label=\"{}\" font-family=\"{FAMILIES}\">\n\
         <rect x=\"0\" width=\"100%\" height=\"100%\" fill=\"{ground}\"/>\n{body}</svg>\n",
        cut * FINE,
        width * FINE,
        height * FINE,
        escape::markup(alt),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tall_chart_is_marked_for_print_and_a_low_one_is_not() {
        let marked = |height: f64| {
            let canvas = Canvas { height, ..Canvas::default() };
            let sketch = Sketch { title: "T".into(), subtitle: "S".into(), alt: "A".into(), table: Vec::new(), canvas };
            let drawing = frame("x", sketch, "Source");
            assert!(!drawing.svg.contains("class="), "the file stands alone");
            drawing.inline.starts_with("<svg class=\"tall\" ")
        };
        assert_eq!([400.0, 500.0, 900.0].map(marked), [false, false, true]);
    }
}
