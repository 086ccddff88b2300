//! The top of a file, and the tables that frame it.

use super::{Key, Kind, Limits, Spec, cases, changes, hiring, people, staff, structure, years};

/// The whole file.
pub const ROOT: &Spec = &Spec {
    doc: "A scenario: what it is, what it builds on, and its tables.",
    keys: &[
        Key::must("title", Kind::Text, "What the scenario is, in a sentence."),
        Key::may("short", Kind::Text, "Label on charts; the title when absent."),
        Key::may(
            "builds_on",
            Kind::Text,
            "The file this one is laid over, or \"england-2019\", \"england-2025\" or \"england\".",
        ),
        Key::may(
            "without",
            Kind::Addresses,
            "Tables and keys of the file below to leave out, such as [\"change.early-help-hub\"].",
        ),
        Key::may("question", Kind::Text, "The question the scenario answers."),
        Key::may("authority", Kind::Text, "The council's name."),
        Key::may("status", Kind::Text, "Draft, agreed, and the like; for people."),
        Key::may("format", Kind::Whole(1, 1), "Version of this language; 1."),
        Key::must("period", Kind::Table(PERIOD), "First and last day."),
        Key::may("run", Kind::Table(RUN), "The analyst's controls."),
        Key::may("verification", Kind::Table(VERIFICATION), "Keys that serve exact checks alone."),
        Key::may("role", Kind::Tables(people::ROLE), "Kinds of post."),
        Key::may("stage", Kind::Tables(cases::STAGE), "Stages of the path of a case."),
        Key::may("team", Kind::Tables(structure::TEAM), "Teams."),
        Key::may("demand", Kind::Table(cases::DEMAND), "Referrals; absent: none arrive."),
        Key::may("families", Kind::Table(cases::FAMILIES), "Brothers and sisters; absent: every family is one child."),
        Key::may("ages", Kind::Table(cases::AGES), "Ages at referral; absent: nobody ages out."),
        Key::may("group", Kind::Tables(cases::GROUP), "Groups of children that a team may be for."),
        Key::may("rereferral", Kind::Table(cases::REREFERRAL), "Children who come back; absent: none does."),
        Key::may("first_day", Kind::Table(cases::FIRST_DAY), "What the first day cannot say through teams."),
        Key::may(
            "allocation",
            Kind::Table(structure::ALLOCATION),
            "Who is given the next child; needed where any stage is held.",
        ),
        Key::may(
            "differences",
            Kind::Table(structure::DIFFERENCES),
            "Lasting differences between workers and teams; absent: none.",
        ),
        Key::may(
            "work",
            Kind::Table(structure::WORK),
            "Hours of work against hours available; absent: work takes no hours.",
        ),
        Key::may("handover", Kind::Table(structure::HANDOVER), "What a change of worker costs; absent: nothing."),
        Key::may("induction", Kind::Tables(people::INDUCTION), "How fast new starters take a full share."),
        Key::may("absence", Kind::Tables(people::ABSENCE), "Kinds of absence; none: nobody is away."),
        Key::may("leave", Kind::Table(people::LEAVE), "Planned leave by season; absent: even over the year."),
        Key::may("duty", Kind::Table(people::DUTY), "A duty rota; absent: its hours are like any other's."),
        Key::may("supervision", Kind::Table(people::SUPERVISION), "Supervision; absent: it is not followed."),
        Key::may("leaving", Kind::Table(people::LEAVING), "People leaving; absent: nobody leaves."),
        Key::may("tenure", Kind::Table(people::TENURE), "Time in post on the first day; absent: all long settled."),
        Key::may(
            "part_time",
            Kind::Table(staff::PART_TIME),
            "Permanent people who work part-time; absent: nobody does.",
        ),
        Key::may(
            "staff_ages",
            Kind::Table(staff::STAFF_AGES),
            "Ages of permanent people; absent: they have none, and nobody retires.",
        ),
        Key::may("recruitment", Kind::Tables(hiring::RECRUITMENT), "Routes by which posts fill."),
        Key::may(
            "promotion",
            Kind::Tables(hiring::PROMOTION),
            "Ways from role to role inside the council; absent: nobody is promoted.",
        ),
        Key::may("agency", Kind::Table(hiring::AGENCY), "Agency workers; absent: none come."),
        Key::may(
            "between_years",
            Kind::Table(years::BETWEEN_YEARS),
            "Moves from year to year that nothing here explains; absent: none.",
        ),
        Key::may("pay", Kind::Table(people::PAY), "What people cost; absent: no cost is reported."),
        Key::may("money", Kind::Table(people::MONEY), "Money of different years side by side; absent: cash alone."),
        Key::may("standard", Kind::Table(STANDARD), "The council's own standard."),
        Key::may("change", Kind::Tables(changes::CHANGE), "What the council does, each on a date."),
        Key::may("target", Kind::Tables(changes::TARGET), "What it promised."),
        Key::may("milestone", Kind::Tables(changes::MILESTONE), "Dates to mark on charts."),
    ],
    forms: &[],
};

const PERIOD: &Spec = &Spec {
    doc: "First and last day, and how often results are recorded.",
    keys: &[
        Key::must("start", Kind::Date, "First day."),
        Key::must("end", Kind::Date, "Last day."),
        Key::may("record", Kind::Choice(&["month", "week"]), "Month by month; or week by week, for exact checks."),
        Key::may("warm_up_weeks", Kind::Whole(0, 5_200), "Weeks played before the first record; for exact checks."),
        Key::may("by_team", Kind::Flag, "Whether results are kept by team and role; true when absent."),
    ],
    forms: &[],
};

const RUN: &Spec = &Spec {
    doc: "The analyst's controls.",
    keys: &[
        Key::may("replications", Kind::Whole(1, 1_000_000), "Futures to play; 1,000 when absent."),
        Key::may("seed", Kind::Whole(0, i64::MAX), "Same file, same seed, same bytes; 1 when absent."),
    ],
    forms: &[],
};

const VERIFICATION: &Spec = &Spec {
    doc: "Keys that serve exact checks alone; a council leaves the table out.",
    keys: &[
        Key::may("any_time", Kind::Flag, "Families arrive, and posts and people change, at any moment of the week."),
        Key::may("starts_empty", Kind::Flag, "No child is open on the first day, whatever the teams say."),
        Key::may("swing", Kind::Table(SWING), "A smooth yearly swing of referrals in place of the months' figures."),
    ],
    forms: &[],
};

const SWING: &Spec = &Spec {
    doc: "Referrals follow 1 + percent ÷ 100 · sin(2π · days ÷ period_days).",
    keys: &[
        Key::must("percent", Kind::known(Limits::PERCENT), "Height of the swing [% of the mean]."),
        Key::must("period_days", Kind::known(Limits::POSITIVE), "Length of one swing [days]."),
    ],
    forms: &[],
};

const STANDARD: &Spec = &Spec {
    doc: "The council's own standard.",
    keys: &[
        Key::must(
            "most_children",
            Kind::known(Limits::POSITIVE),
            "A worker with more children per own FTE than this is over the threshold.",
        ),
        Key::may(
            "normal_caseload",
            Kind::known(Limits::POSITIVE),
            "An average caseload that counts as normal where no target promises one [children/FTE].",
        ),
    ],
    forms: &[],
};
