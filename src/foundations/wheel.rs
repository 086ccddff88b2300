//! The events to come, in exact order: a wheel of short buckets, each a chain in order.

use super::time::{DAY, Ticks};

/// Three quarters of an hour: few enough events for a new one to find its turn at a glance, not so few that most
/// are empty.
const BUCKET: Ticks = DAY / 32;
const NONE: u32 = u32::MAX;
/// The bits of a key that say to whom.
const INDEX: u64 = (1 << 27) - 1;

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
        (self.key & INDEX) as usize
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
    /// The earliest event of each bucket.
    heads: Vec<u32>,
    nodes: Vec<Node>,
    /// The first free node.
    free: u32,
    /// The bucket being emptied.
    open: usize,
    horizon: Ticks,
}

impl Default for Wheel {
    fn default() -> Self {
        Self { heads: Vec::new(), nodes: Vec::new(), free: NONE, open: 0, horizon: 0 }
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
        self.open = 0;
        self.horizon = horizon;
    }

    /// Adds an event; one at or after the horizon is never needed and is left out.
    #[inline]
    pub fn push(&mut self, at: Ticks, sort: u8, index: usize, mark: u32) {
        debug_assert!(at >= 0 && index < 1 << 27, "an event in the past, or too many things");
        debug_assert!(sort < 1 << 5, "a sort of event that has no room in the key");
        if at < self.horizon {
            self.store((at as u64) << 32 | u64::from(sort) << 27 | index as u64, mark);
        }
    }

    /// Puts an event into the chain of its bucket, where its turn is: before others of its moment and sort, so
    /// that the many which end at the close of one day need not be passed.
    fn store(&mut self, key: u64, mark: u32) {
        let bucket = (key >> 32) as usize / BUCKET as usize;
        debug_assert!(bucket >= self.open, "an event in the past");
        let Self { heads, nodes, free, .. } = self;
        let head = &mut heads[bucket];
        let (mut before, mut next) = (NONE, *head);
        let turn = key & !INDEX;
        while let Some(node) = nodes.get(next as usize).filter(|node| node.key < turn) {
            (before, next) = (next, node.next);
        }
        let node = Node { key, mark, next };
        let place = *free;
        let place = if let Some(first) = nodes.get_mut(place as usize) {
            *free = first.next;
            *first = node;
            place
        } else {
            nodes.push(node);
            nodes.len() as u32 - 1
        };
        match nodes.get_mut(before as usize) {
            Some(before) => before.next = place,
            None => *head = place,
        }
    }

    /// Takes the earliest event before `limit`.
    #[inline]
    pub fn pop_before(&mut self, limit: Ticks) -> Option<Event> {
        let Self { heads, nodes, free, open, .. } = self;
        while let Some(head) = heads.get_mut(*open) {
            if let Some(node) = nodes.get_mut(*head as usize) {
                let event = Event { key: node.key, mark: node.mark };
                if event.at() >= limit {
                    return None;
                }
                let place = std::mem::replace(head, node.next);
                node.next = std::mem::replace(free, place);
                return Some(event);
            }
            if (*open + 1) as Ticks * BUCKET >= limit {
                return None;
            }
            *open += 1;
        }
        None
    }

    /// Every event to come, in no order: for checks.
    pub fn pending(&self) -> impl Iterator<Item = Event> + '_ {
        let chain = |head: &u32| {
            std::iter::successors(self.node(*head), |node| self.node(node.next))
                .map(|node| Event { key: node.key, mark: node.mark })
        };
        self.heads.iter().flat_map(chain)
    }

    fn node(&self, place: u32) -> Option<Node> {
        self.nodes.get(place as usize).copied()
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

    /// The same events as a list that is searched for the least.
    #[test]
    fn the_last_added_of_one_moment_and_sort_comes_first() {
        let mut wheel = Wheel::default();
        wheel.reset(DAY);
        let mut list: Vec<(Ticks, u8, usize)> = Vec::new();
        let mut taken = 0;
        for index in 0..400_usize {
            let at = (index * 7919 % 97 / 2) as Ticks * BUCKET / 16;
            let sort = (index % 3) as u8;
            let at = at.max(taken);
            wheel.push(at, sort, index, 0);
            list.push((at, sort, index));
            if index % 3 == 0 {
                let event = wheel.pop_before(DAY).map(|event| (event.at(), event.sort(), event.index()));
                let least = list.iter().copied().min_by_key(|event| (event.0, event.1, std::cmp::Reverse(event.2)));
                assert_eq!(event, least);
                taken = least.map_or(0, |least| least.0);
                list.retain(|event| Some(*event) != least);
            }
        }
        assert_eq!(wheel.pending().count(), list.len());
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
