//! A report for a pull request or a memorandum. What documents say is escaped: it shows as it stands and makes no
//! markup, link, mention or issue number.

use std::io;

use crate::audit::Finding;
use crate::audit::Rule;
use crate::audit::SetAside;
use crate::export::findings::Audited;
use crate::export::findings::told;

/// Most bytes of a document's words, or of a sentence, that are shown.
const SHOWN: usize = 400;

pub(super) fn write(audited: &Audited<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let outcome = audited.outcome;
    writeln!(out, "# Audit of references\n\n{}.", told::headline(outcome))?;
    let counts = told::counts(outcome);
    if !counts.is_empty() {
        writeln!(out, "\n| rule | what it finds | group | severity | findings |")?;
        writeln!(out, "|---|---|---|---|---:|")?;
    }
    for it in counts {
        writeln!(
            out,
            "| {} | {} | {} | {} | {} |",
            code(it.rule.id),
            escaped(it.rule.summary),
            it.rule.group.name(),
            it.severity.name(),
            it.findings
        )?;
    }
    let mut last: Option<(Option<&str>, &Rule)> = None;
    for finding in &outcome.findings {
        let file = finding.place.as_ref().map(|it| it.file.as_str());
        if last.is_none_or(|it| it.0 != file) {
            let heading = file.map_or("The whole collection".to_owned(), code);
            writeln!(out, "\n## {heading}\n")?;
        }
        let is_first = last != Some((file, finding.rule));
        write_finding(finding, is_first, out)?;
        last = Some((file, finding.rule));
    }
    write_list("Set aside", outcome.set_aside.iter().map(set_aside), out)?;
    let not_checked = outcome.not_checked.iter().map(told::not_checked);
    write_list("Not checked", not_checked.map(|it| escaped(&it)), out)
}

/// One finding. Of findings of one rule in a row only the first says why such a thing is wrong.
fn write_finding(it: &Finding, is_first: bool, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(
        out,
        "- **{}** {}{}: {}",
        it.severity.name(),
        code(it.rule.id),
        within(it),
        escaped(&it.message)
    )?;
    if let Some(place) = it.place.as_ref().filter(|it| !it.text.trim().is_empty()) {
        writeln!(out, "  - printed: {}", code(&place.text))?;
    }
    let facts = told::facts(it).into_iter();
    let why = is_first.then(|| format!("Why: {}", it.rule.reason));
    for line in facts.chain(why).chain(told::remedy(it)) {
        writeln!(out, "  - {}", escaped(&line))?;
    }
    Ok(())
}

/// Where in its file a finding stands.
fn within(it: &Finding) -> String {
    let Some(place) = &it.place else {
        return String::new();
    };
    let page = place.page.map_or(String::new(), |it| format!(", page {it}"));
    format!(", line {}, column {}{page}", place.line, place.column)
}

fn set_aside(it: &SetAside) -> String {
    let place = it.finding.place.as_ref().map_or(String::new(), |it| format!(", {it}"));
    format!(
        "{}{}: {} ({}: {})",
        code(it.finding.rule.id),
        escaped(&place),
        escaped(&it.finding.message),
        told::by(&it.by),
        escaped(told::reason(&it.by))
    )
}

fn write_list(heading: &str, lines: impl Iterator<Item = String>, out: &mut dyn io::Write) -> io::Result<()> {
    for (at, line) in lines.enumerate() {
        if at == 0 {
            writeln!(out, "\n## {heading}\n")?;
        }
        writeln!(out, "- {line}")?;
    }
    Ok(())
}

/// What ends a link, a mention or an issue number before it starts, and shows as nothing.
const NOTHING: &str = "<!-- -->";

/// Signs that are markup wherever they stand, in one flavour or another.
const MARKUP: &str = "\\`*_{}[]<>#|~@$&!^=";

/// A sentence on one line that shows as it stands.
fn escaped(text: &str) -> String {
    let text = told::shortened(&told::one_line(text), SHOWN);
    let mut escaped = String::with_capacity(text.len() + text.len() / 4);
    let mut rest = text.chars().peekable();
    while let Some(it) = rest.next() {
        let next = rest.peek().copied();
        let is_markup = match it {
            // These open an item of a list at the start.
            '-' | '+' => escaped.is_empty(),
            '.' | ')' => escaped.bytes().all(|it| it.is_ascii_digit()) || escaped.ends_with("www"),
            // A link, or the name of a picture.
            ':' => next.is_some_and(|it| !it.is_whitespace()),
            it => MARKUP.contains(it),
        };
        if is_markup {
            escaped.push('\\');
        }
        escaped.push(it);
        let links = match it {
            '@' | '#' => next.is_some_and(char::is_alphanumeric),
            ':' => next == Some('/'),
            '.' => escaped.ends_with("www\\."),
            // "GH-12" names an issue too.
            '-' => next.is_some_and(|it| it.is_ascii_digit()) && escaped.ends_with("GH-"),
            _ => false,
        };
        if links {
            escaped.push_str(NOTHING);
        }
    }
    escaped
}

/// Words as they are printed: nothing in them is markup.
fn code(text: &str) -> String {
    let text = told::shortened(&told::one_line(text), SHOWN);
    let longest = text.split(|it| it != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    match text.as_str() {
        "" => String::new(),
        text => format!("{fence}{pad}{text}{pad}{fence}"),
    }
}
