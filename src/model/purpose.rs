//! PURPOSES: every random decision, its number, by what its entity is known, and which occasion it is. `docs/model.md` has the same table.

use crate::foundations::draws::Purpose;

macro_rules! decisions {
    ($($(#[$doc:meta])* $name:ident = $number:literal;)*) => {
        /// A random decision. Numbers are part of every draw's address: never reuse or renumber one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Decision { $($(#[$doc])* $name = $number),* }

        /// Every decision, for checks.
        pub const DECISIONS: &[Decision] = &[$(Decision::$name),*];
    };
}

decisions! {
    /// How many families are referred in a week, by week.
    FamiliesOfWeek = 1;
    /// When in the week a family is referred, and how many children it has, by family.
    Family = 2;
    /// Where a family lives, and its group, by family.
    FamilyHome = 3;
    /// Whether a reduction of referrals keeps this family out, by family.
    FamilyKept = 4;
    /// Age, and whether it shares its family's path, by child.
    Child = 5;
    /// How long a stage lasts and where it leads, by path; the occasion is the stage, and how many came before it.
    Stage = 6;
    /// Which of several teams, by path; the occasion is the stage, and how many came before it.
    Team = 7;
    /// Whether load is ignored, and then which worker, by child; the occasion is the allocation.
    Allocation = 8;
    /// Whether and when a closed case comes back, by path.
    Return = 9;
    /// Whether a visit that has to wait is made in time, and whether a review at which a stage may end is, by child;
    /// the occasion is the visit or review.
    Visit = 10;
    /// The luck that keeps a person in post, and how much a person carries, by person.
    Person = 11;
    /// Time in post on the first day, by person.
    Tenure = 12;
    /// How long a post takes to fill, by post; the occasion is the spell.
    Filling = 13;
    /// Whether an agency worker is found for a post, and how soon, by post; the occasion is the spell, and the cover
    /// in it.
    AgencyFound = 14;
    /// How long an agency worker stays, by agency worker.
    AgencyStay = 15;
    /// How many applicants come in a month, by route; the occasion is the month.
    ApplicantsOfMonth = 16;
    /// When in the month an applicant comes, and how long until the first day, by applicant.
    Applicant = 17;
    /// Whether an applicant drops out, by applicant.
    DropOut = 18;
    /// How many agency workers the market offers in a month, by market; the occasion is the month.
    AgencyOfMonth = 19;
    /// When in the month an agency worker is on offer, by agency worker.
    AgencyOffer = 20;
    /// A team's pull on children, by team.
    TeamPull = 21;
    /// Moves from year to year, by series; the occasion is the year.
    Year = 22;
    /// Whether a person leaves rather than moves, by person and name of the change.
    LeaveRather = 23;
    /// How long a child has been in its stage on the first day, or an agency worker with the council, by path, child
    /// (for its age) or agency worker; the occasion is the stage, for a path.
    FirstDay = 24;
    /// What is not known, by address of the number.
    Assumption = 25;
    /// A case that closed before the first day, by child.
    ClosedBefore = 26;
    /// When a person is away, and for how long, by person and kind of absence; the occasion is the spell.
    Absence = 27;
    /// When supervision first falls due, and whether it is held, by person; the occasion is the week of the session.
    Supervision = 28;
    /// On which day a child moves after a change of structure, by child and name of the change.
    ChildMoves = 40;
    /// How many hours a family takes beside others alike in size, by family.
    FamilyHours = 41;
    /// Whether a review that is due is held, by child; the occasion is the week.
    Review = 42;
    /// Whether and when an agency worker becomes an employee, by agency worker; the occasion is the week.
    Conversion = 29;
    /// Whether an agency worker is asked for while a person is away, and how soon, by person and kind of absence; the
    /// occasion is the spell.
    StandIn = 30;
    /// How soon an agency worker on top of posts comes, by number of the worker.
    OnTop = 31;
    /// Where a leaver goes, by person.
    Destination = 32;
    /// How many adverts for a post bring nobody, by post; the occasion is the spell.
    Advert = 33;
    /// Whether and when a person is promoted, by person and way; the occasion is the week.
    Promotion = 34;
    /// Whether a person comes back part-time, by person and kind of absence; the occasion is the spell.
    PartTime = 35;
    /// By which route a person of the first day came, and in which cohort, by person.
    CameBy = 36;
    /// Whether a person of the first day works part-time, and how much, by post.
    PartTimer = 37;
    /// How long a person of the first day has been in a role that ends, by person.
    RoleSoFar = 43;
    /// Whether an agency worker turns away at a region's cap, and whether the booking is signed off, by agency
    /// worker; the occasion is the week of asking, or signing.
    PriceCap = 44;
    /// Which of several teams filled alike a starter goes to, by post; the occasion is the spell.
    EmptyPost = 45;
    /// In which of the roles that a route fills an applicant takes a post, by applicant and role.
    OpenPost = 46;
    /// How old a permanent person is, and when they retire, by person.
    Age = 38;
}

impl Purpose for Decision {
    #[inline]
    fn number(self) -> u32 {
        self as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_decisions_share_a_number() {
        let mut numbers: Vec<u32> = DECISIONS.iter().map(|decision| decision.number()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), DECISIONS.len());
    }
}
