//! Shares of variance: what each leading figure makes alone, and with all its interactions; the others together, and chance.

use super::super::axis::Axis;
use super::super::canvas::{Canvas, From, Pen};
use super::super::letters::Weight;
use super::super::timeline::{EDGE, caption};
use super::super::{Sketch, row, subtitle_of};
use super::{lines_of, name, tall, whisker};
use crate::experiment::sensitivity::global::Factor;
use crate::experiment::sensitivity::indices::Index;
use crate::report::sensitivity::{SensitivityReport, words};
use crate::report::style::{BAND_50, BLUE, GRID, LINE, TEXT, WIDTH};
use crate::report::{days, figures};

/// Room for names to the left \[px\].
const NAMES: f64 = 380.0;
/// Room for values to the right \[px\].
const VALUES: f64 = 130.0;

/// What was played for it.
pub(super) fn played(report: &SensitivityReport<'_>) -> String {
    format!("{} points with everything moving", figures::shown(f64::from(report.found.global.rows), 0))
}

/// Draws the chart.
pub(super) fn draw(report: &SensitivityReport<'_>) -> Option<Sketch> {
    let (found, outcome) = (report.found, report.found.outcome);
    let mut shares: Vec<(Factor, Index)> =
        found.global.factors.iter().filter_map(|factor| Some((*factor, found.index(outcome, *factor)?))).collect();
    shares.sort_by(|one, other| {
        let last = |it: &(Factor, Index)| !matches!(it.0, Factor::Input(_));
        last(one).cmp(&last(other)).then(other.1.total.value.total_cmp(&one.1.total.value))
    });
    let what = words::outcome(report, outcome);
    let (first, _) = shares.first()?;
    let [[_, chance], [_, largest]] = [Factor::Chance, *first].map(|factor| words::shares(report, outcome, factor));
    Some(Sketch {
        title: title(report)?,
        subtitle: subtitle_of(
            &format!("Share of the variance of {what} of {}, everything moving at once", report.label()),
            report.authority,
            &[found.date],
        ),
        alt: format!(
            "Bars of shares of the variance of {what} on {}. Chance {}; largest figure: {}, {} with interactions.",
            days::long(found.date),
            chance,
            words::factor(report, *first),
            largest,
        ),
        table: table(report, &shares),
        canvas: picture(report, &shares),
    })
}

/// What chance makes; where the futures are too few to tell it, that they are.
fn title(report: &SensitivityReport<'_>) -> Option<String> {
    let (found, outcome) = (report.found, report.found.outcome);
    found.index(outcome, Factor::Chance)?;
    let what = words::outcome(report, outcome);
    let told = found.told_index(outcome, Factor::Chance);
    Some(told.map_or_else(
        || format!("Too few futures to tell what makes the variance of {what}"),
        |chance| format!("Chance makes {} of the variance of {what}", words::span(&chance.total)),
    ))
}

fn picture(report: &SensitivityReport<'_>, shares: &[(Factor, Index)]) -> Canvas {
    let mut canvas = Canvas::default();
    let top = caption(
        &mut canvas,
        "Dark: alone · pale: with interactions, which may add up to more than 100% · whiskers: 95 in 100, from 0% to 100%",
    );
    // An estimate may lie outside of what a share can be; what is drawn may not, as the table beneath has it.
    let percent = |share: f64| 100.0 * words::of_whole(share);
    let told = |factor: Factor| report.found.told_index(report.found.outcome, factor);
    let ends = |index: Index| [index.first.value, index.first.high, index.total.value, index.total.high].map(percent);
    let reach: Vec<f64> = shares.iter().filter_map(|(factor, _)| told(*factor)).flat_map(ends).collect();
    let end = if reach.is_empty() { 100.0 } else { 0.0 };
    let axis = Axis::over(reach.into_iter().chain([0.0, end]), 5.0);
    let (left, right) = (EDGE + NAMES, WIDTH - EDGE - VALUES);
    let x = |value: f64| left + (right - left) * axis.share(value);
    let names: Vec<String> = shares.iter().map(|(factor, _)| words::factor(report, *factor)).collect();
    let row = tall(names.iter().map(String::as_str), NAMES - 14.0);
    let bottom = top + row * shares.len() as f64;
    for tick in axis.ticks() {
        canvas.line(&[(x(tick), top), (x(tick), bottom)], Pen::solid(GRID, 0.75));
        canvas.text((x(tick), bottom + 14.0), From::Middle, &format!("{}%", axis.label(tick)), TEXT, Weight::Regular);
    }
    for (place, (named, (factor, _))) in names.iter().zip(shares).enumerate() {
        let y = top + row * (place as f64 + 0.5);
        name(&mut canvas, &lines_of(named, NAMES - 14.0), y);
        let Some(index) = told(*factor) else {
            canvas.text((right + 14.0, y), From::Left, words::UNTOLD, TEXT, Weight::Regular);
            continue;
        };
        for (end, (share, colour)) in [(index.alone(), BLUE), (index.total, BAND_50)].into_iter().enumerate() {
            let middle = y - 7.0 + 14.0 * end as f64;
            let nought = x(0.0);
            canvas.bar((nought, middle - 5.5), (x(percent(share.value)).max(nought + 1.0), middle + 5.5), colour);
            whisker(&mut canvas, [share.low, share.high].map(percent).map(&x), middle);
        }
        let said = format!("{} · {}", words::bare_share(&index.alone()), words::bare_share(&index.total));
        canvas.text((right + 14.0, y), From::Left, &said, TEXT, Weight::Regular);
    }
    canvas.height = bottom + LINE + 14.0;
    canvas
}

fn table(report: &SensitivityReport<'_>, shares: &[(Factor, Index)]) -> Vec<Vec<String>> {
    let mut table = vec![row(["Figure", "Alone (95 in 100)", "With interactions (95 in 100)"])];
    for (factor, _) in shares {
        let both = words::shares(report, report.found.outcome, *factor);
        table.push([vec![words::factor(report, *factor)], both.to_vec()].concat());
    }
    table
}
