//! What a user types and sees: exit codes, what goes where, and files that are whole or not there.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed, also in what it calls")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::disk::{files, package};

/// A folder of a test's own, removed at the end.
pub(crate) struct Desk(pub(crate) PathBuf);

impl Desk {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("caseload-cli-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn holds(&self, file: &str, text: &str) -> PathBuf {
        let path = self.0.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    /// Every file below the desk, as its place and bytes.
    pub(crate) fn all(&self, below: &str) -> Vec<(PathBuf, Vec<u8>)> {
        let folder = self.0.join(below);
        let mut found = Vec::new();
        for ending in ["html", "xlsx", "docx", "csv", "json", "svg", "png", "txt", "gz", "toml"] {
            found.extend(files(&folder, ending));
        }
        found
            .into_iter()
            .map(|path| (path.strip_prefix(&folder).unwrap().to_owned(), fs::read(&path).unwrap()))
            .collect()
    }

    pub(crate) fn types(&self, words: &[&str]) -> Said {
        self.types_from(".", words)
    }

    /// The same from a folder of the desk.
    pub(crate) fn types_from(&self, folder: &str, words: &[&str]) -> Said {
        said(program().args(words).current_dir(self.0.join(folder)).output().unwrap())
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What the program answered.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_caseload"));
    command.stdin(Stdio::null());
    command
}

fn said(output: Output) -> Said {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Said { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

/// A council small enough to be played in a moment: one stage, one team.
pub(crate) const SMALL: &str = r#"title = "A small council"
[period]
start = 2024-03-31
end = 2024-09-30
[role.social-worker]
name = "Social worker"
registered = true
caseload_percent = 100
[stage.help]
name = "Help"
held_by = ["social-worker"]
lasts_weeks = 20
exits_percent = { closed = "rest" }
[team.help]
name = "Help"
works_on = ["help"]
posts_fte = { social-worker = 6 }
in_post_fte = { social-worker = 5 }
open_children = { help = 60 }
[demand]
referrals_per_year = { likely = 200, low = 180, high = 230 }
growth_percent_per_year = 0
variance_ratio = 1
first_stage = "help"
month_percent = { january = 1, february = 1, march = 1, april = 1, may = 1, june = 1, july = 1, august = 1, september = 1, october = 1, november = 1, december = 1 }
[allocation]
ceiling = "none"
ignores_load_percent = 0
team_choice = "most-room"
"#;

fn small(desk: &Desk) -> PathBuf {
    desk.holds("town/base.toml", SMALL)
}

/// The text beside which what is said is held; `CASELOAD_BLESS=1` rewrites it.
fn held_beside(file: &str, said: &str) {
    let path = package().join(file);
    if std::env::var_os("CASELOAD_BLESS").is_some() {
        fs::write(&path, said).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n"), said, "{file}");
}

#[test]
fn help_is_a_result_and_says_what_it_always_said() {
    let said = Desk::new("help").types(&["--help"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    held_beside("tests/golden/help.txt", &said.out.replace("caseload.exe", "caseload"));
}

#[test]
fn wrong_usage_is_2_and_no_result() {
    let desk = Desk::new("usage");
    small(&desk);
    let lines: [&[&str]; 8] = [
        &[],
        &["foretell"],
        &["run"],
        &["run", "town/base.toml", "--replications", "0"],
        &["run", "town/base.toml", "--replications", "many"],
        &["run", "town/base.toml", "--threads", "0"],
        &["run", "town/base.toml", "--seed", "-1"],
        &["completions", "abacus"],
    ];
    for line in lines {
        let said = desk.types(line);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{line:?}");
        assert!(!said.err.is_empty() && !said.err.contains("panicked"), "{line:?}: {}", said.err);
    }
    assert!(!desk.0.join("output").exists());
}

#[test]
fn a_sound_file_is_said_to_be_sound() {
    let desk = Desk::new("sound");
    small(&desk);
    let said = desk.types(&["check", "town/base.toml"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{said:?}");
    assert!(said.out.starts_with("town/base.toml: no faults"), "{}", said.out);
}

#[test]
fn every_fault_of_every_file_is_told_and_nothing_is_run() {
    let desk = Desk::new("faults");
    small(&desk);
    desk.holds("town/one.toml", &SMALL.replace("lasts_weeks", "lasts_week"));
    desk.holds(
        "town/two.toml",
        &SMALL.replace("2024-09-30", "2023-09-30").replace("variance_ratio = 1", "variance_ratio = -1"),
    );
    let all = ["town/base.toml", "town/one.toml", "town/two.toml"];
    for command in ["check", "run"] {
        let said = desk.types(&[&[command], &all[..]].concat());
        assert_eq!(said.code, 1, "{said:?}");
        for word in ["town/one.toml, line", "lasts_weeks", "town/two.toml, line", "variance_ratio", "end"] {
            assert!(said.err.contains(word), "{command}: {word} in {}", said.err);
        }
        assert_eq!(said.out.is_empty(), command == "run", "{}", said.out);
    }
    assert!(!desk.0.join("output").exists());
    let said = desk.types(&[&["check", "--json"], &all[..]].concat());
    let told: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let counts: Vec<usize> =
        told["files"].as_array().unwrap().iter().map(|file| file["faults"].as_array().unwrap().len()).collect();
    assert_eq!((said.code, counts[0]), (1, 0));
    assert!(counts[1] >= 1 && counts[2] >= 2, "{counts:?}");
}

#[test]
fn a_file_that_is_not_there_is_3() {
    let desk = Desk::new("missing");
    small(&desk);
    for command in ["check", "run"] {
        let said = desk.types(&[command, "town/bass.toml"]);
        assert_eq!((said.code, said.out.as_str()), (3, ""), "{said:?}");
        assert!(said.err.contains("base.toml"), "what stands beside it is named: {}", said.err);
    }
    let said = desk.types(&["check", "town/elsewhere.toml"]);
    assert!(!said.err.contains("Did you mean"), "names that share their ending alone are not alike: {}", said.err);
    assert_eq!(desk.types(&["run", "town"]).code, 3, "a folder is no file");
}

#[test]
fn two_inputs_that_would_share_a_folder_are_refused() {
    let desk = Desk::new("shared");
    small(&desk);
    desk.holds("other/town/base.toml", SMALL);
    let said = desk.types(&["run", "town/base.toml", "other/town/base.toml"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""), "{said:?}");
    assert!(said.err.contains("would both write to"), "{}", said.err);
    assert!(!desk.0.join("output").exists());
}

#[test]
fn absurdly_many_futures_are_refused_with_what_they_would_take() {
    let desk = Desk::new("absurd");
    desk.holds("town/long.toml", &SMALL.replace("2024-09-30", "2074-03-31"));
    let said = desk.types(&["run", "town/long.toml", "--replications", "1000000"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""), "{said:?}");
    assert!(said.err.contains("GiB of memory and") && said.err.contains("--replications "), "{}", said.err);
    let roles: String = (0..55)
        .map(|at| format!("[role.r{at}]\nname = \"R{at}\"\nregistered = true\ncaseload_percent = 100\n"))
        .collect();
    let teams: String = (0..900)
        .map(|at| {
            format!("[team.t{at}]\nname = \"T{at}\"\nworks_on = [\"help\"]\nposts_fte = {{ social-worker = 1 }}\n")
        })
        .collect();
    desk.holds("town/wide.toml", &(SMALL.replace("2024-09-30", "2074-03-31") + &roles + &teams));
    let said = desk.types(&["run", "town/wide.toml", "--replications", "1"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""), "{said:?}");
    assert!(said.err.contains("million lines") && said.err.contains("by_team = false"), "{}", said.err);
}

#[test]
fn threads_do_not_change_a_byte() {
    let desk = Desk::new("threads");
    small(&desk);
    for threads in ["1", "2"] {
        let said = desk.types(&[
            "run",
            "town/base.toml",
            "--replications",
            "70",
            "--threads",
            threads,
            "-o",
            threads,
            "--keep-futures",
        ]);
        assert_eq!(said.code, 0, "{said:?}");
    }
    let (one, two) = (desk.all("1"), desk.all("2"));
    assert!(one.iter().any(|(path, _)| path.ends_with("results.csv")) && one.len() > 10);
    for ((path, alone), (_, together)) in one.iter().zip(&two) {
        assert!(alone == together, "{} differs", path.display());
    }
    assert_eq!(one.len(), two.len());
}

#[test]
fn a_run_writes_what_it_says_to_standard_output() {
    let desk = Desk::new("run");
    small(&desk);
    let said = desk.types(&["run", "town/base.toml", "--replications", "20"]);
    assert_eq!((said.code, said.err.as_str()), (0, "playing 20 futures: base\n"), "{said:?}");
    assert!(said.out.contains("report.html") && said.out.contains("--replications 20 --seed 1"), "{}", said.out);
    let folder = desk.0.join("output/town/base");
    for file in ["report.html", "results.csv", "summary.json", "manifest.json"] {
        assert!(folder.join(file).is_file(), "{file}");
    }
    let quiet = desk.types(&["run", "town/base.toml", "--replications", "20", "--quiet"]);
    assert_eq!((quiet.code, quiet.err.as_str(), quiet.out == said.out), (0, "", true));
}

#[test]
fn json_is_all_there_is_on_standard_output() {
    let desk = Desk::new("json");
    small(&desk);
    desk.holds(
        "town/more.toml",
        "title = \"More\"\nbuilds_on = \"base.toml\"\n[team.help.posts_fte]\nsocial-worker = 8\n",
    );
    let said = desk.types(&["run", "town/base.toml", "town/more.toml", "--replications", "10", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let runs = told["runs"].as_array().unwrap();
    assert_eq!((said.code, runs.len()), (0, 2));
    let written = fs::read(desk.0.join("output/town/more/summary.json")).unwrap();
    let summary: serde_json::Value = serde_json::from_slice(&written).unwrap();
    assert_eq!(runs[1]["summary"], summary);
    assert_eq!(summary["replications"], 10);
    assert!(desk.0.join(runs[0]["folder"].as_str().unwrap()).join("report.html").is_file());
}

#[test]
fn a_setting_changes_the_scenario_and_stands_in_the_command_that_repeats_it() {
    let desk = Desk::new("set");
    small(&desk);
    let play = |output: &str, more: &[&str]| {
        desk.types(&[&["run", "town/base.toml", "--replications", "10", "-o", output], more].concat())
    };
    assert_eq!(play("plain", &[]).code, 0);
    let setting = "team.help.posts_fte.social-worker=9";
    assert_eq!(play("set", &["--set", setting]).code, 0);
    let results = |output: &str| fs::read_to_string(desk.0.join(output).join("town/base/results.csv")).unwrap();
    assert!(
        results("plain").contains("all,all,posts_fte,fte,mean,6\n")
            && results("set").contains("all,all,posts_fte,fte,mean,9\n")
    );
    let manifest = fs::read(desk.0.join("set/town/base/manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
    let command = manifest["command"].as_str().unwrap();
    assert!(command.contains(setting), "{command}");
    let words: Vec<&str> = command.split(' ').skip(1).chain(["-o", "again"]).collect();
    assert_eq!(desk.types(&words).code, 0, "{command}");
    assert_eq!(results("again"), results("set"));
    let wrong = play("wrong", &["--set", "team.hlep.posts_fte.social-worker=9"]);
    assert_eq!(wrong.code, 2, "{wrong:?}");
    assert!(wrong.err.contains("team.help"), "{}", wrong.err);
}

#[test]
fn results_that_cannot_be_written_are_3_and_leave_nothing() {
    let desk = Desk::new("disk");
    small(&desk);
    desk.holds("in-the-way", "a file");
    let said = desk.types(&["run", "town/base.toml", "--replications", "5", "-o", "in-the-way"]);
    assert_eq!((said.code, said.out.as_str()), (3, ""), "{said:?}");
    assert!(said.err.contains("in-the-way") && said.err.contains("--output FOLDER"), "{}", said.err);
    desk.holds("output/town/base/thesis.txt", "mine");
    let said = desk.types(&["run", "town/base.toml", "--replications", "5"]);
    assert_eq!((said.code, said.out.as_str()), (3, ""), "{said:?}");
    assert_eq!(desk.all("output").len(), 1, "files of others stay, alone");
}

#[test]
fn kept_futures_are_those_that_the_results_sum_up() {
    let desk = Desk::new("kept");
    small(&desk);
    let said = desk.types(&["run", "town/base.toml", "--replications", "12", "--keep-futures"]);
    assert_eq!(said.code, 0, "{said:?}");
    let folder = desk.0.join("output/town/base");
    let mut text = String::new();
    let packed = fs::File::open(folder.join("futures.csv.gz")).unwrap();
    std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(packed), &mut text).unwrap();
    assert!(text.starts_with("scenario,replication,date,measure,value\nbase,1,2024-03-31,"), "{}", &text[..90]);
    let ours = |line: &&str| line.contains(",2024-09-30,children_open,");
    let values: Vec<f64> =
        text.lines().filter(ours).map(|line| line.rsplit(',').next().unwrap().parse().unwrap()).collect();
    let mean = values.iter().sum::<f64>() / 12.0;
    let results = fs::read_to_string(folder.join("results.csv")).unwrap();
    let line =
        results.lines().find(|line| line.starts_with("base,2024-09-30,all,all,children_open,children,mean,")).unwrap();
    let told: f64 = line.rsplit(',').next().unwrap().parse().unwrap();
    assert_eq!(values.len(), 12);
    assert!((mean - told).abs() < 1e-3, "{mean} {told}");
}

#[test]
fn the_example_is_written_played_and_never_written_over() {
    let desk = Desk::new("demo");
    let demo = || desk.types(&["demo", "--replications", "2", "--set", "period.end=2021-03-31", "--seed", "3"]);
    let said = demo();
    assert_eq!(said.code, 0, "{said:?}");
    let report = Path::new("caseload-demo").join("output").join("cambridgeshire").join("options").join("report.html");
    assert!(said.err.contains(&format!("Open first: {}", report.display())), "{}", said.err);
    assert!(desk.0.join(&report).is_file());
    let shipped = fs::read(package().join("scenarios/cambridgeshire/baseline.toml")).unwrap();
    let written = desk.0.join("caseload-demo/cambridgeshire/baseline.toml");
    assert_eq!(fs::read(&written).unwrap(), shipped);
    fs::write(&written, "title = \"mine\"").unwrap();
    let refused = demo();
    assert_eq!((refused.code, refused.out.as_str()), (3, ""), "{refused:?}");
    assert!(refused.err.contains("caseload demo ANOTHER-FOLDER"), "{}", refused.err);
    assert_eq!(fs::read_to_string(&written).unwrap(), "title = \"mine\"");
}

#[test]
fn a_folder_or_a_star_in_place_of_a_file_is_told_with_what_to_type() {
    let desk = Desk::new("folder");
    small(&desk);
    let said = desk.types(&["check", "town"]);
    assert_eq!(said.code, 3, "{said:?}");
    assert!(said.err.contains("town is a folder") && said.err.contains("such as town/base.toml"), "{}", said.err);
    let said = desk.types(&["check", "town/*.toml"]);
    assert_eq!(said.code, 3, "{said:?}");
    assert!(said.err.contains("Write the names of the files"), "{}", said.err);
}

#[test]
fn an_options_file_is_checked_with_all_it_names_and_is_no_scenario() {
    let desk = Desk::new("options");
    small(&desk);
    desk.holds(
        "town/more.toml",
        "title = \"More\"\nbuilds_on = \"base.toml\"\n[allocation]\nignores_load_percent = 5\n",
    );
    let options = "title = \"What to do\"\ncompare_with = \"a\"\n[option.a]\nlabel = \"A\"\nfile = \"base.toml\"\n[option.b]\nlabel = \"B\"\nfile = \"more.toml\"\n";
    desk.holds("town/options.toml", options);
    let said = desk.types(&["check", "town/options.toml", "town/base.toml"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{said:?}");
    assert!(said.out.starts_with("town/options.toml: no faults (2 options)\n"), "{}", said.out);
    assert_eq!(said.out.matches("town/base.toml: no faults").count(), 1, "{}", said.out);
    for command in ["run", "explain"] {
        let said = desk.types(&[command, "town/options.toml"]);
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{said:?}");
        assert!(said.err.contains("Type caseload compare town/options.toml"), "{}", said.err);
    }
    desk.holds(
        "town/more.toml",
        "title = \"More\"\nbuilds_on = \"base.toml\"\n[allocation]\nignores_load_percent = -5\n",
    );
    desk.holds("town/options.toml", &options.replace("label = \"B\"", "label = \"A\""));
    let said = desk.types(&["check", "town/options.toml", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let counts: Vec<usize> =
        told["files"].as_array().unwrap().iter().map(|file| file["faults"].as_array().unwrap().len()).collect();
    assert_eq!((said.code, counts), (1, vec![1, 0, 1]), "{}", said.out);
    assert!(said.err.contains("two options are called") && said.err.contains("is below 0"), "{}", said.err);
}

#[test]
fn a_fault_of_the_file_that_all_options_build_on_is_told_once() {
    let desk = Desk::new("shared-fault");
    small(&desk);
    let base = fs::read_to_string(desk.0.join("town/base.toml")).unwrap();
    desk.holds("town/base.toml", &base.replacen("[allocation]", "[allocation]\nno_such_key = 1", 1));
    desk.holds("town/more.toml", "title = \"More\"\nbuilds_on = \"base.toml\"\n");
    let options = "title = \"What to do\"\ncompare_with = \"a\"\n[option.a]\nlabel = \"A\"\nfile = \"base.toml\"\n[option.b]\nlabel = \"B\"\nfile = \"more.toml\"\n";
    desk.holds("town/options.toml", options);
    let said = desk.types(&["check", "town/options.toml"]);
    assert_eq!((said.code, said.out.as_str()), (1, "town/options.toml: 2 of its 2 options cannot be used yet\n"));
    assert_eq!(said.err.matches("no_such_key\" is not a key").count(), 1, "{}", said.err);
    assert!(said.err.contains("Nor can town/more.toml be used yet"), "{}", said.err);
}

#[test]
fn national_figures_are_sound_and_are_not_played() {
    let desk = Desk::new("national");
    let text = fs::read_to_string(package().join("scenarios/england-2019.toml")).unwrap();
    desk.holds("england-2019.toml", &text);
    let said = desk.types(&["check", "england-2019.toml"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{said:?}");
    assert!(said.out.contains("national figures"), "{}", said.out);
    let said = desk.types(&["run", "england-2019.toml"]);
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.err.contains("holds national figures and no council"), "{}", said.err);
    assert!(said.err.contains("Write builds_on = \"england-2019\""), "{}", said.err);
}

#[test]
fn options_that_would_do_nothing_are_refused() {
    let desk = Desk::new("idle");
    small(&desk);
    assert_eq!(desk.types(&["run", "town/base.toml", "--replications", "2", "--quiet"]).code, 0);
    let playing = ["--output", "--replications", "--seed", "--threads", "--set", "--json"];
    let played = ["--replications", "--seed", "--threads", "--set", "--json"];
    let commands: [(&str, &[&str]); 16] = [
        ("demo", &playing),
        ("check town/base.toml", &["--set", "--json"]),
        ("explain town/base.toml", &["--set", "--json"]),
        ("compare town/base.toml town/base.toml", &playing),
        ("sensitivity town/base.toml", &playing),
        ("seek town/base.toml --change a.b=0..2", &playing),
        ("report output/town/base", &["--output", "--json"]),
        ("draft Downs --data dfe", &["--output", "--json"]),
        ("draft Downs --data dfe --calibrate", &["--output", "--replications", "--seed", "--threads", "--json"]),
        ("draft --templates", &[]),
        ("schema", &["--output"]),
        ("verify", &played),
        ("validate", &["--replications", "--seed", "--threads", "--json"]),
        ("backtest --data dfe", &["--output", "--json"]),
        ("glossary", &["--json"]),
        ("completions bash", &[]),
    ];
    let options: [&[&str]; 8] = [
        &["--output", "elsewhere"],
        &["--replications", "3"],
        &["--seed", "3"],
        &["--threads", "1"],
        &["--set", "run.seed=3"],
        &["--keep-futures"],
        &["--loops"],
        &["--json"],
    ];
    for (command, used) in commands {
        for option in options.iter().filter(|option| !used.contains(&option[0])) {
            let words: Vec<&str> = command.split(' ').chain(option.iter().copied()).collect();
            let said = desk.types(&words);
            assert_eq!((said.code, said.out.as_str()), (2, ""), "{words:?}");
            assert!(said.err.contains("nothing") && said.err.contains("type"), "{words:?}: {}", said.err);
        }
    }
    let said = desk.types(&["compare", "town/base.toml", "./town/base.toml"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""), "{said:?}");
    assert!(said.err.contains("is named twice"), "{}", said.err);
}

#[test]
fn few_futures_are_said_to_tell_little() {
    let desk = Desk::new("few");
    small(&desk);
    let play = |many: &str| desk.types(&["run", "town/base.toml", "--replications", many, "--quiet"]).out;
    assert!(play("20").contains("20 futures are few"), "{}", play("20"));
    assert!(!play("100").contains("futures are few"));
}

#[cfg(unix)]
#[test]
fn a_file_without_end_is_no_scenario_and_fills_no_memory() {
    let said = Desk::new("endless").types(&["check", "/dev/zero"]);
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.err.contains("longer than 1024 KiB"), "{}", said.err);
}

#[test]
fn a_reader_who_has_seen_enough_is_no_fault() {
    let mut child =
        program().args(["completions", "bash"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let said = said(child.wait_with_output().unwrap());
    assert_eq!((said.code, said.err.as_str()), (0, ""));
}

/// What a command says that is interrupted some milliseconds after its first words.
#[cfg(unix)]
pub(crate) fn interrupted(desk: &Desk, line: &[&str], after: u64) -> Said {
    let mut child =
        program().args(line).current_dir(&desk.0).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = [0; 7];
    std::io::Read::read_exact(child.stderr.as_mut().unwrap(), &mut first).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(after));
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    said(child.wait_with_output().unwrap())
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_keeps_what_is_finished_and_says_so() {
    let desk = Desk::new("stop");
    desk.holds("town/long.toml", &SMALL.replace("2024-09-30", "2034-03-31"));
    let said = interrupted(&desk, &["run", "town/long.toml", "--replications", "60000"], 1_500);
    assert_eq!(said.code, 130, "{said:?}");
    let manifest = fs::read(desk.0.join("output/town/long/manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
    let played = manifest["replications"].as_u64().unwrap();
    assert_eq!(manifest["interrupted"], true);
    assert!(played > 0 && played < 60_000, "{played}");
    assert!(said.err.contains(&format!("stopped after {played} futures")), "{}", said.err);
    assert!(
        manifest["command"].as_str().unwrap().contains(&format!("--replications {played}")),
        "the finished part can be repeated"
    );
}

/// With a half-width an option may stop at any number of futures, so that the number alone does not tell that it was stopped;
/// without one the options take turns, so that neither has long to wait for the other.
#[cfg(unix)]
#[test]
fn an_interrupted_comparison_says_so_in_everything_it_writes() {
    for (name, options) in [("a width", &["--half-width", "0.00001"][..]), ("all", &[])] {
        let desk = Desk::new(&format!("stop-comparison-{name}"));
        desk.holds("town/base.toml", &SMALL.replace("2024-09-30", "2034-03-31"));
        desk.holds(
            "town/more.toml",
            "title = \"More\"\nbuilds_on = \"base.toml\"\n[demand]\nreferrals_per_year = 700\n",
        );
        let line = ["compare", "town/base.toml", "town/more.toml", "--replications", "30000"];
        let said = interrupted(&desk, &[&line[..], options].concat(), 2_500);
        assert_eq!(said.code, 130, "{said:?}");
        let file = |name: &str| fs::read_to_string(desk.0.join("output/town/comparison").join(name)).unwrap();
        for name in ["summary.json", "manifest.json"] {
            let json: serde_json::Value = serde_json::from_str(&file(name)).unwrap();
            assert_eq!(json["interrupted"], true, "{name}");
        }
        assert!(file("report.html").contains("This run was stopped before it was finished"), "the report says so");
    }
}

#[test]
fn the_schema_is_json_that_knows_the_tables() {
    let said = Desk::new("schema").types(&["schema"]);
    let schema: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(schema["properties"]["team"].is_object(), "{schema}");
}

#[test]
fn the_front_page_names_only_files_and_commands_that_there_are() {
    let page = fs::read_to_string(package().join("README.md")).unwrap();
    assert!(page.lines().count() <= 150);
    let links: Vec<&str> = page.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    for link in links.iter().filter(|link| !link.starts_with("http")) {
        assert!(package().join(link).is_file(), "{link}");
    }
    let help = Desk::new("page").types(&["--help"]).out;
    let commands: Vec<&str> =
        page.lines().filter_map(|line| line.strip_prefix("| `caseload ")?.split([' ', '`']).next()).collect();
    assert!(links.len() > 5 && commands.len() > 5);
    for command in commands {
        assert!(help.contains(&format!("\n  {command} ")), "{command}");
    }
}

#[test]
fn the_glossary_and_the_dictionary_are_what_the_program_says() {
    held_beside("docs/glossary.md", &caseload::report::glossary::markdown());
    held_beside("output/README.md", &caseload::report::dictionary::markdown());
    let said = Desk::new("glossary").types(&["glossary"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert_eq!(said.out, caseload::report::glossary::plain());
}

/// A pipe gives its text once, and a command looks at a file more than once.
#[cfg(unix)]
#[test]
fn a_pipe_is_read_as_a_file_is() {
    let mut piped =
        program().args(["check", "/dev/stdin"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut piped.stdin.take().unwrap(), SMALL.as_bytes()).unwrap();
    let said = said(piped.wait_with_output().unwrap());
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.out.contains("/dev/stdin: no faults"), "{said:?}");
}

#[test]
fn an_option_of_another_seed_is_told_that_it_is_passed_over() {
    let desk = Desk::new("own-run");
    small(&desk);
    desk.holds("town/other.toml", "title = \"Other\"\nbuilds_on = \"base.toml\"\n[run]\nseed = 7\n");
    let line = ["compare", "town/base.toml", "town/other.toml", "--replications", "3", "--quiet"];
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = desk.types(&line);
    assert!(flat(&said.out).contains("other: its own seed (7) is passed over"), "{said:?}");
    let said = desk.types(&[&line[..], &["--seed", "7"]].concat());
    assert!(!said.out.contains("passed over"), "{said:?}");
}
