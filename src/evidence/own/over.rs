//! Own returns in place of published figures.

use super::counted::WHOLE;
use super::tables::{Own, OwnPosts, OwnTeam};
use crate::evidence::draft::census::{Census, Figure, Origin};
use crate::evidence::draft::level::Level;
use crate::evidence::draft::structure::{Posts, Roles};
use crate::scenario::council::Council;

/// Names of files without their folders.
pub(super) fn bare(files: &[String]) -> String {
    let bare = |name: &String| name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned();
    files.iter().map(bare).collect::<Vec<_>>().join(", ")
}

impl Own {
    /// Whether teams can be written as they are: staff and open cases were both returned.
    #[must_use]
    pub fn has_teams(&self) -> bool {
        let named = |of: fn(&OwnTeam) -> bool| self.teams.iter().any(|(address, team)| address != WHOLE && of(team));
        named(|team| !team.staff.is_empty()) && named(|team| !team.children.is_empty())
    }

    /// Whether any team has posts of a role.
    #[must_use]
    pub fn has_role(&self, role: &str) -> bool {
        self.teams.values().any(|team| team.staff.contains_key(role))
    }

    /// Names of the files, for a source.
    #[must_use]
    pub fn names(&self) -> String {
        bare(&self.files)
    }

    /// Children open in some stages, if open cases were returned.
    #[must_use]
    pub fn open_in(&self, stages: &[&str]) -> Option<f64> {
        let open = self.teams.values().flat_map(|team| &team.children);
        let returned = self.teams.values().any(|team| !team.children.is_empty());
        returned.then(|| open.filter(|(stage, _)| stages.contains(&stage.as_str())).map(|(_, number)| number).sum())
    }

    pub(super) fn staff_of(&self, wanted: impl Fn(&str) -> bool) -> Option<OwnPosts> {
        let mut all = OwnPosts::default();
        let mut any = false;
        for (_, posts) in self.teams.values().flat_map(|team| &team.staff).filter(|(role, _)| wanted(role)) {
            any = true;
            all.posts += posts.posts;
            all.in_post += posts.in_post;
            all.agency += posts.agency;
        }
        any.then_some(all)
    }

    /// The first day with what was returned in place of what was published.
    #[must_use]
    pub fn over(&self, census: Census, national: &Council) -> Census {
        let own = |value: f64| Figure { value, origin: Origin::Own(census.year) };
        let role = |name: &str| national.role.get(name);
        let mut census = census;
        if let Some(all) = self.staff_of(|name| role(name).is_some_and(|role| role.registered)) {
            census.in_post = own(all.in_post);
            census.vacancies = own((all.posts - all.in_post).max(0.0));
            census.agency = own(all.agency);
        }
        let holding = |name: &str| role(name).is_some_and(|role| role.registered && role.caseload_percent > 0.0);
        if let Some(holders) = self.staff_of(holding) {
            census.holders = own((holders.in_post + holders.agency).max(1.0));
        }
        let held: Vec<&str> =
            national.stage.iter().filter(|(name, _)| *name != "leaving-care").map(|(name, _)| name.as_str()).collect();
        if let Some(cases) = self.open_in(&held) {
            census.cases = own(cases.max(1.0));
        }
        census
    }

    /// Posts by role, if staff were returned.
    #[must_use]
    pub fn roles(&self) -> Option<Roles> {
        let of = |names: &[&str]| {
            let all = self.staff_of(|role| names.contains(&role)).unwrap_or_default();
            Posts { posts: all.posts.max(all.in_post), in_post: all.in_post, agency: all.agency }
        };
        self.staff_of(|_| true)?;
        Some(Roles {
            social_worker: of(&["social-worker", "consultant-social-worker"]),
            senior: of(&["senior-social-worker"]),
            without_cases: of(&["social-worker-without-cases"]),
            manager: of(&["team-manager"]),
            on_top: 0.0,
        })
    }

    /// Referrals of the last twelve months, with the range that the published series had around its own.
    #[must_use]
    pub fn referrals(&self, published: Level, census: u16) -> Option<Level> {
        Some(published.moved_to(self.whole_year("referrals", census)?.sum))
    }

    /// Turnover with the leavers of the last twelve months.
    #[must_use]
    pub fn turnover(&self, published: Level, census: &Census) -> Level {
        let year = self.whole_year("leavers_fte", census.year);
        let own = year.map(|year| 100.0 * year.sum / census.in_post.value.max(1.0));
        own.map_or(published, |own| published.moved_to(own.max(0.5)))
    }
}
