//! `demo`: the example scenarios in a folder of the user's, played.

use std::fs;
use std::path::{Path, PathBuf};

use super::ending::Ending;
use super::options::Options;
use super::{run, terminal};

/// The council of the example, as its folder is called.
const COUNCIL: &str = "cambridgeshire";

/// The example's files: name and text.
const FILES: &[(&str, &str)] = &[
    ("baseline.toml", include_str!("../../scenarios/cambridgeshire/baseline.toml")),
    ("change-for-children.toml", include_str!("../../scenarios/cambridgeshire/change-for-children.toml")),
];

/// Writes the example, plays it, and says which file to open.
pub(crate) fn demo(folder: &Path, options: &Options) -> Ending {
    let council = folder.join(COUNCIL);
    let files: Vec<PathBuf> = FILES.iter().map(|(name, _)| council.join(name)).collect();
    if let Err(cause) = lay_out(&council, &files) {
        terminal::fault(&cause);
        return Ending::Disk;
    }
    if !options.quiet {
        terminal::tell(&format!("wrote the example to {}", council.display()));
    }
    let output = options.output.clone().unwrap_or_else(|| folder.join("output"));
    let ending = run::run(&files, &Options { output: Some(output.clone()), ..options.clone() });
    if ending == Ending::Done && !options.quiet {
        terminal::tell(&where_to_look(&output, &files));
    }
    ending
}

/// Writes the example's files; one that was edited is never overwritten.
fn lay_out(council: &Path, files: &[PathBuf]) -> Result<(), String> {
    for (path, (_, text)) in files.iter().zip(FILES) {
        if path.exists() && fs::read(path).ok().as_deref() != Some(text.as_bytes()) {
            return Err(format!(
                "{} has been changed since the example was written, so nothing was overwritten; type `caseload run {}` to play it as it is, or `caseload demo ANOTHER-FOLDER` for a fresh example",
                path.display(),
                path.display()
            ));
        }
    }
    let other = "choose another place with caseload demo ANOTHER-FOLDER";
    fs::create_dir_all(council)
        .map_err(|cause| format!("could not make the folder {}: {cause}; {other}", council.display()))?;
    for (path, (_, text)) in files.iter().zip(FILES) {
        fs::write(path, text).map_err(|cause| format!("could not write {}: {cause}; {other}", path.display()))?;
    }
    Ok(())
}

fn where_to_look(output: &Path, files: &[PathBuf]) -> String {
    let report = output.join(COUNCIL).join("change-for-children").join("report.html");
    let edited = files.last().map(|file| file.display().to_string()).unwrap_or_default();
    format!("Open first: {}\nThen change a figure in {edited} and type: caseload run {edited}", report.display())
}
