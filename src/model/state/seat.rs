//! A place for one worker: a funded post, or a place on top of posts.

use super::person::NO_PERSON;
use crate::foundations::time::Ticks;
use crate::model::plan::WORK_CLASSES;

/// The turn of a seat that can take nobody.
pub const NO_TURN: u64 = u64::MAX;

/// When a seat's turn is for the next child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turns {
    /// For a child who cannot wait.
    pub pressing: u64,
    /// For one who can.
    pub other: u64,
}

impl Turns {
    /// It can take nobody.
    pub const NONE: Self = Self { pressing: NO_TURN, other: NO_TURN };

    /// The one that counts.
    #[inline]
    #[must_use]
    pub fn of(self, pressing: bool) -> u64 {
        if pressing { self.pressing } else { self.other }
    }
}

/// A place for one worker. Children are held by seats, so that whoever takes over a seat takes
/// over its children.
#[derive(Clone, Debug)]
pub struct Seat {
    /// Its lasting number: the name of the post.
    pub key: u64,
    /// Team.
    pub team: u16,
    /// Its place in the team's list.
    pub place: u16,
    /// Role.
    pub role: u8,
    /// Its worker's kind: the role, or the role while they learn.
    pub kind: u8,
    /// Size.
    pub fte: f64,
    /// A funded post (else a place on top of posts).
    pub post: bool,
    /// The part of it that is no longer funded, and goes when its person does \[FTE\].
    pub unfunded: f64,
    /// Goes when it is next empty.
    pub closing: bool,
    /// Permanent person in it.
    pub person: u32,
    /// Agency worker in it.
    pub cover: u32,
    /// Times it has fallen empty.
    pub spell: u32,
    /// Mark of its pending agency or filling events.
    pub mark: u32,
    /// Agency workers who have sat here.
    pub covers: u32,
    /// From when an agency worker is wanted; [`Ticks::MAX`] when none is.
    pub wanted: Ticks,
    /// Since when it has been open to recruitment; far in the past on the first day.
    pub opened: Ticks,
    /// Change that brought an extra place, for its end.
    pub brought_by: u16,
    /// Moment to which its worker has been paid.
    pub paid_until: Ticks,
    /// Children held.
    pub load: u16,
    /// What load is when the next child is given: children held, or their points.
    pub points: f32,
    /// Most children it may hold now.
    pub most: u16,
    /// 1 ÷ what it should carry; 0 when nobody can take a child.
    pub per_load: f32,
    /// Bit s is set when it holds children in stage s.
    pub stages: u64,
    /// Hours needed a week now.
    pub hours: f64,
    /// Hours used this week.
    pub used: f64,
    /// Share of hours given by place in the queue, this week.
    pub given: [f64; WORK_CLASSES],
    /// Hours owed once, by place in the queue: for children who are new to the worker, for what an end takes.
    pub owed: [f64; WORK_CLASSES],
    /// The same for what takes its time under pressure too: reviews, and visits in a colleague's place.
    pub owed_in_full: [f64; WORK_CLASSES],
    /// Some are.
    pub owes: bool,
    /// Overdue work that came along with children, done in hours to spare and never in others.
    pub backlog: f64,
    /// The hours of this week that are none of the children's own: what is owed, and the backlog that is done.
    pub besides: f64,
    /// Hours available a week.
    pub available: f64,
    /// What they are of a full week's: its worker's share, and the factor for those away.
    pub week_share: (f64, f64),
    /// When the next step of its worker's induction begins.
    pub changes_at: Ticks,
}

impl Seat {
    /// An empty funded post.
    #[must_use]
    pub fn post(key: u64, team: u16, role: u8, fte: f64) -> Self {
        Self {
            key,
            team,
            place: 0,
            role,
            kind: role,
            fte,
            post: true,
            unfunded: 0.0,
            closing: false,
            person: NO_PERSON,
            cover: NO_PERSON,
            spell: 0,
            mark: 0,
            covers: 0,
            wanted: Ticks::MAX,
            opened: Ticks::MIN / 4,
            brought_by: u16::MAX,
            paid_until: 0,
            load: 0,
            points: 0.0,
            most: 0,
            per_load: 0.0,
            stages: 0,
            hours: 0.0,
            used: 0.0,
            given: [1.0; WORK_CLASSES],
            owed: [0.0; WORK_CLASSES],
            owed_in_full: [0.0; WORK_CLASSES],
            owes: false,
            backlog: 0.0,
            besides: 0.0,
            available: 0.0,
            week_share: (0.0, 1.0),
            changes_at: Ticks::MAX,
        }
    }

    /// Who works in it: the permanent person if there is one, else the agency worker.
    #[inline]
    #[must_use]
    pub fn worker(&self) -> u32 {
        if self.person == NO_PERSON { self.cover } else { self.person }
    }

    /// Whether there are stages that its worker may not hold yet.
    #[must_use]
    pub fn is_learner(&self) -> bool {
        self.kind != self.role
    }

    /// Which time it is that an agency worker may be asked for.
    #[must_use]
    pub fn occasion(&self) -> u32 {
        self.spell << 8 | self.covers
    }

    /// So many hours are owed for work that has a place in the queue.
    pub fn owe(&mut self, hours: f64, class: usize) {
        self.owed[class] += hours;
        self.owes |= hours > 0.0;
    }

    /// The same for a review or a visit, which takes its time under pressure too.
    pub fn owe_in_full(&mut self, hours: f64, class: usize) {
        self.owed_in_full[class] += hours;
        self.owes |= hours > 0.0;
    }

    /// All that is owed \[hours\].
    #[inline]
    #[must_use]
    pub fn all_owed(&self) -> f64 {
        self.owed.iter().sum::<f64>() + self.owed_in_full.iter().sum::<f64>()
    }

    /// Nothing is owed any more.
    pub fn settle(&mut self) {
        self.owed = [0.0; WORK_CLASSES];
        self.owed_in_full = [0.0; WORK_CLASSES];
        self.owes = false;
    }

    /// What the budget pays for of it \[FTE\].
    #[inline]
    #[must_use]
    pub fn funded(&self) -> f64 {
        if self.post { self.fte - self.unfunded } else { 0.0 }
    }

    /// Takes a child's part of the backlog out, before the child goes: overdue work goes where the child goes.
    #[inline]
    pub fn part_of_backlog(&mut self) -> f64 {
        if self.backlog <= 0.0 {
            return 0.0;
        }
        let part = self.backlog / f64::from(self.load.max(1));
        self.backlog -= part;
        part
    }

    /// Whether a week leaves it as it was: there are no hours for children, and none are asked for or were kept back.
    #[inline]
    #[must_use]
    pub fn stands_idle(&self) -> bool {
        let asks_nothing = self.stages == 0 && !self.owes && self.used <= 0.0 && self.hours <= 0.0;
        asks_nothing && self.available <= 0.0 && self.given.iter().all(|given| *given >= 1.0)
    }

    /// Whether it can take another child.
    #[inline]
    #[must_use]
    pub fn takes_more(&self) -> bool {
        self.per_load > 0.0 && self.load < self.most
    }

    /// Load relative to what it should carry.
    #[inline]
    #[must_use]
    pub fn score(&self) -> f32 {
        self.points * self.per_load
    }

    /// Eq. A3. Its score, its place and its kind as one number, which is least for the lowest score and, of
    /// equals, for the first in the team; [`NO_TURN`] where it can take nobody, however full it may be.
    #[inline]
    fn turn(&self, even_if_full: bool) -> u64 {
        // Floats of one sign are in the order of their bits.
        if self.takes_more() || even_if_full && self.per_load > 0.0 {
            u64::from(self.score().to_bits()) << 32 | u64::from(self.place) << 8 | u64::from(self.kind)
        } else {
            NO_TURN
        }
    }

    /// Its turns, where work that can wait does so above so many hours for each there are. Such a limit is a soft
    /// ceiling: under it the most a worker may hold keeps back only those who can wait, too.
    #[inline]
    #[must_use]
    pub fn turns(&self, busy_above: f64) -> Turns {
        let is_soft = busy_above < f64::INFINITY;
        let pressing = self.turn(is_soft);
        let waits = is_soft && (self.is_busy(busy_above) || self.load >= self.most);
        Turns { pressing, other: if waits { NO_TURN } else { pressing } }
    }

    /// Whether work that can wait does so. What is owed once passes, and keeps nobody waiting.
    #[inline]
    #[must_use]
    fn is_busy(&self, busy_above: f64) -> bool {
        let limit = self.available * busy_above;
        limit > 0.0 && self.hours - self.besides > limit
    }

    /// The stages in which it holds children.
    #[inline]
    pub fn held_stages(&self) -> impl Iterator<Item = usize> + use<> {
        let mut left = self.stages;
        std::iter::from_fn(move || {
            let stage = (left != 0).then(|| left.trailing_zeros() as usize);
            left &= left.wrapping_sub(1);
            stage
        })
    }

    /// Whether it still counts: a funded post, or a place with somebody in it.
    #[must_use]
    pub fn exists(&self) -> bool {
        self.post || self.worker() != NO_PERSON
    }
}
