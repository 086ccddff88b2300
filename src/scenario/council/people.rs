//! Roles, starters, leavers and agency workers.

use serde::Deserialize;

use super::Named;
use super::cases::Months;
use crate::foundations::shape::{Shape, optional_shape, shape_or_number};
use crate::foundations::uncertain::Uncertain;

/// A kind of post.
#[derive(Clone, Debug, Deserialize)]
pub struct Role {
    /// Its name on charts.
    pub name: String,
    /// A registered social worker: counted in the DfE's rates and caseload.
    pub registered: bool,
    /// Children a full-time worker in this role carries, as a share of a full caseload [%].
    pub caseload_percent: f64,
    /// Leaving, as a share of the council's rate [%].
    pub leaving_percent: Option<Uncertain>,
    /// Coefficient of variation of the share a worker in this role carries; absent: the council's \[ratio\].
    pub worker_cv: Option<Uncertain>,
    /// Salaries of the points of its grade, lowest first; one up for each whole year in post [£/year].
    pub pay_points_pounds: Option<Vec<f64>>,
    /// The role that its people have after a time; none: they keep it.
    pub becomes: Option<Becomes>,
}

/// A role that ends.
#[derive(Clone, Debug, Deserialize)]
pub struct Becomes {
    /// The role they then have.
    pub role: String,
    /// From their start in the role \[weeks\].
    pub after_weeks: f64,
}

/// A kind of absence from work: short sickness, long sickness, maternity and the like.
#[derive(Clone, Debug, Deserialize)]
pub struct Absence {
    /// Its name.
    pub name: String,
    /// Spells a year of a person at work [spells/year].
    pub spells_per_year: Uncertain,
    /// How long a spell lasts [working days].
    #[serde(deserialize_with = "shape_or_number")]
    pub lasts_working_days: Shape,
    /// Strength of workload on it; 0 is off [per unit of workload].
    pub workload_strength: Uncertain,
    /// After so long the children are given to others; none: they wait \[weeks\].
    pub cases_move_after_weeks: Option<f64>,
    /// Share who come back to work; all when absent [%].
    pub returns_percent: Option<Uncertain>,
    /// Share of spells for which an agency worker is asked who stays until the person is back; none when absent [%].
    pub agency_cover_percent: Option<Uncertain>,
    /// Of those who come back, how many do so part-time; none when absent [%].
    pub returns_part_time_percent: Option<Uncertain>,
    /// What part-time is [% of full time].
    pub part_time_percent: Option<f64>,
    /// Counts in the DfE's absence rate.
    #[serde(default)]
    pub counts_as_sickness: bool,
}

/// Planned leave by season.
#[derive(Clone, Debug, Deserialize)]
pub struct Leave {
    /// Leave of a full-time worker, bank holidays not counted [working days/year].
    pub days_per_year: f64,
    /// When it is taken, each month as a share of the average one [%].
    pub month_percent: Months,
}

/// A duty rota in the teams that work on a stage.
#[derive(Clone, Debug, Deserialize)]
pub struct Duty {
    /// The stage whose teams keep it.
    pub stage: String,
    /// A worker is on duty one working day in so many \[days\].
    pub one_day_in: Uncertain,
    /// Hours of work still hold the days on duty.
    #[serde(default)]
    pub hours_are_before_duty: bool,
}

/// How often those who hold children are supervised, and by whom.
#[derive(Clone, Debug, Deserialize)]
pub struct Supervision {
    /// Weeks from one session to the next \[weeks\].
    pub every_weeks: f64,
    /// Hours of the supervisor for one session, preparation included \[hours\].
    pub hours: Uncertain,
    /// What a full-time supervisor gives, by role \[hours/week\].
    pub hours_per_week: Named<Uncertain>,
    /// Of a full caseload, what each person more takes of a supervisor who holds children; none when absent [%].
    pub caseload_lost_percent_each: Option<Uncertain>,
    /// Strength of missed sessions on leaving; 0 is off [per share missed].
    pub leaving_strength: Option<Uncertain>,
    /// Strength of missed sessions on work that waits for hours; 0 is off [per share missed].
    pub drift_strength: Option<Uncertain>,
}

/// People leaving the council.
#[derive(Clone, Debug, Deserialize)]
pub struct Leaving {
    /// Leavers in a year ÷ average in post [%/year], DfE-registered roles.
    pub percent_per_year: Uncertain,
    /// Notice between resigning and going \[weeks\].
    pub notice_weeks: Uncertain,
    /// Rates by time in post, as a share of the council's [%].
    pub tenure_percent: Option<ByTenure>,
    /// Strength of workload on leaving; 0 is off [per unit of workload].
    pub workload_strength: Uncertain,
    /// Strength of pay on staying; 0 is off [power of 1 + raise].
    pub pay_strength: Option<Uncertain>,
    /// How many more leave once a payment has ended; none when absent [%].
    pub rebound_percent: Option<Uncertain>,
    /// For how long \[weeks\].
    pub rebound_weeks: Option<f64>,
    /// Where leavers go; absent: not counted.
    pub destination_percent: Option<Destinations>,
}

/// Where leavers go [%]; adds up to 100.
#[derive(Clone, Debug, Deserialize)]
pub struct Destinations {
    /// To another council.
    pub another_council: f64,
    /// To agency work.
    pub agency: f64,
    /// Out of local authority social work.
    pub out_of_the_sector: f64,
}

/// Three figures by time in post.
#[derive(Clone, Debug, Deserialize)]
pub struct ByTenure {
    /// Under two years.
    pub under_2_years: f64,
    /// Two to five years.
    pub from_2_to_5_years: f64,
    /// Five years or more.
    pub over_5_years: f64,
}

/// Time in post on the first day.
#[derive(Clone, Debug, Deserialize)]
pub struct Tenure {
    /// Share of people in each band [%]; adds up to 100.
    pub in_post_percent: ByTenure,
}

/// A route by which posts fill: by what the market offers, or each post after its own time.
#[derive(Clone, Debug, Deserialize)]
pub struct Recruitment {
    /// Roles it fills: whoever applies takes an open post of theirs, each as likely.
    pub fills: Vec<String>,
    /// Applicants a year who would take a post if one were open [people/year].
    pub applicants_per_year: Option<Uncertain>,
    /// From accepting to the first day \[weeks\].
    #[serde(default, deserialize_with = "optional_shape")]
    pub lead_weeks: Option<Shape>,
    /// Accepted offers that come to nothing [%].
    pub drop_out_percent: Option<Uncertain>,
    /// The year's applicants start together on these dates (`"09-15" = 65`) [% of the year's].
    pub cohort_percent: Option<Named<f64>>,
    /// They are so many places, each filled unless its applicant drops out; else applicants happen to come.
    #[serde(default)]
    pub cohorts_are_places: bool,
    /// Or: each empty post fills after so many days from the resignation or its creation \[days\].
    #[serde(default, deserialize_with = "optional_shape")]
    pub time_to_fill_days: Option<Shape>,
    /// Strength of the council's workload on keeping applicants away; 0 is off [per unit of workload].
    pub workload_strength: Option<Uncertain>,
    /// Strength of pay on applicants; 0 is off [power of 1 + raise].
    pub pay_strength: Option<Uncertain>,
    /// Which induction its starters follow; none: a full share at once.
    pub induction: Option<String>,
    /// From a resignation, or from the creation of a post, until the post may be filled; none when absent \[weeks\].
    pub approval_weeks: Option<Uncertain>,
    /// Adverts for a post that bring nobody; none when absent [%].
    pub adverts_fail_percent: Option<Uncertain>,
    /// From such an advert to the next \[days\].
    pub advert_again_days: Option<Uncertain>,
    /// Experienced people who hold children for each starter of this route in induction; absent: no matter how many \[people\].
    pub experienced_holders_per_starter: Option<f64>,
    /// Starters who resign within a year; absent: they leave as others do [%].
    pub first_year_leaving_percent: Option<Uncertain>,
    /// What one of its starters costs, in place of what any costs [£].
    pub starter_pounds: Option<Uncertain>,
}

/// A way from one role to another inside the council.
#[derive(Clone, Debug, Deserialize)]
pub struct Promotion {
    /// The role left.
    pub from: String,
    /// The role entered.
    pub to: String,
    /// People in the first role promoted, of 100 in a year, while a post in the other is open [%/year].
    pub percent_per_year: Uncertain,
}

/// Agency workers.
#[derive(Clone, Debug, Deserialize)]
pub struct Agency {
    /// Roles that agency workers may cover.
    pub covers: Vec<String>,
    /// Share of empty posts for which one is asked [%].
    pub ask_percent: Uncertain,
    /// Workers the market offers a year; none: no limit [people/year].
    pub supply_per_year: Option<Uncertain>,
    /// From the post falling empty to the worker's first day \[weeks\].
    #[serde(deserialize_with = "shape_or_number")]
    pub lead_weeks: Shape,
    /// How long one stays unless the post fills first; none: until it fills \[weeks\].
    #[serde(default, deserialize_with = "optional_shape")]
    pub stays_weeks: Option<Shape>,
    /// Share who stay for a short time only; none when absent [%].
    pub short_stays_percent: Option<Uncertain>,
    /// How long those stay \[weeks\].
    #[serde(default, deserialize_with = "optional_shape")]
    pub short_stays_weeks: Option<Shape>,
    /// Strength of workload on going before the stay is over; 0 is off [per unit of workload].
    pub workload_strength: Option<Uncertain>,
    /// Notice the agency worker gives, and the council gives when releasing one \[weeks\].
    pub notice_weeks: Uncertain,
    /// Of workers who cover a post, how many become employees in it; none when absent [%/year].
    pub converts_percent_per_year: Option<Uncertain>,
    /// What one of these costs, in place of what a starter costs [£].
    pub conversion_pounds: Option<Uncertain>,
    /// Share of agency workers who cover no vacant post and are replaced; none when absent [% of agency FTE].
    pub on_top_percent: Option<Uncertain>,
    /// At most this many at once; none: no limit \[FTE\].
    pub at_most_fte: Option<Uncertain>,
    /// At most so much a year for those here, at the prices of the first day; none: no limit [£/year].
    pub at_most_pounds_per_year: Option<Uncertain>,
    /// None is asked for while no more than this share of posts stands bare; none: whatever the share [%].
    pub asks_above_uncovered_percent: Option<Uncertain>,
    /// Posts passed over so are asked for once more have nobody.
    #[serde(default)]
    pub asks_again: bool,
    /// One is asked for on the day of a resignation, not on the last day.
    #[serde(default)]
    pub asks_at_notice: bool,
    /// Which induction they follow; none: a full share at once.
    pub induction: Option<String>,
    /// Of leavers to agency work, how many are then on offer here; none when absent [%].
    pub leavers_return_percent: Option<Uncertain>,
    /// From their last day until they may be \[weeks\].
    pub cool_off_weeks: Option<f64>,
    /// The most that one costs by role; none where absent [£/week].
    #[serde(default)]
    pub cap_week_pounds: Named<f64>,
    /// Of those on offer, how many turn away for each 10 % that the market's price is above it [%].
    pub turned_away_percent_per_10_percent: Option<Uncertain>,
    /// Bookings at the market's price all the same; none when absent [%].
    pub cap_exceeded_percent: Option<Uncertain>,
}
