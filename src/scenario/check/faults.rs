//! Faults as they are found, each with the address it is about.

use crate::scenario::diagnostic::{Diagnostic, Severity};

/// Faults and notes, with addresses.
#[derive(Clone, Debug, Default)]
pub struct Faults {
    list: Vec<(String, Diagnostic)>,
}

impl Faults {
    /// Adds one.
    pub fn push(&mut self, address: &str, diagnostic: Diagnostic) {
        self.list.push((address.to_owned(), diagnostic));
    }

    /// Takes out those of which something holds.
    pub fn forget(&mut self, holds: impl Fn(&Diagnostic) -> bool) {
        self.list.retain(|(_, found)| !holds(found));
    }

    /// Whether a fault stands at or below one of these addresses.
    #[must_use]
    pub fn any_below(&self, addresses: &[&str]) -> bool {
        self.list.iter().any(|(at, found)| {
            found.severity == Severity::Fault
                && addresses.iter().any(|address| {
                    at.strip_prefix(address).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
                })
        })
    }

    /// The tables of a family that have a fault; nothing stands for the family itself.
    #[must_use]
    pub fn within(&self, family: &str) -> Vec<&str> {
        let faults = self.list.iter().filter(|(_, found)| found.severity == Severity::Fault);
        let below = faults.filter_map(|(at, _)| at.strip_prefix(family));
        below
            .filter_map(|rest| if rest.is_empty() { Some("") } else { rest.strip_prefix('.') })
            .map(|rest| rest.split('.').next().unwrap_or(""))
            .collect()
    }

    /// Whether a fault stands at an address or above it.
    #[must_use]
    pub fn any_at(&self, address: &str) -> bool {
        let faults = self.list.iter().filter(|(_, found)| found.severity == Severity::Fault);
        let mut rest = faults.filter_map(|(at, _)| address.strip_prefix(at.as_str()));
        rest.any(|rest| rest.is_empty() || rest.starts_with('.'))
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
        sorted.sort_by_key(|found| {
            let place = found.place.as_ref().map(|place| (place.source.name.clone(), place.span.start));
            (found.severity, place)
        });
        sorted.dedup();
        sorted
    }
}
