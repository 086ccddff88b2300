//! Figures that one could type: within the limits of their key, in order, and adding up with those beside them.

use super::Advice;
use crate::scenario::check::spoken::shown;
use crate::scenario::language::{Key, Limits, WHOLES};
use crate::scenario::text::node::Node;

impl Advice<'_> {
    /// A figure of a key.
    pub(super) fn number(&self, name: &str, limits: Limits) -> String {
        if self.table.ends_with("month_percent") {
            return "100".to_owned();
        }
        let beside = |key: &str| self.other(key).and_then(Node::number);
        let figure = match name {
            "retires_from_age" => 60.0,
            "number" => beside("on_first_day").map_or(10.0, |there| there.max(10.0)),
            "on_first_day" => beside("number").map_or(10.0, |places| places.min(10.0)),
            "to" => beside("from").map_or(10.0, |from| from + 10.0),
            "from" => beside("to").map_or(0.0, |to| libm::floor(to / 2.0)),
            _ => 10.0,
        };
        shown(nearest(figure, limits))
    }

    /// A whole figure of a key; of ages, one beyond the other end.
    pub(super) fn whole(&self, name: &str, least: i64, most: i64) -> String {
        let beside = |key: &str| self.other(key).and_then(Node::number);
        match name {
            "to" => shown(beside("from").map_or(17.0, |from| from.max(17.0))),
            "from" => shown(beside("to").map_or(0.0, |to| to.min(12.0))),
            _ => 10.clamp(least, most).to_string(),
        }
    }

    /// A list: as long as the list beside it that it belongs to, else of two.
    pub(super) fn list(&self, name: &str, limits: Limits, rises: bool) -> String {
        let count = self.as_many(name).unwrap_or(2).max(1);
        let figures = match name {
            "pay_points_pounds" => rising(count, 36_000.0, 3_000.0),
            "of_full_time_percent" => rising(count, 60.0, 20.0),
            // Of ages the last band ends where the key does.
            "up_to" if limits.most <= 18.0 => (1..=count).map(|band| share_of(18.0, band, count)).collect(),
            "up_to" if limits.least >= 20.0 => rising(count, 45.0, libm::floor(44.0 / count_as(count))),
            "leaving_percent" => vec![100.0; count],
            "supervised_every_weeks" => vec![2.0; count],
            _ if rises => rising(count, 13.0, 13.0),
            _ => even_shares(100.0, count),
        };
        let figures: Vec<String> = figures.into_iter().map(|figure| shown(nearest(figure, limits))).collect();
        format!("[{}]", figures.join(", "))
    }

    /// How many figures a list has because of another in the same table.
    fn as_many(&self, name: &str) -> Option<usize> {
        let count = |key: &str| self.other(key).and_then(Node::list).map(<[Node]>::len);
        let ends = ["up_to", "until_weeks", "at_months"];
        let shares = ["percent", "in_post_percent", "starters_percent", "leaving_percent", "end_percent"];
        let beyond = usize::from(self.other("beyond_mean").is_some());
        if ends.contains(&name) {
            shares.into_iter().find_map(count).map(|shares| shares.saturating_sub(beyond))
        } else {
            ends.into_iter().find_map(count).map(|ends| ends + beyond)
        }
    }

    /// Figures for some keys of a table whose figures make a hundred: what the others leave.
    pub(super) fn shares_of_one_whole(&self, keys: &[&Key]) -> Option<Vec<String>> {
        if !WHOLES.contains(&self.table) || keys.is_empty() {
            return None;
        }
        let there = self.written().into_iter().flatten().filter_map(|(_, entry)| entry.node.number());
        let left = (100.0 - there.sum::<f64>()).max(0.0);
        let shares = even_shares(left, keys.len());
        Some(keys.iter().zip(shares).map(|(key, share)| format!("{} = {}", key.name, shown(share))).collect())
    }
}

/// A range with what is written of it (likely, low and high), and the rest of it about that; none of whose figures is beyond the key's limits.
#[must_use]
pub fn range(written: [Option<f64>; 3], limits: Limits) -> String {
    let [likely, low, high] = written.map(|figure| figure.filter(|figure| limits.hold(*figure)));
    let middle = likely.unwrap_or_else(|| match (low, high) {
        (Some(low), Some(high)) => f64::midpoint(low, high),
        (Some(low), None) => about(low, 0.25, limits),
        (None, Some(high)) => about(high, -0.25, limits),
        (None, None) => nearest(10.0, limits),
    });
    // As far on the side that is not written as on the one that is.
    let below = low.unwrap_or_else(|| high.map_or_else(|| about(middle, -0.2, limits), |high| 2.0 * middle - high));
    let above = high.unwrap_or_else(|| low.map_or_else(|| about(middle, 0.3, limits), |low| 2.0 * middle - low));
    let within = |figure: f64| shown(figure.clamp(limits.least, limits.most));
    let lowest = if limits.above && below <= limits.least { (limits.least + middle) / 2.0 } else { below };
    format!("{{ likely = {}, low = {}, high = {} }}", within(middle), within(lowest), within(above))
}

/// A figure so much of itself further; from nought, as much further as a tenth of the way to ten.
fn about(figure: f64, by: f64, limits: Limits) -> f64 {
    let step = if figure == 0.0 { 10.0 * by } else { libm::fabs(figure) * by };
    (figure + step).clamp(limits.least, limits.most)
}

/// The figure nearest to one that a key may have.
fn nearest(figure: f64, limits: Limits) -> f64 {
    let least = if limits.above && figure <= limits.least { limits.least + 1.0 } else { limits.least };
    if limits.hold(figure) {
        figure
    } else if figure > limits.most {
        1.0_f64.clamp(least, limits.most)
    } else {
        least
    }
}

fn rising(count: usize, first: f64, step: f64) -> Vec<f64> {
    (0..count).map(|place| first + step * count_as(place)).collect()
}

/// Whole shares that make a figure, the first ones the larger.
fn even_shares(whole: f64, count: usize) -> Vec<f64> {
    if count == 2 && whole >= 100.0 {
        return vec![60.0, 40.0];
    }
    let each = libm::floor(whole / count_as(count));
    let rest = whole - each * count_as(count.saturating_sub(1));
    (0..count).map(|place| if place == 0 { rest } else { each }).collect()
}

fn share_of(whole: f64, part: usize, count: usize) -> f64 {
    libm::round(whole * count_as(part) / count_as(count) * 10.0) / 10.0
}

#[expect(clippy::cast_precision_loss, reason = "lists are short")]
fn count_as(count: usize) -> f64 {
    count as f64
}
