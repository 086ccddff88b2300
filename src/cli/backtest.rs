//! `backtest`: what would have been forecast at past censuses, and how near it came.

use std::path::{Path, PathBuf};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::ending::Ending;
use super::open_data::with_digests;
use super::options::Options;
use super::repeat::quoted;
use super::terminal;
use crate::evidence::backtest::goal::goals;
use crate::evidence::backtest::score::scored;
use crate::evidence::backtest::{Asked, Backtest, backtest};
use crate::evidence::forecast::FURTHEST;
use crate::evidence::forecast::history::History;
use crate::report::backtest::{BacktestReport, json, summary, write};

/// The folder below that of results.
const PLACE: &str = "backtest";

/// What is typed after `backtest`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Typed {
    /// The folder with the Department for Education's CSV files
    #[arg(long, value_name = "FOLDER")]
    data: PathBuf,
    /// One council [default: all]
    #[arg(long, value_name = "NAME", conflicts_with = "all")]
    authority: Option<String>,
    /// Every council in the files
    #[arg(long)]
    all: bool,
    /// The census to forecast from, such as 2019, or several, such as 2017..2023 [default: all but the last]
    #[arg(long, value_name = "YEAR", value_parser = span)]
    origin: Option<(u16, u16)>,
    /// How many years ahead
    #[arg(long, value_name = "YEARS", default_value_t = FURTHEST, value_parser = clap::value_parser!(u16).range(1..=i64::from(FURTHEST)))]
    horizon: u16,
    /// End with exit code 4 if a goal is missed
    #[arg(long)]
    gate: bool,
    /// A date to write on the page of scores, such as 2026-11-23
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<jiff::civil::Date>,
}

/// "2019" or "2017..2023".
fn span(typed: &str) -> Result<(u16, u16), String> {
    let year =
        |word: &str| word.trim_matches('=').trim().parse::<u16>().ok().filter(|year| (2000..2200).contains(year));
    let (first, last) = typed.split_once("..").unwrap_or((typed, typed));
    match (year(first), year(last)) {
        (Some(first), Some(last)) if first <= last => Ok((first, last)),
        _ => Err("type a year, such as 2019, or a first and a last, such as 2017..2023".into()),
    }
}

fn day(typed: &str) -> Result<jiff::civil::Date, String> {
    typed.parse().map_err(|_| "type a date as year, month and day, such as 2026-11-23".to_owned())
}

/// Forecasts, scores, writes and says how it went.
pub(crate) fn run(typed: &Typed, options: &Options) -> Ending {
    let (evidence, inputs) = match with_digests(&typed.data, options) {
        Ok(read) => read,
        Err(ending) => return ending,
    };
    let history = History::of(&evidence.panel);
    let asked = match asked(typed, &evidence.panel, &history) {
        Ok(asked) => asked,
        Err((ending, cause)) => {
            terminal::fault(&cause);
            return ending;
        }
    };
    let place = options.output().join(PLACE);
    if let Err(fault) = crate::report::folder::prepare(&place) {
        terminal::fault(&fault);
        return Ending::Disk;
    }
    let found = forecast(&history, &asked, options);
    let others = match asked.council {
        Some(_) => Backtest::default(),
        None => forecast(&history, &Asked { left_out: true, ..asked.clone() }, options),
    };
    let (own, left_out) = (scored(&history, &found.forecasts), scored(&history, &others.forecasts));
    let as_of = typed.as_of.map(|day| day.to_string());
    let report = BacktestReport {
        history: &history,
        asked: &asked,
        found: &found,
        scored: &own,
        left_out: &left_out,
        inputs: &inputs,
        command: &command(typed),
        as_of: as_of.as_deref(),
    };
    ended(&report, &place, typed.gate, options)
}

/// What is asked, once it is known that the files can answer it.
fn asked(typed: &Typed, panel: &crate::evidence::panel::Panel, history: &History) -> Result<Asked, (Ending, String)> {
    let council = match &typed.authority {
        None => None,
        Some(name) => {
            let id = panel.find(name).map_err(|unfound| (Ending::Usage, unfound.to_string()))?;
            panel.authorities().position(|(other, _)| other == id)
        }
    };
    let years = history.years();
    let (Some(first), Some(last)) = (years.first().copied(), years.last().copied()) else {
        let release = crate::evidence::release::Release::Workforce.found();
        return Err((
            Ending::Faults,
            format!("the folder has no figure of the workforce census; download {release} into it"),
        ));
    };
    let (from, to) = typed.origin.unwrap_or((first, last.saturating_sub(1).max(first)));
    let origins: Vec<u16> = years.into_iter().filter(|year| (from..=to).contains(year)).collect();
    if origins.is_empty() {
        let cause =
            format!("there is no census of {from}{}; type --origin {first}..{last}, or years within", until(from, to));
        return Err((Ending::Usage, cause));
    }
    Ok(Asked { origins, horizon: typed.horizon, council, left_out: false })
}

fn until(from: u16, to: u16) -> String {
    if from == to { String::new() } else { format!(" to {to}") }
}

fn forecast(history: &History, asked: &Asked, options: &Options) -> Backtest {
    let bar = if options.quiet { ProgressBar::hidden() } else { ProgressBar::new(0) };
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len} censuses, {eta} left") {
        bar.set_style(style);
    }
    let found = backtest(history, asked, &|done, all| {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    });
    bar.finish_and_clear();
    found
}

fn ended(report: &BacktestReport<'_>, place: &Path, gate: bool, options: &Options) -> Ending {
    if report.found.forecasts.is_empty() {
        terminal::fault(
            &"nothing can be forecast: fewer than 20 councils published these figures, or this council none, in those censuses; type another --origin, or add the DfE's files of every council",
        );
        return Ending::Faults;
    }
    if let Err(fault) = write(report, place) {
        terminal::fault(&fault);
        return Ending::Disk;
    }
    terminal::kept(place, options);
    let shown = terminal::result(&if options.json { json(report) } else { summary(report, place) });
    let missed = gate && goals(report.scored).iter().any(|goal| !goal.is_met());
    if missed && shown == Ending::Done { Ending::Disagrees } else { shown }
}

/// What to type to make it again.
fn command(typed: &Typed) -> String {
    let mut words = vec!["caseload backtest --data".to_owned(), quoted(&typed.data.to_string_lossy())];
    if let Some(name) = &typed.authority {
        words.extend(["--authority".to_owned(), quoted(name)]);
    }
    if let Some((from, to)) = typed.origin {
        words.push(if from == to { format!("--origin {from}") } else { format!("--origin {from}..{to}") });
    }
    if typed.horizon != FURTHEST {
        words.push(format!("--horizon {}", typed.horizon));
    }
    if let Some(day) = typed.as_of {
        words.push(format!("--as-of {day}"));
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_are_a_year_or_a_span() {
        assert_eq!(span("2019"), Ok((2019, 2019)));
        assert_eq!(span("2017..2023"), Ok((2017, 2023)));
        assert_eq!(span("2017..=2023"), Ok((2017, 2023)));
        for wrong in ["", "19", "2023..2017", "2017-2023", "2017.."] {
            assert!(span(wrong).is_err(), "{wrong}");
        }
    }
}
