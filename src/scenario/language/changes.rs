//! The keys of changes, targets and milestones.

use super::{Family, Forms, Key, Kind, Limits, Spec};

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
];

/// `[change.NAME]`.
pub const CHANGE: &Spec = &Spec {
    doc: "One dated change, with exactly one action.",
    keys: &[
        Key::must("date", Kind::Date, "The day it takes effect if nothing slips."),
        Key::may("until", Kind::Date, "The day it ends; absent: it lasts."),
        Key::may("slips_by_weeks", Kind::unsure(Limits::AMOUNT), "How late it may be [weeks]."),
        Key::must("what", Kind::Text, "What it is, in a sentence."),
        Key::may("cost", Kind::Table(COST), "What it costs."),
        Key::may("transition", Kind::Table(TRANSITION), "What a change of structure does to the service for a while."),
        Key::may("reorganise", Kind::Table(REORGANISE), "Teams close and open; posts, people and children move."),
        Key::may("add_posts", Kind::Table(ADD_POSTS), "Funded posts are added, or taken away when next empty."),
        Key::may("move_posts", Kind::Table(MOVE_POSTS), "Posts, and the people in them, move to another team."),
        Key::may("recruit", Kind::Table(RECRUIT), "More applicants come."),
        Key::may(
            "bring_in_agency",
            Kind::Table(BRING_IN_AGENCY),
            "Agency workers come on top of cover for empty posts.",
        ),
        Key::may("release_agency", Kind::Table(RELEASE_AGENCY), "Agency workers are let go, and cover is limited."),
        Key::may("reduce_referrals", Kind::Table(REDUCE_REFERRALS), "Fewer children are referred."),
        Key::may(
            "share_work",
            Kind::Table(SHARE_WORK),
            "A role takes a share of the hours of children that others hold.",
        ),
        Key::may("keep_staff", Kind::Table(KEEP_STAFF), "Fewer people leave."),
        Key::may("raise_referrals", Kind::Table(RAISE_REFERRALS), "More children are referred."),
        Key::may("lose_staff", Kind::Table(LOSE_STAFF), "More people leave."),
        Key::may("lose_applicants", Kind::Table(LOSE_APPLICANTS), "Fewer applicants come."),
        Key::may("freeze_recruitment", Kind::Table(FREEZE_RECRUITMENT), "No permanent person is taken on."),
        Key::may("change_exits", Kind::Table(CHANGE_EXITS), "Children who enter a stage go elsewhere from it."),
        Key::may("add_places", Kind::Table(ADD_PLACES), "A stage has more places, or fewer."),
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

const REORGANISE: &Spec = &Spec {
    doc: "Teams close and open.",
    keys: &[
        Key::must("close", Kind::Names(Family::Team), "Teams that close."),
        Key::must("open", Kind::Names(Family::Team), "Teams that open; they do not exist before."),
        Key::may("becomes", Kind::Becomes, "Roles that people take on in the new structure (old = \"new\")."),
        Key::may(
            "filled_percent",
            Kind::ByName(Family::Team, Limits::PERCENT, false),
            "How far a new team's posts are filled on the day [% of posts]; the rest share alike.",
        ),
        Key::may(
            "children_move_over_weeks",
            Kind::unsure(Limits::AMOUNT),
            "Children who change worker do so over so many weeks after the day; absent: on the day.",
        ),
        Key::may(
            "children_wait_until_filled_percent",
            Kind::unsure(Limits::PERCENT),
            "They stay with their worker until their new team has so much of its posts filled [%]; absent: they do not wait.",
        ),
    ],
    forms: &[],
};

const ADD_POSTS: &Spec = &Spec {
    doc: "Funded posts are added or taken away.",
    keys: &[
        Key::must("team", Kind::Name(Family::Team), "In which team."),
        Key::must(
            "posts_fte",
            Kind::ByName(Family::Role, Limits::ANY, true),
            "How many by role [FTE]; negative: taken away when next empty.",
        ),
    ],
    forms: &[],
};

const MOVE_POSTS: &Spec = &Spec {
    doc: "Posts and their people move.",
    keys: &[
        Key::must("from", Kind::Name(Family::Team), "From which team."),
        Key::must("to", Kind::Name(Family::Team), "To which team."),
        Key::must("posts_fte", Kind::ByName(Family::Role, Limits::AMOUNT, false), "How many by role [FTE]."),
    ],
    forms: &[],
};

const RECRUIT: &Spec = &Spec {
    doc: "More applicants come.",
    keys: &[
        Key::must("route", Kind::Name(Family::Recruitment), "Through which recruitment route."),
        Key::must("extra_applicants_per_year", Kind::unsure(Limits::AMOUNT), "How many more [people/year]."),
    ],
    forms: &[],
};

const BRING_IN_AGENCY: &Spec = &Spec {
    doc: "Agency workers on top of cover.",
    keys: &[
        Key::may("team", Kind::Name(Family::Team), "To which team; absent: spread over open teams by posts."),
        Key::must("fte", Kind::ByName(Family::Role, Limits::AMOUNT, true), "How many by role [FTE]."),
    ],
    forms: &[],
};

const RELEASE_AGENCY: &Spec = &Spec {
    doc: "Agency workers are let go.",
    keys: &[Key::must("down_to_fte", Kind::unsure(Limits::AMOUNT), "From then on at most this many in all [FTE].")],
    forms: &[],
};

const REDUCE_REFERRALS: &Spec = &Spec {
    doc: "Fewer children are referred.",
    keys: &[
        Key::must("fewer_percent", Kind::unsure(Limits::PERCENT), "How many fewer at full effect [%]."),
        Key::must("builds_up_over_weeks", Kind::known(Limits::AMOUNT), "Weeks until full effect, in a straight line."),
    ],
    forms: &[],
};

const SHARE_WORK: &Spec = &Spec {
    doc: "A role takes a share of the hours of children that others hold.",
    keys: &[
        Key::must("role", Kind::Name(Family::Role), "The role that helps."),
        Key::must(
            "stage_percent",
            Kind::ByName(Family::Stage, Limits::PERCENT, true),
            "Share of a stage's hours that can pass to it [%].",
        ),
        Key::must("saves_percent", Kind::unsure(Limits::AMOUNT), "Hours saved for each hour given [%]."),
    ],
    forms: &[],
};

const KEEP_STAFF: &Spec = &Spec {
    doc: "Fewer people leave.",
    keys: &[
        Key::must("fewer_leavers_percent", Kind::unsure(Limits::PERCENT), "Fewer leavers [%]."),
        Key::may(
            "payment_pounds_per_year",
            Kind::unsure(Limits::AMOUNT),
            "Paid to everybody permanent in a registered role while it lasts, before on-costs [£/FTE/year].",
        ),
    ],
    forms: &[],
};

const RAISE_REFERRALS: &Spec = &Spec {
    doc: "More children are referred.",
    keys: &[
        Key::must("more_percent", Kind::unsure(Limits::AMOUNT), "How many more at full effect [%]."),
        Key::must("builds_up_over_weeks", Kind::known(Limits::AMOUNT), "Weeks until full effect, in a straight line."),
    ],
    forms: &[],
};

const LOSE_STAFF: &Spec = &Spec {
    doc: "More people leave.",
    keys: &[Key::must("more_leavers_percent", Kind::unsure(Limits::AMOUNT), "More leavers [%].")],
    forms: &[],
};

const LOSE_APPLICANTS: &Spec = &Spec {
    doc: "Fewer applicants come.",
    keys: &[
        Key::must("route", Kind::Name(Family::Recruitment), "Through which recruitment route."),
        Key::must("fewer_percent", Kind::unsure(Limits::PERCENT), "How many fewer [%]."),
    ],
    forms: &[],
};

const FREEZE_RECRUITMENT: &Spec = &Spec {
    doc: "No permanent person is taken on.",
    keys: &[Key::must(
        "roles",
        Kind::Names(Family::Role),
        "Roles in which no offer is made; whoever has accepted one still starts.",
    )],
    forms: &[],
};

const CHANGE_EXITS: &Spec = &Spec {
    doc: "Children who enter a stage from the day on go elsewhere from it.",
    keys: &[
        Key::must("stage", Kind::Name(Family::Stage), "Which stage."),
        Key::must(
            "exits_percent",
            Kind::Exits,
            "Where children go when it ends, in place of the stage's own shares [%]; one may be \"rest\".",
        ),
        Key::must("builds_up_over_weeks", Kind::known(Limits::AMOUNT), "Weeks until full effect, in a straight line."),
    ],
    forms: &[],
};

const ADD_PLACES: &Spec = &Spec {
    doc: "A stage has more places, or fewer.",
    keys: &[
        Key::must("stage", Kind::Name(Family::Stage), "Which stage; it has places."),
        Key::must("number", Kind::unsure(Limits::ANY), "How many more [children]; negative: fewer, as they fall free."),
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
    ],
    forms: &[],
};

/// `[milestone.NAME]`.
pub const MILESTONE: &Spec = &Spec {
    doc: "A date to mark on charts.",
    keys: &[Key::must("date", Kind::Date, "When."), Key::must("name", Kind::Text, "What happens.")],
    forms: &[],
};
