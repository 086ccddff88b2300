//! A council's own level of a figure, from its history and its peers: what is likely, and how sure that is.

use crate::evidence::area::AreaId;
use crate::evidence::measure::Measure;
use crate::evidence::panel::Panel;

/// Eight in ten of a normal distribution lie within so many standard deviations.
pub const TENTH: f64 = 1.281_551_565_544_6;
/// Changes that must have been seen before they are trusted to tell what lasts from what passes.
const ENOUGH: usize = 60;
/// Median of the absolute deviation of a normal distribution × this is its standard deviation.
const MAD: f64 = 1.482_602_218_505_6;
/// Earlier years than so many before the last are not looked at.
const YEARS: u16 = 8;

/// How a figure is looked at: as it is, or by its logarithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// As it is.
    Plain,
    /// By its logarithm; figures of nought are passed over.
    Log,
}

/// How a figure of one council moves from year to year, and how far councils are apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Movement {
    /// Variance of what lasts, a year.
    pub lasting: f64,
    /// Variance of what passes with the year.
    pub passing: f64,
    /// Middle of the councils.
    pub middle: f64,
    /// Variance between councils.
    pub between: f64,
}

/// A level in doubt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// The middle value.
    pub likely: f64,
    /// One in ten lies below.
    pub low: f64,
    /// One in ten lies above.
    pub high: f64,
}

impl Level {
    /// The same range around another middle.
    #[must_use]
    pub fn moved_to(self, likely: f64) -> Self {
        let by = if self.likely > 0.0 { likely / self.likely } else { 1.0 };
        Self { likely, low: self.low * by, high: self.high * by }
    }
}

impl Scale {
    fn of(self, value: f64) -> Option<f64> {
        match self {
            Self::Plain => Some(value),
            Self::Log => (value > 0.0).then(|| libm::log(value)),
        }
    }

    fn back(self, value: f64) -> f64 {
        match self {
            Self::Plain => value.max(0.0),
            Self::Log => libm::exp(value),
        }
    }
}

/// A figure as it was looked at, year by year, up to a year.
fn seen(panel: &Panel, id: AreaId, measure: Measure, scale: Scale, year: u16) -> Vec<(u16, f64)> {
    let history = panel.history(id, measure).filter(|(of, _)| *of <= year && *of + YEARS > year);
    history.filter_map(|(of, value)| Some((of, scale.of(value)?))).collect()
}

/// Middle of some numbers.
pub(super) fn median(mut numbers: Vec<f64>) -> Option<f64> {
    numbers.sort_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    let upper = *numbers.get(middle)?;
    Some(if numbers.len().is_multiple_of(2) { (numbers.get(middle - 1)? + upper) / 2.0 } else { upper })
}

/// Variance of most of them, whatever the few at the ends do.
fn robust_variance(numbers: &[f64]) -> Option<f64> {
    let middle = median(numbers.to_vec())?;
    let spread = MAD * median(numbers.iter().map(|number| libm::fabs(number - middle)).collect())?;
    Some(spread * spread)
}

/// Changes of every council over so many years.
fn changes(all: &[Vec<(u16, f64)>], years: u16) -> Vec<f64> {
    let of = |one: &Vec<(u16, f64)>| -> Vec<f64> {
        let later = |(year, value): &(u16, f64)| {
            one.iter().find(|(other, _)| *other == year + years).map(|(_, after)| after - value)
        };
        one.iter().filter_map(later).collect()
    };
    all.iter().flat_map(of).collect()
}

/// Eq. F1. What lasts and what passes, from changes over one year and over two: a change over k years has variance
/// k · lasting + 2 · passing. `unless` stands in where too few years are known.
#[must_use]
pub fn movement(panel: &Panel, measure: Measure, scale: Scale, year: u16, unless: (f64, f64)) -> Movement {
    let all: Vec<Vec<(u16, f64)>> = panel.authorities().map(|(id, _)| seen(panel, id, measure, scale, year)).collect();
    let (one, two) = (changes(&all, 1), changes(&all, 2));
    let (lasting, passing) = match (robust_variance(&one), robust_variance(&two)) {
        (Some(one_year), Some(two_years)) if one.len() >= ENOUGH && two.len() >= ENOUGH => {
            let passing = (one_year - two_years / 2.0).clamp(0.0, one_year / 2.0);
            (one_year - 2.0 * passing, passing)
        }
        _ => (unless.0 * unless.0, unless.1 * unless.1),
    };
    let means: Vec<f64> = all.iter().filter_map(|one| mean(one)).collect();
    let between = robust_variance(&means).unwrap_or(0.0);
    let years = all.iter().map(Vec::len).max().unwrap_or(1).max(1) as f64;
    let middle = median(means).unwrap_or(0.0);
    // The mean of a few years is itself blurred by what passes.
    Movement { lasting, passing, middle, between: (between - passing / years).max(between / 4.0).max(1e-9) }
}

fn mean(one: &[(u16, f64)]) -> Option<f64> {
    (!one.is_empty()).then(|| one.iter().map(|(_, value)| value).sum::<f64>() / one.len() as f64)
}

/// Eq. F2. The level of a year from all years up to it: begins at the middle of the councils and is moved by each
/// year's figure as far as that is surer than what was known. `chance` is the variance of
/// pure chance in a figure beyond a middling council's.
#[must_use]
pub fn level(
    panel: &Panel,
    (id, measure): (AreaId, Measure),
    scale: Scale,
    year: u16,
    moves: Movement,
    chance: impl Fn(f64) -> f64,
) -> Level {
    let (mut middle, mut variance, mut at) = (moves.middle, moves.between, None);
    for (of, value) in seen(panel, id, measure, scale, year) {
        variance += at.map_or(0.0, |before: u16| moves.lasting * f64::from(of - before));
        let noise = (moves.passing + chance(scale.back(middle))).max(0.3 * moves.passing);
        let gain = if variance + noise > 0.0 { variance / (variance + noise) } else { 1.0 };
        middle += gain * (value - middle);
        variance *= 1.0 - gain;
        at = Some(of);
    }
    variance += at.map_or(0.0, |before| moves.lasting * f64::from(year.saturating_sub(before)));
    let away = TENTH * libm::sqrt(variance);
    Level { likely: scale.back(middle), low: scale.back(middle - away), high: scale.back(middle + away) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::evidence::read::read;
    use crate::scenario::text::place::Source;

    /// Sixty councils with a level each, a walk, and a wobble that passes.
    fn panel(lasting: f64, passing: f64) -> Panel {
        let mut text = "time_period,geographic_level,la_name,referral_count\n".to_owned();
        let mut state = 1u64;
        let mut noise = || {
            let mut sum = -6.0;
            for _ in 0..12 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                sum += (state >> 11) as f64 / (1u64 << 53) as f64;
            }
            sum
        };
        for council in 0..200 {
            let mut level = 100.0 + 10.0 * noise();
            for year in 2015..2023 {
                level += lasting * noise();
                text += &format!("{year},LA,C{council:03},{}\n", level + passing * noise());
            }
        }
        read(&[Arc::new(Source { name: "a.csv".to_owned(), text })]).expect("sound").panel
    }

    #[test]
    fn what_lasts_is_told_from_what_passes() {
        let moves = movement(&panel(3.0, 5.0), Measure::Referrals, Scale::Plain, 2022, (1.0, 1.0));
        assert!((libm::sqrt(moves.lasting) - 3.0).abs() < 0.6, "{moves:?}");
        assert!((libm::sqrt(moves.passing) - 5.0).abs() < 0.6, "{moves:?}");
        assert!((moves.middle - 100.0).abs() < 3.0, "{moves:?}");
    }

    #[test]
    fn a_level_lies_between_the_history_and_the_peers_and_more_years_make_it_surer() {
        let panel = panel(0.0, 5.0);
        let id = panel.find("C000").expect("there");
        let at = |year| {
            let moves = Movement { lasting: 0.0, passing: 25.0, middle: 100.0, between: 100.0 };
            level(&panel, (id, Measure::Referrals), Scale::Plain, year, moves, |_| 0.0)
        };
        let history: Vec<f64> = panel.history(id, Measure::Referrals).map(|(_, value)| value).collect();
        let mean = history.iter().sum::<f64>() / 8.0;
        // Eight years of variance 25 against a prior of variance 100: weight 32/33 on the history.
        assert!((at(2022).likely - (mean * 32.0 + 100.0) / 33.0).abs() < 1e-9);
        assert!(at(2022).high - at(2022).low < at(2016).high - at(2016).low);
        let sd = libm::sqrt(100.0 / 33.0);
        assert!((at(2022).high - at(2022).likely - TENTH * sd).abs() < 1e-9);
    }

    #[test]
    fn too_few_years_leave_the_stated_movement() {
        let moves = movement(&panel(3.0, 5.0), Measure::Referrals, Scale::Plain, 2016, (2.0, 4.0));
        assert_eq!((moves.lasting, moves.passing), (4.0, 16.0));
    }
}
