//! What a board reads, held against the numbers of hundreds of made-up runs.

use proptest::prelude::*;

use super::measures::lines;
use super::status::Status;
use super::*;
use crate::experiment::findings::{Band, Findings};
use crate::model::measure::Measure;
use crate::report::chart;
use crate::report::message::Course;
use crate::report::sample::{self, Sample};
use crate::scenario::council::change::Change;
use crate::scenario::council::promise::{Delivery, Milestone, SetBy, Target};

/// A run whose caseload, overload, posts and chances are anything at all.
fn any_run() -> impl Strategy<Value = Sample> {
    let measure = (0.0..40.0f64, -30.0..30.0f64, 0.0..12.0f64, 0.0..1.0f64, -20.0..20.0f64);
    (measure.clone(), measure.clone(), measure, (0.0..=1.0f64, 0.0..=1.0f64, 0.0..40.0f64)).prop_map(
        |(caseload, over, posts, (one, other, promised))| {
            let mut sample = sample::county();
            bend(&mut sample.findings, Measure::AverageCaseload, caseload);
            bend(&mut sample.findings, Measure::WorkersOverThreshold, over);
            bend(&mut sample.findings, Measure::InPostFte, posts);
            for (target, share) in sample.findings.targets.iter_mut().zip([one, other]) {
                target.share_meeting = share;
                target.value = (promised * 2.0).round() / 2.0;
            }
            sample.findings = crate::report::stored::rounded(sample.findings);
            sample
        },
    )
}

/// A course from a start by a change, as wide at the end as it is told, its middle anywhere within, and with a hump halfway.
fn bend(findings: &mut Findings, measure: Measure, (start, change, wide, within, hump): (f64, f64, f64, f64, f64)) {
    let series = crate::report::actuals::whole(measure);
    let Some(bands) = findings.bands.get_mut(&series) else { return };
    let last = bands.len() - 1;
    for (at, band) in bands.iter_mut().enumerate() {
        let share = at as f64 / last as f64;
        let middle = start + change * share + hump * 4.0 * share * (1.0 - share);
        let (down, up) = (wide * share * within, wide * share * (1.0 - within));
        let value = |shift: f64| (middle + shift).max(0.0);
        *band = Some(Band {
            mean: value(0.0),
            p10: value(-down),
            p25: value(-down / 2.0),
            p50: value(0.0),
            p75: value(up / 2.0),
            p90: value(up),
            mc_error: 0.01,
            futures: 1000,
        });
    }
}

fn numbers(text: &str) -> Vec<f64> {
    let words = text.split(|letter: char| !letter.is_ascii_digit() && letter != '.' && letter != ',');
    words.filter_map(|word| word.trim_matches(['.', ',']).replace(',', "").parse().ok()).collect()
}

/// Every number of a title stands in its table, a movement is claimed only where nine futures in ten make it,
/// and nothing is foretold as certain.
fn title_holds(drawing: &chart::Drawing) {
    let title = &drawing.title;
    assert!(!format!(" {title} ").contains(" will "), "{title}");
    let (Some(first), Some(last)) = (drawing.table.get(1), drawing.table.last()) else { panic!("no table: {title}") };
    let cell = |row: &[String], column: usize| row[column].replace(',', "").parse::<f64>().unwrap_or(f64::NAN);
    if let Some((_, claim)) = title.split_once(" from ") {
        let said = numbers(claim);
        let same = |one: f64, other: f64| (one - other).abs() < 1e-9;
        assert!(same(said[0], cell(first, 3)) && same(said[1], cell(last, 3)), "{title}");
        // Nine futures in ten.
        if title.contains(" fall ") {
            assert!(cell(last, 5) < cell(first, 3), "{title}: {last:?}");
        } else {
            assert!(title.contains(" rise ") && cell(last, 1) > cell(first, 3), "{title}: {last:?}");
        }
    } else if let Some((direction, claim)) = title.split_once(" (at least 3 futures in 4): ") {
        // Three in four go that way, and the figures are those of the middle future.
        let said = numbers(claim);
        let same = |one: f64, other: f64| (one - other).abs() < 1e-9;
        assert!(same(said[0], cell(first, 3)) && same(said[1], cell(last, 3)), "{title}");
        assert!(claim.ends_with(" in the middle future"), "{title}");
        let falls = direction.contains(" likely to fall by ");
        let quartile = cell(last, if falls { 4 } else { 2 });
        assert!(if falls { quartile < cell(first, 3) } else { quartile > cell(first, 3) }, "{title}: {last:?}");
    } else if let Some((start, claim)) = title.split_once(", peaking at ").or(title.split_once(", dipping to ")) {
        let (high, low) = (cell(first, 5).max(cell(last, 5)), cell(first, 1).min(cell(last, 1)));
        let same = |one: f64, other: f64| (one - other).abs() < 1e-9;
        let said = numbers(claim);
        assert!(drawing.table.iter().skip(1).any(|row| same(cell(row, 3), said[0])), "{title}");
        assert!(
            if title.contains(" peaking ") { said[0] > high } else { said[0] < low },
            "{title}: {first:?} {last:?}"
        );
        assert!(same(*numbers(start).last().unwrap(), cell(first, 3)) && same(said[2], cell(last, 3)), "{title}");
    } else if title.contains(" would stay at ") {
        assert_eq!([&last[1], &last[5]], [&first[3], &first[3]], "{title}");
    } else if title.contains("no clear change") {
        assert!(cell(last, 2) <= cell(first, 3) && cell(first, 3) <= cell(last, 4), "{title}: {last:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_claimed_that_the_numbers_do_not_hold(sample in any_run()) {
        let run = sample.report();
        for drawing in chart::board::draw_all(&run).iter().filter(|drawing| drawing.name != "posts") {
            title_holds(drawing);
        }
        for line in lines(&run) {
            let Some((count, status)) = &line.chance else { continue };
            let shown = numbers(count)[0];
            let few = count.starts_with("fewer");
            let wanted = match shown {
                enough if enough >= 80.0 => Status::OnTrack,
                half if half >= 50.0 && !few => Status::AtRisk,
                _ => Status::OffTrack,
            };
            prop_assert_eq!(*status, wanted, "{}", count);
        }
        let said = message::sentences(&of_run(&run));
        // The fourth is of the children who wait in the county's first winter.
        prop_assert_eq!(said.len(), 4);
        prop_assert!(said[3].contains("children with no worker"), "{}", said[3]);
        let target = message::leading(&run).unwrap();
        let band = run.findings.council(Measure::AverageCaseload).unwrap()[target.record].unwrap();
        let shown = |value: f64| crate::report::figures::of(Measure::AverageCaseload, value);
        let late = said[0].contains("middle future meets it for good from") || said[0].contains("does not meet it for good by the end")
            || (said[0].contains(" without a break only from ") && said[0].contains(", too late to say that it lasts"));
        let missed = band.p50 > target.value && shown(band.p50) != shown(target.value);
        prop_assert_eq!(late, missed, "{}", said[0]);
        let parts = [shown(band.p50), shown(band.p10), shown(band.p90)];
        prop_assert!(parts.iter().all(|part| said[0].contains(part.as_str())), "{}", said[0]);
    }

    #[test]
    fn a_course_is_judged_the_same_in_title_and_sentence(sample in any_run()) {
        let course = Course::of(&sample.findings, Measure::AverageCaseload).unwrap();
        let (title, sentence) = (course.title("Caseload"), course.sentence("Caseload"));
        let alike = |one: &str, other: &str| title.contains(one) == sentence.contains(other);
        let passes = course.passing.is_some();
        for said in [" rise ", " fall ", "no clear change"] {
            prop_assert!(passes || alike(said, said), "{} / {}", title, sentence);
        }
        prop_assert_eq!(passes, title.contains("peaking at") || title.contains("dipping to"));
        prop_assert_eq!(passes, [" peak ", " dip to ", " a low of "].iter().any(|said| sentence.contains(said)));
    }
}

#[test]
fn a_chart_is_no_wider_than_a_phone_and_begins_at_its_scale() {
    let page = page(&of_run(&sample::county().report())).expect("a page");
    let (_, small) = page.split_once("@media screen and (max-width: 30rem)").expect("rules for small screens");
    // A phone of 390 px has 358 between the page's edges; a rem is 16.
    let wide = small.split_once(".wide svg { min-width: ").and_then(|(_, rest)| rest.split_once("rem"));
    assert!(wide.is_some_and(|(rem, _)| rem.parse::<f64>().is_ok_and(|rem| rem * 16.0 <= 358.0)), "{wide:?}");
    assert!(!page.contains("direction: rtl"), "the vertical axis would be out of sight");
}

#[test]
fn a_run_that_promises_nothing_has_no_board() {
    let mut sample = sample::county();
    assert!(page(&of_run(&sample.report())).is_some());
    sample.findings.targets.clear();
    assert!(page(&of_run(&sample.report())).is_none());
}

#[test]
fn the_page_counts_names_its_statuses_and_asks_for_nothing() {
    for (case, sample) in sample::cases() {
        let html = page(&of_run(&sample.report())).unwrap();
        let outside = html.replace("xmlns=\"http://www.w3.org/2000/svg\"", "").replace("url(data:", "");
        for request in ["http:", "https:", "src=", "url(", "@import", "<link", "<script"] {
            let font = html.matches("src: url(data:font").count();
            assert!(!outside.contains(request) || (request == "src=" && font > 2), "{case}: {request}");
        }
        assert_eq!(html.matches("<svg").count(), html.matches("</svg>").count(), "{case}");
        assert!(html.contains("Not in the model:") && html.contains("seed 20180401"), "{case}");
    }
    let html = page(&of_run(&sample::county().report())).unwrap();
    let body = html.split("<main").nth(1).unwrap();
    assert!(body.contains("■</span> Off track") && body.contains(" of 196"), "{body}");
    let table = body.split("<section class=\"table\">").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(!table.contains('%'), "a percentage stands without its hundred: {table}");
}

#[test]
fn delivery_is_told_in_word_and_shape_and_a_target_says_whose_it_is() {
    let mut sample = sample::county();
    let plain = page(&of_run(&sample.report())).unwrap();
    assert!(!plain.contains("no forecast has a say"), "nobody has said how delivery stands");
    let promised = Target {
        measure: "average_caseload".into(),
        team: None,
        at_most: None,
        at_least: None,
        set_by: Some(SetBy::Statutory),
    };
    let illustrative = Target { set_by: Some(SetBy::Illustrative), ..promised.clone() };
    sample.council.target.insert("average-caseload".into(), illustrative);
    let of_nobody = super::page(&of_run(&sample.report())).unwrap();
    for part in [
        "(illustrative: nobody has adopted it) is met in",
        "(illustrative)</td>",
        "; illustrative: nobody has adopted it",
        " · target illustrative",
    ] {
        assert!(of_nobody.contains(part), "{part}: {of_nobody}");
    }
    sample.council.target.insert("average-caseload".into(), promised);
    for milestone in sample.council.milestone.values_mut() {
        milestone.status = Some(Delivery::AtRisk);
        milestone.note = Some("6 of 9 <b>offers</b>\naccepted".into());
    }
    let page = page(&of_run(&sample.report())).unwrap();
    assert!(page.contains("(statutory)"), "{page}");
    let told = page.split("<h2>Milestones</h2>").nth(1).and_then(|rest| rest.split("</section>").next()).unwrap_or("");
    assert!(
        told.contains("<span class=\"risk\"><span aria-hidden=\"true\">▲</span> At risk</span> 14 Jan 2019"),
        "{told}"
    );
    assert!(
        told.contains("6 of 9 &lt;b&gt;offers&lt;/b&gt; accepted") && told.contains("no forecast has a say"),
        "{told}"
    );
}

#[test]
fn a_plain_run_says_how_much_is_unsure_and_what_tells_which_of_it_matters() {
    let sample = sample::county();
    let run = sample.report();
    let said = facts::could_change(&of_run(&run));
    assert_eq!(
        said,
        [
            "1 part of the scenario rests on low confidence, and the report names it. Whether it matters is not known from this page: an analysis of what matters, which the analyst can run, tells it."
        ]
    );
    let more = sample.merged.replace("\"medium\"", "\"low\"");
    let said = facts::could_change(&of_run(&crate::report::RunReport { merged: &more, ..run }));
    assert!(said[0].starts_with("2 parts of the scenario rest on low") && said[0].contains("Which of them matter "));
    let none = more.replace("\"low\"", "\"high\"");
    assert!(facts::could_change(&of_run(&crate::report::RunReport { merged: &none, ..run })).is_empty());
}

#[test]
fn the_foot_names_every_file_and_six_milestones_stand_on_the_page() {
    let mut sample = sample::county();
    sample.inputs = (1..=6).map(|place| (format!("files/{place}.toml"), format!("{place}").repeat(64))).collect();
    let one = sample.council.milestone.values().next().unwrap().clone();
    for place in 1..=7_i8 {
        let date = jiff::civil::date(2020, place, 1);
        sample.council.milestone.insert(format!("m{place}"), Milestone { date, ..one.clone() });
    }
    let run = sample.report();
    assert_eq!(facts::milestones(&run).len(), 6);
    let html = page(&of_run(&run)).unwrap();
    let foot = html.split("<footer>").nth(1).unwrap();
    assert!((1..=6).all(|place| foot.contains(&format!("{place}.toml {}", place.to_string().repeat(8)))), "{foot}");
}

#[test]
fn a_scenario_that_marks_no_dates_shows_those_of_its_changes() {
    let mut sample = sample::county();
    sample.council.milestone.clear();
    let one = sample.council.change.values().next().unwrap().clone();
    for place in 1..=8_i8 {
        let (date, what) = (jiff::civil::date(2020, place, 1), format!("Change <{place}>"));
        sample.council.change.insert(format!("c{place}"), Change { date, what, ..one.clone() });
    }
    let changes = sample.council.change.len();
    let html = page(&of_run(&sample.report())).unwrap();
    let dates = html.split("What changes, and when").nth(1).unwrap().split("</section>").next().unwrap();
    assert_eq!(dates.matches("<li>").count(), 7, "{dates}");
    assert!(dates.contains(&format!("{} more changes, later", changes - 6)), "{dates}");
    assert!(dates.contains("1 Jan 2020: Change &lt;1&gt;") && !html.contains("Milestones"), "{dates}");
    sample.council.change.clear();
    assert!(page(&of_run(&sample.report())).unwrap().contains("marks none, and changes nothing"));
}

#[test]
fn parts_of_the_page_that_are_of_another_day_say_which_and_why() {
    let mut sample = sample::county();
    let (middle, end) = (sample.findings.dates[10], *sample.findings.dates.last().unwrap());
    let tried = |date| vec![Tried { label: "referrals 10% higher".into(), amount: None, date }];
    let last = sample.findings.targets.len() - 1;
    let told = sample.findings.targets[last].date;
    assert!(middle < told && told < end, "a target within the period");
    let run = sample.report();
    let said = facts::days_apart(&Board { tried: tried(middle), ..of_run(&run) }).expect("three days");
    for (day, why) in [
        (told, "the last date of the target"),
        (end, "the end of the period"),
        (middle, "the day of the report’s tables (table_date in the options file)"),
    ] {
        assert!(said.contains(&format!("{}, {why}", crate::report::days::short(day))), "{said}");
    }
    let said = facts::days_apart(&Board { tried: tried(told), ..of_run(&run) }).expect("two days");
    assert!(!said.contains("What could change this"), "{said}");
    assert!(page(&of_run(&run)).unwrap().contains(&said));
    (sample.findings.targets[last].date, sample.findings.targets[last].record) = (end, sample.findings.dates.len() - 1);
    let run = sample.report();
    assert_eq!(facts::days_apart(&Board { tried: tried(end), ..of_run(&run) }), None, "one day throughout");
}

#[test]
fn measures_for_which_there_is_no_room_are_named() {
    let mut sample = sample::county();
    let label = |measure: Measure| measure.about().label;
    let last = label(Measure::AgencyFte);
    let run = sample.report();
    assert_eq!((measures::without_a_row(&run), lines(&run).len()), (vec![last.to_owned()], 8));
    let html = page(&of_run(&run)).unwrap();
    assert!(html.contains(&format!("; no room here for: {last} (results.csv has them)")), "{html}");
    let third = sample.findings.targets[0].clone();
    let third = crate::experiment::findings::TargetChance { target: "another".into(), ..third };
    sample.findings.targets.push(third);
    assert_eq!(measures::without_a_row(&sample.report()), [label(Measure::WorkerChanges), last]);
    sample.findings.targets.pop();
    sample.findings.bands.retain(|series, _| series.measure != Measure::AgencyFte);
    assert!(!page(&of_run(&sample.report())).unwrap().contains("no room here for"));
}

#[test]
fn where_many_things_are_promised_each_has_its_next_date_before_any_has_its_last() {
    let mut sample = sample::county();
    let two = sample.findings.targets.clone();
    for place in 1..6 {
        let named = |target: &crate::experiment::findings::TargetChance| {
            let target = target.clone();
            crate::experiment::findings::TargetChance { target: format!("promise-{place}"), ..target }
        };
        sample.findings.targets.extend(two.iter().map(named));
    }
    let found = lines(&sample.report());
    assert_eq!(found.len(), 8);
    let next = found.iter().filter(|line| line.date == two[0].date).count();
    assert_eq!((next, found.iter().filter(|line| line.date == two[1].date).count()), (6, 2));
}

#[test]
fn a_date_in_between_that_is_less_likely_is_named_and_those_left_out_are_counted() {
    let mut sample = sample::county();
    let [next, last] = [0, 1].map(|place| sample.findings.targets[place].clone());
    let mut between = next.clone();
    assert!(next.date < last.date && next.target == last.target, "two dates of one promise");
    let plain = page(&of_run(&sample.report())).unwrap();
    assert!(!plain.contains("least likely by") && !plain.contains("in the report</caption>"));
    between.date = sample.findings.dates[between.record + 1];
    between.record += 1;
    assert!(between.date < last.date);
    for (share, named) in [(0.01, true), (0.99, false)] {
        between.share_meeting = share;
        sample.findings.targets = vec![next.clone(), between.clone(), last.clone()];
        let found = lines(&sample.report());
        assert_eq!(found[1].target.ends_with(": 1 in 100"), named, "{}", found[1].target);
        assert!(!found[0].target.contains("least likely"), "{}", found[0].target);
        let html = page(&of_run(&sample.report())).unwrap();
        assert!(html.contains("; 1 more date of a target is in the report</caption>"));
    }
}

#[test]
fn what_has_no_target_stands_on_the_day_of_the_headline_with_agency_workers_and_what_is_left_out() {
    let mut sample = sample::county();
    sample.findings.notes = vec!["639 children in need are held by nobody".into()];
    let run = sample.report();
    let leading = message::leading(&run).expect("a promise");
    let next = measures::next_targets(&run)[0].date;
    assert!(next < leading.date, "the headline is of a later day than the next target");
    let found = lines(&run);
    assert!(found.iter().filter(|line| line.chance.is_none()).all(|line| line.date == leading.date));
    let said = message::sentences(&of_run(&run));
    let posts = said.iter().find(|said| said.contains(" funded posts")).expect("a sentence of posts");
    assert!(posts.contains(" Agency workers: ") && posts.ends_with(" at the start."), "{posts}");
    assert!(page(&of_run(&run)).unwrap().contains("639 children in need are held by nobody."));
    for (of, bands) in &mut sample.findings.bands {
        if of.measure == Measure::AgencyFte {
            bands.iter_mut().flatten().for_each(|band| (band.p50, band.p90) = (0.0, 0.0));
        }
    }
    let without = message::sentences(&of_run(&sample.report())).join(" ");
    assert!(!without.contains("Agency workers"), "{without}");
}
