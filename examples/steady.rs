//! Drafts every council of a folder of open data at a census, plays the year after it, and says how near the means stay to
//! what the council had published; then plays all of them on for some years and asks of the results what was asked of the
//! published figures: what moves with what.
//!
//! `cargo run --release --no-default-features --example steady -- FOLDER [futures=20] [year=2023] [every=1] [council=NAME]
//! [calibrate=yes] [page=docs/draft.md as-of=2026-11-23]`
//!
//! With a page, the tables are written there between its two marks.

use std::error::Error;
use std::io::Write;
use std::sync::Arc;

use caseload::evidence::area::AreaId;
use caseload::evidence::draft::calibrate::{Play, calibrated};
use caseload::evidence::draft::draft;
use caseload::evidence::draft::played::{Line, year_on, years_on};
use caseload::evidence::measure::Measure;
use caseload::evidence::panel::Panel;
use caseload::evidence::read::{Evidence, read};
use caseload::evidence::slopes::{Point, Slope, within};
use caseload::evidence::text::decode;
use caseload::experiment::workers::Alone;

/// Published figures, and the lines that are the same.
const FIGURES: [(Measure, Line); 5] = [
    (Measure::Turnover, Line::Turnover),
    (Measure::AgencyRate, Line::AgencyRate),
    (Measure::VacancyRate, Line::VacancyRate),
    (Measure::InPost, Line::InPost),
    (Measure::Caseload, Line::Caseload),
];
/// What may pull on what, and how many years later.
const LOOPS: [(&str, usize, usize, u16); 4] = [
    ("vacancy rate on turnover, same year", 2, 0, 0),
    ("agency rate on turnover, same year", 1, 0, 0),
    ("vacancy rate on agency rate, same year", 2, 1, 0),
    ("average caseload on turnover, next year", 4, 0, 1),
];
/// Years that every council is played on.
const YEARS: u16 = 5;
/// Around the tables of a page.
const MARKS: [&str; 2] = ["<!-- steady -->\n", "<!-- /steady -->\n"];

/// What was typed.
struct Asked {
    folder: String,
    words: Vec<String>,
}

impl Asked {
    fn of(&self, key: &str) -> Option<&str> {
        self.words.iter().find_map(|word| word.strip_prefix(key)?.strip_prefix('='))
    }

    fn number(&self, key: &str, otherwise: u32) -> Result<u32, Box<dyn Error>> {
        Ok(self.of(key).map_or(Ok(otherwise), str::parse)?)
    }
}

/// Root mean square of a council's changes from one year to the next, over all years that are published.
fn spread(panel: &Panel, id: AreaId, measure: Measure) -> Option<f64> {
    let history: Vec<f64> = panel.history(id, measure).map(|(_, value)| value).collect();
    let squares: Vec<f64> = history.windows(2).map(|pair| (pair[1] - pair[0]).powi(2)).collect();
    (squares.len() >= 3).then(|| (squares.iter().sum::<f64>() / squares.len() as f64).sqrt())
}

/// How near all councils stayed, figure by figure.
#[derive(Default)]
struct Near {
    within: [(u32, u32); FIGURES.len()],
    next: [(u32, u32); FIGURES.len()],
    ratio: [(f64, f64); FIGURES.len()],
    drafted: u32,
    refused: Vec<String>,
}

fn text(evidence: &Evidence, id: AreaId, year: u16, fit: bool) -> Result<String, String> {
    if fit {
        let play = Play { futures: 40, seed: 1, workers: &Alone };
        let (draft, fit) = calibrated(evidence, id, Some(year), play).map_err(|cause| cause.to_string())?;
        let mut told = std::io::stderr().lock();
        fit.told().iter().try_for_each(|line| writeln!(told, "# {line}")).map_err(|cause| cause.to_string())?;
        return Ok(draft.text);
    }
    draft(evidence, id, Some(year)).map(|draft| draft.text).map_err(|cause| cause.to_string())
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let asked = Asked { folder: words.next().ok_or("FOLDER")?, words: words.collect() };
    let evidence = opened(&asked.folder)?;
    let panel = &evidence.panel;
    let newest = *panel.years(Measure::InPost).last().ok_or("no census in the folder")?;
    let year = u16::try_from(asked.number("year", u32::from(newest) - 1)?)?;
    let (futures, every) = (asked.number("futures", 20)?, asked.number("every", 1)? as usize);
    let mut near = Near::default();
    let mut played = Vec::new();
    let mut out = std::io::stdout().lock();
    writeln!(out, "authority,year,measure,published,simulated,spread,published_next")?;
    for (place, (id, area)) in panel.authorities().enumerate() {
        let wanted = asked.of("council").is_none_or(|council| council == area.name);
        if !wanted || place % every != 0 || panel.value(id, Measure::InPost, year).is_none() {
            continue;
        }
        let text = match text(&evidence, id, year, asked.of("calibrate").is_some()) {
            Ok(text) => text,
            Err(reason) => {
                near.refused.push(reason);
                continue;
            }
        };
        near.drafted += 1;
        let told =
            |found: Vec<caseload::scenario::diagnostic::Diagnostic>| format!("{}: {}", area.name, found[0].title);
        let seen = year_on(&text, year, (futures, 1 + u64::from(near.drafted)), &Alone).map_err(told)?;
        for (place, (measure, line)) in FIGURES.iter().enumerate() {
            let (Some(own), Some(spread)) = (panel.value(id, *measure, year), spread(panel, id, *measure)) else {
                continue;
            };
            let found = seen[*line as usize].mean;
            let next = panel.value(id, *measure, year + 1);
            let shown = next.map_or(String::new(), |next| next.to_string());
            writeln!(out, "\"{}\",{year},\"{}\",{own},{found:.2},{spread:.2},{shown}", area.name, line.called())?;
            count(&mut near.within[place], (found - own).abs() <= spread);
            if let Some(next) = next {
                count(&mut near.next[place], (found - next).abs() <= spread);
            }
            near.ratio[place].0 += found;
            near.ratio[place].1 += own;
        }
        played.push(years_on(&text, year, YEARS, played.len() as u64 + 1).map_err(told)?);
    }
    let tables = tables(&near, &loops(panel, &played), (year, futures, asked.of("as-of").unwrap_or("")));
    write!(out, "{tables}")?;
    for reason in &near.refused {
        writeln!(out, "# refused: {reason}")?;
    }
    if let Some(page) = asked.of("page") {
        let whole = std::fs::read_to_string(page)?;
        let (before, rest) = whole.split_once(MARKS[0]).ok_or("the page has no first mark")?;
        let (_, after) = rest.split_once(MARKS[1]).ok_or("the page has no second mark")?;
        std::fs::write(page, format!("{before}{}{tables}{}{after}", MARKS[0], MARKS[1]))?;
    }
    Ok(())
}

fn opened(folder: &str) -> Result<Evidence, Box<dyn Error>> {
    let mut files: Vec<_> = std::fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let mut sources: Vec<Arc<_>> = Vec::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "csv")) {
        sources.push(decode(&file.to_string_lossy(), &std::fs::read(file)?).map_err(|fault| fault.title)?);
    }
    Ok(read(&sources).map_err(|faults| faults[0].title.clone())?)
}

fn count((near, all): &mut (u32, u32), is_near: bool) {
    *near += u32::from(is_near);
    *all += 1;
}

/// For each loop: the slope in published figures, and in those played.
fn loops(panel: &Panel, played: &[Vec<Vec<f64>>]) -> Vec<(Option<Slope>, Option<Slope>)> {
    let published = |of: usize, council: AreaId, year: u16| panel.value(council, FIGURES[of].0, year);
    LOOPS
        .iter()
        .map(|(_, pull, pulled, later)| {
            let mut seen = Vec::new();
            for (council, (id, _)) in panel.authorities().enumerate() {
                seen.extend(panel.years(Measure::InPost).into_iter().filter_map(|year| {
                    let (pull, pulled) = (published(*pull, id, year)?, published(*pulled, id, year + later)?);
                    Some(Point { council, year, pull, pulled })
                }));
            }
            let mut shown = Vec::new();
            for (council, years) in played.iter().enumerate() {
                for (year, now) in years.iter().enumerate() {
                    let Some(then) = years.get(year + usize::from(*later)) else { continue };
                    let (pull, pulled) = (now[FIGURES[*pull].1 as usize], then[FIGURES[*pulled].1 as usize]);
                    if pull.is_finite() && pulled.is_finite() {
                        shown.push(Point { council, year: year as u16, pull, pulled });
                    }
                }
            }
            (within(&seen), within(&shown))
        })
        .collect()
}

fn tables(near: &Near, loops: &[(Option<Slope>, Option<Slope>)], (year, futures, as_of): (u16, u32, &str)) -> String {
    let as_of = if as_of.is_empty() { String::new() } else { format!("; made on {as_of}") };
    let mut text = format!(
        "\nCensus of {year}, {} councils drafted and played without a fault, {} refused by name, {futures} futures each{as_of}.\n\n\
         | figure | mean a year on ÷ first day | within the spread of the first day's | within the spread of what came |\n|---|---|---|---|\n",
        near.drafted,
        near.refused.len()
    );
    for (place, (_, line)) in FIGURES.iter().enumerate() {
        let share = |(near, all): (u32, u32)| {
            format!("{near} of {all} ({:.0} %)", 100.0 * f64::from(near) / f64::from(all.max(1)))
        };
        let (found, own) = near.ratio[place];
        text.push_str(&format!(
            "| {} | {:.3} | {} | {} |\n",
            line.called(),
            found / own,
            share(near.within[place]),
            share(near.next[place])
        ));
    }
    text.push_str(&format!(
        "\nThe same councils played on for {YEARS} years, one future each with all that is in doubt and every move between years:\n\n\
         | within councils | published | played |\n|---|---|---|\n"
    ));
    for ((name, ..), (published, played)) in LOOPS.iter().zip(loops) {
        let shown =
            |slope: &Option<Slope>| slope.map_or("–".to_owned(), |it| format!("{:+.2} ± {:.2}", it.slope, it.error));
        text.push_str(&format!("| {name} | {} | {} |\n", shown(published), shown(played)));
    }
    text.push('\n');
    text
}
