//! Figures of many files in one table: one name a council, and the newer file where two speak of the same year.

use std::collections::BTreeMap;

use super::area::{Area, AreaId, Level, plain};
use super::measure::{COLUMNS, Measure, Nature};
use super::panel::{Figure, Panel};
use super::rows::Found;

/// The figures of one file.
pub(super) struct FileOf {
    pub(super) name: String,
    pub(super) found: Vec<Found>,
}

/// One table of many files. Between two files with the same figure the one that reaches further in time wins, and a
/// figure wins over the reason why it is missing.
pub(super) fn joined(mut files: Vec<FileOf>) -> Panel {
    files.sort_by_key(|file| file.found.iter().map(|one| one.year).max());
    let areas = areas(&files);
    let ids: BTreeMap<(Level, String), AreaId> =
        (0u16..).map(AreaId).zip(&areas).map(|(id, area)| ((area.level, plain(&area.name)), id)).collect();
    let mut panel = Panel { areas, ..Panel::default() };
    for (number, file) in (0u16..).zip(files) {
        for one in &file.found {
            let Some(id) = ids.get(&(one.level, plain(&one.name))) else { continue };
            let figure = Figure { value: one.value, file: number, line: one.line };
            let place = panel.figures.entry((*id, one.measure, one.year)).or_insert(figure);
            if figure.value.is_ok() || place.value.is_err() {
                *place = figure;
            }
            if one.measure == Measure::InPost && one.name != panel.area(*id).name {
                panel.spelled.insert((*id, one.year), one.name.clone());
            }
        }
        panel.files.push(file.name);
    }
    add_up_pairs(&mut panel, &ids);
    panel
}

/// Areas by level and plain name; the last file to name one gives its spelling and region.
fn areas(files: &[FileOf]) -> Vec<Area> {
    let mut found: BTreeMap<(Level, String), Area> = BTreeMap::new();
    for one in files.iter().flat_map(|file| &file.found) {
        // Inner and outer London stand among the councils in one file.
        let region = one.level == Level::Authority && one.name.to_lowercase().starts_with("london (");
        if region || one.name.is_empty() {
            continue;
        }
        let fresh = || Area { level: one.level, name: one.name.clone(), codes: Vec::new(), region: None };
        let area = found.entry((one.level, plain(&one.name))).or_insert_with(fresh);
        if !one.name.contains('(') && (!one.codes.is_empty() || area.codes.is_empty()) {
            area.name.clone_from(&one.name);
        }
        area.region = one.region.clone().or(area.region.take());
        for code in &one.codes {
            if !area.codes.contains(code) {
                area.codes.push(code.clone());
            }
        }
    }
    found.into_values().collect()
}

/// A pair of councils that return one census together, such as "A / B", has the sum of both councils' counts.
fn add_up_pairs(panel: &mut Panel, ids: &BTreeMap<(Level, String), AreaId>) {
    let pairs: Vec<(AreaId, Vec<AreaId>)> = panel
        .authorities()
        .filter_map(|(id, area)| {
            let parts = area.name.split('/').map(|part| ids.get(&(Level::Authority, plain(part))).copied());
            let parts: Option<Vec<AreaId>> = parts.collect();
            Some((id, parts.filter(|parts| parts.len() > 1)?))
        })
        .collect();
    for (pair, parts) in pairs {
        for column in COLUMNS.iter().filter(|column| column.nature == Nature::Count) {
            add_up(panel, pair, &parts, column.measure);
        }
    }
}

fn add_up(panel: &mut Panel, pair: AreaId, parts: &[AreaId], measure: Measure) {
    let Some(first) = parts.first() else { return };
    let years: Vec<u16> = panel.history(*first, measure).map(|(year, _)| year).collect();
    for year in years {
        let all: Option<Vec<f64>> = parts.iter().map(|part| panel.value(*part, measure, year)).collect();
        let (Some(all), Some(stands)) = (all, panel.figure(*first, measure, year).copied()) else { continue };
        let place = panel.figures.entry((pair, measure, year)).or_insert(stands);
        if place.value.is_err() || *place == stands {
            *place = Figure { value: Ok(all.iter().sum()), ..stands };
        }
    }
}
