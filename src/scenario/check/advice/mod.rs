//! What one could type for a key, built from the scenario that it is for: typed as it stands, it is no fault of its own.

mod days;
pub mod figures;
mod suits;
mod teams;

use super::Names;
use crate::scenario::language::{Family, Key, Kind, Spec};
use crate::scenario::text::node::{Node, Table, join};

/// Advice on the keys of one table.
pub struct Advice<'a> {
    /// The whole scenario.
    pub root: &'a Node,
    /// The names it defines.
    pub names: &'a Names,
    /// The address of the table that the keys stand in.
    pub table: &'a str,
}

impl<'a> Advice<'a> {
    /// Advice on the keys of the table in which an address stands.
    #[must_use]
    pub fn beside(root: &'a Node, names: &'a Names, address: &'a str) -> Self {
        Self { root, names, table: address.rsplit_once('.').map_or("", |(table, _)| table) }
    }

    /// Lines one could type for some keys, which then stand together.
    #[must_use]
    pub fn lines(&self, keys: &[&Key], between: &str) -> String {
        if let Some(shares) = self.shares_of_one_whole(keys) {
            return shares.join(between);
        }
        keys.iter().map(|key| self.line(key)).collect::<Vec<_>>().join(between)
    }

    /// A line one could type for a key.
    #[must_use]
    pub fn line(&self, key: &Key) -> String {
        format!("{} = {}", key.name, self.worth(key))
    }

    /// A value one could type for a key.
    #[must_use]
    pub fn worth(&self, key: &Key) -> String {
        if let Some(suits) = self.suits(key) {
            return suits;
        }
        match &key.kind {
            Kind::Number(limits, _) => self.number(key.name, *limits),
            Kind::Whole(least, most) => self.whole(key.name, *least, *most),
            Kind::Text => "\"…\"".to_owned(),
            Kind::Flag => "true".to_owned(),
            Kind::Date => self.day(key.name),
            Kind::Choice(words) => format!("\"{}\"", words.first().unwrap_or(&"")),
            Kind::Name(family) => format!("\"{}\"", self.one_of(*family)),
            Kind::Names(family) => format!("[\"{}\"]", self.one_of(*family)),
            Kind::Addresses => "[\"change.early-help-hub\"]".to_owned(),
            Kind::Numbers(limits, rises) => self.list(key.name, *limits, *rises),
            Kind::Shape => "{ lognormal = { mean = 26, cv = 1.2 } }".to_owned(),
            Kind::Exits => "{ closed = \"rest\" }".to_owned(),
            Kind::ByName(family, limits, _) => {
                format!("{{ {} = {} }}", self.one_of(*family), self.number(key.name, *limits))
            }
            Kind::ByDate => self.by_day(key.name),
            Kind::ByDay => "{ \"09-15\" = 100 }".to_owned(),
            Kind::Becomes => self.becomes(),
            Kind::Between(family) => self.between(*family),
            Kind::ByAddress(true) => "{ \"demand.referrals_per_year\" = 110 }".to_owned(),
            Kind::ByAddress(false) => "{ \"demand.growth_percent_per_year\" = 3 }".to_owned(),
            Kind::Table(spec) => self.inside(key, spec),
            Kind::Tables(_) => "{ }".to_owned(),
        }
    }

    /// A table with all that it needs.
    fn inside(&self, key: &Key, spec: &Spec) -> String {
        let below = Advice { root: self.root, names: self.names, table: &join(self.table, key.name) };
        let needed: Vec<&Key> = spec.keys.iter().filter(|key| key.required).collect();
        let forms = spec.forms.iter().filter(|forms| forms.required).map(|forms| below.one_way(spec, forms.ways));
        let lines = [below.lines(&needed, ", ")].into_iter().chain(forms).filter(|lines| !lines.is_empty());
        format!("{{ {} }}", lines.collect::<Vec<_>>().join(", "))
    }

    /// One of several ways of saying a thing: what suits the scenario, else the first.
    #[must_use]
    pub fn one_way(&self, spec: &Spec, ways: &[&[&str]]) -> String {
        let suits = |way: &&&[&str]| way.iter().any(|key| self.first_choice().contains(key));
        let way = ways.iter().find(suits).or_else(|| ways.first());
        let keys: Vec<&Key> = way.into_iter().flat_map(|way| way.iter()).filter_map(|key| spec.key(key)).collect();
        self.lines(&keys, if spec.keys.iter().any(|key| key.name == "fixed") { ", " } else { "; " })
    }

    /// The table that the keys stand in, as far as it is written.
    fn written(&self) -> Option<&'a Table> {
        if self.table.is_empty() { self.root.table() } else { self.root.at(self.table)?.table() }
    }

    /// What is written for another key of the table.
    fn other(&self, key: &str) -> Option<&'a Node> {
        self.written()?.get(key).map(|entry| &entry.node)
    }

    fn one_of(&self, family: Family) -> String {
        match family {
            Family::StageOrClosed => "closed".to_owned(),
            Family::Role => self.role(|_| true),
            Family::Stage => self.stage(),
            Family::Measure => "average_caseload".to_owned(),
            Family::Team | Family::Group | Family::Recruitment | Family::Induction => self.any_of(family),
        }
    }
}
