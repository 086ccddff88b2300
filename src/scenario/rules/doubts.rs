//! Doubts that no law can meet.

use std::collections::BTreeMap;

use super::farthest::most_at;
use super::lopsided;
use crate::foundations::doubt::{Bounds, Doubt, DoubtFault};
use crate::foundations::draws::name_key;
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::shown;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::doubts::DoubtEntry;
use crate::scenario::language::Limits;
use crate::scenario::text::node::Node;

/// Fits every doubt to its law; refuses those that have none.
pub fn fit(doubts: &mut [DoubtEntry], root: &Node, faults: &mut Faults) {
    for doubt in doubts.iter_mut() {
        if let Some(node) = root.at(&doubt.address).filter(|_| doubt.low.total_cmp(&doubt.high).is_eq()) {
            let likely = shown(doubt.likely);
            let note = Diagnostic::note(format!("low, likely and high are all {likely}"))
                .at(&node.place)
                .because("a range of no width is a figure that is known.")
                .fix(format!("Write {likely} alone, or the low and high that are meant."));
            faults.push(&doubt.address, note);
        }
        let told = Doubt::fit(doubt.likely, doubt.low, doubt.high, bounds(doubt.limits));
        let most = most_at(&doubt.address);
        doubt.law = told.ok().map(|law| law.no_farther(most));
        let found = match told {
            Err(fault) => refused(fault, doubt),
            Ok(law) => lopsided::told(doubt, &law, most),
        };
        let (Some(found), Some(node)) = (found, root.at(&doubt.address)) else { continue };
        // Of a figure that is refused for what it is, its sides say nothing more.
        if !faults.any_below(&[&doubt.address]) && !faults.any_within(&node.place) {
            faults.push(&doubt.address, found.at(&node.place));
        }
    }
}

/// The limits of a key as bounds of a law.
#[must_use]
pub fn bounds(limits: Limits) -> Bounds {
    Bounds {
        lower: Some(limits.least).filter(|least| least.is_finite()),
        upper: Some(limits.most).filter(|most| most.is_finite()),
    }
}

/// Faults of order and limits are told where the numbers are checked.
fn refused(fault: DoubtFault, doubt: &DoubtEntry) -> Option<Diagnostic> {
    let (likely, low, high) = (shown(doubt.likely), shown(doubt.low), shown(doubt.high));
    match fault {
        DoubtFault::NotFinite | DoubtFault::BoundsCross | DoubtFault::LowAboveLikely | DoubtFault::HighBelowLikely | DoubtFault::BelowBound | DoubtFault::AboveBound => None,
        DoubtFault::LowIsLikely => Some(Diagnostic::fault(format!("low and likely are both {low}"))
            .because("four futures in ten lie between low and likely, so there must be room between them.")
            .fix(format!("Write a low below {likely}, or a bare number if it is known."))),
        DoubtFault::HighIsLikely => Some(Diagnostic::fault(format!("likely and high are both {high}"))
            .because("four futures in ten lie between likely and high, so there must be room between them.")
            .fix(format!("Write a high above {likely}, or a bare number if it is known."))),
        DoubtFault::TooLopsided => Some(Diagnostic::fault("one side of this range is more than five times as long as the other")
            .because(format!("from low {low} to likely {likely} to high {high}: no smooth curve meets figures so far apart when the number may be negative as well as positive."))
            .fix("Move low and high nearer to equal distances from likely.")),
    }
}

/// Chance knows a doubt by the hash of its address: two with one hash would share their luck.
pub fn one_hash_each(doubts: &[DoubtEntry], root: &Node, faults: &mut Faults) {
    let mut seen: BTreeMap<u64, &str> = BTreeMap::new();
    for doubt in doubts {
        let Some(other) = seen.insert(name_key(&doubt.address), &doubt.address) else { continue };
        let fault = Diagnostic::fault(format!("{} and {other} would meet the same luck", doubt.address))
            .because("by a rare coincidence the two names come to the same number inside the program.")
            .fix("Give one of the two tables another name.");
        faults
            .push(&doubt.address, root.at(&doubt.address).map_or(fault.clone(), |node| fault.clone().at(&node.place)));
    }
    if doubts.len() > usize::from(u16::MAX) {
        let fault = Diagnostic::fault(format!("there are {} ranges", doubts.len()))
            .because(format!("at most {} can be told apart.", u16::MAX))
            .fix("Write bare numbers for those that hardly matter.");
        faults.push("", fault.at(&root.place));
    }
}
