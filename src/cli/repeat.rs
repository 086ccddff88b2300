//! The command that repeats a run, as it is typed.

use std::path::{Path, PathBuf};

use super::options::{Options, is_of};

/// What to type to play the same futures of one file again.
pub(crate) fn command(
    (file, actuals): (&Path, Option<&Path>),
    options: &Options,
    replications: u32,
    seed: u64,
) -> String {
    with_actuals(again("run", &[file.to_owned()], options, replications, seed), actuals)
}

/// The same with the file that says what happened, where there is one.
pub(crate) fn with_actuals(typed: String, actuals: Option<&Path>) -> String {
    match actuals {
        Some(actuals) => format!("{typed} --actuals {}", quoted(&actuals.to_string_lossy())),
        None => typed,
    }
}

/// What to type to do the same with some files again.
pub(crate) fn again(verb: &str, files: &[PathBuf], options: &Options, replications: u32, seed: u64) -> String {
    let mut words = vec!["caseload".to_owned(), verb.to_owned()];
    words.extend(files.iter().map(|file| quoted(&file.to_string_lossy())));
    // What is set of the run stands at the end.
    let of_run = |setting: &&String| ["run.seed", "run.replications"].iter().any(|address| is_of(setting, address));
    for setting in options.set.iter().filter(|setting| !of_run(setting)) {
        words.extend(["--set".to_owned(), quoted(setting)]);
    }
    if options.loops {
        words.push("--loops".to_owned());
    }
    words.push(format!("--replications {replications} --seed {seed}"));
    words.join(" ")
}

/// A word that a shell would take apart stands in quotes: double ones, which Windows takes too, where they do.
pub(crate) fn quoted(word: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "-_./\\:=,+%@".contains(letter);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else if word.contains(['"', '$', '`', '\\', '!']) {
        format!("'{}'", word.replace('\'', "'\\''"))
    } else {
        format!("\"{word}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_quoted_where_a_shell_would_take_them_apart() {
        let set = vec![
            "demand.growth_percent_per_year={ likely = 1, low = 0, high = 2 }".to_owned(),
            "title=\"New\"".to_owned(),
            "run.seed = 7".to_owned(),
        ];
        let options = Options { set, ..Options::default() };
        let typed = command((Path::new("my files/base.toml"), None), &options, 40, 7);
        assert_eq!(
            typed,
            "caseload run \"my files/base.toml\" --set \"demand.growth_percent_per_year={ likely = 1, low = 0, high = 2 }\" --set 'title=\"New\"' --replications 40 --seed 7"
        );
    }
}
