//! A comparison of two small scenarios that are really played, for tests of charts and pages.

use super::ComparisonReport;
use crate::experiment::Experiment;
use crate::experiment::compare::ablation::{Pair, waterfall};
use crate::experiment::compare::by_chance::by_chance;
use crate::experiment::compare::costs::{Costs, costs};
use crate::experiment::compare::council::CouncilFutures;
use crate::experiment::compare::difference::differences;
use crate::experiment::compare::ignorance::ignorance;
use crate::experiment::compare::promises::promises;
use crate::experiment::compare::signs::signs;
use crate::experiment::compare::tried::{as_it_is, what_if};
use crate::experiment::compare::worth::worth;
use crate::experiment::compare::{Comparison, OptionFindings};
use crate::experiment::futures::Futures;
use crate::experiment::workers::Alone;
use crate::model::measure::Measure;
use crate::report::actuals::Actuals;
use crate::scenario::council::Date;
use crate::scenario::library::OneText;
use crate::scenario::loaded::{Scenario, load};
use crate::scenario::render::render;

const TOWN: &str = r#"title = "A town"
authority = "Testshire"
[period]
start = 2023-03-31
end = 2025-03-31
[standard]
most_children = 12
[role.social-worker]
name = "Social worker"
registered = true
caseload_percent = 100
[stage.help]
name = "Help"
held_by = ["social-worker"]
lasts_weeks = 20
exits_percent = { closed = "rest" }
[team.help]
name = "Help"
works_on = ["help"]
posts_fte = { social-worker = 6 }
in_post_fte = { social-worker = 5 }
open_children = { help = 70 }
[demand]
referrals_per_year = { likely = 200, low = 180, high = 230 }
growth_percent_per_year = 0
variance_ratio = 1
first_stage = "help"
month_percent = { january = 1, february = 1, march = 1, april = 1, may = 1, june = 1, july = 1, august = 1, september = 1, october = 1, november = 1, december = 1 }
[allocation]
ceiling = "none"
ignores_load_percent = 0
team_choice = "most-room"
[pay]
on_costs_percent = 30
salary_pounds = { social-worker = 40_000 }
agency_week_pounds = { social-worker = 1_600 }
starter_pounds = 3_000
[money]
discount_percent_per_year = 3.5
inflation_percent_per_year = 2
optimism_bias_percent = 20
[target.load]
measure = "average_caseload"
at_most = { 2023-12-31 = 13, 2024-09-30 = 11 }
"#;

const CHANGES: &str = r#"
[change.temporary-workers]
date = 2023-06-01
what = "Temporary workers"
bring_in_agency = { fte = { social-worker = 2 } }
cost = { one_off_pounds = 20_000 }
[change.earlier-help]
date = 2023-10-01
what = "Earlier help"
reduce_referrals = { fewer_percent = { likely = 15, low = 5, high = 25 }, builds_up_over_weeks = 26 }
cost = { per_year_pounds = 60_000 }
"#;

fn read(text: String) -> Scenario {
    load("town/base.toml", &OneText(&text), &[]).unwrap_or_else(|faults| panic!("{}", render(&faults)))
}

/// Two scenarios and what they showed.
#[derive(Clone)]
pub(crate) struct Played {
    scenarios: [Scenario; 2],
    /// What they showed.
    pub(crate) comparison: Comparison,
    /// What happened; none unless a test sets it.
    pub(crate) actuals: Option<Actuals>,
}

impl Played {
    /// As reports take it.
    pub(crate) fn report(&self) -> ComparisonReport<'_> {
        // What the report refers to lives as long as the tests.
        let scenarios: &'static [Scenario] = Vec::leak(self.scenarios.to_vec());
        let played =
            scenarios.iter().map(|one| super::Played { council: &one.council, merged: &one.merged, apart: &one.apart });
        let scenarios: &'static [super::Played<'static>] = Vec::leak(played.collect());
        ComparisonReport {
            title: "A town with or without a programme",
            question: Some("Is it worth it?"),
            comparison: &self.comparison,
            scenarios,
            inputs: &[],
            notes: &[],
            command: "caseload compare town/options.toml",
            actuals: self.actuals.as_ref(),
            tested: None,
            matters: None,
        }
    }
}

/// A town as it is, and with a programme.
pub(crate) fn scenarios() -> [Scenario; 2] {
    [read(TOWN.to_owned()), read(format!("{TOWN}{CHANGES}"))]
}

/// Plays both, and everything that is asked of them.
pub(crate) fn played() -> Played {
    let scenarios = scenarios();
    let experiments = [Experiment::new(&scenarios[0], 1), Experiment::new(&scenarios[1], 1)];
    let futures = [experiments[0].play(1..41, &Alone), experiments[1].play(1..41, &Alone)];
    let options = vec![
        found("as-it-is", "A. As it is", 0, &experiments, &futures),
        found("programme", "B. A programme with a long name", 1, &experiments, &futures),
    ];
    let record = experiments[0].layout.records.len() - 1;
    let pair = Pair {
        option: &experiments[1],
        played: &options[1].futures,
        reference: &scenarios[0],
        beside: &options[0].futures,
        futures: 40,
        record,
    };
    let measure = Measure::AverageCaseload;
    let busier = read(
        format!("{TOWN}{CHANGES}")
            .replace("likely = 200, low = 180, high = 230", "likely = 220, low = 200, high = 250"),
    );
    let tried = what_if(&pair, ("busier", "referrals a tenth higher"), (&busier, None), measure, &Alone);
    let fewer = what_if(&pair, ("starters-70", "70% of the planned number apply"), (&busier, None), measure, &Alone);
    let promise = options[1].findings.targets.last().expect("a promise");
    let mut comparison = Comparison {
        reference: 0,
        preferred: Some(1),
        record,
        waterfall: waterfall(&pair, measure, &Alone),
        as_it_is: as_it_is(&pair, measure),
        what_ifs: tried.into_iter().collect(),
        starters: fewer.into_iter().collect(),
        signs: signs(&options[1].futures, promise, &[record / 2]),
        by_chance: by_chance(&options[1].futures, &options[1].findings),
        ignorance: ignorance(&experiments[1], &experiments[0], (record, measure), &Alone),
        options,
    };
    comparison.pair_promises();
    Played { comparison, scenarios, actuals: None }
}

fn found(
    name: &str,
    label: &str,
    index: usize,
    experiments: &[Experiment<'_>; 2],
    futures: &[Futures; 2],
) -> OptionFindings {
    let (own, other) = (&experiments[index], &experiments[0]);
    let councils = [CouncilFutures::of(own, &futures[index]), CouncilFutures::of(other, &futures[0])];
    let dates: Vec<Date> = own.layout.records.iter().map(|record| record.date).collect();
    let money = own.scenario.council.money.as_ref();
    let costs = costs(&councils[0], &councils[1], &dates, money);
    OptionFindings {
        name: name.into(),
        label: label.into(),
        findings: own.findings(&futures[index], false, &Alone),
        differences: (index > 0).then(|| differences((own, &futures[index]), (other, &futures[0]), &Alone)),
        promises: promises(own, &futures[index], &own.scenario.council.target),
        net: costs.as_ref().filter(|_| index > 0).and_then(Costs::net),
        costs,
        worth: if index > 0 {
            worth(&councils[0], &councils[1], (&dates, own.scenario.council.period.record), money)
        } else {
            None
        },
        futures: councils.into_iter().next().unwrap_or_default(),
    }
}
