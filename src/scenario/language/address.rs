//! What an address may hold: `team.assessment.posts_fte.social-worker` is a number.

use super::shapes::SHAPE;
use super::suggest::nearest;
use super::{DOUBT_KEYS, Family, Kind, Limits, ROOT};

/// What stands at an address; `None` when the language has no such address.
#[must_use]
pub fn kind_at(address: &str) -> Option<Kind> {
    address.split('.').try_fold(Kind::Table(ROOT), one_down)
}

/// The address that was probably meant: each key that the language lacks gives way to the nearest it has.
#[must_use]
pub fn nearest_address(written: &str) -> Option<String> {
    let mut kind = Kind::Table(ROOT);
    let mut keys = Vec::new();
    for key in written.split('.') {
        let (meant, below) = match (one_down(kind, key), kind) {
            (Some(below), _) => (key, below),
            (None, Kind::Table(spec)) => {
                let meant = nearest(key, spec.keys.iter().map(|key| key.name))?;
                (meant, one_down(kind, meant)?)
            }
            (None, Kind::Shape) => {
                let meant = nearest(key, SHAPE.keys.iter().map(|key| key.name))?;
                (meant, one_down(kind, meant)?)
            }
            (None, _) => return None,
        };
        keys.push(meant);
        kind = below;
    }
    Some(keys.join("."))
}

fn one_down(kind: Kind, key: &str) -> Option<Kind> {
    match kind {
        Kind::Table(spec) => spec.key(key).map(|key| key.kind),
        Kind::Tables(spec) => Some(Kind::Table(spec)),
        Kind::Number(limits, true) if DOUBT_KEYS.contains(&key) => Some(Kind::Number(limits, false)),
        Kind::Shape if DOUBT_KEYS.contains(&key) => Some(Kind::known(Limits::AMOUNT)),
        Kind::Shape => SHAPE.key(key).map(|key| key.kind),
        Kind::ByName(_, limits, doubt) => Some(Kind::Number(limits, doubt)),
        Kind::ByDate => Some(Kind::known(Limits::ANY)),
        Kind::ByDay => Some(Kind::known(Limits::PERCENT)),
        Kind::Exits => Some(Kind::unsure(Limits::PERCENT)),
        Kind::Becomes => Some(Kind::Name(Family::Role)),
        Kind::Between(family) => Some(Kind::ByName(family, Limits::PERCENT, false)),
        Kind::Number(..)
        | Kind::Whole(..)
        | Kind::Text
        | Kind::Flag
        | Kind::Date
        | Kind::Choice(_)
        | Kind::Name(_)
        | Kind::Names(_)
        | Kind::Addresses
        | Kind::ByAddress(_)
        | Kind::Numbers(..) => None,
    }
}

/// The limits of the number at an address; none known: any number.
#[must_use]
pub fn limits_at(address: &str) -> Limits {
    match kind_at(address) {
        Some(Kind::Number(limits, _)) => limits,
        Some(Kind::Shape) => Limits::AMOUNT,
        _ => Limits::ANY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_finds_the_limits_of_its_key() {
        assert_eq!(limits_at("stage.a.exits_percent.closed"), Limits::PERCENT);
        assert_eq!(limits_at("stage.a.lasts_weeks.lognormal.mean"), Limits::POSITIVE);
        assert_eq!(limits_at("change.c.add_posts.posts_fte.social-worker"), Limits::ANY);
        assert!(kind_at("demand.referals").is_none());
        assert!(kind_at("team").is_some());
    }

    #[test]
    fn an_address_with_slips_finds_the_one_that_was_meant() {
        let found = |written| nearest_address(written);
        assert_eq!(found("demand.referals_per_year").as_deref(), Some("demand.referrals_per_year"));
        assert_eq!(found("teem.north.post_fte.social-worker").as_deref(), Some("team.north.posts_fte.social-worker"));
        assert_eq!(found("zebra.crossing"), None);
    }
}
