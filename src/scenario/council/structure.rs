//! Teams, who is given the next child, and the hours of work.

use serde::Deserialize;

use super::Named;
use super::recurring::FirstWeeks;
use crate::foundations::uncertain::Uncertain;

/// A team.
#[derive(Clone, Debug, Deserialize)]
pub struct Team {
    /// Its name on charts.
    pub name: String,
    /// Stages whose children it may hold.
    pub works_on: Vec<String>,
    /// Ages it is for; absent: any.
    pub ages: Option<AgeRange>,
    /// Groups of children it is for; absent: children of no group, and of groups no team is for.
    pub groups: Option<Vec<String>>,
    /// So many teams alike, figures below being for all of them together; absent: one.
    pub how_many: Option<u16>,
    /// Funded posts by role \[FTE\].
    pub posts_fte: Named<f64>,
    /// Permanent people in post on the first day by role \[FTE\]; absent: none.
    #[serde(default)]
    pub in_post_fte: Named<f64>,
    /// Agency workers on the first day by role \[FTE\]; absent: none.
    #[serde(default)]
    pub agency_fte: Named<f64>,
    /// Agency workers on top of posts on the first day, who cover no vacancy and stay, by role \[FTE\]; absent: none.
    #[serde(default)]
    pub agency_on_top_fte: Named<f64>,
    /// Children held or waiting on the first day by stage \[children\]; absent: none.
    #[serde(default)]
    pub open_children: Named<f64>,
    /// How long they have been in their stage, by stage; absent: as long as the path itself would have it.
    #[serde(default)]
    pub open_for_weeks: Named<OpenFor>,
    /// Most children a full-time worker may hold here; in place of the council's.
    pub most_children: Option<f64>,
    /// Leaving, beside that of the same role elsewhere [%]; absent: 100.
    pub leaving_percent: Option<Uncertain>,
}

/// Bands of how long today's open cases have been open.
#[derive(Clone, Debug, Deserialize)]
pub struct OpenFor {
    /// End of each band \[weeks\], ascending.
    pub up_to: Vec<f64>,
    /// Share of children in each band [%]; adds up to 100.
    pub percent: Vec<f64>,
}

/// Ages in whole years, both ends included.
#[derive(Clone, Debug, Deserialize)]
pub struct AgeRange {
    /// Youngest age.
    pub from: u8,
    /// Oldest age.
    pub to: u8,
}

/// Who is given the next child.
#[derive(Clone, Debug, Deserialize)]
pub struct Allocation {
    /// What happens when everyone is full.
    pub ceiling: Ceiling,
    /// Most children a full-time worker may hold; required with a hard ceiling [children/FTE].
    pub most_children: Option<f64>,
    /// Soft ceiling: work that can wait does so while every worker is above this share of the
    /// first day's average workload [%].
    pub waits_above_percent: Option<Uncertain>,
    /// Soft ceiling: the longest a child waits before it is given to the least loaded worker
    /// whatever the load; none: as long as it takes \[weeks\].
    pub waits_at_most_weeks: Option<Uncertain>,
    /// Share of allocations made without looking at load [%].
    pub ignores_load_percent: f64,
    /// Which team, when several are as narrow.
    pub team_choice: TeamChoice,
    /// What load is.
    #[serde(default)]
    pub counts: LoadIn,
}

/// What load is, where the next child goes to whoever has least.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum LoadIn {
    /// Children held.
    #[default]
    Children,
    /// Points: the weight of the stage, shared among brothers and sisters as hours are.
    Points,
}

/// What happens when everyone is full.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Ceiling {
    /// The child waits.
    Hard,
    /// Urgent children are allocated; the rest wait.
    Soft,
    /// Everyone is allocated.
    None,
}

/// Which team, when several are as narrow.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum TeamChoice {
    /// The one with the lightest load for its people.
    MostRoom,
    /// By where the family lives: in proportion to posts, the same team each time.
    WhereTheyLive,
    /// By chance, in proportion to posts, afresh each time (exact checks).
    ByChance,
}

/// Lasting differences between workers and between teams.
#[derive(Clone, Debug, Deserialize)]
pub struct Differences {
    /// Coefficient of variation of the share a worker carries \[ratio\].
    pub worker_cv: Uncertain,
    /// Coefficient of variation of a team's pull on children \[ratio\].
    pub team_cv: Uncertain,
}

/// Hours of work against hours available.
#[derive(Clone, Debug, Deserialize)]
pub struct Work {
    /// Hours for children a full-time worker has in a week [hours/week].
    pub case_hours_per_week: Uncertain,
    /// Hours a worker adds when there is more work than time [% of the week's].
    pub overtime_percent: Uncertain,
    /// Less time for each task under pressure; 0 is off [power of workload].
    pub less_time_strength: Uncertain,
    /// Months over which workload is felt \[weeks\].
    pub felt_over_weeks: f64,
    /// Of their hours, what people lose with each month above the usual workload; none when absent [%/month].
    pub tires_percent_per_month: Option<Uncertain>,
    /// From the first week above it until they begin to; at once when absent \[weeks\].
    pub tires_after_weeks: Option<f64>,
}

/// What a change of worker costs.
#[derive(Clone, Debug, Deserialize)]
pub struct Handover {
    /// Extra hours for the worker who takes the child on \[hours\].
    pub hours: Uncertain,
    /// Hours of the worker who hands the child over; none when absent \[hours\].
    pub old_worker_hours: Option<Uncertain>,
    /// What of `hours` a child takes whom nobody hands over; 100 when absent [%].
    pub unplanned_percent: Option<Uncertain>,
    /// For how long work on the child stands still; not at all when absent \[weeks\].
    pub delay_weeks: Option<Uncertain>,
    /// Its stage takes more hours while the worker is new to it.
    pub first_weeks_with_new_worker: Option<FirstWeeks>,
}

/// Moves from year to year that no mechanism explains, as standard deviations of the logarithm [%].
#[derive(Clone, Debug, Deserialize)]
pub struct BetweenYears {
    /// Referrals, lasting: a step of a random walk each year.
    pub referrals_lasting_percent: f64,
    /// Referrals, passing: one year only.
    pub referrals_passing_percent: f64,
    /// Leaving, lasting; absent: 0.
    pub leaving_lasting_percent: Option<f64>,
    /// Leaving, passing.
    pub leaving_percent: f64,
    /// Applicants, lasting; absent: 0.
    pub applicants_lasting_percent: Option<f64>,
    /// Applicants, passing.
    pub applicants_percent: f64,
}
