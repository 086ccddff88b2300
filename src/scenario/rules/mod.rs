//! Rules across keys: what each key may say by itself and all together may not.

pub mod acts;
pub mod ages;
pub mod alike;
pub mod amounts;
pub mod clashes;
pub mod crowd;
pub mod dates;
pub mod doubts;
pub mod drawn_again;
pub mod endless;
mod farthest;
pub mod fractions;
pub mod hiring;
pub mod holders;
pub mod idle;
pub mod induction;
mod inputs;
pub mod lengths;
pub mod look;
mod lopsided;
pub mod magnitudes;
pub mod measured;
pub mod merging;
pub mod nobody;
pub mod notes;
pub mod nothing;
pub mod one_sided;
pub mod overlaps;
pub mod paths;
pub mod pay;
pub mod people;
pub mod phased;
pub mod places;
pub mod possible;
pub mod posts_on;
pub mod promises;
pub mod shapes;
pub mod shares;
pub mod size;
pub mod standing;
pub mod structures;
mod taken_at_once;
pub mod teams;
pub mod unfilled;
pub mod unheld;
pub mod without_effect;

use super::check::Faults;
use super::text::node::Node;
use inputs::Inputs;

/// A rule: reads the tree, adds what it finds.
pub type Rule = fn(&Node, &mut Faults);

/// Rules that are told before the others, of which some would else speak of what follows.
const FIRST: &[Rule] = &[standing::opens_again];

/// Rules that hold whatever else is wrong.
const ALWAYS: &[Rule] = &[
    crowd::posts,
    crowd::teams,
    crowd::children,
    crowd::applicants,
    crowd::spells,
    alike::names,
    endless::agency_stays,
    endless::leaving,
    shares::exits,
    shares::lists,
    shares::bands,
    shares::groups,
    shares::months,
    shapes::shapes,
    shares::open_for,
    ages::unaged,
    ages::ends_at_no_age,
    dates::period,
    dates::part_month,
    dates::part_of_first_month,
    dates::changes,
    dates::milestones,
    promises::targets,
    acts::contradictions,
    merging::old_and_new,
    acts::routes,
    acts::helpers,
    acts::agreeing,
    clashes::exits,
    clashes::posts,
    structures::of_one_day,
    overlaps::frozen,
    overlaps::limits,
    overlaps::sent_away_again,
    overlaps::beside_the_limit,
    overlaps::shared_hours,
    people::ceiling,
    people::in_post,
    people::allocation,
    people::duty,
    people::becoming,
    people::cohorts,
    people::staff_ages,
    places::first,
    places::full,
    places::added,
    hiring::kinds_of_route,
    hiring::ahead,
    hiring::promotions,
    hiring::standing_in,
    ages::ranges,
    pay::awards,
    size::calendar,
    hiring::kept_by_pay,
    pay::of_places,
    hiring::budget,
    hiring::asked_again,
    hiring::price_cap,
    hiring::over_the_limit,
    lengths::too_long,
    size::years,
    size::kinds,
    size::kinds_of_worker,
    size::results,
    without_effect::stages,
    induction::supervised,
    notes::old_figures,
    notes::agency_notice,
    notes::cool_off,
    notes::low_confidence,
    fractions::percentages,
    fractions::exits,
    drawn_again::exits,
    magnitudes::amounts,
    one_sided::rushed_work,
    amounts::too_large,
];

/// Rules that are told only where what they read is sound: else one fault would be told as several.
const SOUND: &[(Rule, &[Inputs])] = &[
    (paths::zero_loops, &[inputs::WAYS, inputs::LENGTHS]),
    (paths::no_way_out, &[inputs::WAYS, inputs::FIRST]),
    (paths::no_way_out_later, &[inputs::WAYS, inputs::FIRST]),
    (paths::unreached, &[inputs::WAYS, inputs::FIRST]),
    (teams::opening, &[inputs::STRUCTURE, inputs::PEOPLE, inputs::FIRST]),
    (teams::stranded, &[inputs::WAYS, inputs::FIRST, inputs::WHO, inputs::STRUCTURE]),
    (merging::nowhere_to_go, &[inputs::STRUCTURE, inputs::PEOPLE]),
    (ages::covered, &[inputs::WAYS, inputs::FIRST, inputs::WHO, inputs::STRUCTURE, inputs::AGES]),
    (promises::of_closed_teams, &[inputs::STRUCTURE]),
    (
        unheld::from_a_change_on,
        &[inputs::WAYS, inputs::FIRST, inputs::WHO, inputs::AGES, inputs::PEOPLE, inputs::ROLES, inputs::CHANGES],
    ),
    (holders::nobody_to_hold, &[inputs::WHO, inputs::FIRST, inputs::PEOPLE, inputs::ROLES, inputs::CHANGES]),
    (holders::open_children, &[inputs::WHO, inputs::FIRST]),
    (places::told_twice, &[inputs::WHO, inputs::FIRST]),
    (teams::not_open, &[inputs::CHANGES]),
    (phased::passed_over, &[inputs::ALL]),
    (measured::targets, &[inputs::ALL]),
    (pay::salaries, &[inputs::PEOPLE, inputs::ROLES, inputs::CHANGES]),
    (idle::off, &[inputs::ALL]),
    (nobody::in_post, &[inputs::ALL]),
    (idle::posts, &[inputs::ALL]),
    (nothing::of_noughts, &[inputs::ALL]),
    (nothing::duty, &[inputs::ALL]),
    (nothing::promotions, &[inputs::ALL]),
    (unfilled::roles, &[inputs::ALL]),
];

/// Applies every rule.
pub fn apply(root: &Node, faults: &mut Faults) {
    for rule in FIRST {
        rule(root, faults);
    }
    let is_sound = |read: &[Inputs]| !read.iter().any(|read| inputs::faulty(root, read, faults));
    let sound: Vec<Rule> = SOUND.iter().filter(|(_, read)| is_sound(read)).map(|(rule, _)| *rule).collect();
    for rule in ALWAYS.iter().chain(&sound) {
        rule(root, faults);
    }
}
