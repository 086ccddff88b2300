//! Who may hold whom: a worker's kind is their role, or their role while they learn.

use super::Source;
use crate::model::layout::place;
use crate::scenario::council::cases::Stage;

/// Inductions that keep a starter from some stages, in the order of their names.
fn barring<'a>(source: Source<'a>) -> impl Iterator<Item = (&'a String, &'a Vec<String>)> {
    let inductions = source.council.induction.iter().map(|(name, induction)| (name, &induction.may_not_hold));
    inductions.filter(|(_, barred)| !barred.is_empty())
}

/// What is added to the number of a role while its holder is in an induction: the n-th that bars stages has the n-th block of
/// kinds after the roles themselves; 0 where it bars none.
pub(super) fn of_learners(source: Source<'_>, induction: &str) -> u8 {
    let block = barring(source).position(|(name, _)| name == induction).map_or(0, |place| place + 1);
    (block * source.layout.roles.len()) as u8
}

/// Eq. W27. The kinds of worker who may hold a stage, a bit each.
pub(super) fn who_may_hold(source: Source<'_>, name: &str, stage: &Stage) -> u64 {
    let roles = &source.layout.roles;
    let by_role = stage.held_by.iter().filter_map(|role| place(roles, role)).fold(0, |mask, role| mask | 1_u64 << role);
    let learners = barring(source).enumerate().filter(|(_, (_, barred))| !barred.iter().any(|stage| stage == name));
    learners.fold(by_role, |mask, (block, _)| mask | by_role << ((block + 1) * roles.len()))
}
