//! Keys that hold a list of names or dates, each with its value.

use super::days::{day_in, no_such_day};
use super::table::{Here, Walk};
use crate::scenario::council::Date;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::language::address::{kind_at, nearest_address};
use crate::scenario::language::suggest::nearest;
use crate::scenario::language::{ANNOTATIONS, Family, Key, Kind, Limits};
use crate::scenario::text::node::{Entry, Node};

impl Walk<'_> {
    pub(super) fn entries(
        &mut self,
        key: &Key,
        node: &Node,
        here: &Here<'_>,
        each: fn(&mut Self, &Key, &str, &Entry, &Here<'_>),
    ) {
        let Some(table) = node.table() else {
            self.wrong_kind(key, node, here);
            return;
        };
        for (name, entry) in table {
            let below = here.below(name, &entry.key);
            match ANNOTATIONS.key(name) {
                Some(annotation) => self.value(annotation, &entry.node, &below),
                None => each(self, key, name, entry, &below),
            }
        }
    }

    pub(super) fn exit(&mut self, key: &Key, name: &str, entry: &Entry, here: &Here<'_>) {
        if let Some(fault) = self.refuse_key(Family::StageOrClosed, name, here) {
            self.fault(here, here.key, fault);
        }
        match entry.node.text() {
            Some("rest") => {}
            Some(text) if nearest(text, ["rest"]).is_some() => {
                let fault = Diagnostic::fault(format!("\"{text}\" is not a share"))
                    .because("one exit may be \"rest\": whatever the others leave.")
                    .fix("Write \"rest\".");
                self.fault(here, &entry.node.place, fault);
            }
            _ => self.one_number(key, (Limits::PERCENT, true), entry, here),
        }
    }

    /// A number of a table of them, told as what it is.
    fn one_number(&mut self, key: &Key, (limits, doubt): (Limits, bool), entry: &Entry, here: &Here<'_>) {
        let one = Key { name: key.name, kind: Kind::Number(limits, doubt), required: false, doc: key.doc };
        self.value(&one, &entry.node, here);
    }

    pub(super) fn by_date(&mut self, key: &Key, name: &str, entry: &Entry, here: &Here<'_>) {
        if name.parse::<Date>().is_err() || name.len() != 10 {
            let fault = Diagnostic::fault(format!("{name} is not a date of the calendar"))
                .because(
                    no_such_day(name)
                        .unwrap_or_else(|| "each figure stands under its date: year, month, day.".to_owned()),
                )
                .fix(
                    day_in(name)
                        .map_or("Write the date as in { 2019-09-30 = 18 }.".to_owned(), |date| format!("Write {date}")),
                );
            self.fault(here, here.key, fault);
        }
        self.one_number(key, (Limits::ANY, false), entry, here);
    }

    pub(super) fn by_day(&mut self, key: &Key, name: &str, entry: &Entry, here: &Here<'_>) {
        // 2019 has no 29 February: a start date must come every year.
        if name.len() != 5 || format!("2019-{name}").parse::<Date>().is_err() {
            let fault = Diagnostic::fault(format!("\"{name}\" is not a day that every year has"))
                .because("a start date is written month-day, such as \"09-15\" for 15 September.")
                .fix("Write { \"09-15\" = 65, \"03-01\" = 35 } with your own days.");
            self.fault(here, here.key, fault);
        }
        self.one_number(key, (Limits::PERCENT, false), entry, here);
    }

    pub(super) fn becomes(&mut self, key: &Key, name: &str, entry: &Entry, here: &Here<'_>) {
        if let Some(fault) = self.refuse_key(Family::Role, name, here) {
            self.fault(here, here.key, fault);
        }
        self.name(key, Family::Role, &entry.node, here);
    }

    /// Shares of one table's that go to others of its family.
    pub(super) fn between(&mut self, key: &Key, name: &str, entry: &Entry, here: &Here<'_>) {
        let Kind::Between(family) = key.kind else { return };
        if let Some(fault) = self.refuse_key(family, name, here) {
            self.fault(here, here.key, fault);
        }
        if entry.node.table().is_none() {
            self.wrong_kind(key, &entry.node, here);
            return;
        }
        let shares = Kind::ByName(family, Limits::PERCENT, false);
        self.value(&Key { name: key.name, kind: shares, required: false, doc: key.doc }, &entry.node, here);
    }

    /// A value at an address of a scenario: the value itself is judged once it stands there.
    pub(super) fn addressed(&mut self, _: &Key, name: &str, _: &Entry, here: &Here<'_>) {
        if kind_at(name).is_some() {
            return;
        }
        let fault = Diagnostic::fault(format!("a scenario has no address \"{name}\""))
            .because("an address is the table and the key joined by dots, the whole of it in quotes.")
            .fix(nearest_address(name).map_or_else(
                || {
                    "Write it as in { \"demand.growth_percent_per_year\" = 3 }, with an address of your scenario."
                        .to_owned()
                },
                |meant| format!("Did you mean \"{meant}\"?"),
            ));
        self.fault(here, here.key, fault);
    }

    pub(super) fn scaled(&mut self, key: &Key, name: &str, entry: &Entry, here: &Here<'_>) {
        self.addressed(key, name, entry, here);
        self.one_number(key, (Limits::AMOUNT, false), entry, here);
    }

    pub(super) fn by_name(
        &mut self,
        key: &Key,
        (family, limits, doubt): (Family, Limits, bool),
        node: &Node,
        here: &Here<'_>,
    ) {
        let Some(table) = node.table().filter(|_| !node.is_doubt()) else {
            self.wrong_kind(key, node, here);
            return;
        };
        for (name, entry) in table {
            let below = here.below(name, &entry.key);
            if let Some(annotation) = ANNOTATIONS.key(name) {
                self.value(annotation, &entry.node, &below);
                continue;
            }
            if let Some(fault) = self.refuse_key(family, name, &below) {
                self.fault(&below, &entry.key, fault);
            }
            self.one_number(key, (limits, doubt), entry, &below);
        }
    }
}
