//! A scenario read back in plain English, for the person who answers for it to check and sign.
//!
//! Every sentence is made from the merged file, table by table. A table remembers which of its keys have been told;
//! those left over are told in the words of the language itself, so that no key is ever passed over.

mod actions;
mod cases;
mod changes;
mod demand;
mod differences;
mod first_day;
mod left_out;
mod money;
mod opening;
mod people;
mod promises;
mod shape;
mod short;
mod sources;
mod spoken;
mod table;
mod text;
mod value;
mod words;
mod work;

use serde::{Serialize, Serializer};

pub use differences::Difference;
pub(crate) use spoken::{called, unit};
pub use text::text;

use crate::scenario::loaded::Scenario;
use table::Table;

/// A scenario in words.
#[derive(Clone, Debug, Serialize)]
pub struct Explanation {
    /// What the scenario is called.
    pub title: String,
    /// What this file changes against what it builds on; empty when it builds on nothing.
    pub differences: Vec<Difference>,
    /// Everything it says.
    pub sections: Vec<Section>,
}

/// A part of an explanation.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// Its heading.
    pub heading: &'static str,
    /// What it says.
    pub text: Vec<Block>,
}

/// A paragraph, or an entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Words(String),
    /// An entry of a list.
    Item(String),
}

impl Block {
    /// What it says.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Words(words) | Self::Item(words) => words,
        }
    }
}

impl Serialize for Block {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.words())
    }
}

/// Everything a scenario says, in the order in which one would check it.
#[must_use]
pub fn explain(scenario: &Scenario) -> Explanation {
    let root = Table::root(&scenario.root);
    let title = root.text("title").unwrap_or_default();
    let differences = differences::of(scenario);
    let parts = [
        ("What this is", opening::blocks(&root, scenario)),
        ("In short", short::blocks(scenario, &differences)),
        ("What this file changes", differences::blocks(scenario, &differences)),
        ("The council on the first day", first_day::blocks(&root)),
        ("The children who are referred", demand::blocks(&root)),
        ("How a case goes", cases::blocks(&root)),
        ("Who is given a child, and the hours of work", work::blocks(&root)),
        ("People who leave, start and cover", people::blocks(&root)),
        ("Money", money::blocks(&root)),
        ("What is done, in order of date", changes::blocks(&root)),
        ("What was promised, and dates to mark", promises::blocks(&root)),
        ("Also in the file", root.rest().into_iter().map(Block::Item).collect()),
        ("What is left out, because the file does not speak of it", left_out::blocks(&scenario.root)),
        ("What we are not sure of", sources::doubts(scenario)),
        ("Where the figures come from", sources::blocks(&scenario.root)),
        ("Signed", opening::signature()),
    ];
    let sections = parts.into_iter().filter(|(_, text)| !text.is_empty());
    Explanation { title, differences, sections: sections.map(|(heading, text)| Section { heading, text }).collect() }
}
