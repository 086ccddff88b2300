//! How far a reader may rely on the case, and what the program is known to miss.

use crate::report::compare::ComparisonReport;
use crate::report::figures;
use crate::report::paper::Paper;

/// How the program did against published figures, as its own page of them says.
const PAGE: &str = include_str!("../../../../docs/validation.md");
/// What a miss is marked by.
const MISSED: &str = "**missed**";
/// What is counted apart of what is missed.
const IN_TIME: &str = "assessments in time";

/// A published figure beside the simulated one.
struct Compared<'a> {
    number: &'a str,
    what: &'a str,
    /// What the row is of where it only says "the same" or "the year after": the name of the row above.
    of: Option<&'a str>,
    published: &'a str,
    simulated: &'a str,
    verdict: &'a str,
}

impl Compared<'_> {
    fn concerns(&self, words: &str) -> bool {
        self.of.unwrap_or(self.what).contains(words) || self.what.contains(words)
    }

    /// "fall of the caseload over two years (%): published 37 to 50, simulated 21.2".
    fn said(&self) -> String {
        let of = self.of.map_or_else(String::new, |of| format!("{of}: "));
        let what = format!("{of}{}", self.what).replace('[', "(").replace(']', ")");
        // The standard error says how far more futures would move the mean, which is nothing to a reader of a miss.
        let mean = self.simulated.split(" ±").next().unwrap_or(self.simulated);
        format!("{what}: published {}, simulated {mean}", self.published)
    }
}

/// Every row of a page of published figures.
fn rows(page: &str) -> Vec<Compared<'_>> {
    let mut found: Vec<Compared<'_>> = Vec::new();
    for line in page.lines().filter(|line| line.starts_with("| V")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [number, what, published, _, simulated, .., verdict] = cells.as_slice() else { continue };
        let above = found.last().filter(|above| above.number == *number && what.starts_with("the "));
        let of = above.map(|above| above.of.unwrap_or(above.what));
        found.push(Compared { number, what, of, published, simulated, verdict });
    }
    found
}

/// How many of them are met, and how many are not.
fn validated() -> String {
    let rows = rows(PAGE);
    let ends = |verdict: &str| rows.iter().filter(|row| row.verdict == verdict).count();
    let in_time = rows.iter().filter(|row| row.verdict == MISSED && row.concerns(IN_TIME)).count();
    format!(
        "Robust: the program is held against exact results, and against {} figures that councils and England published: {} are met, {} more agree but were used to settle a figure, and {} are missed, {in_time} of them {IN_TIME}. Quote differences between options rather than their levels.",
        rows.len(),
        ends("met"),
        ends("agrees"),
        ends(MISSED)
    )
}

/// What of this very council is missed: that of files that were read, or of files in a folder that has the council's name.
fn known_misses(page: &str, authority: Option<&str>, inputs: &[(String, String)]) -> Option<String> {
    let rows = rows(page);
    let name = authority.unwrap_or_default().to_lowercase();
    let is_of_it = |file: &str| {
        let folder = file.split('/').next().unwrap_or_default();
        let is_read = inputs.iter().any(|(read, _)| read.replace('\\', "/").ends_with(file));
        is_read || (!folder.is_empty() && name.starts_with(folder))
    };
    let missed = |line: &str| {
        let (number, rest) = line.strip_prefix("- **")?.split_once("**, ")?;
        let (what, rest) = rest.split_once(" (`")?;
        let file = rest.split_once('`')?.0;
        let row = rows.iter().find(|row| row.number == number && row.what == what && row.verdict == MISSED)?;
        is_of_it(file).then(|| row.said())
    };
    let said: Vec<String> = page.lines().filter_map(missed).collect();
    let whose = authority.unwrap_or("this council");
    (!said.is_empty()).then(|| {
        format!(
            "Known misses on {whose} itself, where its past was played and set beside what was published: {}. docs/validation.md of the program says why.",
            said.join("; ")
        )
    })
}

/// What the figures are and are not for, by the headings of the Aqua Book.
pub(super) fn assurance(paper: &mut Paper, report: &ComparisonReport<'_>) {
    let findings = &report.comparison.reference().findings;
    paper.section("How far to rely on this");
    let repeatable = format!(
        "Repeatable: seed {}, {} of each option; the last page says what to type, and the same files give the same figures to the byte.",
        findings.seed,
        figures::futures(findings.replications)
    );
    let grounded = format!(
        "Grounded: the workbook has each figure of {} with the source and the confidence that the files give it; section A has those that are in doubt, and what they are in the reference.",
        report.comparison.proposed().label
    );
    let status = format!(
        "Status: draft for assurance until signed. Run {} by ____________________ on ____________________; level of assurance (none, peer, independent): ____________________.",
        report.run_id()
    );
    let said = [
        Some(repeatable),
        Some(grounded),
        Some("Objective: titles, sentences and statuses are written from the figures by fixed rules; nobody words them.".into()),
        Some("Uncertainty-managed: forecasts stand with the range of 8 in 10 futures; where a line of a chart or a figure stands alone, it is called an average or the middle future. Section 10 says what moves them.".into()),
        Some(validated()),
        known_misses(PAGE, report.council().authority.as_deref(), report.inputs),
        Some("Independent: the scenarios were checked by ____________________ on ____________________, who did not write them.".into()),
        Some(status),
        Some("Not for: judging a worker, a team manager or a child; setting pay; telling anybody what will be.".into()),
        Some("Not in the model: the quality of practice, a new inspection, and anything the scenarios do not name.".into()),
    ];
    paper.list(said.into_iter().flatten().collect());
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHORT: &str = "\
| V1 | vacancy rate after a year [%] | 20 to 25 | 20 to 25 | 21.2 ± 0.6 | 16.6 to 25.2 | met |
| V2 | fall of the caseload [%] | 20 | 15 to 25 | 37.7 ± 0.8 | 31.7 to 43.5 | **missed** |
| V13 | assessments in time around the change [points] | -8.8 | -12 to -3 | -3.6 ± 0.2 | -5.3 to -1.8 | met |
| V13 | the year after, less those months [points] | +14.3 | 4 to 16 | 0.7 ± 0.4 | -2.1 to 4.1 | **missed** |
- **V2**, fall of the caseload [%] (`north/recovery.toml`): why.
- **V13**, the year after, less those months [points] (`south/as-it-went.toml`): why.
";

    #[test]
    fn what_a_row_says_by_reference_to_the_one_above_is_counted() {
        let rows = rows(SHORT);
        let concerned: Vec<bool> = rows.iter().map(|row| row.concerns(IN_TIME)).collect();
        assert_eq!(concerned, [false, false, true, true]);
        assert_eq!(rows.iter().filter(|row| row.verdict == MISSED).count(), 2);
    }

    #[test]
    fn a_council_reads_what_is_missed_of_it_and_no_other_does() {
        let said = |authority, read: &[&str]| {
            let inputs: Vec<(String, String)> = read.iter().map(|file| ((*file).to_owned(), String::new())).collect();
            known_misses(SHORT, authority, &inputs)
        };
        let north = said(Some("Northshire"), &[]).expect("a miss");
        assert!(north.starts_with("Known misses on Northshire itself"), "{north}");
        assert!(north.contains(": fall of the caseload (%): published 20, simulated 37.7. docs"), "{north}");
        let south = said(None, &["scenarios/south/as-it-went.toml"]).expect("a miss");
        assert!(
            south.contains(
                "around the change (points): the year after, less those months (points): published +14.3, simulated 0.7"
            ),
            "{south}"
        );
        assert_eq!(said(Some("Testshire"), &["scenarios/east/options.toml"]), None);
    }

    #[test]
    fn the_page_of_the_program_is_read_whole() {
        let rows = rows(PAGE);
        let lines = PAGE.lines().filter(|line| line.starts_with("| V")).count();
        assert_eq!(rows.len(), lines);
        assert!(rows.iter().all(|row| ["met", "agrees", MISSED].contains(&row.verdict)));
        let missed = rows.iter().filter(|row| row.verdict == MISSED).count();
        assert_eq!(PAGE.lines().filter(|line| line.starts_with("- **V") && line.contains(" (`")).count(), missed);
    }

    #[test]
    fn nothing_is_claimed_of_sources_and_ranges_that_is_not_so() {
        let played = crate::report::compare::sample::played();
        let mut paper = Paper::default();
        assurance(&mut paper, &played.report());
        let said = format!("{:?}", paper.blocks);
        assert!(said.contains("the workbook has each figure of B. A programme with a long name"), "{said}");
        assert!(!said.contains("section A.\"") && !said.contains("every forecast stands with its range"), "{said}");
        assert!(!said.contains("Known misses"), "no town of that name was played");
    }
}
