//! Findings as files hold them: six significant digits, so that a page says what the files say.

use crate::experiment::findings::{Band, Findings, Spread, TargetChance};
use crate::report::summary_json::six;

/// Every value as `results.csv` and `summary.json` hold it.
#[must_use]
pub fn rounded(findings: Findings) -> Findings {
    let row = |bands: Vec<Option<Band>>| bands.into_iter().map(|band| band.map(of_band)).collect();
    Findings {
        bands: findings.bands.into_iter().map(|(series, bands)| (series, row(bands))).collect(),
        targets: findings.targets.into_iter().map(of_target).collect(),
        spreads: findings.spreads.into_iter().map(of_spread).collect(),
        outlook: findings.outlook.written(six),
        ..findings
    }
}

fn of_band(band: Band) -> Band {
    Band {
        mean: six(band.mean),
        p10: six(band.p10),
        p25: six(band.p25),
        p50: six(band.p50),
        p75: six(band.p75),
        p90: six(band.p90),
        mc_error: six(band.mc_error),
        futures: band.futures,
    }
}

fn of_target(target: TargetChance) -> TargetChance {
    TargetChance { share_meeting: six(target.share_meeting), mc_error: six(target.mc_error), ..target }
}

fn of_spread(spread: Spread) -> Spread {
    Spread { workers: spread.workers.into_iter().map(six).collect(), ..spread }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{results_csv, sample, summary_json};

    #[test]
    fn rounding_changes_no_file() {
        let mut sample = sample::county();
        let files = |sample: &sample::Sample| {
            (results_csv::csv(&sample.report()).unwrap(), summary_json::json(&sample.report()).unwrap())
        };
        let before = files(&sample);
        let raw = sample.findings.clone();
        sample.findings = rounded(raw.clone());
        assert_eq!(before, files(&sample));
        assert_ne!(raw.bands, sample.findings.bands);
        assert_eq!(rounded(sample.findings.clone()).bands, sample.findings.bands, "once is enough");
    }
}
