//! The keys of changes, targets and milestones.

use super::{Family, Forms, Key, Kind, Limits, Spec, actions};

/// The actions: each is the key of a table in `[change.NAME]`.
pub const ACTIONS: &[&str] = &[
    "reorganise",
    "add_posts",
    "move_posts",
    "recruit",
    "bring_in_agency",
    "release_agency",
    "reduce_referrals",
    "share_work",
    "keep_staff",
    "raise_referrals",
    "lose_staff",
    "lose_applicants",
    "freeze_recruitment",
    "change_exits",
    "add_places",
    "hold_posts",
    "recruit_ahead",
];

/// `[change.NAME]`.
pub const CHANGE: &Spec = &Spec {
    doc: "One dated change, with exactly one action.",
    keys: &[
        Key::must("date", Kind::Date, "The day it takes effect if nothing slips."),
        Key::may(
            "until",
            Kind::Date,
            "The last day of it, which counts, however late it began; absent: it lasts. In futures in which it would begin later than that it does not happen, and costs nothing.",
        ),
        Key::may("slips_by_weeks", Kind::unsure(Limits::AMOUNT), "How late it may be [weeks]."),
        Key::must("what", Kind::Text, "What it is, in a sentence."),
        Key::may("cost", Kind::Table(COST), "What it costs."),
        Key::may("transition", Kind::Table(TRANSITION), "What a change of structure does to the service for a while."),
        Key::may(
            "reorganise",
            Kind::Table(actions::REORGANISE),
            "Teams close and open; posts, people and children move.",
        ),
        Key::may(
            "add_posts",
            Kind::Table(actions::ADD_POSTS),
            "Funded posts are added, or taken away; whoever is in one that goes stays on top of posts.",
        ),
        Key::may(
            "move_posts",
            Kind::Table(actions::MOVE_POSTS),
            "Posts, and the people in them, move to another team.",
        ),
        Key::may("recruit", Kind::Table(actions::RECRUIT), "More applicants come."),
        Key::may(
            "bring_in_agency",
            Kind::Table(actions::BRING_IN_AGENCY),
            "Agency workers come on top of cover for empty posts.",
        ),
        Key::may(
            "release_agency",
            Kind::Table(actions::RELEASE_AGENCY),
            "Agency workers are let go, and cover is limited.",
        ),
        Key::may("reduce_referrals", Kind::Table(actions::REDUCE_REFERRALS), "Fewer children are referred."),
        Key::may(
            "share_work",
            Kind::Table(actions::SHARE_WORK),
            "A role takes a share of the hours of children that others hold.",
        ),
        Key::may("keep_staff", Kind::Table(actions::KEEP_STAFF), "Fewer people leave."),
        Key::may("raise_referrals", Kind::Table(actions::RAISE_REFERRALS), "More children are referred."),
        Key::may("lose_staff", Kind::Table(actions::LOSE_STAFF), "More people leave."),
        Key::may("lose_applicants", Kind::Table(actions::LOSE_APPLICANTS), "Fewer applicants come."),
        Key::may("freeze_recruitment", Kind::Table(actions::FREEZE_RECRUITMENT), "No permanent person is taken on."),
        Key::may("hold_posts", Kind::Table(actions::HOLD_POSTS), "Posts are kept empty."),
        Key::may("recruit_ahead", Kind::Table(actions::RECRUIT_AHEAD), "People are recruited ahead of leavers."),
        Key::may(
            "change_exits",
            Kind::Table(actions::CHANGE_EXITS),
            "Children who enter a stage go elsewhere from it.",
        ),
        Key::may("add_places", Kind::Table(actions::ADD_PLACES), "A stage has more places, or fewer."),
    ],
    forms: &[Forms {
        what: "what is done",
        ways: &[
            &["reorganise"],
            &["add_posts"],
            &["move_posts"],
            &["recruit"],
            &["bring_in_agency"],
            &["release_agency"],
            &["reduce_referrals"],
            &["share_work"],
            &["keep_staff"],
            &["raise_referrals"],
            &["lose_staff"],
            &["lose_applicants"],
            &["freeze_recruitment"],
            &["change_exits"],
            &["add_places"],
            &["hold_posts"],
            &["recruit_ahead"],
        ],
        required: true,
    }],
};

const COST: &Spec = &Spec {
    doc: "What a change costs.",
    keys: &[
        Key::may("one_off_pounds", Kind::unsure(Limits::AMOUNT), "Once, on the day it takes effect [£]."),
        Key::may("per_year_pounds", Kind::unsure(Limits::AMOUNT), "While it lasts [£/year]."),
        Key::may(
            "redundancy_pounds",
            Kind::unsure(Limits::AMOUNT),
            "For each person who leaves rather than moves [£].",
        ),
        Key::may(
            "double_running_weeks",
            Kind::unsure(Limits::AMOUNT),
            "Weeks from the day for which old arrangements are paid beside the new.",
        ),
        Key::may(
            "double_running_fte",
            Kind::ByName(Family::Role, Limits::AMOUNT, false),
            "Permanent staff paid twice over for that long by role [FTE].",
        ),
    ],
    forms: &[Forms {
        what: "what is paid twice over",
        ways: &[&["double_running_weeks", "double_running_fte"]],
        required: false,
    }],
};

const TRANSITION: &Spec = &Spec {
    doc: "The dip around a change of structure.",
    keys: &[
        Key::must("lead_weeks", Kind::known(Limits::AMOUNT), "Weeks before the day from which work begins to suffer."),
        Key::must(
            "disruption_weeks",
            Kind::unsure(Limits::AMOUNT),
            "Weeks after which the loss has fallen to about a third.",
        ),
        Key::must("output_lost_percent", Kind::unsure(Limits::PERCENT), "Capacity lost on the day itself [%]."),
        Key::must(
            "leave_rather_than_move_percent",
            Kind::unsure(Limits::PERCENT),
            "People in closing teams who leave rather than move [%].",
        ),
        Key::must(
            "extra_leaving_percent",
            Kind::unsure(Limits::AMOUNT),
            "Extra leaving from the announcement, fading over the year after [%].",
        ),
        Key::must(
            "backlog_hours_per_child",
            Kind::unsure(Limits::AMOUNT),
            "Hours of backlog that each child who moves brings along.",
        ),
    ],
    forms: &[],
};

/// `[target.NAME]`.
pub const TARGET: &Spec = &Spec {
    doc: "What the council promised.",
    keys: &[
        Key::must("measure", Kind::Name(Family::Measure), "Which measure."),
        Key::may("team", Kind::Name(Family::Team), "For which team; absent: the whole council."),
        Key::may("at_most", Kind::ByDate, "The most it may be, by date: { 2019-09-30 = 18 }."),
        Key::may("at_least", Kind::ByDate, "The least it may be, by date."),
        Key::may(
            "set_by",
            Kind::Choice(&["statutory", "national", "local", "illustrative"]),
            "Whose figure it is: the law's, a national one, the council's own, or nobody's (illustrative: nobody has adopted it); it stands beside the target on the board's page and in the case.",
        ),
    ],
    forms: &[],
};

/// `[milestone.NAME]`.
pub const MILESTONE: &Spec = &Spec {
    doc: "A date to mark on charts.",
    keys: &[
        Key::must("date", Kind::Date, "When."),
        Key::must("name", Kind::Text, "What happens."),
        Key::may(
            "status",
            Kind::Choice(&["done", "on-track", "at-risk", "off-track"]),
            "How its delivery stands, as whoever leads it says: no forecast has a say in it.",
        ),
        Key::may("note", Kind::Text, "What has been done of it so far, as in \"6 of 9 offers accepted\"."),
    ],
    forms: &[],
};
