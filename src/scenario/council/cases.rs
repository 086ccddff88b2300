//! The path of a case as data: demand, families, stages.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Named;
use super::recurring::{FinalWeeks, FirstWeeks, ReviewsHeld, Visits};
use super::structure::AgeRange;
use crate::foundations::shape::{Shape, optional_shape};
use crate::foundations::uncertain::Uncertain;

/// Children referred.
#[derive(Clone, Debug, Deserialize)]
pub struct Demand {
    /// Children referred a year, re-referrals within twelve months included [children/year].
    pub referrals_per_year: Uncertain,
    /// Trend [%/year].
    pub growth_percent_per_year: Uncertain,
    /// Variance of a week's families ÷ its mean; 1 is pure chance (Poisson).
    pub variance_ratio: f64,
    /// Referrals in each month as a percentage of an average month; normalised to mean 100.
    pub month_percent: Months,
    /// The stage a referred child enters.
    pub first_stage: String,
    /// Strength of workload on raising the threshold; 0 is off [per unit of workload].
    pub threshold_strength: Option<Uncertain>,
}

/// Twelve figures, one a month.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the months need no explaining")]
pub struct Months {
    pub january: f64,
    pub february: f64,
    pub march: f64,
    pub april: f64,
    pub may: f64,
    pub june: f64,
    pub july: f64,
    pub august: f64,
    pub september: f64,
    pub october: f64,
    pub november: f64,
    pub december: f64,
}

/// Brothers and sisters referred together.
#[derive(Clone, Debug, Deserialize)]
pub struct Families {
    /// Share of families with one, two, three, … children [%]; adds up to 100.
    pub children_percent: Vec<f64>,
    /// Chance that a brother or sister follows the first child's path [%].
    pub shared_path_percent: f64,
    /// Hours a further child of the family adds, as a share of the first child's [%].
    pub further_child_hours_percent: Uncertain,
    /// Spread of the hours of families alike in size: standard deviation ÷ mean; absent: none.
    pub hours_cv: Option<Uncertain>,
}

/// Ages of children on referral.
#[derive(Clone, Debug, Deserialize)]
pub struct Ages {
    /// Upper age of each band \[years\], the last at most 18.
    pub up_to: Vec<f64>,
    /// Share in each band [%]; adds up to 100.
    pub percent: Vec<f64>,
}

/// A group of children that a team may be for.
#[derive(Clone, Debug, Deserialize)]
pub struct Group {
    /// Its name on charts.
    pub name: String,
    /// Share of referred families that belong to it [%].
    pub percent_of_families: Uncertain,
    /// The stage its children enter; absent: the one that all enter.
    pub first_stage: Option<String>,
    /// Ages of its children at referral; absent: as of all.
    pub ages: Option<AgeRange>,
    /// Its families are one child each.
    #[serde(default)]
    pub alone: bool,
}

/// Children who come back after their case has closed. One of the two forms.
#[derive(Clone, Debug, Deserialize)]
pub struct ReReferral {
    /// Share of referrals that are within twelve months of a previous one [%].
    pub within_12_months_percent: Option<Uncertain>,
    /// Weibull shape of the time to return; below 1, most come back soon.
    pub shape: Option<f64>,
    /// Strength of the worker's workload at closing on coming back; 0 is off [per unit of workload].
    pub workload_strength: Option<Uncertain>,
    /// Exact checks: share of closed cases that return [%].
    pub returns_percent: Option<Uncertain>,
    /// Exact checks: time from closing to return \[days\].
    #[serde(default, deserialize_with = "optional_shape")]
    pub after_days: Option<Shape>,
}

/// What the first day cannot say through teams.
#[derive(Clone, Debug, Deserialize)]
pub struct FirstDay {
    /// Children in need whom no social worker holds; outside the caseload \[children\].
    pub children_without_social_worker: f64,
    /// Children of the first day, and those who had closed in the year before, are as the path would leave them, unless the file says not.
    #[serde(default = "yes")]
    pub settled: bool,
}

/// What holds unless a file says otherwise.
const fn yes() -> bool {
    true
}

/// One stage of the path of a case.
#[derive(Clone, Debug, Deserialize)]
pub struct Stage {
    /// Its name on charts.
    pub name: String,
    /// Roles whose workers may hold a child in this stage; none: nobody holds it.
    pub held_by: Vec<String>,
    /// How long it lasts [working days, whole].
    #[serde(default, deserialize_with = "optional_shape")]
    pub lasts_working_days: Option<Shape>,
    /// How long it lasts \[days\].
    #[serde(default, deserialize_with = "optional_shape")]
    pub lasts_days: Option<Shape>,
    /// How long it lasts \[weeks\].
    #[serde(default, deserialize_with = "optional_shape")]
    pub lasts_weeks: Option<Shape>,
    /// How long it lasts [months of 365.25 ÷ 12 days].
    #[serde(default, deserialize_with = "optional_shape")]
    pub lasts_months: Option<Shape>,
    /// From when the length and the deadline are counted.
    #[serde(default)]
    pub clock_from: Clock,
    /// Where children go when it ends [%]; one may be `"rest"`; `closed` ends the case.
    pub exits_percent: BTreeMap<String, Share>,
    /// The same for children of some ages, band by band, in place of it.
    #[serde(default)]
    pub exits_by_age: Named<AgeExits>,
    /// The age at which it ends whatever else happens.
    pub ends_at_age: Option<EndsAtAge>,
    /// Places for so many children; none: there is room for all.
    pub places: Option<Places>,
    /// Statutory or local limit [working days].
    pub deadline_working_days: Option<u32>,
    /// Statutory limit, as care proceedings have \[weeks\].
    pub deadline_weeks: Option<f64>,
    /// How strongly workload pushes completions past the deadline [per unit of workload].
    pub late_strength: Option<Uncertain>,
    /// Share of the length that slows when hours are short [%].
    pub elastic_percent: Option<Uncertain>,
    /// Hours a child takes [hours/month], visits included.
    pub hours_per_month: Option<Uncertain>,
    /// Hours a child takes in all \[hours\], spread over the stage, visits included.
    pub hours_in_all: Option<Uncertain>,
    /// Heavier at first: factor on the hours of the first weeks.
    pub first_weeks: Option<FirstWeeks>,
    /// Heavier at the end: factor on the hours of the last weeks.
    pub final_weeks: Option<FinalWeeks>,
    /// Place in the queue for a worker's hours: 1 is served first.
    pub priority: Option<u8>,
    /// Visits as recurring work.
    pub visits: Option<Visits>,
    /// Reviews as recurring work.
    pub reviews: Option<ReviewsHeld>,
    /// Urgent: allocated at once under a soft ceiling, and first in any queue.
    #[serde(default)]
    pub urgent: bool,
    /// Whoever is on duty in the week takes those who enter it and need a worker.
    #[serde(default)]
    pub given_to_duty_worker: bool,
    /// Weight in the weighted caseload; 1 is an average child.
    pub weight: Option<Uncertain>,
    /// Which published measure the stage counts towards.
    pub counts_as: Option<CountsAs>,
}

/// From when a stage's length and deadline are counted.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Clock {
    /// From the day the stage began.
    #[default]
    Stage,
    /// From the day of the referral.
    Referral,
}

/// A share of exits: a percentage, or whatever the others leave.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Share {
    /// This many in a hundred.
    Percent(Uncertain),
    /// What the others leave.
    Rest,
}

impl<'de> Deserialize<'de> for Share {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = toml::Value::deserialize(deserializer)?;
        if value.as_str() == Some("rest") {
            return Ok(Self::Rest);
        }
        Uncertain::deserialize(value).map(Self::Percent).map_err(serde::de::Error::custom)
    }
}

/// An age that ends a stage.
#[derive(Clone, Debug, Deserialize)]
pub struct EndsAtAge {
    /// Age \[years\].
    pub age: f64,
    /// Next stage, or `closed`.
    pub goes_to: String,
    /// Only for children who have been in the stage for so long \[weeks\]; absent: for all.
    pub after_weeks: Option<f64>,
    /// Where the others go.
    pub otherwise_goes_to: Option<String>,
}

/// Places for so many children, as early help has.
#[derive(Clone, Debug, Deserialize)]
pub struct Places {
    /// How many \[children\].
    pub number: Uncertain,
    /// Children in them on the first day \[children\].
    pub on_first_day: f64,
    /// Where a child goes who finds none: a stage or `closed`; none: it waits in the stage it is in.
    pub goes_elsewhere_to: Option<String>,
}

/// Where children of an age go when a stage ends.
#[derive(Clone, Debug, Deserialize)]
pub struct AgeExits {
    /// Children below this age at the stage's beginning \[years\], and of no younger band.
    pub below_age: f64,
    /// Where they go, in place of the stage's own exits [%].
    pub exits_percent: BTreeMap<String, Share>,
}

/// The published measure a stage counts towards.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum CountsAs {
    /// Single assessment.
    Assessment,
    /// Section 47 enquiry to initial child protection conference.
    Conference,
    /// Child in need who is neither on a plan nor in care.
    ChildInNeed,
    /// Child protection plan.
    ChildProtection,
    /// Child in care.
    InCare,
    /// Early help: no open case of social care.
    EarlyHelp,
}

/// Stages by name, as read.
pub type Stages = Named<Stage>;
