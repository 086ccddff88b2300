//! Each theory's figures: those it is worked out from, what they must be like, and how soon the first day wears off.

use super::asks::Asks;
use super::needs::{self, Needs};
use super::{settled, staffing};
use crate::scenario::council::Council;

const fn asks(takes: &'static [&'static str], needs: Needs, wears_off: fn(&Council) -> f64) -> Asks {
    Asks { takes, needs, wears_off }
}

const ARRIVALS: &str = "demand.referrals_per_year";
const DAYS: &str = "stage.*.lasts_days";
const WEEKS: &str = "stage.*.lasts_weeks";
const MONTHS: &str = "stage.*.lasts_months";
const POSTS: &str = "team.*.posts_fte";
const PEOPLE: &str = "team.*.in_post_fte";
const CHILDREN: &str = "team.*.open_children";
const WARM: &str = "period.warm_up_weeks";
const END: &str = "period.end";
const LEAVING: &str = "leaving.percent_per_year";

/// A printed table, or another program's.
pub(super) const AS_THE_FILE_HAS_THEM: Asks = asks(&[], needs::nothing, settled::at_once);
pub(super) const TOTALS: Asks = asks(
    &[POSTS, PEOPLE, "team.*.agency_fte", "team.*.agency_on_top_fte", CHILDREN],
    staffing::holders,
    settled::at_once,
);
pub(super) const AVERAGES: Asks = asks(&[POSTS, PEOPLE, CHILDREN], staffing::held_alike, settled::at_once);
pub(super) const STAGES: Asks =
    asks(&[ARRIVALS, DAYS, WEEKS, MONTHS, "stage.*.exits_percent", WARM, END], needs::nothing, settled::all_stays);
pub(super) const OPEN: Asks = asks(
    &[ARRIVALS, DAYS, WEEKS, MONTHS, "families", POSTS, PEOPLE, CHILDREN, WARM, END],
    needs::first_met,
    settled::at_once,
);
pub(super) const FIRST_DAY: Asks =
    asks(&[ARRIVALS, DAYS, WEEKS, MONTHS, POSTS, PEOPLE, CHILDREN], needs::as_many_as_ever, settled::at_once);
pub(super) const SWING: Asks =
    asks(&[ARRIVALS, DAYS, WEEKS, MONTHS, CHILDREN, "verification.swing.percent"], needs::a_swing, settled::all_stays);
pub(super) const STEP: Asks = asks(
    &[ARRIVALS, DAYS, WEEKS, MONTHS, CHILDREN, "change.*.reduce_referrals.fewer_percent"],
    needs::a_step,
    settled::all_stays,
);
pub(super) const WAITING: Asks = asks(
    &[ARRIVALS, DAYS, WEEKS, MONTHS, POSTS, PEOPLE, CHILDREN, "team.*.most_children", "team.*.how_many", WARM, END],
    needs::a_queue,
    settled::queue,
);
pub(super) const PRIORITY: Asks = asks(
    &[ARRIVALS, DAYS, WEEKS, MONTHS, "stage.door.exits_percent", POSTS, PEOPLE, "team.*.most_children", WARM, END],
    needs::two_classes,
    settled::queue,
);
pub(super) const IMPATIENT: Asks = asks(
    &[
        ARRIVALS,
        DAYS,
        WEEKS,
        MONTHS,
        "stage.*.elastic_percent",
        POSTS,
        PEOPLE,
        CHILDREN,
        "team.*.most_children",
        WARM,
        END,
    ],
    needs::impatience,
    settled::impatience,
);
pub(super) const PLACES: Asks = asks(
    &[
        ARRIVALS,
        "stage.early-help.lasts_days",
        "stage.early-help.lasts_weeks",
        "stage.early-help.places.number",
        WARM,
        END,
    ],
    needs::places_of_a_stage,
    settled::places,
);
pub(super) const FILLING: Asks = asks(
    &[
        LEAVING,
        "leaving.notice_weeks",
        "recruitment.*.time_to_fill_days",
        "recruitment.*.approval_weeks",
        "recruitment.*.adverts_fail_percent",
        "recruitment.*.advert_again_days",
        POSTS,
        PEOPLE,
        WARM,
        END,
    ],
    staffing::posts_that_fill,
    settled::filling,
);
pub(super) const MARKET: Asks = asks(
    &[
        LEAVING,
        "leaving.notice_weeks",
        "recruitment.*.applicants_per_year",
        "recruitment.*.lead_weeks",
        "recruitment.*.drop_out_percent",
        "change.*.hold_posts.posts",
        "change.*.recruit_ahead.people",
        POSTS,
        PEOPLE,
        WARM,
        END,
    ],
    staffing::a_market,
    settled::leaving_alone,
);
pub(super) const NEW_POSTS: Asks = asks(
    &[POSTS, PEOPLE, "recruitment.*.time_to_fill_days", "change.*.add_posts.posts_fte"],
    staffing::a_lead_that_ends,
    settled::at_once,
);
pub(super) const REFILLED: Asks =
    asks(&[LEAVING, POSTS, PEOPLE, WARM, END], staffing::people_in_posts, settled::at_once);
pub(super) const FIRST_YEAR: Asks =
    asks(&["recruitment.*.first_year_leaving_percent", POSTS], staffing::people_in_posts, settled::at_once);
const CHAIN: &[&str] = &[
    LEAVING,
    "role.*.leaving_percent",
    "recruitment.*.applicants_per_year",
    "promotion.*.percent_per_year",
    POSTS,
    PEOPLE,
];
pub(super) const GRADES: Asks = asks(CHAIN, staffing::grades_that_last, settled::at_once);
pub(super) const CAREERS: Asks = asks(CHAIN, staffing::room_in_each_grade, settled::at_once);
pub(super) const ABSENCE: Asks = asks(
    &["absence.*.spells_per_year", "absence.*.lasts_working_days", "absence.*.counts_as_sickness"],
    needs::nothing,
    settled::at_once,
);
pub(super) const STANDING_IN: Asks = asks(
    &[
        "absence.*.spells_per_year",
        "absence.*.lasts_working_days",
        "absence.*.agency_cover_percent",
        "agency.lead_weeks",
        POSTS,
        PEOPLE,
    ],
    staffing::one_length_of_spell,
    settled::at_once,
);
pub(super) const CONVERSION: Asks = asks(&["agency.converts_percent_per_year"], needs::nothing, settled::at_once);
pub(super) const RENEWAL: Asks = asks(
    &[LEAVING, "leaving.tenure_percent", "tenure.in_post_percent", POSTS],
    staffing::people_in_posts,
    settled::at_once,
);
pub(super) const CHANGES_OF_WORKER: Asks = asks(
    &[ARRIVALS, DAYS, WEEKS, MONTHS, LEAVING, POSTS, PEOPLE, CHILDREN, WARM, END],
    staffing::some_workers,
    settled::at_once,
);
pub(super) const WORKERS_IN_A_YEAR: Asks =
    asks(&[LEAVING, POSTS, PEOPLE, CHILDREN], staffing::some_workers, settled::at_once);
pub(super) const LONG_STAYS: Asks =
    asks(&[ARRIVALS, WEEKS, "stage.proceedings.deadline_weeks", CHILDREN], needs::stays_met, settled::at_once);
pub(super) const LONGEST_WAIT: Asks = asks(&["team.nobody.open_children"], needs::nothing, settled::at_once);
pub(super) const BY_CHANCE: Asks = asks(
    &[ARRIVALS, DAYS, WEEKS, MONTHS, POSTS, PEOPLE, CHILDREN, "standard.most_children", WARM, END],
    staffing::many_hands,
    settled::at_once,
);
pub(super) const SHARING: Asks =
    asks(&[ARRIVALS, "stage.open.lasts_weeks", WARM, END], needs::one_worker, settled::shared);
pub(super) const RETURNS: Asks = asks(
    &[ARRIVALS, WEEKS, "rereferral.returns_percent", "rereferral.after_days", WARM, END],
    needs::some_stay_away,
    settled::returns,
);
pub(super) const RETURNS_IN_A_YEAR: Asks =
    asks(&[ARRIVALS, "rereferral.within_12_months_percent"], needs::some_stay_away, settled::at_once);
pub(super) const DEADLINES: Asks =
    asks(&[ARRIVALS, "stage.*.deadline_working_days", WARM, END], needs::limits_in_the_bands, settled::at_once);
pub(super) const DIP: Asks = asks(
    &[
        "change.*.transition.lead_weeks",
        "change.*.transition.disruption_weeks",
        "change.*.transition.output_lost_percent",
    ],
    needs::a_dip_that_ends,
    settled::at_once,
);
