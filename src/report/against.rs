//! A figure beside its target: judged by the figures themselves, and never printed so that it reads as kept where it is not.

use super::figures;
use crate::experiment::findings::TargetChance;

/// Most decimals beyond the usual ones by which a figure is told from its target.
const MORE: usize = 4;

/// Whether a figure keeps a target, by the rule by which futures are counted; what the six digits of the files leave out breaks nothing.
pub(crate) fn keeps(target: &TargetChance, value: f64) -> bool {
    let [value, level] = [value, target.value].map(figures::once);
    value.total_cmp(&level).is_eq() || target.is_kept_by(value)
}

/// Decimals beyond the usual ones that a figure needs beside its target: none where it keeps it, or reads otherwise without them.
pub(crate) fn more(target: &TargetChance, value: f64, write: impl Fn(f64, usize) -> String) -> usize {
    if keeps(target, value) {
        return 0;
    }
    (0..MORE).find(|more| write(value, *more) != write(target.value, *more)).unwrap_or(MORE)
}

/// A figure as it is written with so many decimals beyond the usual ones: 15.04, and not 15.0, beside a target of at most 15.
pub(crate) fn told(target: &TargetChance, value: f64, write: impl Fn(f64, usize) -> String) -> String {
    let more = more(target, value, &write);
    write(value, more)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::findings::Series;
    use crate::model::measure::Measure;

    fn promised(value: f64, at_most: bool) -> TargetChance {
        TargetChance {
            target: "load".into(),
            series: Series { team: "all".into(), role: "all".into(), measure: Measure::AverageCaseload },
            date: jiff::civil::date(2024, 3, 31),
            record: 0,
            value,
            at_most,
            share_meeting: 0.5,
            mc_error: 0.05,
            futures: 100,
            all: 100,
        }
    }

    #[test]
    fn what_breaks_a_target_never_reads_as_the_target_does() {
        let said = |value: f64| told(&promised(15.0, true), value, |value, more| figures::shown(value, 1 + more));
        assert_eq!([15.0417, 15.0089, 15.003].map(said), ["15.04", "15.01", "15.003"]);
        assert_eq!([14.96, 15.0, 15.06].map(said), ["15.0", "15.0", "15.1"]);
        let at_least = promised(75.0, false);
        let said = |value: f64| told(&at_least, value, figures::shown);
        assert_eq!([74.6, 75.4, 74.4].map(said), ["74.6", "75", "74"]);
    }

    #[test]
    fn a_figure_is_judged_as_the_futures_are_and_not_as_it_is_printed() {
        let target = promised(15.0, true);
        assert!(keeps(&target, 15.0) && !keeps(&target, 15.0417), "15.04 reads as 15.0, and half the futures break it");
        // As a file has it, and as a computer remembers it.
        assert!(keeps(&promised(344.3, true), 344.3) && keeps(&promised(344.3, false), f64::from(344.3_f32)));
    }
}
