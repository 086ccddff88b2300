//! The scenario language as data: every table, every key, its unit and what it may hold.
//!
//! One description drives the checks, the suggestions, the JSON Schema and the table of keys.

mod actions;
pub mod address;
pub mod cases;
pub mod changes;
pub mod hiring;
pub mod kind;
pub mod measures;
pub mod options;
pub mod page;
pub mod people;
mod recurring;
pub mod root;
pub mod schema;
pub mod shapes;
pub mod staff;
pub mod structure;
pub mod suggest;
pub mod whereabouts;
pub mod years;

pub use kind::{Family, Forms, Key, Kind, Limits, Spec};
pub use root::ROOT;

/// Keys that may stand in any table; they are for people.
pub const ANNOTATIONS: &Spec = &Spec {
    doc: "What may stand in any table: where its figures come from and how far to trust them.",
    keys: &[
        Key::may("source", Kind::Text, "Where the figures come from."),
        Key::may("confidence", Kind::Choice(&["high", "medium", "low"]), "How far to trust them."),
        Key::may("why", Kind::Text, "Why these figures and not others."),
        Key::may("as_of", Kind::Date, "The day they speak of."),
        Key::may("owner", Kind::Text, "Who answers for them."),
    ],
    forms: &[],
};

/// Whether the tables of a word at the top have names of their own: `[team.NAME]`.
#[must_use]
pub fn is_family(word: &str) -> bool {
    ROOT.key(word).is_some_and(|key| matches!(key.kind, Kind::Tables(_)))
}

/// Tables whose figures are shares of one whole.
pub const WHOLES: &[&str] = &["tenure.in_post_percent", "leaving.destination_percent"];

/// What a doubt may hold.
pub const DOUBT_KEYS: [&str; 3] = ["likely", "low", "high"];
