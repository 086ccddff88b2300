//! CASES: every exact case that is played, its file, and its theory.

use super::Theory;
use super::asks::Asks;
use super::{
    absence, averages, careers, conversion, deadlines, dip, grades, handovers, hiring, impatient, little, long_stays,
    open, places, priority, published, reference, renewal, returns, sharing, split, spread, swing, takes, vacancy,
    waiting,
};

/// An exact case.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// Its name.
    pub name: &'static str,
    /// What it is about.
    pub about: &'static str,
    /// Its file, from `scenarios/`.
    pub file: &'static str,
    /// Settings laid over the file.
    pub sets: &'static [&'static str],
    /// Futures that tell enough in a few seconds.
    pub replications: u32,
    /// What must come out.
    pub(crate) theory: Theory,
    /// Of which figures the theory says something.
    pub(crate) asks: Asks,
}

macro_rules! cases {
    ($($name:literal, $about:literal, $file:literal, [$($set:literal),*], $replications:literal, $theory:path, $asks:path;)*) => {
        /// Every exact case, in the order in which they are played.
        pub const CASES: &[Case] = &[$(Case {
            name: $name, about: $about, file: concat!("verification/", $file), sets: &[$($set),*], replications: $replications, theory: $theory,
            asks: $asks,
        }),*];
    };
}

cases! {
    "published-rates", "the DfE's rates from its totals, 2025", "published-rates.toml", [], 2, published::theory, takes::TOTALS;
    "published-2023", "the same, 2023", "published-rates.toml", [
        "team.holders.posts_fte.worker=211.11", "team.holders.in_post_fte.worker=211.11",
        "team.holders.open_children.open=3370", "team.others.posts_fte.worker=197.31",
        "team.others.in_post_fte.worker=120.08", "team.others.agency_fte.worker=57.44",
        "team.others.agency_on_top_fte.worker=14.30"], 2, published::printed_2023, takes::AS_THE_FILE_HAS_THEM;
    "ratio-of-totals", "an average caseload is a ratio of totals", "ratio-of-totals.toml", [], 2, published::theory, takes::TOTALS;
    "averages", "the same, and two averages that it is not", "ratio-of-totals.toml", [], 2, averages::theory, takes::AVERAGES;
    "little-law", "children in each of five stages", "little-law.toml", [], 1000, little::theory, takes::STAGES;
    "open", "children open when nobody waits", "open-caseload.toml", [], 2000, open::theory, takes::OPEN;
    "open-fixed", "the same, every length alike", "open-caseload.toml", ["stage.open.lasts_weeks=26"], 2000, open::theory, takes::OPEN;
    "open-exponential", "the same, lengths without memory", "open-caseload.toml",
        ["stage.open.lasts_weeks={ exponential = { mean = 26 } }"], 2000, open::theory, takes::OPEN;
    "first-day", "the same, from the first day on", "open-caseload.toml",
        ["period.warm_up_weeks=0", "period.end=2018-07-02"], 4000, open::from_the_first_day, takes::FIRST_DAY;
    "siblings", "brothers and sisters leave together", "open-caseload-siblings.toml", [], 2000, open::theory, takes::OPEN;
    "siblings-apart", "brothers and sisters each have their own time", "open-caseload-siblings.toml",
        ["families.shared_path_percent=0"], 2000, open::theory, takes::OPEN;
    "swing", "a caseload follows the year, short stays", "swing.toml", [], 1000, swing::theory, takes::SWING;
    "swing-long", "the same, long stays", "swing.toml",
        ["stage.open.lasts_weeks={ exponential = { mean = 26 } }", "team.everyone.open_children.open=260"], 1000,
        swing::theory, takes::SWING;
    "step", "a step in referrals", "step.toml", [], 2000, swing::step, takes::STEP;
    "waiting-small", "five places, Erlang's C formula", "waiting-small.toml", [], 4000, waiting::theory, takes::WAITING;
    "waiting-320", "320 places, Erlang's C formula", "waiting-320.toml", [], 3000, waiting::theory, takes::WAITING;
    "waiting-310", "ten places fewer: 2,400 weeks of warming up, eight relaxation times", "waiting-320.toml", [
        "team.only.posts_fte.worker=31", "team.only.in_post_fte.worker=31", "team.only.most_children=10",
        "team.only.open_children.held=310", "period.warm_up_weeks=2400", "period.end=2065-12-28"], 600, waiting::theory, takes::WAITING;
    "waiting-305", "five fewer again: 3,026 weeks, 2.7 relaxation times from near the mean", "waiting-320.toml", [
        "team.only.posts_fte.worker=61", "team.only.in_post_fte.worker=61", "team.only.most_children=5",
        "team.only.open_children.held=340", "period.warm_up_weeks=3026", "period.end=2077-12-27"], 600, waiting::theory, takes::WAITING;
    "waiting-split", "ten pools of 32 places: 3,026 weeks, 3.9 relaxation times", "waiting-320.toml", [
        "team.only.how_many=10", "team.only.open_children.held=400", "period.warm_up_weeks=3026",
        "period.end=2077-12-27"], 600, waiting::theory, takes::WAITING;
    "priority", "urgent children first", "priority.toml", [], 4000, priority::theory, takes::PRIORITY;
    "impatient", "who waits may finish without a worker, Erlang's A formula", "waiting-small.toml", [
        "stage.held.elastic_percent=50", "team.only.posts_fte.worker=4", "team.only.in_post_fte.worker=4"], 3000,
        impatient::theory, takes::IMPATIENT;
    "impatient-280", "the same, 280 places and too few", "waiting-320.toml", [
        "stage.held.elastic_percent=50", "team.only.most_children=14", "team.only.open_children.held=310"], 1000,
        impatient::theory, takes::IMPATIENT;
    "places", "five places in early help, who finds none goes elsewhere: Erlang's B formula", "places.toml", [], 2000,
        places::theory, takes::PLACES;
    "places-fixed", "the same, every stay alike", "places.toml", ["stage.early-help.lasts_weeks=1"], 2000, places::theory, takes::PLACES;
    "places-wait", "the same, who finds none waits where it is: Erlang's C formula", "places-wait.toml", [], 3000, places::theory, takes::PLACES;
    "vacancy", "posts that fill after their own time", "vacancy.toml", [], 2000, vacancy::theory, takes::FILLING;
    "vacancy-fixed", "the same, every time alike", "vacancy.toml",
        ["recruitment.permanent.time_to_fill_days=182.625"], 2000, vacancy::theory, takes::FILLING;
    "approval", "the same, after ten weeks of approval", "vacancy.toml",
        ["recruitment.permanent.time_to_fill_days=112.625", "recruitment.permanent.approval_weeks=10"], 2000, vacancy::theory, takes::FILLING;
    "adverts", "the same, after adverts that bring nobody", "vacancy.toml", [
        "recruitment.permanent.time_to_fill_days=122.625", "recruitment.permanent.adverts_fail_percent=60",
        "recruitment.permanent.advert_again_days=40"], 2000, vacancy::theory, takes::FILLING;
    "pipeline", "posts filled sixteen weeks after each leaver", "vacancy.toml",
        ["leaving.percent_per_year=12", "recruitment.permanent.time_to_fill_days=112"], 2000, vacancy::theory, takes::FILLING;
    "new-posts", "new posts fill when the lead is over", "hiring.toml", [], 4, hiring::new_posts, takes::NEW_POSTS;
    "refilled", "posts filled again at once", "vacancy.toml",
        ["leaving.percent_per_year=12", "recruitment.permanent.time_to_fill_days=0"], 2000, hiring::refilled, takes::REFILLED;
    "market", "posts that fill as the market allows", "market-limited.toml", [], 1000, vacancy::theory, takes::MARKET;
    "market-lead", "the same, sixteen weeks after the offer", "market-limited.toml",
        ["recruitment.market.lead_weeks=16"], 1000, vacancy::theory, takes::MARKET;
    "market-30", "the same, 30 applicants a year", "market-limited.toml",
        ["recruitment.market.applicants_per_year=30", "team.only.in_post_fte.worker=150"], 1000, vacancy::theory, takes::MARKET;
    "market-44", "the same, 44 applicants a year", "market-limited.toml",
        ["recruitment.market.applicants_per_year=44", "team.only.in_post_fte.worker=194"], 1000, vacancy::theory, takes::MARKET;
    "market-roles", "the same market for two roles, each open post as likely", "market-roles.toml", [], 1000, vacancy::theory, takes::MARKET;
    "market-held", "the same market, ten posts held open", "market-held.toml", [], 1000, vacancy::theory, takes::MARKET;
    "market-ahead", "the same market, ten people ahead of leavers", "market-ahead.toml", [], 1000, vacancy::theory, takes::MARKET;
    "first-year", "leavers where everybody has just started", "vacancy.toml", [
        "team.only.in_post_fte.worker=0", "recruitment.permanent.time_to_fill_days=0", "period.warm_up_weeks=0",
        "recruitment.permanent.first_year_leaving_percent=15"], 400, hiring::first_year, takes::FIRST_YEAR;
    "grades", "people promoted through three grades", "grades.toml", [], 200, grades::theory, takes::GRADES;
    "grades-from-200", "the same, from a first day that does not last", "grades.toml", [
        "period.warm_up_weeks=0", "period.end=2028-01-10", "team.settled.in_post_fte.settled=200",
        "team.senior.in_post_fte.senior=150", "leaving.percent_per_year=12.564102564102564"], 400, careers::theory, takes::CAREERS;
    "grades-places", "the same, recruits start together and are so many each year", "grades.toml", [
        "period.warm_up_weeks=0", "period.end=2028-01-10", "team.settled.in_post_fte.settled=200",
        "team.senior.in_post_fte.senior=150", "leaving.percent_per_year=12.564102564102564",
        "recruitment.new.cohort_percent={ \"07-02\" = 100 }", "recruitment.new.cohorts_are_places=true",
        "recruitment.settled.cohort_percent={ \"07-02\" = 100 }", "recruitment.settled.cohorts_are_places=true",
        "recruitment.senior.cohort_percent={ \"07-02\" = 100 }", "recruitment.senior.cohorts_are_places=true"], 400,
        careers::theory, takes::CAREERS;
    "absence", "days lost when people fall ill and come back", "absence.toml", [], 400, absence::theory, takes::ABSENCE;
    "absence-fixed", "the same, every long spell alike", "absence.toml", ["absence.long.lasts_working_days=70"], 400,
        absence::theory, takes::ABSENCE;
    "standing-in", "agency workers for people who are away", "standing-in.toml", [], 400, conversion::standing_in, takes::STANDING_IN;
    "conversion", "agency workers who become employees", "conversion.toml", [], 1000, conversion::theory, takes::CONVERSION;
    "renewal", "a team of new people, whose leaving depends on time in post", "renewal.toml", [], 1000, renewal::theory, takes::RENEWAL;
    "changes-of-worker", "changes of worker by leaving alone", "changes-of-worker.toml", [], 1000, handovers::theory, takes::CHANGES_OF_WORKER;
    "workers-in-a-year", "how many workers a child has had in twelve months", "continuity.toml", [], 1000,
        handovers::in_a_year, takes::WORKERS_IN_A_YEAR;
    "long-stays", "plans of two years, proceedings within their limit", "long-stays.toml", [], 100, long_stays::theory, takes::LONG_STAYS;
    "longest-wait", "the same, children whom nobody can take", "long-stays.toml",
        ["stage.alone.counts_as=child-protection"], 2, long_stays::alone, takes::LONGEST_WAIT;
    "by-chance", "children given out by chance", "split.toml", [], 1000, split::theory, takes::BY_CHANCE;
    "by-chance-25", "the same, more than 25", "split.toml", ["standard.most_children=25"], 2000, split::theory, takes::BY_CHANCE;
    "sharing", "hours shared by all the children held", "sharing.toml", [], 1200, sharing::theory, takes::SHARING;
    "sharing-uneven", "the same, needs of a heavier tail", "sharing.toml",
        ["stage.open.lasts_weeks={ lognormal = { mean = 40, cv = 1.2 } }"], 1200, sharing::theory, takes::SHARING;
    "returns", "children who come back", "returns.toml", [], 1000, returns::theory, takes::RETURNS;
    "returns-in-a-year", "re-referrals as the DfE counts them", "returns-in-a-year.toml", [], 1000, returns::theory, takes::RETURNS_IN_A_YEAR;
    "deadlines", "assessments in time, months on a plan", "deadlines.toml", [], 400, deadlines::theory, takes::DEADLINES;
    "dip", "work lost around a change of structure", "dip.toml", [], 2, dip::theory, takes::DIP;
    "spread-of-caseloads", "the DfE's bands of caseload: a published shape, met within four points", "national.toml", [], 200, spread::theory, takes::AS_THE_FILE_HAS_THEM;
    "reference-base", "the reference workload, 300 posts", "reference-base.toml", [], 500, reference::theory, takes::AS_THE_FILE_HAS_THEM;
    "reference-tight", "the reference workload, 140 posts", "reference-tight.toml", [], 500, reference::theory, takes::AS_THE_FILE_HAS_THEM;
}
