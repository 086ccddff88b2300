//! A value against its key.

use super::number::{beyond, meant_as_doubt};
use super::spoken::{self, quoted};
use super::table::{Here, Walk};
use crate::scenario::check::{length, letters, mistakes};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::language::shapes::SHAPE;
use crate::scenario::language::suggest::nearest;
use crate::scenario::language::{Family, Key, Kind, Limits, Spec};
use crate::scenario::text::lookalikes;
use crate::scenario::text::node::{Node, Value};

impl Walk<'_> {
    /// Checks the value of a key.
    pub fn value(&mut self, key: &Key, node: &Node, here: &Here<'_>) {
        match &key.kind {
            Kind::Number(limits, doubt) => self.number(key, *limits, *doubt, node, here),
            Kind::Whole(least, most) => self.whole(key, (*least, *most), node, here),
            Kind::Text => self.words(key, node, here),
            Kind::Flag if matches!(node.value, Value::Flag(_)) => {}
            Kind::Date if node.date().is_some() => {}
            Kind::Flag | Kind::Date => self.wrong_kind(key, node, here),
            Kind::Choice(words) => self.choice(key, words, node, here),
            Kind::Name(family) => self.name(key, *family, node, here),
            Kind::Names(family) => self.list(key, node, here, |walk, item| walk.name_item(key, *family, item, here)),
            Kind::Addresses => self.list(key, node, here, |walk, item| {
                if item.text().is_none() {
                    walk.wrong_item(key, item, here);
                }
            }),
            Kind::Numbers(limits, ascending) => self.numbers(key, *limits, *ascending, node, here),
            Kind::Shape => self.shape(key, node, here),
            Kind::Exits => self.entries(key, node, here, Walk::exit),
            Kind::ByName(family, limits, doubt) => self.by_name(key, (*family, *limits, *doubt), node, here),
            Kind::ByDate => self.entries(key, node, here, Walk::by_date),
            Kind::ByDay => self.entries(key, node, here, Walk::by_day),
            Kind::Becomes => self.entries(key, node, here, Walk::becomes),
            Kind::Between(_) => self.entries(key, node, here, Walk::between),
            Kind::ByAddress(true) => self.entries(key, node, here, Walk::scaled),
            Kind::ByAddress(false) => self.entries(key, node, here, Walk::addressed),
            Kind::Table(spec) => self.inner(key, spec, node, here),
            Kind::Tables(spec) => self.tables(key, spec, node, here),
        }
    }

    /// Refuses a value of the wrong kind.
    pub fn wrong_kind(&mut self, key: &Key, node: &Node, here: &Here<'_>) {
        // The key as it was typed, so that the line can be typed again.
        let typed = here.key.text().trim();
        let typed = if typed.contains(['\n', '[']) { "" } else { typed };
        self.wrong(key, node, typed, here);
    }

    /// Refuses an item of a list of the wrong kind.
    fn wrong_item(&mut self, key: &Key, node: &Node, here: &Here<'_>) {
        self.wrong(key, node, "", here);
    }

    fn wrong(&mut self, key: &Key, node: &Node, typed: &str, here: &Here<'_>) {
        let fault = Diagnostic::fault(format!("{} takes {}", here.last(), spoken::takes(&key.kind)))
            .labelled(spoken::label(&key.kind, node))
            .because(self.reason(key, node))
            .fix(mistakes::fix(key, typed, node, &self.advice_beside(here)));
        self.fault(here, &node.place, fault);
    }

    fn reason(&self, key: &Key, node: &Node) -> String {
        let is_shape = node.table().is_some_and(|table| table.keys().any(|name| SHAPE.key(name).is_some()));
        if is_shape {
            format!("a shape is variation between children or people; this figure is one for all: {}", key.doc)
        } else {
            key.doc.to_owned()
        }
    }

    fn whole(&mut self, key: &Key, (least, most): (i64, i64), node: &Node, here: &Here<'_>) {
        match node.value {
            Value::Whole(whole) if (least..=most).contains(&whole) => {}
            Value::Whole(_) | Value::Number(f64::INFINITY) => {
                let fault = Diagnostic::fault(format!("{} = {} cannot be", here.last(), node.place.text()))
                    .because(if least == most {
                        key.doc.to_owned()
                    } else {
                        format!("{} It goes from {least} to {most}.", key.doc)
                    })
                    .fix(if least == most {
                        format!("Write {} = {least}", here.last())
                    } else {
                        format!("Write a whole number from {least} to {most}.")
                    });
                self.fault(here, &node.place, fault);
            }
            Value::Number(_)
            | Value::Text(_)
            | Value::Flag(_)
            | Value::Date(_)
            | Value::Moment(_)
            | Value::List(_)
            | Value::Table(_) => self.wrong_kind(key, node, here),
        }
    }

    fn words(&mut self, key: &Key, node: &Node, here: &Here<'_>) {
        match node.text() {
            None => self.wrong_kind(key, node, here),
            Some(text) if text.trim().is_empty() => {
                let fault = Diagnostic::fault(format!("{} is empty", here.last()))
                    .because(key.doc)
                    .fix("Write a few words between the quotes, or take the line out if the file lets you.");
                self.fault(here, &node.place, fault);
            }
            Some(text) => {
                let refused = length::refuse(key.name, text).or_else(|| letters::refuse(here.last(), text, node));
                if let Some(fault) = refused {
                    self.fault(here, &node.place, fault);
                }
            }
        }
    }

    fn choice(&mut self, key: &Key, words: &[&str], node: &Node, here: &Here<'_>) {
        let Some(text) = node.text() else {
            self.wrong_kind(key, node, here);
            return;
        };
        if words.contains(&text) {
            return;
        }
        let meant = nearest(text, words.iter().copied());
        let strange = lookalikes::meant(text, words.iter().copied());
        let why = strange.map_or(String::new(), |(_, why)| format!(" But {why}."));
        let fault = Diagnostic::fault(format!("{} cannot be \"{text}\"", here.last()))
            .because(format!("{} It is one of {}.{why}", key.doc, quoted(words)))
            .fix(meant.map_or_else(
                || format!("Write one of {}.", quoted(words)),
                |meant| format!("Did you mean \"{meant}\"?"),
            ));
        self.fault(here, &node.place, fault);
    }

    pub(super) fn name(&mut self, key: &Key, family: Family, node: &Node, here: &Here<'_>) {
        match node.text() {
            None => self.wrong_kind(key, node, here),
            Some(text) => self.known(family, text, node, here),
        }
    }

    fn name_item(&mut self, key: &Key, family: Family, node: &Node, here: &Here<'_>) {
        let one = Key { name: key.name, kind: Kind::Name(family), required: false, doc: key.doc };
        match node.text() {
            None => self.wrong_item(&one, node, here),
            Some(text) => self.known(family, text, node, here),
        }
    }

    pub(super) fn known(&mut self, family: Family, text: &str, node: &Node, here: &Here<'_>) {
        if let Some(fault) = self.refuse(family, text) {
            self.fault(here, &node.place, fault);
        }
    }

    fn list(&mut self, key: &Key, node: &Node, here: &Here<'_>, mut each: impl FnMut(&mut Self, &Node)) {
        let Some(list) = node.list() else {
            self.wrong_kind(key, node, here);
            return;
        };
        for (index, item) in list.iter().enumerate() {
            each(self, item);
            if item.text().is_some() && list.iter().take(index).any(|other| other.text() == item.text()) {
                let fault = Diagnostic::fault(format!("{} stands here twice", item.place.text()))
                    .because("a list of names has each once.")
                    .fix("Take one of them out.");
                self.fault(here, &item.place, fault);
            }
        }
    }

    fn numbers(&mut self, key: &Key, limits: Limits, ascending: bool, node: &Node, here: &Here<'_>) {
        self.list(key, node, here, |walk, item| match item.number() {
            None => walk.wrong_item(
                &Key { name: key.name, kind: Kind::known(limits), required: false, doc: key.doc },
                item,
                here,
            ),
            Some(number) => {
                if let Some(fault) = beyond(here.last(), number, limits) {
                    walk.fault(here, &item.place, fault);
                }
            }
        });
        let list = node.list().unwrap_or(&[]);
        let falls =
            list.windows(2).find(|pair| pair[0].number().zip(pair[1].number()).is_some_and(|(one, next)| next <= one));
        if let (true, Some(pair)) = (ascending, falls) {
            let fault = Diagnostic::fault(format!("{} does not rise at {}", here.last(), pair[1].place.text()))
                .because(if key.name == "up_to" {
                    "each figure is the upper end of a band, so each must be above the one before."
                } else {
                    "each figure must be above the one before."
                })
                .fix("Write the figures from the smallest to the largest, each once.");
            self.fault(here, &pair[1].place, fault);
        }
        if node.list().is_some_and(<[Node]>::is_empty) {
            let fault = Diagnostic::fault(format!("{} is empty", here.last()))
                .because(key.doc)
                .fix(format!("Write {}", self.advice_beside(here).line(key)));
            self.fault(here, &node.place, fault);
        }
    }

    fn shape(&mut self, key: &Key, node: &Node, here: &Here<'_>) {
        match node.table() {
            Some(table) if !meant_as_doubt(table) => self.table(SHAPE, node, here),
            _ => self.number(key, Limits::AMOUNT, true, node, here),
        }
    }

    fn inner(&mut self, key: &Key, spec: &'static Spec, node: &Node, here: &Here<'_>) {
        if node.table().is_some() {
            self.table(spec, node, here);
        } else {
            self.wrong_kind(key, node, here);
        }
    }
}
