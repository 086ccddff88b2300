//! The drafted file: children.

use super::calibrate::fit::Free;
use super::census::latest;
use super::gathered::Gathered;
use super::history::{shown, told};
use super::in_time;
use super::level::Level;
use super::number::{doubt, number, times};
use super::page::{comment, vouched};
use crate::evidence::measure::Measure;
use crate::foundations::shape::Shape;
use crate::scenario::council::cases::Stage;

/// How far the fitted share of assessments that find a child in need may be out, as in the national file.
const NEED: (f64, f64) = (0.87, 1.15);
/// The same for enquiries that lead to a plan.
const PLANS: (f64, f64) = (0.91, 1.10);
/// The same for the length of being in need.
const LENGTH: (f64, f64) = (0.85, 1.19);

fn around(likely: f64, spread: (f64, f64)) -> Level {
    Level { likely, low: likely * spread.0, high: likely * spread.1 }
}

/// Everything about children.
pub(super) fn cases(about: &Gathered) -> String {
    let mut text = demand(about);
    text.push_str(&returns(about));
    text.push_str(&unheld(about));
    text.push_str(&comment(
        "",
        "Shares of exits are fitted so that a year's referrals sustain the children held, on plans and in care on the first day; what is not fitted is national.",
    ));
    text.push_str(&front_door(about));
    text.push_str(&assessment(about));
    text.push_str(&enquiries(about));
    text.push_str(&lengths(about));
    text
}

fn demand(about: &Gathered) -> String {
    let referrals = doubt(about.referrals, 0, (1.0, 1e9));
    let (source, confidence) = if about.referrals_returned {
        let published = told(about, Measure::Referrals, "", "").map(|years| format!("{years} (years to March)"));
        let range =
            if published.is_some() { "how councils' referrals move" } else { "half as many to half as many again" };
        let own = about.own.counted_over("referrals", about.census.year);
        let source = own.or(published).unwrap_or_default();
        (format!("{source}; the range: {range}; growth and months as in England"), "medium")
    } else {
        (
            "assumption: as many as sustain the cases held along the national path; no referrals are in the folder"
                .to_owned(),
            "low",
        )
    };
    format!("[demand]\nreferrals_per_year = {referrals}\n{}", vouched(&source, confidence))
}

fn returns(about: &Gathered) -> String {
    let Some(level) = about.returns else { return String::new() };
    let years = told(about, Measure::ReReferrals, "", " %").unwrap_or_default();
    let percent = doubt(level, 1, (1.0, 60.0));
    format!(
        "[rereferral]\nwithin_12_months_percent = {percent}\n{}",
        vouched(&format!("{years} (years to March)"), "high")
    )
}

fn unheld(about: &Gathered) -> String {
    let Some(in_need) = latest(&about.panel, about.id, Measure::InNeed, about.census.year) else {
        return format!(
            "[first_day]\nchildren_without_social_worker = 0\nsettled = true\n{}",
            vouched("assumption: no count of children in need is in the folder", "low")
        );
    };
    let others = (in_need.value - about.census.cases.value).max(0.0);
    let source = format!(
        "DfE children in need: {} at 31 March, less {} cases held at 30 September",
        shown(in_need.value),
        shown(libm::round(about.census.cases.value))
    );
    format!(
        "[first_day]\nchildren_without_social_worker = {}\nsettled = true\n{}",
        number(others, 0),
        vouched(&source, "medium")
    )
}

fn percent(share: f64) -> String {
    number(share * 100.0, 2)
}

fn front_door(about: &Gathered) -> String {
    let path = &about.children.path;
    let source = match told(about, Measure::NoFurtherAction, "no further action ", " %") {
        Some(years) if about.children.front_door_moved => {
            format!(
                "{years}; assumption: more are closed here, since referrals are many and children held few; enquiries as in England; care fitted"
            )
        }
        Some(years) => format!("{years}; enquiries as in England; assumption: straight into care, fitted"),
        None => "assumption: as in England, and straight into care fitted".to_owned(),
    };
    format!(
        "[stage.front-door.exits_percent]\nclosed = {}\nsection-47 = {}\nin-care = {}\n{}",
        percent(about.children.closed()),
        percent(path.share("front-door", "section-47")),
        percent(path.share("front-door", "in-care")),
        vouched(&source, "medium")
    )
}

fn assessment(about: &Gathered) -> String {
    let path = &about.children.path;
    let need = around(path.share("assessment", "child-in-need") * 100.0, NEED);
    let in_time = told(about, Measure::AssessmentsInTime, "in 45 working days ", " %");
    let source = in_time.map_or("assumption: shares, fitted".to_owned(), |told| {
        format!("{told}: national bands scaled to that; assumption: shares, fitted")
    });
    let mut text = format!(
        "[stage.assessment]\nexits_percent = {{ child-in-need = {}, in-care = {}, closed = \"rest\" }}\n{}{}",
        doubt(need, 1, (0.1, 90.0)),
        percent(path.share("assessment", "in-care")),
        bands(about, "assessment"),
        vouched(&source, "medium")
    );
    let again = bands(about, "assessment-open-case");
    if !again.is_empty() {
        text.push_str(&format!("[stage.assessment-open-case]\n{again}{}", vouched("as for assessment", "medium")));
    }
    text
}

fn enquiries(about: &Gathered) -> String {
    let path = &about.children.path;
    let plans = times(around(path.share("section-47", "child-protection"), PLANS), 100.0);
    let known = [
        told(about, Measure::Plans, "plans at 31 March: ", ""),
        told(about, Measure::PlansStarted, "begun ", ""),
        told(about, Measure::ConferencesInTime, "conferences in 15 working days ", " %"),
    ];
    let known: Vec<String> = known.into_iter().flatten().collect();
    let source = if known.is_empty() { String::new() } else { format!("{}; ", known.join("; ")) };
    let source = format!(
        "{source}assumption: the share, fitted to plans at 31 March (to plans in England where none are known)"
    );
    let mut text = String::new();
    for (stage, source) in [("section-47", source.as_str()), ("section-47-open-case", "as for section 47")] {
        text.push_str(&format!(
            "[stage.{stage}]\nexits_percent = {{ child-protection = {} }}\n{}{}",
            doubt(plans, 1, (0.1, 95.0)),
            bands(about, stage),
            vouched(source, "medium")
        ));
    }
    text
}

/// Bands of a stage as the council has them; nothing where its share in time is not known.
fn bands(about: &Gathered, stage: &str) -> String {
    let Some(bands) = in_time::bands(&about.panel, about.id, about.census.year, (&about.national, stage)) else {
        return String::new();
    };
    let listed = |numbers: &[f64]| numbers.iter().map(|it| number(*it, 2)).collect::<Vec<_>>().join(", ");
    let beyond = bands.beyond_mean.map_or_else(String::new, |mean| format!(", beyond_mean = {}", number(mean, 1)));
    format!(
        "lasts_working_days = {{ histogram = {{ up_to = [{}], percent = [{}]{beyond} }} }}\n",
        listed(&bands.up_to),
        listed(&bands.percent)
    )
}

fn lengths(about: &Gathered) -> String {
    let mut text = String::new();
    if libm::fabs(about.children.need_length - 1.0) > 0.01 || about.fit.is_some() {
        let (mean, cv) = length_of(about.national.stage.get("child-in-need"), false);
        let drafted = around(mean * about.children.need_length, LENGTH);
        let level = about.fit.as_ref().map_or(drafted, |fit| fit.range(Free::Need, drafted.likely));
        let mean = doubt(level, 1, (1.0, 500.0));
        let ended = told(about, Measure::EndedTo3Months, "episodes ended in under 3 months ", " %").unwrap_or_default();
        text.push_str(&format!(
            "[stage.child-in-need]\nlasts_weeks = {{ lognormal = {{ mean = {mean}, cv = {} }} }}\n{}",
            number(cv, 2),
            vouched(
                &format!("{ended}; assumption: the national length × the council's mean length ÷ England's"),
                "low"
            )
        ));
    }
    if about.children.care_length < 0.99 {
        let (mean, cv) = length_of(about.national.stage.get("in-care-settled"), true);
        text.push_str(&format!(
            "[stage.in-care-settled]\nlasts_months = {{ gamma = {{ mean = {}, cv = {} }} }}\n{}",
            number(mean * about.children.care_length, 1),
            number(cv, 2),
            vouched("assumption: fitted to children looked after at 31 March", "low")
        ));
    }
    text
}

/// Mean and spread of a stage's shape.
fn length_of(stage: Option<&Stage>, in_months: bool) -> (f64, f64) {
    let shape =
        stage.and_then(|stage| if in_months { stage.lasts_months.as_ref() } else { stage.lasts_weeks.as_ref() });
    if let Some(Shape::Lognormal { mean, cv } | Shape::Gamma { mean, cv }) = shape {
        (mean.likely, cv.likely)
    } else {
        (26.0, 1.2)
    }
}
