//! A table of the file that remembers which of its keys have been told.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::value::{self, Names};
use super::words::{amount, label};
use crate::scenario::language::{ANNOTATIONS, Kind, ROOT, Spec};
use crate::scenario::text::node::Node;

/// A table, what the language says of it, and what has been told of it.
#[derive(Debug)]
pub(super) struct Table<'a> {
    /// What names stand for.
    pub(super) names: Names<'a>,
    spec: &'static Spec,
    node: &'a Node,
    told: RefCell<BTreeSet<&'static str>>,
}

impl<'a> Table<'a> {
    /// The whole file.
    pub(super) fn root(node: &'a Node) -> Self {
        Self::new(Names(node), ROOT, node)
    }

    fn new(names: Names<'a>, spec: &'static Spec, node: &'a Node) -> Self {
        Self { names, spec, node, told: RefCell::default() }
    }

    /// What stands under a key, which counts as told from now on.
    pub(super) fn get(&self, key: &str) -> Option<&'a Node> {
        let known = self.spec.key(key)?;
        self.told.borrow_mut().insert(known.name);
        self.node.get(key)
    }

    /// Text as written.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        self.get(key)?.text().map(str::to_owned)
    }

    /// A number in a sentence of its own: `#` in the pattern stands for it.
    pub(super) fn amount(&self, key: &str, pattern: &str) -> Option<String> {
        self.get(key).map(|node| amount(node, pattern))
    }

    /// A flag; `false` when absent.
    pub(super) fn flag(&self, key: &str) -> bool {
        self.get(key).is_some_and(|node| node.value == crate::scenario::text::node::Value::Flag(true))
    }

    /// A value in the words of its kind.
    pub(super) fn said(&self, key: &str) -> Option<String> {
        let known = self.spec.key(key)?;
        self.get(key).map(|node| value::said(&self.names, known, node))
    }

    /// A table below.
    pub(super) fn below(&self, key: &str) -> Option<Self> {
        let Kind::Table(spec) = self.spec.key(key)?.kind else { return None };
        self.get(key).map(|node| Self::new(self.names, spec, node))
    }

    /// Tables by name.
    pub(super) fn family(&self, key: &str) -> Vec<(&'a str, Self)> {
        let Some(Kind::Tables(spec)) = self.spec.key(key).map(|key| key.kind) else { return Vec::new() };
        let table = self.get(key).and_then(Node::table);
        let members = table.into_iter().flatten().filter(|(_, entry)| entry.node.table().is_some());
        members.map(|(name, entry)| (name.as_str(), Self::new(self.names, spec, &entry.node))).collect()
    }

    /// What nobody has told yet, in the words of the language.
    pub(super) fn rest(&self) -> Vec<String> {
        let told = self.told.borrow();
        let untold =
            self.spec.keys.iter().filter(|key| !told.contains(key.name) && ANNOTATIONS.key(key.name).is_none());
        let said = untold.filter_map(|key| {
            let node = self.node.get(key.name)?;
            Some(format!("{}: {}", label(key), value::said(&self.names, key, node)))
        });
        said.collect()
    }
}
