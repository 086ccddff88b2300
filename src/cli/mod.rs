//! What the user types and sees: the commands, and which of them is carried out.

mod actuals;
mod analysis;
mod appraisal;
mod asked;
mod backtest;
mod check;
mod compare;
mod completions;
mod contest;
mod demo;
pub mod disk;
mod draft;
mod ending;
mod explain;
mod faults;
mod glossary;
mod half_width;
mod helped;
mod idle;
mod open_data;
mod options;
mod playing;
mod reading;
mod repeat;
mod report;
mod rough;
mod run;
mod said;
mod schema;
mod seek;
mod sensitivity;
mod size;
mod started;
mod starters;
mod stop;
mod study;
mod table_date;
mod terminal;
mod tested;
pub mod threads;
mod typed;
mod validate;
mod verify;
mod whole;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use clap_complete::Shell;

use ending::Ending;
use options::Options;

/// Below the list of commands and options.
const EXAMPLES: &str = "\
Start here:
  caseload demo                                  write an example and compare its options
  caseload check my-option.toml                  look for mistakes in a file, without playing it
  caseload run baseline.toml my-option.toml      play the futures, write a report for each
  caseload compare baseline.toml my-option.toml  what differs, future by future

A scenario needs counts, never anything about a child. The network is never used.

It ends with 0 when all went well, 1 for mistakes in a file, 2 for a command it cannot follow,
3 when a file cannot be read or written, 4 when a check fails, 101 for a fault of its own,
130 when you stop it. An option that would do nothing with a command is refused.";

#[derive(Debug, Parser)]
#[command(name = "caseload", version, about, after_help = EXAMPLES, disable_help_subcommand = true)]
struct Line {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    options: Options,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write an example into a folder, compare its options, say which file to open
    Demo {
        /// Where the example goes
        #[arg(value_name = "FOLDER", default_value = "caseload-demo")]
        folder: PathBuf,
    },
    /// Say everything that is wrong with scenario files, and play nothing
    Check {
        /// Scenario files
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
    /// Read a scenario back in plain English, for somebody to check and sign
    Explain {
        /// A scenario file
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Play the futures of scenarios; write a folder of results for each
    Run {
        /// Scenario files
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        /// What really happened, month by month, to draw and to bring the chances up to date
        #[arg(long, value_name = "FILE.csv")]
        actuals: Option<PathBuf>,
    },
    /// Compare scenarios, or the options of an options file, on the same luck
    Compare {
        /// Scenario files, the first being what the others are compared with; or one options file
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        #[command(flatten)]
        asked: compare::Asked,
    },
    /// Say which figure the answer hangs on, where it turns, and which to find out first
    Sensitivity {
        /// An options file, or a scenario file
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[command(flatten)]
        asked: sensitivity::Asked,
    },
    /// Find the least that keeps a target with a stated chance
    Seek {
        /// A scenario file, or an options file, whose preferred option is asked about
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[command(flatten)]
        wanted: seek::Wanted,
    },
    /// Make the reports of a results folder again, without playing
    Report {
        /// A folder that `run` or `compare` wrote
        #[arg(value_name = "RESULTS")]
        results: PathBuf,
        /// What really happened, month by month, to draw and to bring the chances up to date
        #[arg(long, value_name = "FILE.csv")]
        actuals: Option<PathBuf>,
        /// What `sensitivity` wrote about the options of a comparison, for its reports to draw from
        #[arg(long, value_name = "FOLDER", conflicts_with = "actuals")]
        with_sensitivity: Option<PathBuf>,
    },
    /// Write a first scenario of a council from the Department for Education's open data
    Draft {
        /// The council, such as "Leeds"; or its code
        #[arg(value_name = "AUTHORITY", required_unless_present = "templates")]
        authority: Option<String>,
        /// Folder of the Department's CSV files, as they are published, and of the council's own returns
        #[arg(long, value_name = "FOLDER", required_unless_present = "templates")]
        data: Option<PathBuf>,
        /// The census to start from, 30 September of that year [default: the council's newest]
        #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(u16).range(2000..=2100))]
        year: Option<u16>,
        /// Fit what no figure gives (leaving, applicants, agency asked for, length of being in need) until the year after
        /// the census, played, shows the council's published figures
        #[arg(long)]
        calibrate: bool,
        /// Write returns of counts to fill in, and draft nothing [default folder: returns]
        #[arg(long, value_name = "FOLDER", num_args = 0..=1, default_missing_value = "returns", conflicts_with = "data")]
        templates: Option<PathBuf>,
    },
    /// Write the JSON Schema of a scenario file, with which editors complete and check it
    Schema {
        /// That of an options file instead
        #[arg(long)]
        options: bool,
    },
    /// Compare exact results with simulated ones, a line each
    Verify {
        /// Names of cases [default: all]
        #[arg(value_name = "CASE")]
        cases: Vec<String>,
    },
    /// Compare published figures of real councils with simulated ones, a page
    Validate,
    /// Forecast every council's published figures from past years, and score the forecasts against what came
    Backtest(backtest::Typed),
    /// Say what the words and the measures mean
    Glossary,
    /// Write completions of commands and options for a shell
    Completions {
        /// Which shell
        #[arg(value_name = "SHELL")]
        shell: Shell,
    },
}

/// Does what was typed; what it came to is the program's exit code.
#[must_use]
pub fn main() -> ExitCode {
    terminal::own_up_to_faults();
    terminal::fit_window();
    let line = match helped::line(std::env::args_os()) {
        Ok(line) => line,
        Err(told) => return terminal::usage(&told).code(),
    };
    carried_out(&line).code()
}

fn carried_out(line: &Line) -> Ending {
    let options = &line.options;
    if let Some(cause) = idle::why(&line.command, options) {
        return terminal::refused(Ending::Usage, &cause);
    }
    match &line.command {
        Command::Demo { folder } => demo::demo(folder, options),
        Command::Check { files } => check::check(files, options),
        Command::Explain { file } => explain::explain(file, options),
        Command::Run { files, actuals } => run::run(files, actuals.as_deref(), options),
        Command::Compare { files, asked } => compare::compare(files, asked, options),
        Command::Sensitivity { file, asked } => sensitivity::sensitivity_of(file, asked, options),
        Command::Seek { file, wanted } => seek::seek_in(file, wanted, options),
        Command::Report { results, actuals, with_sensitivity } => {
            report::report(results, (actuals.as_deref(), with_sensitivity.as_deref()), options)
        }
        Command::Draft { templates: Some(folder), .. } => draft::templates(folder),
        Command::Draft { authority, data, year, calibrate, .. } => {
            let wanted =
                draft::Wanted { authority: authority.as_deref().unwrap_or(""), year: *year, calibrate: *calibrate };
            draft::draft(wanted, data.as_deref().unwrap_or(Path::new("")), options)
        }
        Command::Schema { options: of_options } => schema::schema(*of_options, options),
        Command::Verify { cases } => verify::verify(cases, options),
        Command::Validate => validate::validate(options),
        Command::Backtest(typed) => backtest::run(typed, options),
        Command::Glossary => glossary::glossary(options),
        Command::Completions { shell } => completions::completions(*shell, helped::command()),
    }
}
