//! The levers of the path, set so that the children of the first day are those a year's referrals sustain.

use super::flows::{Path, Standing};
use crate::foundations::halving::halved;

/// Rounds of setting one lever after another.
const ROUNDS: usize = 8;
/// Halvings in which a lever is found.
const HALVINGS: u32 = 17;

/// What a council's returns say of its children.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Known {
    /// Referrals a year.
    pub referrals: f64,
    /// Share ended at the front door.
    pub no_further_action: Option<f64>,
    /// Children held by social workers.
    pub held: f64,
    /// On a child protection plan.
    pub plans: Option<f64>,
    /// Looked after.
    pub in_care: Option<f64>,
    /// Length of being in need ÷ the national one.
    pub length: f64,
}

/// The path of one council and what it sustains.
#[derive(Clone, Debug)]
pub struct Children {
    /// Shares of exits, as set.
    pub path: Path,
    /// What a year's referrals sustain.
    pub standing: Standing,
    /// Length of being in need ÷ the national one, as set.
    pub need_length: f64,
    /// Length of settled care ÷ the national one, as set.
    pub care_length: f64,
    /// The front door closes more than was returned, since so few are held.
    pub front_door_moved: bool,
}

/// Seeks the lever at which something that grows with it meets a target, within bounds.
fn seek(bounds: (f64, f64), target: f64, grows: impl Fn(f64) -> f64) -> f64 {
    halved(bounds, HALVINGS, |lever| grows(lever) < target)
}

/// Shares of those who leave the front door.
fn set_front_door(path: &mut Path, closed: f64, in_care: f64) {
    let enquiry = path.share("front-door", "section-47").min((1.0 - closed) * 0.9);
    path.set("front-door", "section-47", enquiry);
    path.set("front-door", "in-care", in_care);
    path.set("front-door", "assessment", (1.0 - closed - enquiry - in_care).max(0.0));
}

/// Share of enquiries that lead to a plan, for both kinds of enquiry.
fn set_plans(path: &mut Path, share: f64) {
    for (stage, rest) in [("section-47", "assessment"), ("section-47-open-case", "child-in-need")] {
        let other = path.share(stage, "court") + path.share(stage, "in-care");
        path.set(stage, "child-protection", share);
        path.set(stage, rest, (1.0 - share - other).max(0.0));
    }
}

/// The levers while they are sought.
#[derive(Clone, Copy, Debug)]
struct Levers {
    closed: f64,
    need: f64,
    plans: f64,
    care: f64,
    need_length: f64,
    care_length: f64,
}

impl Levers {
    fn on(self, national: &Path) -> Path {
        let mut path = national.clone();
        set_front_door(&mut path, self.closed, self.care * national.share("front-door", "in-care"));
        path.set("assessment", "child-in-need", self.need);
        path.set("assessment", "in-care", self.care * national.share("assessment", "in-care"));
        set_plans(&mut path, self.plans);
        path.stretch("child-in-need", self.need_length);
        path.stretch("in-care-settled", self.care_length);
        path
    }
}

fn held(path: &Path, standing: &Standing) -> f64 {
    standing.sum(path, |step| step.held)
}

fn in_care(path: &Path, standing: &Standing) -> f64 {
    standing.sum(path, |step| step.in_care)
}

/// Eq. F9. Plans by the share of enquiries that lead to one; care by the share who enter it at once (or, where that is
/// not enough, by its length); all held by the share of assessments that find a child in need (or by the front door, or by
/// the length of being in need): each in turn until all three agree with the returns.
#[must_use]
pub fn fitted(national: &Path, known: Known) -> Children {
    let mut levers = Levers {
        closed: known.no_further_action.unwrap_or_else(|| closed(national)),
        need: national.share("assessment", "child-in-need"),
        plans: national.share("section-47", "child-protection"),
        care: 1.0,
        need_length: known.length,
        care_length: 1.0,
    };
    let returned = levers.closed;
    let value = |levers: Levers, of: &dyn Fn(&Path, &Standing) -> f64| {
        let path = levers.on(national);
        let standing = path.standing(known.referrals);
        of(&path, &standing)
    };
    let plans = |_: &Path, standing: &Standing| standing.open.get("child-protection").copied().unwrap_or(0.0);
    for _ in 0..ROUNDS {
        if let Some(target) = known.plans {
            levers.plans =
                seek((0.02, 0.85), target, |plans_share| value(Levers { plans: plans_share, ..levers }, &plans));
        }
        if let Some(target) = known.in_care {
            levers.care = seek((0.0, 6.0), target, |care| value(Levers { care, ..levers }, &in_care));
            levers.care_length = 1.0;
            if levers.care < 0.01 {
                levers.care_length =
                    seek((0.2, 1.0), target, |care_length| value(Levers { care_length, ..levers }, &in_care));
            }
        }
        levers.closed = returned;
        levers.need_length = known.length;
        levers.need = seek((0.04, 0.62), known.held, |need| value(Levers { need, ..levers }, &held));
        if levers.need < 0.045 {
            let open =
                seek((0.1, 1.0 - returned), known.held, |open| value(Levers { closed: 1.0 - open, ..levers }, &held));
            levers.closed = 1.0 - open;
        } else if levers.need > 0.615 {
            levers.need_length =
                seek((known.length, 3.0), known.held, |need_length| value(Levers { need_length, ..levers }, &held));
        }
    }
    let path = levers.on(national);
    let standing = path.standing(known.referrals);
    Children {
        standing,
        path,
        need_length: levers.need_length,
        care_length: levers.care_length,
        front_door_moved: levers.closed > returned + 0.005,
    }
}

fn closed(path: &Path) -> f64 {
    1.0 - path.steps.get("front-door").map_or(0.0, |step| step.exits.values().sum())
}

impl Children {
    /// Children on the first day, stage by stage, in whole children that add up to those held.
    #[must_use]
    pub fn first_day(&self, held_by_workers: f64) -> Vec<(String, f64)> {
        let held_now = held(&self.path, &self.standing);
        let scale = if held_now > 0.0 { held_by_workers / held_now } else { 0.0 };
        let mut left = 0.0;
        let steps = self.path.steps.values().filter(|step| step.held);
        steps
            .map(|step| {
                // What rounding takes from one stage it gives to the next.
                let exact = self.standing.open.get(&step.name).copied().unwrap_or(0.0) * scale + left;
                let whole = libm::round(exact);
                left = exact - whole;
                (step.name.clone(), whole)
            })
            .collect()
    }

    /// Share of those leaving the front door whose case is closed.
    #[must_use]
    pub fn closed(&self) -> f64 {
        closed(&self.path).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::draft::national;

    #[test]
    fn what_is_returned_is_what_is_sustained() {
        let path = Path::of(&national::council("england-2019").expect("reads"));
        for (referrals, cases, on_plans, looked_after) in
            [(4_453.0, 2_377.0, 476.0, 700.0), (6_000.0, 2_000.0, 250.0, 500.0), (2_000.0, 2_300.0, 250.0, 420.0)]
        {
            let known = Known {
                referrals,
                no_further_action: Some(0.05),
                held: cases,
                plans: Some(on_plans),
                in_care: Some(looked_after),
                length: 1.0,
            };
            let found = fitted(&path, known);
            let near = |found: f64, wanted: f64| {
                assert!((found / wanted - 1.0).abs() < 0.02, "{known:?}: {found} for {wanted}")
            };
            near(held(&found.path, &found.standing), cases);
            near(found.standing.open["child-protection"], on_plans);
            near(in_care(&found.path, &found.standing), looked_after);
            let first: f64 = found.first_day(cases).iter().map(|(_, number)| number).sum();
            assert!((first - cases).abs() <= 1.0);
        }
    }

    #[test]
    fn few_children_for_many_referrals_are_turned_away_at_the_front_door() {
        let path = Path::of(&national::council("england-2019").expect("reads"));
        let known = Known {
            referrals: 10_000.0,
            no_further_action: Some(0.05),
            held: 900.0,
            plans: Some(100.0),
            in_care: Some(300.0),
            length: 1.0,
        };
        let found = fitted(&path, known);
        assert!(found.front_door_moved && found.closed() > 0.2, "{}", found.closed());
        assert!((held(&found.path, &found.standing) / 900.0 - 1.0).abs() < 0.03);
    }
}
