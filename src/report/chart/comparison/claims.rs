//! What titles of comparisons claim, held against the numbers of hundreds of made-up ones.

use std::sync::OnceLock;

use proptest::prelude::*;

use super::*;
use crate::experiment::compare::costs::Column;
use crate::experiment::findings::{Band, Series};
use crate::model::measure::Measure;
use crate::report::compare::sample::{self, Played};

const MEASURE: Measure = Measure::AverageCaseload;

/// A middle, how wide below and above it, and how well its mean is known.
type Shape = (f64, f64, f64, f64);

fn shape(middle: std::ops::Range<f64>) -> impl Strategy<Value = Shape> {
    (middle, 0.0..6.0f64, 0.0..6.0f64, 0.001..1.0f64)
}

fn band((middle, down, up, error): Shape) -> Band {
    let at = |shift: f64| middle + shift;
    Band {
        mean: at((up - down) / 4.0),
        p10: at(-down),
        p25: at(-down / 2.0),
        p50: middle,
        p75: at(up / 2.0),
        p90: at(up),
        mc_error: error,
        futures: 1000,
    }
}

/// A comparison that was played, its ends bent to anything at all.
#[derive(Clone, Debug)]
struct Bent {
    ends: [Shape; 2],
    differences: [Shape; 2],
    bars: [Shape; 2],
    shifts: [Shape; 2],
    net: Shape,
    agency: Shape,
    chance: f64,
}

fn bent() -> impl Strategy<Value = Bent> {
    let near = || shape(-8.0..8.0);
    (
        [shape(5.0..30.0), shape(5.0..30.0)],
        [near(), near()],
        [near(), near()],
        [near(), near()],
        near(),
        shape(0.0..40.0),
        0.0..=1.0f64,
    )
        .prop_map(|(ends, differences, bars, shifts, net, agency, chance)| Bent {
            ends,
            differences,
            bars,
            shifts,
            net,
            agency,
            chance,
        })
}

fn scaled((middle, down, up, error): Shape, by: f64) -> Shape {
    (middle * by, down * by, up * by, error * by)
}

fn played() -> Played {
    static PLAYED: OnceLock<Played> = OnceLock::new();
    PLAYED.get_or_init(sample::played).clone()
}

impl Bent {
    fn of(&self) -> Played {
        let mut played = played();
        let comparison = &mut played.comparison;
        for (option, end) in comparison.options.iter_mut().zip(self.ends) {
            last(&mut option.findings.bands, MEASURE, band(end));
            last(&mut option.findings.bands, Measure::CostAgency, band(scaled(self.agency, 1e4)));
            for promise in &mut option.promises {
                promise.dates.iter_mut().for_each(|dated| dated.meeting = Some(self.chance));
            }
            if let Some(costs) = &mut option.costs {
                let whole = costs.cash.last_mut().expect("a whole");
                whole[Column::Net as usize] = Some(band(scaled(self.net, 1e5)));
            }
            let Some(differences) = &mut option.differences else { continue };
            for (measure, shape) in [MEASURE, Measure::ChildrenUnallocated].into_iter().zip(self.differences) {
                let series = Series { team: "all".into(), role: "all".into(), measure };
                let row = differences.get_mut(&series).expect("a row");
                row.iter_mut().flatten().last().expect("a value").band = band(shape);
            }
        }
        if let Some(fall) = &mut comparison.waterfall {
            fall.bars.iter_mut().zip(self.bars).for_each(|(bar, shape)| bar.added = band(shape));
        }
        let mut other = comparison.what_ifs[0].clone();
        (other.name, other.label) = ("quieter".into(), "referrals a tenth lower".into());
        comparison.what_ifs.push(other);
        comparison.what_ifs.iter_mut().zip(self.shifts).for_each(|(tried, shape)| tried.shift = band(shape));
        played
    }
}

fn last(bands: &mut std::collections::BTreeMap<Series, Vec<Option<Band>>>, measure: Measure, band: Band) {
    let series = Series { team: "all".into(), role: "all".into(), measure };
    if let Some(end) = bands.get_mut(&series).and_then(|row| row.iter_mut().flatten().last()) {
        *end = band;
    }
}

/// Whether one mean is told from another, by size.
fn apart(one: &Band, other: &Band) -> bool {
    one.mean.abs() - other.mean.abs() > 3.0 * (one.mc_error.powi(2) + other.mc_error.powi(2)).sqrt()
}

fn number(cell: &str) -> f64 {
    cell.replace(',', "").replace('\u{2212}', "-").parse().unwrap_or(f64::NAN)
}

fn holds(drawing: &Drawing, played: &Played) {
    let (title, comparison) = (&drawing.title, &played.comparison);
    assert!(!format!(" {title} ").contains(" will "), "{title}");
    let end = drawing.table.last().expect("a row");
    match drawing.name {
        "difference-caseload" | "difference-unallocated" if !title.contains("no clear difference") => {
            let (low, high) = (number(&end[1]), number(&end[5]));
            assert!(low * high > 0.0, "{title}: {end:?}");
            assert!(title.contains(if high < 0.0 { " fewer " } else { " more " }), "{title}: {end:?}");
        }
        "options-caseload" => {
            let ends = comparison.options.iter().map(|option| option.findings.council(MEASURE).expect("bands"));
            let ends: Vec<Band> = ends.map(|bands| bands.iter().flatten().last().copied().expect("a value")).collect();
            // Against the reference two options are told apart within futures, where their levels alone would not be.
            let series = Series { team: "all".into(), role: "all".into(), measure: MEASURE };
            let differences = comparison.options[1].differences.as_ref().expect("differences");
            let found = differences[&series].iter().flatten().last().expect("a value").band;
            let (lowest, above) = if ends[0].p50 < ends[1].p50 { ("A.", found.p50) } else { ("B.", -found.p50) };
            let apart = above > 2.0 * 1.25 * found.mc_error;
            assert!(apart || !title.contains("has the lowest"), "{title}: {ends:?}");
            assert!(!title.contains("has the lowest") || title.starts_with(lowest), "{title}");
        }
        "waterfall" if !title.starts_with("No one") => {
            let bars = &comparison.waterfall.as_ref().expect("a waterfall").bars;
            let (first, second) = (&bars[0].added, &bars[1].added);
            let largest = if first.mean.abs() > second.mean.abs() { first } else { second };
            assert!(largest.p10 * largest.p90 > 0.0, "{title}: {largest:?}");
            let modest = title.starts_with("Among") || title.starts_with("Two changes ");
            assert!(apart(first, second) || apart(second, first) || modest, "{title}");
        }
        "what-ifs" if !title.starts_with("Nothing") => {
            let [first, second] = [0, 1].map(|at| &comparison.what_ifs[at].shift);
            let largest = if first.mean.abs() > second.mean.abs() { first } else { second };
            assert!(largest.mean.abs() > 3.0 * largest.mc_error, "{title}: {largest:?}");
            assert!(apart(first, second) || apart(second, first) || title.starts_with("Among"), "{title}");
        }
        "cost-by-year" if !title.contains("no clear difference") => {
            let net = comparison.proposed().costs.as_ref().and_then(|costs| costs.cash.last()?[Column::Net as usize]);
            let net = net.expect("a net cost");
            assert!(net.p10 * net.p90 > 0.0 && !title.contains("£0 "), "{title}: {net:?}");
            assert!(title.contains(if net.p90 < 0.0 { " less " } else { " more " }), "{title}: {net:?}");
        }
        "agency-and-permanent" if title.contains(" from ") => {
            let (from, to) = (&drawing.table[1][1], &end[1]);
            assert!(title.contains(&format!("from {from} to {to} ")) && from != to, "{title}: {from} {to}");
        }
        "chance-of-target" => {
            let share = comparison.proposed().promises[0].dates.last().and_then(|dated| dated.meeting);
            let said = crate::report::figures::futures_in_100(share.expect("a chance"));
            assert!(title.contains(&said), "{title}: {said}");
        }
        "reference-caseload" if title.contains(" from ") || title.contains(" likely to ") => {
            let (first, falls) = (number(&drawing.table[1][3]), title.contains(" fall "));
            // Nine futures in ten, or three in four where it is likely; the odds are of no figure.
            let likely = title.contains(" likely to ");
            assert!(!likely || title.ends_with(" in the middle future"), "{title}");
            let edges = if likely { [2, 4] } else { [1, 5] };
            let edge = number(&end[edges[usize::from(falls)]]);
            assert!(if falls { edge < first } else { edge > first }, "{title}: {end:?}");
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_title_of_a_comparison_claims_more_than_its_numbers_hold(bent in bent()) {
        let played = bent.of();
        let drawings = draw_all(&played.report());
        prop_assert!(drawings.len() > 9);
        for drawing in &drawings {
            holds(drawing, &played);
        }
    }
}
