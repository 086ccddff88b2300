//! A default structure of teams, scaled to the size of a council: an assumption, for nobody publishes one.

use super::census::Census;
use super::children::Children;
use super::hiring::Cover;

/// Managers of every grade ÷ posts. DfE workforce census, England: 19.9 % in 2019, 22.1 % in 2025.
const MANAGERS: f64 = 0.20;
/// Case holders who carry a light load: a fifth, fitted to the DfE's bands of caseload.
const LIGHT: f64 = 0.20;
/// Below so many case holders \[FTE\] one team does everything.
const ONE_TEAM: f64 = 36.0;
/// Case holders of a team, of which there may be several alike \[FTE\].
const TEAM: f64 = 18.0;
/// Care leavers a personal adviser has.
const CARE_LEAVERS: f64 = 22.0;

/// Posts of one role \[FTE\].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Posts {
    /// Funded.
    pub posts: f64,
    /// With a permanent person.
    pub in_post: f64,
    /// Agency workers who cover the others.
    pub agency: f64,
}

/// A council's posts by role.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Roles {
    /// Social workers who hold cases.
    pub social_worker: Posts,
    /// Those who hold a few.
    pub senior: Posts,
    /// Those who hold none.
    pub without_cases: Posts,
    /// Managers.
    pub manager: Posts,
    /// Agency workers on top of posts \[FTE\].
    pub on_top: f64,
}

/// A team.
#[derive(Clone, Debug, PartialEq)]
pub struct Team {
    /// Its address.
    pub name: &'static str,
    /// On charts.
    pub title: &'static str,
    /// How many alike.
    pub how_many: u16,
    /// Stages.
    pub works_on: Vec<String>,
    /// Share of social workers and seniors.
    pub share: f64,
    /// Children on the first day by stage.
    pub children: Vec<(String, f64)>,
}

fn part(posts: f64, vacant: f64, covered: f64) -> Posts {
    Posts { posts, in_post: posts * (1.0 - vacant), agency: posts * vacant * covered }
}

/// Eq. F10. Posts by role such that all published totals hold at once: posts, in post, vacancies, agency workers, and those
/// who hold cases. Seniors and managers have the vacancies their time to fill implies (`usual`), the others the rest;
/// cover is shared alike; agency workers beyond what vacancies can take stand on top.
#[must_use]
pub fn roles(census: &Census, usual: f64, cover: Cover) -> Roles {
    let (posts, vacant) = (census.posts(), census.vacancies.value);
    let agency = census.agency.value;
    let covering = agency.min(cover.most());
    let on_top = (agency - covering).min(0.6 * census.holders.value);
    let covered = if vacant > 0.0 { (covering / vacant).min(1.0) } else { 0.0 };
    let few = usual.min(vacant / posts.max(1.0));
    let here = |vacant: f64| 1.0 - vacant * (1.0 - covered);
    let senior = LIGHT * census.holders.value / here(few);
    let (mut manager, mut many, mut holding) = (MANAGERS * posts, vacant / posts.max(1.0), 0.0);
    let mut others = 0.0;
    for _ in 0..30 {
        holding = ((1.0 - LIGHT) * census.holders.value - on_top).max(1.0) / here(many);
        manager = (MANAGERS * posts).min((posts - senior - holding).max(0.0));
        others = (posts - senior - manager - holding).max(0.0);
        many = ((vacant - few * (senior + manager)) / (holding + others).max(1.0)).clamp(0.0, 0.95);
    }
    Roles {
        social_worker: part(holding, many, covered),
        senior: part(senior, few, covered),
        without_cases: part(others, many, covered),
        manager: part(manager, few, covered),
        on_top,
    }
}

/// The teams: one for everything in a small council; else assessment, children in need and on plans, and care. Social
/// workers are shared out by the hours of the children.
#[must_use]
pub fn teams(holders: f64, children: &Children, first_day: &[(String, f64)]) -> Vec<Team> {
    let kinds: &[(&str, &str, &[&str])] = if holders < ONE_TEAM { &ONE } else { &THREE };
    let hours = |stage: &str, number: f64| number * children.path.steps.get(stage).map_or(0.0, |step| step.hours);
    let all: f64 = first_day.iter().map(|(stage, number)| hours(stage, *number)).sum();
    let team = |(name, title, works_on): &(&'static str, &'static str, &[&str])| {
        let children: Vec<(String, f64)> =
            first_day.iter().filter(|(stage, _)| works_on.contains(&stage.as_str())).cloned().collect();
        let own: f64 = children.iter().map(|(stage, number)| hours(stage, *number)).sum();
        let share = own / all.max(1e-9);
        let how_many = libm::round(share * holders / TEAM).clamp(1.0, 99.0) as u16;
        Team {
            name,
            title,
            how_many,
            works_on: works_on.iter().map(|stage| (*stage).to_owned()).collect(),
            share,
            children,
        }
    };
    kinds.iter().map(team).collect()
}

/// Personal advisers for so many care leavers \[FTE\].
#[must_use]
pub fn advisers(care_leavers: f64) -> f64 {
    libm::round(care_leavers / CARE_LEAVERS).max(1.0)
}

/// Name, title and stages.
type Kind = (&'static str, &'static str, &'static [&'static str]);

const ONE: [Kind; 1] = [(
    "childrens-team",
    "Children's team",
    &[
        "assessment",
        "section-47",
        "child-in-need",
        "assessment-open-case",
        "section-47-open-case",
        "child-protection",
        "pre-proceedings",
        "court",
        "in-care",
        "in-care-settled",
        "permanence",
    ],
)];
const THREE: [Kind; 3] = [
    ("assessment", "Assessment", &["assessment", "section-47"]),
    (
        "family-safeguarding",
        "Family safeguarding",
        &[
            "child-in-need",
            "assessment-open-case",
            "section-47-open-case",
            "child-protection",
            "pre-proceedings",
            "court",
        ],
    ),
    ("children-in-care", "Children in care", &["in-care", "in-care-settled", "permanence"]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::draft::census::{Figure, Origin};

    fn census(in_post: f64, vacancies: f64, agency: f64, holders: f64) -> Census {
        let own = |value| Figure { value, origin: Origin::Own(2020) };
        Census {
            year: 2020,
            in_post: own(in_post),
            vacancies: own(vacancies),
            agency: own(agency),
            holders: own(holders),
            cases: own(16.0 * holders),
        }
    }

    #[test]
    fn every_published_total_is_met_at_once() {
        for (in_post, vacancies, agency, holders) in [
            (245.0, 39.0, 30.8, 137.8),
            (107.4, 26.0, 36.2, 82.3),
            (141.4, 0.0, 0.0, 90.0),
            (87.7, 102.0, 86.0, 114.9),
            (17.1, 3.0, 3.0, 10.1),
            (141.0, 0.0, 12.4, 130.0),
        ] {
            let census = census(in_post, vacancies, agency, holders);
            let cover = Cover {
                vacant: vacancies,
                leavers: 0.15 * in_post,
                lead: 3.0 / 52.0,
                stays: 48.0 / 52.0,
                converts: 0.0,
            };
            let roles = roles(&census, 0.05, cover);
            let all = [roles.social_worker, roles.senior, roles.without_cases, roles.manager];
            let sum = |of: fn(&Posts) -> f64| all.iter().map(of).sum::<f64>();
            let near = |found: f64, wanted: f64, what: &str| {
                assert!((found - wanted).abs() < 0.02 * wanted + 0.1, "{what}: {found} for {wanted} of {census:?}")
            };
            near(sum(|role| role.posts), in_post + vacancies, "posts");
            near(sum(|role| role.in_post), in_post, "in post");
            near(sum(|role| role.agency) + roles.on_top, agency, "agency");
            let holding = roles.social_worker.in_post
                + roles.social_worker.agency
                + roles.on_top
                + roles.senior.in_post
                + roles.senior.agency;
            near(holding, holders, "holders");
        }
    }
}
