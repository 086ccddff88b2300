//! The keys of demand, families and stages.

use super::recurring::{AGE_EXITS, ENDS_AT_AGE, FINAL_WEEKS, FIRST_WEEKS, PLACES, REVIEWS, VISITS};
use super::{Family, Forms, Key, Kind, Limits, Spec};

/// `[demand]`.
pub const DEMAND: &Spec = &Spec {
    doc: "Children referred.",
    keys: &[
        Key::must(
            "referrals_per_year",
            Kind::unsure(Limits::AMOUNT),
            "Children referred a year; those who come back within twelve months are included.",
        ),
        Key::must(
            "growth_percent_per_year",
            Kind::unsure(Limits::new(-50.0, 100.0)),
            "Trend [%/year]; negative: falling.",
        ),
        Key::must(
            "variance_ratio",
            Kind::known(Limits::new(1.0, 1_000.0)),
            "Variance of a week's families ÷ its mean; 1 is pure chance.",
        ),
        Key::must("month_percent", Kind::Table(MONTHS), "Referrals in each month as a percentage of an average month."),
        Key::must("first_stage", Kind::Name(Family::Stage), "The stage a referred child enters."),
        Key::may(
            "threshold_strength",
            Kind::unsure(Limits::AMOUNT),
            "Strength of the council's workload on turning families away at the front door; 0, as when absent, is off.",
        ),
    ],
    forms: &[],
};

const fn month(name: &'static str) -> Key {
    Key::must(name, Kind::known(Limits::AMOUNT), "Percentage of an average month.")
}

/// Twelve figures, one a month.
pub const MONTHS: &Spec = &Spec {
    doc: "Twelve figures, one a month.",
    keys: &[
        month("january"),
        month("february"),
        month("march"),
        month("april"),
        month("may"),
        month("june"),
        month("july"),
        month("august"),
        month("september"),
        month("october"),
        month("november"),
        month("december"),
    ],
    forms: &[],
};

/// `[families]`.
pub const FAMILIES: &Spec = &Spec {
    doc: "Brothers and sisters referred together.",
    keys: &[
        Key::must(
            "children_percent",
            Kind::Numbers(Limits::PERCENT, false),
            "Share of families with one, two, three, … children [%]; adds up to 100.",
        ),
        Key::must(
            "shared_path_percent",
            Kind::known(Limits::PERCENT),
            "Chance that a brother or sister follows the first child's path [%].",
        ),
        Key::must(
            "further_child_hours_percent",
            Kind::unsure(Limits::PERCENT),
            "Hours a further child of the family adds, as a share of the first child's [%].",
        ),
        Key::may(
            "hours_cv",
            Kind::unsure(Limits::new(0.0, 5.0)),
            "Spread of the hours of families alike in size: standard deviation ÷ mean; absent or 0: none.",
        ),
    ],
    forms: &[],
};

/// `[ages]`.
pub const AGES: &Spec = &Spec {
    doc: "Ages of children on referral.",
    keys: &[
        Key::must(
            "up_to",
            Kind::Numbers(Limits { least: 0.0, most: 18.0, above: true }, true),
            "Upper age of each band [years], the last at most 18.",
        ),
        Key::must("percent", Kind::Numbers(Limits::PERCENT, false), "Share in each band [%]; adds up to 100."),
    ],
    forms: &[],
};

/// `[group.NAME]`.
pub const GROUP: &Spec = &Spec {
    doc: "A group of children that a team may be for.",
    keys: &[
        Key::must("name", Kind::Text, "Its name on charts."),
        Key::must(
            "percent_of_families",
            Kind::unsure(Limits::PERCENT),
            "Share of referred families that belong to it [%].",
        ),
        Key::may(
            "first_stage",
            Kind::Name(Family::Stage),
            "The stage its children enter; absent: the one that all enter.",
        ),
        Key::may(
            "ages",
            Kind::Table(super::structure::AGE_RANGE),
            "Ages of its children at referral; absent: as of all.",
        ),
        Key::may("alone", Kind::Flag, "Its families are one child each."),
    ],
    forms: &[],
};

/// `[rereferral]`.
pub const REREFERRAL: &Spec = &Spec {
    doc: "Children who come back after their case has closed.",
    keys: &[
        Key::may(
            "within_12_months_percent",
            Kind::unsure(Limits::PERCENT),
            "Share of referrals within twelve months of a previous one [%].",
        ),
        Key::may(
            "shape",
            Kind::known(Limits::POSITIVE),
            "Weibull shape of the time to return; below 1, most come back soon.",
        ),
        Key::may(
            "workload_strength",
            Kind::unsure(Limits::AMOUNT),
            "Strength of the worker's workload at closing on coming back; 0, as when absent, is off.",
        ),
        Key::may(
            "returns_percent",
            Kind::unsure(Limits::PERCENT),
            "Exact checks: share of closed cases that return [%].",
        ),
        Key::may("after_days", Kind::Shape, "Exact checks: time from closing to return [days]."),
    ],
    forms: &[Forms {
        what: "how many children come back",
        ways: &[&["within_12_months_percent", "shape"], &["returns_percent", "after_days"]],
        required: true,
    }],
};

/// `[first_day]`.
pub const FIRST_DAY: &Spec = &Spec {
    doc: "What the first day cannot say through teams.",
    keys: &[
        Key::must(
            "children_without_social_worker",
            Kind::known(Limits::AMOUNT),
            "Children in need whom no social worker holds; outside the caseload.",
        ),
        Key::may(
            "settled",
            Kind::Flag,
            "Whoever has been in a stage for long is older by that, and the year before had its re-referrals; true when absent; false: ages are those at referral.",
        ),
    ],
    forms: &[],
};

/// `[stage.NAME]`.
pub const STAGE: &Spec = &Spec {
    doc: "One stage of the path of a case.",
    keys: &[
        Key::must("name", Kind::Text, "Its name on charts."),
        Key::must(
            "held_by",
            Kind::Names(Family::Role),
            "Roles whose workers may hold a child in this stage; []: nobody holds it.",
        ),
        Key::may("lasts_working_days", Kind::Shape, "How long it lasts [working days, whole]."),
        Key::may("lasts_days", Kind::Shape, "How long it lasts [days]."),
        Key::may("lasts_weeks", Kind::Shape, "How long it lasts [weeks]."),
        Key::may("lasts_months", Kind::Shape, "How long it lasts [months of 365.25 ÷ 12 days]."),
        Key::may(
            "clock_from",
            Kind::Choice(&["stage", "referral"]),
            "From when its length and deadline are counted; stage when absent.",
        ),
        Key::must(
            "exits_percent",
            Kind::Exits,
            "Where children go when it ends [%]; one may be \"rest\"; closed ends the case.",
        ),
        Key::may(
            "exits_by_age",
            Kind::Tables(AGE_EXITS),
            "Exits of children of some ages, band by band, in place of the stage's own.",
        ),
        Key::may("ends_at_age", Kind::Table(ENDS_AT_AGE), "The age at which it ends whatever else happens."),
        Key::may("places", Kind::Table(PLACES), "Places for so many children; absent: there is room for all."),
        Key::may("deadline_working_days", Kind::Whole(1, 2_600), "Statutory or local limit [working days]."),
        Key::may(
            "deadline_weeks",
            Kind::known(Limits::POSITIVE),
            "Statutory limit, as care proceedings have [weeks]: 26.",
        ),
        Key::may(
            "late_strength",
            Kind::unsure(Limits::AMOUNT),
            "How strongly workload pushes completions past the deadline; 0 is off.",
        ),
        Key::may(
            "elastic_percent",
            Kind::unsure(Limits::PERCENT),
            "Share of the length that slows when hours are short [%].",
        ),
        Key::may(
            "hours_per_month",
            Kind::unsure(Limits::AMOUNT),
            "Hours a child takes [hours/month], visits included.",
        ),
        Key::may(
            "hours_in_all",
            Kind::unsure(Limits::AMOUNT),
            "Hours a child takes in all [hours], spread over the stage, visits included.",
        ),
        Key::may("first_weeks", Kind::Table(FIRST_WEEKS), "Heavier at first."),
        Key::may("final_weeks", Kind::Table(FINAL_WEEKS), "Heavier at the end."),
        Key::may("priority", Kind::Whole(1, 99), "Place in the queue for a worker's hours; 1 is served first."),
        Key::may("visits", Kind::Table(VISITS), "Visits as recurring work."),
        Key::may("reviews", Kind::Table(REVIEWS), "Reviews as recurring work."),
        Key::may("urgent", Kind::Flag, "Allocated at once under a soft ceiling, and first in any queue."),
        Key::may(
            "given_to_duty_worker",
            Kind::Flag,
            "A child who enters it and needs a worker goes to whoever is on duty in its team that week, by turns.",
        ),
        Key::may("weight", Kind::unsure(Limits::AMOUNT), "Weight in the weighted caseload; 1 is an average child."),
        Key::may(
            "counts_as",
            Kind::Choice(&["assessment", "conference", "child-in-need", "child-protection", "in-care", "early-help"]),
            "Which published measure it counts towards; early-help: none, and its children have no open case.",
        ),
    ],
    forms: &[
        Forms {
            what: "how long it lasts",
            ways: &[&["lasts_working_days"], &["lasts_days"], &["lasts_weeks"], &["lasts_months"]],
            required: true,
        },
        Forms { what: "the hours a child takes", ways: &[&["hours_per_month"], &["hours_in_all"]], required: false },
    ],
};
