//! Workers over the threshold, team by team, on one scale.

use super::axis::Axis;
use super::canvas::{Canvas, From, Pen};
use super::letters::{Weight, width, wrap};
use super::timeline::{EDGE, Timeline, caption};
use super::{Sketch, fan, row, subtitle};
use crate::experiment::findings::{Band, Findings};
use crate::model::measure::Measure;
use crate::report::message::Course;
use crate::report::style::{AXIS, GRID, LINE, TEXT, WIDTH};
use crate::report::{RunReport, days, escape, figures};
use crate::scenario::council::Date;

const MEASURE: Measure = Measure::WorkersOverThreshold;
/// Height of a panel's plot \[px\].
const TALL: f64 = 96.0;
/// Space between panels \[px\].
const BETWEEN: f64 = 22.0;

/// Distance from the last point to its values \[px\].
const BESIDE: f64 = 9.0;
/// Lowest place of the first of the two lines of values, above the axis \[px\].
const ABOVE_AXIS: f64 = LINE + 8.0;

/// A team that has numbers.
struct Panel<'a> {
    name: String,
    bands: &'a [Option<Band>],
    course: Course,
}

/// Draws the chart.
pub(crate) fn draw(report: &RunReport<'_>) -> Option<Sketch> {
    let panels = panels(report);
    let course = Course::of(report.findings, MEASURE)?;
    if panels.is_empty() {
        return None;
    }
    let noun = match &report.council.standard {
        Some(standard) => format!("Workers over {} children", figures::written(standard.most_children)),
        None => "Workers over the threshold".into(),
    };
    Some(Sketch {
        title: course.title(&noun),
        subtitle: subtitle(&format!("{noun} per full-time equivalent, by team"), report),
        alt: alternative(&course, &noun, &panels),
        table: table(report.findings, &panels),
        canvas: picture(report.findings, &panels)?,
    })
}

/// Teams with at least one value, in the order of their names in the file.
fn panels<'a>(report: &'a RunReport<'_>) -> Vec<Panel<'a>> {
    let findings = report.findings;
    let of_team = findings
        .bands
        .iter()
        .filter(|(series, _)| series.measure == MEASURE && series.role == "all" && series.team != "all");
    of_team
        .filter_map(|(series, bands)| {
            let name = report.council.team.get(&series.team).map_or(series.team.as_str(), |team| team.name.as_str());
            let course = Course::through(findings, MEASURE, bands)?;
            Some(Panel { name: escape::line(name), bands, course })
        })
        .collect()
}

fn alternative(course: &Course, noun: &str, panels: &[Panel<'_>]) -> String {
    let open = panels.iter().filter(|panel| panel.course.last.0 == course.last.0);
    let most = open.max_by(|one, other| one.course.last.1.p50.total_cmp(&other.course.last.1.p50));
    let most = most.filter(|panel| panel.course.last.1.p50 > 0.0).map_or_else(String::new, |panel| {
        format!(
            " The highest middle value at the end is {} in {}.",
            figures::of(MEASURE, panel.course.last.1.p50),
            panel.name
        )
    });
    let word = if panels.len() == 1 { "team" } else { "teams" };
    format!("Fans for {} {word} on one scale. {}{most}", panels.len(), course.sentence(noun))
}

fn picture(findings: &Findings, panels: &[Panel<'_>]) -> Option<Canvas> {
    let (first, last) = (*findings.dates.first()?, *findings.dates.last()?);
    let values =
        panels.iter().flat_map(|panel| panel.bands.iter().flatten()).flat_map(|band| [0.0, band.p10, band.p90]);
    let axis = Axis::over(values, 3.0);
    let mut canvas = Canvas::default();
    let top = caption(&mut canvas, "Lower is better · beside each: the middle future, and 8 in 10 futures, at the end");
    let columns = panels.len().min(if panels.len() == 4 { 2 } else { 3 });
    let wide = (WIDTH - 2.0 * EDGE - BETWEEN * (columns - 1) as f64) / columns as f64;
    let values =
        axis.ticks().into_iter().map(|tick| width(&axis.label(tick), TEXT, Weight::Regular)).fold(0.0, f64::max) + 10.0;
    let mut y = top;
    for line in panels.chunks(columns) {
        let names: Vec<Vec<String>> = line.iter().map(|panel| wrap(&panel.name, TEXT, Weight::Bold, wide, 2)).collect();
        let heading = names.iter().map(Vec::len).max().unwrap_or(1) as f64 * LINE;
        for (index, (panel, name)) in line.iter().zip(&names).enumerate() {
            let left = EDGE + index as f64 * (wide + BETWEEN);
            for (place, text) in name.iter().enumerate() {
                let at = y + heading - LINE * (name.len() - place) as f64 + LINE / 2.0;
                canvas.text((left, at), From::Left, text, TEXT, Weight::Bold);
            }
            let frame = Timeline {
                axis,
                first,
                days: days::between(first, last).max(1.0),
                left: left + values,
                right: left + wide - room(panels),
                top: y + heading + 10.0,
                bottom: y + heading + 10.0 + TALL,
            };
            panel.draw(&mut canvas, &frame, findings, last);
        }
        y += heading + 10.0 + TALL + 2.0 * LINE + 4.0;
    }
    canvas.height = y;
    Some(canvas)
}

/// Room for the last values to the right of each panel \[px\].
fn room(panels: &[Panel<'_>]) -> f64 {
    let texts = panels.iter().flat_map(|panel| panel.last_values());
    texts.map(|text| width(&text, TEXT, Weight::Bold)).fold(0.0, f64::max) + BESIDE + 2.0
}

impl Panel<'_> {
    /// The middle and the range at the end, as they are written.
    fn last_values(&self) -> [String; 2] {
        let band = self.course.last.1;
        [figures::of(MEASURE, band.p50), figures::range(MEASURE, band.p10, band.p90)]
    }

    fn draw(&self, canvas: &mut Canvas, frame: &Timeline, findings: &Findings, last: Date) {
        for tick in frame.axis.ticks() {
            let y = frame.y(tick);
            canvas.line(&[(frame.left, y), (frame.right, y)], Pen::solid(GRID, 0.75));
            canvas.text((frame.left - 6.0, y), From::Right, &frame.axis.label(tick), TEXT, Weight::Regular);
        }
        canvas.line(&[(frame.left, frame.bottom), (frame.right, frame.bottom)], Pen::solid(AXIS, 1.0));
        fan::draw(canvas, frame, &fan::runs(&findings.dates, self.bands), true);
        self.draw_last(canvas, frame, last);
        canvas.text((frame.left, frame.bottom + 14.0), From::Left, &days::brief(frame.first), TEXT, Weight::Regular);
        canvas.text((frame.right, frame.bottom + 14.0), From::Right, &days::brief(last), TEXT, Weight::Regular);
    }

    /// Writes the last values beside the last point; with its date when the team's figures end early.
    fn draw_last(&self, canvas: &mut Canvas, frame: &Timeline, last: Date) {
        let (date, band) = self.course.last;
        let [middle, range] = self.last_values();
        let middle = if date == last { middle } else { format!("{middle} in {}", days::month(date)) };
        let wide = width(&middle, TEXT, Weight::Bold).max(width(&range, TEXT, Weight::Regular));
        let beside = frame.x(date) + BESIDE;
        let x = if date == last { beside } else { beside.min(frame.right - wide) };
        let y = frame.y(band.p50).clamp(frame.top + 6.0, frame.bottom - ABOVE_AXIS);
        canvas.text_on_white((x, y), From::Left, &middle, TEXT, Weight::Bold);
        canvas.text_on_white((x, y + LINE - 2.0), From::Left, &range, TEXT, Weight::Regular);
    }
}

fn table(findings: &Findings, panels: &[Panel<'_>]) -> Vec<Vec<String>> {
    let mut table =
        vec![row(["Team", "Date", "1 in 10 below", "1 in 4 below", "Middle future", "1 in 4 above", "1 in 10 above"])];
    for panel in panels {
        for (date, band) in fan::runs(&findings.dates, panel.bands).iter().flatten() {
            let mut line = vec![panel.name.clone(), days::short(*date)];
            line.extend([band.p10, band.p25, band.p50, band.p75, band.p90].map(|value| figures::of(MEASURE, value)));
            table.push(line);
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn a_team_that_has_closed_is_not_the_highest_at_the_end() {
        let mut sample = sample::county();
        let closed = |series: &crate::experiment::findings::Series| series.team == "adolescent";
        for (_, bands) in sample.findings.bands.iter_mut().filter(|(series, _)| closed(series)) {
            bands[3..].fill(None);
        }
        let alt = draw(&sample.report()).unwrap().alt;
        assert!(alt.contains("The highest middle value at the end is 2 in Assessment."), "{alt}");
    }
}
