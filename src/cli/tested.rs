//! A back-test of the council that is compared, named for the annex of its case.

use std::path::Path;

use super::ending::Ending;
use super::repeat;
use super::terminal::refused;
use crate::report::backtest::council::{self, CouncilForecasts};
use crate::scenario::council::Council;

/// The back-test of the folder that was typed, where one was; refused before anything is played where it is of another council.
pub(super) fn named(folder: Option<&Path>, council: &Council) -> Result<Option<CouncilForecasts>, Ending> {
    let Some(folder) = folder else { return Ok(None) };
    let file = council::within(folder);
    let how = "type caseload backtest --authority NAME --data FOLDER, and name the folder that it says it wrote";
    let bytes = std::fs::read(&file)
        .map_err(|cause| refused(Ending::Disk, &format!("{} cannot be read: {cause}; {how}", file.display())))?;
    let found = CouncilForecasts::read(&bytes).ok_or_else(|| {
        refused(Ending::Usage, &format!("{} is no back-test of one council of this version; {how}", file.display()))
    })?;
    match &council.authority {
        Some(authority) if !found.is_of(authority) => Err(refused(
            Ending::Usage,
            &format!("{} is about {}, and the scenarios are about {authority}; {how}", file.display(), found.authority),
        )),
        Some(_) | None => Ok(Some(found)),
    }
}

/// The command that repeats a comparison, with the back-test it draws from.
pub(super) fn again(command: String, folder: Option<&Path>) -> String {
    folder.map_or_else(
        || command.clone(),
        |folder| format!("{command} --with-backtest {}", repeat::quoted(&folder.to_string_lossy())),
    )
}
