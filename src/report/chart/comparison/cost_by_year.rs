//! What the proposed option costs more or less than the reference, by financial year and kind of cost.

use plotters::style::RGBColor;

use super::super::axis::Axis;
use super::super::canvas::{Canvas, From, Pen};
use super::super::letters::{Weight, width};
use super::super::timeline::{EDGE, caption};
use super::super::{Sketch, row};
use super::subtitle;
use crate::experiment::compare::OptionFindings;
use crate::experiment::compare::costs::Column;
use crate::experiment::findings::Band;
use crate::model::measure::Measure;
use crate::report::compare::part_years::{self, Year as Played};
use crate::report::compare::{ComparisonReport, words};
use crate::report::style::{AXIS, BAND_80, BLUE, GRID, INK, LINE, ORANGE, PINK, TEXT, WIDTH};
use crate::report::{escape, figures};

/// Height of the plot \[px\].
const TALL: f64 = 280.0;
/// Width of a bar ÷ that of its year.
const BAR: f64 = 0.36;
/// Middle of a bar ÷ width of its year.
const MIDDLE: f64 = 0.36;
/// From the end of a bar to its whisker, and from there to the net beside it \[px\].
const WHISKER: f64 = 16.0;
const BESIDE: f64 = 12.0;

/// The parts of a bar, from nought outward.
const PARTS: [(Column, &str, RGBColor); 4] = [
    (Column::Permanent, "Permanent staff", BLUE),
    (Column::Agency, "Agency", ORANGE),
    (Column::Other, "Other running", BAND_80),
    (Column::OneOff, "One-off", PINK),
];

/// A year: how much each part differs, by means, and the net with its range.
struct Year {
    named: Played,
    parts: [f64; 4],
    net: Band,
}

/// Draws the chart.
pub(crate) fn draw(report: &ComparisonReport<'_>) -> Option<Sketch> {
    let option = report.comparison.proposed();
    let own = option.costs.as_ref()?;
    let years = years(option, report.comparison.reference())?;
    let whole = (*own.cash.last()?.get(Column::Net as usize)?)?;
    let name = escape::line(&option.label);
    let reference = escape::line(&report.comparison.reference().label);
    // As in the table of money: in one unit, to the digits that the largest error allows.
    let net = words::Column::of(own.cash.iter().filter_map(|row| row[Column::Net as usize].as_ref()));
    let amount = |value: f64| net.said(value);
    let way = if whole.mean < 0.0 { "less" } else { "more" };
    let clear = whole.p10 * whole.p90 > 0.0 && whole.mean * whole.p10 > 0.0;
    let read = amount(whole.mean.abs());
    let title = if clear && figures::says_some(&read) && words::is_further(Measure::CostTotal, &whole, None) {
        format!("{name} would cost {read} {way} than {reference} in all, on average")
    } else {
        format!("{name}: no clear difference in cost from {reference}")
    };
    let peak = years.iter().max_by(|one, two| one.net.mean.abs().total_cmp(&two.net.mean.abs()))?;
    Some(Sketch {
        title,
        subtitle: subtitle("Cost against the reference by financial year, in cash", report),
        alt: format!(
            "Stacked bars by financial year. Net cost in all: {} on average, 8 in 10 futures from {} to {}. Largest in {}: {}.",
            amount(whole.mean),
            amount(whole.p10),
            amount(whole.p90),
            peak.named.said(),
            amount(peak.net.mean)
        ),
        table: table(&years, &net),
        canvas: picture(&years, &reference, &net),
    })
}

fn years(option: &OptionFindings, reference: &OptionFindings) -> Option<Vec<Year>> {
    let mean = |row: &[Option<Band>], column: Column| row[column as usize].map_or(0.0, |band| band.mean);
    let (own, other) = (option.costs.as_ref()?, reference.costs.as_ref()?);
    let rows = part_years::of(option).into_iter().zip(own.cash.iter().zip(&other.cash));
    let found = rows.filter_map(|(named, (row, beside))| {
        let parts = PARTS.map(|(column, _, _)| mean(row, column) - mean(beside, column));
        Some(Year { named, parts, net: row[Column::Net as usize]? })
    });
    Some(found.collect())
}

/// Where each part of a bar begins and ends: above nought upward, below nought downward.
fn stacked(parts: [f64; 4]) -> [(f64, f64); 4] {
    let (mut up, mut down) = (0.0, 0.0);
    parts.map(|part| {
        let from = if part < 0.0 { &mut down } else { &mut up };
        let start = *from;
        *from += part;
        (start, *from)
    })
}

fn picture(years: &[Year], reference: &str, net: &words::Column) -> Canvas {
    let mut canvas = Canvas::default();
    let said = format!(
        "£ million more than {reference} (below the heavy line: less) · bars: means by kind of cost · whisker: net, 8 in 10 futures"
    );
    let top = key(&mut canvas, caption(&mut Canvas::default(), &said), years);
    caption(&mut canvas, &said);
    let ends = years.iter().flat_map(|year| {
        let edges = stacked(year.parts).map(|(_, to)| to / 1e6);
        edges.into_iter().chain([year.net.p10 / 1e6, year.net.p90 / 1e6])
    });
    let axis = Axis::over(ends.chain([0.0]), 5.0);
    let left = EDGE
        + axis.ticks().into_iter().map(|tick| width(&axis.label(tick), TEXT, Weight::Regular)).fold(24.0, f64::max)
        + 10.0;
    let right = WIDTH - EDGE;
    let y = |value: f64| top + TALL * (1.0 - axis.share(value));
    for tick in axis.ticks() {
        canvas.line(&[(left, y(tick)), (right, y(tick))], Pen::solid(GRID, 0.75));
        canvas.text((left - 8.0, y(tick)), From::Right, &axis.label(tick), TEXT, Weight::Regular);
    }
    let nets: Vec<String> = years.iter().map(|year| format!("net {}", net.said(year.net.mean))).collect();
    let (wide, beside) = shares(right - left, &nets);
    let middle = |place: usize| left + wide * (place as f64 + MIDDLE);
    for (place, year) in years.iter().enumerate() {
        draw_parts(&mut canvas, year, (middle(place), wide), &y);
        canvas.text((middle(place), top + TALL + 16.0), From::Middle, &year.named.name, TEXT, Weight::Regular);
        canvas.text((middle(place), top + TALL + 16.0 + LINE), From::Middle, &year.named.part(), TEXT, Weight::Regular);
    }
    // Over the bars, which would hide half of it, and under the nets, which it would strike through.
    canvas.line(&[(left, y(0.0)), (right, y(0.0))], Pen::solid(INK, 3.0));
    for (place, (year, said)) in years.iter().zip(&nets).enumerate() {
        draw_net(&mut canvas, year, (said, beside), middle(place) + wide * BAR / 2.0 + WHISKER, &y);
    }
    let beneath = if years.iter().all(|year| year.named.part().is_empty()) { LINE } else { 2.0 * LINE };
    canvas.height = top + TALL + beneath + 14.0;
    canvas
}

/// How wide a year is, so that what stands beside the last one ends within the plot \[px\]; and whether nets have room beside their
/// whiskers, before the next bar begins.
fn shares(room: f64, nets: &[String]) -> (f64, bool) {
    let years = nets.len().max(1) as f64;
    let after = WHISKER + BESIDE + 2.0;
    let longest = |nets: &[String]| nets.iter().map(|net| width(net, TEXT, Weight::Bold)).fold(0.0, f64::max);
    let needed = longest(&nets[nets.len().saturating_sub(1)..]) + after;
    let kept = 1.0 - MIDDLE - BAR / 2.0;
    // What the last year lacks is taken from all of them alike.
    let lacking = (needed - kept * room / years).max(0.0) / (1.0 - kept / years);
    let wide = (room - lacking) / years;
    if longest(nets) + after + 4.0 <= wide * (1.0 - BAR) { (wide, true) } else { (room / years, false) }
}

/// Whether a part of a bar is so large that it is drawn \[£\].
fn is_drawn(part: f64) -> bool {
    part.abs() > 1.0
}

/// The kinds of cost by colour, those that a bar has; says where they end \[px\].
fn key(canvas: &mut Canvas, top: f64, years: &[Year]) -> f64 {
    let mut x = EDGE;
    for (place, (_, name, colour)) in PARTS.into_iter().enumerate() {
        if !years.iter().any(|year| is_drawn(year.parts[place])) {
            continue;
        }
        part(canvas, (x, top + 2.0), (x + 12.0, top + 14.0), colour);
        canvas.text((x + 18.0, top + 8.0), From::Left, name, TEXT, Weight::Regular);
        x += 18.0 + width(name, TEXT, Weight::Regular) + 22.0;
    }
    top + LINE + 12.0
}

/// A part of a bar, outlined, and striped where another is as dark.
fn part(canvas: &mut Canvas, top_left: (f64, f64), bottom_right: (f64, f64), colour: RGBColor) {
    if colour == PINK {
        canvas.striped(top_left, bottom_right, colour);
    } else {
        canvas.bar(top_left, bottom_right, colour);
    }
    canvas.outline(top_left, bottom_right);
}

fn draw_parts(canvas: &mut Canvas, year: &Year, (middle, wide): (f64, f64), y: &impl Fn(f64) -> f64) {
    let half = wide * BAR / 2.0;
    for ((from, to), (_, _, colour)) in stacked(year.parts).into_iter().zip(PARTS) {
        if is_drawn(to - from) {
            let (high, low) = (y(from.max(to) / 1e6), y(from.min(to) / 1e6));
            part(canvas, (middle - half, high), (middle + half, low), colour);
        }
    }
}

/// The net of a year with its whisker; what it says stands beside it, or above where there is no room.
fn draw_net(canvas: &mut Canvas, year: &Year, (said, beside): (&str, bool), at: f64, y: &impl Fn(f64) -> f64) {
    let (low, high) = (y(year.net.p10 / 1e6), y(year.net.p90 / 1e6));
    canvas.line(&[(at, low), (at, high)], Pen::solid(INK, 1.5));
    for end in [low, high] {
        canvas.line(&[(at - 5.0, end), (at + 5.0, end)], Pen::solid(INK, 1.5));
    }
    let net = y(year.net.mean / 1e6);
    canvas.line(&[(at - 8.0, net), (at + 8.0, net)], Pen::solid(AXIS, 3.0));
    if beside {
        canvas.text_on_white((at + BESIDE, net), From::Left, said, TEXT, Weight::Bold);
    } else {
        let text = said.trim_start_matches("net ");
        canvas.text_on_white((at, high - 10.0), From::Middle, text, TEXT, Weight::Regular);
    }
}

fn table(years: &[Year], net: &words::Column) -> Vec<Vec<String>> {
    let mut table = vec![row([
        "Financial year",
        PARTS[0].1,
        PARTS[1].1,
        PARTS[2].1,
        PARTS[3].1,
        "Net, mean",
        "Net, 1 in 10 below",
        "Net, 1 in 10 above",
    ])];
    for year in years {
        // In one place for all of them, so that a reader can add up the parts and come to the net.
        let parts = net.adding_up(year.parts);
        let values = parts.into_iter().chain([parts.iter().sum(), year.net.p10, year.net.p90]);
        table.push(std::iter::once(year.named.said()).chain(values.map(|value| net.said(value))).collect());
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(parts: [f64; 4]) -> Year {
        let mean = parts.iter().sum();
        let named = Played { name: "2019/20".into(), months: 12 };
        let net = Band { mean, p10: mean, p25: mean, p50: mean, p75: mean, p90: mean, mc_error: 1e3, futures: 100 };
        Year { named, parts, net }
    }

    #[test]
    fn a_net_is_over_the_axis_and_ends_within_the_plot() {
        let years: Vec<Year> = (0..5).map(|_| year([250_000.0, -250_000.0, 0.0, 0.0])).collect();
        let canvas = picture(&years, "A", &words::Column::of(years.iter().map(|year| &year.net)));
        let nets: Vec<_> = canvas.texts.iter().filter(|placed| placed.text.starts_with("net £")).collect();
        assert_eq!(nets.len(), 5);
        assert!(nets.iter().all(|placed| placed.edges[2] <= WIDTH - EDGE), "{nets:?}");
        // What is drawn later lies over what is drawn before.
        let axis = canvas.svg.find("stroke=\"#0B0C0C\" stroke-width=\"12\"").expect("the heavy line");
        assert!(axis < canvas.svg.find("net £").expect("a net"), "the line strikes it through");
    }

    #[test]
    fn kinds_of_cost_that_no_bar_has_are_not_in_the_key() {
        let said = |parts| {
            let years = [year(parts), year([0.0; 4])];
            let canvas = picture(&years, "A", &words::Column::of(years.iter().map(|year| &year.net)));
            canvas
                .texts
                .into_iter()
                .map(|placed| placed.text)
                .filter(|text| PARTS.iter().any(|part| part.1 == text))
                .collect::<Vec<_>>()
        };
        assert_eq!(said([1e6, -2e5, 1e5, 0.0]), ["Permanent staff", "Agency", "Other running"]);
        assert_eq!(said([1e6, 0.0, 0.0, 4e4]), ["Permanent staff", "One-off"]);
    }

    #[test]
    fn the_parts_of_a_year_add_up_to_its_net_as_they_are_printed() {
        let net = Band {
            mean: 660_000.0,
            p10: 100_000.0,
            p25: 500_000.0,
            p50: 660_000.0,
            p75: 800_000.0,
            p90: 1_200_000.0,
            mc_error: 200_000.0,
            futures: 100,
        };
        let named = Played { name: "2019/20".into(), months: 6 };
        let year = Year { named, parts: [240_000.0, 240_000.0, 240_000.0, -60_000.0], net };
        let rows = table(&[year], &words::Column::of(std::iter::once(&net)));
        let read =
            |cell: &String| cell.replace('\u{2212}', "-").replace(['£', 'm'], "").parse::<f64>().expect("an amount");
        assert_eq!(rows[1][0], "2019/20 (6 months)");
        let shown: Vec<f64> = rows[1][1..].iter().map(read).collect();
        assert!((shown[..4].iter().sum::<f64>() - shown[4]).abs() < 1e-9, "{rows:?}");
        assert!((shown[4] - 0.7).abs() < 1e-9, "{rows:?}");
    }
}
