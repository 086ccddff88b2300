//! What a key is, and what it may hold.

/// A table of the language.
#[derive(Debug)]
pub struct Spec {
    /// What the table is for, in a sentence.
    pub doc: &'static str,
    /// Its keys.
    pub keys: &'static [Key],
    /// Keys of which only some may stand together.
    pub forms: &'static [Forms],
}

/// A key of the language.
#[derive(Debug)]
pub struct Key {
    /// As the file writes it.
    pub name: &'static str,
    /// What it may hold.
    pub kind: Kind,
    /// Whether its table is incomplete without it.
    pub required: bool,
    /// What it means, in a sentence.
    pub doc: &'static str,
}

/// Ways of saying one thing: of these sets of keys, one may be used and is then needed whole.
#[derive(Debug)]
pub struct Forms {
    /// What they say, as in "a stage says … once".
    pub what: &'static str,
    /// Each way, as the keys it takes.
    pub ways: &'static [&'static [&'static str]],
    /// Whether one of them must be used.
    pub required: bool,
}

/// What a key may hold.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A number within limits; with doubt or without.
    Number(Limits, bool),
    /// A whole number from one value to another.
    Whole(i64, i64),
    /// Text in quotes.
    Text,
    /// `true` or `false`.
    Flag,
    /// A date such as 2019-04-01.
    Date,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// The name of one of the scenario's tables.
    Name(Family),
    /// A list of such names.
    Names(Family),
    /// Addresses of tables of the file below.
    Addresses,
    /// A list of numbers; ascending or not.
    Numbers(Limits, bool),
    /// Variation between children or people, or a bare number.
    Shape,
    /// Shares by stage, one of them maybe `"rest"`.
    Exits,
    /// A number by name; with doubt or without.
    ByName(Family, Limits, bool),
    /// A number by date.
    ByDate,
    /// Shares by day of the year, as `"09-15"`.
    ByDay,
    /// Roles by role.
    Becomes,
    /// Shares of one table's that go to others of its family.
    Between(Family),
    /// Values by address of a scenario; or numbers alone.
    ByAddress(bool),
    /// A table.
    Table(&'static Spec),
    /// Tables by name.
    Tables(&'static Spec),
}

/// What a name may be the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// A role.
    Role,
    /// A stage.
    Stage,
    /// A stage, or `closed`.
    StageOrClosed,
    /// A team.
    Team,
    /// A group of children.
    Group,
    /// A recruitment route.
    Recruitment,
    /// An induction.
    Induction,
    /// A measure.
    Measure,
}

impl Family {
    /// The word the file's tables use for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::Stage | Self::StageOrClosed => "stage",
            Self::Team => "team",
            Self::Group => "group",
            Self::Recruitment => "recruitment",
            Self::Induction => "induction",
            Self::Measure => "measure",
        }
    }

    /// What a person calls it.
    #[must_use]
    pub const fn spoken(self) -> &'static str {
        match self {
            Self::Group => "group of children",
            Self::Recruitment => "recruitment route",
            Self::Role | Self::Stage | Self::StageOrClosed | Self::Team | Self::Induction | Self::Measure => {
                self.word()
            }
        }
    }
}

/// The values a number may take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// The least; minus infinity when there is none.
    pub least: f64,
    /// The most; infinity when there is none.
    pub most: f64,
    /// Whether it must be above `least` rather than at it.
    pub above: bool,
}

impl Limits {
    /// From one value to another.
    #[must_use]
    pub const fn new(least: f64, most: f64) -> Self {
        Self { least, most, above: false }
    }

    /// A share of a whole [%].
    pub const PERCENT: Self = Self::new(0.0, 100.0);
    /// Zero or more: amounts, lengths, and percentages of something that may be more than all of it.
    pub const AMOUNT: Self = Self::new(0.0, f64::INFINITY);
    /// Something that happens to people, in a hundred of them a year: ten times over at the most [%/year].
    pub const RATE: Self = Self::new(0.0, 1_000.0);
    /// More than zero.
    pub const POSITIVE: Self = Self { least: 0.0, most: f64::INFINITY, above: true };
    /// Any number.
    pub const ANY: Self = Self::new(f64::NEG_INFINITY, f64::INFINITY);

    /// Whether a number lies within.
    #[must_use]
    pub fn hold(self, number: f64) -> bool {
        number <= self.most && if self.above { number > self.least } else { number >= self.least }
    }
}

impl Key {
    /// A key its table needs.
    #[must_use]
    pub const fn must(name: &'static str, kind: Kind, doc: &'static str) -> Self {
        Self { name, kind, required: true, doc }
    }

    /// A key its table may leave out.
    #[must_use]
    pub const fn may(name: &'static str, kind: Kind, doc: &'static str) -> Self {
        Self { name, kind, required: false, doc }
    }
}

impl Spec {
    /// The key of that name.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

impl Kind {
    /// A number taken as known.
    #[must_use]
    pub const fn known(limits: Limits) -> Self {
        Self::Number(limits, false)
    }

    /// A number that may be in doubt.
    #[must_use]
    pub const fn unsure(limits: Limits) -> Self {
        Self::Number(limits, true)
    }
}
