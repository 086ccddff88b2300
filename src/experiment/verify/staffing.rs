//! What theories of posts and people ask of a file's figures.

use std::collections::BTreeMap;

use super::given::{
    WEEK, WORKING_DAYS, YEAR, arrivals, beyond, in_post, leaving, mean, notice_days, posts, stage_days,
};
use super::needs::{Unmet, first_met, is_whole};
use super::vacancy::Market;
use super::{careers, grades};
use crate::foundations::shape::Shape;
use crate::model::record::BINS;
use crate::scenario::council::Council;
use crate::scenario::council::people::Recruitment;
use crate::scenario::council::structure::Team;

/// Most of those in post who may be working their notice.
const MOST_ON_NOTICE: f64 = 0.9;

/// Somebody leaves: else no number of people is settled.
pub(super) fn leavers(council: &Council) -> Result<(), Unmet> {
    whole_posts(council)?;
    if leaving(council) * notice_days(council) / YEAR > MOST_ON_NOTICE {
        return Err(Unmet {
            reason: "more leave than can, if each first works so long a notice".into(),
            fix: "Type a shorter notice, or fewer leavers.".into(),
        });
    }
    if leaving(council) > 0.0 {
        return Ok(());
    }
    Err(Unmet {
        reason: "nobody leaves, so no number in post is ever settled".into(),
        fix: "Type a share above 0.".into(),
    })
}

/// Posts are held by one person each.
pub(super) fn whole_posts(council: &Council) -> Result<(), Unmet> {
    let sizes = council.team.values().flat_map(|team| team.posts_fte.values().chain(team.in_post_fte.values()));
    match sizes.copied().find(|size| !is_whole(*size)) {
        None => Ok(()),
        Some(size) => Err(Unmet {
            reason: format!("it counts people, and {size} is not a number of them"),
            fix: "Type whole posts.".into(),
        }),
    }
}

/// A post has one person at the most, or somebody of an agency instead: whoever is there beyond posts is in none of them, and is
/// not followed by anybody.
fn no_more_than_posts(council: &Council) -> Result<(), Unmet> {
    let each = |team: &Team| {
        let fte = |of: &BTreeMap<String, f64>, role: &String| of.get(role).copied().unwrap_or(0.0);
        let both = |role: &String| fte(&team.in_post_fte, role) + fte(&team.agency_fte, role);
        let mut roles = team.in_post_fte.keys().chain(team.agency_fte.keys());
        let over = roles.find(|role| both(role) > fte(&team.posts_fte, role) + 1e-9);
        over.map(|role| (team.name.clone(), both(role), fte(&team.posts_fte, role)))
    };
    council.team.values().find_map(each).map_or(Ok(()), |(team, people, posts)| {
        Err(Unmet {
            reason: format!(
                "\"{team}\" has more people ({}) than posts ({posts}), and its answer is that of one person a post at the most",
                libm::round(people * 100.0) / 100.0
            ),
            fix: "Set posts_fte as well, or fewer people.".into(),
        })
    })
}

/// Somebody leaves, and a post stands empty or is one person's.
pub(super) fn posts_that_fill(council: &Council) -> Result<(), Unmet> {
    no_more_than_posts(council)?;
    leavers(council)
}

/// Posts are held by one person each, and people by a post.
pub(super) fn people_in_posts(council: &Council) -> Result<(), Unmet> {
    whole_posts(council)?;
    no_more_than_posts(council)
}

/// There is a worker for every post.
pub(super) fn all_filled(council: &Council) -> Result<(), Unmet> {
    whole_posts(council)?;
    let (filled, posts) = (in_post(council), posts(council));
    if (filled - posts).abs() < 1e-9 {
        return Ok(());
    }
    Err(Unmet {
        reason: format!("{filled} of {posts} posts are filled, and its answer is that of full teams"),
        fix: "Set posts_fte and in_post_fte alike.".into(),
    })
}

/// A council without a case holder has no rate a case holder, and one with people beyond posts no vacancies that make up the rest.
pub(super) fn holders(council: &Council) -> Result<(), Unmet> {
    no_more_than_posts(council)?;
    let able = council.team.values().filter(|team| !team.works_on.is_empty());
    if able.flat_map(|team| team.in_post_fte.values()).sum::<f64>() > 0.0 {
        return Ok(());
    }
    Err(Unmet { reason: "nobody is in post who might hold a child".into(), fix: "Type somebody in post.".into() })
}

/// Whoever works in a team holds as many children as everybody else there.
pub(super) fn held_alike(council: &Council) -> Result<(), Unmet> {
    whole_posts(council)?;
    let each = |team: &Team| team.open_children.values().sum::<f64>() / team.in_post_fte.values().sum::<f64>();
    let uneven = council.team.values().find(|team| !is_whole(each(team)));
    let all_told = || council.team.values().map(each).try_for_each(|each| told_apart(each, each));
    uneven.map_or_else(all_told, |team| {
        Err(Unmet {
            reason: format!("workers of \"{}\" cannot all hold as many children", team.name),
            fix: "Type as many children as go into the workers of each team.".into(),
        })
    })
}

/// Part of a spread by which the mean of a market may be off and nobody sees it: futures are fewer, and years hang together.
const UNSEEN: f64 = 0.06;

/// Whoever starts finds a desk, since it was left before; and the first day has worn off.
pub(super) fn a_market(council: &Council) -> Result<(), Unmet> {
    leavers(council)?;
    let Some(route) = council.recruitment.values().next() else { return Ok(()) };
    desks_are_free(council, route)?;
    let ever = Market::of(council, route).in_post();
    let weeks = f64::from(council.period.warm_up_weeks);
    let left = (in_post(council) - ever).abs() * libm::exp(-leaving(council) * weeks * WEEK / YEAR);
    if left <= UNSEEN * ever.max(1.0).sqrt() {
        return Ok(());
    }
    Err(Unmet {
        reason: format!(
            "{} people are in post on the first day, and with these figures it would be {ever:.1} in the long run",
            in_post(council)
        ),
        fix: "Set in_post_fte as well.".into(),
    })
}

/// The shortest lead is no shorter than the notice.
fn desks_are_free(council: &Council, route: &Recruitment) -> Result<(), Unmet> {
    let notice = notice_days(council);
    let Some(lead) = &route.lead_weeks else { return Ok(()) };
    // E[S] − E[max(0, S − n)] = E[min(S, n)], which is n where no lead is shorter than n.
    let within = (mean(lead) - beyond(lead, 0.0, notice / WEEK)) * WEEK;
    if notice <= 0.0 || within > notice - 1e-6 {
        return Ok(());
    }
    Err(Unmet {
        reason: "people who start before the notice of those they follow is over would wait for the desks".into(),
        fix: "Type one lead_weeks that is no shorter than notice_weeks.".into(),
    })
}

/// One lead for all new posts, over before the record ends, in a council without vacancies.
pub(super) fn a_lead_that_ends(council: &Council) -> Result<(), Unmet> {
    all_filled(council)?;
    let weeks = f64::from((council.period.end - council.period.start).get_days()) / WEEK;
    let left = weeks - f64::from(council.period.warm_up_weeks);
    let lead = council.recruitment.values().find_map(|route| route.time_to_fill_days.as_ref());
    let added = council.change.values().filter_map(|change| change.add_posts.as_ref());
    let are_new =
        added.flat_map(|add| add.posts_fte.values()).all(|posts| posts.likely >= 0.0 && is_whole(posts.likely));
    if are_new && lead.is_some_and(|lead| matches!(lead, Shape::Fixed(days) if days.likely / WEEK < left)) {
        return Ok(());
    }
    Err(Unmet {
        reason: format!("all whole new posts are to be filled after one lead, in the {left:.0} weeks on record"),
        fix: "Type one number of days that is over by then, and whole posts.".into(),
    })
}

/// Workers among whom whoever has left need not be met again.
const SOME: f64 = 2.0;

/// A child always finds a worker.
pub(super) fn some_workers(council: &Council) -> Result<(), Unmet> {
    all_filled(council)?;
    if posts(council) >= SOME {
        return Ok(());
    }
    Err(Unmet { reason: "children go to another worker of the team".into(), fix: "Type two posts or more.".into() })
}

/// Spreads of a Poisson number that no worker's goes beyond.
const FAR: f64 = 6.0;

/// Children open in the long run, among workers of whom none is missing, and of whom the record tells how many each has.
pub(super) fn many_hands(council: &Council) -> Result<(), Unmet> {
    all_filled(council)?;
    first_met(council)?;
    let open = council.stage.values().next().map_or(0.0, |stage| arrivals(council) * stage_days(stage) / WEEK);
    let each = open / posts(council);
    told_apart(each, each + FAR * each.sqrt())
}

/// The record tells workers apart by the children of each, up to so many.
fn told_apart(each: f64, most: f64) -> Result<(), Unmet> {
    let last = (BINS - 1) as f64;
    // Of a team without anybody there is no value, which is told as that.
    if most <= last || !most.is_finite() {
        return Ok(());
    }
    Err(Unmet {
        reason: format!("a worker would have {each:.0} children, and those with {last} or more are recorded alike"),
        fix: "Type fewer children, or more posts.".into(),
    })
}

/// Spells of one length, longer than the wait for whoever stands in and over within a year.
pub(super) fn one_length_of_spell(council: &Council) -> Result<(), Unmet> {
    all_filled(council)?;
    let lead = council.agency.as_ref().map(|agency| &agency.lead_weeks);
    let Some(Shape::Fixed(lead)) = lead else { return Err(one_length()) };
    let fits = |shape: &Shape| matches!(shape, Shape::Fixed(days) if (lead.likely * WEEK / YEAR..=1.0).contains(&(days.likely / WORKING_DAYS)));
    if council.absence.values().all(|absence| fits(&absence.lasts_working_days)) { Ok(()) } else { Err(one_length()) }
}

fn one_length() -> Unmet {
    Unmet {
        reason: "the sum is that of spells of one length, longer than one lead and no longer than a year".into(),
        fix: "Type one number of working days for the length, and one of weeks for the lead.".into(),
    }
}

/// Spreads of a Poisson number below the posts of its grade.
const ROOM: f64 = 4.0;

/// Nobody finds a grade full.
pub(super) fn room_in_each_grade(council: &Council) -> Result<(), Unmet> {
    whole_posts(council)?;
    in_each(council, &careers::most(council))
}

fn in_each(council: &Council, stocks: &[(String, f64)]) -> Result<(), Unmet> {
    let posts = |grade: &String| council.team.get(grade).map_or(0.0, |team| team.posts_fte.values().sum::<f64>());
    let full = stocks.iter().find(|(grade, stock)| stock + ROOM * stock.sqrt() > posts(grade));
    full.map_or(Ok(()), |(grade, stock)| {
        Err(Unmet {
            reason: format!(
                "{stock:.0} people would be in grade {grade} of {} posts, and some would find none",
                posts(grade)
            ),
            fix: "Type more posts.".into(),
        })
    })
}

/// The same, and the first day has worn off.
pub(super) fn grades_that_last(council: &Council) -> Result<(), Unmet> {
    room_in_each_grade(council)?;
    let stocks = grades::stocks(council);
    in_each(council, &stocks)?;
    let now = careers::when_warm(council);
    let off = stocks.iter().find(|(grade, stock)| {
        let is = now.iter().find(|(name, _)| name == grade).map_or(0.0, |(_, is)| *is);
        (is - stock).abs() > UNSEEN * 2.0 * stock.max(1.0).sqrt()
    });
    off.map_or(Ok(()), |(grade, stock)| {
        Err(Unmet {
            reason: format!(
                "grade {grade} would hold {stock:.1} people in the long run, and does not yet when the record begins"
            ),
            fix: "Set in_post_fte to where the grades stand in the long run.".into(),
        })
    })
}
