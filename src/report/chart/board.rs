//! Charts for one page: three small ones whose dates stand above one another.

use super::axis::Axis;
use super::canvas::{Canvas, Pen};
use super::direct::{self, Label};
use super::letters::{Weight, fit, width};
use super::marks::{self, Mark};
use super::past::{self, Past};
use super::posts::Posts;
use super::timeline::{EDGE, Plan, Room, Timeline};
use super::{Drawing, Sketch, alternative, caseload_fan, fan, frame, posts, promises, subtitle};
use crate::experiment::findings::Band;
use crate::model::measure::{Better, Measure};
use crate::report::message::{self, Course};
use crate::report::style::{INK, TEXT};
use crate::report::{RunReport, figures};
use crate::scenario::council::Date;

/// The drawing and its plot: so narrow, and so low beside it, that letters can be read on a third of a sheet of A4 on its side, and two
/// rows of marks, for more would take the plot's height; the page has a list of milestones.
const ROOM: Room = Room { width: 430.0, tall: 155.0, left: None, weeks_from: None, mark_rows: 2 };
/// Nearest that a plot begins to the left edge \[px\].
const LEFT: f64 = 46.0;
/// Room for the labels on the right \[px\].
const RIGHT: f64 = 134.0;
/// What of it the line to a label takes \[px\].
const LEADER: f64 = 24.0;

/// The three charts, those that the run has numbers for.
pub(crate) fn draw_all(report: &RunReport<'_>) -> Vec<Drawing> {
    let measures =
        [(Measure::AverageCaseload, "Caseload"), (Measure::WorkersOverThreshold, "Workers over the threshold")];
    let fans =
        measures.into_iter().filter_map(|(measure, noun)| Some((measure.about().key, of(report, measure, noun)?)));
    let staff = staff(report).map(|sketch| ("posts", sketch));
    let source = frame::source(report);
    let mut sketches: Vec<(&'static str, Sketch)> = fans.chain(staff).collect();
    // All are as tall as the tallest, so that whatever room a sheet has, it shrinks their letters alike.
    let tallest = sketches.iter().map(|(_, sketch)| sketch.canvas.height).fold(0.0, f64::max);
    for (_, sketch) in &mut sketches {
        sketch.canvas.height = tallest;
    }
    sketches.into_iter().map(|(name, sketch)| small(name, sketch, &source)).collect()
}

/// A chart whose title and source stand in the page's own text.
fn small(name: &'static str, sketch: Sketch, source: &str) -> Drawing {
    let alt = alternative(&sketch.alt);
    let inline = frame::document(&sketch.canvas, &alt, (0.0, ROOM.width));
    Drawing {
        name,
        title: sketch.title,
        subtitle: sketch.subtitle,
        source: source.to_owned(),
        svg: inline.clone(),
        inline,
        alt,
        table: sketch.table,
        #[cfg(test)]
        height: sketch.canvas.height,
        #[cfg(test)]
        texts: sketch.canvas.texts,
    }
}

/// What is drawn on one of them.
struct Drawn<'a> {
    bands: &'a [Option<Band>],
    promises: Vec<Vec<&'a crate::experiment::findings::TargetChance>>,
    past: Option<Past>,
    measure: Measure,
    /// Funded posts as a line that keeps its height until the next point, and agency workers.
    posts: Option<Posts<'a>>,
    /// People in post and agency workers together; nothing without those.
    on_top: Vec<Option<Band>>,
    from_nought: bool,
}

/// A fan of a measure of the whole council.
fn drawn<'a>(report: &RunReport<'a>, measure: Measure) -> Option<Drawn<'a>> {
    let findings = report.findings;
    let posts = if measure == Measure::InPostFte { posts::of(report) } else { None };
    Some(Drawn {
        on_top: posts.as_ref().map_or_else(Vec::new, Posts::with_agency),
        bands: findings.council(measure)?,
        promises: promises::of(findings, measure),
        past: past::of(report, measure),
        measure,
        posts,
        from_nought: measure == Measure::WorkersOverThreshold,
    })
}

/// Where every plot begins, so that no label of any of them is cut off.
fn left(report: &RunReport<'_>) -> f64 {
    let measures = [Measure::AverageCaseload, Measure::WorkersOverThreshold, Measure::InPostFte];
    let axes = measures.into_iter().filter_map(|measure| Some(drawn(report, measure)?.axis()));
    let widest = axes.flat_map(|axis| axis.ticks().into_iter().map(move |tick| axis.label(tick)));
    widest.map(|label| width(&label, TEXT, Weight::Regular)).fold(LEFT - EDGE - 10.0, f64::max) + EDGE + 10.0
}

fn of(report: &RunReport<'_>, measure: Measure, noun: &str) -> Option<Sketch> {
    let findings = report.findings;
    let course = Course::of(findings, measure)?;
    let noun = match &report.council.standard {
        Some(standard) if measure == Measure::WorkersOverThreshold => {
            format!("Workers over {} children", figures::written(standard.most_children))
        }
        Some(_) | None => noun.to_owned(),
    };
    let drawn = drawn(report, measure)?;
    Some(Sketch {
        title: course.title(&noun),
        subtitle: subtitle(measure.about().label, report),
        alt: format!("Fan chart. {}", course.sentence(&noun)),
        table: caseload_fan::table(&fan::runs(&findings.dates, drawn.bands), measure, drawn.past.as_ref()),
        canvas: drawn.picture(report)?,
    })
}

/// Funded posts as a stepped line over the fan of permanent people in them, agency workers stacked above.
fn staff(report: &RunReport<'_>) -> Option<Sketch> {
    let whole = posts::draw(report)?;
    Some(Sketch { canvas: drawn(report, Measure::InPostFte)?.picture(report)?, ..whole })
}

impl Drawn<'_> {
    fn axis(&self) -> Axis {
        let shown = self.bands.iter().flatten().flat_map(|band| [band.p10, band.p50, band.p90]);
        let line = self.funded().into_iter().flatten().chain(&self.on_top).flatten().map(fan::p50);
        let happened = self.past.iter().flat_map(Past::values);
        let nought = self.from_nought.then_some(0.0);
        let values = shown.chain(line).chain(promises::values(&self.promises)).chain(happened).chain(nought);
        Axis::of(self.measure, values, 3.0)
    }

    fn funded(&self) -> Option<&[Option<Band>]> {
        self.posts.as_ref().map(|posts| posts.funded)
    }

    fn agency(&self) -> Option<Band> {
        self.posts.as_ref().and_then(Posts::agency_at_end)
    }

    fn picture(&self, report: &RunReport<'_>) -> Option<Canvas> {
        let dates = &report.findings.dates;
        let (first, last) = span(report)?;
        let axis = self.axis();
        let marks = marks_of(report, (first, last));
        let whose = if self.is_illustrative(report) { " · target illustrative" } else { "" };
        let caption = self.caption(&axis) + whose;
        let room = Room { left: Some(left(report)), ..ROOM };
        let mut canvas = Canvas::default();
        let plan = Plan { caption: &caption, axis, first, last, marks: &marks, right_room: RIGHT, room };
        let frame = Timeline::lay(&mut canvas, &plan);
        let runs = fan::runs(dates, self.bands);
        let tops = self.posts.as_ref().map(|posts| posts.draw_agency(&mut canvas, &frame, &self.on_top));
        fan::draw(&mut canvas, &frame, &runs, true);
        posts::edge(&mut canvas, &tops.unwrap_or_default());
        for run in self.funded().map(|line| fan::runs(dates, line)).into_iter().flatten() {
            canvas.line(&posts::steps(&fan::track(&frame, &run, fan::p50)), Pen::dashed(INK, 2.0, 10.0, 3.0));
        }
        promises::draw(&mut canvas, &frame, &self.promises, (&runs, last));
        if let Some(past) = &self.past {
            past.draw(&mut canvas, &frame);
        }
        direct::draw(&mut canvas, frame.right, &self.labels(&frame), frame.top, frame.bottom);
        Some(canvas)
    }

    /// Whether a target that it shows is one that nobody has adopted: the label beside it has no room to say so.
    fn is_illustrative(&self, report: &RunReport<'_>) -> bool {
        let mut shown = self.promises.iter().flatten();
        shown.any(|target| message::is_illustrative(report.council, &target.target))
    }

    fn caption(&self, axis: &Axis) -> String {
        let better = match self.measure.about().better {
            Better::Lower => "Lower is better",
            Better::Higher => "Higher is better",
            Better::Neither => self.measure.about().label,
        };
        let start = if axis.is_cut() { " · axis not from 0" } else { "" };
        let agency = if self.agency().is_some() { " · agency workers above" } else { "" };
        let dots = if self.past.is_some() { " · dots: what happened" } else { "" };
        format!("{better}{agency}{start}{dots}")
    }

    fn labels(&self, frame: &Timeline) -> Vec<Label> {
        let label = |value: f64, text: String, first: bool| {
            let text = fit(&text, TEXT, Weight::Bold, RIGHT - LEADER);
            Label { wanted: frame.y(value), text, first }
        };
        let of = |value: f64| match self.posts {
            Some(_) => figures::shown(value, 0),
            None => figures::of(self.measure, value),
        };
        let last = self.bands.iter().rev().flatten().next();
        let mut labels: Vec<Label> = last.map_or_else(Vec::new, |band| {
            let what = if self.posts.is_some() { "In post" } else { "Middle" };
            let range = format!("8 in 10: {}–{}", of(band.p10), of(band.p90));
            vec![label(band.p50, format!("{what}: {}", of(band.p50)), true), label(band.p10, range, false)]
        });
        let line = self.funded().and_then(|line| line.iter().rev().flatten().next());
        let top = self.on_top.last().copied().flatten().zip(self.agency());
        labels.extend(top.map(|(sum, agency)| label(sum.p50, format!("Agency: {}", of(agency.p50)), false)));
        labels.extend(line.map(|band| label(band.p50, format!("Funded: {}", of(band.p50)), false)));
        let promised = self.promises.iter().filter_map(|group| group.last());
        labels
            .extend(promised.map(|target| label(target.value, format!("Target: {}", message::wanted(target)), false)));
        labels
    }
}

/// From the first month of what happened, or the first day, to the last day: the same on every chart.
fn span(report: &RunReport<'_>) -> Option<(Date, Date)> {
    let played = (*report.findings.dates.first()?, *report.findings.dates.last()?);
    let history = report.actuals.map(|actuals| &actuals.history);
    let months = history.and_then(|history| Some((history.first()?, history.last()?)));
    Some(months.map_or(played, |(first, last)| (played.0.min(first), played.1.max(last))))
}

/// Milestones and reorganisations, or changes where there are neither, and the last month of what happened: there is no room for more.
fn marks_of(report: &RunReport<'_>, (first, last): (Date, Date)) -> Vec<Mark> {
    let council = report.council;
    let moves = |mark: &Mark| {
        let named = |(name, change): (&String, &crate::scenario::council::change::Change)| {
            change.reorganise.is_some() && change.date == mark.date && marks::in_words(name) == mark.label
        };
        council.change.iter().any(named) || council.milestone.values().any(|one| one.date == mark.date)
    };
    let all = marks::of(council, first, last);
    let chosen: Vec<Mark> = all.iter().filter(|mark| moves(mark)).cloned().collect();
    let mut marks = if chosen.is_empty() { all } else { chosen };
    marks.extend(past::of(report, Measure::AverageCaseload).map(|past| past.mark()));
    marks.sort();
    marks.truncate(4);
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::cases;
    use crate::report::style::LINE;

    #[test]
    fn letters_have_seven_points_on_a_printed_sheet() {
        // A third of what 297 mm leave beside margins and gaps, and the height that many words leave.
        let (wide, high) = (90.0, 53.0);
        let points = |millimetres: f64| millimetres / 25.4 * 72.0;
        for (case, sample) in cases() {
            for drawing in draw_all(&sample.report()) {
                let scale = (points(wide) / ROOM.width).min(points(high) / drawing.height);
                assert!(TEXT * scale >= 7.0, "{case} {}: {} pt", drawing.name, TEXT * scale);
            }
        }
    }

    #[test]
    fn dates_stand_above_one_another_and_nothing_leaves_or_meets() {
        for (case, sample) in cases() {
            let drawings = draw_all(&sample.report());
            assert_eq!(drawings.len(), 3, "{case}");
            for drawing in &drawings {
                // A caption, two rows of marks, the plot and its dates.
                assert!(drawing.height <= ROOM.tall + 4.0 * LINE + 50.0, "{case} {}: {}", drawing.name, drawing.height);
                assert!((drawing.height - drawings[0].height).abs() < 1e-9, "{case}: letters of one size in print");
                assert!((40..=300).contains(&drawing.alt.chars().count()), "{case}: {}", drawing.alt);
                for (index, one) in drawing.texts.iter().enumerate() {
                    let [left, top, right, bottom] = one.edges;
                    let inside = left >= 0.0 && top >= 0.0 && right <= ROOM.width && bottom <= drawing.height;
                    assert!(inside, "{case} {}: {one:?}", drawing.name);
                    for other in &drawing.texts[index + 1..] {
                        let [from, above, to, below] = other.edges;
                        let apart = right <= from || to <= left || bottom <= above + 1.0 || below <= top + 1.0;
                        assert!(apart, "{case} {}: {one:?} and {other:?}", drawing.name);
                    }
                }
            }
        }
    }
}
