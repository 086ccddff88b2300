//! Targets of single years in which something changed: referrals, leaving, applicants.

use super::seen::{Day, Future};
use super::{Figure, Group, Target};
use crate::model::measure::Measure;

const BEFORE: Day = (2018, 9, 30);
const YEAR_ON: Day = (2019, 9, 30);
const THIRD: Day = (2021, 9, 30);
const FOURTH: Day = (2022, 9, 30);

pub(super) const GROUPS: &[Group] = &[
    Group { file: "medway/september-2018.toml", other: None, targets: CAMPAIGN },
    Group { file: "verification/demand-shock.toml", other: Some("verification/national.toml"), targets: SHOCK },
    Group { file: "verification/national-squeeze.toml", other: None, targets: SQUEEZE },
    Group { file: "verification/national-relief.toml", other: None, targets: RELIEF },
];

/// In post in registered roles.
fn in_post(future: &Future<'_>, day: Day) -> f64 {
    let roles = ["social-worker", "senior-social-worker", "social-worker-without-cases", "team-manager"];
    roles.iter().map(|role| future.role(role, Measure::InPostFte, day)).sum()
}

/// How much a measure of the whole council moves in the fourth year.
fn moves(future: &Future<'_>, measure: Measure) -> f64 {
    future.all(measure, FOURTH) - future.all(measure, THIRD)
}

fn growth(future: &Future<'_>) -> f64 {
    100.0 * (in_post(future, FOURTH) / in_post(future, THIRD) - 1.0)
}

const CAMPAIGN: &[Target] = &[Target {
    id: "V1",
    what: "vacancy rate after a year of some 63 starters [%]",
    published: "20 to 25, from 33",
    low: 20.0,
    high: 25.0,
    figure: Figure::Mean(|future| future.all(Measure::VacancyRate, YEAR_ON)),
    if_missed: "what started and left is as published; where managers' posts are empty is an assumption",
}];

const SHOCK: &[Target] = &[
    Target {
        id: "V4",
        what: "children held after a year of 54 % more referrals, against none more [%]",
        published: "24 more children in need",
        low: 16.0,
        high: 32.0,
        figure: Figure::Against(|future, usual| 100.0 * (future.held(YEAR_ON) / usual.held(YEAR_ON) - 1.0)),
        if_missed: "Medway's share of referrals assessed out of need was not the average council's",
    },
    Target {
        id: "V4",
        what: "assessments in time over that year, against none more [points]",
        published: "-23",
        low: -30.0,
        high: -15.0,
        figure: Figure::Against(|future, usual| {
            let mean = |of: &Future<'_>| of.mean(Measure::AssessmentsInTime, BEFORE, YEAR_ON);
            mean(future) - mean(usual)
        }),
        if_missed: "over the year this council has one or two children a worker more, since the agency workers sent all hold children, and councils show a point a child; Medway's assessment team ended it at over forty",
    },
];

const SQUEEZE: &[Target] = &[
    Target {
        id: "V21",
        what: "change of staff in post in a year like 2022 [%]",
        published: "-2.7",
        low: -4.5,
        high: -1.0,
        figure: Figure::Mean(growth),
        if_missed: "the council has fewer vacancies by then than England had, so that fewer who apply find a post",
    },
    Target {
        id: "V21",
        what: "change of the vacancy rate [points]",
        published: "+3.3",
        low: 2.0,
        high: 4.5,
        figure: Figure::Mean(|future| moves(future, Measure::VacancyRate)),
        if_missed: "as for staff in post",
    },
    Target {
        id: "V21",
        what: "change of the agency rate [points]",
        published: "+2",
        low: 1.0,
        high: 3.5,
        figure: Figure::Mean(|future| moves(future, Measure::AgencyRate)),
        if_missed: "as for the agency rate of V20",
    },
    Target {
        id: "V21",
        what: "change of the caseload [children a worker]",
        published: "+0.3: agency fills the gap",
        low: -0.3,
        high: 0.9,
        figure: Figure::Mean(|future| moves(future, Measure::AverageCaseload)),
        if_missed: "caseloads of the council still fall from the years before (V20)",
    },
];

const RELIEF: &[Target] = &[
    Target {
        id: "V22",
        what: "change of staff in post in a year like 2025 [%]",
        published: "+5.4",
        low: 3.0,
        high: 7.0,
        figure: Figure::Mean(growth),
        if_missed: "starters and leavers published explain 4.4; census flows do not close",
    },
    Target {
        id: "V22",
        what: "change of the vacancy rate [points]",
        published: "-3.1",
        low: -4.5,
        high: -1.5,
        figure: Figure::Mean(|future| moves(future, Measure::VacancyRate)),
        if_missed: "as for staff in post",
    },
    Target {
        id: "V22",
        what: "change of the agency rate [points]",
        published: "-3.2",
        low: -4.5,
        high: -1.5,
        figure: Figure::Mean(|future| moves(future, Measure::AgencyRate)),
        if_missed: "new national rules for agency came that year, which no file here holds",
    },
    Target {
        id: "V22",
        what: "change of the caseload [children a worker]",
        published: "-0.2",
        low: -0.8,
        high: 0.3,
        figure: Figure::Mean(|future| moves(future, Measure::AverageCaseload)),
        if_missed: "caseloads of the council still fall from the years before (V20)",
    },
];
