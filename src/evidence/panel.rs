//! The table of published figures: council, year, measure, value or why it is missing, and the file it came from.

use std::collections::{BTreeMap, BTreeSet};

use super::absent::Absent;
use super::area::{Area, AreaId, Level};
use super::measure::Measure;

/// A figure as it was published.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// The value, or why it is missing.
    pub value: Result<f64, Absent>,
    /// Which file, by its place in [`Panel::files`].
    pub file: u16,
    /// On which line.
    pub line: u32,
}

/// The whole table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    /// Names of the files it came from.
    pub files: Vec<String>,
    pub(crate) areas: Vec<Area>,
    pub(crate) figures: BTreeMap<(AreaId, Measure, u16), Figure>,
    /// Names in the workforce census of a year, where they are not the area's.
    pub(crate) spelled: BTreeMap<(AreaId, u16), String>,
}

impl Panel {
    /// A council, a region or England by its number.
    #[must_use]
    pub fn area(&self, id: AreaId) -> &Area {
        &self.areas[usize::from(id.0)]
    }

    /// The name a council has in the workforce census of a year.
    #[must_use]
    pub fn name_in(&self, id: AreaId, year: u16) -> &str {
        self.spelled.get(&(id, year)).unwrap_or(&self.area(id).name)
    }

    /// Every council, in the order of their names.
    pub fn authorities(&self) -> impl Iterator<Item = (AreaId, &Area)> {
        self.of(Level::Authority)
    }

    /// England, if a file has its rows.
    #[must_use]
    pub fn england(&self) -> Option<AreaId> {
        self.of(Level::National).next().map(|(id, _)| id)
    }

    fn of(&self, level: Level) -> impl Iterator<Item = (AreaId, &Area)> {
        let all = (0u16..).map(AreaId).zip(&self.areas);
        all.filter(move |(_, area)| area.level == level)
    }

    /// A figure, with where it stands and why it is missing; `None`: no file has a row for it.
    #[must_use]
    pub fn figure(&self, area: AreaId, measure: Measure, year: u16) -> Option<&Figure> {
        self.figures.get(&(area, measure, year))
    }

    /// A figure, if it was published.
    #[must_use]
    pub fn value(&self, area: AreaId, measure: Measure, year: u16) -> Option<f64> {
        self.figure(area, measure, year)?.value.ok()
    }

    /// Every published year of a figure, in order.
    pub fn history(&self, area: AreaId, measure: Measure) -> impl DoubleEndedIterator<Item = (u16, f64)> {
        let all = self.figures.range((area, measure, 0)..=(area, measure, u16::MAX));
        all.filter_map(|((_, _, year), figure)| Some((*year, figure.value.ok()?)))
    }

    /// Every figure in the order of areas, measures and years.
    pub fn iter(&self) -> impl Iterator<Item = (AreaId, Measure, u16, &Figure)> {
        self.figures.iter().map(|((area, measure, year), figure)| (*area, *measure, *year, figure))
    }

    /// Years for which any council published a figure.
    #[must_use]
    pub fn years(&self, measure: Measure) -> BTreeSet<u16> {
        let councils = |id: AreaId| self.area(id).level == Level::Authority;
        let all = self.iter().filter(|(id, of, _, figure)| *of == measure && figure.value.is_ok() && councils(*id));
        all.map(|(_, _, year, _)| year).collect()
    }

    /// The same table without anything later than a year: what was known then.
    #[must_use]
    pub fn up_to(&self, year: u16) -> Self {
        let mut known = self.clone();
        known.figures.retain(|(_, _, of), _| *of <= year);
        known
    }

    /// The file a figure came from.
    #[must_use]
    pub fn file(&self, figure: &Figure) -> &str {
        self.files.get(usize::from(figure.file)).map_or("", String::as_str)
    }
}
