//! Contrast, computed from the very SVG and CSS that are written (WCAG 2.2, 1.4.3 and 1.4.11).

use std::collections::BTreeSet;

use crate::report::compare::sample as compared;
use crate::report::{chart, sample};

pub(super) const WHITE: &str = "#FFFFFF";
/// Grid lines: context that nothing depends on, beside ticks with labels.
pub(super) const CONTEXT: [&str; 1] = ["#D8D8D8"];
/// Fills that always have an edge line or an outline in a dark colour.
const EDGED: [&str; 3] = ["#D0D9E2", "#94AABD", "#E6E6E6"];
pub(super) const TEXT: f64 = 4.5;
pub(super) const GRAPHICS: f64 = 3.0;

fn luminance(colour: &str) -> f64 {
    let digits = colour.trim_start_matches('#').to_uppercase();
    let digits = if digits.len() == 3 { digits.chars().flat_map(|one| [one, one]).collect() } else { digits };
    let part = |at: usize| {
        let share =
            f64::from(u8::from_str_radix(&digits[at..at + 2], 16).unwrap_or_else(|_| panic!("{colour}"))) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { libm::pow((share + 0.055) / 1.055, 2.4) }
    };
    0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
}

pub(super) fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Values of an attribute of every element of a kind.
fn values(svg: &str, element: &str, attribute: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for tag in svg.split(&format!("<{element} ")).skip(1).filter_map(|rest| rest.split('>').next()) {
        let value =
            tag.split(&format!(" {attribute}=\"")).nth(1).or_else(|| tag.strip_prefix(&format!("{attribute}=\"")));
        found.extend(
            value.and_then(|rest| rest.split('"').next()).filter(|value| value.starts_with('#')).map(str::to_uppercase),
        );
    }
    found
}

pub(super) fn every_chart() -> Vec<chart::Drawing> {
    let county = sample::county();
    let played = compared::played();
    let asked = crate::report::sensitivity::sample::asked();
    let mut all = chart::draw_all(&county.report());
    all.extend(chart::board::draw_all(&county.report()));
    all.extend(chart::comparison::draw_all(&played.report()));
    all.extend(chart::sensitivity::draw_all(&asked.report()));
    all
}

#[test]
fn the_measure_is_that_of_the_standard() {
    assert!((contrast("#000", WHITE) - 21.0).abs() < 1e-9);
    assert!((contrast("#777777", WHITE) - 4.48).abs() < 0.005);
    assert!((contrast("#12436D", WHITE) - 10.25).abs() < 0.005);
}

#[test]
fn text_and_lines_of_every_chart_are_seen() {
    let mut lines = 0;
    for drawing in every_chart() {
        for text in values(&drawing.svg, "text", "fill") {
            assert!(contrast(&text, WHITE) >= TEXT, "{}: text {text}", drawing.name);
        }
        for line in values(&drawing.svg, "polyline", "stroke") {
            lines += 1;
            // White lines are stripes on a bar, which `painted` looks at.
            let seen = line == WHITE || CONTEXT.contains(&line.as_str()) || contrast(&line, WHITE) >= GRAPHICS;
            assert!(seen, "{}: line {line}", drawing.name);
        }
        for shape in ["polygon", "rect"] {
            for fill in values(&drawing.svg, shape, "fill") {
                let seen = fill == WHITE || EDGED.contains(&fill.as_str()) || contrast(&fill, WHITE) >= GRAPHICS;
                assert!(seen, "{}: {shape} {fill}", drawing.name);
            }
        }
    }
    assert!(lines > 30, "{lines}");
}

#[test]
fn every_colour_of_the_style_sheets_is_read() {
    for css in [include_str!("page.css"), include_str!("board/board.css")] {
        let resolved = |value: &str| {
            let name = value.trim().trim_start_matches("var(").trim_end_matches(')').to_owned();
            let of_name = css.split(&format!("{name}: ")).nth(1).and_then(|rest| rest.split(';').next());
            if value.trim().starts_with("var(") {
                of_name.unwrap_or_else(|| panic!("{name}")).to_owned()
            } else {
                value.trim().to_owned()
            }
        };
        let mut read = 0;
        for rule in css.split('}') {
            let of = |key: &str| {
                let body = rule.rsplit('{').next().unwrap_or_default();
                body.split(';').find_map(|one| Some(one.trim().strip_prefix(key)?.strip_prefix(": ")?.to_owned()))
            };
            let ground = of("background").filter(|value| value.starts_with('#')).unwrap_or_else(|| WHITE.to_owned());
            if let Some(colour) = of("color") {
                read += 1;
                let colour = resolved(&colour);
                assert!(contrast(&colour, &ground) >= TEXT, "{rule}: {colour} on {ground}");
            }
            // Code has the page's own ink on a ground of its own.
            assert!(contrast("#0b0c0c", &ground) >= TEXT, "{rule}");
        }
        assert!(read > 4, "{read}");
    }
}
