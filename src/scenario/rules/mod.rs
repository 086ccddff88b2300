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
pub mod hiring;
pub mod fractions;
pub mod holders;
pub mod idle;
pub mod induction;
pub mod lengths;
pub mod look;
pub mod measured;
pub mod magnitudes;
pub mod merging;
pub mod notes;
pub mod one_sided;
pub mod nothing;
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
    endless::agency_stays,
    alike::names,
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
    hiring::budget,
    hiring::asked_again,
    hiring::price_cap,
    lengths::too_long,
    size::years,
    size::kinds,
    size::kinds_of_worker,
    size::results,
    without_effect::stages,
    hiring::over_the_limit,
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

/// Rules that follow children through stages and teams: they need those to be sound.
const SOUND: &[Rule] = &[
    paths::zero_loops,
    paths::no_way_out,
    paths::no_way_out_later,
    paths::unreached,
    teams::opening,
    teams::stranded,
    merging::nowhere_to_go,
    ages::covered,
    holders::nobody_to_hold,
    holders::open_children,
    teams::not_open,
    phased::passed_over,
    promises::of_closed_teams,
    measured::targets,
    pay::salaries,
    idle::off,
    idle::posts,
    unfilled::roles,
];

/// What the second kind of rule depends on; those that read pay, agency or ages as well look at these themselves.
const FOUNDATIONS: &[&str] = &["role", "stage", "team", "demand", "change"];

/// Applies every rule.
pub fn apply(root: &Node, faults: &mut Faults) {
    nothing::of_noughts,
    nothing::duty,
    nothing::promotions,
    let sound = !faults.any_below(FOUNDATIONS);
    for rule in ALWAYS {
        rule(root, faults);
    }
    if sound {
        for rule in SOUND {
            rule(root, faults);
        }
    }
}
