//! Targets from Swindon, 2017 to 2020.

use super::seen::Day;
use super::{Figure, Group, Target};
use crate::model::measure::Measure;

const BEFORE: Day = (2017, 9, 30);
const TWO_YEARS: Day = (2019, 9, 30);
const THREE_YEARS: Day = (2020, 9, 30);

pub(super) const GROUPS: &[Group] = &[
    Group { file: "swindon/turnaround.toml", other: None, targets: TURNAROUND },
    Group { file: "swindon/as-it-went.toml", other: None, targets: WENT },
    Group { file: "verification/two-bases.toml", other: None, targets: BASES },
];

const TURNAROUND: &[Target] = &[
    Target {
        id: "V6",
        what: "fall of the caseload over two years [%]",
        published: "37 to 50",
        low: 37.0,
        high: 50.0,
        figure: Figure::Mean(|future| {
            let at = |day| future.all(Measure::AverageCaseload, day);
            100.0 * (1.0 - at(TWO_YEARS) / at(BEFORE))
        }),
        if_missed: "posts of the turnaround are placed by assumption",
    },
    Target {
        id: "V6",
        what: "fall of the children held, by September 2020 [%]",
        published: "33 of cases held, 46 of children in need",
        low: 25.0,
        high: 46.0,
        figure: Figure::Mean(|future| 100.0 * (1.0 - future.held(THREE_YEARS) / future.held(BEFORE))),
        if_missed: "a review of all long-open cases, which the file does not hold, closed many in the year to March 2019; the file halves the share that goes on from assessment only from April 2019",
    },
    Target {
        id: "V10",
        what: "assessments in time, the year to September 2020 [%]",
        published: "93.1",
        low: 85.0,
        high: 100.0,
        figure: Figure::Mean(|future| future.mean(Measure::AssessmentsInTime, TWO_YEARS, THREE_YEARS)),
        if_missed: "the front door was reformed as well, and the file's bands hold the lateness of 2017, of which fewer children a worker takes more than half away",
    },
];

// Agency workers stay where few start and many leave: the file holds who did.
const WENT: &[Target] = &[Target {
    id: "V8",
    what: "agency rate three years on [%]",
    published: "35, still above 30",
    low: 30.0,
    high: 50.0,
    figure: Figure::Mean(|future| future.all(Measure::AgencyRate, THREE_YEARS)),
    if_missed: "managers’ posts fill by a time of their own, so that some twenty start in the first year where 11 did",
}];

const BASES: &[Target] = &[
    Target {
        id: "V7",
        what: "agency share of all social workers, September 2019 [%]",
        published: "48.6",
        low: 48.0,
        high: 50.0,
        figure: Figure::Mean(|future| future.all(Measure::AgencyRate, TWO_YEARS)),
        if_missed: "the DfE's formula is not the program's",
    },
    Target {
        id: "V7",
        what: "agency share of practitioners [%]",
        published: "63, as inspectors say",
        low: 61.0,
        high: 63.0,
        figure: Figure::Mean(|future| future.role("social-worker", Measure::AgencyRate, TWO_YEARS)),
        if_missed: "the DfE's formula is not the program's",
    },
];
