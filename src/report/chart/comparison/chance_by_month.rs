//! The chance of keeping a promise, month by month, for the proposed option, the reference and the two others that keep
//! it most often.

use super::super::axis::Axis;
use super::super::canvas::{Canvas, Pen};
use super::super::direct::{self, Label};
use super::super::timeline::{Plan, Room, Timeline};
use super::super::{Sketch, marks};
use super::subtitle;
use crate::experiment::compare::OptionFindings;
use crate::experiment::compare::promises::Promise;
use crate::model::measure::Measure;
use crate::report::compare::ComparisonReport;
use crate::report::style::{BLUE, GREY, ORANGE, PINK};
use crate::report::{days, escape, figures, message};
use crate::scenario::council::Date;

/// Lines at most: more cannot be told apart.
const MOST: usize = 4;
/// The pen of each line: no two are alike in colour, nor in dashes on a photocopy.
const PENS: [Pen; MOST] = [
    Pen::solid(BLUE, 3.0),
    Pen::dashed(GREY, 2.0, 8.0, 4.0),
    Pen::dashed(PINK, 2.0, 3.0, 3.0),
    Pen::dashed(ORANGE, 2.5, 12.0, 3.0),
];

/// One option's line.
struct Line<'a> {
    label: String,
    promise: &'a Promise,
}

/// Draws the chart.
pub(crate) fn draw(report: &ComparisonReport<'_>) -> Option<Sketch> {
    let proposed = report.comparison.proposed();
    let of_council = || proposed.promises.iter().filter(|promise| promise.series.team == "all");
    let on_caseload = |promise: &&Promise| promise.series.measure == Measure::AverageCaseload;
    let wanted = of_council().find(on_caseload).or_else(|| of_council().next())?;
    let mut lines = ranked(report, &wanted.target);
    let left_out = lines.split_off(MOST.min(lines.len()));
    let dates = &report.comparison.reference().findings.dates;
    let last = wanted.dates.last()?;
    let label = wanted.series.measure.about().label;
    let way = if wanted.at_most { "at most" } else { "at least" };
    let promised: Vec<String> = wanted
        .dates
        .iter()
        .map(|dated| format!("{way} {} by {}", figures::written(dated.value), days::brief(dated.date)))
        .collect();
    let council = report.proposed().council;
    let chance = figures::chance(last.meeting?, last.futures, proposed.findings.replications);
    let name = escape::line(&proposed.label);
    let by = days::brief(last.date);
    let latest = format!("{way} {} by {by}", figures::written(last.value));
    let all = all_dates(wanted).unwrap_or_default();
    Some(Sketch {
        title: format!("{name}: {latest} is met in {chance}{all}"),
        subtitle: subtitle(&format!("{label}: {}", promised.join(", then ")), report),
        alt: format!(
            "Lines of the chance of keeping a promise month by month. {label}, {latest}{}: {}.",
            message::unadopted_mark(council, &wanted.target),
            lines.iter().filter_map(|line| said(line)).collect::<Vec<_>>().join("; ")
        ),
        table: table(report, dates, &wanted.target),
        canvas: picture(report, &lines, (&caption(&left_out), dates))?,
    })
}

/// In how many futures every date is kept, where there are several: the chance of the last is not that of the whole promise.
fn all_dates(promise: &Promise) -> Option<String> {
    let many = promise.dates.len();
    let all = if many == 2 { "both".to_owned() } else { format!("all {many}") };
    promise.kept_all.filter(|_| many > 1).map(|share| format!(", {all} dates in {}", figures::in_100(share)))
}

fn said(line: &Line<'_>) -> Option<String> {
    Some(format!("{} in {}", line.label, figures::futures_in_100(line.promise.dates.last()?.meeting?)))
}

fn promise_of<'a>(option: &'a OptionFindings, target: &str) -> Option<&'a Promise> {
    option.promises.iter().find(|promise| promise.target == target)
}

/// The proposed option, the reference, then the others by how often they keep the last promise: what is left out keeps it
/// no more often than what is drawn.
fn ranked<'a>(report: &'a ComparisonReport<'_>, target: &str) -> Vec<Line<'a>> {
    let comparison = report.comparison;
    let first = [comparison.proposed(), comparison.reference()];
    let line = |option: &'a OptionFindings| {
        Some(Line { label: escape::line(&option.label), promise: promise_of(option, target)? })
    };
    let others = comparison.options.iter().filter(|option| first.iter().all(|known| known.name != option.name));
    let mut others: Vec<Line<'a>> = others.filter_map(line).collect();
    let kept = |line: &Line<'_>| line.promise.dates.last().and_then(|dated| dated.meeting).unwrap_or(0.0);
    others.sort_by(|one, other| kept(other).total_cmp(&kept(one)));
    first.into_iter().filter_map(line).chain(others).collect()
}

/// What the lines are, and which options have none.
fn caption(left_out: &[Line<'_>]) -> String {
    let names: Vec<&str> = left_out.iter().map(|line| line.label.as_str()).collect();
    let missing = if names.is_empty() { String::new() } else { format!(" · in the table only: {}", names.join("; ")) };
    format!(
        "Futures in 100 that keep what is then promised (before the first date: the first promise) · higher is better{missing}"
    )
}

fn picture(report: &ComparisonReport<'_>, lines: &[Line<'_>], (caption, dates): (&str, &[Date])) -> Option<Canvas> {
    let (first, last) = (*dates.first()?, *dates.last()?);
    let axis = Axis { low: 0.0, high: 100.0, step: 20.0 };
    let marks = marks::of(report.proposed().council, first, last);
    let mut canvas = Canvas::default();
    let anywhere = Timeline { axis, first, days: 1.0, left: 0.0, top: 0.0, right: 1.0, bottom: 1.0 };
    let right_room = direct::room(labels(&anywhere, lines).iter().map(|label| label.text.as_str()));
    let frame =
        Timeline::lay(&mut canvas, &Plan { caption, axis, first, last, marks: &marks, right_room, room: Room::WHOLE });
    for (line, pen) in lines.iter().zip(PENS).rev() {
        let points = dates.iter().zip(&line.promise.by_month);
        let places: Vec<(f64, f64)> =
            points.filter_map(|(date, share)| Some((frame.x(*date), frame.y(100.0 * (*share)?)))).collect();
        canvas.line(&places, pen);
    }
    direct::draw(&mut canvas, frame.right, &labels(&frame, lines), frame.top, frame.bottom);
    Some(canvas)
}

fn labels(frame: &Timeline, lines: &[Line<'_>]) -> Vec<Label> {
    let label = |(index, line): (usize, &Line<'_>)| {
        let share = line.promise.by_month.iter().rev().flatten().next().copied().unwrap_or(0.0);
        let text = format!("{}: {}", line.label, figures::shown(100.0 * share, 0));
        Label { wanted: frame.y(100.0 * share), text, first: index == 0 }
    };
    lines.iter().enumerate().map(label).collect()
}

/// A row a month, a column an option, all options.
fn table(report: &ComparisonReport<'_>, dates: &[Date], target: &str) -> Vec<Vec<String>> {
    let options: Vec<(&str, &Promise)> = report
        .comparison
        .options
        .iter()
        .filter_map(|option| Some((option.label.as_str(), promise_of(option, target)?)))
        .collect();
    let heads = options.iter().map(|(label, _)| (*label).to_owned());
    let mut table = vec![std::iter::once("Date".to_owned()).chain(heads).collect::<Vec<String>>()];
    for (at, date) in dates.iter().enumerate() {
        let cells = options.iter().map(|(_, promise)| {
            let share = promise.by_month.get(at).copied().flatten();
            share.map_or_else(|| "no figure".into(), |share| figures::shown(100.0 * share, 0))
        });
        table.push(std::iter::once(days::short(*date)).chain(cells).collect());
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::compare::sample;

    /// Options beyond the first two, each with the share of futures that keep the last promise.
    fn with(shares: [f64; 4]) -> sample::Played {
        let mut played = sample::played();
        for (at, share) in shares.into_iter().enumerate() {
            let mut option = played.comparison.options[1].clone();
            (option.name, option.label) = (format!("other-{at}"), format!("Other {at}"));
            for dated in option.promises.iter_mut().flat_map(|promise| &mut promise.dates) {
                dated.meeting = Some(share);
            }
            played.comparison.options.push(option);
        }
        played
    }

    #[test]
    fn the_title_says_of_which_date_its_chance_is_and_what_that_of_all_dates_is() {
        let mut played = sample::played();
        let promise = &mut played.comparison.options[1].promises[0];
        promise.dates[1].meeting = Some(0.72);
        promise.kept_all = Some(0.55);
        let titled = |played: &sample::Played| draw(&played.report()).expect("a chart").title;
        let said = "B. A programme with a long name: at most 11 by Sep 2024 is met in 72 in 100 futures";
        assert_eq!(titled(&played), format!("{said}, both dates in 55 in 100"));
        played.comparison.options[1].promises[0].kept_all = None;
        assert_eq!(titled(&played), said, "a folder written before it was counted");
    }

    #[test]
    fn an_option_without_a_line_keeps_the_promise_no_more_often_than_one_with() {
        let played = with([0.1, 0.9, 0.2, 0.8]);
        let report = played.report();
        let drawn = ranked(&report, "load");
        let names: Vec<&str> = drawn.iter().map(|line| line.label.as_str()).collect();
        assert_eq!(names[2..], ["Other 1", "Other 3", "Other 2", "Other 0"]);
        assert!(caption(&drawn[MOST..]).ends_with("in the table only: Other 2; Other 0"));
        assert!(!caption(&[]).contains("only"));
        let sketch = draw(&report).unwrap();
        assert!(
            sketch.alt.contains("Other 1 in 90 in 100 futures") && !sketch.alt.contains("Other 0"),
            "{}",
            sketch.alt
        );
        assert_eq!(sketch.table[0].len(), 7, "every option has a column");
    }
}
