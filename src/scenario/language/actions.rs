//! The keys of what a change does: one table an action.

use super::{Family, Forms, Key, Kind, Limits, Spec};

/// `[change.NAME.reorganise]`.
pub(super) const REORGANISE: &Spec = &Spec {
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
            "people_percent",
            Kind::Between(Family::Team),
            "Where the people of a team that closes go, to teams that open or, with their posts, to teams that are there already [% of them, role by role]; those of other teams go in proportion to the new posts.",
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

/// `[change.NAME.add_posts]`.
pub(super) const ADD_POSTS: &Spec = &Spec {
    doc: "Funded posts are added or taken away.",
    keys: &[
        Key::must("team", Kind::Name(Family::Team), "In which team."),
        Key::must(
            "posts_fte",
            Kind::ByName(Family::Role, Limits::ANY, true),
            "How many by role [FTE]; negative: taken away at once, empty ones first, and whoever is in one that goes stays on top of posts until they leave.",
        ),
    ],
    forms: &[],
};

/// `[change.NAME.move_posts]`.
pub(super) const MOVE_POSTS: &Spec = &Spec {
    doc: "Posts and their people move.",
    keys: &[
        Key::must("from", Kind::Name(Family::Team), "From which team."),
        Key::must("to", Kind::Name(Family::Team), "To which team."),
        Key::must("posts_fte", Kind::ByName(Family::Role, Limits::AMOUNT, false), "How many by role [FTE]."),
    ],
    forms: &[],
};

/// `[change.NAME.recruit]`.
pub(super) const RECRUIT: &Spec = &Spec {
    doc: "More applicants come.",
    keys: &[
        Key::must("route", Kind::Name(Family::Recruitment), "Through which recruitment route."),
        Key::must("extra_applicants_per_year", Kind::unsure(Limits::AMOUNT), "How many more [people/year]."),
    ],
    forms: &[],
};

/// `[change.NAME.bring_in_agency]`.
pub(super) const BRING_IN_AGENCY: &Spec = &Spec {
    doc: "Agency workers on top of cover.",
    keys: &[
        Key::may("team", Kind::Name(Family::Team), "To which team; absent: spread over open teams by posts."),
        Key::must("fte", Kind::ByName(Family::Role, Limits::AMOUNT, true), "How many by role [FTE]."),
        Key::may(
            "price_percent",
            Kind::unsure(Limits::AMOUNT),
            "What they cost, as a share of agency_week_pounds of their roles [%]; 100 when absent.",
        ),
    ],
    forms: &[],
};

/// `[change.NAME.release_agency]`.
pub(super) const RELEASE_AGENCY: &Spec = &Spec {
    doc: "Agency workers are let go.",
    keys: &[Key::must("down_to_fte", Kind::unsure(Limits::AMOUNT), "From then on at most this many in all [FTE].")],
    forms: &[],
};

/// `[change.NAME.reduce_referrals]`.
pub(super) const REDUCE_REFERRALS: &Spec = &Spec {
    doc: "Fewer children are referred.",
    keys: &[
        Key::must("fewer_percent", Kind::unsure(Limits::PERCENT), "How many fewer at full effect [%]."),
        Key::must("builds_up_over_weeks", Kind::known(Limits::AMOUNT), "Weeks until full effect, in a straight line."),
    ],
    forms: &[],
};

/// `[change.NAME.share_work]`.
pub(super) const SHARE_WORK: &Spec = &Spec {
    doc: "A role takes a share of the hours of children that others hold.",
    keys: &[
        Key::must("role", Kind::Name(Family::Role), "The role that helps."),
        Key::must(
            "stage_percent",
            Kind::ByName(Family::Stage, Limits::PERCENT, true),
            "Share of a stage's hours that can pass to it [%].",
        ),
        Key::must("saves_percent", Kind::unsure(Limits::AMOUNT), "Hours saved for each hour given [%]."),
        Key::may(
            "agreeing_percent",
            Kind::unsure(Limits::PERCENT),
            "Hours that the holder spends on agreeing who does what, for each hour given [%]; 0, as when absent, is off.",
        ),
    ],
    forms: &[],
};

/// `[change.NAME.keep_staff]`.
pub(super) const KEEP_STAFF: &Spec = &Spec {
    doc: "Fewer people leave.",
    keys: &[
        Key::may("fewer_leavers_percent", Kind::unsure(Limits::PERCENT), "Fewer leavers [%]."),
        Key::may(
            "leavers_by_pay",
            Kind::Flag,
            "Or true: as many fewer as payment_pounds_per_year ÷ salary keeps, role by role, by leaving.pay_strength.",
        ),
        Key::may(
            "payment_pounds_per_year",
            Kind::unsure(Limits::AMOUNT),
            "Paid to everybody permanent in a registered role while it lasts, before on-costs [£/FTE/year].",
        ),
    ],
    forms: &[Forms {
        what: "how many fewer leave",
        ways: &[&["fewer_leavers_percent"], &["leavers_by_pay"]],
        required: true,
    }],
};

/// `[change.NAME.raise_referrals]`.
pub(super) const RAISE_REFERRALS: &Spec = &Spec {
    doc: "More children are referred.",
    keys: &[
        Key::must("more_percent", Kind::unsure(Limits::AMOUNT), "How many more at full effect [%]."),
        Key::must("builds_up_over_weeks", Kind::known(Limits::AMOUNT), "Weeks until full effect, in a straight line."),
    ],
    forms: &[],
};

/// `[change.NAME.lose_staff]`.
pub(super) const LOSE_STAFF: &Spec = &Spec {
    doc: "More people leave.",
    keys: &[Key::must("more_leavers_percent", Kind::unsure(Limits::AMOUNT), "More leavers [%].")],
    forms: &[],
};

/// `[change.NAME.lose_applicants]`.
pub(super) const LOSE_APPLICANTS: &Spec = &Spec {
    doc: "Fewer applicants come.",
    keys: &[
        Key::must("route", Kind::Name(Family::Recruitment), "Through which recruitment route."),
        Key::must("fewer_percent", Kind::unsure(Limits::PERCENT), "How many fewer [%]."),
    ],
    forms: &[],
};

/// `[change.NAME.freeze_recruitment]`.
pub(super) const FREEZE_RECRUITMENT: &Spec = &Spec {
    doc: "No permanent person is taken on.",
    keys: &[Key::must(
        "roles",
        Kind::Names(Family::Role),
        "Roles in which no offer is made; whoever has accepted one still starts.",
    )],
    forms: &[],
};

/// `[change.NAME.hold_posts]`.
pub(super) const HOLD_POSTS: &Spec = &Spec {
    doc: "Posts are kept empty; agency workers may still cover them.",
    keys: &[Key::must(
        "posts",
        Kind::ByName(Family::Role, Limits::AMOUNT, true),
        "How many posts of a role stay empty once they fall empty [posts].",
    )],
    forms: &[],
};

/// `[change.NAME.recruit_ahead]`.
pub(super) const RECRUIT_AHEAD: &Spec = &Spec {
    doc: "People are recruited ahead of leavers, by routes with applicants; they take the next post that falls empty.",
    keys: &[Key::must(
        "people",
        Kind::ByName(Family::Role, Limits::AMOUNT, true),
        "How many beyond funded posts by role [people].",
    )],
    forms: &[],
};

/// `[change.NAME.change_exits]`.
pub(super) const CHANGE_EXITS: &Spec = &Spec {
    doc: "Children who enter a stage from the day on go elsewhere from it.",
    keys: &[
        Key::must("stage", Kind::Name(Family::Stage), "Which stage."),
        Key::must(
            "exits_percent",
            Kind::Exits,
            "Where children go when it ends, in place of all of the stage's own shares [%]; one may be \"rest\". A range is drawn by itself, so that even the stage's own, written again, sends others there in each future; a bare number holds in all of them.",
        ),
        Key::must("builds_up_over_weeks", Kind::known(Limits::AMOUNT), "Weeks until full effect, in a straight line."),
    ],
    forms: &[],
};

/// `[change.NAME.add_places]`.
pub(super) const ADD_PLACES: &Spec = &Spec {
    doc: "A stage has more places, or fewer.",
    keys: &[
        Key::must("stage", Kind::Name(Family::Stage), "Which stage; it has places."),
        Key::must("number", Kind::unsure(Limits::ANY), "How many more [children]; negative: fewer, as they fall free."),
    ],
    forms: &[],
};
