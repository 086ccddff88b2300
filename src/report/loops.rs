//! What each feedback loop does, as a table for people and as `loops.csv`.

use super::{WriteFault, figures, results_csv};
use crate::experiment::loops::{LoopFindings, SHOWN};

/// The columns, fixed for all time.
const COLUMNS: [&str; 6] = ["scenario", "loops", "measure", "unit", "statistic", "value"];
/// Room for what is on.
const FIRST: usize = 40;
/// Room for a measure.
const EACH: usize = 21;

/// The file's bytes.
pub(crate) fn csv(name: &str, findings: &LoopFindings) -> Result<Vec<u8>, WriteFault> {
    let mut rows = Vec::new();
    for played in &findings.played {
        for (measure, band) in SHOWN.iter().zip(&played.shown) {
            let (about, Some(band)) = (measure.about(), band) else { continue };
            for (statistic, value) in results_csv::statistics(band) {
                rows.push([
                    super::escape::cell(name),
                    played.key.to_owned(),
                    about.key.to_owned(),
                    about.unit.to_owned(),
                    statistic.to_owned(),
                    results_csv::value(value),
                ]);
            }
        }
    }
    results_csv::table("loops.csv", &COLUMNS, rows)
}

/// The table for people.
pub(crate) fn table(findings: &LoopFindings) -> String {
    let mut text = format!(
        "\nFeedback loops, at the end of the period ({} futures of each, the same luck; 8 in 10 in brackets)\n",
        figures::shown(f64::from(findings.futures), 0)
    );
    text.push_str(&format!("{:FIRST$}", ""));
    for measure in SHOWN {
        text.push_str(&format!("{:>EACH$}", brief(measure.about().label)));
    }
    text.push('\n');
    for played in &findings.played {
        text.push_str(&format!("{:FIRST$}", played.label));
        for (measure, band) in SHOWN.iter().zip(&played.shown) {
            let decimals = measure.about().decimals;
            let shown = |value| figures::shown(value, decimals);
            let cell = band.map_or_else(
                || "–".to_owned(),
                |band| format!("{} ({}–{})", shown(band.mean), shown(band.p10), shown(band.p90)),
            );
            text.push_str(&format!("{cell:>EACH$}"));
        }
        text.push('\n');
    }
    if !findings.absent.is_empty() {
        text.push_str(&format!("Not in this scenario: {}.\n", findings.absent.join("; ").to_lowercase()));
    }
    text
}

/// A label that fits its column.
fn brief(label: &str) -> String {
    let mut brief: String = label.chars().take(EACH - 2).collect();
    if brief.len() < label.len() {
        brief = brief.rsplit_once(' ').map_or(brief.clone(), |(whole, _)| whole.to_owned());
    }
    brief
}
