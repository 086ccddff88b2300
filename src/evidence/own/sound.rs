//! Whether returns, read without a fault, together make a council that can be played.

use super::counted::WHOLE;
use super::over::bare;
use super::tables::{Own, OwnTeam};
use crate::evidence::draft::number::number;
use crate::evidence::draft::refusal::FEWEST_POSTS;
use crate::scenario::council::Council;

impl Own {
    /// Looks at what only all returns together show.
    ///
    /// # Errors
    /// What is wrong, and what to do.
    pub fn sound(&self, national: &Council) -> Result<(), String> {
        let files = bare(&self.files);
        let registered = |name: &str| national.role.get(name).is_some_and(|role| role.registered);
        if let Some(all) = self.staff_of(registered) {
            let posts = all.posts.max(all.in_post);
            if posts < FEWEST_POSTS || all.in_post < FEWEST_POSTS / 3.0 {
                return Err(format!(
                    "{files}: {} full-time posts of social workers and {} in post, where {FEWEST_POSTS:.0} posts with {:.0} in post are the fewest that can be played; put every team into the return, or take the file out",
                    number(posts, 1),
                    number(all.in_post, 1),
                    FEWEST_POSTS / 3.0
                ));
            }
        }
        let open = self.teams.values().any(|team| !team.children.is_empty());
        if open && self.teams.values().flat_map(|team| team.children.values()).sum::<f64>() <= 0.0 {
            return Err(format!("{files}: no child is open in any team; put the children in, or take the file out"));
        }
        if !self.has_teams() {
            return Ok(());
        }
        if self.teams.contains_key(WHOLE) {
            return Err(format!(
                "{files}: \"all\" stands beside teams by name; type the team's name there, or \"all\" in every row of open cases and staff"
            ));
        }
        for team in self.teams.values() {
            if let Some(cause) = without_holders(team, national) {
                return Err(format!("{files}: {cause}"));
            }
        }
        Ok(())
    }
}

/// A stage in which a team has children and no posts that may hold them, in words.
fn without_holders(team: &OwnTeam, national: &Council) -> Option<String> {
    let holds = |role: &str| national.role.get(role).is_some_and(|role| role.caseload_percent > 0.0);
    let there =
        |role: &String| holds(role) && team.staff.get(role).is_some_and(|posts| posts.posts.max(posts.in_post) > 0.0);
    team.children.keys().find_map(|name| {
        let held_by = &national.stage.get(name)?.held_by;
        (!held_by.iter().any(there)).then(|| {
            format!(
                "the team \"{}\" has open children in stage {name} and no posts that may hold them ({}); write the team by the same name in open cases and in staff, or add its posts",
                team.title,
                held_by.join(", ")
            )
        })
    })
}

#[cfg(test)]
mod tests;
