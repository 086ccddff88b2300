//! How long agency workers stay, as numbers.

use crate::foundations::sampler::Sampler;
use crate::foundations::shape::Shape;
use crate::foundations::uncertain::Uncertain;
use crate::scenario::council::people::Agency;

/// How long agency workers stay \[weeks\]: most for long, some for a short time.
#[derive(Clone, Debug)]
pub struct StaysPlan {
    /// How long most stay.
    pub long: Sampler,
    /// The share who stay for a short time, and how long they do.
    pub short: Option<(f64, Sampler)>,
}

impl StaysPlan {
    /// As the file has it; none where agency workers stay until the post fills.
    pub fn of(
        agency: &Agency,
        share: impl Fn(&Uncertain) -> f64,
        mut sampler: impl FnMut(&Shape) -> Sampler,
    ) -> Option<Self> {
        let long = sampler(agency.stays_weeks.as_ref()?);
        let few = agency.short_stays_percent.as_ref().map_or(0.0, share);
        let short = agency.short_stays_weeks.as_ref().map(|short| (few, sampler(short)));
        Some(Self { long, short })
    }

    /// Eq. G12. The law of a stay: a share have a short one.
    #[must_use]
    pub fn of_newcomer(&self, v: f64) -> &Sampler {
        self.short.as_ref().filter(|(share, _)| v < *share).map_or(&self.long, |short| &short.1)
    }

    /// The law of a stay that is met in the middle: the longer ones last, the likelier they are to be met.
    #[must_use]
    pub fn met(&self, v: f64) -> &Sampler {
        let Some((share, short)) = &self.short else { return &self.long };
        let (brief, all) = (share * short.mean(), self.mean());
        if all > 0.0 && v < brief / all { short } else { &self.long }
    }

    /// Mean stay of a newcomer.
    #[must_use]
    pub fn mean(&self) -> f64 {
        let Some((share, short)) = &self.short else { return self.long.mean() };
        share * short.mean() + (1.0 - share) * self.long.mean()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundations::quantile_table::TableCache;

    #[test]
    fn short_stays_are_many_among_newcomers_and_few_among_those_who_are_there() {
        let weeks = |mean| {
            let shape = Shape::Exponential { mean: Uncertain::known(mean) };
            Sampler::new(&shape, |number| number.likely, &mut TableCache::default())
        };
        let stays = StaysPlan { long: weeks(64.0), short: Some((0.3, weeks(8.0))) };
        assert!((stays.mean() - 47.2).abs() < 1e-9);
        let short = |found: &Sampler| found.mean() < 10.0;
        assert!(short(stays.of_newcomer(0.29)) && !short(stays.of_newcomer(0.31)));
        let share = 2.4 / 47.2;
        assert!(short(stays.met(share - 1e-6)) && !short(stays.met(share + 1e-6)));
    }
}
