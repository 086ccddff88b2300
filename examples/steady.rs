//! Drafts every council of a folder of open data at every census, plays the year after it, and says how near the means
//! stay to what the council had published.
//!
//! `cargo run --release --no-default-features --example steady -- FOLDER FUTURES [EVERY-NTH] [COUNCIL]`

use std::error::Error;
use std::io::Write;
use std::sync::Arc;

use caseload::evidence::draft::draft;
use caseload::evidence::measure::Measure;
use caseload::evidence::panel::Panel;
use caseload::evidence::{area::AreaId, read::read, text::decode};
use caseload::experiment::Experiment;
use caseload::foundations::quantile_table::TableCache;
use caseload::model::record::Group;
use caseload::scenario::library::OneText;
use caseload::scenario::loaded::load;

/// Published figures and the measures that are the same.
const LINES: [(Measure, &str); 5] = [
    (Measure::Turnover, "turnover_rate_percent"),
    (Measure::AgencyRate, "agency_rate_percent"),
    (Measure::VacancyRate, "vacancy_rate_percent"),
    (Measure::InPost, "in_post_fte"),
    (Measure::Caseload, "average_caseload"),
];

/// Root mean square of a council's changes from one year to the next, over all years that are published.
fn spread(panel: &Panel, id: AreaId, measure: Measure) -> Option<f64> {
    let history: Vec<f64> = panel.history(id, measure).map(|(_, value)| value).collect();
    let squares: Vec<f64> = history.windows(2).map(|pair| (pair[1] - pair[0]).powi(2)).collect();
    (squares.len() >= 3).then(|| (squares.iter().sum::<f64>() / squares.len() as f64).sqrt())
}

/// Means over futures of what is likely, a year on. What we do not know and years that move stay at their middle, so that
/// a few futures tell; the number is of chance alone.
fn means(text: &str, futures: u32, year: u16) -> Result<Vec<f64>, Box<dyn Error>> {
    let moves = ["referrals_lasting", "referrals_passing", "leaving", "applicants"];
    let mut sets: Vec<String> = moves.iter().map(|name| format!("between_years.{name}_percent=0")).collect();
    sets.push(format!("period.end={}-09-30", year + 1));
    let scenario = load("draft", &OneText(text), &sets).map_err(|found| found[0].title.clone())?;
    let experiment = Experiment::new(&scenario, 1);
    let mut tables = TableCache::default();
    let played: Vec<_> = (1..=u64::from(futures)).map(|chance| experiment.future(0, chance, &mut tables)).collect();
    let last = |role: Option<usize>, measure: &str| {
        let series = &experiment.recorder.series;
        let place = series.iter().position(|series| {
            series.measure.about().key == measure && series.group == role.map_or(Group::Council, Group::Role)
        });
        let ends = place.map(|place| {
            played
                .iter()
                .filter_map(move |one| one.values.chunks(series.len()).last()?.get(place).copied().map(f64::from))
        });
        let ends: Vec<f64> = ends.into_iter().flatten().filter(|value| value.is_finite()).collect();
        ends.iter().sum::<f64>() / ends.len().max(1) as f64
    };
    // Personal advisers are in post and in no census.
    let advisers = last(experiment.layout.roles.iter().position(|role| role == "personal-adviser"), "in_post_fte");
    Ok(LINES.iter().map(|(_, name)| last(None, name) - if *name == "in_post_fte" { advisers } else { 0.0 }).collect())
}

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [folder, futures, rest @ ..] = words.as_slice() else {
        return Err("FOLDER FUTURES [EVERY-NTH] [COUNCIL]".into());
    };
    let (futures, every): (u32, usize) = (futures.parse()?, rest.first().map_or(Ok(1), |every| every.parse())?);
    let mut files: Vec<_> = std::fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let mut sources: Vec<Arc<_>> = Vec::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "csv")) {
        sources.push(decode(&file.to_string_lossy(), &std::fs::read(file)?).map_err(|fault| fault.title)?);
    }
    let evidence = read(&sources).map_err(|faults| faults[0].title.clone())?;
    let panel = &evidence.panel;
    let mut out = std::io::stdout().lock();
    writeln!(out, "authority,year,measure,published,simulated,spread")?;
    let mut within = [(0u32, 0u32); LINES.len()];
    let mut number = 0;
    for (id, area) in panel.authorities() {
        if rest.get(1).is_some_and(|wanted| *wanted != area.name) {
            continue;
        }
        for year in panel.years(Measure::InPost) {
            let Ok(draft) = draft(&evidence, id, Some(year)) else { continue };
            number += 1;
            if number % every != 0 {
                continue;
            }
            let found = means(&draft.text, futures, year).map_err(|cause| format!("{} {year}: {cause}", area.name))?;
            for (place, (measure, name)) in LINES.iter().enumerate() {
                let (Some(own), Some(spread)) = (panel.value(id, *measure, year), spread(panel, id, *measure)) else {
                    continue;
                };
                writeln!(out, "\"{}\",{year},{name},{own},{:.2},{spread:.2}", area.name, found[place])?;
                within[place].0 += u32::from((found[place] - own).abs() <= spread);
                within[place].1 += 1;
            }
        }
    }
    for ((_, name), (near, all)) in LINES.iter().zip(within) {
        writeln!(
            out,
            "# {name}: {near} of {all} within the council's own year-to-year spread ({:.0} %)",
            100.0 * f64::from(near) / f64::from(all.max(1))
        )?;
    }
    Ok(())
}
