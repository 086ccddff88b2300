//! What stands on what: every line, dot and letter of every chart against whatever was painted beneath it, from the SVG itself.

use std::collections::BTreeMap;

use resvg::usvg::roxmltree::{Document, Node};

use super::contrast::{CONTEXT, GRAPHICS, TEXT, WHITE, contrast, every_chart};

/// The palest fill that always has an edge line: no band and no area is told by its tint alone.
const PALE: [&str; 2] = ["#D0D9E2", "#E6E6E6"];
/// Charts with a panel for each of several things: a line a panel.
const PANELS: [&str; 5] =
    ["over-threshold-by-team", "options-caseload", "what-ifs", "caseload-by-team", "caseload-spread"];
/// Thinnest line of a series, in the drawing's own units: thinner ones are edges, whiskers and leaders.
const SERIES: f64 = 7.0;

type Point = (f64, f64);

/// Something painted, in the order of painting.
enum Painted {
    Fill(String, Vec<Point>),
    Line { colour: String, points: Vec<Point>, wide: f64, dash: String },
    Dot(String, Point),
    Text(String, Point),
}

fn number(node: &Node<'_, '_>, name: &str) -> f64 {
    node.attribute(name).and_then(|value| value.parse().ok()).unwrap_or(0.0)
}

fn colour(node: &Node<'_, '_>, name: &str) -> Option<String> {
    node.attribute(name).filter(|value| value.starts_with('#')).map(str::to_uppercase)
}

fn points(node: &Node<'_, '_>, by: Point) -> Vec<Point> {
    let pairs = node.attribute("points").unwrap_or_default().split_whitespace();
    let pair = |pair: &str| {
        let (x, y) = pair.split_once(',')?;
        Some((x.parse::<f64>().ok()? + by.0, y.parse::<f64>().ok()? + by.1))
    };
    pairs.filter_map(pair).collect()
}

fn gather(node: Node<'_, '_>, by: Point, dash: &str, found: &mut Vec<Painted>) {
    let at = |x: &str, y: &str| (number(&node, x) + by.0, number(&node, y) + by.1);
    match node.tag_name().name() {
        "g" => {
            let shift = node.attribute("transform").and_then(|it| it.strip_prefix("translate("));
            let shift = shift.and_then(|it| it.trim_end_matches(')').split_once(' '));
            let shift = shift.map_or((0.0, 0.0), |(x, y)| (x.parse().unwrap_or(0.0), y.parse().unwrap_or(0.0)));
            let dash = node.attribute("stroke-dasharray").unwrap_or(dash);
            node.children().for_each(|child| gather(child, (by.0 + shift.0, by.1 + shift.1), dash, found));
            return;
        }
        "rect" if node.attribute("width") != Some("100%") => {
            let ((x, y), (wide, tall)) = (at("x", "y"), (number(&node, "width"), number(&node, "height")));
            let corners = vec![(x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall)];
            found.extend(colour(&node, "fill").map(|fill| Painted::Fill(fill, corners)));
        }
        "polygon" => found.extend(colour(&node, "fill").map(|fill| Painted::Fill(fill, points(&node, by)))),
        "polyline" => found.extend(colour(&node, "stroke").map(|colour| Painted::Line {
            colour,
            points: points(&node, by),
            wide: number(&node, "stroke-width"),
            dash: dash.to_owned(),
        })),
        "circle" => found.extend(colour(&node, "fill").map(|fill| Painted::Dot(fill, at("cx", "cy")))),
        "text" => {
            let size = number(&node, "font-size");
            let (x, y) = at("x", "y");
            let x = match node.attribute("text-anchor") {
                Some("end") => x - size / 2.0,
                Some("middle") => x,
                _ => x + size / 2.0,
            };
            // The place is the top of the line; its small letters have their middle lower.
            found.extend(colour(&node, "fill").map(|fill| Painted::Text(fill, (x, y + 0.41 * size))));
        }
        _ => {}
    }
    node.children().for_each(|child| gather(child, by, dash, found));
}

fn painted(svg: &str) -> Vec<Painted> {
    let document = Document::parse(svg).expect("well formed");
    let mut found = Vec::new();
    gather(document.root_element(), (0.0, 0.0), "", &mut found);
    found
}

/// Whether a point lies inside a shape (even-odd rule).
fn inside((x, y): Point, shape: &[Point]) -> bool {
    let mut within = false;
    for (one, other) in shape.iter().zip(shape.iter().cycle().skip(1)) {
        if (one.1 > y) != (other.1 > y) && x < (other.0 - one.0) * (y - one.1) / (other.1 - one.1) + one.0 {
            within = !within;
        }
    }
    within
}

/// The fill that a point lies on.
fn beneath(before: &[Painted], point: Point) -> &str {
    let fill = |one: &'_ Painted| matches!(one, Painted::Fill(_, shape) if inside(point, shape));
    if let Some(Painted::Fill(colour, _)) = before.iter().rev().find(|one| fill(one)) { colour } else { WHITE }
}

#[test]
fn everything_is_seen_on_what_lies_beneath_it() {
    let (mut lines, mut on_bands) = (0, 0);
    for drawing in every_chart() {
        let all = painted(&drawing.svg);
        for (index, one) in all.iter().enumerate() {
            let before = &all[..index];
            match one {
                Painted::Line { colour, points, .. } if !CONTEXT.contains(&colour.as_str()) && colour != WHITE => {
                    lines += 1;
                    for pair in points.windows(2) {
                        let middle = ((pair[0].0 + pair[1].0) / 2.0, (pair[0].1 + pair[1].1) / 2.0);
                        let ground = beneath(before, middle);
                        on_bands += usize::from(ground != WHITE);
                        // A thin outline or whisker may cross a dark bar; it goes on beside it.
                        let bar = contrast(ground, WHITE) >= GRAPHICS;
                        let found = contrast(colour, ground);
                        assert!(bar || found >= GRAPHICS, "{}: {colour} on {ground}: {found:.2}", drawing.name);
                    }
                }
                Painted::Dot(colour, at) => {
                    let ground = beneath(before, *at);
                    assert!(contrast(colour, ground) >= GRAPHICS, "{}: dot {colour} on {ground}", drawing.name);
                }
                Painted::Text(colour, at) => {
                    let ground = beneath(before, *at);
                    assert!(contrast(colour, ground) >= TEXT, "{}: text {colour} on {ground}", drawing.name);
                }
                Painted::Line { .. } | Painted::Fill(..) => {}
            }
        }
    }
    assert!(lines > 100 && on_bands > 100, "{lines} lines, {on_bands} pieces on a band");
}

#[test]
fn a_pale_area_has_an_edge() {
    let mut seen = 0;
    for drawing in every_chart() {
        let all = painted(&drawing.svg);
        let drawn = |corner: &Point| {
            all.iter().any(|one| match one {
                Painted::Line { points, .. } => {
                    points.iter().any(|at| (at.0 - corner.0).abs() < 1.5 && (at.1 - corner.1).abs() < 1.5)
                }
                Painted::Fill(..) | Painted::Dot(..) | Painted::Text(..) => false,
            })
        };
        for one in &all {
            if let Painted::Fill(colour, shape) = one
                && PALE.contains(&colour.as_str())
            {
                seen += 1;
                let edged = shape.iter().filter(|corner| drawn(corner)).count();
                assert!(2 * edged >= shape.len(), "{}: {edged} of {} corners of {colour}", drawing.name, shape.len());
            }
        }
    }
    assert!(seen > 10, "{seen}");
}

/// As on a photocopy: series are told apart by their dashes alone, and kinds of a bar by how dark they are or by stripes.
#[test]
fn series_and_parts_of_bars_differ_without_colour() {
    let (mut several, mut bars) = (0, 0);
    for drawing in every_chart() {
        let all = painted(&drawing.svg);
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for one in &all {
            if let Painted::Line { points, wide, dash, .. } = one
                && *wide >= SERIES
                && points.len() > 6
            {
                *seen.entry(dash.as_str()).or_default() += 1;
            }
        }
        if !PANELS.contains(&drawing.name) {
            several += usize::from(seen.len() > 1);
            assert!(seen.values().all(|count| *count == 1), "{}: {seen:?}", drawing.name);
        }
        let stacked = ["cost-by-year", "caseload-by-team"].contains(&drawing.name);
        let striped = |shape: &[Point]| {
            all.iter().any(|one| {
                matches!(one, Painted::Line { colour, points, .. } if colour == WHITE && points.len() == 2
                    && inside(((points[0].0 + points[1].0) / 2.0, points[0].1), shape))
            })
        };
        let mut plain: Vec<&str> = Vec::new();
        for one in all.iter().filter(|_| stacked) {
            if let Painted::Fill(colour, shape) = one
                && colour != WHITE
                && !striped(shape)
                && !plain.contains(&colour.as_str())
            {
                plain.push(colour);
            }
        }
        for (index, one) in plain.iter().enumerate() {
            for other in &plain[index + 1..] {
                bars += 1;
                assert!(contrast(one, other) >= 1.4, "{}: {one} and {other} look alike", drawing.name);
            }
        }
    }
    assert!(several > 3 && bars > 3, "{several} {bars}");
}
