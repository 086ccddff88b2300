//! What the model's own balance of staff and work says about where a council is heading.

use super::history::History;
use super::outcome::Outcome;
use crate::evidence::measure::Measure;
use crate::foundations::statistics::{mean, quantile_sorted};

/// Pairs that say "no effect", beside those that were seen.
const PAIRS_AGAINST: f64 = 200.0;
/// Fewest pairs from which an effect is taken at all.
const FEWEST_PAIRS: usize = 60;
/// Councils further out than this [sd] count as if here.
const FURTHEST: f64 = 3.0;

/// What a mechanism of the model makes a council's next figure hang on.
///
/// Turnover: many starters, who leave sooner than settled staff (W1). Agency rate: a high caseload, for which
/// agency workers are asked (G1). Vacancy rate: more agency workers than vacancies, who stand in posts not yet counted as
/// vacant. Staff in post: vacancies, which are posts that may be filled (P3). Caseload: nothing that helped.
fn of_council(history: &History, outcome: Outcome, council: usize, year: u16) -> Option<f64> {
    let of = |measure| history.figure(council, measure, year);
    let scaled = |other: Outcome| Some(other.scaled(history.value(council, other, year)?));
    match outcome {
        Outcome::Turnover => Some(of(Measure::Starters)? / of(Measure::InPost).filter(|size| *size > 0.0)?),
        Outcome::AgencyRate => scaled(Outcome::Caseload),
        Outcome::VacancyRate => {
            let posts = of(Measure::InPost)? + of(Measure::Vacancies)?;
            Some((of(Measure::Agency)? - of(Measure::Vacancies)?) / Some(posts).filter(|posts| *posts > 0.0)?)
        }
        Outcome::InPost => scaled(Outcome::VacancyRate),
        Outcome::Caseload => None,
    }
}

/// How far each council's signal stood from the middle one in a year \[sd\]; nought where it is unknown.
#[must_use]
pub fn standings(history: &History, outcome: Outcome, year: u16) -> Vec<f64> {
    let own: Vec<Option<f64>> =
        (0..history.councils.len()).map(|council| of_council(history, outcome, council, year)).collect();
    let mut known: Vec<f64> = own.iter().flatten().copied().collect();
    known.sort_by(f64::total_cmp);
    let (Some(middle), Some(centre)) = (quantile_sorted(&known, 0.5), mean(&known)) else {
        return vec![0.0; own.len()];
    };
    let squares: Vec<f64> = known.iter().map(|value| (value - centre) * (value - centre)).collect();
    let sd = mean(&squares).unwrap_or(0.0).sqrt();
    let stands = |value: f64| if sd > 0.0 { ((value - middle) / sd).clamp(-FURTHEST, FURTHEST) } else { 0.0 };
    own.into_iter().map(|value| value.map_or(0.0, stands)).collect()
}

/// A forecast of the past beside what came.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Past {
    /// Years ahead.
    pub ahead: u16,
    /// How far the council's signal stood from the middle \[sd\].
    pub standing: f64,
    /// What came less what the council's course foretold, on the outcome's own scale.
    pub missed: f64,
    /// The sd foretold.
    pub sd: f64,
}

/// Eq. B7. Effect of a signal so many years ahead, on the outcome's own scale for each sd: least squares on forecasts of
/// the past, beside `PAIRS_AGAINST` that say "none".
#[must_use]
pub fn effect(pasts: &[Past], ahead: u16) -> f64 {
    let seen: Vec<(f64, f64)> = pasts
        .iter()
        .filter(|past| past.ahead == ahead)
        .map(|past| (past.standing / past.sd, past.missed / past.sd))
        .collect();
    if seen.len() < FEWEST_PAIRS {
        return 0.0;
    }
    let squares: f64 = seen.iter().map(|pair| pair.0 * pair.0).sum();
    let products: f64 = seen.iter().map(|pair| pair.0 * pair.1).sum();
    let against = PAIRS_AGAINST * squares / seen.len() as f64;
    if squares > 0.0 { products / (squares + against) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    fn pasts(count: usize) -> Vec<Past> {
        (0..count)
            .map(|place| {
                let standing = if place % 2 == 0 { 1.0 } else { -1.0 };
                Past { ahead: 1, standing, missed: 0.3 * standing, sd: 0.5 }
            })
            .collect()
    }

    #[test]
    fn an_effect_is_believed_as_far_as_it_was_seen() {
        assert_relative_eq!(effect(&pasts(200), 1), 0.15, max_relative = 1e-12);
        assert_relative_eq!(effect(&pasts(1800), 1), 0.27, max_relative = 1e-12);
        assert!(effect(&pasts(59), 1).abs() < 1e-15 && effect(&pasts(200), 2).abs() < 1e-15);
    }

    #[test]
    fn a_council_stands_where_its_figure_stands_among_all() {
        let mut history = History::default();
        for (name, caseload) in [("Ashby", 12.0), ("Barton", 16.0), ("Corley", 16.0), ("Denham", 90.0)] {
            history.put(name, Measure::Caseload, 2019, caseload);
        }
        history.put("Elmley", Measure::InPost, 2019, 100.0);
        let standings = standings(&history, Outcome::AgencyRate, 2019);
        assert!(standings[0] < 0.0 && standings[1].abs() < 1e-12 && standings[3] > 1.0, "{standings:?}");
        assert!(standings[4].abs() < 1e-12);
        assert!(super::standings(&history, Outcome::Caseload, 2019).iter().all(|standing| standing.abs() < 1e-12));
    }
}
