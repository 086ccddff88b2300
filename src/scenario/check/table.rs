//! A table against its description: keys it does not know, and keys it lacks.

use std::sync::Arc;

use super::advice::Advice;
use super::{Faults, Names, spoken};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::language::suggest::nearest;
use crate::scenario::language::whereabouts::homes_of;
use crate::scenario::language::{ANNOTATIONS, Family, Forms, Key, Kind, Spec};
use crate::scenario::text::lookalikes;
use crate::scenario::text::node::{Node, Table, join};
use crate::scenario::text::place::{Place, Source};

/// A walk through the tree.
pub struct Walk<'a> {
    /// The whole scenario.
    pub root: &'a Node,
    /// The names one may refer to.
    pub names: &'a Names,
    /// What was found.
    pub faults: Faults,
    /// The whole language, to say where a key belongs.
    pub language: &'static Spec,
    /// What to call the whole file.
    pub whole: &'static str,
    /// Whether all that was written could be read; else what is not there may have been written.
    pub is_whole: bool,
    /// The text that lies over all others.
    pub top: &'a Arc<Source>,
}

/// Where the walk is.
pub struct Here<'a> {
    /// The address, empty at the top.
    pub address: String,
    /// Where the key was written.
    pub key: &'a Place,
}

impl<'a> Here<'a> {
    /// One key further down.
    #[must_use]
    pub fn below(&self, key: &str, place: &'a Place) -> Here<'a> {
        let address = join(&self.address, key);
        Here { address, key: place }
    }

    /// The last word of the address.
    #[must_use]
    pub fn last(&self) -> &str {
        self.address.rsplit('.').next().unwrap_or(&self.address)
    }
}

/// What is strange about the letters of a word, as a sentence more; nothing where nothing is.
pub(super) fn odd_letters(word: &str) -> String {
    let strange = lookalikes::strange(word);
    if strange.is_empty() { String::new() } else { format!(" In \"{word}\" {}.", strange.join(", and ")) }
}

impl Walk<'_> {
    /// What to type for keys of the table one is in.
    fn advice<'b>(&'b self, here: &'b Here<'_>) -> Advice<'b> {
        Advice { root: self.root, names: self.names, table: &here.address }
    }

    /// What to type for the key one is at.
    pub(super) fn advice_beside<'b>(&'b self, here: &'b Here<'_>) -> Advice<'b> {
        Advice::beside(self.root, self.names, &here.address)
    }

    /// What to call the table one is in.
    fn called(&self, here: &Here<'_>) -> String {
        if here.address.is_empty() { self.whole.to_owned() } else { format!("[{}]", here.address) }
    }

    /// What to call the table that a key stands in.
    fn parent(&self, here: &Here<'_>) -> String {
        here.address.rsplit_once('.').map_or_else(
            || self.whole.replacen("the ", "a ", 1).replacen("a options", "an options", 1),
            |(table, _)| format!("[{table}]"),
        )
    }

    /// What is wrong with a name, if anything, as far as all names are known.
    pub(super) fn refuse(&self, family: Family, written: &str) -> Option<Diagnostic> {
        if self.is_whole { self.names.refuse(family, written) } else { None }
    }

    /// The same of a key of a table.
    pub(super) fn refuse_key(&self, family: Family, written: &str, here: &Here<'_>) -> Option<Diagnostic> {
        let fault = self.refuse(family, written)?;
        let is_own = here.key.source == *self.top;
        let table = here.address.rsplit_once('.').map(|(table, _)| table).filter(|_| !is_own);
        table.map_or(Some(fault), |table| self.names.refuse_key(family, written, table))
    }

    /// Adds a fault at a place.
    pub fn fault(&mut self, here: &Here<'_>, place: &Place, fault: Diagnostic) {
        self.faults.push(&here.address, fault.at(place));
    }

    /// Adds a fault about some keys of the table one is in.
    fn fault_about(&mut self, keys: &[&Key], here: &Here<'_>, place: &Place, fault: Diagnostic) {
        let about = keys.iter().map(|key| join(&here.address, key.name)).collect();
        self.faults.push_about(about, fault.at(place));
    }

    /// Checks a table against its description.
    pub fn table(&mut self, spec: &'static Spec, node: &Node, here: &Here<'_>) {
        let Some(table) = node.table() else { return };
        let mut meant = Vec::new();
        for (name, entry) in table {
            let below = here.below(name, &entry.key);
            match spec.key(name).or_else(|| ANNOTATIONS.key(name)) {
                Some(key) => self.value(key, &entry.node, &below),
                None => meant.extend(self.unknown(spec, name, table, &below)),
            }
        }
        if !self.is_whole {
            return;
        }
        self.missing(spec, table, &meant, here);
        for forms in spec.forms {
            self.forms(spec, forms, table, &meant, here);
        }
    }

    /// Refuses a key the table does not have; answers the key it was probably meant to be.
    fn unknown(&mut self, spec: &Spec, name: &str, table: &Table, here: &Here<'_>) -> Option<&'static str> {
        let known: Vec<&'static str> = spec.keys.iter().map(|key| key.name).collect();
        let free = known.iter().copied().filter(|key| !table.contains_key(*key));
        let annotations = ANNOTATIONS.keys.iter().map(|key| key.name);
        let meant = nearest(name, free.chain(annotations)).or_else(|| nearest(name, known.iter().copied()));
        let home = homes_of(self.language, name);
        let fix = match (meant, home.as_slice()) {
            (Some(_), []) | (None, []) => meant.map_or_else(
                || format!("Take {name} out, or put # in front to keep it as a note for people."),
                |meant| format!("Did you mean {meant}?"),
            ),
            (_, homes) => format!("{name} belongs in {}.", homes.join(" or ")),
        };
        let fault = Diagnostic::fault(format!("\"{name}\" is not a key of {}", self.parent(here)))
            .because(format!("if it were passed over, the figure would have no effect and nothing would say so.{} Here you may write: {}.", odd_letters(name), known.join(", ")))
            .fix(fix);
        // It is about the key that it was meant to be as well.
        let parent = here.address.rsplit_once('.').map_or("", |(parent, _)| parent);
        let about = meant.map(|meant| join(parent, meant));
        self.faults.push_about([here.address.clone()].into_iter().chain(about).collect(), fault.at(here.key));
        meant
    }

    fn missing(&mut self, spec: &Spec, table: &Table, meant: &[&str], here: &Here<'_>) {
        let lacks = |key: &&Key| key.required && !table.contains_key(key.name) && !meant.contains(&key.name);
        let lacking: Vec<&Key> = spec.keys.iter().filter(lacks).collect();
        let lacking = self.not_taken_out(lacking, here);
        if lacking.is_empty() {
            return;
        }
        let heading = |key: &Key| {
            if here.address.is_empty() && matches!(key.kind, Kind::Table(_)) {
                format!("[{}]", key.name)
            } else {
                key.name.to_owned()
            }
        };
        let names: Vec<String> = lacking.iter().map(|key| heading(key)).collect();
        let meanings: Vec<String> = lacking.iter().map(|key| format!("{}: {}", key.name, key.doc)).collect();
        let fault = Diagnostic::fault(format!("{} needs {}", self.called(here), spoken::and(&names)))
            .because(meanings.join(" "))
            .fix(format!("Write, with your own figures: {}", self.advice(here).lines(&lacking, "; ")));
        self.fault_about(&lacking, here, here.key, fault);
    }

    /// Of keys that the table lacks those that no file takes out; the others are told where one does.
    fn not_taken_out<'k>(&mut self, lacking: Vec<&'k Key>, here: &Here<'_>) -> Vec<&'k Key> {
        let address = |key: &Key| join(&here.address, key.name);
        let (out, left): (Vec<&Key>, Vec<&Key>) =
            lacking.into_iter().partition(|key| self.names.left_out_at(&address(key)).is_some());
        for key in out {
            let address = address(key);
            let Some(place) = self.names.left_out_at(&address) else { continue };
            let heading = if here.address.is_empty() { "the file".to_owned() } else { self.called(here) };
            let fault =
                Diagnostic::fault(format!("without takes out \"{address}\", which {} needs", self.called(here)))
                    .because(format!("{}: {}", key.name, key.doc))
                    .fix(format!(
                        "Take \"{address}\" off the list, or write it anew in {heading}, with your own figures: {}",
                        self.advice(here).line(key)
                    ));
            let told = fault.at(place);
            self.faults.push(&address, told);
        }
        left
    }

    /// Of several ways of saying one thing, one is used, whole.
    fn forms(&mut self, spec: &Spec, forms: &Forms, table: &Table, meant: &[&str], here: &Here<'_>) {
        let used: Vec<&[&str]> =
            forms.ways.iter().copied().filter(|way| way.iter().any(|key| table.contains_key(*key))).collect();
        let one_was_meant = forms.ways.iter().flat_map(|way| way.iter()).any(|key| meant.contains(key));
        match used.as_slice() {
            [] if forms.required && !one_was_meant => self.none_of(spec, forms, here),
            [way] => self.part_of(spec, way, table, meant, here),
            [_, second, ..] => self.several(forms, second, table, here),
            [] => {}
        }
    }

    fn none_of(&mut self, spec: &Spec, forms: &Forms, here: &Here<'_>) {
        let keys = forms.ways.iter().flat_map(|way| way.iter()).filter_map(|key| spec.key(key)).collect::<Vec<_>>();
        if self.not_taken_out(keys.clone(), here).len() < keys.len() {
            return;
        }
        let ways: Vec<String> = forms.ways.iter().map(|way| way.join(" with ")).collect();
        let fault = Diagnostic::fault(format!("{} does not say {}", self.called(here), forms.what))
            .because(format!("one of these says it: {}.", ways.join(", ")))
            .fix(format!(
                "Write one of them, with your own figures, such as: {}",
                self.advice(here).one_way(spec, forms.ways)
            ));
        self.fault_about(&keys, here, here.key, fault);
    }

    fn several(&mut self, forms: &Forms, second: &[&str], table: &Table, here: &Here<'_>) {
        let written = |key: &&&str| table.contains_key(**key);
        let all: Vec<String> =
            forms.ways.iter().flat_map(|way| way.iter()).filter(written).map(|key| (*key).to_owned()).collect();
        let place = second.iter().find_map(|key| table.get(*key)).map_or(here.key, |entry| &entry.key);
        let fault = Diagnostic::fault(format!("{} says {} more than once", self.called(here), forms.what))
            .because(format!("of {} only one may stand.", spoken::and(&all)))
            .fix("Keep one of them and take the others out.");
        let about = all.iter().map(|key| join(&here.address, key)).collect();
        self.faults.push_about(about, fault.at(place));
    }

    fn part_of(&mut self, spec: &Spec, way: &[&str], table: &Table, meant: &[&str], here: &Here<'_>) {
        let lacking: Vec<&Key> = way
            .iter()
            .filter(|key| !table.contains_key(**key) && !meant.contains(*key))
            .filter_map(|key| spec.key(key))
            .collect();
        let Some(there) = way.iter().find_map(|key| table.get(*key)) else { return };
        let lacking = self.not_taken_out(lacking, here);
        if lacking.is_empty() {
            return;
        }
        let names: Vec<String> = lacking.iter().map(|key| key.name.to_owned()).collect();
        let fault = Diagnostic::fault(format!("{} needs {} as well", self.called(here), spoken::and(&names)))
            .because(format!(
                "{} belong together.",
                spoken::and(&way.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>())
            ))
            .fix(format!("Write, with your own figures: {}", self.advice(here).lines(&lacking, "; ")));
        self.fault_about(&lacking, here, &there.key, fault);
    }
}
