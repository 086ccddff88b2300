//! Tables of teams, of who is given the next child, and of the hours of work.

use super::{Family, Key, Kind, Limits, Spec};

/// `[team.NAME]`.
pub const TEAM: &Spec = &Spec {
    doc: "A team.",
    keys: &[
        Key::must("name", Kind::Text, "Its name on charts."),
        Key::must(
            "works_on",
            Kind::Names(Family::Stage),
            "Stages whose children it may hold; a child goes to the narrowest open team, which is the one with the fewest stages here.",
        ),
        Key::may("ages", Kind::Table(AGE_RANGE), "Ages it is for; absent: any."),
        Key::may(
            "groups",
            Kind::Names(Family::Group),
            "Groups of children it is for; absent: children of no group, and of groups no team is for.",
        ),
        Key::may(
            "how_many",
            Kind::Whole(1, 2_000),
            "So many teams alike, the figures being for all of them together; 1 when absent.",
        ),
        Key::must("posts_fte", Kind::ByName(Family::Role, Limits::AMOUNT, false), "Funded posts by role [FTE]."),
        Key::may(
            "in_post_fte",
            Kind::ByName(Family::Role, Limits::AMOUNT, false),
            "Permanent people in post on the first day by role [FTE]; absent: none.",
        ),
        Key::may(
            "agency_fte",
            Kind::ByName(Family::Role, Limits::AMOUNT, false),
            "Agency workers on the first day by role [FTE]; absent: none.",
        ),
        Key::may(
            "agency_on_top_fte",
            Kind::ByName(Family::Role, Limits::AMOUNT, false),
            "Agency workers on top of posts on the first day, who cover no vacancy and are kept on, by role [FTE]; absent: none.",
        ),
        Key::may(
            "open_children",
            Kind::ByName(Family::Stage, Limits::AMOUNT, false),
            "Children held or waiting on the first day by stage; absent: none.",
        ),
        Key::may(
            "open_for_weeks",
            Kind::Tables(OPEN_FOR),
            "How long the children of the first day have been in their stage, by stage; absent: as long as the path itself would have it.",
        ),
        Key::may(
            "most_children",
            Kind::known(Limits::POSITIVE),
            "Most children a full-time worker may hold here; in place of the council's.",
        ),
        Key::may(
            "leaving_percent",
            Kind::unsure(Limits::AMOUNT),
            "How often its people resign, beside the same roles in other teams [%]; 100, as when absent, is off.",
        ),
    ],
    forms: &[],
};

/// `[team.NAME.open_for_weeks.STAGE]`.
const OPEN_FOR: &Spec = &Spec {
    doc: "Bands of how long today's open cases have been open, counted as the stage's own length is.",
    keys: &[
        Key::must("up_to", Kind::Numbers(Limits::POSITIVE, true), "End of each band [weeks]."),
        Key::must(
            "percent",
            Kind::Numbers(Limits::PERCENT, false),
            "Share of children in each band [%]; adds up to 100.",
        ),
    ],
    forms: &[],
};

/// Ages in whole years.
pub const AGE_RANGE: &Spec = &Spec {
    doc: "Ages in whole years, both ends included.",
    keys: &[
        Key::must("from", Kind::Whole(0, 25), "Youngest age [years]."),
        Key::must("to", Kind::Whole(0, 25), "Oldest age [years]."),
    ],
    forms: &[],
};

/// `[allocation]`.
pub const ALLOCATION: &Spec = &Spec {
    doc: "Who is given the next child.",
    keys: &[
        Key::must(
            "ceiling",
            Kind::Choice(&["hard", "soft", "none"]),
            "When everyone is full: the child waits; urgent children do not; nobody waits.",
        ),
        Key::may(
            "most_children",
            Kind::known(Limits::POSITIVE),
            "Most children a full-time worker may hold; needed with a hard ceiling. Under a soft one it keeps back those who can wait.",
        ),
        Key::may(
            "waits_at_most_weeks",
            Kind::unsure(Limits::AMOUNT),
            "Soft ceiling: the longest a child waits before the least loaded worker takes it whatever the load [weeks].",
        ),
        Key::may(
            "waits_above_percent",
            Kind::unsure(Limits::AMOUNT),
            "Soft ceiling: work waits while every worker is above this share of the council's usual workload [%].",
        ),
        Key::must(
            "ignores_load_percent",
            Kind::known(Limits::PERCENT),
            "Share of allocations made without looking at load [%].",
        ),
        Key::may(
            "counts",
            Kind::Choice(&["children", "points"]),
            "What load is: children held, or their points (the stage's weight × the family's share of hours); children when absent.",
        ),
        Key::must(
            "team_choice",
            Kind::Choice(&["most-room", "where-they-live", "by-chance"]),
            "Which team, when several are as narrow.",
        ),
    ],
    forms: &[],
};

/// `[differences]`.
pub const DIFFERENCES: &Spec = &Spec {
    doc: "Lasting differences between workers and between teams.",
    keys: &[
        Key::must(
            "worker_cv",
            Kind::unsure(Limits::new(0.0, 5.0)),
            "Spread of the share a worker carries: standard deviation ÷ mean.",
        ),
        Key::must(
            "team_cv",
            Kind::unsure(Limits::new(0.0, 5.0)),
            "Spread of a team's pull on children: standard deviation ÷ mean.",
        ),
    ],
    forms: &[],
};

/// `[work]`.
pub const WORK: &Spec = &Spec {
    doc: "Hours of work against hours available.",
    keys: &[
        Key::must(
            "case_hours_per_week",
            Kind::unsure(Limits { least: 0.0, most: 80.0, above: true }),
            "Hours for children a full-time worker has in a week.",
        ),
        Key::must(
            "overtime_percent",
            Kind::unsure(Limits::PERCENT),
            "Hours a worker adds when there is more work than time [% of the week's].",
        ),
        Key::must(
            "less_time_strength",
            Kind::unsure(Limits::AMOUNT),
            "Less time for each task under pressure; 0 is off.",
        ),
        Key::must("felt_over_weeks", Kind::known(Limits::AMOUNT), "Weeks over which workload is felt."),
        Key::may(
            "tires_percent_per_month",
            Kind::unsure(Limits::new(0.0, 8.0)),
            "Of their hours, what people lose with each month above the usual workload, for ten months at most, and get back below it [%/month]; 0, as when absent, is off.",
        ),
        Key::may(
            "tires_after_weeks",
            Kind::known(Limits::new(0.0, 52.0)),
            "Weeks above the usual workload until people begin to tire; 0 when absent.",
        ),
    ],
    forms: &[],
};

const FIRST_WEEKS_WITH_NEW_WORKER: &Spec = &Spec {
    doc: "A child takes more hours while its worker is new to it.",
    keys: &[
        Key::must("weeks", Kind::known(Limits::AMOUNT), "For how long after a change of worker [weeks]; 0 is off."),
        Key::must(
            "hours_percent",
            Kind::unsure(Limits::new(100.0, 1000.0)),
            "Hours of the child's stage in those weeks as a share of the usual [%]; 100 is off.",
        ),
    ],
    forms: &[],
};

/// `[handover]`.
pub const HANDOVER: &Spec = &Spec {
    doc: "What a change of worker costs.",
    keys: &[
        Key::must("hours", Kind::unsure(Limits::AMOUNT), "Extra hours for the worker who takes the child on."),
        Key::may(
            "old_worker_hours",
            Kind::unsure(Limits::AMOUNT),
            "Extra hours for the worker who hands the child over, while they serve notice or on the day on which it moves; 0, as when absent, is off.",
        ),
        Key::may(
            "unplanned_percent",
            Kind::unsure(Limits::AMOUNT),
            "What of `hours` and `delay_weeks` a child takes whose worker went without notice or is away [%]; 100, as when absent, is off.",
        ),
        Key::may(
            "delay_weeks",
            Kind::unsure(Limits::new(0.0, 52.0)),
            "For how long work on the child, as far as it waits for hours, stands still after a change of worker [weeks]; 0, as when absent, is off.",
        ),
        Key::may(
            "first_weeks_with_new_worker",
            Kind::Table(FIRST_WEEKS_WITH_NEW_WORKER),
            "A child takes more hours while its worker is new to it; absent: no more.",
        ),
    ],
    forms: &[],
};
