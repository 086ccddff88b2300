//! The keys of roles, absence, supervision, leavers and pay.

use super::cases::MONTHS;
use super::staff::BECOMES;
use super::{Family, Forms, Key, Kind, Limits, Spec};

/// `[role.NAME]`.
pub const ROLE: &Spec = &Spec {
    doc: "A kind of post.",
    keys: &[
        Key::must("name", Kind::Text, "Its name on charts."),
        Key::must("registered", Kind::Flag, "A registered social worker: counted in the DfE's rates and caseload."),
        Key::must(
            "caseload_percent",
            Kind::known(Limits::new(0.0, 200.0)),
            "Children a full-time worker in this role carries, as a share of a full caseload [%].",
        ),
        Key::may(
            "leaving_percent",
            Kind::unsure(Limits::AMOUNT),
            "Leaving, as a share of the council's rate [%]; 100 when absent.",
        ),
        Key::may(
            "worker_cv",
            Kind::unsure(Limits::new(0.0, 5.0)),
            "Spread of the share a worker in this role carries: standard deviation ÷ mean; in place of that of [differences].",
        ),
        Key::may(
            "pay_points_pounds",
            Kind::Numbers(Limits::POSITIVE, true),
            "Salaries of the points of its grade, lowest first; a person goes one up with each whole year in post [£/year].",
        ),
        Key::may("becomes", Kind::Table(BECOMES), "The role that its people have after a time; absent: they keep it."),
    ],
    forms: &[],
};

/// `[induction.NAME]`.
pub const INDUCTION: &Spec = &Spec {
    doc: "How fast a new starter takes a full share of work.",
    keys: &[
        Key::must("until_weeks", Kind::Numbers(Limits::POSITIVE, true), "End of each step after the start [weeks]."),
        Key::must(
            "percent",
            Kind::Numbers(Limits::PERCENT, false),
            "Share of a full caseload in each step [%]; 100 after the last.",
        ),
        Key::may(
            "supervised_every_weeks",
            Kind::Numbers(Limits::new(0.5, 520.0), false),
            "Weeks from one session of supervision to the next in each step, in place of `every_weeks` of [supervision] [weeks]; absent: as others.",
        ),
        Key::may(
            "scaled_percent",
            Kind::unsure(Limits::AMOUNT),
            "What all those shares are multiplied by, so that doubt about them can be said once; none rises above 100 [%]; 100, as when absent, is off.",
        ),
        Key::may(
            "teaching_hours_per_week",
            Kind::unsure(Limits::AMOUNT),
            "Hours that each starter takes of the hours of their team until the last step is over [hours/week]; 0, as when absent, is off.",
        ),
        Key::may(
            "may_not_hold",
            Kind::Names(Family::Stage),
            "Stages whose children a starter takes on only when the last step is over; empty, as when absent, is off.",
        ),
    ],
    forms: &[],
};

/// `[absence.NAME]`.
pub const ABSENCE: &Spec = &Spec {
    doc: "A kind of absence of permanent people: short sickness, long sickness, maternity and the like.",
    keys: &[
        Key::must("name", Kind::Text, "Its name."),
        Key::must("spells_per_year", Kind::unsure(Limits::AMOUNT), "Spells a year of a person at work."),
        Key::must("lasts_working_days", Kind::Shape, "How long a spell lasts [working days]."),
        Key::must("workload_strength", Kind::unsure(Limits::AMOUNT), "Strength of workload on it; 0 is off."),
        Key::may(
            "cases_move_after_weeks",
            Kind::known(Limits::AMOUNT),
            "After so long the children are given to others [weeks]; absent: they wait.",
        ),
        Key::may("returns_percent", Kind::unsure(Limits::PERCENT), "Share who come back to work [%]; absent: all."),
        Key::may(
            "agency_cover_percent",
            Kind::unsure(Limits::PERCENT),
            "Share of spells for which an agency worker is asked who stays until the person is back [%]; 0, as when absent, is off.",
        ),
        Key::may(
            "returns_part_time_percent",
            Kind::unsure(Limits::PERCENT),
            "Of those who come back, how many do so part-time [%]; 0, as when absent, is off.",
        ),
        Key::may(
            "part_time_percent",
            Kind::known(Limits::new(5.0, 95.0)),
            "What part-time is, as a share of full time [%]; the rest of the post is filled like any other.",
        ),
        Key::may("counts_as_sickness", Kind::Flag, "Counts in the DfE's absence rate."),
    ],
    forms: &[Forms {
        what: "what coming back part-time is",
        ways: &[&["returns_part_time_percent", "part_time_percent"]],
        required: false,
    }],
};

/// `[leave]`.
pub const LEAVE: &Spec = &Spec {
    doc: "Planned leave by season; hours of [work] are after average leave, so that the year is the same.",
    keys: &[
        Key::must(
            "days_per_year",
            Kind::known(Limits::new(0.0, 120.0)),
            "Leave that a full-time worker takes, bank holidays not counted [working days/year].",
        ),
        Key::must(
            "month_percent",
            Kind::Table(MONTHS),
            "When it is taken: each month as a share of the average one [%].",
        ),
    ],
    forms: &[],
};

/// `[duty]`.
pub const DUTY: &Spec = &Spec {
    doc: "A duty rota in the teams that work on a stage: on such a day a worker has no hours for the children they hold.",
    keys: &[
        Key::must("stage", Kind::Name(Family::Stage), "Teams that work on this stage keep the rota."),
        Key::must(
            "one_day_in",
            Kind::unsure(Limits::new(1.5, 1000.0)),
            "Each worker there is on duty one working day in so many.",
        ),
        Key::may(
            "hours_are_before_duty",
            Kind::Flag,
            "Whether case_hours_per_week still holds the days on duty; if not, as when absent, the council's hours stay what they are in all.",
        ),
    ],
    forms: &[],
};

/// `[supervision]`.
pub const SUPERVISION: &Spec = &Spec {
    doc: "How often those who hold children are supervised, and by whom.",
    keys: &[
        Key::must("every_weeks", Kind::known(Limits::new(0.5, 520.0)), "Weeks from one session to the next."),
        Key::must(
            "hours",
            Kind::unsure(Limits::AMOUNT),
            "Hours of the supervisor for one session, preparation included.",
        ),
        Key::must(
            "hours_per_week",
            Kind::ByName(Family::Role, Limits::AMOUNT, true),
            "What a full-time supervisor gives, by role [hours/week]; less by as much as their own workload is above the usual.",
        ),
        Key::may(
            "caseload_lost_percent_each",
            Kind::unsure(Limits::PERCENT),
            "Of a full caseload, what each person beyond the first day's usual number takes of a supervisor who holds children, and gives back below it [%]; 0, as when absent, is off.",
        ),
        Key::may("leaving_strength", Kind::unsure(Limits::AMOUNT), "Strength of missed sessions on leaving; 0 is off."),
        Key::may(
            "drift_strength",
            Kind::unsure(Limits::AMOUNT),
            "Strength of missed sessions on how slowly work goes on that waits for hours; 0 is off.",
        ),
    ],
    forms: &[],
};

/// `[leaving]`.
pub const LEAVING: &Spec = &Spec {
    doc: "People leaving the council.",
    keys: &[
        Key::must(
            "percent_per_year",
            Kind::unsure(Limits::RATE),
            "Leavers in a year ÷ average in post [%/year], registered roles.",
        ),
        Key::must("notice_weeks", Kind::unsure(Limits::AMOUNT), "Notice between resigning and going [weeks]."),
        Key::may("tenure_percent", Kind::Table(BY_TENURE), "Rates by time in post, as a share of the council's [%]."),
        Key::must("workload_strength", Kind::unsure(Limits::AMOUNT), "Strength of workload on leaving; 0 is off."),
        Key::may(
            "pay_strength",
            Kind::unsure(Limits::AMOUNT),
            "Strength of pay on staying, where a change keeps people by what it pays: leaving × (1 + raise) to the power of minus this; 0, as when absent, is off.",
        ),
        Key::may(
            "rebound_percent",
            Kind::unsure(Limits::AMOUNT),
            "How many more leave once a retention payment has ended [%]; 0, as when absent, is off.",
        ),
        Key::may("rebound_weeks", Kind::known(Limits::AMOUNT), "For how long they do [weeks]."),
        Key::may(
            "destination_percent",
            Kind::Table(DESTINATIONS),
            "Where leavers go [%], to be counted; it changes nothing else. Absent: not counted.",
        ),
    ],
    forms: &[Forms { what: "what follows a payment", ways: &[&["rebound_percent", "rebound_weeks"]], required: false }],
};

const DESTINATIONS: &Spec = &Spec {
    doc: "Where leavers go; adds up to 100.",
    keys: &[
        Key::must("another_council", Kind::known(Limits::PERCENT), "To another council [%]."),
        Key::must("agency", Kind::known(Limits::PERCENT), "To agency work [%]."),
        Key::must("out_of_the_sector", Kind::known(Limits::PERCENT), "Out of local authority social work [%]."),
    ],
    forms: &[],
};

const fn spell(name: &'static str, doc: &'static str) -> Key {
    Key::must(name, Kind::known(Limits::AMOUNT), doc)
}

const BY_TENURE: &Spec = &Spec {
    doc: "Three figures by time in post.",
    keys: &[
        spell("under_2_years", "Under two years [%]."),
        spell("from_2_to_5_years", "Two to five years [%]."),
        spell("over_5_years", "Five years or more [%]."),
    ],
    forms: &[],
};

/// `[tenure]`.
pub const TENURE: &Spec = &Spec {
    doc: "Time in post on the first day.",
    keys: &[Key::must("in_post_percent", Kind::Table(BY_TENURE), "Share of people in each band [%]; adds up to 100.")],
    forms: &[],
};

/// `[pay]`.
pub const PAY: &Spec = &Spec {
    doc: "What people cost, in the prices of the scenario's first day.",
    keys: &[
        Key::must(
            "on_costs_percent",
            Kind::unsure(Limits::AMOUNT),
            "National insurance, pension and the like on top of salary [% of salary].",
        ),
        Key::must(
            "salary_pounds",
            Kind::ByName(Family::Role, Limits::AMOUNT, true),
            "Salary of a full-time permanent worker by role [£/year]; none for a role with pay_points_pounds.",
        ),
        Key::must(
            "agency_week_pounds",
            Kind::ByName(Family::Role, Limits::AMOUNT, true),
            "What an agency worker costs by role, fees included [£/week].",
        ),
        Key::must(
            "starter_pounds",
            Kind::unsure(Limits::AMOUNT),
            "Advert, checks and relocation for each starter [£].",
        ),
        Key::may("award_percent", Kind::ByDate, "Rises of salaries by date [%]: { 2019-04-01 = 2 }."),
        Key::may("agency_rise_percent", Kind::ByDate, "Rises of what agency workers cost, by date [%]."),
        Key::may(
            "placement_week_pounds",
            Kind::unsure(Limits::AMOUNT),
            "What a week in care costs beside social workers' time [£/child/week]; absent: in no cost.",
        ),
    ],
    forms: &[],
};

/// `[money]`.
pub const MONEY: &Spec = &Spec {
    doc: "How money of different years is set side by side; a comparison makes the sums of every option with its reference's.",
    keys: &[
        Key::must(
            "discount_percent_per_year",
            Kind::known(Limits::PERCENT),
            "Rate at which later financial years count for less, in constant prices [%/year].",
        ),
        Key::must("inflation_percent_per_year", Kind::known(Limits::AMOUNT), "General rise of prices [%/year]."),
        Key::must(
            "optimism_bias_percent",
            Kind::known(Limits::AMOUNT),
            "Added to the costs of changes to allow for optimism; shown apart, in no other figure [%].",
        ),
    ],
    forms: &[],
};
