//! What made-up councils do: one of each kind of change.

use super::council::Knobs;

pub(super) fn tables(knobs: &Knobs) -> Vec<String> {
    let on = knobs.changes;
    let first = if on[0] { "new-a" } else { "t0" };
    let mut tables = Vec::new();
    let mut change = |on: bool, text: String| {
        if on {
            tables.push(text);
        }
    };
    let closed = ["[\"t0\"]", "[\"t0\", \"t1\"]"][usize::from(knobs.teams.len() > 2)];
    let becomes = if knobs.most.is_multiple_of(2) { ", becomes = { practitioner = \"senior\" }" } else { "" };
    change(
        on[0],
        format!(
            "[change.structure]\ndate = 2019-03-01\nslips_by_weeks = {{ likely = 2, low = 0, high = 10 }}\nwhat = \"A new structure\"\ncost = {{ one_off_pounds = 100000 }}\nreorganise = {{ close = {closed}, open = [\"new-a\", \"new-b\"], filled_percent = {{ new-b = 60 }}{becomes} }}\n[change.structure.transition]\nlead_weeks = 4\ndisruption_weeks = 10\noutput_lost_percent = 15\nleave_rather_than_move_percent = 20\nextra_leaving_percent = 30\nbacklog_hours_per_child = 1\n"
        ),
    );
    change(
        on[1],
        format!(
            "[change.posts]\ndate = 2019-03-02\nwhat = \"Posts come and go\"\nadd_posts = {{ team = \"{first}\", posts_fte = {{ social-worker = 2.5, practitioner = -1 }} }}\n"
        ),
    );
    change(
        on[1],
        format!(
            "[change.savings]\ndate = 2019-04-03\nwhat = \"Posts go\"\nadd_posts = {{ team = \"{first}\", posts_fte = {{ social-worker = -2 }} }}\n"
        ),
    );
    let to = if on[0] { "new-b" } else { "t1" };
    change(
        on[2] && (on[0] || knobs.teams.len() > 1),
        format!(
            "[change.move]\ndate = 2019-04-10\nwhat = \"Posts move\"\nmove_posts = {{ from = \"{first}\", to = \"{to}\", posts_fte = {{ social-worker = 1, practitioner = 1 }} }}\n"
        ),
    );
    change(on[3] && knobs.routes & 1 == 1, "[change.campaign]\ndate = 2019-02-01\nuntil = 2019-04-01\nwhat = \"A campaign\"\nrecruit = { route = \"market\", extra_applicants_per_year = 15 }\ncost = { per_year_pounds = 50000 }\n".into());
    change(on[4], "[change.cover]\ndate = 2019-02-11\nuntil = 2019-04-20\nslips_by_weeks = { likely = 1, low = 0, high = 4 }\nwhat = \"Agency on top\"\nbring_in_agency = { fte = { social-worker = 3.5 } }\n".into());
    change(
        on[5] && knobs.agency > 0,
        "[change.release]\ndate = 2019-03-20\nwhat = \"Agency goes\"\nrelease_agency = { down_to_fte = 2 }\n".into(),
    );
    change(on[6], "[change.hub]\ndate = 2019-02-01\nwhat = \"A hub\"\nreduce_referrals = { fewer_percent = { likely = 20, low = 0, high = 30 }, builds_up_over_weeks = 12 }\n".into());
    change(on[7] && knobs.work(), "[change.help]\ndate = 2019-02-01\nwhat = \"Practitioners help\"\nshare_work = { role = \"practitioner\", stage_percent = { s0 = 30 }, saves_percent = 80 }\n".into());
    change(on[8] && knobs.leaving(), "[change.stay]\ndate = 2019-02-01\nuntil = 2019-06-01\nwhat = \"A retention payment\"\nkeep_staff = { fewer_leavers_percent = 30 }\n".into());
    change(on[6], "[change.inquest]\ndate = 2019-03-01\nuntil = 2019-05-01\nwhat = \"An inquest\"\nraise_referrals = { more_percent = { likely = 20, low = 0, high = 60 }, builds_up_over_weeks = 3 }\n".into());
    change(
        on[8] && knobs.leaving(),
        "[change.rival]\ndate = 2019-02-01\nwhat = \"A rival\"\nlose_staff = { more_leavers_percent = 40 }\n".into(),
    );
    change(on[3] && knobs.routes & 1 == 1, "[change.news]\ndate = 2019-02-01\nwhat = \"News\"\nlose_applicants = { route = \"market\", fewer_percent = 30 }\n".into());
    change(on[5] && knobs.routes > 0, "[change.freeze]\ndate = 2019-02-15\nuntil = 2019-04-15\nwhat = \"A freeze\"\nfreeze_recruitment = { roles = [\"social-worker\"] }\n".into());
    change(on[1] && knobs.people[11], "[change.hold]\ndate = 2019-02-15\nuntil = 2019-05-15\nwhat = \"Posts are held\"\nhold_posts = { posts = { social-worker = 2, practitioner = 1 } }\n".into());
    change(on[3] && knobs.routes & 1 == 1 && knobs.people[11], "[change.ahead]\ndate = 2019-02-01\nuntil = 2019-07-15\nwhat = \"Ahead\"\nrecruit_ahead = { people = { social-worker = 3, senior = 1 } }\n".into());
    tables
}
