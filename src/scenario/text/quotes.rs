//! Quotes that are missing, or that end a text too soon.

use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::language::Kind;

/// A text that ends at an apostrophe or a quote inside it, or a list of texts without its brackets.
pub(super) fn inside(key: &str, value: &str) -> Option<Diagnostic> {
    let reads = |typed: &str| format!("x = {typed}").parse::<toml::Table>().is_ok();
    let listed = format!("[{value}]");
    if value.contains(',') && reads(&listed) && !reads(value) {
        return Some(
            Diagnostic::fault("several texts stand behind one equals sign")
                .because("a list stands in square brackets.")
                .fix(format!("Write {key} = {listed}")),
        );
    }
    let quote = value.chars().next().filter(|quote| ['"', '\''].contains(quote))?;
    let text = value.get(1..)?;
    let text = text.strip_suffix(quote).unwrap_or(text);
    let typed = format!("\"{}\"", text.replace('"', "'"));
    let cause = if quote == '"' {
        "the quote inside it is the same sign as the quotes around it."
    } else {
        "the apostrophe inside it is the same sign as the quotes around it."
    };
    (text.contains(quote) && !text.contains('\\') && !reads(value) && reads(&typed))
        .then(|| Diagnostic::fault("the text ends in its middle").because(cause).fix(format!("Write {key} = {typed}")))
}

/// A text, or a list of names, without any quotes where the key takes nothing else.
pub(super) fn none_around(key: &str, value: &str, kind: Option<Kind>) -> Option<Diagnostic> {
    let quoted = |word: &str| format!("\"{}\"", word.trim());
    let typed = match kind {
        Some(Kind::Text | Kind::Choice(_) | Kind::Name(_)) => quoted(value),
        Some(Kind::Names(_)) => format!("[{}]", value.split(',').map(quoted).collect::<Vec<_>>().join(", ")),
        _ => return None,
    };
    // Of a file below nobody reads on until its name is sound.
    (key != "builds_on" && !value.contains(['"', '\\', '=', '[', '{'])).then(|| {
        Diagnostic::fault(format!("text needs quotes: {value}"))
            .because("only numbers, dates, true and false stand without them.")
            .fix(format!("Write {key} = {typed}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::language::Family;

    #[test]
    fn a_text_that_ends_at_an_apostrophe_is_written_whole() {
        let fix = |value| inside("what", value).and_then(|told| told.fix);
        for (written, meant) in [
            ("'Children's hub'", "\"Children's hub\""),
            ("'Children's hub", "\"Children's hub\""),
            ("\"The \"new\" hub\"", "\"The 'new' hub\""),
            ("\"in-care\", \"court\"", "[\"in-care\", \"court\"]"),
        ] {
            assert_eq!(fix(written), Some(format!("Write what = {meant}")), "{written}");
        }
        for written in ["'the hub'", "\"the hub", "\"a \\\"b\" c\"", "\"Children's hub\""] {
            assert_eq!(fix(written), None, "{written}");
        }
    }

    #[test]
    fn what_can_only_be_text_is_put_in_quotes() {
        let fix = |value, kind| none_around("k", value, Some(kind)).and_then(|told| told.fix);
        assert_eq!(fix("4 posts", Kind::Text).as_deref(), Some("Write k = \"4 posts\""));
        assert_eq!(
            fix("court, in-care", Kind::Names(Family::Stage)).as_deref(),
            Some("Write k = [\"court\", \"in-care\"]")
        );
        assert_eq!(fix("many", Kind::Date), None);
        assert_eq!(none_around("k", "many", None), None, "may be a number");
    }
}
