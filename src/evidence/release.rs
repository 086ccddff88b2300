//! The open data files that are read, known by their headings, and where each is found.

use super::sheet::Sheet;

/// Where every release is published.
const PUBLISHER: &str = "explore-education-statistics.service.gov.uk";

/// One kind of file. The order is the order in which missing ones are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Release {
    /// Workforce census: posts, people, agency, vacancies, caseload.
    Workforce,
    /// Children in need: open, started, ended.
    InNeed,
    /// Referrals and re-referrals.
    Referrals,
    /// Child protection plans started, and second plans.
    PlansStarted,
    /// Child protection plans at 31 March by length.
    PlansOpen,
    /// Children looked after: starting, ceasing, at 31 March.
    InCare,
    /// Local authority interactive tool: timeliness and duration.
    Timeliness,
}

impl Release {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Workforce,
        Self::InNeed,
        Self::Referrals,
        Self::PlansStarted,
        Self::PlansOpen,
        Self::InCare,
        Self::Timeliness,
    ];

    /// The release it belongs to, as its page is called.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Workforce => "Children's social work workforce",
            Self::InNeed | Self::Referrals | Self::PlansStarted | Self::PlansOpen => "Children in need",
            Self::InCare => "Children looked after in England including adoptions",
            Self::Timeliness => "Local authority interactive tool (LAIT)",
        }
    }

    /// What the file holds, in words.
    #[must_use]
    pub const fn holds(self) -> &'static str {
        match self {
            Self::Workforce => "the workforce census: in post, starters, leavers, agency, vacancies, cases held",
            Self::InNeed => "children in need: started, ended, open at 31 March",
            Self::Referrals => "referrals and re-referrals",
            Self::PlansStarted => "child protection plans started, and those that are a second or later one",
            Self::PlansOpen => "child protection plans at 31 March by length of time",
            Self::InCare => "children looked after: number and rate",
            Self::Timeliness => "assessments and conferences in time, and how long children are in need",
        }
    }

    /// Short name for the source of a figure.
    #[must_use]
    pub const fn short(self) -> &'static str {
        match self {
            Self::Workforce => "DfE workforce census",
            Self::InNeed | Self::Referrals | Self::PlansStarted | Self::PlansOpen => "DfE children in need",
            Self::InCare => "DfE looked after children",
            Self::Timeliness => "DfE LAIT",
        }
    }

    /// Where it is found, in words.
    #[must_use]
    pub fn found(self) -> String {
        if self == Self::Timeliness {
            return format!("{}, Department for Education, on gov.uk", self.title());
        }
        format!("\"{}\" at {PUBLISHER}, under Data downloads", self.title())
    }

    /// Columns (folded) of which a file of this kind has at least one.
    #[must_use]
    pub const fn signs(self) -> &'static [&'static str] {
        match self {
            Self::Workforce => {
                &["inpost_fte", "turnover_rate_fte", "agency_rate_fte", "vacancy_rate_fte", "caseload_fte"]
            }
            Self::InNeed => &["at31_episodes", "started_episodes", "ended_episodes"],
            Self::Referrals => &["referral_count", "rereferral_percent"],
            Self::PlansStarted => &["cpp_start", "cpp_subsequent_percent"],
            Self::PlansOpen => &["cpp_at31"],
            Self::InCare => &["population_type"],
            Self::Timeliness => &["indicator"],
        }
    }

    /// Which kind a file is, by its heading.
    #[must_use]
    pub fn of(sheet: &Sheet<'_>) -> Option<Self> {
        Self::ALL.into_iter().find(|release| release.signs().iter().any(|sign| sheet.column(sign).is_some()))
    }
}
