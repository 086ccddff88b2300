//! How children are spread over workers on the first day, team by team: bars of workers by how many they hold.

use plotters::style::RGBColor;

use super::super::canvas::{Canvas, From};
use super::super::letters::{Weight, fit, width};
use super::super::timeline::{EDGE, caption};
use super::super::{Sketch, row};
use crate::experiment::findings::Spread;
use crate::report::chart::subtitle_of;
use crate::report::compare::ComparisonReport;
use crate::report::style::{BAND_50, BAND_80, BLUE, LINE, PINK, TEXT, WIDTH};
use crate::report::{days, escape, figures};

/// Height of a bar and of the row it stands in \[px\].
const BAR: f64 = 17.0;
const ROW: f64 = 25.0;
/// Longest name of a team \[px\].
const LONGEST: f64 = 230.0;
/// Colours from few children to too many.
const COLOURS: [RGBColor; 4] = [BAND_80, BAND_50, BLUE, PINK];
/// Shares of the council's standard at which the bands end.
const ENDS: [f64; 2] = [0.6, 0.8];

/// Workers of one team by band.
struct Team {
    name: String,
    workers: [f64; 4],
}

impl Team {
    fn all(&self) -> f64 {
        self.workers.iter().sum()
    }

    /// Whole workers by band, which add up to all of them as they are shown. Those with too many are the figure of the chart, and of
    /// other pages: they are rounded by themselves, and what is left is given to the others by the largest remainder.
    fn whole(&self) -> [f64; 4] {
        let [.., over] = self.workers;
        let mut whole = self.workers.map(f64::floor);
        whole[3] = over.round();
        let mut order = [0, 1, 2];
        order.sort_by(|one, other| self.workers[*other].fract().total_cmp(&self.workers[*one].fract()));
        let left = (self.all().round() - whole.iter().sum::<f64>()).max(0.0) as usize;
        order.into_iter().take(left).for_each(|band| whole[band] += 1.0);
        whole
    }
}

/// Draws the chart.
pub(crate) fn draw(report: &ComparisonReport<'_>) -> Option<Sketch> {
    let council = report.council();
    let standard = council.standard.as_ref()?.most_children;
    let ends = [(standard * ENDS[0]).round(), (standard * ENDS[1]).round(), standard];
    let findings = &report.comparison.reference().findings;
    let first = *findings.dates.first()?;
    let on_the_day = |spread: &&Spread| spread.date == first;
    let mut all = Team { name: String::new(), workers: [0.0; 4] };
    let mut teams: Vec<Team> = Vec::new();
    for spread in findings.spreads.iter().filter(on_the_day) {
        let workers = banded(&spread.workers, ends);
        if spread.team == "all" {
            all.workers = workers;
        } else {
            let name = council.team_name(&spread.team);
            teams.push(Team { name: escape::line(name), workers });
        }
    }
    teams.retain(|team| team.all() >= 0.5);
    teams.sort_by(|one, other| other.workers[3].total_cmp(&one.workers[3]));
    if teams.is_empty() || all.all() <= 0.0 {
        return None;
    }
    let number = |value: f64| figures::shown(value, 0);
    // In the statistic of the bars: the middle of a sum is not the sum of bars.
    let in_all = format!("{} of {}", number(all.whole()[3]), number(all.all()));
    let over = figures::written(standard);
    let worst = &teams[0];
    Some(Sketch {
        title: format!("{in_all} social workers hold more than {over} children, on average over futures"),
        subtitle: subtitle_of(
            &format!(
                "Social workers by children held per full-time equivalent, by team, on {}, mean of futures",
                days::short(first)
            ),
            council.authority.as_deref(),
            &[],
        ),
        alt: format!(
            "Bars of social workers by team on the first day. {in_all} hold more than {over} children for each full-time equivalent, on average over futures; the most are in {}: {} of {}.",
            worst.name,
            number(worst.whole()[3]),
            number(worst.all())
        ),
        table: table(&teams, ends),
        canvas: picture(&teams, ends),
    })
}

/// Workers by band; index n of the spread is above n−1 up to n children.
fn banded(workers: &[f64], ends: [f64; 3]) -> [f64; 4] {
    let mut found = [0.0; 4];
    for (children, count) in workers.iter().enumerate().skip(1) {
        let band = ends.iter().position(|end| children as f64 <= *end).unwrap_or(3);
        found[band] += count;
    }
    found
}

fn names(ends: [f64; 3]) -> [String; 4] {
    let [one, two, three] = ends.map(figures::written);
    let above = |end: f64| figures::written(end + 1.0);
    [
        format!("up to {one}"),
        format!("{} to {two}", above(ends[0])),
        format!("{} to {three}", above(ends[1])),
        format!("more than {three}"),
    ]
}

fn picture(teams: &[Team], ends: [f64; 3]) -> Canvas {
    let mut canvas = Canvas::default();
    let mut y = caption(
        &mut canvas,
        "Number of social workers, by how many children each holds · means of futures, each rounded by itself, so that teams need not add up",
    );
    y = key(&mut canvas, ends, y);
    let widest = teams.iter().map(|team| width(&team.name, TEXT, Weight::Regular)).fold(0.0, f64::max).min(LONGEST);
    let left = EDGE + widest + 10.0;
    let said = |team: &Team| format!("{} of {}", figures::shown(team.whole()[3], 0), figures::shown(team.all(), 0));
    let room = teams.iter().map(|team| width(&said(team), TEXT, Weight::Bold)).fold(0.0, f64::max) + 14.0;
    let most = teams.iter().map(Team::all).fold(1.0, f64::max);
    let scale = (WIDTH - EDGE - room - left) / most;
    for team in teams {
        let middle = y + ROW / 2.0;
        canvas.text(
            (left - 10.0, middle),
            From::Right,
            &fit(&team.name, TEXT, Weight::Regular, LONGEST),
            TEXT,
            Weight::Regular,
        );
        let mut x = left;
        for (workers, colour) in team.workers.iter().zip(COLOURS) {
            let end = x + workers * scale;
            if end - x > 0.2 {
                segment(&mut canvas, (x, end), middle, colour);
            }
            x = end;
        }
        canvas.text((x + 8.0, middle), From::Left, &said(team), TEXT, Weight::Bold);
        y += ROW;
    }
    canvas.height = y + 6.0;
    canvas
}

/// A part of a bar, outlined so that it is told from its neighbours without colour.
fn segment(canvas: &mut Canvas, (from, to): (f64, f64), middle: f64, colour: RGBColor) {
    let (top, bottom) = (middle - BAR / 2.0, middle + BAR / 2.0);
    if colour == PINK {
        canvas.striped((from, top), (to, bottom), colour);
    } else {
        canvas.bar((from, top), (to, bottom), colour);
    }
    canvas.outline((from, top), (to, bottom));
}

/// The bands by colour, in the order of the bars; says where they end \[px\].
fn key(canvas: &mut Canvas, ends: [f64; 3], top: f64) -> f64 {
    let mut x = EDGE;
    for (name, colour) in names(ends).iter().zip(COLOURS) {
        segment(canvas, (x, x + 14.0), top + 8.0, colour);
        canvas.text((x + 20.0, top + 8.0), From::Left, name, TEXT, Weight::Regular);
        x += 20.0 + width(name, TEXT, Weight::Regular) + 22.0;
    }
    let last = format!("beside each bar: more than {}, of all who hold cases", figures::written(ends[2]));
    canvas.text((x, top + 8.0), From::Left, &last, TEXT, Weight::Regular);
    top + LINE + 8.0
}

fn table(teams: &[Team], ends: [f64; 3]) -> Vec<Vec<String>> {
    let [one, two, three, four] = names(ends);
    let mut table = vec![row(["Team", &one, &two, &three, &four, "All who hold cases"])];
    for team in teams {
        let numbers =
            team.whole().iter().chain([&team.all()]).map(|count| figures::shown(*count, 0)).collect::<Vec<_>>();
        table.push(std::iter::once(team.name.clone()).chain(numbers).collect());
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bands_of_a_team_add_up_as_they_are_printed() {
        let team = Team { name: "Front door".into(), workers: [2.4, 2.4, 2.4, 1.4] };
        let read: Vec<f64> =
            table(&[team], [15.0, 20.0, 25.0])[1][1..].iter().filter_map(|cell| cell.parse().ok()).collect();
        assert_eq!(read.len(), 5);
        assert!((read[..4].iter().sum::<f64>() - read[4]).abs() < 1e-9 && (read[4] - 9.0).abs() < 1e-9, "{read:?}");
        for step in 0..10_000_u32 {
            let part = |unit: u32| f64::from(step / unit % 10) / 10.0 + 3.0;
            let team = Team { name: String::new(), workers: [part(1), part(10), part(100), part(1_000)] };
            let whole = team.whole();
            assert!((whole.iter().sum::<f64>() - team.all().round()).abs() < 1e-9, "{:?}", team.workers);
        }
    }

    #[test]
    fn workers_with_too_many_children_are_the_mean_rounded_as_everywhere_else() {
        // 54.6 of 128.0: the largest remainders are those of other bands.
        let team = Team { name: String::new(), workers: [20.9, 30.8, 21.7, 54.6] };
        assert_eq!(team.whole().map(|count| figures::shown(count, 0)), ["21", "31", "21", "55"]);
    }

    #[test]
    fn the_title_speaks_of_the_mean_as_the_bars_and_the_subtitle_do() {
        let mut played = crate::report::compare::sample::played();
        let findings = &mut played.comparison.options[0].findings;
        let first = findings.dates[0];
        for spread in findings.spreads.iter_mut().filter(|spread| spread.date == first) {
            spread.workers = vec![0.0; 40];
            (spread.workers[5], spread.workers[30]) = (2.0, 2.6);
        }
        let sketch = draw(&played.report()).expect("a chart");
        assert!(
            sketch.title.starts_with("3 of 5 social workers") && sketch.title.contains("on average"),
            "{}",
            sketch.title
        );
        assert!(sketch.subtitle.contains("mean of futures"), "{}", sketch.subtitle);
        assert_eq!((sketch.table[1][4].as_str(), sketch.table[1][5].as_str()), ("3", "5"));
    }

    #[test]
    fn workers_fall_into_the_band_of_what_they_hold() {
        let mut workers = vec![0.0; 46];
        for (children, count) in [(0, 9.0), (15, 1.0), (16, 2.0), (20, 3.0), (25, 4.0), (26, 5.0), (45, 6.0)] {
            workers[children] = count;
        }
        assert_eq!(banded(&workers, [15.0, 20.0, 25.0]).to_vec(), [1.0, 5.0, 4.0, 11.0]);
        assert_eq!(names([15.0, 20.0, 25.0]), ["up to 15", "16 to 20", "21 to 25", "more than 25"]);
    }
}
