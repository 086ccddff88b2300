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
    /// Who waits for a place in each stage that has places, the longest first.
    pub for_a_place: Vec<(u8, VecDeque<HeldUp>)>,
    /// How many stand in those lists.
    pub listed: usize,
    /// Who has not moved yet after a change of structure, never reused.
    pub to_move: Vec<ToMove>,
}

impl HeldBack {
    /// Nobody yet.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let with_places = plan.stages.iter().enumerate().filter(|(_, stage)| stage.places.is_some());
        let for_a_place = with_places.map(|(stage, _)| (stage as u8, VecDeque::new())).collect();
        Self { for_a_place, listed: 0, to_move: Vec::new() }
    }

    /// Whether some stage has places.
    #[inline]
    #[must_use]
    pub fn has_places(&self) -> bool {
        !self.for_a_place.is_empty()
    }

    /// A child waits for a place in a stage.
    pub fn wait(&mut self, stage: u8, child: HeldUp) {
        if let Some((_, list)) = self.for_a_place.iter_mut().find(|(with_places, _)| *with_places == stage) {
            list.push_back(child);
            self.listed += 1;
        }
    }

    /// The child who has waited longest for a place in the n-th stage that has places leaves the list.
    pub fn next(&mut self, nth: usize) -> Option<HeldUp> {
        let child = self.for_a_place[nth].1.pop_front();
        self.listed -= usize::from(child.is_some());
        child
    }

    /// Everyone who stands in a list, still waiting or not.
    pub fn all(&self) -> impl Iterator<Item = &HeldUp> {
        self.for_a_place.iter().flat_map(|(_, list)| list)
    }
}
