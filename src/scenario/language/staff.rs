//! The keys of what people are like: part-time or not, how old, in a role that ends.

use super::{Family, Key, Kind, Limits, Spec};

/// `becomes` of a role.
pub const BECOMES: &Spec = &Spec {
    doc: "A role that ends: after so long a person, and the post they are in, have another.",
    keys: &[
        Key::must("role", Kind::Name(Family::Role), "The role they then have."),
        Key::must(
            "after_weeks",
            Kind::known(Limits::POSITIVE),
            "From their start in this role [weeks]; on the first day people are anywhere on the way.",
        ),
    ],
    forms: &[],
};

/// `[part_time]`.
pub const PART_TIME: &Spec = &Spec {
    doc: "Permanent people who work part-time on the first day; their posts are of that size from then on.",
    keys: &[
        Key::must("people_percent", Kind::unsure(Limits::PERCENT), "Share of people [%]; 0 is off."),
        Key::must(
            "of_full_time_percent",
            Kind::Numbers(Limits::new(5.0, 95.0), true),
            "What they work, each as likely [% of full time].",
        ),
    ],
    forms: &[],
};

/// `[staff_ages]`.
pub const STAFF_AGES: &Spec = &Spec {
    doc: "Ages of permanent people: how often they leave, and when they retire.",
    keys: &[
        Key::must(
            "up_to",
            Kind::Numbers(Limits::new(22.0, 90.0), true),
            "End of each band [years]; the first begins at 21.",
        ),
        Key::must(
            "in_post_percent",
            Kind::Numbers(Limits::PERCENT, false),
            "Share of people in each band on the first day [%]; adds up to 100.",
        ),
        Key::must(
            "starters_percent",
            Kind::Numbers(Limits::PERCENT, false),
            "Share of starters in each band [%]; adds up to 100.",
        ),
        Key::must(
            "leaving_percent",
            Kind::Numbers(Limits::AMOUNT, false),
            "Leaving in each band, retirement left out, as a share of the council's rate [%].",
        ),
        Key::must("retires_from_age", Kind::known(Limits::new(50.0, 90.0)), "Age from which people retire [years]."),
        Key::must(
            "retires_percent_per_year",
            Kind::unsure(Limits::AMOUNT),
            "Of people of that age, how many retire in a year [%/year]; 0 is off.",
        ),
    ],
    forms: &[],
};
