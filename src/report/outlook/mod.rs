//! Sentences about the way to a normal caseload, and about how far hiring may fall.

mod recovery;
mod tipping;

use crate::experiment::findings::Findings;

/// What a run says about both, a sentence or more each; nothing where the scenario does not say what it takes.
pub(crate) fn sentences(findings: &Findings) -> Vec<String> {
    let recovery = |found| recovery::recovery(recovery::first_day(findings), found);
    let outlook = &findings.outlook;
    outlook.recovery.iter().map(recovery).chain(outlook.tipping.iter().filter_map(tipping::tipping)).collect()
}

/// What matters most of each, for a terminal: how long, and how far hiring may fall.
pub(crate) fn brief(findings: &Findings) -> Vec<String> {
    let wait = |found| recovery::wait(recovery::first_day(findings), found);
    let outlook = &findings.outlook;
    outlook.recovery.iter().map(wait).chain(outlook.tipping.iter().filter_map(tipping::tipping)).collect()
}

#[cfg(test)]
mod tests {
    use super::tipping::tests::loop_of;
    use super::*;
    use crate::experiment::outlook::{Outlook, Tipping};
    use crate::report::sample;

    #[test]
    fn a_run_without_either_says_nothing() {
        let mut sample = sample::county();
        assert_eq!(sentences(&sample.findings), Vec::<String>::new());
        sample.findings.outlook = Outlook { tipping: Some(loop_of(0.3, 0.4)), ..Outlook::default() };
        assert_eq!(sentences(&sample.findings).len(), 1);
        let told = brief(&sample.findings);
        assert_eq!(told, sentences(&sample.findings), "one loop is told in full everywhere");
        assert!(told[0].contains("hiring could fall by 40%"), "{told:?}");
        let with = |caseload| Tipping { no_return_above_caseload: Some(caseload), ..loop_of(0.7, 0.4) };
        let mut said = |caseload| {
            sample.findings.outlook.tipping = Some(with(caseload));
            brief(&sample.findings)[0].clone()
        };
        assert!(said(30.0).contains("Above 30 children per social worker as many starters as now would not bring it"));
        assert!(!said(71.4).contains("Above 71"), "4.5 times the usual workload is beyond what futures show");
    }
}
