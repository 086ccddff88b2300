//! The events to come, in exact order: a wheel of short buckets, each sorted when it opens.

use std::cmp::Reverse;

use super::time::{DAY, Ticks};

/// Some twenty minutes: few enough events to sort at a glance, not so few that most are empty.
const BUCKET: Ticks = DAY / 64;
const NONE: u32 = u32::MAX;

/// Something that will happen: when, what sort, to whom, and under which mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// Tick in the upper half; sort (5 bits) and index (27 bits) in the lower.
    key: u64,
    /// Must equal the mark of the thing it happens to, else the event is out of date.
    pub mark: u32,
}

impl Event {
    /// When it happens.
    #[must_use]
    pub fn at(self) -> Ticks {
        (self.key >> 32) as Ticks
    }

    /// What sort of event.
    #[must_use]
    pub fn sort(self) -> u8 {
        (self.key >> 27 & 0x1F) as u8
    }

    /// To whom, as an index.
    #[must_use]
    pub fn index(self) -> usize {
        (self.key & 0x07FF_FFFF) as usize
    }
}

/// An event in a chain: of its bucket, or of places that are free.
#[derive(Clone, Copy, Debug)]
struct Node {
    key: u64,
    mark: u32,
    next: u32,
}

/// The events to come.
#[derive(Debug)]
pub struct Wheel {
    heads: Vec<u32>,
    nodes: Vec<Node>,
    /// The first free node.
    free: u32,
    /// The bucket being emptied, latest first.
    open: Vec<Event>,
    /// How many buckets have been opened.
    opened: usize,
    horizon: Ticks,
}

impl Default for Wheel {
    fn default() -> Self {
        Self { heads: Vec::new(), nodes: Vec::new(), free: NONE, open: Vec::new(), opened: 0, horizon: 0 }
    }
}

impl Wheel {
    /// Forgets everything and makes room for events before `horizon`.
    pub fn reset(&mut self, horizon: Ticks) {
        let buckets = usize::try_from(horizon / BUCKET + 1).unwrap_or(0);
        self.heads.clear();
        self.heads.resize(buckets, NONE);
        self.nodes.clear();
        self.free = NONE;
        self.open.clear();
        self.opened = 0;
        self.horizon = horizon;
    }

    /// Adds an event; one at or after the horizon is never needed and is left out.
    #[inline]
    pub fn push(&mut self, at: Ticks, sort: u8, index: usize, mark: u32) {
        debug_assert!(at >= 0 && index < 1 << 27, "an event in the past, or too many things");
        debug_assert!(sort < 1 << 5, "a sort of event that has no room in the key");
        if at >= self.horizon {
            return;
        }
        let key = (at as u64) << 32 | u64::from(sort) << 27 | index as u64;
        let bucket = (at as u64 / BUCKET as u64) as usize;
        if bucket < self.opened {
            self.insert(Event { key, mark });
        } else {
            self.store(bucket, key, mark);
        }
    }

    /// Into the bucket being emptied: seldom, so out of the way of the rest.
    #[inline(never)]
    fn insert(&mut self, event: Event) {
        let place = self.open.partition_point(|later| later.key > event.key);
        self.open.insert(place, event);
    }

    #[inline]
    fn store(&mut self, bucket: usize, key: u64, mark: u32) {
        let head = &mut self.heads[bucket];
        let node = Node { key, mark, next: *head };
        if let Some(free) = self.nodes.get_mut(self.free as usize) {
            *head = self.free;
            self.free = free.next;
            *free = node;
        } else {
            *head = self.nodes.len() as u32;
            self.nodes.push(node);
        }
    }

    /// Takes the earliest event before `limit`.
    #[inline]
    pub fn pop_before(&mut self, limit: Ticks) -> Option<Event> {
        loop {
            if let Some(event) = self.open.last() {
                return if event.at() < limit { self.open.pop() } else { None };
            }
            if self.opened >= self.heads.len() || self.opened as Ticks * BUCKET >= limit {
                return None;
            }
            self.open_next();
        }
    }

    /// Every event to come, in no order: for checks.
    pub fn pending(&self) -> impl Iterator<Item = Event> + '_ {
        let later = self.heads.get(self.opened..).unwrap_or_default().iter();
        let chain = |head: &u32| {
            std::iter::successors(self.node(*head), |node| self.node(node.next))
                .map(|node| Event { key: node.key, mark: node.mark })
        };
        self.open.iter().copied().chain(later.flat_map(chain))
    }

    fn node(&self, place: u32) -> Option<Node> {
        self.nodes.get(place as usize).copied()
    }

    fn open_next(&mut self) {
        let head = self.heads[self.opened];
        self.opened += 1;
        if head == NONE {
            return;
        }
        let mut place = head as usize;
        loop {
            let node = &mut self.nodes[place];
            self.open.push(Event { key: node.key, mark: node.mark });
            if node.next == NONE {
                // The whole chain is free now.
                node.next = self.free;
                self.free = head;
                break;
            }
            place = node.next as usize;
        }
        if self.open.len() > 1 {
            // Of two events with one key only one has a mark that still holds: their order is nothing.
            self.open.sort_unstable_by_key(|event| Reverse(event.key));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_come_in_order_even_when_added_to_the_open_bucket() {
        let mut wheel = Wheel::default();
        wheel.reset(10 * DAY);
        for at in [5 * DAY, 70, 3, 3 * DAY + 1, 9 * DAY] {
            wheel.push(at, 1, 7, 0);
        }
        assert_eq!(wheel.pending().count(), 5);
        let mut seen = Vec::new();
        while let Some(event) = wheel.pop_before(10 * DAY) {
            seen.push(event.at());
            if event.at() == 3 && event.sort() == 1 {
                wheel.push(40, 2, 8, 0);
                wheel.push(3, 2, 9, 0);
            }
        }
        assert_eq!(seen, [3, 3, 40, 70, 3 * DAY + 1, 5 * DAY, 9 * DAY]);
    }

    #[test]
    fn nothing_at_or_after_the_limit_or_the_horizon_is_taken() {
        let mut wheel = Wheel::default();
        wheel.reset(2 * DAY);
        wheel.push(DAY, 1, 0, 0);
        wheel.push(2 * DAY, 1, 0, 0);
        assert_eq!(wheel.pop_before(DAY), None);
        assert_eq!(wheel.pop_before(DAY + 1).map(Event::at), Some(DAY));
        assert_eq!(wheel.pop_before(9 * DAY), None);
    }
}
