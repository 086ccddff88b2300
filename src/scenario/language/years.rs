//! Spec of what moves between years.

use super::{Key, Kind, Limits, Spec};

/// `[between_years]`.
pub const BETWEEN_YEARS: &Spec = &Spec {
    doc: "Moves from year to year that no mechanism explains, as standard deviations of the logarithm.",
    keys: &[
        Key::must(
            "referrals_lasting_percent",
            Kind::known(Limits::AMOUNT),
            "Referrals, lasting: a step of a random walk each year [%].",
        ),
        Key::must("referrals_passing_percent", Kind::known(Limits::AMOUNT), "Referrals, one year only [%]."),
        Key::may(
            "leaving_lasting_percent",
            Kind::known(Limits::AMOUNT),
            "Leaving, lasting: a step of a random walk each year [%]; 0, as when absent, is off.",
        ),
        Key::must("leaving_percent", Kind::known(Limits::AMOUNT), "Leaving, one year only [%]."),
        Key::may(
            "applicants_lasting_percent",
            Kind::known(Limits::AMOUNT),
            "Applicants, lasting: a step of a random walk each year [%]; 0, as when absent, is off.",
        ),
        Key::must("applicants_percent", Kind::known(Limits::AMOUNT), "Applicants, one year only [%]."),
    ],
    forms: &[],
};
