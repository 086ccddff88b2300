//! `demo`: the example scenarios in a folder of the user's, played.

use std::fs;
use std::path::{Path, PathBuf};

use super::ending::Ending;
use super::options::Options;
use super::{compare, schema, terminal, whole};
use crate::scenario::language::schema::{FILE, OPTIONS_FILE};
use crate::scenario::shipped::SHIPPED;

/// The council of the example, as its folder is called.
const COUNCIL: &str = "cambridgeshire";

/// The example's files.
const FILES: [&str; 7] = [
    "baseline.toml",
    "change-for-children.toml",
    "do-minimum.toml",
    "agency-only.toml",
    "posts-only.toml",
    "no-early-help.toml",
    OPTIONS,
];

/// The options of the example, which are compared.
const OPTIONS: &str = "options.toml";

/// Futures of each option unless told otherwise: a first chart within a minute.
pub(super) const FUTURES: u32 = 200;

/// Writes the example, plays it, and says which file to open.
pub(crate) fn demo(folder: &Path, options: &Options) -> Ending {
    let council = folder.join(COUNCIL);
    if let Err(cause) = lay_out(&council) {
        terminal::fault(&cause);
        return Ending::Disk;
    }
    if !options.quiet {
        terminal::tell(&format!("wrote the example to {}", council.display()));
    }
    let output = options.output.clone().unwrap_or_else(|| folder.join("output"));
    let compared = [council.join(OPTIONS)];
    let ending = compare::compare(
        &compared,
        &compare::Asked::default(),
        &Options {
            output: Some(output.clone()),
            replications: options.replications.or((!options.sets("run.replications")).then_some(FUTURES)),
            ..options.clone()
        },
    );
    if ending == Ending::Done && !options.quiet {
        terminal::tell(&where_to_look(&output, &council));
    }
    ending
}

/// The example's files, name and text, as they come with the program.
fn example() -> Vec<(&'static str, &'static str)> {
    let text = |name: &str| SHIPPED.iter().find(|(known, _)| *known == format!("{COUNCIL}/{name}"));
    FILES.into_iter().filter_map(|name| Some((name, text(name)?.1))).collect()
}

/// Writes the example's files; one that was edited is never overwritten.
fn lay_out(council: &Path) -> Result<(), String> {
    let mut files: Vec<(PathBuf, &str)> =
        example().into_iter().map(|(name, text)| (council.join(name), text)).collect();
    for (path, text) in &files {
        if path.exists() && fs::read(path).ok().as_deref() != Some(text.as_bytes()) {
            return Err(format!(
                "{} has been changed since the example was written, so nothing was overwritten; type `caseload run {}` to play it as it is, or `caseload demo ANOTHER-FOLDER` for a fresh example",
                path.display(),
                path.display()
            ));
        }
    }
    // The first line of each file points to a schema in the folder above.
    let above = council.parent().unwrap_or(council);
    let schemas = [FILE, OPTIONS_FILE].map(|name| (above.join(name), schema::text(name)));
    files.extend(schemas.iter().map(|(path, text)| (path.clone(), text.as_str())));
    whole::written(&files, "choose another place with caseload demo ANOTHER-FOLDER")
}

fn where_to_look(output: &Path, council: &Path) -> String {
    let report = output.join(COUNCIL).join("options").join("report.html");
    let (edited, options) = (council.join("change-for-children.toml"), council.join(OPTIONS));
    format!(
        "Open first: {}\nThen change a figure in {} and type: caseload compare {}",
        report.display(),
        edited.display(),
        options.display()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_example_comes_with_the_program() {
        assert_eq!(example().len(), FILES.len());
    }

    #[test]
    fn the_guide_types_the_files_that_the_example_writes() {
        const GUIDE: &str = include_str!("../../docs/guide-analyst.md");
        let typed = || GUIDE.lines().filter(|line| line.starts_with("caseload "));
        let words = typed().flat_map(str::split_whitespace).filter(|word| word.ends_with(".toml"));
        let files: Vec<&str> = words.collect();
        assert!(files.len() > 1, "{files:?}");
        for file in files {
            let name = file.strip_prefix(&format!("caseload-demo/{COUNCIL}/"));
            assert!(FILES.iter().any(|known| Some(*known) == name), "{file} is not of the example");
        }
        assert!(
            GUIDE.contains(&format!("output/{COUNCIL}/options ")),
            "where the comparison of the example is written"
        );
    }
}
