//! How individual caseloads are spread over workers: on the first day, a year on, at the end.

use super::canvas::{Canvas, From, Pen};
use super::letters::{Weight, fit, width};
use super::timeline::{EDGE, caption};
use super::{Sketch, row, subtitle};
use crate::experiment::findings::Spread;
use crate::model::measure::Measure;
use crate::report::style::{AXIS, BLUE, LINE, ORANGE, PINK, TEXT, WIDTH};
use crate::report::{RunReport, days, figures};

/// Usual width of a band \[children\].
const BAND: usize = 5;
/// Most bands shown.
const MOST: usize = 12;
/// Height of a bar with the space about it \[px\].
const BAR: f64 = 26.0;
/// Space between panels \[px\].
const BETWEEN: f64 = 26.0;
/// Fewest workers on average that count as some.
const LEAST: f64 = 0.05;
/// Space for the words beneath the line of the standard \[px\].
const WORDS: f64 = 22.0;

/// A range of caseloads: above one end, up to the other; nothing beyond when there is no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Range {
    above: Option<usize>,
    up_to: Option<usize>,
}

/// Draws the chart.
pub(crate) fn draw(report: &RunReport<'_>) -> Option<Sketch> {
    let council: Vec<&Spread> = report.findings.spreads.iter().filter(|spread| spread.team == "all").collect();
    let (first, last) = (*council.first()?, *council.last()?);
    let standard = report.council.standard.as_ref().map(|standard| standard.most_children.ceil() as usize);
    let ranges = ranges(longest(&council), standard);
    let over = |spread: &Spread| standard.map(|most| spread.workers.iter().skip(most + 1).sum::<f64>());
    let count = Count::of(&council, &ranges);
    let middle =
        report.findings.council(Measure::WorkersOverThreshold).and_then(|bands| bands.iter().rev().flatten().next());
    let apart = over(last).zip(middle).and_then(|(mean, band)| apart(mean, band.p50, count)).unwrap_or_default();
    Some(Sketch {
        title: title(standard.zip(over(first)).zip(over(last)), (first, last), count),
        subtitle: subtitle("Workers by number of children, per own full-time equivalent, average of futures", report),
        alt: alternative(standard, &council, over, count),
        table: table(&council, &ranges),
        canvas: picture((&council, &ranges), standard, over, (&apart, count)),
    })
}

/// Why the mean of futures is not what the middle one of another chart shows; nothing where both read alike.
fn apart(mean: f64, middle: f64, count: Count) -> Option<String> {
    let [mean_said, middle_said] = [mean, middle].map(|value| count.said(value));
    let why = if mean > middle { "a few futures with many more raise" } else { "a few futures with far fewer lower" };
    (mean_said != middle_said)
        .then(|| format!(" · {why} the mean at the end to {mean_said}; the middle future has {middle_said}"))
}

fn title(over: Option<((usize, f64), f64)>, (first, last): (&Spread, &Spread), count: Count) -> String {
    let workers = |value| count.said(value);
    match over {
        Some(((most, before), _)) if first.date == last.date => {
            let on = days::short(first.date);
            format!("Workers over {most} children, mean of futures: {} on {on}", workers(before))
        }
        Some(((most, before), after)) => format!(
            "Workers over {most} children, mean of futures: {} first, {} in {}",
            workers(before),
            workers(after),
            days::brief(last.date)
        ),
        None => format!("How many children each worker holds, to {}", days::brief(last.date)),
    }
}

fn alternative(
    standard: Option<usize>,
    council: &[&Spread],
    over: impl Fn(&Spread) -> Option<f64>,
    count: Count,
) -> String {
    let workers = |value| count.said(value);
    let say = |spread: &&Spread| {
        let count = match over(spread) {
            Some(over) => format!("{} of the {} workers who hold children", workers(over), workers(spread.holders())),
            None => format!("{} workers", workers(spread.workers.iter().sum())),
        };
        format!("{count} on {}", days::short(spread.date))
    };
    let said: Vec<String> = council.iter().map(say).collect();
    let what = standard.map_or_else(String::new, |most| format!(" Over the threshold of {most} are"));
    format!("Bars of workers by number of children held, average of futures.{what} {}.", said.join(", "))
}

/// How average numbers of workers are written on one chart: all with as many decimals.
#[derive(Clone, Copy, Debug)]
struct Count {
    decimals: usize,
}

impl Count {
    /// Whole where any bar is long enough that a tenth of a worker says nothing.
    fn of(council: &[&Spread], ranges: &[Range]) -> Self {
        let most = council.iter().flat_map(|spread| ranges.iter().map(|range| range.count(spread))).fold(0.0, f64::max);
        Self { decimals: usize::from(most < 9.95) }
    }

    /// The number; some, but less than half a worker, never read as none.
    fn said(self, value: f64) -> String {
        let text = figures::shown(value, self.decimals);
        if self.decimals == 0 && value >= LEAST && !figures::says_some(&text) { "<1".into() } else { text }
    }
}

/// The most children per FTE that any spread counts, beyond which no bar is needed.
fn longest(council: &[&Spread]) -> usize {
    let ends = council.iter().filter_map(|spread| spread.workers.iter().rposition(|&count| count >= LEAST));
    ends.max().unwrap_or(0)
}

/// Ranges of equal width with an edge on the standard; the first is "none", the last has no end.
fn ranges(longest: usize, standard: Option<usize>) -> Vec<Range> {
    let aim = longest.max(standard.map_or(0, |most| most + BAND));
    let wide = (1..).map(|times| times * BAND).find(|wide| aim.div_ceil(*wide) < MOST).unwrap_or(BAND);
    let mut ranges = vec![Range { above: None, up_to: Some(0) }];
    let (mut edge, offset) = (0, standard.map_or(0, |most| most % wide));
    let after = |edge| if edge == 0 && offset > 0 { offset } else { edge + wide };
    while after(edge) < aim {
        let next = after(edge);
        ranges.push(Range { above: Some(edge), up_to: Some(next) });
        edge = next;
    }
    ranges.push(Range { above: Some(edge), up_to: None });
    ranges
}

impl Range {
    fn label(self) -> String {
        match (self.above, self.up_to) {
            (None, _) => "None".into(),
            (Some(above), None) => format!("Over {above}"),
            (Some(above), Some(up_to)) if above + 1 == up_to => format!("{up_to}"),
            (Some(above), Some(up_to)) => format!("{} to {up_to}", above + 1),
        }
    }

    fn count(self, spread: &Spread) -> f64 {
        let from = self.above.map_or(0, |above| above + 1);
        let take = self.up_to.map_or(usize::MAX, |up_to| (up_to + 1).saturating_sub(from));
        spread.workers.iter().skip(from).take(take).sum()
    }
}

/// Where each range's bar lies, and where the standard stands among them.
struct Ladder<'a> {
    ranges: &'a [Range],
    standard: Option<usize>,
    top: f64,
}

impl Ladder<'_> {
    /// Whether a range lies above the standard.
    fn over(&self, range: Range) -> bool {
        self.standard.is_some_and(|most| range.above.is_some_and(|above| above >= most))
    }

    /// Top of a range's bar \[px\]; those above the standard stand lower, to leave room for its words.
    fn y(&self, index: usize) -> f64 {
        let words = self.ranges.get(index).is_some_and(|&range| self.over(range));
        self.top + BAR * index as f64 + if words { WORDS } else { 0.0 }
    }

    /// Bottom of the last bar \[px\].
    fn bottom(&self) -> f64 {
        self.y(self.ranges.len().saturating_sub(1)) + BAR
    }

    /// The line between those at or under the standard and those above it.
    fn draw_standard(&self, canvas: &mut Canvas, left: f64) {
        let (Some(most), Some(index)) = (self.standard, self.ranges.iter().position(|&range| self.over(range))) else {
            return;
        };
        let y = self.y(index) - WORDS + 1.0;
        canvas.line(&[(EDGE, y), (WIDTH - EDGE, y)], Pen::dashed(PINK, 1.5, 7.0, 4.0));
        canvas.text_on_white(
            (left + 6.0, y + 12.0),
            From::Left,
            &format!("Over the threshold of {most}:"),
            TEXT,
            Weight::Regular,
        );
    }

    /// The bars of one date.
    fn draw_bars(&self, canvas: &mut Canvas, spread: &Spread, left: f64, (per_worker, workers): (f64, Count)) {
        canvas.line(&[(left, self.top), (left, self.bottom())], Pen::solid(AXIS, 1.0));
        for (index, &range) in self.ranges.iter().enumerate() {
            let (count, y) = (range.count(spread), self.y(index));
            let end = left + per_worker * count;
            let colour = if self.over(range) { ORANGE } else { BLUE };
            if end > left + 0.2 {
                canvas.bar((left, y + 4.0), (end, y + BAR - 4.0), colour);
            }
            canvas.text((end + 6.0, y + BAR / 2.0), From::Left, &workers.said(count), TEXT, Weight::Regular);
        }
    }
}

fn picture(
    (council, ranges): (&[&Spread], &[Range]),
    standard: Option<usize>,
    over: impl Fn(&Spread) -> Option<f64>,
    (apart, count): (&str, Count),
) -> Canvas {
    let mut canvas = Canvas::default();
    let said =
        "Rows: children held, part-children counted up; none: registered workers who hold no child · bars: workers";
    let top = caption(&mut canvas, &format!("{said}{apart}")) + 10.0;
    let ladder = Ladder { ranges, standard, top: top + LINE };
    let labels = ranges.iter().map(|range| width(&range.label(), TEXT, Weight::Regular)).fold(0.0, f64::max);
    let left = EDGE + labels + 10.0;
    let wide = (WIDTH - EDGE - left - BETWEEN * (council.len() - 1) as f64) / council.len() as f64;
    let counts: Vec<f64> = council.iter().flat_map(|spread| ranges.iter().map(|range| range.count(spread))).collect();
    let most = counts.iter().copied().fold(0.0, f64::max);
    let per_worker = if most > 0.0 { (wide - number_room(&counts, count)) / most } else { 0.0 };
    for (index, spread) in council.iter().enumerate() {
        let from = left + index as f64 * (wide + BETWEEN);
        let heading = match (standard, over(spread)) {
            (Some(most), Some(over)) => format!("{}: {} over {most}", days::short(spread.date), count.said(over)),
            _ => days::short(spread.date),
        };
        canvas.text((from, top), From::Left, &fit(&heading, TEXT, Weight::Bold, wide), TEXT, Weight::Bold);
        ladder.draw_bars(&mut canvas, spread, from, (per_worker, count));
    }
    for (index, range) in ranges.iter().enumerate() {
        canvas.text((left - 8.0, ladder.y(index) + BAR / 2.0), From::Right, &range.label(), TEXT, Weight::Regular);
    }
    ladder.draw_standard(&mut canvas, left);
    canvas.height = ladder.bottom() + LINE / 2.0;
    canvas
}

/// Room for the number at the end of a bar \[px\].
fn number_room(counts: &[f64], workers: Count) -> f64 {
    counts.iter().map(|&count| width(&workers.said(count), TEXT, Weight::Regular)).fold(0.0, f64::max) + 10.0
}

fn table(council: &[&Spread], ranges: &[Range]) -> Vec<Vec<String>> {
    let mut table = vec![row(["Date", "Children per full-time equivalent", "Workers, average of futures"])];
    for spread in council {
        for range in ranges {
            table.push(vec![days::short(spread.date), range.label(), figures::shown(range.count(spread), 1)]);
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edge_lies_on_the_standard_and_no_worker_is_lost() {
        let workers: Vec<f64> = (0..43).map(|index| f64::from(index) / 10.0).collect();
        let all: f64 = workers.iter().sum();
        let spread = Spread { date: jiff::civil::date(2018, 9, 30), team: "all".into(), workers };
        for standard in [None, Some(18), Some(25), Some(1), Some(60)] {
            let ranges = ranges(42, standard);
            let counted: f64 = ranges.iter().map(|range| range.count(&spread)).sum();
            assert!((counted - all).abs() < 1e-9, "{standard:?}");
            assert!(standard.is_none() || ranges.iter().any(|range| range.above == standard), "{standard:?}");
            assert!(ranges.len() <= MOST + 2);
        }
    }

    #[test]
    fn numbers_of_one_chart_have_as_many_decimals_and_the_mean_is_told_from_the_middle() {
        let whole = Count { decimals: 0 };
        assert_eq!([37.2, 9.5, 0.2, 0.01].map(|value| whole.said(value)), ["37", "10", "<1", "0"]);
        assert_eq!([9.5, 0.2, 0.01].map(|value| Count { decimals: 1 }.said(value)), ["9.5", "0.2", "0.0"]);
        assert_eq!(apart(28.2, 28.0, whole), None);
        let said = apart(37.0, 28.0, whole).unwrap();
        assert!(said.contains("raise the mean at the end to 37; the middle future has 28"), "{said}");
        assert!(apart(5.0, 9.0, whole).unwrap().contains("lower the mean"));
    }

    #[test]
    fn ranges_are_named_as_people_count() {
        let labels: Vec<String> = ranges(22, Some(8)).into_iter().map(Range::label).collect();
        assert_eq!(labels, ["None", "1 to 3", "4 to 8", "9 to 13", "14 to 18", "Over 18"]);
    }
}
