//! Options side by side become files that people read.

pub(crate) mod case;
mod column;
mod costs_csv;
mod differences_csv;
pub(crate) mod doubts;
mod manifest;
mod money;
pub(crate) mod otherwise;
mod page;
pub(crate) mod part_years;
mod promised;
#[cfg(test)]
pub(crate) mod sample;
mod summary;
mod table;
pub mod terminal;
pub(crate) mod words;

use std::path::{Path, PathBuf};

use super::actuals::{self, Actuals};
use super::backtest::council::{self, CouncilForecasts};
use super::paper::{Block, Paper, docx};
use super::sensitivity::{SensitivityReport, short};
use super::{File, RunReport, WriteFault, board, chart, folder, results_csv, stored, workbook};
use crate::experiment::compare::Comparison;
use crate::model::measure::Measure;
use crate::scenario::council::{Council, Date};
use crate::scenario::vouched::Apart;

/// What stands beside the average caseload wherever options are compared, since a lower average may hide behind any of them.
pub const GUARDS: [Measure; 3] = [Measure::ChildrenUnallocated, Measure::Rereferral, Measure::RegisteredShare];

/// What a lower caseload may be bought with, that which matters most first: what the head of the paper and the board look at.
pub(crate) const HARMS: [Measure; 3] = [Measure::ChildrenUnallocated, Measure::WorkerChanges, Measure::Rereferral];

/// The scenario of an option.
#[derive(Clone, Copy, Debug)]
pub struct Played<'a> {
    /// As it was played.
    pub council: &'a Council,
    /// As one file, all overlays merged.
    pub merged: &'a str,
    /// Figures of it for which the words around them do not vouch, and what holds of those.
    pub apart: &'a Apart,
}

/// A comparison, and what is needed to repeat it.
#[derive(Clone, Copy, Debug)]
pub struct ComparisonReport<'a> {
    /// What is appraised, in a sentence.
    pub title: &'a str,
    /// The question it answers.
    pub question: Option<&'a str>,
    /// What the options show.
    pub comparison: &'a Comparison,
    /// The scenario of each option.
    pub scenarios: &'a [Played<'a>],
    /// Every file that was read, once, by the name it was given, with its SHA-256.
    pub inputs: &'a [(String, String)],
    /// Notes on the scenarios and on how they were played.
    pub notes: &'a [String],
    /// The command that repeats it.
    pub command: &'a str,
    /// What really happened, where that was given; its chances are those of the proposed option.
    pub actuals: Option<&'a Actuals>,
    /// What past forecasts of this council came to, where a back-test was named.
    pub tested: Option<&'a CouncilForecasts>,
    /// What the options hang on, where an analysis was named.
    pub matters: Option<&'a SensitivityReport<'a>>,
}

impl<'a> ComparisonReport<'a> {
    /// The reference as it was played.
    pub(crate) fn council(&self) -> &'a Council {
        self.scenarios[self.comparison.reference].council
    }

    /// The scenario of the option that is proposed.
    pub(crate) fn proposed(&self) -> Played<'a> {
        self.scenarios[self.place_of_proposed()]
    }

    pub(crate) fn place_of_proposed(&self) -> usize {
        let name = &self.comparison.proposed().name;
        self.comparison.options.iter().position(|option| option.name == *name).unwrap_or(0)
    }

    /// An option as a run of its own: the proposed one, or the reference.
    pub(crate) fn as_run(&self, proposed: bool) -> RunReport<'a> {
        let place = if proposed { self.place_of_proposed() } else { self.comparison.reference };
        let option = &self.comparison.options[place];
        RunReport {
            name: &option.name,
            council: self.scenarios[place].council,
            merged: self.scenarios[place].merged,
            apart: self.scenarios[place].apart,
            inputs: self.inputs,
            notes: &[],
            findings: &option.findings,
            command: self.command,
            actuals: self.actuals,
            loops: None,
            kept: None,
        }
    }

    /// The day that tables and differences speak of.
    pub(crate) fn date(&self) -> Option<Date> {
        self.comparison.reference().findings.dates.get(self.comparison.record).copied()
    }

    /// The run's name.
    pub(crate) fn run_id(&self) -> String {
        super::run_id::run_id(self.inputs, self.command, &self.comparison.reference().findings)
    }

    /// Everything that a reader should know: of the scenarios, of how they were played, and of what their figures leave out.
    pub(crate) fn all_notes(&self) -> impl Iterator<Item = &'a String> + use<'a> {
        self.notes.iter().chain(&self.comparison.reference().findings.notes)
    }

    /// Of how many futures something is that is not played in all of them: "the first 100 of 1,000", or "40" where those are all.
    pub(crate) fn first_of(&self, futures: u32) -> String {
        let all = self.comparison.reference().findings.replications;
        let [part, whole] = [futures, all].map(|count| super::figures::shown(f64::from(count), 0));
        if futures < all { format!("the first {part} of {whole}") } else { part }
    }

    /// Where the numbers come from, beneath a chart of so many futures.
    pub(crate) fn source(&self, futures: u32) -> String {
        let findings = &self.comparison.reference().findings;
        let part = if findings.interrupted { ", stopped early" } else { "" };
        format!(
            "Source: {} options on the same luck, {} simulated futures of each{part}, seed {}; caseload {}, run {}.",
            self.comparison.options.len(),
            self.first_of(futures),
            findings.seed,
            env!("CARGO_PKG_VERSION"),
            self.run_id(),
        )
    }
}

/// Writes everything about a comparison into a folder, whole or not at all; says which files.
///
/// # Errors
///
/// When something cannot be made or written; nothing half-written remains, and an older folder stays.
pub fn write(report: &ComparisonReport<'_>, place: &Path) -> Result<Vec<PathBuf>, WriteFault> {
    folder::replace(place, &files(report)?)
}

/// What `summary.json` holds.
///
/// # Errors
///
/// When a figure cannot be written as JSON.
pub fn headlines(report: &ComparisonReport<'_>) -> Result<serde_json::Value, WriteFault> {
    let fault = |cause: serde_json::Error| WriteFault::Contents { file: "summary.json", cause: cause.to_string() };
    serde_json::from_slice(&summary::json(report)?).map_err(fault)
}

/// Every file of the folder, in the order in which people are told of them.
fn files(report: &ComparisonReport<'_>) -> Result<Vec<File>, WriteFault> {
    with_reports(report, data_files(report)?)
}

/// What the reports are made from and other programs read.
fn data_files(report: &ComparisonReport<'_>) -> Result<Vec<File>, WriteFault> {
    let all: Vec<(&str, &crate::experiment::findings::Findings)> =
        report.comparison.options.iter().map(|option| (option.name.as_str(), &option.findings)).collect();
    let mut data: Vec<File> = vec![
        ("differences.csv".into(), differences_csv::csv(report)?),
        ("results.csv".into(), results_csv::csv_of_all(&all)?),
        ("costs.csv".into(), costs_csv::csv(report)?),
        ("summary.json".into(), summary::json(report)?),
        (stored::comparison::NAME.into(), stored::comparison::json_gz(report)?),
    ];
    signed(report, &mut data)?;
    Ok(data)
}

/// Adds the analysis that a comparison draws from, the manifest of all, and what happened.
fn signed(report: &ComparisonReport<'_>, data: &mut Vec<File>) -> Result<(), WriteFault> {
    if let Some(matters) = report.matters {
        data.push((stored::sensitivity::NAME.into(), stored::sensitivity::json_gz(matters)?));
    }
    data.push((folder::SIGN.into(), manifest::json(report, data)?));
    if let Some(actuals) = report.actuals {
        data.push((actuals::NAME.into(), actuals.json()?));
    }
    if let Some(tested) = report.tested {
        data.push((council::NAME.into(), tested.json()?));
    }
    Ok(())
}

/// Files of figures as they were read, the summary and the manifest made again for what the comparison draws from.
pub(crate) fn data_again(report: &ComparisonReport<'_>, read: &[File]) -> Result<Vec<File>, WriteFault> {
    let made = ["summary.json", stored::sensitivity::NAME, folder::SIGN];
    let mut data = Vec::new();
    for (name, bytes) in read {
        if name == "summary.json" {
            data.push((name.clone(), summary::json(report)?));
        } else if !made.contains(&name.as_str()) {
            data.push((name.clone(), bytes.clone()));
        }
    }
    signed(report, &mut data)?;
    Ok(data)
}

/// Files of figures, and around them what is made of the same figures for people.
pub(crate) fn with_reports(report: &ComparisonReport<'_>, data: Vec<File>) -> Result<Vec<File>, WriteFault> {
    let mut drawings = chart::comparison::draw_all(report);
    drawings.extend(report.tested.and_then(|tested| chart::backtest::of_council("backtest", tested)));
    drawings.extend(report.matters.iter().flat_map(|matters| chart::sensitivity::draw_all(matters)));
    let paper = case::paper(report, &drawings);
    let mut files = vec![("report.html".into(), page::page(report, &paper).into_bytes())];
    files.extend(board::page(&on_a_board(report)).map(|page| (board::NAME.into(), page.into_bytes())));
    files.push((docx::NAME.into(), in_word(report, &paper)?));
    files.push((workbook::NAME.into(), workbook::comparison::xlsx(report)?));
    files.extend(data);
    for drawing in &drawings {
        files.extend(drawing.files()?);
    }
    Ok(files)
}

/// The paper for Word: under its title what it comes to, then the same blocks as the page.
fn in_word(report: &ComparisonReport<'_>, paper: &Paper) -> Result<Vec<u8>, WriteFault> {
    let mut blocks: Vec<Block> = report.question.iter().map(|asked| Block::Text((*asked).to_owned())).collect();
    blocks.extend(page::stopped(report).map(|said| Block::Warning(said.to_owned())));
    blocks.push(Block::Message(case::sentences(report)));
    blocks.extend(paper.blocks.iter().cloned());
    let (about, stamp) = (page::about(report), page::stamp(report));
    docx::docx(&docx::Front { title: report.title, about: &about, stamp: &stamp }, &blocks)
}

/// The proposed option on one page, with what was tried on it.
fn on_a_board<'a>(report: &ComparisonReport<'a>) -> board::Board<'a> {
    let measure = Measure::AverageCaseload;
    let mut tried: Vec<_> = report.comparison.what_ifs.iter().collect();
    tried.sort_by(|one, other| other.shift.mean.abs().total_cmp(&one.shift.mean.abs()));
    let tried = tried.into_iter().zip(report.date().into_iter().cycle()).map(|(one, date)| board::Tried {
        label: one.label.clone(),
        amount: Some(words::amount(measure, one.shift.mean, one.shift.mc_error))
            .filter(|said| said != "no different")
            .map(|said| format!("on average {said}")),
        date,
    });
    let (option, reference) = (&report.comparison.proposed().label, &report.comparison.reference().label);
    let run = report.as_run(true);
    // On the day of the page's first sentence: a caseload of one year and a difference of another are read as of one day.
    let record = board::record(&run).unwrap_or(report.comparison.record);
    let against = terminal::proposed_at(report, measure, record);
    board::Board {
        run,
        title: report.title,
        shown: Some(format!("Shown: {option}, against {reference}")),
        tried: tried.collect(),
        hangs: report.matters.map(short::lines).unwrap_or_default(),
        rival: case::rival(report),
        worse: board::worse::sentence(report, record),
        against: against.zip(run.findings.dates.get(record).copied()).map(|(found, date)| {
            let cost = case::cost(report).map_or_else(String::new, |said| format!(" {said}"));
            format!("{}{cost}", words::sentence(measure, date, option, reference, &found))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_hide_behind_a_lower_average_stands_on_the_page_and_on_the_terminal() {
        let played = sample::played();
        let drawings = chart::comparison::draw_all(&played.report());
        let html = page::page(&played.report(), &case::paper(&played.report(), &drawings));
        for measure in GUARDS {
            assert!(html.contains(&format!(">{}</th>", measure.about().label)), "{}", measure.about().key);
        }
        assert!(html.contains("What was promised") && html.contains("Money by financial year"));
        let said = terminal::summary(&played.report(), Path::new("output/town/options"), &[]);
        assert!(said.contains("Children with") && said.contains("Children with no worker on "), "{said}");
        assert!(said.lines().all(|line| line.chars().count() <= 100), "{said}");
    }

    #[test]
    fn what_the_figures_leave_out_is_said_wherever_options_are_compared() {
        let mut played = sample::played();
        for option in &mut played.comparison.options {
            option.findings.notes.push("1,048 children are left out".into());
        }
        let report = played.report();
        let told = [
            terminal::summary(&report, Path::new("output/town/options"), &[]),
            headlines(&report).expect("a summary")["notes"].to_string(),
            board::page(&on_a_board(&report)).expect("something was promised"),
            page::page(&report, &case::paper(&report, &[])),
        ];
        for said in told {
            assert!(said.contains("1,048 children are left out"), "{said}");
        }
    }

    #[test]
    fn the_board_says_when_a_what_if_moves_the_caseload_and_whose_hours_stand_beside_one() {
        let played = sample::played();
        let report = played.report();
        let html = board::page(&on_a_board(&report)).expect("something was promised");
        let day = crate::report::days::short(report.date().expect("a day"));
        for said in [format!(" children per worker on {day}"), "FTE after a caseload: social workers who hold".into()] {
            assert!(html.contains(&said), "{said}: {html}");
        }
    }

    #[test]
    fn what_happened_stands_beside_how_the_option_compares_and_what_it_costs() {
        let mut played = sample::played();
        let council = played.report().proposed().council;
        let lines = b"month,measure,value,numerator,denominator,team\n2023-06,average_caseload,14,,,\n";
        let happened = actuals::read("happened.csv", lines, council).expect("a file of actuals");
        played.actuals = Some(happened);
        let report = played.report();
        let html = board::page(&on_a_board(&report)).expect("something was promised");
        // On the day of the target and of the first sentence, and not on that of the tables.
        let date = "30 September 2024";
        assert!(html.contains(&format!(" on {date} in the middle future (8 in 10 futures: ")), "{html}");
        for said in [
            "The chances are not brought up to date",
            &format!(
                "Children per social worker on {date}, B. A programme with a long name beside A. As it is in the same"
            ),
            "B. A programme with a long name costs ",
        ] {
            assert!(html.contains(said), "{said}: {html}");
        }
        assert!(!html.contains("What happened has left") && !html.contains("before the actuals"), "{html}");
    }

    #[test]
    fn what_has_left_the_forecast_is_told_first_and_chances_say_that_they_are_from_before() {
        let mut played = sample::played();
        let council = played.report().proposed().council;
        let lines = b"month,measure,value\n2023-06,average_caseload,90\n2023-07,average_caseload,91\n";
        played.actuals = Some(actuals::read("happened.csv", lines, council).expect("a file of actuals"));
        let report = played.report();
        let wanted = "What happened has left the range of 8 in 10 futures two months running: Children per social worker above it in Jun 2023 and Jul 2023.";
        assert!(case::sentences(&report)[0].starts_with(wanted), "{:?}", case::sentences(&report));
        let terminal = terminal::summary(&report, Path::new("output/town/options"), &[]);
        let (at, table) = (terminal.find("What happened has left"), terminal.find("Children per"));
        assert!(at.is_some() && at < table, "{terminal}");
        let html = board::page(&on_a_board(&report)).expect("something was promised");
        assert!(html.contains(&format!("<div class=\"message\">\n<p>{wanted}")), "{html}");
        assert!(html.contains(" futures <span class=\"by\">before the actuals</span></td>"), "{html}");
    }
}
