//! Financial years as money names them: a year of which only a part was played says how many months it holds.

use crate::experiment::compare::OptionFindings;

/// Months of a whole year.
const WHOLE: usize = 12;

/// A financial year of an option.
pub(crate) struct Year {
    /// "2018/19".
    pub(crate) name: String,
    /// How many of its months were played.
    pub(crate) months: usize,
}

impl Year {
    /// "6 months" of a part; nothing of a whole year.
    pub(crate) fn part(&self) -> String {
        match self.months {
            0 => "first day alone".into(),
            1 => "1 month".into(),
            months if months < WHOLE => format!("{months} months"),
            _ => String::new(),
        }
    }

    /// "2018/19", or "2018/19 (6 months)".
    pub(crate) fn said(&self) -> String {
        let part = self.part();
        if part.is_empty() { self.name.clone() } else { format!("{} ({part})", self.name) }
    }
}

/// The years in which an option's money is told; none where no cost is reported.
pub(crate) fn of(option: &OptionFindings) -> Vec<Year> {
    let Some(costs) = &option.costs else { return Vec::new() };
    let months = costs.years.months(&option.findings.dates);
    costs.years.names.iter().cloned().zip(months).map(|(name, months)| Year { name, months }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_year_says_how_much_of_it_and_a_whole_year_nothing() {
        let said = |months: usize| Year { name: "2017/18".into(), months }.said();
        assert_eq!([said(12), said(6), said(1)], ["2017/18", "2017/18 (6 months)", "2017/18 (1 month)"]);
        assert_eq!(said(0), "2017/18 (first day alone)");
    }
}
