//! The first day is one of many: people, posts and cover stand as they would in any other week.

use caseload::foundations::statistics::{mean, standard_error};
use caseload::model::measure::Measure;

use crate::agency::rows;
use crate::leaving::registered;
use crate::rates::{average, read};

/// The mean of a measure over some records, future by future.
pub(crate) fn over(
    base: &str,
    text: &str,
    measure: Measure,
    records: std::ops::Range<usize>,
    futures: u32,
) -> (f64, f64) {
    let scenario = read(base, text);
    let each: Vec<f64> =
        (1..=futures).map(|future| average(&rows(&scenario, measure, future)[records.clone()])).collect();
    (mean(&each).expect("futures"), standard_error(&each).expect("futures"))
}

const FROM_THE_START: &str = "[period]\nwarm_up_weeks = 0\nend = 2019-12-30\n";

/// 0.16 a year and half a year to fill leave 2 posts in 27 empty: as many on the first day, and ever after.
#[test]
fn posts_empty_on_the_first_day_fill_at_the_pace_of_any_others() {
    for time in ["182.625", "{ exponential = { mean = 182.625 } }", "{ gamma = { mean = 182.625, cv = 0.5 } }"] {
        let text = format!(
            "{FROM_THE_START}[team.only]\nposts_fte = {{ worker = 270 }}\nin_post_fte = {{ worker = 250 }}\n[recruitment.permanent]\ntime_to_fill_days = {time}\n"
        );
        let (found, error) = over("vacancy", &text, Measure::PostsFte, 0..1, 2);
        assert!((found - 270.0).abs() < 1e-9 && error < 1e-9);
        for weeks in [4..14, 14..26, 40..52] {
            let (people, error) = over("vacancy", &text, Measure::InPostFte, weeks.clone(), 120);
            assert!((people - 250.0).abs() < 4.0 * error + 0.05, "{time}, weeks {weeks:?}: {people} ± {error}");
        }
    }
}

/// Adverts that bring nobody are part of the time that is met in the middle.
#[test]
fn adverts_in_vain_are_met_in_the_middle_too() {
    let text = format!(
        "{FROM_THE_START}[team.only]\nposts_fte = {{ worker = 270 }}\nin_post_fte = {{ worker = 250 }}\n[recruitment.permanent]\n\
         time_to_fill_days = 122.625\nadverts_fail_percent = 60\nadvert_again_days = 40\n"
    );
    for weeks in [4..14, 14..26] {
        let (people, error) = over("vacancy", &text, Measure::InPostFte, weeks.clone(), 120);
        assert!((people - 250.0).abs() < 4.0 * error + 0.05, "weeks {weeks:?}: {people} ± {error}");
    }
}

/// Nobody fills a post for good. Covers end at 1 ÷ 40 weeks, 0.6 of them are asked for again and come 6 weeks later: with nobody
/// asked for twice, cover falls at 0.4 ÷ 40 weeks from the first week on, and does not jump.
#[test]
fn cover_does_not_jump_on_the_first_day() {
    let text = "[period]\nwarm_up_weeks = 0\nend = 2018-12-31\n[agency]\nconverts_percent_per_year = 0\nask_percent = 60\nlead_weeks = 6\nnotice_weeks = 0\n\
        stays_weeks = { exponential = { mean = 40 } }\n[team.only]\nagency_fte = { worker = 150 }\n";
    let weekly = -0.4 / 40.0;
    for weeks in [1, 3, 6, 12] {
        let (found, error) = over("conversion", text, Measure::AgencyFte, weeks..weeks + 1, 300);
        let expected = 150.0 * (1.0 + weekly * weeks as f64);
        assert!((found - expected).abs() < 4.0 * error + 1.0, "week {weeks}: {found} ± {error}, not {expected}");
    }
}

/// As many are new on the first day as a year later, give or take chance.
#[test]
fn some_are_new_on_the_first_day() {
    let text = "without = [\"change.posts-2019\", \"change.posts-2020\", \"change.posts-2021\", \"change.others-2019\", \"change.others-2020\", \"change.others-2021\"]\n[supervision]\nleaving_strength = 0\n[between_years]\nleaving_lasting_percent = 0\nleaving_percent = 0\napplicants_lasting_percent = 0\napplicants_percent = 0\n\
        referrals_lasting_percent = 0\nreferrals_passing_percent = 0\n[period]\nend = 2019-09-30\n[agency]\ninduction = \"none\"\n\
        [induction.none]\nuntil_weeks = [1]\npercent = [100]\n[absence.short-sickness]\nspells_per_year = 0\n[absence.long-sickness]\nspells_per_year = 0\n\
        [absence.maternity]\nspells_per_year = 0\n";
    let scenario = read("national", text);
    let futures = 60;
    let [gap, at_work] = [Measure::CapacityGapFte, Measure::HoursGapFte].map(|of| registered(&scenario, of, futures));
    let new = |record: usize| -> Vec<f64> {
        gap.iter().zip(&at_work).map(|(gap, at_work)| at_work[record] - gap[record]).collect()
    };
    let (first, later) = (new(0), new(12));
    let error = standard_error(&first).expect("futures") + standard_error(&later).expect("futures");
    assert!(average(&first) > 1.5, "{first:?}");
    assert!(
        (average(&first) - average(&later)).abs() < 0.4 * average(&later) + 3.0 * error,
        "{} {}",
        average(&first),
        average(&later)
    );
}
