//! The tables inside a stage: where its end leads, how many it takes, and the work that recurs in it.

use super::{Family, Forms, Key, Kind, Limits, Spec};

pub(super) const ENDS_AT_AGE: &Spec = &Spec {
    doc: "An age that ends a stage.",
    keys: &[
        Key::must("age", Kind::known(Limits { least: 0.0, most: 25.0, above: true }), "Age [years]."),
        Key::must("goes_to", Kind::Name(Family::StageOrClosed), "Next stage, or \"closed\"."),
        Key::may(
            "after_weeks",
            Kind::known(Limits::AMOUNT),
            "Only for children who have been in the stage for so long [weeks]; absent: for all.",
        ),
        Key::may("otherwise_goes_to", Kind::Name(Family::StageOrClosed), "Where the others go."),
    ],
    forms: &[Forms {
        what: "what becomes of those who came late",
        ways: &[&["after_weeks", "otherwise_goes_to"]],
        required: false,
    }],
};

pub(super) const PLACES: &Spec = &Spec {
    doc: "Places for so many children, as early help has.",
    keys: &[
        Key::must("number", Kind::unsure(Limits::AMOUNT), "How many there are [children]."),
        Key::must("on_first_day", Kind::known(Limits::AMOUNT), "Children in them on the first day."),
        Key::may(
            "goes_elsewhere_to",
            Kind::Name(Family::StageOrClosed),
            "Where a child goes who finds none, a stage or \"closed\"; absent: it stays with its worker until one is free.",
        ),
    ],
    forms: &[],
};

pub(super) const FIRST_WEEKS: &Spec = &Spec {
    doc: "A stage is heavier at first.",
    keys: &[
        Key::must("weeks", Kind::known(Limits::AMOUNT), "For how long [weeks]."),
        Key::must("hours_percent", Kind::unsure(Limits::AMOUNT), "Hours in those weeks as a share of the usual [%]."),
    ],
    forms: &[],
};

pub(super) const VISITS: &Spec = &Spec {
    doc: "Visits as recurring work.",
    keys: &[
        Key::must("every_working_days", Kind::Whole(1, 260), "At least one visit in so many working days."),
        Key::must("hours", Kind::unsure(Limits::AMOUNT), "Hours a visit takes, travel and recording included."),
        Key::must("priority", Kind::Whole(1, 99), "Place in the queue for a worker's hours; 1 is served first."),
        Key::may(
            "first_within_working_days",
            Kind::Whole(1, 260),
            "The first visit comes within so many working days of the stage's beginning; absent: as the others.",
        ),
        Key::may(
            "covered_percent",
            Kind::unsure(Limits::PERCENT),
            "Share of visits that colleagues make while the worker is away or there is none [%]; absent or 0: none.",
        ),
    ],
    forms: &[],
};

pub(super) const REVIEWS: &Spec = &Spec {
    doc: "Reviews as recurring work, whatever ends the stage.",
    keys: &[
        Key::must(
            "after_weeks",
            Kind::Numbers(Limits::POSITIVE, true),
            "When reviews fall due, counted from the stage's beginning [weeks]; the last gap repeats.",
        ),
        Key::must("hours", Kind::unsure(Limits::AMOUNT), "Hours a review takes, its preparation included."),
        Key::must("priority", Kind::Whole(1, 99), "Place in the queue for a worker's hours; 1 is served first."),
    ],
    forms: &[],
};

/// `[stage.NAME.exits_by_age.NAME]`.
pub(super) const AGE_EXITS: &Spec = &Spec {
    doc: "Where children of an age go when the stage ends.",
    keys: &[
        Key::must(
            "below_age",
            Kind::known(Limits { least: 0.0, most: 25.0, above: true }),
            "For children below this age at the stage's beginning, and of no younger band [years].",
        ),
        Key::must(
            "exits_percent",
            Kind::Exits,
            "Where they go, in place of the stage's own exits [%]; one may be \"rest\".",
        ),
    ],
    forms: &[],
};

pub(super) const FINAL_WEEKS: &Spec = &Spec {
    doc: "A stage is heavier at its end.",
    keys: &[
        Key::must("weeks", Kind::known(Limits::AMOUNT), "For how long [weeks]."),
        Key::must("hours_percent", Kind::unsure(Limits::AMOUNT), "Hours in those weeks as a share of the usual [%]."),
    ],
    forms: &[],
};
