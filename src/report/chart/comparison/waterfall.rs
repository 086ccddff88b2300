//! What drives the difference: a bar for each change, added in date order, with its range; beside it, what leaving it out does.

use std::collections::BTreeMap;

use plotters::style::RGBColor;

use super::super::axis::Axis;
use super::super::canvas::{Canvas, From, Pen};
use super::super::letters::{Weight, width, wrap};
use super::super::timeline::{EDGE, caption};
use super::super::{Sketch, marks, row, subtitle_of};
use crate::experiment::compare::ablation::{Bar, Waterfall};
use crate::experiment::findings::Band;
use crate::report::compare::{ComparisonReport, doubts, otherwise, words};
use crate::report::style::{AXIS, BAND_50, BLUE, GREY, GRID, INK, LINE, ORANGE, TEXT, WIDTH};
use crate::report::{days, escape, figures};
use crate::scenario::check::spoken::capital;
use crate::scenario::council::change::Change;

/// Changes of a scenario by name.
type Changes = BTreeMap<String, Change>;

/// Height of a row \[px\].
const ROW: f64 = 46.0;
/// Room for names to the left \[px\].
const NAMES: f64 = 190.0;
/// Room for values to the right \[px\].
const VALUES: f64 = 232.0;

/// What no change of the option alone starts and yet differs: "From the first day: agency and pay".
fn lasting(report: &ComparisonReport<'_>) -> String {
    let groups = otherwise::of(report);
    let named = otherwise::named(&groups).filter(|_| groups.iter().any(|group| group.table != "change"));
    named.map_or_else(|| "What else differs".into(), |named| format!("From the first day: {}", escape::line(&named)))
}

/// A row: its name, where its bar goes from and to, and its range where it is a step; of an end, its middle future.
struct Step<'a> {
    name: String,
    from: f64,
    to: f64,
    bar: Option<(&'a Band, Option<&'a Band>)>,
    middle: String,
}

/// Draws the chart.
pub(crate) fn draw(report: &ComparisonReport<'_>) -> Option<Sketch> {
    let fall = report.comparison.waterfall.as_ref()?;
    if fall.bars.is_empty() {
        return None;
    }
    let (option, reference) =
        (escape::line(&report.comparison.proposed().label), escape::line(&report.comparison.reference().label));
    let date = report.comparison.reference().findings.dates.get(report.comparison.record).copied()?;
    let label = fall.measure.about().label;
    let lasting = lasting(report);
    let changes = &report.proposed().council.change;
    let steps = steps(fall, [&option, &reference], (&lasting, changes));
    Some(Sketch {
        title: title(fall, &option),
        subtitle: subtitle_of(
            &format!("{label}, change by change, {} futures of each step", report.first_of(fall.futures)),
            report.council().authority.as_deref(),
            &[date],
        ),
        alt: format!(
            "Bars from {} on average under {reference} to {} under {option}. Largest step: {}.",
            figures::of(fall.measure, fall.from.mean),
            figures::of(fall.measure, fall.to.mean),
            said(fall, largest(fall)?)
        ),
        table: table(fall, &lasting, changes),
        canvas: picture(fall, &steps),
    })
}

fn largest(fall: &Waterfall) -> Option<&Bar> {
    fall.bars.iter().max_by(|one, other| one.added.mean.abs().total_cmp(&other.added.mean.abs()))
}

fn said(fall: &Waterfall, bar: &Bar) -> String {
    let band = &bar.added;
    let amount = words::amount(fall.measure, band.mean, band.mc_error);
    format!("{}, {amount} on average", marks::in_words(&bar.change))
}

/// The change that is missed most where it alone is left out, if that is told to be more than leaving this one out does.
fn missed<'a>(fall: &'a Waterfall, leading: &Bar) -> Option<&'a Bar> {
    let most = fall.bars.iter().max_by(|one, two| one.left_out.mean.abs().total_cmp(&two.left_out.mean.abs()))?;
    let apart = words::is_further(fall.measure, &most.left_out, Some(&leading.left_out));
    (most.change != leading.change && apart).then_some(most)
}

/// Names a change only where 8 in 10 futures of its bar are on one side of nought, and says that it drives the difference
/// most only where its mean is told from the others. Where another is missed more, the figures beside the bars would say
/// otherwise, so that both are named, each with its own measure and both as what the change does.
fn title(fall: &Waterfall, option: &str) -> String {
    let clear = |bar: &&Bar| bar.added.p10 * bar.added.p90 > 0.0 && words::is_further(fall.measure, &bar.added, None);
    let Some(bar) = largest(fall).filter(clear) else {
        return format!("No one change clearly makes the difference of {option}");
    };
    if let Some(other) = missed(fall, bar) {
        let amount = |band: &Band| words::amount(fall.measure, band.mean, band.mc_error);
        let [first, second] = [bar, other].map(|one| marks::in_words(&one.change));
        return format!(
            "Two changes drive the difference: {first}, added in date order ({}); {second}, against leaving it out ({})",
            amount(&bar.added),
            amount(&other.left_out)
        );
    }
    let others = fall.bars.iter().filter(|other| other.change != bar.change).map(|other| &other.added);
    let second = others.max_by(|one, two| one.mean.abs().total_cmp(&two.mean.abs()));
    let most = if words::is_further(fall.measure, &bar.added, second) { "What" } else { "Among what" };
    format!("{most} drives the difference most: {}", said(fall, bar))
}

/// What a change is called beside its bar: what its file says that it is, as tables do, where that has room; its name where not.
fn called(bar: &Bar, changes: &Changes) -> String {
    let said = changes.get(&bar.change).map(|change| capital(&escape::line(&change.what)));
    let fits = |said: &String| {
        let lines = wrap(said, TEXT, Weight::Regular, NAMES - 12.0, 2);
        !said.is_empty() && lines.join(" ") == *said
    };
    said.filter(fits).unwrap_or_else(|| marks::in_words(&bar.change))
}

/// Bars hang from the mean before them, so that they end where the option does.
fn steps<'a>(
    fall: &'a Waterfall,
    [option, reference]: [&str; 2],
    (lasting, changes): (&str, &Changes),
) -> Vec<Step<'a>> {
    // Of the futures of the steps, as the mean above it is: tables tell that of all futures.
    let end = |name: &str, band: &Band| Step {
        name: name.to_owned(),
        from: band.mean,
        to: band.mean,
        bar: None,
        middle: format!("middle future {}", figures::of(fall.measure, band.p50)),
    };
    let mut level = fall.from.mean;
    let mut steps = vec![end(reference, &fall.from)];
    let mut next = |name: String, band: &'a Band, left_out: Option<&'a Band>| {
        let from = level;
        level += band.mean;
        steps.push(Step { name, from, to: level, bar: Some((band, left_out)), middle: String::new() });
    };
    if let Some(beside) = &fall.beside {
        next(lasting.to_owned(), beside, None);
    }
    for bar in &fall.bars {
        next(called(bar, changes), &bar.added, Some(&bar.left_out));
    }
    steps.push(end(option, &fall.to));
    steps
}

fn picture(fall: &Waterfall, steps: &[Step<'_>]) -> Canvas {
    let mut canvas = Canvas::default();
    let top = caption(
        &mut canvas,
        "From the reference to the option · bars: means, which add up, in date order · whiskers: 8 in 10 futures · beside: what each adds, and what leaving it out does",
    );
    let reach = |step: &Step<'_>| match step.bar {
        Some((band, _)) => [step.from + band.p10, step.from + band.p90],
        None => [step.from, step.to],
    };
    let axis = Axis::over(steps.iter().flat_map(reach).chain(steps.iter().map(|step| step.to)), 6.0);
    let (left, right) = (EDGE + NAMES, WIDTH - EDGE - VALUES);
    let x = |value: f64| left + (right - left) * axis.share(value);
    let bottom = top + ROW * steps.len() as f64;
    for tick in axis.ticks() {
        canvas.line(&[(x(tick), top), (x(tick), bottom)], Pen::solid(GRID, 0.75));
        canvas.text((x(tick), bottom + 14.0), From::Middle, &axis.label(tick), TEXT, Weight::Regular);
    }
    let counted = format!("{}{}", fall.measure.about().label, axis.start());
    canvas.text((EDGE + NAMES, bottom + 14.0 + LINE), From::Left, &counted, TEXT, Weight::Regular);
    for (place, step) in steps.iter().enumerate() {
        let y = top + ROW * (place as f64 + 0.5);
        name(&mut canvas, &step.name, y);
        match step.bar {
            Some((band, left_out)) => bar(&mut canvas, fall, step, (band, left_out), y, &x),
            None => {
                canvas.line(&[(x(step.to), y - 11.0), (x(step.to), y + 11.0)], Pen::solid(GREY, 5.0));
                let value = format!("{} on average", figures::of(fall.measure, step.to));
                canvas.text((right + 14.0, y - 8.0), From::Left, &value, TEXT, Weight::Bold);
                canvas.text((right + 14.0, y + 10.0), From::Left, &step.middle, TEXT, Weight::Regular);
            }
        }
        if let Some(next) = steps.get(place + 1) {
            canvas.line(&[(x(next.from), y + 9.0), (x(next.from), y + ROW - 9.0)], Pen::dashed(AXIS, 0.75, 3.0, 3.0));
        }
    }
    canvas.height = bottom + 2.0 * LINE + 14.0;
    canvas
}

fn name(canvas: &mut Canvas, text: &str, y: f64) {
    let lines = wrap(text, TEXT, Weight::Regular, NAMES - 12.0, 2);
    let first = y - LINE * (lines.len() as f64 - 1.0) / 2.0;
    for (place, line) in lines.iter().enumerate() {
        canvas.text((EDGE, first + LINE * place as f64), From::Left, line, TEXT, Weight::Regular);
    }
}

fn bar(
    canvas: &mut Canvas,
    fall: &Waterfall,
    step: &Step<'_>,
    (band, left_out): (&Band, Option<&Band>),
    y: f64,
    x: &impl Fn(f64) -> f64,
) {
    let colour: RGBColor = if left_out.is_none() {
        BAND_50
    } else if band.mean < 0.0 {
        BLUE
    } else {
        ORANGE
    };
    let (from, to) = (x(step.from.min(step.to)), x(step.from.max(step.to)));
    canvas.bar((from, y - 9.0), (to.max(from + 1.5), y + 9.0), colour);
    let whisker = y + 15.0;
    let (low, high) = (x(step.from + band.p10), x(step.from + band.p90));
    canvas.line(&[(low, whisker), (high, whisker)], Pen::solid(INK, 1.5));
    for end in [low, high] {
        canvas.line(&[(end, whisker - 4.0), (end, whisker + 4.0)], Pen::solid(INK, 1.5));
    }
    let at = WIDTH - EDGE - VALUES + 14.0;
    let amount = words::amount(fall.measure, band.mean, band.mc_error);
    canvas.text((at, y - 8.0), From::Left, &amount, TEXT, Weight::Bold);
    let beside = at + width(&amount, TEXT, Weight::Bold) + 8.0;
    let lost = left_out.map(|lost| format!("without it {}", words::amount(fall.measure, -lost.mean, lost.mc_error)));
    canvas.text((beside, y - 8.0), From::Left, &lost.unwrap_or_default(), TEXT, Weight::Regular);
    let range = doubts::range(fall.measure, band, band.mc_error);
    canvas.text((at, y + 10.0), From::Left, &range, TEXT, Weight::Regular);
}

fn table(fall: &Waterfall, lasting: &str, changes: &Changes) -> Vec<Vec<String>> {
    let mut table = vec![row([
        "Change",
        "Date",
        "Added, mean",
        "1 in 10 below",
        "1 in 10 above",
        "Whole less it left out, mean",
        "1 in 10 below",
        "1 in 10 above",
    ])];
    let cells = |band: &Band| {
        let [low, high] = [band.p10, band.p90].map(|end| figures::level(end, band.mc_error, 2));
        [figures::to_error(band.mean, band.mc_error, 2), low, high]
    };
    if let Some(beside) = &fall.beside {
        let none = || std::iter::repeat_n("–".to_owned(), 3);
        let head = [lasting.to_owned(), "–".to_owned()];
        table.push(head.into_iter().chain(cells(beside)).chain(none()).collect());
    }
    for bar in &fall.bars {
        let head = [called(bar, changes), days::short(bar.date)];
        table.push(head.into_iter().chain(cells(&bar.added)).chain(cells(&bar.left_out)).collect());
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::compare::{Played, sample};

    #[test]
    fn two_changes_are_named_where_adding_and_leaving_out_rank_them_otherwise() {
        let band = |mean: f64| Band {
            mean,
            p10: mean - 0.5,
            p25: mean - 0.2,
            p50: mean,
            p75: mean + 0.2,
            p90: mean + 0.5,
            mc_error: 0.01,
            futures: 100,
        };
        let bar = |change: &str, added, left_out| Bar {
            change: change.into(),
            date: jiff::civil::date(2019, 4, 1),
            added: band(added),
            left_out: band(left_out),
            cost: None,
        };
        let fall = |campaign| Waterfall {
            measure: crate::model::measure::Measure::AverageCaseload,
            futures: 100,
            from: band(18.0),
            beside: None,
            beside_cost: None,
            bars: vec![bar("specialist-teams", -2.5, -2.6), bar("recruitment-campaign", -1.0, campaign)],
            to: band(14.0),
            whole: band(-4.0),
        };
        let said = title(&fall(-3.4), "E");
        // Both take children off: nothing that is said of either reads as harm.
        assert_eq!(
            said,
            "Two changes drive the difference: Specialist teams, added in date order (2.5 fewer); Recruitment campaign, against leaving it out (3.4 fewer)"
        );
        let said = title(&fall(-1.2), "E");
        assert!(said.starts_with("What drives the difference most: Specialist teams"), "{said}");
    }

    #[test]
    fn a_bar_is_called_what_its_file_says_where_that_has_room() {
        let played = sample::played();
        let bar = &played.comparison.waterfall.as_ref().expect("a waterfall").bars[0];
        let mut changes = played.report().proposed().council.change.clone();
        let mut said = |what: &str| {
            changes.get_mut(&bar.change).expect("a change").what = what.into();
            called(bar, &changes)
        };
        let settled = "assessments settle far more children without a plan";
        assert_eq!(said(settled), capital(settled));
        assert_eq!(said(&settled.repeat(3)), marks::in_words(&bar.change));
        assert_eq!(said(""), marks::in_words(&bar.change));
    }

    #[test]
    fn the_axis_says_what_it_counts_and_that_it_is_cut() {
        let mut played = sample::played();
        let fall = played.comparison.waterfall.as_mut().expect("a waterfall");
        let label = fall.measure.about().label;
        let said = |fall: &Waterfall| {
            let drawn = picture(fall, &steps(fall, ["A", "B"], ("", &Changes::new())));
            drawn.texts.iter().map(|placed| placed.text.clone()).find(|text| text.starts_with(label))
        };
        for (level, shrunk, wanted) in
            [(100.0, 0.01, format!("{label} · the axis does not start at 0")), (0.0, 0.0, label.to_owned())]
        {
            for band in fall.bars.iter_mut().flat_map(|bar| [&mut bar.added, &mut bar.left_out]).chain(&mut fall.beside)
            {
                (band.mean, band.p10, band.p90) = (band.mean * shrunk, band.p10 * shrunk, band.p90 * shrunk);
            }
            (fall.from.mean, fall.to.mean) = (level, level);
            assert_eq!(said(fall), Some(wanted));
        }
    }

    #[test]
    fn what_no_change_starts_is_named_by_what_it_is() {
        let played = sample::played();
        let report = played.report();
        assert_eq!(lasting(&report), "What else differs");
        let merged = format!("{}\n[agency]\nask_percent = 92\n", report.scenarios[1].merged);
        let scenarios = [report.scenarios[0], Played { merged: &merged, ..report.scenarios[1] }];
        let said = lasting(&ComparisonReport { scenarios: &scenarios, ..report });
        assert_eq!(said, "From the first day: agency");
    }
}
