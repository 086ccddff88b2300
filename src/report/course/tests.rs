//! What a course says, held against courses made up for it.

use super::*;

fn course(start: f64, low: f64, middle: f64, high: f64) -> Course {
    let day = |month| jiff::civil::date(2019, month, 28);
    let band = |p10, p50, p90| Band { mean: p50, p10, p25: p10, p50, p75: p90, p90, mc_error: 0.1, futures: 100 };
    Course {
        first: (day(1), band(start, start, start)),
        last: (day(2), band(low, middle, high)),
        measure: Measure::AverageCaseload,
        tail: None,
        passing: None,
    }
}

#[test]
fn a_title_claims_a_movement_only_when_the_band_leaves_the_start() {
    assert_eq!(course(21.4, 14.6, 17.2, 20.5).title("Caseload"), "Caseload would fall from 21.4 to 17.2 by Feb 2019");
    assert_eq!(course(21.4, 14.6, 17.2, 21.5).movement(), Movement::Unclear);
    assert_eq!(course(21.4, 22.0, 23.0, 24.0).movement(), Movement::Rises);
    assert_eq!(course(0.0, 0.0, 0.0, 0.04).movement(), Movement::Same);
    // The edge and the start read alike, so a reader could not see the claim to be true.
    assert_eq!(course(21.42, 14.6, 17.2, 21.38).movement(), Movement::Unclear);
}

#[test]
fn what_three_futures_in_four_do_is_likely_and_the_odds_are_of_the_direction_alone() {
    let ending = |quartiles: [f64; 2]| {
        let mut course = course(20.6, 12.0, 14.8, 21.5);
        [course.last.1.p25, course.last.1.p75] = quartiles;
        course
    };
    let falls = ending([13.5, 18.2]);
    assert_eq!(
        falls.title("Caseload"),
        "Caseload likely to fall by Feb 2019 (at least 3 futures in 4): 20.6, then 14.8 in the middle future"
    );
    assert_eq!(falls.title_of_middle("Caseload"), falls.title("Caseload"));
    assert_eq!(
        falls.sentence("Average caseload"),
        "Average caseload would be likely to fall by 28 February 2019: at least 3 futures in 4 end below 20.6, the figure at first; the middle future ends at 14.8, and 8 in 10 lie from 12.0 to 21.5."
    );
    assert_eq!(ending([21.0, 21.2]).movement(), Movement::LikelyRises);
    // A quarter of futures and more end on either side, or the quartile reads as the start.
    for quartiles in [[13.5, 20.7], [13.5, 20.58]] {
        assert_eq!(ending(quartiles).movement(), Movement::Unclear, "{quartiles:?}");
    }
}

/// Children who wait, none in the middle future, through the worse tenths given.
fn waiting(tails: &[f64]) -> Course {
    let band = |p90: f64| Band { mean: 0.0, p10: 0.0, p25: 0.0, p50: 0.0, p75: 0.0, p90, mc_error: 0.1, futures: 100 };
    let day = |month| jiff::civil::date(2019, month, 28);
    let points: Vec<(Date, Band)> = tails.iter().zip(1..).map(|(&p90, month)| (day(month), band(p90))).collect();
    Course::over(Measure::ChildrenUnallocated, &points).unwrap()
}

#[test]
fn the_worse_tenth_is_named_where_the_middle_never_moves_and_it_lasts_three_months() {
    let course = waiting(&[0.0, 30.0, 60.0, 40.0, 50.0, 0.0]);
    assert_eq!(
        course.title("Waiting"),
        "Waiting: 0 in most futures, 40 or more in 1 in 10 every month, Mar 2019 to May 2019"
    );
    assert!(course.sentence("Waiting").ends_with("to May 2019. On 28 June 2019 8 in 10 futures still show 0."));
    assert_eq!(waiting(&[0.0, 0.2, 0.0, 0.0]).title("Waiting"), "Waiting would stay at 0 to 28 Apr 2019");
}

#[test]
fn the_figure_of_a_single_month_of_the_worse_tenth_is_in_no_title() {
    for tails in [[0.0, 2.4, 56.9, 0.0, 0.0], [0.0, 0.0, 63.0, 0.0, 5.0]] {
        let said = waiting(&tails).title("Waiting");
        assert_eq!(said, "Waiting: 0 in most futures, more in 1 in 10 in 2 of 5 months");
    }
    let one = waiting(&[0.0, 60.0]).sentence("Waiting");
    assert!(one.contains("throughout: more in 1 in 10 in 1 of 2 months. On "), "{one}");
    let day = jiff::civil::date(2019, 1, 6);
    assert_eq!(
        [running(day, day + jiff::Span::new().weeks(20), 21), running(day, day, 1)],
        [(13, "week"), (3, "month")]
    );
}

/// A course of the caseload through the middles given, each with so much to either side.
fn through(middles: &[(f64, f64)]) -> Course {
    let point = |(&(p50, wide), month): (&(f64, f64), i8)| {
        let (p10, p90) = (p50 - wide, p50 + wide);
        let band = Band { mean: p50, p10, p25: p10, p50, p75: p90, p90, mc_error: 0.1, futures: 100 };
        (jiff::civil::date(2027, month, 1).last_of_month(), band)
    };
    let points: Vec<(Date, Band)> = middles.iter().zip(1..).map(point).collect();
    Course::over(Measure::AverageCaseload, &points).unwrap()
}

#[test]
fn a_peak_that_first_and_last_do_not_tell_is_named_with_its_month() {
    let course = through(&[(17.8, 0.4), (24.1, 3.0), (35.2, 5.0), (18.3, 3.0), (17.2, 4.0)]);
    assert_eq!(course.title("Caseload"), "Caseload: 17.8, peaking at 35.2 in Mar 2027, then 17.2");
    assert_eq!(
        course.sentence("Average caseload"),
        "Average caseload would peak at 35.2 in Mar 2027 in the middle future (8 in 10 futures: 30.2 to 40.2), from 17.8 at first to 17.2 on 31 May 2027, when 8 in 10 futures lie from 13.2 to 21.2."
    );
    let falls = through(&[(21.4, 0.0), (35.2, 5.0), (17.2, 2.0)]);
    assert_eq!(falls.title("Caseload"), "Caseload: 21.4, peaking at 35.2 in Feb 2027, then 17.2");
    assert_eq!(
        falls.title_of_middle("Caseload"),
        "Caseload: 21.4, peaking at 35.2 in Feb 2027, then 17.2 (middle future)"
    );
    assert!(
        falls.sentence("Caseload").ends_with("(8 in 10 futures: 15.2 to 19.2), after a peak of 35.2 in Feb 2027."),
        "{}",
        falls.sentence("Caseload")
    );
    let back = through(&[(20.0, 0.0), (9.0, 1.0), (20.0, 0.0)]);
    assert_eq!(back.title("Caseload"), "Caseload: 20.0, dipping to 9.0 in Feb 2027, then 20.0");
}

#[test]
fn what_lies_within_the_bands_of_the_ends_is_no_peak() {
    // Within what 8 in 10 futures show at the end; or so wide a month that the ends lie within it; or no further than is shown.
    for middles in [
        [(17.8, 0.4), (21.0, 1.0), (17.2, 4.0)],
        [(17.8, 0.4), (22.0, 6.0), (17.2, 4.0)],
        [(17.8, 0.0), (17.84, 0.0), (17.8, 0.0)],
    ] {
        assert_eq!(through(&middles).passing, None, "{middles:?}");
    }
    // A course that only ever rises has its highest month at its end.
    assert_eq!(through(&[(17.0, 0.0), (20.0, 1.0), (25.0, 2.0)]).passing, None);
    let title = through(&[(17.8, 0.4), (18.0, 1.0), (17.2, 4.0)]).title_of_middle("Caseload");
    assert_eq!(title, "Caseload: no clear change by Mar 2027 (middle future: 17.8, then 17.2)");
    let title = through(&[(17.8, 0.0), (20.0, 1.0), (25.0, 2.0)]).title_of_middle("Caseload");
    assert_eq!(title, "Caseload would rise from 17.8 to 25.0 (middle future)");
}

#[test]
fn one_future_has_no_range() {
    let mut rises = course(16.6, 17.8, 17.8, 17.8);
    assert!(rises.sentence("Caseload").ends_with("in the middle future; 8 in 10 futures show 17.8."));
    rises.last.1.futures = 1;
    assert_eq!(
        rises.sentence("Caseload"),
        "Caseload would rise from 16.6 to 17.8 by 28 February 2019 in the middle future."
    );
    assert_eq!([1, 3_720].map(figures::futures), ["1 future", "3,720 futures"]);
}
