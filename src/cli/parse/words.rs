use std::fmt::Write as _;

use crate::cli::parse::described::Described;
use crate::cli::parse::described::Parsed;

/// Columns of a terminal that everybody has.
const WIDTH: usize = 80;

/// What a text names, for people: a block for each symbol.
pub(super) fn text(parsed: &Parsed) -> String {
    if parsed.symbols.is_empty() {
        let mut text = format!("{}\n", parsed.text);
        line(&mut text, "names no document that ibid knows");
        if let Some(why) = &parsed.why {
            line(&mut text, why);
        }
        return text;
    }
    parsed.symbols.iter().map(block).collect()
}

fn block(symbol: &Described) -> String {
    let mut text = String::new();
    match &symbol.malformed {
        None => {
            let _ = writeln!(text, "{}", symbol.canonical);
        }
        Some(it) => {
            let _ = writeln!(text, "{}", it.text);
            line(&mut text, &format!("malformed ({}): {}", it.rules.join(", "), it.why));
            line(&mut text, &format!("perhaps {}", symbol.canonical));
            if !it.others.is_empty() {
                line(&mut text, &format!("or {}", it.others.join(", ")));
            }
        }
    }
    for (at, meaning) in symbol.meaning.iter().enumerate() {
        line(&mut text, &format!("{}{meaning}", if at == 0 { "" } else { "also " }));
    }
    for part in &symbol.parts {
        // A year that is printed says all; sessions and running numbers do not show their time.
        let (None, Some(period)) = (part.year, &part.period) else {
            continue;
        };
        match (&part.session, &part.number) {
            (Some(session), _) => line(&mut text, &format!("{session}: {period}")),
            (None, Some(number)) => line(&mut text, &format!("{} {number}: {period}", part.kind)),
            (None, None) => {}
        }
    }
    for it in &symbol.ancestors {
        line(&mut text, &format!("{} {}", it.relation, it.symbol));
    }
    if let Some(why) = &symbol.why {
        line(&mut text, why);
    }
    if !symbol.alternatives.is_empty() {
        line(&mut text, &format!("or {}", symbol.alternatives.join(", ")));
    }
    // Addresses stay whole, since half of one is none.
    let urls = symbol.url.iter().chain(symbol.addresses.iter().map(|it| &it.url));
    for url in urls {
        let _ = writeln!(text, "  {url}");
    }
    for it in &symbol.inconsistencies {
        line(
            &mut text,
            &format!("inconsistent ({}, {}): {}", it.strength, it.rule, it.message),
        );
        line(&mut text, &format!("  since {}", it.source));
        if !it.repairs.is_empty() {
            line(&mut text, &format!("  perhaps {}", it.repairs.join(", ")));
        }
    }
    text
}

/// A line two blanks deep; what is too long goes on four blanks deep.
fn line(text: &mut String, words: &str) {
    let depth = 2 + words.len() - words.trim_start().len();
    let mut column = depth;
    text.push_str(&" ".repeat(depth));
    for (at, word) in words.split_whitespace().enumerate() {
        let length = word.chars().count();
        if at > 0 && column + 1 + length > WIDTH {
            let _ = write!(text, "\n{}", " ".repeat(depth + 2));
            column = depth + 2;
        } else if at > 0 {
            text.push(' ');
            column += 1;
        }
        text.push_str(word);
        column += length;
    }
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn long_lines_are_broken_between_words() {
        let mut text = String::new();
        line(&mut text, &"lamp ".repeat(40));
        assert!(text.lines().all(|it| it.chars().count() <= 80), "{text}");
        assert!(
            text.lines().nth(1).is_some_and(|it| it.starts_with("    lamp")),
            "{text}"
        );
        let mut text = String::new();
        line(&mut text, &"x".repeat(100));
        assert_eq!(text.lines().count(), 1);
    }
}
