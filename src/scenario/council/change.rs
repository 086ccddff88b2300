//! What a council does on a date.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::cases::Share;
use super::{Date, Named, date, optional_date};
use crate::foundations::uncertain::Uncertain;

/// One dated change. Exactly one of the action fields is present.
#[derive(Clone, Debug, Deserialize)]
pub struct Change {
    /// The day it takes effect if nothing slips.
    #[serde(deserialize_with = "date")]
    pub date: Date,
    /// The last day of it, which counts, however late it began; absent: it lasts. What would begin later does not happen.
    #[serde(default, deserialize_with = "optional_date")]
    pub until: Option<Date>,
    /// How late it may be \[weeks\].
    pub slips_by_weeks: Option<Uncertain>,
    /// What it is, in a sentence.
    pub what: String,
    /// What it costs.
    pub cost: Option<Cost>,
    /// What a change of structure does to the service for a while.
    pub transition: Option<Transition>,

    /// Teams close and open; posts, people and children move.
    pub reorganise: Option<Reorganise>,
    /// Funded posts are added to a team (or, with a minus, taken away: who is in one stays on top of posts).
    pub add_posts: Option<AddPosts>,
    /// Posts, and the people in them, move from one team to another.
    pub move_posts: Option<MovePosts>,
    /// More applicants come.
    pub recruit: Option<Recruit>,
    /// Agency workers come on top of cover for empty posts.
    pub bring_in_agency: Option<BringInAgency>,
    /// Agency workers on top of posts are let go, and cover is limited.
    pub release_agency: Option<ReleaseAgency>,
    /// Fewer children are referred.
    pub reduce_referrals: Option<ReduceReferrals>,
    /// A role takes a share of the hours of children that others hold.
    pub share_work: Option<ShareWork>,
    /// Fewer people leave.
    pub keep_staff: Option<KeepStaff>,
    /// More children are referred.
    pub raise_referrals: Option<RaiseReferrals>,
    /// More people leave.
    pub lose_staff: Option<LoseStaff>,
    /// Fewer applicants come.
    pub lose_applicants: Option<LoseApplicants>,
    /// No permanent person is taken on.
    pub freeze_recruitment: Option<FreezeRecruitment>,
    /// Children who enter a stage go elsewhere from it.
    pub change_exits: Option<ChangeExits>,
    /// A stage has more places, or fewer.
    pub add_places: Option<AddPlaces>,
    /// Posts are kept empty.
    pub hold_posts: Option<HoldPosts>,
    /// People are recruited ahead of leavers.
    pub recruit_ahead: Option<RecruitAhead>,
}

impl Change {
    /// Where it stands among changes: by date, and of one date what opens teams before what may need them.
    #[must_use]
    pub fn turn(&self) -> (Date, bool) {
        (self.date, self.reorganise.is_none())
    }

    /// Teams that must be there before it can take effect.
    pub fn teams_needed(&self) -> impl Iterator<Item = &String> {
        let moves = self.move_posts.iter().flat_map(|posts| [&posts.from, &posts.to]);
        let closes = self.reorganise.iter().flat_map(|reorganise| &reorganise.close);
        let adds = self.add_posts.iter().map(|posts| &posts.team);
        let brings = self.bring_in_agency.iter().filter_map(|block| block.team.as_ref());
        moves.chain(closes).chain(adds).chain(brings)
    }
}

/// What a change costs.
#[derive(Clone, Debug, Deserialize)]
pub struct Cost {
    /// Once, on the day it takes effect [£].
    pub one_off_pounds: Option<Uncertain>,
    /// While it lasts [£/year].
    pub per_year_pounds: Option<Uncertain>,
    /// For each person who leaves rather than moves [£].
    pub redundancy_pounds: Option<Uncertain>,
    /// Weeks from the day for which old arrangements are paid beside the new \[weeks\].
    pub double_running_weeks: Option<Uncertain>,
    /// Permanent staff paid twice over that long by role \[FTE\].
    #[serde(default)]
    pub double_running_fte: Named<f64>,
}

/// The dip around a change of structure.
#[derive(Clone, Debug, Deserialize)]
pub struct Transition {
    /// Weeks before the day from which work begins to suffer \[weeks\].
    pub lead_weeks: f64,
    /// Weeks after which the loss has fallen to about a third \[weeks\].
    pub disruption_weeks: Uncertain,
    /// Capacity lost on the day itself [%].
    pub output_lost_percent: Uncertain,
    /// People in closing teams who leave rather than move [%].
    pub leave_rather_than_move_percent: Uncertain,
    /// Extra leaving from the announcement, fading over the year after [%].
    pub extra_leaving_percent: Uncertain,
    /// Hours of backlog that each child who moves brings along \[hours\].
    pub backlog_hours_per_child: Uncertain,
}

/// Teams close and open.
#[derive(Clone, Debug, Deserialize)]
pub struct Reorganise {
    /// Teams that close.
    pub close: Vec<String>,
    /// Teams that open; they do not exist before.
    pub open: Vec<String>,
    /// Roles that people take on in the new structure (`old = "new"`).
    #[serde(default)]
    pub becomes: BTreeMap<String, String>,
    /// How far a new team's posts are filled on the day [% of posts]; the rest share alike.
    #[serde(default)]
    pub filled_percent: Named<f64>,
    /// Where the people of a closing team go, by team: one that opens, or one that is there already, to which posts come along
    /// [% of them, role by role]; those of other teams go in proportion to the new posts.
    #[serde(default)]
    pub people_percent: Named<Named<f64>>,
    /// Children who change worker do so over so many weeks after the day; absent: on the day \[weeks\].
    pub children_move_over_weeks: Option<Uncertain>,
    /// They stay with their worker until their new team has filled so much of its posts [% of posts]; absent: they do not wait.
    pub children_wait_until_filled_percent: Option<Uncertain>,
}

/// Funded posts are added or taken away.
#[derive(Clone, Debug, Deserialize)]
pub struct AddPosts {
    /// In which team.
    pub team: String,
    /// How many by role \[FTE\]; negative: taken away at once, empty ones first; who is in one that goes stays on top of posts.
    pub posts_fte: Named<Uncertain>,
}

/// Posts and their people move.
#[derive(Clone, Debug, Deserialize)]
pub struct MovePosts {
    /// From which team.
    pub from: String,
    /// To which team.
    pub to: String,
    /// How many by role \[FTE\].
    pub posts_fte: Named<f64>,
}

/// More applicants come.
#[derive(Clone, Debug, Deserialize)]
pub struct Recruit {
    /// Through which recruitment route.
    pub route: String,
    /// How many more [people/year].
    pub extra_applicants_per_year: Uncertain,
}

/// Agency workers on top of cover.
#[derive(Clone, Debug, Deserialize)]
pub struct BringInAgency {
    /// To which team; absent: spread over open teams by posts.
    pub team: Option<String>,
    /// How many by role \[FTE\].
    pub fte: Named<Uncertain>,
    /// What they cost, as a share of the weekly cost of their roles; 100 when absent [%].
    pub price_percent: Option<Uncertain>,
}

/// Agency workers are let go.
#[derive(Clone, Debug, Deserialize)]
pub struct ReleaseAgency {
    /// From then on at most this many in all \[FTE\].
    pub down_to_fte: Uncertain,
}

/// Fewer children are referred.
#[derive(Clone, Debug, Deserialize)]
pub struct ReduceReferrals {
    /// How many fewer at full effect [%].
    pub fewer_percent: Uncertain,
    /// Weeks until full effect, in a straight line \[weeks\].
    pub builds_up_over_weeks: f64,
}

/// A role takes a share of the hours of children that others hold.
#[derive(Clone, Debug, Deserialize)]
pub struct ShareWork {
    /// The role that helps.
    pub role: String,
    /// Share of a stage's hours that can pass to it [%].
    pub stage_percent: Named<Uncertain>,
    /// Hours saved for each hour given [%].
    pub saves_percent: Uncertain,
    /// Hours of the holder that agreeing takes for each hour given; none when absent [%].
    pub agreeing_percent: Option<Uncertain>,
}

/// Fewer people leave.
#[derive(Clone, Debug, Deserialize)]
pub struct KeepStaff {
    /// Fewer leavers [%].
    pub fewer_leavers_percent: Option<Uncertain>,
    /// Or: as many as the payment keeps, by the strength of pay on staying.
    #[serde(default)]
    pub leavers_by_pay: bool,
    /// Paid to everybody permanent in a registered role while it lasts, before on-costs [£/FTE/year].
    pub payment_pounds_per_year: Option<Uncertain>,
}

/// More children are referred.
#[derive(Clone, Debug, Deserialize)]
pub struct RaiseReferrals {
    /// How many more at full effect [%].
    pub more_percent: Uncertain,
    /// Weeks until full effect, in a straight line \[weeks\].
    pub builds_up_over_weeks: f64,
}

/// More people leave.
#[derive(Clone, Debug, Deserialize)]
pub struct LoseStaff {
    /// More leavers [%].
    pub more_leavers_percent: Uncertain,
}

/// Fewer applicants come.
#[derive(Clone, Debug, Deserialize)]
pub struct LoseApplicants {
    /// Through which recruitment route.
    pub route: String,
    /// How many fewer [%].
    pub fewer_percent: Uncertain,
}

/// No permanent person is taken on.
#[derive(Clone, Debug, Deserialize)]
pub struct FreezeRecruitment {
    /// In these roles.
    pub roles: Vec<String>,
}

/// Posts are kept empty.
#[derive(Clone, Debug, Deserialize)]
pub struct HoldPosts {
    /// How many by role \[posts\].
    pub posts: Named<Uncertain>,
}

/// People are recruited ahead of leavers.
#[derive(Clone, Debug, Deserialize)]
pub struct RecruitAhead {
    /// How many beyond funded posts by role \[people\].
    pub people: Named<Uncertain>,
}

/// Children who enter a stage from the day on go elsewhere from it.
#[derive(Clone, Debug, Deserialize)]
pub struct ChangeExits {
    /// Which stage.
    pub stage: String,
    /// Where children go when it ends, at full effect [%]; in place of the stage's own.
    pub exits_percent: BTreeMap<String, Share>,
    /// Weeks until full effect, in a straight line \[weeks\].
    pub builds_up_over_weeks: f64,
}

/// A stage has more places, or fewer.
#[derive(Clone, Debug, Deserialize)]
pub struct AddPlaces {
    /// Which stage.
    pub stage: String,
    /// How many more \[children\]; negative: fewer, as they fall free.
    pub number: Uncertain,
}
