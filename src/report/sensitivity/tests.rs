//! What is said of an analysis, held against hundreds of made-up ones; and that it comes back whole from its file.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use proptest::prelude::*;

use super::sample::{self, Asked};
use super::{csv, decision, few, short, summary, words};
use crate::experiment::sensitivity::global::Factor;
use crate::experiment::sensitivity::outcome::{Estimate, Outcome};
use crate::experiment::sensitivity::share::Share;
use crate::report::chart::sensitivity::draw_all;
use crate::report::stored::sensitivity::{json_gz, unpacked};

/// Changes at the low and at the high end and how well they are known, figure by figure; shares, factor by factor.
fn any() -> impl Strategy<Value = Asked> {
    let end = || (-3.0..3.0f64, -3.0..3.0f64, 0.01..1.0f64);
    let share = || (0.0..1.0f64, 0.0..0.4f64, 0.0..0.4f64);
    ([end(), end()], [share(), share(), share()]).prop_map(|(ends, shares)| {
        let mut asked = sample::asked();
        let at = Outcome::Caseload.place();
        for (bar, (low, high, error)) in asked.found.one_at_a_time.bars.iter_mut().zip(ends) {
            let of = |mean: f64| Some(Estimate { mean, error, futures: 100 });
            (bar.low[at], bar.high[at], bar.swing[at]) = (of(low), of(high), of(high - low));
        }
        let indices = asked.found.global.shares[at].as_mut().expect("shares");
        for (index, (value, down, up)) in indices.iter_mut().zip(shares) {
            index.total = Share { value, low: value - down, high: value + up };
        }
        asked
    })
}

/// How far a figure moves the caseload by itself, and how well that is known.
fn reach(asked: &Asked, input: usize) -> (f64, f64) {
    let furthest = asked.found.one_at_a_time.bars[input].furthest(Outcome::Caseload.place());
    (furthest.mean.abs(), furthest.error)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_title_or_sentence_claims_more_than_the_figures_hold(asked in any()) {
        let report = asked.report();
        let drawings = draw_all(&report);
        prop_assert_eq!(drawings.len(), 2, "one at a time never stands without everything at once");
        let (title, first) = (&drawings[0].title, &decision::sentences(&report)[0]);
        let told = |input: usize| asked.found.one_at_a_time.bars[input].is_told(Outcome::Caseload.place());
        let brief = |input: usize| words::input(&asked.report(), input).rsplit_once(" (").map_or(words::input(&asked.report(), input), |it| it.0).to_owned();
        let named = (0..2).find(|input| title.contains(&format!("“{}”", brief(*input))));
        if let Some(named) = named {
            prop_assert!(told(named), "{}", title);
            let (own, other) = (reach(&asked, named), reach(&asked, 1 - named));
            let apart = own.0 - other.0 > 3.0 * (own.1 * own.1 + other.1 * other.1).sqrt();
            prop_assert_eq!(title.contains("hangs most on"), apart, "{}", title);
            prop_assert_eq!(first.contains("most by itself"), apart, "{}", first);
        } else {
            prop_assert!(title.ends_with("on no one figure") && !told(0) && !told(1), "{}", title);
            prop_assert!(first.contains("none moves"), "{}", first);
        }
        let chance = asked.found.index(Outcome::Caseload, Factor::Chance).expect("chance").total;
        prop_assert!(drawings[1].title.contains(&words::span(&chance)), "{}", drawings[1].title);
        prop_assert!(!drawings[1].title.contains('-'), "a share lies between 0 and 100: {}", drawings[1].title);
        for line in short::lines(&report).iter().filter(|line| !line.starts_with("Warns")) {
            prop_assert!(line.contains("of all variance"), "{}", line);
        }
    }
}

#[test]
fn where_everything_at_once_has_no_figure_one_at_a_time_is_not_drawn() {
    let mut asked = sample::asked();
    asked.found.global.shares = Default::default();
    assert!(draw_all(&asked.report()).is_empty());
    assert!(short::lines(&asked.report()).iter().all(|line| line.starts_with("Warns")));
}

#[test]
fn a_board_reads_no_figure_that_is_too_few_to_rely_on() {
    let mut asked = sample::asked();
    let moving =
        |asked: &sample::Asked| short::lines(&asked.report()).iter().filter(|line| !line.starts_with("Warns")).count();
    (asked.found.one_at_a_time.futures, asked.found.global.rows) = (50, 64);
    assert!(moving(&asked) > 0);
    asked.found.one_at_a_time.futures = 4;
    assert_eq!(moving(&asked), 0);
}

#[test]
fn an_analysis_comes_back_whole() {
    let asked = sample::asked();
    let packed = json_gz(&asked.report()).expect("JSON");
    let again = unpacked(&packed).expect("what was written");
    assert_eq!(json_gz(&again.report()).expect("JSON"), packed);
    assert_eq!(decision::sentences(&again.report()), decision::sentences(&asked.report()));
    assert_eq!(format!("{:?}", again.report().found), format!("{:?}", asked.found));
    assert!(unpacked(&packed[..packed.len() / 2]).is_none());
}

/// Until what-ifs had one name everywhere, they were kept under another.
#[test]
fn an_analysis_that_was_kept_with_the_older_names_is_read() {
    let asked = sample::asked();
    let packed = json_gz(&asked.report()).expect("JSON");
    let mut text = String::new();
    GzDecoder::new(packed.as_slice()).read_to_string(&mut text).expect("text");
    let older = text.replace("\"what_if\":", "\"stress\":").replace("\"what_ifs\":", "\"stresses\":");
    assert_ne!(older, text);
    let mut out = GzEncoder::new(Vec::new(), Compression::default());
    out.write_all(older.as_bytes()).expect("bytes");
    let again = unpacked(&out.finish().expect("bytes")).expect("what was written");
    assert_eq!(format!("{:?}", again.report().found), format!("{:?}", asked.found));
}

#[test]
fn what_is_tried_has_the_name_that_users_type() {
    let asked = sample::asked();
    let text = String::from_utf8(csv::robustness(&asked.report()).expect("rows")).expect("text");
    assert!(text.starts_with("scenario,what_if,statistic,value\n"), "{text}");
    let manifest = summary::manifest(&asked.report(), &[]).expect("JSON");
    assert!(String::from_utf8(manifest).expect("text").contains("\"of_each_what_if\""));
}

#[test]
fn rows_of_too_few_futures_say_so() {
    assert_eq!(few(&[(50, "futures of each end"), (64, "points of the design")]), None);
    let said = few(&[(4, "futures of each end"), (64, "points of the design"), (8, "futures of each option")])
        .expect("too few");
    assert!(said.starts_with("Too few to rely on: 4 futures of each end and 8 futures of each option."), "{said}");
}
