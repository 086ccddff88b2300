//! Days that one could type: within the period, and in their order.

use jiff::Span;

use super::Advice;
use crate::scenario::council::Date;
use crate::scenario::text::node::Node;

impl Advice<'_> {
    /// A day for a key.
    pub(super) fn day(&self, name: &str) -> String {
        let beside = |key: &str| self.other(key).and_then(Node::date);
        let later = |day: Date, years: i16| day.checked_add(Span::new().years(years)).unwrap_or(day);
        let day = match (name, self.table) {
            ("start", "period") => {
                self.before_all().or_else(|| beside("end").map(|end| later(end, -3).last_of_month()))
            }
            ("end", "period") => {
                let start = beside("start").or_else(|| self.before_all());
                let end = start.map(|start| later(start, 3).last_of_month());
                end.max(self.dated().max().map(Date::last_of_month))
            }
            ("until", _) => {
                beside("date").map(|date| self.last_day().filter(|end| *end > date).unwrap_or(later(date, 1)))
            }
            ("date", _) if self.other("reorganise").is_some() => self.dated().min(),
            ("date", _) => {
                let soon = self.first_day().map(|start| self.soon(start, beside("until")));
                soon.max(self.reorganised().filter(|_| beside("until").is_none()))
            }
            _ => None,
        };
        let usual = if name == "end" || name == "until" { "2022-03-31" } else { "2019-04-01" };
        day.map_or_else(|| usual.to_owned(), |day| day.to_string())
    }

    /// A figure by date: on the last day, of which every measure has one.
    pub(super) fn by_day(&self, name: &str) -> String {
        let day = self.last_day().map_or_else(|| "2019-09-30".to_owned(), |day| day.to_string());
        format!("{{ {day} = {} }}", if name.starts_with("at_") { 18 } else { 2 })
    }

    /// The days that the scenario speaks of: of changes, targets and milestones.
    fn dated(&self) -> impl Iterator<Item = Date> {
        let in_changes = ["change", "milestone"].into_iter().flat_map(|family| self.tables(family));
        let days = in_changes.flat_map(|(_, table)| ["date", "until"].into_iter().filter_map(|key| table.get(key)));
        let promised = self.tables("target").flat_map(|(_, target)| {
            let keys = ["at_most", "at_least"].into_iter().filter_map(|key| target.get(key)?.node.table());
            keys.flatten().filter_map(|(day, _)| day.parse().ok())
        });
        days.filter_map(|entry| entry.node.date()).chain(promised)
    }

    /// The end of the month before the first of them.
    fn before_all(&self) -> Option<Date> {
        self.dated().min()?.first_of_month().yesterday().ok()
    }

    /// The day of the last reorganisation.
    fn reorganised(&self) -> Option<Date> {
        let acts = self.tables("change").filter(|(_, change)| change.contains_key("reorganise"));
        acts.filter_map(|(_, change)| change.get("date")?.node.date()).max()
    }

    fn first_day(&self) -> Option<Date> {
        self.root.at("period.start")?.date()
    }

    fn last_day(&self) -> Option<Date> {
        self.root.at("period.end")?.date()
    }

    /// The first April of a period, or where that is too late the day after its first.
    fn soon(&self, start: Date, until: Option<Date>) -> Date {
        let end = until.or_else(|| self.last_day());
        let next = start.tomorrow().unwrap_or(start);
        let of_year = |year: i16| Date::new(year, 4, 1).ok().filter(|day| *day > start);
        let april = of_year(start.year()).or_else(|| of_year(start.year() + 1));
        april.filter(|day| end.is_none_or(|end| *day < end)).unwrap_or(next)
    }
}
