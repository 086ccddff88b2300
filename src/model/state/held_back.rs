//! Children who would move on and have to wait: for a place, or for their day after a change of structure.

use std::collections::VecDeque;

use crate::model::plan::Plan;

/// A child whose stage is over and who waits for a place in the next.
#[derive(Clone, Copy, Debug)]
pub struct HeldUp {
    /// The child's place.
    pub case: u32,
    /// The stay that is over.
    pub stay: u32,
}

/// A child who will move to a new worker some time after a change of structure.
#[derive(Clone, Copy, Debug)]
pub struct ToMove {
    /// The child's place.
    pub case: u32,
    /// The stay that it is in.
    pub stay: u32,
    /// Which change.
    pub change: u16,
}

/// Children who are held back.
#[derive(Clone, Debug, Default)]
pub struct HeldBack {
    /// Who waits for a place in each stage, the longest first; no list at all where no stage has places.
    pub for_a_place: Vec<VecDeque<HeldUp>>,
    /// Who has not moved yet after a change of structure, never reused.
    pub to_move: Vec<ToMove>,
}

impl HeldBack {
    /// Nobody yet.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let some = plan.stages.iter().any(|stage| stage.places.is_some());
        let stages = if some { plan.stages.len() } else { 0 };
        Self { for_a_place: vec![VecDeque::new(); stages], to_move: Vec::new() }
    }

    /// Whether some stage has places.
    #[inline]
    #[must_use]
    pub fn has_places(&self) -> bool {
        !self.for_a_place.is_empty()
    }
}
