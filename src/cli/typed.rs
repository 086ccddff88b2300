//! Numbers as they are typed on the command line: what is wrong with one, and what to type.

/// Most futures.
const MOST_FUTURES: u64 = 1_000_000;
/// Most threads.
const MOST_THREADS: u64 = 1_024;
/// Largest seed: files of results hold it as a signed number.
const LARGEST_SEED: u64 = i64::MAX as u64;

/// A count of futures.
pub(super) fn replications(typed: &str) -> Result<u32, String> {
    whole(typed, 1, MOST_FUTURES).map(|number| number as u32)
}

/// A seed.
pub(super) fn seed(typed: &str) -> Result<u64, String> {
    whole(typed, 0, LARGEST_SEED)
}

/// A count of threads.
pub(super) fn threads(typed: &str) -> Result<u16, String> {
    whole(typed, 1, MOST_THREADS).map(|number| number as u16)
}

/// A number above nought.
pub(super) fn positive(typed: &str) -> Result<f64, String> {
    match typed.parse::<f64>() {
        Ok(number) if number > 0.0 && number.is_finite() => Ok(number),
        Ok(_) => Err("type a number above 0, such as 0.1".to_owned()),
        Err(_) => match plain(typed).parse::<f64>() {
            Ok(number) if number > 0.0 && number.is_finite() => {
                Err(format!("type the number without commas, units or spaces: {}", plain(typed)))
            }
            Ok(_) | Err(_) => Err("type a number, such as 0.1".to_owned()),
        },
    }
}

/// In how many of 100 futures.
pub(super) fn chance(typed: &str) -> Result<f64, String> {
    let example = "type how many of 100 futures, such as 80";
    let number = typed.parse::<f64>().or_else(|_| plain(typed).parse()).map_err(|_| example.to_owned())?;
    if !number.is_finite() || number <= 0.0 {
        return Err(example.to_owned());
    }
    if number < 1.0 {
        return Err(format!(
            "that is less than 1 of 100 futures; type {} for {} of 100",
            shown(100.0 * number),
            shown(100.0 * number)
        ));
    }
    if number >= 100.0 {
        return Err("a chance goes up to 99 in 100, since no number of futures can show that nothing else happens; type 99 or less".to_owned());
    }
    Ok(number)
}

fn whole(typed: &str, least: u64, most: u64) -> Result<u64, String> {
    let within = || format!("type a whole number from {least} to {most}");
    let fits = |number: &u64| (least..=most).contains(number);
    if let Ok(number) = typed.parse::<u64>() {
        return Some(number).filter(fits).ok_or_else(within);
    }
    match plain(typed).parse::<u64>().ok().filter(fits) {
        Some(number) => Err(format!("type the number without commas, units or spaces: {number}")),
        None => Err(within()),
    }
}

/// A number without what people put between its digits and around them.
fn plain(typed: &str) -> String {
    typed.chars().filter(|letter| !",_ £%".contains(*letter)).collect()
}

/// To at most two decimals.
fn shown(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_or_refused_with_what_to_type() {
        assert_eq!(replications("1000"), Ok(1_000));
        assert_eq!(replications("1,000"), Err("type the number without commas, units or spaces: 1000".into()));
        for wrong in ["0", "1000001", "-5", "many", "1.5", ""] {
            assert_eq!(replications(wrong), Err("type a whole number from 1 to 1000000".into()), "{wrong}");
        }
        assert_eq!(seed("0"), Ok(0));
        for wrong in ["-1", "99999999999999999999", "9223372036854775808"] {
            assert_eq!(seed(wrong), Err("type a whole number from 0 to 9223372036854775807".into()), "{wrong}");
        }
        assert_eq!(threads("0"), Err("type a whole number from 1 to 1024".into()));
        assert_eq!(positive("0.5"), Ok(0.5));
        assert_eq!(positive("1,000,000"), Err("type the number without commas, units or spaces: 1000000".into()));
        assert_eq!(positive("-5"), Err("type a number above 0, such as 0.1".into()));
        assert!(positive("inf").is_err() && positive("x").is_err());
    }

    #[test]
    fn a_chance_is_a_number_of_100_futures() {
        assert_eq!([chance("80"), chance("80%"), chance("99.5"), chance("1")], [Ok(80.0), Ok(80.0), Ok(99.5), Ok(1.0)]);
        assert!(chance("0.8").is_err_and(|told| told.ends_with("type 80 for 80 of 100")));
        for wrong in ["100", "150", "1e9"] {
            assert!(chance(wrong).is_err_and(|told| told.ends_with("type 99 or less")), "{wrong}");
        }
        for wrong in ["0", "-5", "nan", "inf", "high"] {
            assert!(chance(wrong).is_err_and(|told| told.ends_with("such as 80")), "{wrong}");
        }
    }
}
