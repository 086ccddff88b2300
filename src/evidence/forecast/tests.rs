//! Forecasts of made-up councils, whose spread is known.

use super::*;
use crate::evidence::measure::Measure;

fn everyone(_: usize) -> bool {
    true
}

#[test]
fn bands_hold_as_many_outcomes_as_they_say() {
    let made = made_up::rates(150, 2017..=2024);
    let (mut inside, mut near, mut all) = (0_u32, 0_u32, 0_u32);
    for origin in 2019..=2023 {
        let learnt = learn(&made.history, Outcome::AgencyRate, origin, &everyone).unwrap();
        for council in 0..made.history.councils.len() {
            let band = learnt.forecast(council, 1).unwrap();
            let came = made.history.value(council, Outcome::AgencyRate, origin + 1).unwrap();
            all += 1;
            inside += u32::from(band[0] <= came && came <= band[4]);
            near += u32::from(band[1] <= came && came <= band[3]);
        }
    }
    let (wide, narrow) = (f64::from(inside) / f64::from(all), f64::from(near) / f64::from(all));
    assert!((0.76..=0.84).contains(&wide) && (0.45..=0.55).contains(&narrow), "{wide} {narrow}");
}

#[test]
fn nothing_later_than_the_origin_changes_a_forecast() {
    let made = made_up::rates(80, 2017..=2021);
    let mut other = made.history.clone();
    for council in 0..80 {
        let name = other.councils[council].clone();
        for year in 2020..=2024 {
            for measure in [Measure::AgencyRate, Measure::InPost, Measure::Caseload, Measure::Starters] {
                other.put(&name, measure, year, 77.0);
            }
        }
    }
    for outcome in [Outcome::AgencyRate, Outcome::InPost] {
        assert_eq!(learn(&made.history, outcome, 2019, &everyone), learn(&other, outcome, 2019, &everyone));
    }
}

#[test]
fn a_council_that_published_nothing_has_no_forecast() {
    let mut made = made_up::rates(60, 2017..=2019);
    made.history.put("Newton", Measure::AgencyRate, 2018, 12.0);
    let learnt = learn(&made.history, Outcome::AgencyRate, 2019, &everyone).unwrap();
    assert!(learnt.forecast(0, 3).is_some());
    assert_eq!(learnt.forecast(60, 1), None);
    assert_eq!(learnt.forecast(61, 1), None);
    assert_eq!(learn(&made.history, Outcome::AgencyRate, 2025, &everyone), None);
    assert_eq!(learn(&made.history, Outcome::Caseload, 2019, &everyone), None);
}

#[test]
fn forecasts_ascend_and_widen_with_the_years() {
    let made = made_up::rates(60, 2017..=2020);
    for outcome in [Outcome::AgencyRate, Outcome::InPost] {
        let learnt = learn(&made.history, outcome, 2020, &everyone).unwrap();
        let bands = [1, 2, 3].map(|ahead| learnt.forecast(4, ahead).unwrap());
        for band in bands {
            assert!(band.windows(2).all(|pair| pair[0] <= pair[1]) && band[0] >= 0.0, "{band:?}");
        }
        let wide = bands.map(|band| band[4] - band[0]);
        assert!(wide[0] < wide[1] && wide[1] < wide[2], "{outcome:?} {wide:?}");
    }
}

#[test]
fn a_council_can_be_left_out_of_what_is_learnt() {
    let made = made_up::rates(60, 2017..=2021);
    let without = learn(&made.history, Outcome::AgencyRate, 2021, &|council| council % 3 != 0).unwrap();
    let with = learn(&made.history, Outcome::AgencyRate, 2021, &everyone).unwrap();
    assert!(without.errors < with.errors);
    assert!(without.forecast(0, 1).is_some() && without.spread != with.spread);
}

#[test]
fn an_effect_that_is_there_is_used() {
    let mut made = made_up::rates(120, 2017..=2023);
    for council in 0..120 {
        let name = made.history.councils[council].clone();
        for year in 2017..=2023 {
            let next = made.history.value(council, Outcome::AgencyRate, year + 1).unwrap_or(15.0);
            made.history.put(&name, Measure::Caseload, year, 12.0 + next / 3.0);
        }
    }
    let learnt = learn(&made.history, Outcome::AgencyRate, 2023, &everyone).unwrap();
    assert!(learnt.effects[0] > 0.1, "{:?}", learnt.effects);
}
