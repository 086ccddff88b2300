//! Shares of variance: what each leading figure makes alone, and with all its interactions; the others together, and chance.

use super::super::axis::Axis;
use super::super::canvas::{Canvas, From, Pen};
use super::super::letters::Weight;
use super::super::timeline::{EDGE, caption};
use super::super::{Sketch, row, subtitle_of};
use super::name;
use crate::experiment::sensitivity::global::Factor;
use crate::experiment::sensitivity::indices::Index;
use crate::report::sensitivity::{SensitivityReport, words};
use crate::report::style::{BAND_50, BLUE, GRID, INK, LINE, TEXT, WIDTH};
use crate::report::{days, figures};

/// Height of a row \[px\].
const ROW: f64 = 40.0;
/// Room for names to the left \[px\].
const NAMES: f64 = 380.0;
/// Room for values to the right \[px\].
const VALUES: f64 = 130.0;

/// What was played for it.
pub(super) fn played(report: &SensitivityReport<'_>) -> String {
    format!("Saltelli’s design of {} rows", figures::shown(f64::from(report.found.global.rows), 0))
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
    let (chance, what) = (found.index(outcome, Factor::Chance)?.total, words::outcome(report, outcome));
    let (first, index) = shares.first()?;
    Some(Sketch {
        title: format!("Chance makes {} of the variance of {what}", words::span(&chance)),
        subtitle: subtitle_of(
            &format!("Share of the variance of {what} of {}, everything moving at once", report.label()),
            report.authority,
            &[found.date],
        ),
        alt: format!(
            "Bars of shares of the variance of {what} on {}. Chance {}; largest figure: {}, {} with interactions.",
            days::long(found.date),
            words::share(&chance),
            words::factor(report, *first),
            words::share(&index.total)
        ),
        table: table(report, &shares),
        canvas: picture(report, &shares),
    })
}

fn picture(report: &SensitivityReport<'_>, shares: &[(Factor, Index)]) -> Canvas {
    let mut canvas = Canvas::default();
    let top = caption(
        &mut canvas,
        "Dark: alone · pale: with interactions, so that pale bars may add up to more than 100% · whiskers: 95 in 100",
    );
    let ends =
        |index: &Index| [index.first.low, index.first.high, index.total.low, index.total.high].map(|it| 100.0 * it);
    let axis = Axis::over(shares.iter().flat_map(|(_, index)| ends(index)).chain([0.0]), 5.0);
    let (left, right) = (EDGE + NAMES, WIDTH - EDGE - VALUES);
    let x = |value: f64| left + (right - left) * axis.share(value);
    let bottom = top + ROW * shares.len() as f64;
    for tick in axis.ticks() {
        canvas.line(&[(x(tick), top), (x(tick), bottom)], Pen::solid(GRID, 0.75));
        canvas.text((x(tick), bottom + 14.0), From::Middle, &format!("{}%", axis.label(tick)), TEXT, Weight::Regular);
    }
    for (place, (factor, index)) in shares.iter().enumerate() {
        let y = top + ROW * (place as f64 + 0.5);
        name(&mut canvas, &words::factor(report, *factor), "", y, NAMES - 14.0);
        for (end, (share, colour)) in [(index.first, BLUE), (index.total, BAND_50)].into_iter().enumerate() {
            let middle = y - 7.0 + 14.0 * end as f64;
            let (nought, to) = (x(0.0), x(100.0 * share.value));
            canvas.bar((nought.min(to), middle - 5.5), (nought.max(to).max(nought + 1.0), middle + 5.5), colour);
            canvas.line(&[(x(100.0 * share.low), middle), (x(100.0 * share.high), middle)], Pen::solid(INK, 1.25));
        }
        let number = |value: f64| format!("{}%", figures::shown(100.0 * value, 0));
        let said = format!("{} · {}", number(index.first.value), number(index.total.value));
        canvas.text((right + 14.0, y), From::Left, &said, TEXT, Weight::Regular);
    }
    canvas.height = bottom + LINE + 14.0;
    canvas
}

fn table(report: &SensitivityReport<'_>, shares: &[(Factor, Index)]) -> Vec<Vec<String>> {
    let mut table = vec![row(["Figure", "Alone (95 in 100)", "With interactions (95 in 100)"])];
    for (factor, index) in shares {
        table.push(vec![words::factor(report, *factor), words::share(&index.first), words::share(&index.total)]);
    }
    table
}
