//! Posts that are funded, posts that are filled, and agency workers stacked above them.

use super::axis::Axis;
use super::canvas::{Canvas, Pen};
use super::direct::{self, Label};
use super::timeline::{Plan, Room, Timeline};
use super::{Sketch, fan, marks, past, row, subtitle};
use crate::experiment::findings::{Band, Findings};
use crate::model::measure::Measure;
use crate::report::message::Course;
use crate::report::style::{AGENCY, GREY, INK};
use crate::report::{RunReport, days, figures};
use crate::scenario::council::Date;

/// The three series, record by record, and whether agency workers are among them.
pub(super) struct Posts<'a> {
    dates: &'a [Date],
    /// Funded posts.
    pub(super) funded: &'a [Option<Band>],
    filled: &'a [Option<Band>],
    agency: Option<&'a [Option<Band>]>,
}

/// Draws the chart.
pub(crate) fn draw(report: &RunReport<'_>) -> Option<Sketch> {
    drawn(report, &of(report)?)
}

/// The series of the whole council; agency workers where there are any.
pub(super) fn of<'a>(report: &RunReport<'a>) -> Option<Posts<'a>> {
    let findings = report.findings;
    let agency = findings.council(Measure::AgencyFte);
    Some(Posts {
        dates: &findings.dates,
        funded: findings.council(Measure::PostsFte)?,
        filled: findings.council(Measure::InPostFte)?,
        agency: agency.filter(|bands| bands.iter().flatten().any(|band| band.p90 > 0.0)),
    })
}

fn drawn(report: &RunReport<'_>, posts: &Posts<'_>) -> Option<Sketch> {
    let findings = report.findings;
    let filled = Course::of(findings, Measure::InPostFte)?;
    let funded = Course::of(findings, Measure::PostsFte)?;
    Some(Sketch {
        title: title(&filled, &funded),
        subtitle: subtitle(posts.shown(), report),
        alt: alternative(&filled, &funded, posts.agency_at_end()),
        table: posts.table(),
        canvas: posts.picture(report, findings)?,
    })
}

fn fte(value: f64) -> String {
    figures::shown(value, 0)
}

fn title(filled: &Course, funded: &Course) -> String {
    if filled.first.0 == filled.last.0 {
        let on = days::short(filled.last.0);
        return format!("{} of {} funded posts are filled on {on}", fte(filled.last.1.p50), fte(funded.last.1.p50));
    }
    let by = days::brief(filled.last.0);
    format!("About {} of {} funded posts would be filled by {by}", fte(filled.last.1.p50), fte(funded.last.1.p50))
}

fn alternative(filled: &Course, funded: &Course, agency: Option<Band>) -> String {
    let last = filled.last.1;
    let agency =
        agency.map_or_else(String::new, |band| format!(", with about {} agency workers stacked above", fte(band.p50)));
    format!(
        "Funded posts as a stepped line above a fan of permanent staff in post. {} of {} posts are filled at first; {} of {} on {} in the middle future ({} to {} in 8 in 10 futures){agency}.",
        fte(filled.first.1.p50),
        fte(funded.first.1.p50),
        fte(last.p50),
        fte(funded.last.1.p50),
        days::long(filled.last.0),
        fte(last.p10),
        fte(last.p90),
    )
}

impl Posts<'_> {
    /// What is drawn.
    fn shown(&self) -> &'static str {
        if self.agency.is_some() {
            "Funded posts, permanent staff in post and agency workers above them, full-time equivalents"
        } else {
            "Funded posts and permanent staff in post, full-time equivalents"
        }
    }

    /// Agency workers on the last day.
    pub(super) fn agency_at_end(&self) -> Option<Band> {
        self.agency.and_then(|bands| bands.last().copied().flatten())
    }

    /// Permanent and agency workers together in the middle of each \[FTE\], where both have a value.
    pub(super) fn with_agency(&self) -> Vec<Option<Band>> {
        let Some(agency) = self.agency else { return vec![None; self.dates.len()] };
        let sum = |(filled, agency): (&Option<Band>, &Option<Band>)| {
            let (filled, agency) = ((*filled)?, (*agency)?);
            Some(Band { p50: filled.p50 + agency.p50, ..filled })
        };
        self.filled.iter().zip(agency).map(sum).collect()
    }

    fn picture(&self, report: &RunReport<'_>, findings: &Findings) -> Option<Canvas> {
        let past = past::of(report, Measure::InPostFte);
        let played = (*findings.dates.first()?, *findings.dates.last()?);
        let (first, last) = past.as_ref().map_or(played, |past| past.span(played));
        let on_top = self.with_agency();
        let axis = self.axis(&on_top, past.iter().flat_map(past::Past::values));
        let mut marks = marks::of(report.council, first, last);
        marks.extend(past.as_ref().map(past::Past::mark));
        marks.sort();
        let said = past.as_ref().map_or("", past::Past::said);
        let start = axis.start();
        let caption = format!(
            "Full-time equivalents · the gap under the funded line is posts with no permanent person{said}{start}"
        );
        let anywhere = Timeline { axis, first, days: 1.0, left: 0.0, top: 0.0, right: 1.0, bottom: 1.0 };
        let right_room = direct::room(self.labels(&anywhere, &on_top).iter().map(|label| label.text.as_str()));
        let mut canvas = Canvas::default();
        let frame = Timeline::lay(
            &mut canvas,
            &Plan { caption: &caption, axis, first, last, marks: &marks, right_room, room: Room::WHOLE },
        );
        let tops = self.draw_agency(&mut canvas, &frame, &on_top);
        fan::draw(&mut canvas, &frame, &fan::runs(self.dates, self.filled), true);
        edge(&mut canvas, &tops);
        for run in fan::runs(self.dates, self.funded) {
            canvas.line(&steps(&fan::track(&frame, &run, fan::p50)), Pen::dashed(INK, 2.0, 10.0, 3.0));
        }
        if let Some(past) = &past {
            past.draw(&mut canvas, &frame);
        }
        direct::draw(&mut canvas, frame.right, &self.labels(&frame, &on_top), frame.top, frame.bottom);
        Some(canvas)
    }

    fn axis(&self, on_top: &[Option<Band>], happened: impl Iterator<Item = f64>) -> Axis {
        let ends = |band: &Band| [band.p10, band.p90];
        let filled = self.filled.iter().flatten().flat_map(ends);
        let middles = self.funded.iter().chain(on_top).flatten().map(fan::p50);
        Axis::over(filled.chain(middles).chain(happened), 5.0)
    }

    /// Fills what agency workers add; says where its upper edges lie.
    pub(super) fn draw_agency(
        &self,
        canvas: &mut Canvas,
        frame: &Timeline,
        on_top: &[Option<Band>],
    ) -> Vec<Vec<(f64, f64)>> {
        let both = self.filled.iter().zip(on_top).map(|(filled, sum)| sum.and(*filled));
        let floor: Vec<Option<Band>> = both.collect();
        let mut tops = Vec::new();
        for (below, above) in fan::runs(self.dates, &floor).iter().zip(fan::runs(self.dates, on_top)) {
            let top = fan::track(frame, &above, fan::p50);
            let mut outline = top.clone();
            outline.extend(fan::track(frame, below, fan::p50).into_iter().rev());
            canvas.area(&outline, AGENCY);
            tops.push(top);
        }
        tops
    }

    fn labels(&self, frame: &Timeline, on_top: &[Option<Band>]) -> Vec<Label> {
        let mut labels = Vec::new();
        if let Some(Some(band)) = self.funded.iter().rfind(|band| band.is_some()) {
            labels.push(Label {
                wanted: frame.y(band.p50),
                text: format!("Funded posts: {}", fte(band.p50)),
                first: false,
            });
        }
        if let Some(Some(band)) = self.filled.iter().rfind(|band| band.is_some()) {
            labels.push(Label {
                wanted: frame.y(band.p50),
                text: format!("In post (permanent): {}", fte(band.p50)),
                first: true,
            });
            let text = format!("8 in 10 futures: {} to {}", fte(band.p10), fte(band.p90));
            labels.push(Label { wanted: frame.y((band.p10 + band.p25) / 2.0), text, first: false });
        }
        if let (Some(Some(sum)), Some(band)) = (on_top.last(), self.agency_at_end()) {
            labels.push(Label {
                wanted: frame.y(sum.p50),
                text: format!("Agency, stacked above: {}", fte(band.p50)),
                first: false,
            });
        }
        labels
    }

    fn table(&self) -> Vec<Vec<String>> {
        let mut table = vec![row([
            "Date",
            "Funded posts",
            "In post, 1 in 10 below",
            "In post, middle future",
            "In post, 1 in 10 above",
        ])];
        table[0].extend(self.agency.map(|_| "Agency, middle future".to_owned()));
        let one = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| figures::shown(value, 1));
        for (index, date) in self.dates.iter().enumerate() {
            let (funded, filled) =
                (self.funded.get(index).copied().flatten(), self.filled.get(index).copied().flatten());
            let agency = self.agency.and_then(|bands| bands.get(index).copied().flatten());
            if funded.or(filled).is_none() {
                continue;
            }
            let middle = |band: Option<Band>| one(band.map(|band| band.p50));
            table.push(vec![
                days::short(*date),
                middle(funded),
                one(filled.map(|band| band.p10)),
                middle(filled),
                one(filled.map(|band| band.p90)),
            ]);
            if let (Some(line), Some(_)) = (table.last_mut(), self.agency) {
                line.push(middle(agency));
            }
        }
        table
    }
}

/// The upper edges of what agency workers add.
pub(super) fn edge(canvas: &mut Canvas, tops: &[Vec<(f64, f64)>]) {
    for top in tops {
        canvas.line(top, Pen::dashed(GREY, 1.75, 2.0, 2.5));
    }
}

/// A line that keeps its height until the next point.
pub(crate) fn steps(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut line: Vec<(f64, f64)> = Vec::new();
    for &(x, y) in points {
        if let Some(&(_, before)) = line.last() {
            line.push((x, before));
        }
        line.push((x, y));
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn agency_workers_are_named_only_where_they_are_drawn_and_as_all_there_are() {
        let sample = sample::county();
        let without = Posts { agency: None, ..of(&sample.report()).unwrap() };
        let (whole, none) = (draw(&sample.report()).unwrap(), drawn(&sample.report(), &without).unwrap());
        assert!(
            whole.subtitle.contains("agency workers above them") && whole.alt.contains("agency workers stacked above")
        );
        assert!(whole.canvas.svg.contains("Agency, stacked above: ") && !whole.canvas.svg.contains("on top"));
        assert_eq!(whole.table[0].last().unwrap(), "Agency, middle future");
        for said in [&none.subtitle, &none.alt, &none.table[0].join(" ")] {
            assert!(!said.to_lowercase().contains("agency"), "{said}");
        }
        assert!(none.table.iter().all(|line| line.len() == 5));
    }

    #[test]
    fn funded_posts_step() {
        assert_eq!(
            steps(&[(0.0, 1.0), (2.0, 1.0), (4.0, 5.0)]),
            [(0.0, 1.0), (2.0, 1.0), (2.0, 1.0), (4.0, 1.0), (4.0, 5.0)]
        );
    }
}
