//! When agency workers are asked for, and how many are on the way.

use caseload::model::measure::Measure;

use crate::agency::rows;
use crate::first_day::over;
use crate::rates::read;

/// Cover of 200 posts by workers who stay twenty weeks: whoever goes says so four weeks before, and is followed after six.
const AT_EQUILIBRIUM: &str = "[period]\nend = 2018-12-31\n[team.only]\nagency_fte = { worker = 182 }\n\
    [agency]\nconverts_percent_per_year = 0\nask_percent = 100\nlead_weeks = 6\nnotice_weeks = 4\nstays_weeks = { exponential = { mean = 20 } }\n";

/// A post is bare for two weeks of 22, so that 181.8 of 200 are covered: in every week, the first ones too.
#[test]
fn cover_does_not_dip_where_notice_is_part_of_the_lead() {
    for weeks in [1..2, 2..3, 3..5, 6..9, 20..40] {
        let (found, error) = over("conversion", AT_EQUILIBRIUM, Measure::AgencyFte, weeks.clone(), 60);
        assert!((found - 200.0 * 20.0 / 22.0).abs() < 4.0 * error, "weeks {weeks:?}: {found} ± {error}");
    }
}

fn leavers(lead: u32, more: &str) -> String {
    format!(
        "[leaving]\npercent_per_year = 16\nnotice_weeks = 8\n[recruitment.permanent]\ntime_to_fill_days = 182.625\n\
         [agency]\ncovers = [\"worker\"]\nask_percent = 100\nlead_weeks = {lead}\nnotice_weeks = 0\n{more}"
    )
}

/// A post is filled for 1 ÷ 0.16 years and then empty for half a year less the notice, the first weeks of that without anybody: the
/// lead, less the notice where it was known then.
#[test]
fn who_is_asked_for_at_notice_comes_a_lead_after_it() {
    let cycle = 365.25 / 0.16 + 182.625 - 56.0;
    for (lead, more, bare_days) in
        [(12, "", 84.0), (12, "asks_at_notice = true\n", 28.0), (6, "asks_at_notice = true\n", 0.0)]
    {
        let (found, error) = over("vacancy", &leavers(lead, more), Measure::UncoveredVacancyFte, 0..105, 40);
        let expected = 200.0 * bare_days / cycle;
        assert!((found - expected).abs() <= 4.0 * error, "{lead}, {more}: {found} ± {error}, not {expected}");
    }
    let bits = |more: &str| rows(&read("vacancy", &leavers(12, more)), Measure::UncoveredVacancyFte, 1);
    assert_eq!(bits("asks_at_notice = false\n"), bits(""));
}

/// Posts passed over while no more than a fifth were bare are all asked for in the week in which more are, and covered a week later.
#[test]
fn posts_that_were_passed_over_are_asked_for_once_more_are_bare() {
    let bare = |more: &str| {
        let text = format!(
            "[period]\nend = 2019-12-30\n[agency]\nconverts_percent_per_year = 0\nask_percent = 100\nlead_weeks = 1\nnotice_weeks = 0\n\
             stays_weeks = {{ exponential = {{ mean = 20 }} }}\nasks_above_uncovered_percent = 20\n{more}"
        );
        rows(&read("conversion", &text), Measure::UncoveredVacancyFte, 1)
    };
    let again = bare("asks_again = true\n");
    let filled: Vec<&[f64]> = again.windows(3).filter(|weeks| weeks[0] > 40.0).collect();
    assert!(filled.len() > 5 && filled.iter().all(|weeks| weeks[2] < 35.0), "{again:?}");
    let never = bare("");
    assert!(never[20..].iter().all(|bare| *bare >= 40.0), "{never:?}");
    assert_eq!(bare("asks_again = false\n"), never);
}

/// Those who go are followed three and a half weeks later, so that some are always on the way: those who are there are a fifth all the same.
#[test]
fn the_share_on_top_of_posts_is_of_those_who_are_there() {
    let text = "[team.only]\nagency_fte = { worker = 250 }\n[agency]\nconverts_percent_per_year = 0\nask_percent = 100\n\
        lead_weeks = 3.5\nnotice_weeks = 3.5\non_top_percent = 20\nstays_weeks = { exponential = { mean = 20 } }\n";
    for weeks in [1..5, 5..13, 13..209] {
        let (found, error) = over("conversion", text, Measure::AgencyCoverRate, weeks.clone(), 40);
        assert!((found - 80.0).abs() < 4.0 * error + 0.1, "weeks {weeks:?}: {found} ± {error}, not 80");
    }
}
