//! Targets from national figures and from nine years of council series.

use super::seen::{Day, Future};
use super::{Figure, Group, Target};
use crate::model::measure::Measure;

const START: Day = (2018, 9, 30);
const FIRST: Day = (2019, 9, 30);
const SECOND: Day = (2020, 9, 30);
const THIRD: Day = (2021, 9, 30);

pub(super) const GROUPS: &[Group] = &[
    Group { file: "verification/national.toml", other: None, targets: STEADY },
    Group { file: "verification/squeezed.toml", other: Some("verification/national.toml"), targets: SQUEEZED },
    Group { file: "verification/vacant.toml", other: Some("verification/national.toml"), targets: VACANT },
    Group { file: "verification/deadlines.toml", other: None, targets: LENGTHS },
];

/// In post, registered roles alone: vacancies are known from the rate.
fn in_post(future: &Future<'_>, day: Day) -> f64 {
    let roles = ["social-worker", "senior-social-worker", "social-worker-without-cases", "team-manager"];
    roles.iter().map(|role| future.role(role, Measure::InPostFte, day)).sum()
}

fn more(squeezed: &Future<'_>, usual: &Future<'_>, measure: Measure, after: Day, upto: Day) -> f64 {
    squeezed.mean(measure, after, upto) - usual.mean(measure, after, upto)
}

const STEADY: &[Target] = &[
    Target {
        id: "V20",
        what: "growth of staff in post over three years [% a year]",
        published: "2 to 4",
        low: 2.0,
        high: 4.0,
        figure: Figure::Mean(|future| 100.0 * (libm::cbrt(in_post(future, THIRD) / in_post(future, START)) - 1.0)),
        if_missed: "applicants are starters of 2018 and 2019, and posts those of each September",
    },
    Target {
        id: "V20",
        what: "vacancy rate, September 2021 [%]",
        published: "16 to 17",
        low: 15.0,
        high: 18.0,
        figure: Figure::Mean(|future| future.all(Measure::VacancyRate, THIRD)),
        if_missed: "as for growth",
    },
    Target {
        id: "V20",
        what: "agency rate, September 2020 [%]",
        published: "15 to 16",
        low: 14.0,
        high: 17.0,
        figure: Figure::Mean(|future| future.all(Measure::AgencyRate, SECOND)),
        if_missed: "cover follows the posts that are empty, and these move from year to year",
    },
    Target {
        id: "V20",
        what: "change of the caseload over three years [children a worker a year]",
        published: "-0.4",
        low: -0.6,
        high: -0.2,
        figure: Figure::Mean(|future| {
            let at = |day| future.all(Measure::AverageCaseload, day);
            (at(THIRD) - at(START)) / 3.0
        }),
        if_missed: "who holds cases follows the posts that were added",
    },
    Target {
        id: "V26",
        what: "spread of the year-on-year change of the caseload [children a worker]",
        published: "2.15 at most",
        low: 0.5,
        high: 2.15,
        figure: Figure::Spread(|future| {
            future.all(Measure::AverageCaseload, SECOND) - future.all(Measure::AverageCaseload, FIRST)
        }),
        if_missed: "moves between years are too wide",
    },
    Target {
        id: "V26",
        what: "spread of the year-on-year change of the vacancy rate [points]",
        published: "7.4 at most",
        low: 1.0,
        high: 7.4,
        figure: Figure::Spread(|future| {
            future.all(Measure::VacancyRate, SECOND) - future.all(Measure::VacancyRate, FIRST)
        }),
        if_missed: "moves between years are too wide",
    },
    Target {
        id: "V26",
        what: "spread of the year-on-year change of turnover [points]",
        published: "8.6 at most",
        low: 1.0,
        high: 8.6,
        figure: Figure::Spread(|future| {
            future.all(Measure::TurnoverRate, SECOND) - future.all(Measure::TurnoverRate, FIRST)
        }),
        if_missed: "moves between years are too wide",
    },
    Target {
        id: "V30",
        what: "holders with one to four children [% of holders]",
        published: "9.2 (DfE, 2021)",
        low: 6.0,
        high: 12.5,
        figure: Figure::Mean(|future| future.holders_below(5)),
        if_missed: "light holders carry a third of a full caseload, five to nine children; starters and leavers who hand over have few for days only",
    },
    Target {
        id: "V30",
        what: "holders with one to nine children [% of holders]",
        published: "20.4 (DfE, 2021)",
        low: 17.0,
        high: 24.0,
        figure: Figure::Mean(|future| future.holders_below(10)),
        if_missed: "shares of light and full holders are fitted to these bands",
    },
    Target {
        id: "V30",
        what: "holders with 15 to 19 children [% of holders]",
        published: "28.2 (DfE, 2021)",
        low: 24.0,
        high: 32.0,
        figure: Figure::Mean(|future| future.holders_below(20) - future.holders_below(15)),
        if_missed: "shares of light and full holders, and how far workers differ, are fitted to these bands",
    },
    Target {
        id: "V30",
        what: "holders with 25 children or more [% of holders]",
        published: "12.2 (DfE, 2021)",
        low: 9.0,
        high: 15.5,
        figure: Figure::Mean(|future| 100.0 - future.holders_below(25)),
        if_missed: "shares of light and full holders, and how far workers differ, are fitted to these bands",
    },
];

const SQUEEZED: &[Target] = &[
    Target {
        id: "V17",
        what: "child protection visits in time when a fifth of workers are gone [%]",
        published: "kept",
        low: 90.0,
        high: 100.0,
        figure: Figure::Mean(|future| future.mean(Measure::ChildProtectionVisitsInTime, (2019, 3, 31), FIRST)),
        if_missed: "not the order of urgency: of the ten points missing, two or three are visits of workers who are away, for whom nobody steps in, and three or four go with workers who lastingly carry more (each taken out by --set)",
    },
    Target {
        id: "V17",
        what: "fall of all visits in time in the children's teams, less that of child protection visits [points]",
        published: "visits to children in need slip first",
        low: 1.0,
        high: 40.0,
        figure: Figure::Against(|future, usual| {
            let team = |of: &Future<'_>, measure| of.team_mean("childrens", measure, (2019, 3, 31), FIRST);
            let fall = |measure| team(usual, measure) - team(future, measure);
            fall(Measure::VisitsInTime) - fall(Measure::ChildProtectionVisitsInTime)
        }),
        if_missed: "visits of whoever is away are missed whatever their urgency",
    },
    Target {
        id: "V17",
        what: "fall of assessments in time, less that of conferences [points]",
        published: "conferences move less",
        low: 0.0,
        high: 20.0,
        figure: Figure::Against(|future, usual| {
            let fall = |measure| -more(future, usual, measure, (2019, 3, 31), FIRST);
            fall(Measure::AssessmentsInTime) - fall(Measure::ConferencesInTime)
        }),
        if_missed: "conferences are held in children's teams too, where load rises most",
    },
    Target {
        id: "V24",
        what: "turnover for five more children a worker, second year [points]",
        published: "+1 to +2",
        low: 1.0,
        high: 2.0,
        figure: Figure::Slope(5.0, |future, usual| {
            let turnover = future.all(Measure::TurnoverRate, SECOND) - usual.all(Measure::TurnoverRate, SECOND);
            (turnover, more(future, usual, Measure::AverageCaseload, FIRST, SECOND))
        }),
        if_missed: "the strength is 0.4, with 0 inside its range; half of those in post hold no child and feel nothing of it",
    },
    Target {
        id: "V25",
        what: "assessments in time for five more children a worker, first two years [points]",
        published: "-4 to -6",
        low: -6.0,
        high: -4.0,
        figure: Figure::Slope(5.0, |future, usual| {
            let timely = more(future, usual, Measure::AssessmentsInTime, (2019, 3, 31), SECOND);
            (timely, more(future, usual, Measure::AverageCaseload, (2019, 3, 31), SECOND))
        }),
        if_missed: "lateness is set to show it, so the engine has moved",
    },
    Target {
        id: "V29",
        what: "children with no worker two months after agency workers go",
        published: "up to 60, then 15 (Medway)",
        low: 5.0,
        high: 80.0,
        figure: Figure::Mean(|future| future.all(Measure::ChildrenUnallocated, (2018, 12, 31))),
        if_missed: "children wait only while every worker is above 125 % of the usual workload",
    },
];

/// Vacancies of the one over those of the other, over the first two years \[points\].
fn more_vacant(vacant: &Future<'_>, usual: &Future<'_>) -> f64 {
    more(vacant, usual, Measure::VacancyRate, START, SECOND)
}

const VACANT: &[Target] = &[
    Target {
        id: "V23",
        what: "caseload for ten points more vacancies that agency workers cover, first two years [children a worker]",
        published: "none: r about 0",
        low: -0.5,
        high: 0.5,
        figure: Figure::Slope(10.0, |future, usual| {
            (more(future, usual, Measure::AverageCaseload, START, SECOND), more_vacant(future, usual))
        }),
        if_missed: "one empty post in six is not covered, as one in four was not in 2019, and agency workers hold less in their first month",
    },
    Target {
        id: "V23",
        what: "cost for ten points more vacancies that agency workers cover, first two years [%]",
        published: "rises",
        low: 1.0,
        high: 6.0,
        figure: Figure::Slope(10.0, |future, usual| {
            let cost = |of: &Future<'_>| of.mean(Measure::CostTotal, START, SECOND);
            (100.0 * (cost(future) / cost(usual) - 1.0), more_vacant(future, usual))
        }),
        if_missed: "an agency worker costs £26,000 to £30,000 a year more than an employee",
    },
    Target {
        id: "V23",
        what: "turnover for ten points more vacancies that agency workers cover, second year [points]",
        published: "rises: +2.4",
        low: 1.2,
        high: 3.6,
        figure: Figure::Slope(10.0, |future, usual| {
            let turnover = |of: &Future<'_>| of.all(Measure::TurnoverRate, SECOND);
            (turnover(future) - turnover(usual), more(future, usual, Measure::VacancyRate, FIRST, SECOND))
        }),
        if_missed: "people leave by their own workload, which agency workers keep as it is; in the figures of councils more leavers make more vacancies too, which is the other way about",
    },
];

// A quartile is the first whole day with its share, so the share by that day lies within a day's worth above it.
const LENGTHS: &[Target] = &[
    Target {
        id: "V28",
        what: "assessments done by working day 17 [%]",
        published: "25 (lower quartile)",
        low: 25.0,
        high: 26.8,
        figure: Figure::Mean(|future| future.team_over_time("limit-17", Measure::AssessmentsInTime)),
        if_missed: "the DfE prints bands ten days wide; spread evenly inside them, the median is day 32",
    },
    Target {
        id: "V28",
        what: "assessments done by working day 33 [%]",
        published: "50 (median)",
        low: 50.0,
        high: 52.1,
        figure: Figure::Mean(|future| future.team_over_time("limit-33", Measure::AssessmentsInTime)),
        if_missed: "the DfE prints bands ten days wide; spread evenly inside them, the median is day 32",
    },
    Target {
        id: "V28",
        what: "assessments done by working day 43 [%]",
        published: "75 (upper quartile)",
        low: 75.0,
        high: 78.9,
        figure: Figure::Mean(|future| future.team_over_time("limit-43", Measure::AssessmentsInTime)),
        if_missed: "the DfE prints bands ten days wide; spread evenly inside them, the median is day 32",
    },
];
