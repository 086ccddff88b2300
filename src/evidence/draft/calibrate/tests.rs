use super::*;
use crate::evidence::draft::played::Line;
use crate::evidence::draft::tests::{evidence, loaded};
use crate::experiment::workers::Alone;

fn play(futures: u32, seed: u64) -> Play<'static> {
    Play { futures, seed, workers: &Alone }
}

fn avon() -> Gathered {
    let evidence = evidence(&[]);
    let id = evidence.panel.find("Avon").expect("known");
    gathered(evidence.panel.clone(), evidence.own, id, 2019).expect("can be drafted")
}

/// A council whose levels are known is played on other luck; what it shows is aimed at.
#[test]
fn known_levels_are_recovered_within_their_range() {
    let (about, truth) = (avon(), [0.30, -0.20, -0.25, 0.15]);
    let shown = played(&about, &truth, play(40, 9)).expect("plays");
    let lines = [Line::Turnover, Line::Starters, Line::VacancyRate, Line::AgencyRate, Line::Caseload, Line::Held];
    let aims = lines.map(|line| {
        let seen = shown[line as usize];
        Aim::known(line, seen.mean, seen.sd / libm::sqrt(40.0))
    });
    let fit = fitted(&about, &aims, play(24, 1)).expect("fits");
    let square = |number: f64| number * number;
    let off = |of: fn(&Fitted) -> f64| fit.lines.iter().map(|it| square((of(it) - it.aim) / it.spread)).sum::<f64>();
    assert!(off(|it| it.after) < 0.2 * off(|it| it.before), "{:#?}", fit.told());
    for (place, truth) in truth.iter().enumerate() {
        let away = (fit.levels[place] - truth).abs();
        // One year of one council tells applicants from people who came another way only roughly.
        assert!(
            away < (2.6 * fit.sds[place]).max(0.18),
            "{:?}: {} for {truth}\n{:#?}",
            FREE[place],
            fit.levels[place],
            fit.told()
        );
        assert!(fit.sds[place] < FREE[place].prior());
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_the_ranges_are_in_the_file() {
    let evidence = evidence(&[]);
    let id = evidence.panel.find("Avon").expect("known");
    let once = calibrated(&evidence, id, None, play(4, 3)).expect("fits");
    assert_eq!(once, calibrated(&evidence, id, None, play(4, 3)).expect("fits"));
    let (draft, fit) = once;
    let likely = loaded(&draft).council.leaving.expect("there").percent_per_year.likely;
    let range = fit.range(Free::Leaving, likely);
    let line = draft.text.lines().find(|line| line.starts_with("percent_per_year")).expect("there");
    let high: f64 = line.split_once("high = ").and_then(|it| it.1.strip_suffix(" }")).expect(line).parse().expect(line);
    // The file rounds the middle and its ends, each by itself.
    assert!((high - range.high).abs() < 0.1, "{line} {range:?}");
    assert!(draft.text.contains("Fitted by simulated moments"), "{}", draft.text);
}
