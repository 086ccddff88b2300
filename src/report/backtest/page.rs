//! `scores.md`: how forecasts did, for people who have to judge them.

use std::fmt::Write as _;

use super::table::Part;
use super::terminal::{judged, mean_skill, with_unit};
use super::{BacktestReport, censuses};
use crate::evidence::backtest::goal::{QUARTERS, goals, years};
use crate::evidence::backtest::parts::{Parts, parts};
use crate::evidence::backtest::score::{Score, cells};
use crate::evidence::forecast::outcome::Outcome;
use crate::report::{escape, figures};

const TITLE: &str = "# Forecasts against what was later published";

const SCORES: &str = "\
**In 80 %** is the share of outcomes inside the band that is to hold 80 in 100. **Loss** is the mean
quantile loss (the lower the better). **Skill** is 1 − loss ÷ loss of the better of two simple rivals: *persistence* (the last figure, with
the errors of all councils) and *shrinkage* (the last figure drawn towards the mean), both knowing what was known at the origin; **hindsight** is
the same against rivals taught by every other council and every year, later ones too. Nought means as good as the better
rival; above +0.10 would say that something leaked.
";

const NOT_PLAYED: &str = "\
The engine is not played for these forecasts. They are means and variances of its mechanics, adjusted to what councils were seen
to do (`docs/model.md`, B1 to B10). Every size in them is fitted to the folder's rows up to the origin.
";

const LIMITS: &str = "\
## What limits it

- **The first origins.** One census cannot tell what lasts from what passes: there the split is a round figure of our own (B6), and so is
  England's yearly change (B2). With each year they give way to what was seen; the forms themselves (which figure hangs on which signal,
  Student's law, the scales) were chosen with all years in view, which skill does not show.
- **England's turns.** Every council shares them, no council's history foretells them, and eight years hold a handful. One turn puts most
  outcomes of an origin on one side of the middle; the rows by origin in `scores.csv` show it, and single origins leave the bands' aims.
- **Skill against the past is kind** two and three years ahead: few pairs are known, so the rivals are weak. A cell above
  +0.10 is no leak where hindsight there is near nought; a test changes every later figure and finds every forecast the same. Hindsight is the harder test.
- **What no mechanism explains** is most of a band: see the next table.
";

/// The page.
pub(crate) fn markdown(report: &BacktestReport<'_>) -> String {
    if let Some(name) = report.council() {
        return one_council(report, name);
    }
    let next = ["", "", " two"].get(usize::from(report.asked.horizon)).unwrap_or(&" three");
    let mut text = format!(
        "{TITLE}\n\nFrom each census, and knowing nothing later, the next{next} of every council are forecast as bands and then compared with what the\nDepartment for Education published. {SCORES}\n{NOT_PLAYED}\n{}",
        made(report)
    );
    text += &by_distance(report);
    text += &by_figure(report);
    text += &by_size(report);
    let judged = judged(&goals(report.scored));
    let _ =
        write!(text, "## Goals\n{}\n{}\n{LIMITS}\n", judged.replace("  missed:", "\n- **missed**:"), by_origin(report));
    text += &made_of(report);
    text
}

/// Of one council: what was forecast and what came. Its shares would be of a handful, and no goal can be judged by them.
fn one_council(report: &BacktestReport<'_>, name: &str) -> String {
    let (ahead, from) = (years(report.asked.horizon), censuses(&report.origins()));
    let each = if report.asked.origins.len() > 1 { "each of " } else { "" };
    let mut text = format!(
        "{TITLE}\n\nFrom {each}{from}, and knowing nothing later, {} is forecast as bands, at most {ahead} on, which are then compared with what the\nDepartment for Education published.\n\n{NOT_PLAYED}\n{}",
        escape::line(name),
        made(report)
    );
    text += "| figure | census | for | 1 in 10 below | middle | 1 in 10 above | published | in the band |\n|---|---|---|---|---|---|---|---|\n";
    for one in &report.found.forecasts {
        let number = |value: f64| figures::shown(value, 1);
        let [low, _, middle, _, high] = one.quantiles;
        let held = |came: f64| if low <= came && came <= high { "yes" } else { "no" };
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} | {} |",
            with_unit(one.outcome),
            one.origin,
            one.origin + one.ahead,
            number(low),
            number(middle),
            number(high),
            one.came.map_or_else(|| "not yet".into(), number),
            one.came.map_or("–", held),
        );
    }
    if report.scored.is_empty() {
        return text + "\nNo outcome has been published yet.\n\n" + &made_of(report);
    }
    let held = report.scored.iter().filter(|one| one.in_most).count();
    let _ = writeln!(
        text,
        "\nBands of 8 in 10 held {held} of {} outcomes. That is too few to judge the bands by, so no goal is judged here; the same command without\n`--authority` judges them by every council.\n",
        report.scored.len()
    );
    text + &made_of(report)
}

fn made(report: &BacktestReport<'_>) -> String {
    let day = report.as_of.map_or_else(String::new, |day| format!(" on {day}"));
    let newest = report.history.years().last().map_or_else(String::new, u16::to_string);
    let councils = report.history.councils.len();
    let councils = match report.council() {
        Some(_) => format!("1 council, by what was learnt from {councils}"),
        None => format!("{councils} councils"),
    };
    let word = if report.asked.origins.len() > 1 { "origins" } else { "origin" };
    let mut text = format!(
        "Made{day} by `{}` (caseload {}): {councils}, {word} {}, newest census {newest}. Data:\n\n",
        report.command,
        env!("CARGO_PKG_VERSION"),
        report.origins(),
    );
    for (file, digest) in report.inputs {
        let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
        let _ = writeln!(text, "- `{name}`, SHA-256 `{}…`", digest.get(..16).unwrap_or(digest));
    }
    text.push('\n');
    text
}

fn percent(share: f64) -> String {
    format!("{:.1}", 100.0 * share)
}

fn skill(value: Option<f64>) -> String {
    value.map_or_else(|| "–".into(), |value| format!("{value:+.3}"))
}

fn by_distance(report: &BacktestReport<'_>) -> String {
    let mut text = String::from(
        "| figure | years ahead | forecasts | in 50 % | in 80 % | below the middle % | loss | skill | hindsight |\n|---|---|---|---|---|---|---|---|---|\n",
    );
    for ((outcome, ahead), score) in cells(report.scored) {
        let _ = writeln!(
            text,
            "| {} | {ahead} | {} | {} | {} | {} | {:.4} | {} | {} |",
            outcome.words(),
            score.count,
            percent(score.in_half),
            percent(score.in_most),
            percent(score.below),
            score.loss,
            skill(score.skill),
            skill(score.hindsight),
        );
    }
    text + "\n"
}

fn by_figure(report: &BacktestReport<'_>) -> String {
    let mut text = String::from(
        "## Over all years ahead, and with councils left out\n\n\
         *Left out*: a third of councils at a time is kept from everything that is learnt about councils in general, and then forecast.\n\n\
         | figure | in 50 % | in 80 % | skill | hindsight | left out: in 50 % | in 80 % | skill | hindsight |\n|---|---|---|---|---|---|---|---|---|\n",
    );
    for outcome in Outcome::ALL.map(Some).into_iter().chain([None]) {
        let _ = write!(text, "| {} |", outcome.map_or("**mean**", Outcome::words));
        for scored in [report.scored, report.left_out] {
            let pooled = outcome.and_then(|one| Part::of(one).score(scored));
            let share = |of: fn(&Score) -> f64| pooled.map_or_else(|| "–".into(), |score| percent(of(&score)));
            let of = |part| skill(mean_skill(scored, outcome, part));
            let shares = [share(|score| score.in_half), share(|score| score.in_most)];
            let _ = write!(text, " {} | {} |", shares[0], shares[1]);
            let _ = write!(text, " {} | {} |", of(|cell: &Score| cell.skill), of(|cell: &Score| cell.hindsight));
        }
        text.push('\n');
    }
    text + "\n"
}

fn by_size(report: &BacktestReport<'_>) -> String {
    let mut text = format!(
        "## By size of council\n\nIn 80 %, and in brackets the bias: outcome less the middle forecast.\n\n| figure | {} |\n|---|---|---|---|---|\n",
        QUARTERS.join(" | ")
    );
    for outcome in Outcome::ALL {
        let _ = write!(text, "| {} |", outcome.words());
        for quarter in 0..QUARTERS.len() {
            let score = Part { quarter: Some(quarter), ..Part::of(outcome) }.score(report.scored);
            let cell = score.map(|score| format!("{} ({:+.1})", percent(score.in_most), score.bias));
            let _ = write!(text, " {} |", cell.unwrap_or_else(|| "–".into()));
        }
        text.push('\n');
    }
    text + "\n"
}

/// How many cells of one origin alone leave the band's aim, and which; no goal, since England's turns decide it.
fn by_origin(report: &BacktestReport<'_>) -> String {
    let (mut all, mut out) = (0, Vec::new());
    for outcome in Outcome::ALL {
        for &origin in &report.asked.origins {
            for ahead in 1..=3 {
                let part = Part { origin: Some(origin), ahead: Some(ahead), ..Part::of(outcome) };
                let Some(score) = part.score(report.scored) else { continue };
                all += 1;
                if !(0.7..=0.9).contains(&score.in_most) {
                    let name = outcome.words().to_lowercase();
                    out.push(format!("{name} from {origin}, {ahead} ahead: {} %", percent(score.in_most)));
                }
            }
        }
    }
    let which = if out.is_empty() { String::new() } else { format!(" ({})", out.join("; ")) };
    format!("Looked at origin by origin, the band of 80 % leaves 70 to 90 % in {} of {all} cells{which}.\n", out.len())
}

fn made_of(report: &BacktestReport<'_>) -> String {
    let newest = report.found.learnt.iter().map(|learnt| learnt.origin).max();
    let mut text = format!(
        "## What a forecast is made of, at the census of {}\n\n\
         Standard deviations for a council of 200 FTE: points for rates, per cent for the caseload and for staff in post. Nothing in the\n\
         engine explains the shocks and what passes; they are the noise between years that a council has to live with.\n\n\
         | figure | between councils, for good | new each year | left of it a year on | one census alone | England's year | England's drift | a sd of the signal, a year on |\n|---|---|---|---|---|---|---|---|\n",
        newest.map_or_else(String::new, |year| year.to_string())
    );
    let last = report.found.learnt.iter().filter(|learnt| Some(learnt.origin) == newest);
    for Parts { outcome, lasting, shock, kept, passing, nation, drift, effect, .. } in last.filter_map(parts) {
        let lasting = lasting.map_or_else(|| "wanders".into(), |sd| format!("{sd:.1}"));
        let _ = writeln!(
            text,
            "| {} | {lasting} | {shock:.1} | {:.0} % | {passing:.1} | {nation:.1} | {drift:+.1} | {effect:+.1} |",
            outcome.words(),
            100.0 * kept,
        );
    }
    text
}
