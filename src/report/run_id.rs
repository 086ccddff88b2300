//! The run's name on everything it made: the same files, settings, seed and version give the same one.

use super::manifest::sha256;
use crate::experiment::findings::Findings;

/// "7F3C-91A2", from the digests of what was read and from everything else that decides the figures.
pub(crate) fn run_id(inputs: &[(String, String)], command: &str, findings: &Findings) -> String {
    let mut told: Vec<&str> = inputs.iter().map(|(_, digest)| digest.as_str()).collect();
    // Files are known by what they hold, not by where they lie; settings stand in the command alone.
    told.extend(command.split(" --set ").skip(1).map(|set| set.split(" --").next().unwrap_or(set)));
    let played = format!("{} {} {}", env!("CARGO_PKG_VERSION"), findings.seed, findings.replications);
    named(&format!("{} {played}", told.join(" ")))
}

/// The same of a search or an analysis, of which all that decides the figures, its seed and its futures too, stands in the command
/// behind the files.
pub(crate) fn of_search(inputs: &[(String, String)], command: &str) -> String {
    let verb = command.split_whitespace().nth(1).unwrap_or_default();
    let asked = command.split_once(" --").map_or("", |(_, asked)| asked);
    let digests: Vec<&str> = inputs.iter().map(|(_, digest)| digest.as_str()).collect();
    named(&format!("{} {verb} {} {asked}", digests.join(" "), env!("CARGO_PKG_VERSION")))
}

fn named(told: &str) -> String {
    let digest = sha256(told.as_bytes()).to_uppercase();
    format!("{}-{}", &digest[..4], &digest[4..8])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn a_search_is_named_by_its_files_and_by_all_that_was_asked() {
        let inputs = vec![("a.toml".to_owned(), sha256(b"a"))];
        let first = of_search(&inputs, "caseload seek a.toml --seed 1 --change a.b=0..4");
        assert_eq!(first.len(), 9);
        assert_eq!(first, of_search(&inputs, "caseload seek elsewhere/a.toml --seed 1 --change a.b=0..4"));
        assert_ne!(first, of_search(&inputs, "caseload seek a.toml --seed 2 --change a.b=0..4"));
        assert_ne!(first, of_search(&inputs, "caseload seek a.toml --seed 1 --change a.b=0..5"));
        let other = vec![("a.toml".to_owned(), sha256(b"b"))];
        assert_ne!(first, of_search(&other, "caseload seek a.toml --seed 1 --change a.b=0..4"));
    }

    #[test]
    fn one_byte_a_setting_a_seed_or_a_future_more_is_another_run() {
        let sample = sample::county();
        let findings = &sample.findings;
        let id = |inputs: &[(String, String)], command: &str| run_id(inputs, command, findings);
        let first = id(&sample.inputs, "caseload run a.toml");
        assert_eq!(first.len(), 9);
        assert_eq!(first, id(&sample.inputs, "caseload run elsewhere/a.toml --actuals b.csv"));
        let mut other = sample.inputs.clone();
        other[0].1 = sha256(b"one byte more");
        assert_ne!(first, id(&other, "caseload run a.toml"));
        assert_ne!(first, id(&sample.inputs, "caseload run a.toml --set run.seed=3"));
        for (seed, replications) in [(findings.seed + 1, 0), (findings.seed, 1)] {
            let replications = findings.replications + replications;
            let moved = Findings { seed, replications, ..findings.clone() };
            assert_ne!(first, run_id(&sample.inputs, "caseload run a.toml", &moved));
        }
    }
}
