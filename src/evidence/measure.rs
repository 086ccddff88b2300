//! The published figures that are read, and the column of each.

use super::release::Release;

/// What a figure counts, which decides what may be done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// Of people or days: two councils' add up.
    Count,
    /// A share or an average: they do not.
    Rate,
}

/// One published figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Which figure.
    pub measure: Measure,
    /// In which kind of file.
    pub release: Release,
    /// Under which heading (folded).
    pub name: &'static str,
    /// Only in rows where this column (folded) says this (folded).
    pub only: Option<(&'static str, &'static str)>,
    /// Whether it adds up.
    pub nature: Nature,
}

macro_rules! figures {
    ($($(#[$doc:meta])* $measure:ident = $release:ident $name:literal $([$key:literal = $word:literal])? $nature:ident;)*) => {
        /// A published figure of a council in a year.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Measure {
            $($(#[$doc])* $measure,)*
        }

        /// Every figure that is read and where it stands.
        pub const COLUMNS: &[Column] = &[
            $(Column {
                measure: Measure::$measure,
                release: Release::$release,
                name: $name,
                only: figures!(@only $($key $word)?),
                nature: Nature::$nature,
            },)*
        ];
    };
    (@only $key:literal $word:literal) => { Some(($key, $word)) };
    (@only) => { None };
}

figures! {
    /// Social workers in post on 30 September \[FTE\].
    InPost = Workforce "inpost_fte" Count;
    /// The same in people.
    InPostPeople = Workforce "inpost_headcount" Count;
    /// Started in the year to 30 September \[FTE\].
    Starters = Workforce "starters_fte" Count;
    /// Left in the year \[FTE\].
    Leavers = Workforce "leavers_fte" Count;
    /// Leavers ÷ in post \[%\].
    Turnover = Workforce "turnover_rate_fte" Rate;
    /// Agency workers on 30 September \[FTE\].
    Agency = Workforce "agency_fte" Count;
    /// Agency ÷ (agency + in post) \[%\].
    AgencyRate = Workforce "agency_rate_fte" Rate;
    /// Agency workers who cover vacancies \[FTE\].
    AgencyCover = Workforce "agency_cover_fte" Count;
    /// Vacant posts, covered or not \[FTE\].
    Vacancies = Workforce "vacancy_fte" Count;
    /// Vacancies ÷ (vacancies + in post) \[%\].
    VacancyRate = Workforce "vacancy_rate_fte" Rate;
    /// Social workers who hold a case, agency included \[FTE\].
    CaseHolders = Workforce "case_holders_fte" Count;
    /// Cases held \[children and carers\].
    Cases = Workforce "cases" Count;
    /// Cases ÷ case holders.
    Caseload = Workforce "caseload_fte" Rate;
    /// Working days lost to sickness in the year.
    DaysLost = Workforce "working_days_lost_fte" Count;
    /// The same as a share of working days \[%\].
    Absence = Workforce "absence_rate_fte" Rate;
    /// Children in need, year to 31 March: episodes begun.
    InNeedStarted = InNeed "started_episodes" Count;
    /// Episodes ended.
    InNeedEnded = InNeed "ended_episodes" Count;
    /// Open on 31 March.
    InNeed = InNeed "at31_episodes" Count;
    /// Of those, waiting for an assessment.
    AwaitingAssessment = InNeed "awaiting_assessment" Count;
    /// Referrals in the year to 31 March.
    Referrals = Referrals "referral_count" Count;
    /// Within twelve months of the one before \[%\].
    ReReferrals = Referrals "rereferral_percent" Rate;
    /// Ended without further action \[%\].
    NoFurtherAction = Referrals "no_further_action_percent" Rate;
    /// Assessed and found not in need \[%\].
    NotInNeed = Referrals "not_in_need_percent" Rate;
    /// Child protection plans begun in the year to 31 March.
    PlansStarted = PlansStarted "cpp_start" Count;
    /// Of those, a second or later one \[%\].
    SecondPlans = PlansStarted "cpp_subsequent_percent" Rate;
    /// Plans on 31 March.
    Plans = PlansOpen "cpp_at31" Count;
    /// Of those, three months old or less \[%\].
    PlansTo3Months = PlansOpen "3_months_or_less_percent" Rate;
    /// Three to six months \[%\].
    PlansTo6Months = PlansOpen "more_than_3_months_6_months_percent" Rate;
    /// Six months to a year \[%\].
    PlansTo1Year = PlansOpen "more_than_6_months_less_than_1_year_percent" Rate;
    /// One to two years \[%\].
    PlansTo2Years = PlansOpen "1_year_less_than_2_years_percent" Rate;
    /// Two years or more \[%\].
    PlansOver2Years = PlansOpen "2_years_or_more_percent" Rate;
    /// Children looked after on 31 March.
    InCare = InCare "children_count" ["population_type" = "children_looked_after_on_31_march_each_year"] Count;
    /// Began in the year to 31 March.
    CareStarted = InCare "children_count" ["population_type" = "children_starting_to_be_looked_after_each_year"] Count;
    /// Ceased in the year.
    CareEnded = InCare "children_count" ["population_type" = "children_ceasing_to_be_looked_after_each_year"] Count;
    /// Children who live in the area.
    Population = InCare "population_estimate" ["population_type" = "children_looked_after_on_31_march_each_year"] Count;
    /// Assessments completed within 45 working days, year to 31 March \[%\].
    AssessmentsInTime = Timeliness "value" ["indicator" = "assessments_within_45_working_days_percent"] Rate;
    /// Conferences within 15 working days \[%\].
    ConferencesInTime = Timeliness "value" ["indicator" = "conferences_within_15_working_days_percent"] Rate;
    /// Children in need whose episode ended within 3 months \[%\].
    EndedTo3Months = Timeliness "value" ["indicator" = "children_in_need_ended_under_3_months_percent"] Rate;
    /// Within 3 to 6 months \[%\].
    EndedTo6Months = Timeliness "value" ["indicator" = "children_in_need_ended_3_to_6_months_percent"] Rate;
    /// Within 6 to 12 months \[%\].
    EndedTo1Year = Timeliness "value" ["indicator" = "children_in_need_ended_6_to_12_months_percent"] Rate;
    /// Within one to two years \[%\].
    EndedTo2Years = Timeliness "value" ["indicator" = "children_in_need_ended_1_to_2_years_percent"] Rate;
    /// After two years or more \[%\].
    EndedOver2Years = Timeliness "value" ["indicator" = "children_in_need_ended_2_years_or_more_percent"] Rate;
    /// Children in need on 31 March open for under 3 months \[%\].
    OpenTo3Months = Timeliness "value" ["indicator" = "children_in_need_open_under_3_months_percent"] Rate;
    /// For 3 to 6 months \[%\].
    OpenTo6Months = Timeliness "value" ["indicator" = "children_in_need_open_3_to_6_months_percent"] Rate;
    /// For 6 to 12 months \[%\].
    OpenTo1Year = Timeliness "value" ["indicator" = "children_in_need_open_6_to_12_months_percent"] Rate;
    /// For one to two years \[%\].
    OpenTo2Years = Timeliness "value" ["indicator" = "children_in_need_open_1_to_2_years_percent"] Rate;
    /// For two years or more \[%\].
    OpenOver2Years = Timeliness "value" ["indicator" = "children_in_need_open_2_years_or_more_percent"] Rate;
}

impl Measure {
    /// Where it stands.
    #[must_use]
    pub fn column(self) -> &'static Column {
        COLUMNS.get(self as usize).unwrap_or(&COLUMNS[0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_has_its_own_column() {
        for (index, column) in COLUMNS.iter().enumerate() {
            assert_eq!(column.measure as usize, index);
            assert_eq!(column.measure.column().name, column.name);
            assert_eq!(super::super::sheet::folded(column.name), column.name);
            let twins = COLUMNS
                .iter()
                .filter(|other| (other.release, other.name, other.only) == (column.release, column.name, column.only));
            assert_eq!(twins.count(), 1, "{column:?}");
        }
    }
}
