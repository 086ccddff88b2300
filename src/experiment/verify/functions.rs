//! CHECKS: functions of the program against answers that are known without playing anything.

use super::Line;
use super::appraisal::{backlog, discounting, how_many, knowing, pairing};
use super::fold::fold;
use super::given::{ended_by, review_months};
use super::sums::Sum;
use crate::foundations::calendar::Calendar;
use crate::foundations::count::{negative_binomial_quantile, poisson_quantile};
use crate::foundations::doubt::{Bounds, Doubt};
use crate::foundations::draws::words_as_published;
use crate::foundations::length_biased::LengthBiased;
use crate::foundations::quantile_table::{TableCache, standard_normal};
use crate::foundations::sampler::Sampler;
use crate::foundations::shape::{Histogram, Reviews, Shape};
use crate::foundations::statistics::{quantile_sorted, wilson};
use crate::foundations::uncertain::Uncertain;
use crate::foundations::{gamma, normal};
use crate::model::norms::Norms;
use crate::scenario::council::Date;

/// A check of a function.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// Its name.
    pub name: &'static str,
    /// What it is about.
    pub about: &'static str,
    sums: fn() -> Vec<Sum>,
}

impl Check {
    /// What should come out and what does, a line each.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        (self.sums)().into_iter().map(|sum| sum.line(self.name)).collect()
    }
}

macro_rules! checks {
    ($($name:literal, $about:literal, $sums:path;)*) => {
        /// Every check of a function.
        pub const CHECKS: &[Check] = &[$(Check { name: $name, about: $about, sums: $sums }),*];
    };
}

checks! {
    "generator", "answers published with the generator of luck", words;
    "doubt", "a doubt meets its three values, and a tenth beyond each", doubts;
    "normal-table", "the table of the normal law", normal_table;
    "gamma-table", "tables of gamma laws", gamma_table;
    "shapes", "means and spreads of shapes", shapes;
    "counts", "counts by inversion of one uniform number", counts;
    "half-way", "stays met half-way", half_way;
    "assessment-bands", "the DfE's bands of assessments, in whole working days", assessment_bands;
    "lateness", "lateness under five times and at more than twice the usual load", lateness;
    "plan-reviews", "plans that end at their reviews", plan_reviews;
    "return-hazard", "the hazard of coming back", return_hazard;
    "working-days", "working days of the DfE's years", working_days;
    "tipping-point", "the attrition loop, without chance, against its printed table", fold;
    "backlog", "overdue work, done in hours to spare", backlog;
    "how-many", "futures that are enough for a half-width", how_many;
    "pairing", "differences between options on the same luck", pairing;
    "discounting", "present value, and the saving that breaks even", discounting;
    "knowing", "what knowing all would be worth before choosing", knowing;
    "summaries", "intervals and quantiles of many futures", summaries;
}

/// Even shares, so fine that a mean over them is a mean over the law.
const FINE: u32 = 200_000;

fn over(each: impl Fn(f64) -> f64) -> f64 {
    (0..FINE).map(|step| each((f64::from(step) + 0.5) / f64::from(FINE))).sum::<f64>() / f64::from(FINE)
}

fn words() -> Vec<Sum> {
    vec![Sum::of("words as published, of six", 6.0, f64::from(words_as_published()), 0.0)]
}

fn doubts() -> Vec<Sum> {
    let sides = [
        ("no bound", Bounds::default()),
        ("one bound", Bounds { lower: Some(0.0), upper: None }),
        ("two bounds", Bounds { lower: Some(0.0), upper: Some(100.0) }),
    ];
    let mut sums = Vec::new();
    for (name, bounds) in sides {
        let law = Doubt::fit(19.0, 12.0, 31.0, bounds);
        let at = |share: f64| law.map_or(f64::NAN, |law| law.quantile(share));
        for (share, value) in [(0.1, 12.0), (0.5, 19.0), (0.9, 31.0)] {
            sums.push(Sum::of(format!("{name}: value at {share}"), value, at(share), 1e-9));
        }
        let below = over(|u| f64::from(u8::from(at(u) < 12.0)));
        sums.push(Sum::of(format!("{name}: share below 12"), 0.1, below, 1e-5));
    }
    sums
}

fn normal_table() -> Vec<Sum> {
    let table = standard_normal();
    let worst = |from: f64, to: f64| {
        (0..2_000).fold(0.0_f64, |worst, step| {
            let u = from + (to - from) * (f64::from(step) + 0.5) / 2_000.0;
            worst.max(table.quantile(u).map_or(0.0, |x| (normal::cdf(x) - u).abs()))
        })
    };
    vec![
        Sum::of("largest error of a share, middle", 0.0, worst(0.001, 0.999), 1e-5),
        Sum::of("largest error of a share, tail", 0.0, worst(1e-5, 1e-3), 1e-5),
        Sum::of("value at 0.975", 1.959_963_984_540_054, table.quantile(0.975).unwrap_or(f64::NAN), 1e-5),
    ]
}

fn gamma_table() -> Vec<Sum> {
    let mut cache = TableCache::default();
    let each = |shape: f64, cache: &mut TableCache| {
        let table = cache.gamma(shape);
        let worst = (0..2_000).fold(0.0_f64, |worst, step| {
            let u = (f64::from(step) + 0.5) / 2_000.0;
            worst.max(table.quantile(u).map_or(0.0, |x| (gamma::p(shape, x) - u).abs()))
        });
        Sum::of(format!("largest error of a share, shape {shape}"), 0.0, worst, 2e-5)
    };
    [0.4, 1.0, 2.78, 9.0].into_iter().map(|shape| each(shape, &mut cache)).collect()
}

fn sampler(shape: &Shape) -> Sampler {
    Sampler::new(shape, |number| number.likely, &mut TableCache::default())
}

fn lognormal(mean: f64, cv: f64) -> Shape {
    Shape::Lognormal { mean: Uncertain::known(mean), cv: Uncertain::known(cv) }
}

fn shapes() -> Vec<Sum> {
    let gamma = Shape::Gamma { mean: Uncertain::known(40.0), cv: Uncertain::known(0.45) };
    let mut sums = Vec::new();
    for (name, shape, mean, cv) in [("lognormal", lognormal(26.0, 1.2), 26.0, 1.2), ("gamma", gamma, 40.0, 0.45)] {
        let law = sampler(&shape);
        let found = over(|u| law.quantile(u));
        let square = over(|u| law.quantile(u) * law.quantile(u));
        sums.push(Sum::of(format!("{name}: mean"), mean, found, 1e-3 * mean));
        sums.push(Sum::of(format!("{name}: spread ÷ mean"), cv, (square - found * found).sqrt() / found, 0.02));
    }
    sums
}

fn counts() -> Vec<Sum> {
    let poisson = |u: f64| f64::from(poisson_quantile(16.0, u));
    let lumpy = |u: f64| f64::from(negative_binomial_quantile(48.0, 1.5, u));
    let spread = |law: &dyn Fn(f64) -> f64, mean: f64| over(|u| (law(u) - mean) * (law(u) - mean));
    vec![
        Sum::of("Poisson 16: mean", 16.0, over(poisson), 1e-3),
        Sum::of("Poisson 16: variance", 16.0, spread(&poisson, 16.0), 0.01),
        Sum::of("Poisson 16: share above 20", 0.1318, over(|u| f64::from(u8::from(poisson(u) > 20.0))), 1e-4),
        Sum::of("negative binomial 48: mean", 48.0, over(lumpy), 1e-3),
        Sum::of("negative binomial 48: variance ÷ mean", 1.5, spread(&lumpy, 48.0) / 48.0, 0.002),
    ]
}

/// Half of a length-biased stay lies ahead: E[S] (1 + CV²) ÷ 2.
fn half_way() -> Vec<Sum> {
    let each = |name: &str, shape: &Shape, expected: f64| {
        let biased = LengthBiased::new(&sampler(shape));
        Sum::of(format!("{name}: weeks ahead"), expected, over(|u| 0.5 * biased.total(u)), 0.01 * expected)
    };
    let exponential = Shape::Exponential { mean: Uncertain::known(26.0) };
    vec![
        each("lognormal, spread 1.2", &lognormal(26.0, 1.2), 26.0 * (1.0 + 1.2 * 1.2) / 2.0),
        each("exponential", &exponential, 26.0),
        each("all alike", &Shape::Fixed(Uncertain::known(26.0)), 13.0),
    ]
}

/// Assessments completed in England, 2024-25.
fn bands() -> Histogram {
    Histogram {
        up_to: vec![0.0, 10.0, 20.0, 30.0, 40.0, 45.0, 50.0, 60.0],
        percent: vec![1.8, 11.65, 17.29, 15.76, 20.25, 18.92, 5.80, 4.29, 4.24],
        beyond_mean: Some(20.0),
    }
}

fn assessment_bands() -> Vec<Sum> {
    let law = sampler(&Shape::Histogram(bands()));
    let day = |share: f64| libm::ceil(law.quantile(share) - 1e-9);
    let within = |day: f64| over(|u| f64::from(u8::from(law.quantile(u) <= day + 1e-9)));
    vec![
        Sum::of("a quarter done, day", 17.0, day(0.25), 0.0),
        Sum::of("half done, day (published 33)", 32.0, day(0.5), 0.0),
        Sum::of("three quarters done, day", 43.0, day(0.75), 0.0),
        Sum::of("share within 45 days", ended_by(&bands(), 45.0), within(45.0), 1e-4),
        Sum::of("share within 33 days", ended_by(&bands(), 33.0), within(33.0), 1e-4),
    ]
}

/// The share past the deadline has its weight multiplied and is renormalised.
fn lateness() -> Vec<Sum> {
    let law = sampler(&Shape::Histogram(bands()));
    let timely = ended_by(&bands(), 45.0);
    let each = |name: &str, load: f64| {
        let weight = libm::exp(1.15 * (load - 1.0));
        let expected = timely / (timely + (1.0 - timely) * weight);
        let found = over(|u| f64::from(u8::from(law.quantile_tilted(u, 45.0, weight) <= 45.0 + 1e-9)));
        Sum::of(format!("in time at {name}"), expected, found, 1e-4)
    };
    vec![each("the usual load", 1.0), each("21 children for 16", 21.0 / 16.0), each("2.2 times the load", 2.2)]
}

fn plan_reviews() -> Vec<Sum> {
    let reviews = Reviews {
        at_months: vec![3.0, 8.0, 13.0, 18.0, 23.0, 28.0],
        end_percent: vec![15.9, 59.5, 60.0, 50.0, 25.0, 75.0],
        between_percent: 13.1,
        between_until_months: 6.0,
    };
    let law = sampler(&Shape::Reviews(reviews.clone()));
    vec![
        Sum::of("months on a plan", review_months(&reviews), over(|u| law.quantile(u)), 1e-3),
        Sum::of("ended by the first review", 0.159, over(|u| f64::from(u8::from(law.quantile(u) <= 3.0 + 1e-9))), 1e-4),
    ]
}

/// 1 − exp(−L) = r over a whole year.
fn return_hazard() -> Vec<Sum> {
    let level = Norms::none().return_level(0.226, 0.7);
    let within = |years: f64| 1.0 - libm::exp(-level * libm::pow(years, 0.7));
    vec![
        Sum::of("hazard of the twelve months", 0.256_183, level, 1e-6),
        Sum::of("back within a year", 0.226, within(1.0), 1e-9),
        Sum::of("back within 5½ years (published 0.545)", 0.57, within(5.5), 0.03),
    ]
}

fn working_days() -> Vec<Sum> {
    let each = |year: i16, expected: f64| {
        let (Ok(from), Ok(to)) = (Date::new(year - 1, 10, 1), Date::new(year, 10, 1)) else {
            return Sum::of(format!("October {} on", year - 1), expected, f64::NAN, 0.0);
        };
        let calendar = Calendar::new(from, to);
        let days = calendar.working_index(calendar.day_of(to)) - calendar.working_index(calendar.day_of(from));
        Sum::of(format!("year to September {year}"), expected, f64::from(days), 0.0)
    };
    vec![each(2020, 254.0), each(2021, 253.0), each(2024, 253.0), each(2025, 253.0)]
}

fn summaries() -> Vec<Sum> {
    // Wilson 1927: 15 of 20 at 95 %.
    let (low, high) = wilson(15, 20, 1.959_963_984_540_054);
    let sorted: Vec<f64> = (1..=10).map(f64::from).collect();
    let at = |share: f64| quantile_sorted(&sorted, share).unwrap_or(f64::NAN);
    let many: Vec<f64> = (1..=500).map(f64::from).collect();
    let of_500 = quantile_sorted(&many, 0.9).unwrap_or(f64::NAN);
    vec![
        Sum::of("Wilson's interval, low", 0.531_299, low, 1e-5),
        Sum::of("Wilson's interval, high", 0.888_138, high, 1e-5),
        Sum::of("tenth percentile of 1 to 10", 1.9, at(0.1), 1e-9),
        Sum::of("ninetieth percentile of 1 to 10", 9.1, at(0.9), 1e-9),
        Sum::of("the same of 1 to 500", 1.0 + 0.9 * 499.0, of_500, 1e-9),
    ]
}
