//! What is said of an analysis, held against hundreds of made-up ones; and that it comes back whole from its file.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use proptest::prelude::*;

use super::sample::{self, Asked};
use super::{csv, decision, few, page, short, summary, tables, terminal, words};
use crate::experiment::sensitivity::decision::{Gain, Rule};
use crate::experiment::sensitivity::global::Factor;
use crate::experiment::sensitivity::information::{Information, Known};
use crate::experiment::sensitivity::outcome::{Estimate, Outcome};
use crate::experiment::sensitivity::regret::Regret;
use crate::experiment::sensitivity::share::Share;
use crate::experiment::sensitivity::switching::Turn;
use crate::experiment::sensitivity::{Matter, Turns};
use crate::report::chart::sensitivity::draw_all;
use crate::report::stored::sensitivity::{json_gz, unpacked};

/// Changes at the low and at the high end and how well they are known, figure by figure; shares, factor by factor.
fn any() -> impl Strategy<Value = Asked> {
    let end = || (-3.0..3.0f64, -3.0..3.0f64, 0.01..1.0f64);
    let share = || (0.0..1.0f64, 0.0..0.4f64, 0.0..0.4f64);
    ([end(), end()], [share(), share(), share()]).prop_map(|(ends, shares)| {
        let mut asked = sample::asked();
        let at = Outcome::Caseload.place();
        for (bar, (low, high, error)) in asked.found.one_at_a_time.bars.iter_mut().zip(ends) {
            let of = |mean: f64| Some(Estimate { mean, error, futures: 100 });
            (bar.low[at], bar.high[at], bar.swing[at]) = (of(low), of(high), of(high - low));
        }
        let indices = asked.found.global.shares[at].as_mut().expect("shares");
        for (index, (value, down, up)) in indices.iter_mut().zip(shares) {
            index.total = Share { value, low: value - down, high: value + up };
        }
        asked
    })
}

/// How far a figure moves the caseload by itself, and how well that is known.
fn reach(asked: &Asked, input: usize) -> (f64, f64) {
    let furthest = asked.found.one_at_a_time.bars[input].furthest(Outcome::Caseload.place());
    (furthest.mean.abs(), furthest.error)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_title_or_sentence_claims_more_than_the_figures_hold(asked in any()) {
        let report = asked.report();
        let drawings = draw_all(&report);
        prop_assert_eq!(drawings.len(), 2, "one at a time never stands without everything at once");
        let (title, first) = (&drawings[0].title, &decision::sentences(&report)[0]);
        let told = |input: usize| asked.found.one_at_a_time.bars[input].is_told(Outcome::Caseload.place());
        let brief = |input: usize| words::input(&asked.report(), input).rsplit_once(" (").map_or(words::input(&asked.report(), input), |it| it.0).to_owned();
        let named = (0..2).find(|input| title.contains(&format!("“{}”", brief(*input))));
        if let Some(named) = named {
            prop_assert!(told(named), "{}", title);
            let (own, other) = (reach(&asked, named), reach(&asked, 1 - named));
            let apart = own.0 - other.0 > 3.0 * (own.1 * own.1 + other.1 * other.1).sqrt();
            prop_assert_eq!(title.contains("hangs most on"), apart, "{}", title);
            prop_assert_eq!(first.contains("most by itself"), apart, "{}", first);
        } else {
            prop_assert!(title.ends_with("on no one figure") && !told(0) && !told(1), "{}", title);
            prop_assert!(first.contains("none moves"), "{}", first);
        }
        let together = decision::sentences(&report).join(" ");
        match asked.found.told_index(Outcome::Caseload, Factor::Chance) {
            Some(chance) => prop_assert!(drawings[1].title.contains(&words::span(&chance.total)), "{}", drawings[1].title),
            None => {
                prop_assert!(drawings[1].title.starts_with("Too few futures to tell"), "{}", drawings[1].title);
                prop_assert!(together.contains("cannot be told from so few futures"), "{}", together);
            }
        }
        prop_assert!(!drawings[1].title.contains('-'), "a share lies between 0 and 100: {}", drawings[1].title);
        for line in short::lines(&report).iter().filter(|line| !line.starts_with("Warns")) {
            prop_assert!(line.contains("of all variance"), "{}", line);
        }
    }
}

#[test]
fn where_everything_at_once_has_no_figure_one_at_a_time_is_not_drawn() {
    let mut asked = sample::asked();
    asked.found.global.shares = Default::default();
    assert!(draw_all(&asked.report()).is_empty());
    assert!(short::lines(&asked.report()).iter().all(|line| line.starts_with("Warns")));
}

#[test]
fn a_board_reads_no_figure_that_is_too_few_to_rely_on() {
    let mut asked = sample::asked();
    let moving =
        |asked: &sample::Asked| short::lines(&asked.report()).iter().filter(|line| !line.starts_with("Warns")).count();
    (asked.found.one_at_a_time.futures, asked.found.global.rows) = (50, 64);
    assert!(moving(&asked) > 0);
    asked.found.one_at_a_time.futures = 4;
    assert_eq!(moving(&asked), 0);
}

#[test]
fn an_analysis_comes_back_whole() {
    let asked = sample::asked();
    let packed = json_gz(&asked.report()).expect("JSON");
    let again = unpacked(&packed).expect("what was written");
    assert_eq!(json_gz(&again.report()).expect("JSON"), packed);
    assert_eq!(decision::sentences(&again.report()), decision::sentences(&asked.report()));
    assert_eq!(format!("{:?}", again.report().found), format!("{:?}", asked.found));
    assert!(unpacked(&packed[..packed.len() / 2]).is_none());
}

/// Until what-ifs had one name everywhere, they were kept under another.
#[test]
fn an_analysis_that_was_kept_with_the_older_names_is_read() {
    let asked = sample::asked();
    let packed = json_gz(&asked.report()).expect("JSON");
    let mut text = String::new();
    GzDecoder::new(packed.as_slice()).read_to_string(&mut text).expect("text");
    let older = text.replace("\"what_if\":", "\"stress\":").replace("\"what_ifs\":", "\"stresses\":");
    assert_ne!(older, text);
    let mut out = GzEncoder::new(Vec::new(), Compression::default());
    out.write_all(older.as_bytes()).expect("bytes");
    let again = unpacked(&out.finish().expect("bytes")).expect("what was written");
    assert_eq!(format!("{:?}", again.report().found), format!("{:?}", asked.found));
}

#[test]
fn what_is_tried_has_the_name_that_users_type() {
    let asked = sample::asked();
    let text = String::from_utf8(csv::robustness(&asked.report()).expect("rows")).expect("text");
    assert!(text.starts_with("scenario,what_if,statistic,value\n"), "{text}");
    let manifest = summary::manifest(&asked.report(), &[]).expect("JSON");
    assert!(String::from_utf8(manifest).expect("text").contains("\"of_each_what_if\""));
}

/// An analysis of a town in which nobody has said what the target is worth, or somebody has.
fn weighed(stated: bool) -> Asked {
    let mut asked = sample::asked();
    sample::is_moved(&mut asked);
    let known = |mean: f64, error: f64| Known {
        pounds: Estimate { mean, error, futures: 100 },
        wrong_without: 29.0,
        wrong_with: 20.0,
    };
    let regret = |mean: f64| Regret { worth: 1e6, mean, p90: 2e6, most: 3e6, best: 60.0 };
    asked.found.rule = Some(Rule { gain: Gain::Promise, pounds: 31.52e6, stated, least: Some(15.76e6) });
    asked.found.information = Some(Information {
        best: 1,
        wrong_as_asked: 29.0,
        everything: known(2e6, 1e5),
        doubts: Some(known(9e5, 1e5)),
        inputs: vec![Some(known(7e5, 1e5))],
    });
    asked.found.regrets = vec![regret(9e5), regret(3e5)];
    let at = Some(Share { value: 0.3, low: 0.2, high: 0.4 });
    let turn = Turn { at, seen: 1.0, holds_below: true, times: 1 };
    asked.found.turns = vec![Turns { input: 0, matters: vec![(Matter::Preferred, turn), (Matter::Promise, turn)] }];
    asked
}

#[test]
fn options_are_ranked_only_where_somebody_says_what_the_target_is_worth() {
    let (taken, stated) = (weighed(false), weighed(true));
    let said = |asked: &Asked| decision::sentences(&asked.report()).join(" ");
    assert!(
        said(&taken).contains("at least £15.8m; nobody has said what it is worth, so options are not ranked by it")
    );
    assert!(!said(&taken).contains("£31.5m"), "twice the figure that is printed is another: {}", said(&taken));
    assert!(!said(&taken).contains("worth most") && said(&stated).contains("is worth most on average"));
    assert!(said(&taken).contains("keeping the target is taken to be worth twice the least"), "{}", said(&taken));
    assert!(!said(&stated).contains("twice the least"), "{}", said(&stated));
    let of_itself = decision::information(&taken.report()).join(" ");
    assert!(of_itself.contains("which of itself makes B. A programme with a long name worth more than"), "{of_itself}");
    let tables = |asked: &Asked| {
        let heads = tables::switching(&asked.report()).heads.join(" ");
        (tables::regret(&asked.report()).rows.len(), heads.contains("worth more than the best other"))
    };
    assert_eq!((tables(&taken), tables(&stated)), ((0, false), (2, true)));
    let page = page::page(&taken.report(), &[]);
    assert!(!page.contains("Regret:") && page.contains("To say what keeping the target is worth"), "{page}");
}

#[test]
fn a_value_past_which_the_answer_turns_is_no_threshold_where_it_turns_again() {
    let mut asked = weighed(true);
    let cell = |asked: &Asked| tables::switching(&asked.report()).rows[0][3].clone();
    assert!(cell(&asked).starts_with("below "), "{}", cell(&asked));
    asked.found.turns[0].matters[1].1.times = 2;
    assert!(cell(&asked).starts_with("turns 2 times, so no one value divides; just below "), "{}", cell(&asked));
    let rows = String::from_utf8(csv::switching(&asked.report()).expect("rows")).expect("text");
    assert!(rows.contains(",below,1,1,1\n") && rows.contains(",just below,1,2,1\n"), "{rows}");
}

#[test]
fn shares_that_none_can_be_are_not_told() {
    let mut asked = sample::asked();
    let at = Outcome::Caseload.place();
    let all = asked.found.global.shares[at].as_mut().expect("shares");
    for index in all.iter_mut() {
        index.first = Share { value: 0.2, low: 0.1, high: 0.3 };
        index.total = Share { value: 0.3, low: 0.2, high: 0.4 };
    }
    let last = all.len() - 1;
    let told = |asked: &Asked| {
        let report = asked.report();
        let said = decision::sentences(&report).join(" ");
        let terminal = terminal::summary(&report, std::path::Path::new("here"), &[]);
        let table = tables::shares(&report).rows.concat().join(" ");
        (said.contains("cannot be told from so few"), terminal.contains(words::UNTOLD), table.contains(words::UNTOLD))
    };
    assert!(!told(&asked).0);
    // Chance is the last of the factors.
    let chance = Share { value: 1.38, low: 0.94, high: 5.27 };
    asked.found.global.shares[at].as_mut().expect("shares")[last].total = chance;
    assert_eq!(told(&asked), (true, true, true));
    let title = draw_all(&asked.report())[1].title.clone();
    assert!(title.starts_with("Too few futures to tell"), "{title}");
    assert!(draw_all(&asked.report())[1].alt.contains(words::UNTOLD));
    assert!(short::lines(&asked.report()).iter().all(|line| !line.contains("of all variance")));
}

#[test]
fn a_page_and_a_terminal_of_few_futures_say_that_they_are_a_sketch() {
    let mut asked = sample::asked();
    let said = |asked: &Asked| {
        let terminal = terminal::summary(&asked.report(), std::path::Path::new("here"), &[]);
        let flat = terminal.split_whitespace().collect::<Vec<_>>().join(" ");
        [flat, page::page(&asked.report(), &[])].map(|text| text.contains("Too few to rely on: "))
    };
    assert_eq!(said(&asked), [true, true]);
    (asked.found.one_at_a_time.futures, asked.found.global.rows, asked.found.sizes.ensemble) = (50, 64, 200);
    assert_eq!(said(&asked), [false, false]);
}

#[test]
fn rows_of_too_few_futures_say_so() {
    assert_eq!(few(&[(50, "futures of each end"), (64, "points of the design")]), None);
    let said = few(&[(4, "futures of each end"), (64, "points of the design"), (8, "futures of each option")])
        .expect("too few");
    assert!(said.starts_with("Too few to rely on: 4 futures of each end and 8 futures of each option."), "{said}");
}

#[test]
fn it_is_said_that_no_figure_turns_an_answer() {
    let mut asked = weighed(true);
    assert_eq!(tables::unturned(&asked.report()), None);
    for (_, turn) in asked.found.turns.iter_mut().flat_map(|of| &mut of.matters) {
        (turn.at, turn.seen) = (None, 0.0);
    }
    let said = tables::unturned(&asked.report()).expect("a sentence");
    assert!(said.starts_with("No figure is seen to turn"), "{said}");
    assert!(tables::switching(&asked.report()).rows.concat().join(" ").contains("yes, from its low to its high"));
}

#[test]
fn a_figure_that_chance_alone_moves_has_no_switching_value() {
    let mut asked = weighed(true);
    for estimate in asked
        .found
        .one_at_a_time
        .bars
        .iter_mut()
        .flat_map(|bar| bar.low.iter_mut().chain(&mut bar.high).chain(&mut bar.swing))
    {
        estimate.iter_mut().for_each(|it| it.error = 1e9);
    }
    assert!(tables::switching(&asked.report()).rows.is_empty());
    let said = tables::unturned(&asked.report()).expect("a sentence");
    assert!(said.starts_with("No figure by itself is shown to move"), "{said}");
    let rows = String::from_utf8(csv::switching(&asked.report()).expect("rows")).expect("text");
    assert!(rows.contains(",below,1,1,0\n") && !rows.contains(",1,1,1\n"), "{rows}");
}

#[test]
fn nothing_is_worth_finding_out_that_moves_nothing_or_of_which_all_together_are_worth_nothing_that_is_told() {
    let mut asked = weighed(true);
    let table = |asked: &Asked| tables::information(&asked.report()).rows;
    assert_eq!(table(&asked).len(), 1);
    let information = asked.found.information.as_mut().expect("it was weighed");
    information.inputs =
        vec![information.inputs[0].map(|known| Known { pounds: Estimate { mean: 5e6, ..known.pounds }, ..known })];
    assert!(table(&asked).is_empty(), "no part is worth five times the whole");
    let mut all_of_nought = weighed(true);
    let information = all_of_nought.found.information.as_mut().expect("it was weighed");
    information.doubts =
        information.doubts.map(|all| Known { pounds: Estimate { mean: -1.45e6, error: 1.2e6, futures: 100 }, ..all });
    assert!(table(&all_of_nought).is_empty());
    let mut few = weighed(true);
    few.found.sizes.ensemble = 1;
    assert!(
        table(&few).is_empty() && decision::information(&few.report()).join(" ").contains("With fewer futures (1)")
    );
    let mut idle = weighed(true);
    let nothing = [Some(Estimate { mean: 0.0, error: 0.0, futures: 4 }); 4];
    let bar = &mut idle.found.one_at_a_time.bars[0];
    (bar.low, bar.high, bar.swing) = (nothing, nothing, nothing);
    idle.found.screening[0].strength = nothing;
    assert!(idle.found.is_idle(0) && table(&idle).is_empty());
    let rows = String::from_utf8(csv::information(&idle.report()).expect("rows")).expect("text");
    assert_eq!(rows.lines().count(), 3, "{rows}");
}

#[test]
fn tables_that_begin_at_different_levels_say_which_and_an_analysis_says_its_run() {
    let asked = sample::asked();
    let report = asked.report();
    let caption = tables::inputs(&report).caption;
    assert!(caption.contains(", which is ") && caption.ends_with(" with every figure at its middle"), "{caption}");
    assert!(tables::what_ifs(&report).caption.contains("(the first 20 of the futures of each option"));
    let run = report.run_id();
    assert!(page::page(&report, &[]).contains(&format!(", run {run}, seed 1")));
    assert!(draw_all(&report).iter().all(|drawing| drawing.source.contains(&format!("run {run} of the analysis"))));
    assert!(terminal::summary(&report, std::path::Path::new("here"), &[]).contains(&format!("Run {run}")));
}
