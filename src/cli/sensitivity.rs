//! `sensitivity`: which figure the answer hangs on, where it turns, and which to find out first.

use std::path::Path;

use clap::{Args, ValueEnum};
use jiff::Span;
use serde_json::json;

use super::ending::Ending;
use super::options::Options;
use super::said::said;
use super::study::{Study, TAPER, place};
use super::threads::{NoThreads, Threads};
use super::{analysis, faults, playing, repeat, stop, terminal};
use crate::experiment::Experiment;
use crate::experiment::baseline::Baselines;
use crate::experiment::sensitivity::bench::Bench;
use crate::experiment::sensitivity::outcome::{Goal, Outcome};
use crate::experiment::sensitivity::{Question, Sensitivity, Sizes, sensitivity};
use crate::report::sensitivity::{self as report, SensitivityReport};
use crate::scenario::council::Date;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::loaded::Scenario;

/// What figures are ranked by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RankBy {
    /// The option's average caseload.
    Caseload,
    /// Its chance of keeping the promise.
    Target,
    /// What it costs more than what it is compared with.
    Cost,
    /// Its average caseload less that of what it is compared with.
    Difference,
}

/// What was typed beside the file.
#[derive(Args, Clone, Debug)]
pub(crate) struct Asked {
    /// What to rank by; the files hold all four
    #[arg(long, value_enum, default_value = "caseload")]
    measure: RankBy,
    /// The target whose last date chances are told of [default: the one on the average caseload]
    #[arg(long, value_name = "NAME")]
    target: Option<String>,
    /// Pounds that keeping the target is worth, to rank options by [default: not said, and options are not ranked]
    #[arg(long, value_name = "POUNDS", value_parser = super::typed::positive, allow_negative_numbers = true)]
    worth: Option<f64>,
    /// Posts that would fall so many a year from a date, to see whether that has to stop: childrens.social-worker=5@2019-11-01
    #[arg(long, value_name = "TEAM.ROLE=POSTS@DATE", value_parser = taper)]
    taper: Option<Taper>,
}

/// Posts that fall year by year.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Taper {
    team: String,
    role: String,
    posts: f64,
    from: Date,
}

fn taper(typed: &str) -> Result<Taper, String> {
    let wrong = || "type it as in childrens.social-worker=5@2019-11-01".to_owned();
    let (place, rest) = typed.split_once('=').ok_or_else(wrong)?;
    let (team, role) = place.split_once('.').ok_or_else(wrong)?;
    let (posts, from) = rest.split_once('@').ok_or_else(wrong)?;
    let posts = super::typed::positive(posts)?;
    let from = from.parse().map_err(|_| wrong())?;
    Ok(Taper { team: team.to_owned(), role: role.to_owned(), posts, from })
}

impl Taper {
    /// The dates of its steps before a day.
    fn dates(&self, end: Date) -> Vec<Date> {
        let steps = (0..100).map_while(|year| self.from.checked_add(Span::new().years(year)).ok());
        steps.take_while(|date| *date < end).collect()
    }

    /// The changes it makes, as a file would say them.
    fn changes(&self, end: Date) -> String {
        let (team, role, posts) = (&self.team, &self.role, self.posts);
        let change = |date: Date| {
            format!(
                "[change.taper-{date}]\ndate = {date}\nwhat = \"Posts fall by {posts} a year\"\nadd_posts = {{ team = {team:?}, posts_fte = {{ {role} = -{posts} }} }}\n"
            )
        };
        self.dates(end).into_iter().map(change).collect()
    }

    /// The same as it is typed.
    fn words(&self) -> String {
        format!("{}.{}={}@{}", self.team, self.role, self.posts, self.from)
    }
}

impl Asked {
    fn outcome(&self) -> Outcome {
        match self.measure {
            RankBy::Caseload => Outcome::Caseload,
            RankBy::Target => Outcome::Target,
            RankBy::Cost => Outcome::Cost,
            RankBy::Difference => Outcome::Difference,
        }
    }

    /// The same as it is typed.
    fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        if self.measure != RankBy::Caseload {
            let name = self.measure.to_possible_value().map(|it| it.get_name().to_owned()).unwrap_or_default();
            words.extend(["--measure".to_owned(), name]);
        }
        words.extend(self.target.iter().flat_map(|name| ["--target".to_owned(), repeat::quoted(name)]));
        words.extend(self.taper.iter().flat_map(|taper| ["--taper".to_owned(), repeat::quoted(&taper.words())]));
        words.extend(self.worth.iter().flat_map(|pounds| ["--worth".to_owned(), pounds.to_string()]));
        words
    }
}

/// Asks which figure an answer hangs on.
pub(crate) fn sensitivity_of(file: &Path, asked: &Asked, options: &Options) -> Ending {
    match prepared(file, asked, options).and_then(|ready| ready.play(file, asked, options)) {
        Ok(ending) | Err(ending) => ending,
    }
}

struct Ready {
    study: Study,
    goal: Option<Goal>,
    folder: std::path::PathBuf,
    /// The options with the taper, and its dates.
    tapered: Option<(Vec<Scenario>, Vec<Date>)>,
}

fn prepared(file: &Path, asked: &Asked, options: &Options) -> Result<Ready, Ending> {
    let mut study = Study::of(file, options)?;
    let goal = study.goal(asked.target.as_deref())?;
    let end = study.council().period.end;
    if let Some(taper) = asked.taper.as_ref().filter(|taper| taper.dates(end).is_empty()) {
        let cause = format!(
            "--taper begins on {}, and the scenario ends on {end}; type a date before that, as in --taper {}.{}={}@DATE",
            taper.from, taper.team, taper.role, taper.posts
        );
        return Err(terminal::refused(Ending::Usage, &cause));
    }
    let mut tapered = match &asked.taper {
        Some(taper) => Some((study.laid_over(file, options, &taper.changes(end))?, taper.dates(end))),
        None => None,
    };
    if tapered.is_some() && goal.is_none() {
        terminal::fault(
            &"a taper stops where a target is missed, and the scenario has none; write a [target.…], or leave --taper out",
        );
        return Err(Ending::Usage);
    }
    if let Some((scenarios, _)) = &tapered {
        study.notes.extend(of_taper(&scenarios[study.option]));
    }
    study.slim(goal.as_ref());
    for scenario in tapered.iter_mut().flat_map(|(scenarios, _)| scenarios) {
        scenario.council.period.by_team = study.council().period.by_team;
    }
    let folder = place(file, options, "sensitivity")?;
    Ok(Ready { study, goal, folder, tapered })
}

/// What `check` would say of posts that a taper takes and that are not there: of each of its steps it is the same.
fn of_taper(scenario: &Scenario) -> Option<String> {
    let typed = |note: &&Diagnostic| note.place.as_ref().is_some_and(|place| place.source.name == TAPER);
    let note = scenario.notes.iter().find(typed)?.clone();
    Some(format!("{TAPER}: {}", faults::sentences(&Diagnostic { place: None, ..note })))
}

impl Ready {
    fn bench<'s>(&self, scenarios: &'s [Scenario], seed: u64, workers: &Threads) -> Bench<'s> {
        let mut known = Baselines::played_by(workers);
        let options = scenarios.iter().map(|scenario| Experiment::among(scenario, seed, &mut known)).collect();
        Bench::new(options, (self.study.option, self.study.reference), self.study.record, self.goal.clone())
    }

    /// The options with something tried: loops stay relative to what the baseline shows without it.
    fn beside<'s>(&self, scenarios: &'s [Scenario], bench: &Bench<'_>, workers: &Threads) -> Bench<'s> {
        let pairs = scenarios.iter().zip(&bench.options);
        let options = pairs.map(|(scenario, other)| Experiment::altered(scenario, other, workers)).collect();
        Bench::new(options, (self.study.option, self.study.reference), self.study.record, self.goal.clone())
    }

    fn play(&self, file: &Path, asked: &Asked, options: &Options) -> Result<Ending, Ending> {
        let run = self.study.council().run.clone();
        let stop = stop::on_interrupt(stop::Partly::Lost);
        let no_threads = |cause: NoThreads| terminal::refused(Ending::Disk, &cause);
        let unseen = Threads::unseen(options, &stop).map_err(no_threads)?;
        let bench = self.bench(&self.study.scenarios, run.seed, &unseen);
        if bench.inputs.is_empty() {
            return Ok(self.nothing_in_doubt(&bench, file, asked, options));
        }
        let tried: Vec<(String, Bench<'_>)> =
            self.study.what_ifs.iter().map(|(label, all)| (label.clone(), self.beside(all, &bench, &unseen))).collect();
        let sizes = Sizes::of(run.replications);
        let bar = playing::progress("what matters", total(&bench, tried.len(), sizes), options.quiet);
        let workers = Threads::new(options, &stop, &bar).map_err(no_threads)?;
        let question = Question { sizes, outcome: asked.outcome(), pounds: asked.worth, seed: run.seed };
        let tapered = self.tapered.as_ref().map(|(scenarios, dates)| (self.beside(scenarios, &bench, &unseen), dates));
        let taper = tapered.as_ref().map(|(bench, dates)| (bench, dates.as_slice()));
        let found = sensitivity(&bench, &tried, taper, question, &workers);
        bar.finish_and_clear();
        let Some(found) = found else {
            terminal::tell("stopped before every part was finished; nothing was written");
            return Ok(Ending::Interrupted);
        };
        self.write(&found, &self.again(file, asked, options), run.seed, options)
    }

    /// The command that repeats it.
    fn again(&self, file: &Path, asked: &Asked, options: &Options) -> String {
        let run = &self.study.council().run;
        let mut again = repeat::again("sensitivity", &[file.to_owned()], options, run.replications, run.seed);
        for word in asked.words() {
            again.push_str(&format!(" {word}"));
        }
        again
    }

    /// Says that there is nothing to rank: programs have the same document as ever, with nothing in its lists.
    fn nothing_in_doubt(&self, bench: &Bench<'_>, file: &Path, asked: &Asked, options: &Options) -> Ending {
        let cause = format!(
            "{}: every figure is a bare number, so nothing here is uncertain and there is nothing to rank. Write a figure as {{ likely = 98, low = 88, high = 112 }} where it is not known",
            file.display()
        );
        terminal::tell(&cause);
        if !options.json {
            return Ending::Done;
        }
        let name = |index: usize| self.study.names[index].name.as_str();
        let summary = report::headlines_of_nothing(&report::Unranked {
            option: name(self.study.option),
            reference: self.study.reference.map(name),
            date: bench.options[bench.option].layout.records[bench.record].date,
            target: self.goal.as_ref().map(|goal| goal.name.as_str()),
            ranked_by: asked.outcome(),
            says: &cause,
        });
        let document = json!({ "folder": null, "command": self.again(file, asked, options), "summary": summary });
        terminal::result(&format!("{document:#}\n"))
    }

    fn write(&self, found: &Sensitivity, command: &str, seed: u64, options: &Options) -> Result<Ending, Ending> {
        let disk = |cause: crate::report::WriteFault| terminal::refused(Ending::Disk, &cause);
        let inputs = self.study.inputs();
        let names = report::names(found, &self.study.names);
        let report = SensitivityReport {
            title: &self.study.title,
            question: self.study.question.as_deref(),
            found,
            authority: self.study.council().authority.as_deref(),
            options: &self.study.names,
            names: &names,
            option: self.study.option,
            reference: self.study.reference,
            inputs: &inputs,
            notes: &self.study.notes,
            command,
            seed,
        };
        let written = report::write(&report, &self.folder).map_err(disk)?;
        let summary = || report::terminal::summary(&report, &self.folder, &written);
        let text = said(options, (&self.folder, command), || report::headlines(&report), summary).map_err(disk)?;
        let shown = terminal::result(&text);
        analysis::to_be_drawn_from(&self.folder, options);
        Ok(shown)
    }
}

/// Futures to be played at most.
fn total(bench: &Bench<'_>, what_ifs: usize, sizes: Sizes) -> u32 {
    let inputs = bench.inputs.len() as u32;
    let options = bench.options.len() as u32;
    let pair = 1 + u32::from(bench.reference.is_some());
    let tried = what_ifs as u32;
    let one_by_one = (1 + 2 * inputs) * sizes.each_end + (1 + inputs) * sizes.walks + 12 * sizes.rows;
    options * (sizes.ensemble + tried * sizes.what_if) + pair * one_by_one
}
