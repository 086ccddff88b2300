//! What may be laid over a case's file: the figures of which its theory says something. Of any other a theory says nothing, and a
//! verdict on it would be false.

use super::Case;
use super::needs::{Needs, Unmet};
use super::settled;
use crate::scenario::council::Council;
use crate::scenario::loaded::load;
use crate::scenario::shipped::Shipped;

/// Of which figures a theory says something.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asks {
    /// Their addresses; `*` stands for any one name, and a table for all that is in it.
    pub(super) takes: &'static [&'static str],
    /// What they must be like.
    pub(super) needs: Needs,
    /// How soon the first day wears off, by a factor of e \[weeks\].
    pub(super) wears_off: fn(&Council) -> f64,
}

/// Read by no theory, and by nothing that one speaks of.
const NEUTRAL: &[&str] = &["run", "title", "short", "question", "authority"];
/// The same in any table.
const SAID: &[&str] = &["name", "source", "confidence", "why", "as_of", "owner"];

/// Whether a theory says something of a file's figures with settings laid over it.
///
/// # Errors
/// Of which it says nothing, and why.
pub(super) fn allowed(case: &Case, own: &Known<'_>, asked: &Known<'_>, sets: &[String]) -> Result<(), Vec<Unmet>> {
    if same(own.council, asked.council) {
        return Ok(());
    }
    let strange: Vec<Unmet> = sets.iter().filter_map(|set| strange(case, own.council, set)).collect();
    if !strange.is_empty() {
        return Err(strange);
    }
    let figures = (asked.doubts <= own.doubts).then_some(()).ok_or(Unmet {
        reason: "a theory takes figures as known, and one of these is in doubt".into(),
        fix: "Type one number.".into(),
    });
    let found = [figures, (case.asks.needs)(asked.council), settled::long_enough(case, own.council, asked.council)];
    let unmet: Vec<Unmet> = found.into_iter().filter_map(Result::err).collect();
    if unmet.is_empty() { Ok(()) } else { Err(unmet) }
}

/// A council, and how many of its figures are in doubt.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'a> {
    pub(super) council: &'a Council,
    pub(super) doubts: usize,
}

fn same(one: &Council, other: &Council) -> bool {
    format!("{one:?}") == format!("{other:?}")
}

/// A setting of a figure of which the theory says nothing, unless the figure is what it was.
fn strange(case: &Case, own: &Council, set: &str) -> Option<Unmet> {
    let address = set.split('=').next().unwrap_or_default().trim();
    if is_taken(case.asks.takes, address) {
        return None;
    }
    let sets: Vec<String> = case.sets.iter().map(|set| (*set).to_owned()).chain([set.to_owned()]).collect();
    let alone = load(case.file, &Shipped, &sets);
    if alone.is_ok_and(|scenario| same(own, &scenario.council)) {
        return None;
    }
    Some(Unmet {
        reason: format!("{address} is none of the figures that its answer is worked out from"),
        fix: if case.asks.takes.is_empty() {
            "Leave the file's figures as they are; run.… may be set.".into()
        } else {
            format!("Leave it as it is; these may be set: {}, run.….", case.asks.takes.join(", "))
        },
    })
}

/// Whether an address is one of some, or in one of them.
fn is_taken(takes: &[&str], address: &str) -> bool {
    let last = address.rsplit('.').next().unwrap_or_default();
    let under = |table: &&str| {
        let mut names = address.split('.');
        table.split('.').all(|wanted| names.next().is_some_and(|name| wanted == "*" || wanted == name))
    };
    takes.iter().chain(NEUTRAL).any(under) || SAID.contains(&last)
}

#[cfg(test)]
mod tests {
    use super::super::CASES;
    use super::*;

    /// What a user is told of a case with settings laid over it.
    fn refused(name: &str, sets: &[&str]) -> Option<String> {
        let case = CASES.iter().find(|case| case.name == name).expect("a known case");
        let own: Vec<String> = case.sets.iter().map(|set| (*set).to_owned()).collect();
        let typed: Vec<String> = sets.iter().map(|set| (*set).to_owned()).collect();
        let all: Vec<String> = own.iter().chain(&typed).cloned().collect();
        let [own, asked] = [own, all].map(|sets| load(case.file, &Shipped, &sets).expect("sound figures"));
        let known = |scenario: &'_ crate::scenario::loaded::Scenario| scenario.doubts.len();
        let (before, after) = (known(&own), known(&asked));
        let own = Known { council: &own.council, doubts: before };
        let asked = Known { council: &asked.council, doubts: after };
        let unmet = allowed(case, &own, &asked, &typed).err()?;
        Some(unmet.into_iter().map(|unmet| unmet.reason).collect::<Vec<String>>().join("; "))
    }

    #[test]
    fn the_figures_of_every_case_are_as_its_theory_needs_them() {
        for case in CASES {
            let sets: Vec<String> = case.sets.iter().map(|set| (*set).to_owned()).collect();
            let council = load(case.file, &Shipped, &sets).expect("sound figures").council;
            assert_eq!((case.asks.needs)(&council), Ok(()), "{}", case.name);
            assert!((case.asks.wears_off)(&council).is_finite(), "{}", case.name);
        }
    }

    #[test]
    fn figures_of_which_a_theory_says_nothing_are_told() {
        for (name, set, why) in [
            (
                "waiting-small",
                "demand.referrals_per_year=300",
                "5.75 places would be taken on average, and there are 5",
            ),
            ("waiting-small", "stage.held.lasts_weeks={ gamma = { mean = 1, cv = 0.5 } }", "without memory"),
            ("waiting-small", "stage.held.elastic_percent=50", "stage.held.elastic_percent is none of the figures"),
            ("waiting-small", "demand.referrals_per_year=255", "wears off"),
            ("waiting-small", "team.only.posts_fte.worker=6", "5 of 6 posts are filled"),
            ("waiting-split", "team.only.how_many=3", "20 posts are not so many in each of 3 teams"),
            ("priority", "demand.referrals_per_year=300", "grows for ever"),
            ("priority", "stage.urgent.lasts_weeks={ exponential = { mean = 0.5 } }", "one mean length"),
            ("impatient", "stage.held.lasts_weeks=1", "without memory"),
            ("places-wait", "demand.referrals_per_year=300", "grows for ever"),
            ("sharing", "demand.referrals_per_year=100", "and there is one: what is left undone"),
            ("swing", "stage.open.lasts_weeks=6.4", "without memory"),
            ("market", "leaving.percent_per_year=0", "nobody leaves"),
            ("market", "leaving.notice_weeks=8", "would wait for the desks"),
            ("market", "leaving.percent_per_year=5", "wears off"),
            ("market", "recruitment.market.applicants_per_year=5", "in post on the first day"),
            (
                "vacancy",
                "leaving.tenure_percent={ under_2_years = 200, from_2_to_5_years = 100, over_5_years = 50 }",
                "none of",
            ),
            ("vacancy", "leaving.percent_per_year={ likely = 16, low = 10, high = 20 }", "in doubt"),
            ("renewal", "leaving.notice_weeks=4", "none of the figures"),
            ("first-day", "demand.referrals_per_year=700", "260 children are open on the first day"),
            ("open", "demand.referrals_per_year=700", "260 children are open on the first day"),
            ("open", "demand.growth_percent_per_year=5", "none of the figures"),
            ("open", "period.warm_up_weeks=0", "weeks of warming up"),
            ("long-stays", "stage.plan.lasts_weeks={ exponential = { mean = 100 } }", "777 children are open"),
            ("standing-in", "absence.long.lasts_working_days={ exponential = { mean = 70 } }", "one length"),
            ("reference-base", "leaving.percent_per_year=20", "none of the figures"),
            ("vacancy", "team.only.posts_fte.worker=1", "more people (200) than posts (1)"),
            ("refilled", "team.only.posts_fte.worker=199", "more people (200) than posts (199)"),
            ("published-rates", "team.holders.in_post_fte.worker=300", "more people (300) than posts (211.05)"),
            ("published-rates", "team.others.agency_fte.worker=500", "more people (650.81) than posts (210.47)"),
            ("vacancy-fixed", "leaving.percent_per_year=1000", "wears off"),
            ("places-fixed", "demand.referrals_per_year=5000", "200 weeks of warming up"),
            ("deadlines", "stage.limit-45.deadline_working_days=70", "end at 60 working days"),
            ("averages", "team.many.open_children.open=1000", "recorded alike"),
        ] {
            let found = refused(name, &[set]).unwrap_or_default();
            assert!(found.contains(why), "{name} {set}: {found}");
        }
    }

    #[test]
    fn figures_of_which_it_says_something_are_not() {
        for (name, sets) in [
            ("places", &["demand.referrals_per_year=300"][..]),
            ("waiting-small", &["demand.referrals_per_year=215"]),
            ("vacancy", &["leaving.notice_weeks=8"]),
            ("market-lead", &["leaving.notice_weeks=8", "recruitment.market.drop_out_percent=20"]),
            ("market", &["recruitment.market.applicants_per_year=30"]),
            ("open", &["demand.referrals_per_year=700", "team.everyone.open_children.open=349"]),
            ("renewal", &["leaving.notice_weeks=0", "run.seed=3", "title=\"Another\""]),
            ("reference-base", &["run.replications=10"]),
            ("places", &["demand.referrals_per_year=5000"]),
            ("places-fixed", &["demand.referrals_per_year=500"]),
            ("deadlines", &["stage.limit-45.deadline_working_days=60", "demand.referrals_per_year=3"]),
            ("vacancy-fixed", &["leaving.percent_per_year=30"]),
        ] {
            assert_eq!(refused(name, sets), None, "{name} {sets:?}");
        }
    }

    #[test]
    fn a_table_stands_for_all_that_is_in_it() {
        assert!(is_taken(&["families"], "families.children_percent"));
        assert!(is_taken(&["team.*.posts_fte"], "team.only.posts_fte.worker"));
        assert!(!is_taken(&["team.*.posts_fte"], "team.only"));
        assert!(!is_taken(&["team.*.posts_fte"], "team.only.how_many"));
    }
}
