//! A scenario after reading and checking: what the model plays.
//!
//! Field names are the keys of the file; `docs/scenario.md` lists every one with its unit.

pub mod cases;
pub mod change;
pub mod induction;
pub mod money;
pub mod people;
pub mod promise;
pub mod recurring;
pub mod staff;
pub mod structure;

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::foundations::time::MONTH_DAYS;
use cases::{Ages, Demand, Families, FirstDay, Group, ReReferral, Stage};
use change::Change;
use induction::Induction;
use money::{Money, Pay};
use people::{Absence, Agency, Duty, Leave, Leaving, Promotion, Recruitment, Role, Supervision, Tenure};
use promise::{Milestone, Target};
use staff::{PartTime, StaffAges};
use structure::{Allocation, BetweenYears, Differences, Handover, Team, Work};

/// A calendar date as the file writes it.
pub type Date = jiff::civil::Date;

/// Tables by name, in name order.
pub type Named<T> = BTreeMap<String, T>;

/// Everything one scenario says, after overlays and checks.
#[derive(Clone, Debug, Deserialize)]
pub struct Council {
    /// What the scenario is, in a sentence.
    pub title: String,
    /// Label on charts; the title when absent.
    pub short: Option<String>,
    /// The question the scenario answers.
    pub question: Option<String>,
    /// The council's name.
    pub authority: Option<String>,
    /// First and last day.
    pub period: Period,
    /// The analyst's controls.
    #[serde(default)]
    pub run: Run,
    /// Keys that serve exact checks alone.
    #[serde(default)]
    pub verification: Verification,
    /// Roles by name.
    #[serde(default)]
    pub role: Named<Role>,
    /// Stages of the path of a case, by name.
    #[serde(default)]
    pub stage: Named<Stage>,
    /// Teams by name.
    #[serde(default)]
    pub team: Named<Team>,
    /// Referrals; absent: none arrive.
    pub demand: Option<Demand>,
    /// Brothers and sisters; absent: every family is one child.
    pub families: Option<Families>,
    /// Ages at referral; absent: nobody ages out and no team is limited by age.
    pub ages: Option<Ages>,
    /// Groups of children that a team may be for.
    #[serde(default)]
    pub group: Named<Group>,
    /// Children who come back; absent: none does.
    pub rereferral: Option<ReReferral>,
    /// What the first day cannot say through teams.
    pub first_day: Option<FirstDay>,
    /// Who is given the next child; required where any stage is held.
    pub allocation: Option<Allocation>,
    /// Lasting differences between workers and teams; absent: none.
    pub differences: Option<Differences>,
    /// Hours of work against hours available; absent: work takes no hours.
    pub work: Option<Work>,
    /// What a change of worker costs; absent: nothing.
    pub handover: Option<Handover>,
    /// How fast new starters take a full share, by name.
    #[serde(default)]
    pub induction: Named<Induction>,
    /// Kinds of absence by name; none: nobody is away.
    #[serde(default)]
    pub absence: Named<Absence>,
    /// Planned leave by season; absent: even over the year.
    pub leave: Option<Leave>,
    /// A duty rota; absent: its hours are like any other's.
    pub duty: Option<Duty>,
    /// Supervision; absent: not followed.
    pub supervision: Option<Supervision>,
    /// People leaving; absent: nobody leaves.
    pub leaving: Option<Leaving>,
    /// Time in post on the first day; absent: everyone counts as long settled.
    pub tenure: Option<Tenure>,
    /// Permanent people who work part-time on the first day; absent: nobody does.
    pub part_time: Option<PartTime>,
    /// Ages of permanent people; absent: they have none, and nobody retires.
    pub staff_ages: Option<StaffAges>,
    /// Routes by which posts fill, by name.
    #[serde(default)]
    pub recruitment: Named<Recruitment>,
    /// Ways from role to role inside the council, by name; none: nobody is promoted.
    #[serde(default)]
    pub promotion: Named<Promotion>,
    /// Agency workers; absent: none come (those present on the first day stay).
    pub agency: Option<Agency>,
    /// Moves from year to year that no mechanism explains; absent: none.
    pub between_years: Option<BetweenYears>,
    /// What people and changes cost; absent: no cost is reported.
    pub pay: Option<Pay>,
    /// How money of different years is set side by side; absent: cash alone.
    pub money: Option<Money>,
    /// The council's own standard.
    pub standard: Option<Standard>,
    /// What the council does, by name.
    #[serde(default)]
    pub change: Named<Change>,
    /// What it promised, by name.
    #[serde(default)]
    pub target: Named<Target>,
    /// Dates to mark on charts, by name.
    #[serde(default)]
    pub milestone: Named<Milestone>,
}

impl Council {
    /// A team's name on charts; its key where the council has no such team.
    #[must_use]
    pub fn team_name<'a>(&'a self, team: &'a str) -> &'a str {
        self.team.get(team).map_or(team, |team| team.name.as_str())
    }

    /// Teams that only a change opens: they are not there before.
    pub fn opened_later(&self) -> impl Iterator<Item = &String> {
        self.change.values().filter_map(|change| change.reorganise.as_ref()).flat_map(|reorganise| &reorganise.open)
    }

    /// Milestones in order of their dates.
    #[must_use]
    pub fn milestones(&self) -> Vec<&Milestone> {
        let mut found: Vec<&Milestone> = self.milestone.values().collect();
        found.sort_by(|one, other| (one.date, &one.name).cmp(&(other.date, &other.name)));
        found
    }
}

/// First and last day, and how often results are recorded.
#[derive(Clone, Debug, Deserialize)]
pub struct Period {
    /// First day.
    #[serde(deserialize_with = "date")]
    pub start: Date,
    /// Last day.
    #[serde(deserialize_with = "date")]
    pub end: Date,
    /// Month by month, or week by week (exact checks).
    #[serde(default)]
    pub record: Record,
    /// Weeks played before the first record; for exact checks.
    #[serde(default)]
    pub warm_up_weeks: u32,
    /// Whether results are kept by team and role as well as for the whole council.
    #[serde(default = "yes")]
    pub by_team: bool,
}

/// How often results are recorded.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Record {
    /// On the start date and the last day of each month.
    #[default]
    Month,
    /// On the start date and every seventh day after.
    Week,
}

impl Record {
    /// How many months one record tells of: what is counted record by record comes to the same either way.
    #[must_use]
    pub const fn months(self) -> f64 {
        match self {
            Self::Month => 1.0,
            Self::Week => 7.0 / MONTH_DAYS,
        }
    }

    /// What one record tells of, as people call it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Week => "week",
        }
    }
}

/// The analyst's controls.
#[derive(Clone, Debug, Deserialize)]
#[serde(default)]
pub struct Run {
    /// Futures to play.
    pub replications: u32,
    /// Same file, same seed, same bytes.
    pub seed: u64,
}

impl Default for Run {
    fn default() -> Self {
        Self { replications: 1_000, seed: 1 }
    }
}

/// Keys that serve exact checks alone; a council leaves the table out.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Verification {
    /// Families arrive at any moment of the seven days, and posts and people change at any moment.
    pub any_time: bool,
    /// No child is open on the first day, whatever the teams say.
    pub starts_empty: bool,
    /// A smooth yearly swing of referrals in place of the month index.
    pub swing: Option<Swing>,
}

/// Referrals follow 1 + percent/100 · sin(2π · days ÷ period).
#[derive(Clone, Debug, Deserialize)]
pub struct Swing {
    /// Height of the swing [% of the mean].
    pub percent: f64,
    /// Length of one swing \[days\].
    pub period_days: f64,
}

/// The council's own standard.
#[derive(Clone, Debug, Deserialize)]
pub struct Standard {
    /// A worker with more children per own FTE than this is over the threshold.
    pub most_children: f64,
    /// An average caseload that counts as normal where nothing is promised \[children/FTE\].
    pub normal_caseload: Option<f64>,
}

fn yes() -> bool {
    true
}

/// Reads a TOML date.
pub(crate) fn date<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let written = toml::value::Datetime::deserialize(deserializer)?;
    civil(&written).ok_or_else(|| serde::de::Error::custom("a date such as 2018-11-01"))
}

/// Reads a TOML date that may be absent.
pub(crate) fn optional_date<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    date(deserializer).map(Some)
}

fn civil(written: &toml::value::Datetime) -> Option<Date> {
    let day = written.date?;
    Date::new(i16::try_from(day.year).ok()?, i8::try_from(day.month).ok()?, i8::try_from(day.day).ok()?).ok()
}
