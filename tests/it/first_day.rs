//! The first day is one of many: people, posts and cover stand as they would in any other week.

use caseload::foundations::statistics::{mean, standard_error};
use caseload::model::measure::Measure;

use crate::agency::rows;
use crate::leaving::registered;
use crate::people::{alone, team_rows};
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

/// A service of one stage: so many referrals a year, and what else.
fn service(referrals: u32, first: &str, more: &str) -> String {
    format!(
        "title = \"A service\"\n[period]\nstart = 2018-01-01\nend = 2018-04-30\nrecord = \"week\"\nby_team = true\n\
         [role.worker]\nname = \"Worker\"\nregistered = true\ncaseload_percent = 100\n\
         [demand]\nreferrals_per_year = {referrals}\ngrowth_percent_per_year = 0\nvariance_ratio = 1\nfirst_stage = \"{first}\"\n\
         [demand.month_percent]\n{}{more}",
        crate::laws::MONTHS.map(|name| format!("{name} = 100\n")).concat()
    )
}

/// Five teams alike share out where families live; those who come back in the first year live as far apart as any.
#[test]
fn children_who_come_back_early_live_where_any_live() {
    let teams: String = (0..5)
        .map(|team| {
            format!(
                "[team.t{team}]\nname = \"T{team}\"\nworks_on = [\"a\"]\nposts_fte = {{ worker = 10 }}\nin_post_fte = {{ worker = 10 }}\nopen_children = {{ a = 92 }}\n"
            )
        })
        .collect();
    let stage = "[stage.a]\nname = \"A\"\nheld_by = [\"worker\"]\nlasts_weeks = { exponential = { mean = 4 } }\nexits_percent = { closed = \"rest\" }\n\
                 [allocation]\nceiling = \"none\"\nignores_load_percent = 0\nteam_choice = \"where-they-live\"\n\
                 [rereferral]\nwithin_12_months_percent = 25\nshape = 0.6\n";
    let scenario = alone(&service(6_000, "a", &format!("{stage}{teams}")));
    let held: Vec<f64> =
        (0..5).map(|team| average(&team_rows(&scenario, &format!("t{team}"), Measure::ChildrenOpen)[4..14])).collect();
    // About 92 each, give or take ten by chance; with one home for all who come back the third has sixty more.
    let usual = average(&held);
    assert!(held.iter().all(|held| (held - usual).abs() < 35.0), "{held:?}");
}

/// A hundred a week pass four weeks of working days that nobody holds: in the first weeks as many come out as in any.
#[test]
fn a_stage_of_working_days_is_part_way_through_on_the_first_day() {
    let more = "[stage.s]\nname = \"S\"\nheld_by = []\nlasts_working_days = 20\nexits_percent = { c = 100 }\n\
                [stage.c]\nname = \"C\"\nheld_by = [\"worker\"]\nlasts_days = 900000\nexits_percent = { closed = 100 }\n\
                [team.only]\nname = \"Only\"\nworks_on = [\"c\"]\nposts_fte = { worker = 10 }\nin_post_fte = { worker = 10 }\n\
                [allocation]\nceiling = \"none\"\nignores_load_percent = 0\nteam_choice = \"by-chance\"\n";
    let scenario = alone(&service(5_218, "s", more));
    let held = team_rows(&scenario, "only", Measure::ChildrenOpen);
    for (weeks, come) in [(2, 200.0), (4, 400.0), (8, 800.0)] {
        let chance: f64 = 5.0 * f64::sqrt(come);
        assert!((held[weeks] - come).abs() < chance + 40.0, "after {weeks} weeks {}, not {come}", held[weeks]);
    }
}

/// More people than posts: nobody starts until leavers have brought them back to their posts, and posts that are added are theirs.
#[test]
fn whoever_is_on_top_of_posts_takes_those_that_open() {
    let council = |more: &str| {
        let text = format!(
            "[period]\nwarm_up_weeks = 0\nend = 2019-12-30\n[team.only]\nposts_fte = {{ worker = 60 }}\nin_post_fte = {{ worker = 80 }}\n\
             [recruitment.permanent]\ntime_to_fill_days = 1\n{more}"
        );
        read("vacancy", &text)
    };
    let leaving = council("[leaving]\npercent_per_year = 40\n");
    for future in 1..4 {
        let (people, starters) =
            (rows(&leaving, Measure::InPostFte, future), rows(&leaving, Measure::StartersFte, future));
        let back = people.iter().position(|people| *people <= 60.0).expect("a week with no more people than posts");
        assert!(starters[..back].iter().sum::<f64>() < 0.5, "{starters:?} before week {back}");
        assert!((people[103] - 60.0).abs() < 2.0, "{}", people[103]);
    }
    let added = "[change.back]\ndate = 2018-07-02\nwhat = \"Posts\"\nadd_posts = { team = \"only\", posts_fte = { worker = 20 } }\n";
    let added = council(&format!("[leaving]\npercent_per_year = 0\n{added}"));
    assert!(rows(&added, Measure::StartersFte, 1).iter().sum::<f64>() < 0.5, "nobody need start");
    let posts = rows(&added, Measure::PostsFte, 1);
    assert!((posts[103] - 80.0).abs() < 1e-6 && (rows(&added, Measure::InPostFte, 1)[103] - 80.0).abs() < 1e-6);
}
