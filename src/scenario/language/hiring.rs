//! The keys of recruitment routes and agency workers.

use super::{Family, Forms, Key, Kind, Limits, Spec};

/// `[recruitment.NAME]`.
pub const RECRUITMENT: &Spec = &Spec {
    doc: "A route by which posts fill: by what the market offers, or each post after its own time.",
    keys: &[
        Key::must(
            "fills",
            Kind::Names(Family::Role),
            "Roles it fills: whoever applies takes an open post of theirs, each as likely.",
        ),
        Key::may(
            "applicants_per_year",
            Kind::unsure(Limits::AMOUNT),
            "Applicants a year who would take a post if one were open.",
        ),
        Key::may("lead_weeks", Kind::Shape, "From accepting to the first day [weeks]."),
        Key::may("drop_out_percent", Kind::unsure(Limits::PERCENT), "Accepted offers that come to nothing [%]."),
        Key::may(
            "cohort_percent",
            Kind::ByDay,
            "The year's applicants start together on these days, as \"09-15\" = 65 [% of the year's].",
        ),
        Key::may(
            "cohorts_are_places",
            Kind::Flag,
            "Whether they are so many places, each filled unless its applicant drops out; if not, as when absent, applicants come by chance.",
        ),
        Key::may(
            "time_to_fill_days",
            Kind::Shape,
            "Or: each empty post fills after so many days from the resignation or its creation.",
        ),
        Key::may(
            "workload_strength",
            Kind::unsure(Limits::AMOUNT),
            "Strength of the council's workload on keeping applicants away; 0, as when absent, is off.",
        ),
        Key::may(
            "pay_strength",
            Kind::unsure(Limits::AMOUNT),
            "Strength of pay on applicants, while a change pays people to stay: applicants × (1 + raise) to the power of this; 0, as when absent, is off.",
        ),
        Key::may(
            "induction",
            Kind::Name(Family::Induction),
            "Which induction its starters follow; absent: a full share at once.",
        ),
        Key::may(
            "approval_weeks",
            Kind::unsure(Limits::AMOUNT),
            "From a resignation, or from the creation of a post, until the post may be filled [weeks]; 0 when absent.",
        ),
        Key::may(
            "adverts_fail_percent",
            Kind::unsure(Limits::new(0.0, 95.0)),
            "Where posts fill after a time of their own: adverts that bring nobody [%]; 0, as when absent, is off.",
        ),
        Key::may("advert_again_days", Kind::unsure(Limits::AMOUNT), "From such an advert to the next [days]."),
        Key::may(
            "experienced_holders_per_starter",
            Kind::known(Limits::AMOUNT),
            "People who hold children and are not new by such a route, for each starter in induction; absent: no matter how many.",
        ),
        Key::may(
            "first_year_leaving_percent",
            Kind::unsure(Limits::new(0.0, 99.0)),
            "Starters who resign within a year [%]; absent: they leave as others do.",
        ),
        Key::may(
            "starter_pounds",
            Kind::unsure(Limits::AMOUNT),
            "What one of its starters costs [£]; in place of starter_pounds in [pay].",
        ),
    ],
    forms: &[
        Forms {
            what: "how posts fill",
            ways: &[&["applicants_per_year", "lead_weeks", "drop_out_percent"], &["time_to_fill_days"]],
            required: true,
        },
        Forms {
            what: "how often adverts fail",
            ways: &[&["adverts_fail_percent", "advert_again_days"]],
            required: false,
        },
    ],
};

/// `[promotion.NAME]`.
pub const PROMOTION: &Spec = &Spec {
    doc: "A way from one role to another inside the council: promotion, or a move.",
    keys: &[
        Key::must("from", Kind::Name(Family::Role), "The role left."),
        Key::must("to", Kind::Name(Family::Role), "The role entered."),
        Key::must(
            "percent_per_year",
            Kind::unsure(Limits::RATE),
            "People in the first role who are promoted, of 100 in a year, while a post in the other is open [%/year]; 0 is off.",
        ),
    ],
    forms: &[],
};

/// `[agency]`.
pub const AGENCY: &Spec = &Spec {
    doc: "Agency workers.",
    keys: &[
        Key::must("covers", Kind::Names(Family::Role), "Roles that agency workers may cover."),
        Key::must("ask_percent", Kind::unsure(Limits::PERCENT), "Share of empty posts for which one is asked [%]."),
        Key::may(
            "supply_per_year",
            Kind::unsure(Limits::AMOUNT),
            "Workers the market offers a year; absent: no limit.",
        ),
        Key::must("lead_weeks", Kind::Shape, "From the post falling empty to the worker's first day [weeks]."),
        Key::may(
            "stays_weeks",
            Kind::Shape,
            "How long one stays unless the post fills first [weeks]; absent: until it fills.",
        ),
        Key::may(
            "short_stays_percent",
            Kind::unsure(Limits::PERCENT),
            "Share who stay for a short time only [%]; 0, as when absent, is off.",
        ),
        Key::may("short_stays_weeks", Kind::Shape, "How long those stay [weeks]."),
        Key::may(
            "workload_strength",
            Kind::unsure(Limits::AMOUNT),
            "Strength of workload on going before the stay is over; 0, as when absent, is off.",
        ),
        Key::must(
            "notice_weeks",
            Kind::unsure(Limits::AMOUNT),
            "Notice the agency worker gives, and the council gives when releasing one [weeks].",
        ),
        Key::may(
            "converts_percent_per_year",
            Kind::unsure(Limits::RATE),
            "Agency workers who become employees in the post they cover, of 100 such workers in a year, while a post in their role is open; 0, as when absent, is off [%/year].",
        ),
        Key::may(
            "conversion_pounds",
            Kind::unsure(Limits::AMOUNT),
            "What one of these costs, agency's fee included, in place of starter_pounds [£].",
        ),
        Key::may(
            "on_top_percent",
            Kind::unsure(Limits::new(0.0, 90.0)),
            "Share of agency workers who cover no vacant post and are replaced when they go [% of agency FTE]; 0, as when absent: those on top on the first day are not replaced.",
        ),
        Key::may(
            "at_most_pounds_per_year",
            Kind::unsure(Limits::AMOUNT),
            "None comes who would make those here cost more than this a year, at the prices of the first day [£/year]; absent: no limit.",
        ),
        Key::may(
            "asks_above_uncovered_percent",
            Kind::unsure(Limits::PERCENT),
            "None is asked for when a post falls empty while no more than this share of the posts that agency may cover has nobody [%]; absent: whatever the share.",
        ),
        Key::may(
            "asks_again",
            Kind::Flag,
            "Whether posts for which none was asked because of `asks_above_uncovered_percent` are asked for once more have nobody; as when absent: no.",
        ),
        Key::may(
            "asks_at_notice",
            Kind::Flag,
            "Whether one is asked for when somebody resigns, so that the notice is part of the lead; as when absent: on their last day.",
        ),
        Key::may("at_most_fte", Kind::unsure(Limits::AMOUNT), "At most this many at once [FTE]; absent: no limit."),
        Key::may(
            "leavers_return_percent",
            Kind::unsure(Limits::PERCENT),
            "Share of those who leave the council for agency work who are then on offer to it [%]; 0, as when absent, is off.",
        ),
        Key::may(
            "cool_off_weeks",
            Kind::known(Limits::AMOUNT),
            "From their last day until they may come back so [weeks].",
        ),
        Key::may(
            "cap_week_pounds",
            Kind::ByName(Family::Role, Limits::POSITIVE, false),
            "The region's cap on what one costs by role, fees included [£/week]; absent: none.",
        ),
        Key::may(
            "turned_away_percent_per_10_percent",
            Kind::unsure(Limits::PERCENT),
            "Of those on offer, how many turn away for each 10 % that the market's price is above the cap [%]; 0: none.",
        ),
        Key::may(
            "cap_exceeded_percent",
            Kind::unsure(Limits::PERCENT),
            "Share of bookings that director and chief executive sign at the market's price, where that is above the cap [%]; 0, as when absent: none.",
        ),
        Key::may(
            "induction",
            Kind::Name(Family::Induction),
            "Which induction they follow; absent: a full share at once.",
        ),
    ],
    forms: &[
        Forms {
            what: "what the region caps, and who turns away at it",
            ways: &[&["cap_week_pounds", "turned_away_percent_per_10_percent"]],
            required: false,
        },
        Forms {
            what: "how long some stay for a short time",
            ways: &[&["short_stays_percent", "short_stays_weeks"]],
            required: false,
        },
        Forms {
            what: "which leavers come back through an agency, and how soon",
            ways: &[&["leavers_return_percent", "cool_off_weeks"]],
            required: false,
        },
    ],
};
