//! Rules across keys: what each key may say by itself and all together may not.

pub mod acts;
pub mod ages;
pub mod alike;
pub mod amounts;
pub mod clashes;
pub mod crowd;
pub mod dates;
pub mod doubts;
pub mod endless;
pub mod fractions;
pub mod hiring;
pub mod holders;
pub mod idle;
pub mod induction;
pub mod lengths;
pub mod look;
pub mod magnitudes;
pub mod measured;
pub mod merging;
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
pub mod structures;
pub mod teams;
pub mod unfilled;
pub mod without_effect;

use super::check::Faults;
use super::language::changes::ACTIONS;
use super::text::node::Node;

/// A rule: reads the tree, adds what it finds.
pub type Rule = fn(&Node, &mut Faults);

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
    magnitudes::amounts,
    one_sided::rushed_work,
    amounts::too_large,
];

/// Rules that follow children through stages and open teams: they need those to be sound, and of changes only those that
/// move either.
const STRUCTURE: &[Rule] = &[
    paths::zero_loops,
    paths::no_way_out,
    paths::no_way_out_later,
    paths::unreached,
    teams::opening,
    teams::stranded,
    merging::nowhere_to_go,
    ages::covered,
    promises::of_closed_teams,
];

/// Rules that ask as well who is there to hold them, and what anything does: they need every change to be sound.
const SOUND: &[Rule] = &[
    holders::nobody_to_hold,
    holders::open_children,
    places::told_twice,
    teams::not_open,
    phased::passed_over,
    measured::targets,
    pay::salaries,
    idle::off,
    idle::posts,
    nothing::of_noughts,
    nothing::duty,
    nothing::promotions,
    unfilled::roles,
];

/// What those rules depend on; those that read pay, agency or ages as well look at these themselves.
const FOUNDATIONS: &[&str] = &["role", "stage", "team", "demand"];

/// Applies every rule.
pub fn apply(root: &Node, faults: &mut Faults) {
    let founded = !faults.any_below(FOUNDATIONS);
    let (structure, sound) =
        (founded && moves_no_structure(root, &faults.within("change")), founded && !faults.any_below(&["change"]));
    for rule in ALWAYS {
        rule(root, faults);
    }
    for rule in STRUCTURE.iter().filter(|_| structure) {
        rule(root, faults);
    }
    for rule in SOUND.iter().filter(|_| sound) {
        rule(root, faults);
    }
}

/// Whether each of these changes does something that is known, and neither opens or closes teams nor leads children elsewhere.
fn moves_no_structure(root: &Node, changes: &[&str]) -> bool {
    changes.iter().all(|name| {
        let change = root.get("change").and_then(|all| all.get(name)).and_then(Node::table);
        let acts = || ACTIONS.iter().filter(|act| change.is_some_and(|change| change.contains_key(**act)));
        acts().count() == 1 && !acts().any(|act| ["reorganise", "change_exits"].contains(act))
    })
}
