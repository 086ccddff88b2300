//! What figures are called in words, by the texts of the scenarios in which they stand.

use std::sync::Arc;

use super::assumptions::WHOLE;
use super::explain::called;
use crate::scenario::check::spoken::capital;
use crate::scenario::text::node::Node;
use crate::scenario::text::parse::parse;
use crate::scenario::text::place::Source;

/// Scenarios whose tables have names; the first that has a figure says what it is called.
#[derive(Debug)]
pub(crate) struct Called(Vec<Node>);

impl Called {
    /// By merged texts; one that cannot be read names nothing.
    pub(crate) fn by<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let read = |text: &str| parse(&Arc::new(Source { name: String::new(), text: text.to_owned() })).ok();
        Self(texts.filter_map(read).collect())
    }

    /// "Experienced, suitable people who apply (people a year)".
    pub(crate) fn name(&self, address: &str) -> String {
        let root = self.0.iter().find(|root| root.at(address).is_some()).or(self.0.first());
        root.map_or_else(|| address.to_owned(), |root| called(root, address))
    }

    /// The same of a table too, and of the scenario as a whole.
    pub(crate) fn of_any(&self, address: &str) -> String {
        if address == WHOLE { capital(WHOLE) } else { self.name(address) }
    }

    /// The same of several; of those that would be called alike each has its address beside it.
    pub(crate) fn names<'a>(&self, addresses: impl Iterator<Item = &'a str>) -> Vec<String> {
        let all: Vec<(&str, String)> = addresses.map(|address| (address, self.name(address))).collect();
        let alike = |name: &str| all.iter().filter(|(_, other)| other == name).count() > 1;
        let said = |(address, name): &(&str, String)| {
            if alike(name) { format!("{name}: {address}") } else { name.clone() }
        };
        all.iter().map(said).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "[team.north]\nname = \"North team\"\nposts_fte = { social-worker = 4 }\n[recruitment.experienced]\napplicants_per_year = 4\n";

    #[test]
    fn a_figure_is_called_by_the_names_around_it_with_its_unit() {
        let called = Called::by([FILE].into_iter());
        assert_eq!(
            called.name("team.north.posts_fte.social-worker"),
            "North team, funded posts by role, social worker (FTE)"
        );
        let applicants = called.name("recruitment.experienced.applicants_per_year");
        assert!(applicants.starts_with("Experienced, applicants a year ") && !applicants.contains('('), "{applicants}");
        assert!(!applicants.contains('_'), "{applicants}");
        assert_eq!(Called::by(["[x"].into_iter()).name("a.b"), "a.b");
    }

    #[test]
    fn what_would_be_called_alike_keeps_its_address() {
        let called = Called::by([FILE].into_iter());
        let names = called.names(
            ["unknown.some-thing", "unknown.some_thing", "recruitment.experienced.applicants_per_year"].into_iter(),
        );
        assert!(names[0].ends_with(": unknown.some-thing") && names[1].ends_with(": unknown.some_thing"), "{names:?}");
        assert!(!names[2].contains("applicants_per_year"), "{names:?}");
    }
}
