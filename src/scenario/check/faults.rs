//! Faults as they are found, each with the address it is about.

use super::LeftOut;
use crate::scenario::diagnostic::{Diagnostic, Severity};
use crate::scenario::text::node::Node;
use crate::scenario::text::place::Place;

/// Faults and notes, each with the addresses it is about.
#[derive(Clone, Debug, Default)]
pub struct Faults {
    list: Vec<(Vec<String>, Diagnostic)>,
}

impl Faults {
    /// Adds one.
    pub fn push(&mut self, address: &str, diagnostic: Diagnostic) {
        self.list.push((vec![address.to_owned()], diagnostic));
    }

    /// Adds one about several addresses.
    pub fn push_about(&mut self, addresses: Vec<String>, diagnostic: Diagnostic) {
        self.list.push((addresses, diagnostic));
    }

    /// Takes out those of which something holds.
    pub fn forget(&mut self, holds: impl Fn(&Diagnostic) -> bool) {
        self.list.retain(|(_, found)| !holds(found));
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.list.len()
    }

    /// Takes out those at or below an address that were added since there were so many.
    pub fn forget_since(&mut self, count: usize, address: &str) {
        let later = self.list.split_off(count.min(self.list.len()));
        let spared = |about: &[String]| !about.iter().any(|at| is_within(at, address));
        self.list.extend(later.into_iter().filter(|(about, _)| spared(about)));
    }

    /// Puts another in place of each, or takes it out.
    pub fn see(&mut self, seen: impl Fn(Diagnostic) -> Option<Diagnostic>) {
        let all = std::mem::take(&mut self.list);
        self.list = all.into_iter().filter_map(|(about, found)| Some((about, seen(found)?))).collect();
    }

    /// Sets the place of faults about a table that is gone to where a file takes it out.
    pub fn blame(&mut self, left_out: &[LeftOut], root: &Node) {
        let gone: Vec<&LeftOut> = left_out.iter().filter(|out| root.at(&out.address).is_none()).collect();
        for (addresses, found) in self.list.iter_mut().filter(|(_, found)| found.severity == Severity::Fault) {
            if let Some(out) = gone.iter().find(|out| addresses.contains(&out.address)) {
                found.place = Some(out.place.clone());
            }
        }
    }

    /// Every address that a fault is about.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        let faults = self.list.iter().filter(|(_, found)| found.severity == Severity::Fault);
        faults.flat_map(|(addresses, _)| addresses.iter().map(String::as_str))
    }

    /// Whether a fault stands at or below one of these addresses.
    #[must_use]
    pub fn any_below(&self, addresses: &[&str]) -> bool {
        self.addresses().any(|at| addresses.iter().any(|address| is_within(at, address)))
    }

    /// Whether a fault stands at an address or above it.
    #[must_use]
    pub fn any_at(&self, address: &str) -> bool {
        self.addresses().any(|at| is_within(address, at))
    }

    /// Whether a fault shows a place, or some part of it.
    #[must_use]
    pub fn any_within(&self, place: &Place) -> bool {
        let shown = self.list.iter().filter(|(_, found)| found.severity == Severity::Fault);
        shown
            .filter_map(|(_, found)| found.place.as_ref())
            .any(|at| at.source == place.source && at.span.start >= place.span.start && at.span.end <= place.span.end)
    }

    /// Whether there is any fault.
    #[must_use]
    pub fn any(&self) -> bool {
        self.list.iter().any(|(_, found)| found.severity == Severity::Fault)
    }

    /// The diagnostics, in the order of the text, faults before notes.
    #[must_use]
    pub fn sorted(self) -> Vec<Diagnostic> {
        let mut sorted: Vec<Diagnostic> = self.list.into_iter().map(|(_, found)| found).collect();
        sorted.sort_by_cached_key(|found| {
            // A line that was read otherwise than it is written moves those after it, but no line.
            let place = found.place.as_ref();
            let place = place.map(|place| (place.source.name.clone(), place.line(), place.span.start));
            (found.severity, place)
        });
        sorted.dedup();
        sorted
    }
}

/// Whether an address is another one or stands below it.
fn is_within(address: &str, other: &str) -> bool {
    address.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
