//! Targets from Medway, 2019 and after.

use super::seen::{Day, Future};
use super::{Figure, Group, Target};
use crate::model::measure::Measure;

const JULY: Day = (2019, 7, 31);
const AUGUST: Day = (2019, 8, 31);
const YEAR_BEFORE: Day = (2019, 9, 30);
const YEAR_AFTER: Day = (2020, 9, 30);

pub(super) const GROUPS: &[Group] = &[
    Group { file: "medway/baseline.toml", other: None, targets: HIDDEN },
    Group { file: "medway/recovery.toml", other: Some("medway/baseline.toml"), targets: RECOVERY },
];

fn first_response(future: &Future<'_>, day: Day) -> f64 {
    future.team("first-response", Measure::AverageCaseload, day)
}

fn fall(before: f64, after: f64) -> f64 {
    100.0 * (1.0 - after / before)
}

const HIDDEN: &[Target] = &[
    Target {
        id: "V3",
        what: "children a worker in the assessment team, a month on",
        published: "most over 40",
        low: 40.0,
        high: 46.0,
        figure: Figure::Mean(|future| first_response(future, JULY)),
        if_missed: "the size of the team is an assumption",
    },
    Target {
        id: "V3",
        what: "the fullest worker there",
        published: "up to 55",
        low: 50.0,
        high: 60.0,
        figure: Figure::Mean(|future| future.team("first-response", Measure::LargestCaseload, JULY)),
        if_missed: "workers differ lastingly by as much as in the national file, and nobody steps in for the fullest",
    },
    Target {
        id: "V3",
        what: "children a worker in the pods",
        published: "in the teens",
        low: 13.0,
        high: 19.9,
        figure: Figure::Mean(|future| future.team("pods", Measure::AverageCaseload, JULY)),
        if_missed: "how children divide between teams is an assumption",
    },
];

const RECOVERY: &[Target] = &[
    Target {
        id: "V2",
        what: "fall of the assessment team's caseload from July to August 2019 [%]",
        published: "20",
        low: 15.0,
        high: 25.0,
        figure: Figure::Mean(|future| fall(first_response(future, JULY), first_response(future, AUGUST))),
        if_missed: "eight on fifteen are a third of the team; a fifth needs 32 workers before, whom loads over 40 leave no room for; August's fewer referrals add to it",
    },
    Target {
        id: "V2",
        what: "the same against doing nothing, at the end of August [%]",
        published: "29 to 36 once all are at work",
        low: 29.0,
        high: 36.0,
        figure: Figure::Against(|future, nothing| {
            fall(first_response(nothing, AUGUST), first_response(future, AUGUST))
        }),
        if_missed: "the size of the team is an assumption",
    },
    Target {
        id: "V5",
        what: "fall of the council's caseload, September 2019 to 2020 [%]",
        published: "30 to 40 (20.3 to 13.3)",
        low: 30.0,
        high: 40.0,
        figure: Figure::Mean(|future| {
            let at = |day| future.all(Measure::AverageCaseload, day);
            fall(at(YEAR_BEFORE), at(YEAR_AFTER))
        }),
        if_missed: "children held fell by 18 % in the year of the pandemic, which is not in the file",
    },
    Target {
        id: "V5",
        what: "rise of the vacancy rate, September 2019 to 2020 [points]",
        published: "8.6: posts come before people",
        low: 0.5,
        high: 12.0,
        figure: Figure::Mean(|future| {
            let at = |day| future.all(Measure::VacancyRate, day);
            at(YEAR_AFTER) - at(YEAR_BEFORE)
        }),
        if_missed: "when posts were added is an assumption",
    },
    Target {
        id: "V5",
        what: "assessments in time, the six months to September 2020 [%]",
        published: "94.0",
        low: 90.0,
        high: 100.0,
        figure: Figure::Mean(|future| future.mean(Measure::AssessmentsInTime, (2020, 3, 31), YEAR_AFTER)),
        if_missed: "the file's bands hold the lateness of 2019, and workload takes a little more than half of it away; practice changed too",
    },
];
