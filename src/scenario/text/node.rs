//! A value as written, with its place.

use std::collections::BTreeMap;

use super::place::Place;
use crate::scenario::council::Date;

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What was written.
    pub value: Value,
    /// Where.
    pub place: Place,
}

/// What a file can say.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A whole number.
    Whole(i64),
    /// A number with a decimal point or an exponent.
    Number(f64),
    /// Text in quotes.
    Text(String),
    /// `true` or `false`.
    Flag(bool),
    /// A calendar date.
    Date(Date),
    /// A time of day, or a date with one: no key takes it.
    Moment(String),
    /// Values in square brackets.
    List(Vec<Node>),
    /// Keys and values.
    Table(Table),
}

/// Keys and values, in name order.
pub type Table = BTreeMap<String, Entry>;

/// A key's value, and where the key itself was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Where the key was written.
    pub key: Place,
    /// Its value.
    pub node: Node,
}

/// The address of a key in the table at an address; that of the whole file is empty.
#[must_use]
pub fn join(address: &str, key: &str) -> String {
    if address.is_empty() { key.to_owned() } else { format!("{address}.{key}") }
}

impl Node {
    /// The table, if it is one.
    #[must_use]
    pub fn table(&self) -> Option<&Table> {
        if let Value::Table(table) = &self.value { Some(table) } else { None }
    }

    /// The table to be changed, if it is one.
    pub fn table_mut(&mut self) -> Option<&mut Table> {
        if let Value::Table(table) = &mut self.value { Some(table) } else { None }
    }

    /// The text, if it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value { Some(text) } else { None }
    }

    /// The number, whole or not.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "numbers in scenarios are far below 2^53")]
    #[expect(clippy::wildcard_enum_match_arm, reason = "only two of the kinds are numbers")]
    pub fn number(&self) -> Option<f64> {
        match self.value {
            Value::Whole(whole) => Some(whole as f64),
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The list, if it is one.
    #[must_use]
    pub fn list(&self) -> Option<&[Node]> {
        if let Value::List(list) = &self.value { Some(list) } else { None }
    }

    /// The date, if it is one.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        if let Value::Date(date) = self.value { Some(date) } else { None }
    }

    /// The value under a key, if this is a table that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.table()?.get(key).map(|entry| &entry.node)
    }

    /// The value at a dotted address below this table.
    #[must_use]
    pub fn at(&self, address: &str) -> Option<&Node> {
        address.split('.').try_fold(self, |node, key| node.get(key))
    }

    /// Whether it is doubt: `{ likely, low, high }`, complete or not.
    #[must_use]
    pub fn is_doubt(&self) -> bool {
        self.table().is_some_and(|table| ["likely", "low", "high"].iter().any(|key| table.contains_key(*key)))
    }
}
