//! What is to be approved: each change, what the files say that it costs, and what more is paid that depends on how many there are.

use super::priced::{self, Prices};
use super::{agency, officers};
use crate::model::measure::Measure;
use crate::report::compare::ComparisonReport;
use crate::report::compare::otherwise::{self, Group};
use crate::report::paper::{Cell, Paper};
use crate::report::{days, figures};
use crate::scenario::council::Council;
use crate::scenario::council::change::{Change, Cost, Reorganise};

/// Changes that the proposed option makes and the reference does not. No row adds them up: the largest parts of what they cost are
/// not sums in the files, and what is paid for a year only is not paid a year.
pub(super) fn approved(paper: &mut Paper, report: &ComparisonReport<'_>) {
    let option = &report.comparison.proposed().label;
    let (own, other) = (&report.proposed().council.change, &report.council().change);
    let mut changes: Vec<(&String, &Change)> =
        own.iter().filter(|(name, change)| !same(change, other.get(*name))).collect();
    // In the order in which they are added to one another, so that a row's price is what it adds to those above it.
    changes.sort_by_key(|(name, change)| (change.turn(), *name));
    let lasting = otherwise::of(report);
    let prices = Prices::of(report);
    let mut rows = lasting_rows(report, &lasting, prices.as_ref());
    rows.extend(changes.iter().map(|(name, change)| {
        let price = prices.as_ref().map(|prices| prices.change(name));
        row(report.proposed().council, change).into_iter().chain(price).collect()
    }));
    let heads = ["From", "What", "Until", "Once", "A year", "Also paid for", "Adds to the net cost"];
    let shown = if prices.is_some() { heads.len() } else { heads.len() - 1 };
    paper.words(
        &format!(
            "What is to be approved: what {option} would start, what it changes for the whole period, and what it costs"
        ),
        &heads[..shown],
        rows,
        false,
    );
    let whole = super::cost(report).map_or_else(
        || " The files hold no pay, so nothing else is costed.".to_owned(),
        |said| {
            format!(" All of it, with the people in the posts below: {said} Section 9 has it year by year and in cash.")
        },
    );
    let stated = if changes.is_empty() {
        format!(
            "{option} starts nothing that {} does not: the files differ in other things.",
            report.comparison.reference().label
        )
    } else {
        format!(
            "“Once”, “A year” and “Also paid for” hold what the files state for each change, by their middle values in the prices of {}. Pay and on-costs, agency workers, what starters cost, payments for each person, redundancy and what is paid twice are in neither “Once” nor “A year”: they hang on how many people there are.",
            days::month(report.council().period.start),
        )
    };
    let explained = prices.map_or_else(String::new, |prices| format!(" {}", prices.explained(report)));
    paper.text(agency::agency(report).unwrap_or_default());
    paper.text(format!("{stated}{explained}{whole} Where the money comes from: ____________________."));
}

/// Most tables of the file of which it is told what differs.
const MOST: usize = 8;

/// Figures that the files have otherwise than the reference's from the first day on: no change starts them, and they may cost most. Their
/// price is known of all of them together.
fn lasting_rows(report: &ComparisonReport<'_>, lasting: &[Group], prices: Option<&Prices<'_>>) -> Vec<Vec<Cell>> {
    let row = |from: Cell, what: String| {
        let dash = || Cell::of("–");
        vec![from, Cell::of(what), dash(), dash(), dash(), dash()]
    };
    let first = || Cell::with(days::short(report.council().period.start), "the first day");
    let from = |group: &Group| if group.table == "change" { Cell::of("–") } else { first() };
    let mut rows: Vec<Vec<Cell>> = lasting.iter().take(MOST).map(|group| row(from(group), group.said())).collect();
    if let more @ 1.. = lasting.len().saturating_sub(MOST) {
        rows.push(row(first(), format!("Figures in {more} more tables of the file; section A marks those in doubt")));
    }
    let Some(prices) = prices else { return rows };
    if let [only] = rows.as_mut_slice() {
        only.push(prices.beside());
    } else if !rows.is_empty() {
        rows.iter_mut().for_each(|row| row.push(Cell::of("as below")));
        let together = row(first(), "All of the above together".to_owned());
        rows.push(together.into_iter().chain([prices.beside()]).collect());
    }
    rows
}

/// Whether the other option makes the same change on the same day.
fn same(change: &Change, other: Option<&Change>) -> bool {
    other.is_some_and(|other| other.date == change.date && other.what == change.what)
}

fn row(council: &Council, change: &Change) -> Vec<Cell> {
    let dash = || Cell::of("–");
    let pounds = |pounds: Option<f64>| pounds.map_or_else(dash, |pounds| Cell::of(money(pounds)));
    let cost = change.cost.as_ref();
    let besides = besides(council, change);
    vec![
        from(change),
        Cell::of(&change.what),
        Cell::of(change.until.map_or_else(|| "–".to_owned(), days::short)),
        pounds(cost.and_then(|cost| Some(cost.one_off_pounds?.likely))),
        pounds(cost.and_then(|cost| Some(cost.per_year_pounds?.likely))),
        if besides.is_empty() { dash() } else { Cell::of(besides.join("; ")) },
    ]
}

/// "3 Feb 2020", and beneath it that a change which may slip takes effect then at the earliest.
fn from(change: &Change) -> Cell {
    let slips = if change.slips_by_weeks.is_some() { "at the earliest" } else { "" };
    Cell::with(days::short(change.date), slips)
}

fn money(pounds: f64) -> String {
    figures::of(Measure::CostTotal, pounds)
}

/// What is paid for each person, or by how many there are.
fn besides(council: &Council, change: &Change) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(posts) = &change.add_posts {
        let paid = pay(posts.posts_fte.values().map(|number| number.likely).sum());
        said.push(with(paid, priced::of_posts(council.pay.as_ref(), &posts.posts_fte)));
    }
    if let Some(reorganise) = &change.reorganise {
        let more = posts_more(council, reorganise);
        let net = if more < 0.0 { "net of those that open" } else { "net of those that close" };
        said.extend((more.abs() >= 0.05).then(|| format!("{}, {net}", pay(more))));
    }
    if let Some(agency) = &change.bring_in_agency {
        let fte: f64 = agency.fte.values().map(|number| number.likely).sum();
        let come = format!("{} FTE agency workers", figures::written(fte));
        said.push(with(come, priced::of_agency(council.pay.as_ref(), &agency.fte)));
    }
    if let Some(ahead) = &change.recruit_ahead {
        let people: f64 = ahead.people.values().map(|number| number.likely).sum();
        said.push(format!("pay of {} people ahead of leavers", figures::written(people)));
    }
    if let Some(payment) = change.keep_staff.as_ref().and_then(|keep| keep.payment_pounds_per_year) {
        said.push(format!("{} a year and on-costs for each permanent FTE in a registered role", money(payment.likely)));
    }
    said.extend(change.cost.iter().flat_map(for_each));
    said
}

/// What is paid for, and what it would come to where the file says.
fn with(what: String, price: Option<String>) -> String {
    price.map_or_else(|| what.clone(), |price| format!("{what}: {price}"))
}

/// Posts that open less those that close, by the files; those that come along to a team that stays do neither.
fn posts_more(council: &Council, reorganise: &Reorganise) -> f64 {
    let stays = |team: &String| !reorganise.open.contains(team);
    let along = |old: &String| -> f64 {
        let shares = reorganise.people_percent.get(old).into_iter().flatten();
        shares.filter(|(new, _)| stays(new)).map(|(_, percent)| percent / 100.0).sum()
    };
    let closed = |old: &String| officers::posts(council, std::slice::from_ref(old)) * (1.0 - along(old));
    officers::posts(council, &reorganise.open) - reorganise.close.iter().map(closed).sum::<f64>()
}

fn pay(fte: f64) -> String {
    let way = if fte < 0.0 { "no pay any more for" } else { "pay of" };
    format!("{way} {} FTE posts", figures::written(fte.abs()))
}

/// Redundancy, and what is paid twice.
fn for_each(cost: &Cost) -> Vec<String> {
    let redundancy =
        cost.redundancy_pounds.map(|pounds| format!("{} for each who leaves over it", money(pounds.likely)));
    let twice: f64 = cost.double_running_fte.values().sum();
    let double = cost.double_running_weeks.filter(|_| twice > 0.0).map(|weeks| {
        format!("{} FTE paid twice for {} weeks", figures::written(twice), figures::written(weeks.likely))
    });
    [redundancy, double].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::compare::sample;

    fn change(text: &str) -> Change {
        let whole = format!("date = 2026-01-05\nwhat = \"A change\"\n{text}");
        toml::from_str(&whole).unwrap_or_else(|fault| panic!("{fault}"))
    }

    #[test]
    fn teams_that_open_are_paid_for_less_those_that_close() {
        let played = sample::played();
        let mut council = played.report().proposed().council.clone();
        let mut larger = council.team["help"].clone();
        larger.posts_fte.values_mut().for_each(|posts| *posts += 71.7);
        council.team.insert("new-help".into(), larger);
        let said = |text: &str| besides(&council, &change(&format!("reorganise = {{ {text} }}"))).join("; ");
        assert_eq!(said("open = ['new-help'], close = ['help']"), "pay of 71.7 FTE posts, net of those that close");
        assert_eq!(
            said("open = ['help'], close = ['new-help']"),
            "no pay any more for 71.7 FTE posts, net of those that open"
        );
        assert_eq!(said("open = ['help'], close = ['help']"), "");
        // Posts come along to a team that stays.
        let joined = "open = [], close = ['new-help'], people_percent = { new-help = { help = 100 } }";
        assert_eq!(said(joined), "");
    }

    #[test]
    fn changes_of_one_day_stand_in_the_order_in_which_they_are_added() {
        let played = sample::played();
        let report = played.report();
        let mut council = report.proposed().council.clone();
        for (name, what) in [
            ("a-hub", "what = \"A hub\""),
            ("teams", "what = \"New teams\"\nreorganise = { close = ['help'], open = ['help'] }"),
        ] {
            let written = format!("date = 2023-07-01\n{what}");
            council.change.insert(name.into(), toml::from_str(&written).expect("a change"));
        }
        let own = crate::report::compare::Played { council: &council, ..report.proposed() };
        let scenarios = [report.scenarios[0], own];
        let mut paper = Paper::default();
        approved(&mut paper, &ComparisonReport { scenarios: &scenarios, ..report });
        let said = format!("{:?}", paper.blocks);
        let places = ["Temporary workers", "New teams", "A hub", "Earlier help"].map(|what| said.find(what));
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}: {said}");
    }

    #[test]
    fn what_no_change_starts_is_priced_together() {
        let played = sample::played();
        let report = played.report();
        let prices = Prices::of(&report).expect("prices");
        let group =
            |table: &str| Group { table: table.into(), name: table.into(), figures: vec!["92%, not 60%".into()] };
        let rows = lasting_rows(&report, &[group("agency"), group("pay")], Some(&prices));
        assert_eq!(rows.len(), 3);
        assert!(rows.iter().all(|row| row.len() == 7) && rows[0][6] == Cell::of("as below"), "{rows:?}");
        assert_eq!((rows[2][1].text.as_str(), &rows[2][6]), ("All of the above together", &prices.beside()));
        assert_eq!(lasting_rows(&report, &[group("agency")], Some(&prices))[0][6], prices.beside());
        assert_eq!(lasting_rows(&report, &[group("agency")], None)[0].len(), 6);
    }

    #[test]
    fn a_change_that_may_slip_is_dated_at_the_earliest() {
        let late = change("slips_by_weeks = { likely = 4, low = 0, high = 13 }");
        assert_eq!(from(&late), Cell::with("5 Jan 2026", "at the earliest"));
        assert_eq!(from(&change("")), Cell::of("5 Jan 2026"));
    }

    #[test]
    fn what_is_paid_for_each_person_stands_in_the_table_and_nothing_is_added_up() {
        let played = sample::played();
        let council = played.report().proposed().council;
        let said = |text: &str| besides(council, &change(text)).join("; ");
        assert_eq!(
            said("keep_staff = { payment_pounds_per_year = 2500 }"),
            "£2,500 a year and on-costs for each permanent FTE in a registered role"
        );
        assert_eq!(
            said("bring_in_agency = { fte = { social-worker = 8 } }"),
            "8 FTE agency workers: £668k a year while all are there"
        );
        assert_eq!(
            said("add_posts = { team = \"x\", posts_fte = { social-worker = 6 } }"),
            "pay of 6 FTE posts: £312k a year with on-costs if all were filled"
        );
        assert_eq!(
            said("add_posts = { team = \"x\", posts_fte = { social-worker = -2 } }"),
            "no pay any more for 2 FTE posts"
        );
        assert_eq!(
            said(
                "cost = { redundancy_pounds = 15000, double_running_weeks = 8, double_running_fte = { social-worker = 3 } }"
            ),
            "£15,000 for each who leaves over it; 3 FTE paid twice for 8 weeks"
        );
        assert_eq!(said("cost = { one_off_pounds = 100 }"), "");
        let mut paper = Paper::default();
        approved(&mut paper, &played.report());
        let text = format!("{:?}", paper.blocks);
        assert!(
            text.contains("2 FTE agency workers")
                && text.contains("Agency workers on ")
                && text.contains("£60,000")
                && text.contains("Adds to the net cost")
                && !text.contains("In all"),
            "{text}"
        );
    }
}
