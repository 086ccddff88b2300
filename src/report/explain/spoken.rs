//! What a figure of a file is called in words: the names of the tables around it, and what its key means.

use super::value::Names;
use super::words::{capital, inside, label, pattern};
use crate::report::escape;
use crate::scenario::language::shapes::SHAPE;
use crate::scenario::language::{Family, Key, Kind, ROOT};
use crate::scenario::text::node::Node;

/// A figure with its unit: "Experienced, suitable people who apply (people a year)".
pub(crate) fn called(root: &Node, address: &str) -> String {
    let spoken = said(root, address);
    let unit = spoken.unit();
    // "Applicants a year …" has said its unit; a stage called "first months" has not said that of its weeks.
    let told = unit.is_empty() || spoken.of_keys.to_lowercase().contains(&unit);
    escape::line(&if told { spoken.words } else { format!("{} ({unit})", spoken.words) })
}

/// The unit of the number that stands at an address: "FTE", "%"; empty where it has none.
pub(crate) fn unit(root: &Node, address: &str) -> String {
    said(root, address).unit()
}

/// What is said of an address.
struct Spoken {
    /// The whole of it in words.
    words: String,
    /// What the language says of its keys: the same without the names that a file gives.
    of_keys: String,
    /// The pattern of the number that stands there.
    pattern: String,
}

impl Spoken {
    fn unit(&self) -> String {
        self.pattern.replacen('#', "", 1).trim().to_owned()
    }
}

/// An address in words, and the pattern of the number that stands there.
pub(super) fn spoken(root: &Node, address: &str) -> (String, String) {
    let Spoken { words, pattern, .. } = said(root, address);
    (words, pattern)
}

fn said(root: &Node, address: &str) -> Spoken {
    let (mut parts, mut of_keys): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let mut units = "#".to_owned();
    let (mut kind, mut family) = (Some(Kind::Table(ROOT)), "");
    for name in address.split('.') {
        let below = match kind {
            Some(Kind::Table(spec)) => spec.key(name),
            Some(Kind::Shape) => SHAPE.key(name),
            _ => None,
        };
        if let Some(key) = below {
            (kind, family) = (Some(key.kind), key.name);
            let said = said_of_it(key).then(|| inside(&label(key)));
            of_keys.extend(said.clone());
            parts.extend(said);
            units = if carries_unit(key, &units) { pattern(key) } else { units };
        } else {
            parts.push(member(root, kind, family, name));
            kind = kind_below(kind);
        }
    }
    let (words, of_keys) = match of_an_action(root, address) {
        Some(phrase) => {
            (phrase.clone(), phrase.rsplit_once(": ").map_or_else(String::new, |(_, said)| said.to_owned()))
        }
        None => (parts.join(", "), of_keys.join(", ")),
    };
    Spoken { words: capital(&words), of_keys, pattern: units }
}

/// What the figures of a change's actions are called: an action and its key are each described by a sentence, and two
/// sentences one after the other are no name. `#` stands for the member of a figure by role, stage or exit.
const OF_ACTIONS: [(&str, &str, &str); 27] = [
    ("reorganise", "filled_percent", "posts of # filled on the day"),
    ("reorganise", "children_move_over_weeks", "time over which children change worker"),
    ("reorganise", "children_wait_until_filled_percent", "posts filled before children change worker"),
    ("add_posts", "posts_fte", "# posts added"),
    ("move_posts", "posts_fte", "# posts moved"),
    ("recruit", "extra_applicants_per_year", "more applicants"),
    ("bring_in_agency", "fte", "agency workers brought in, #"),
    ("bring_in_agency", "price_percent", "price of the agency workers brought in"),
    ("release_agency", "down_to_fte", "agency workers kept at most"),
    ("reduce_referrals", "fewer_percent", "fewer referrals at full effect"),
    ("reduce_referrals", "builds_up_over_weeks", "time until full effect"),
    ("share_work", "stage_percent", "hours of # that can pass to the helping role"),
    ("share_work", "saves_percent", "hours saved for each hour given"),
    ("share_work", "agreeing_percent", "hours of agreeing for each hour given"),
    ("keep_staff", "fewer_leavers_percent", "fewer leavers"),
    ("keep_staff", "payment_pounds_per_year", "payment to each who stays"),
    ("raise_referrals", "more_percent", "more referrals at full effect"),
    ("raise_referrals", "builds_up_over_weeks", "time until full effect"),
    ("lose_staff", "more_leavers_percent", "more leavers"),
    ("lose_applicants", "fewer_percent", "fewer applicants"),
    ("hold_posts", "posts", "# posts kept empty"),
    ("recruit_ahead", "people", "people recruited ahead of leavers, #"),
    ("change_exits", "exits_percent", "children who go on to #"),
    ("change_exits", "builds_up_over_weeks", "time until full effect"),
    ("add_places", "number", "more places"),
    ("cost", "one_off_pounds", "cost once, on the day"),
    ("cost", "per_year_pounds", "cost a year"),
];

/// "Pod posts: social worker posts added"; none of a figure that is no action's.
fn of_an_action(root: &Node, address: &str) -> Option<String> {
    let mut parts = address.split('.');
    let (Some("change"), Some(change), Some(action), Some(key)) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    let (.., phrase) = OF_ACTIONS.iter().find(|(of, name, _)| (*of, *name) == (action, key))?;
    let member = parts.next();
    // A whole table by role has no member, and beneath a member there is a shape, which has words of its own.
    if parts.next().is_some() || member.is_some() != phrase.contains('#') {
        return None;
    }
    let family = match key {
        "stage_percent" => Family::Stage,
        "exits_percent" => Family::StageOrClosed,
        "filled_percent" => Family::Team,
        _ => Family::Role,
    };
    let member = member.map_or_else(String::new, |member| Names(root).of_family(family, member));
    let said = phrase.replace('#', &member).replace("who go on to closed", "whose case is closed");
    Some(format!("{}: {said}", Names(root).of("change", change)))
}

/// What an entry is called that the language itself has no key for: a team, or a role among posts by role.
fn member(root: &Node, kind: Option<Kind>, family: &str, name: &str) -> String {
    match kind {
        Some(Kind::Tables(_)) => Names(root).of(family, name),
        Some(Kind::ByName(of, ..)) => Names(root).of_family(of, name),
        _ => name.replace(['-', '_'], " "),
    }
}

/// What stands below one entry.
fn kind_below(kind: Option<Kind>) -> Option<Kind> {
    if let Some(Kind::Tables(spec)) = kind { Some(Kind::Table(spec)) } else { None }
}

/// Families are known by their members' names, and shapes by what they are the shape of.
fn said_of_it(key: &Key) -> bool {
    !matches!(key.kind, Kind::Tables(_)) && SHAPE.key(key.name).is_none()
}

/// A spread has no unit; a mean has that of the key around it.
fn carries_unit(key: &Key, so_far: &str) -> bool {
    let own = pattern(key);
    key.name != "cv" && key.name != "shape" && (own != "#" || so_far == "#")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::scenario::text::parse::parse;
    use crate::scenario::text::place::Source;

    const FILE: &str = "[role.social-worker]\nname = \"Social worker\"\n[change.pod-posts.add_posts]\nposts_fte = { social-worker = 24 }\n[change.campaign.recruit]\nextra_applicants_per_year = 16\n";

    #[test]
    fn a_figure_of_an_action_has_a_name_and_not_two_sentences() {
        let root = parse(&Arc::new(Source { name: "t".into(), text: FILE.into() })).expect("a file");
        let name = |address| called(&root, address);
        let posts = name("change.pod-posts.add_posts.posts_fte.social-worker");
        assert_eq!(posts, "Pod posts: social worker posts added (FTE)");
        assert_eq!(
            name("change.campaign.recruit.extra_applicants_per_year"),
            "Campaign: more applicants (people a year)"
        );
        assert_eq!(name("change.hub.change_exits.exits_percent.closed"), "Hub: children whose case is closed (%)");
    }

    #[test]
    fn a_name_that_holds_the_word_of_a_unit_has_not_said_it() {
        let file =
            "[stage.in-care]\nname = \"In care, first months\"\nlasts_months = { gamma = { mean = 6, cv = 1 } }\n";
        let root = parse(&Arc::new(Source { name: "t".into(), text: file.into() })).expect("a file");
        let name = called(&root, "stage.in-care.lasts_months.gamma.mean");
        assert!(name.starts_with("In care, first months") && name.ends_with("(months)"), "{name}");
        assert_eq!(unit(&root, "stage.in-care.lasts_months.gamma.mean"), "months");
    }

    #[test]
    fn every_name_is_of_an_action_and_a_key_that_the_language_has() {
        let known = |name: &str, key: &str| {
            let Some(Kind::Tables(change)) = ROOT.key("change").map(|it| it.kind) else { return false };
            matches!(change.key(name).map(|it| it.kind), Some(Kind::Table(spec)) if spec.key(key).is_some())
        };
        for (action, key, _) in OF_ACTIONS {
            assert!(known(action, key), "{action}.{key}");
        }
    }
}
