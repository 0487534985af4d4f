//! Audits on the terminal: each finding with its place marked, a summary at the end. The formats for other programs are
//! those of [`FORMATS`].

mod excerpt;
mod summary;

use std::io::IsTerminal as _;
use std::path::Path;

use annotate_snippets::AnnotationKind;
use annotate_snippets::Group;
use annotate_snippets::Level;
use annotate_snippets::Origin;
use annotate_snippets::Renderer;
use annotate_snippets::Snippet;
use clap::builder::PossibleValue;

use crate::audit::Finding;
use crate::audit::Outcome;
use crate::audit::Place;
use crate::audit::Severity;
use crate::cli::collection::Collection;
use crate::cli::exit::Failure;
use crate::cli::output;
use crate::cli::output::visible;
use crate::export::findings::Audited;
use crate::export::findings::FORMATS;
use crate::export::findings::told;
use crate::text::Text;

use excerpt::excerpt;

/// The name of the format for people.
pub(super) const TEXT: &str = "text";

/// Columns of the terminal that the line of a finding may take; sentences are left to the terminal to wrap.
const WIDTH: usize = 80;

/// Most places named behind a finding about the whole collection.
const PLACES: usize = 3;

/// The formats with their lines of help, for the option that chooses one.
pub(super) fn formats() -> impl Iterator<Item = PossibleValue> {
    let text = PossibleValue::new(TEXT).help("for people: each finding with its place marked, a summary at the end");
    let others = FORMATS.iter().map(|it| PossibleValue::new(it.name).help(it.help));
    std::iter::once(text).chain(others)
}

/// Writes an audit in a format, to a file or to standard output.
pub(super) fn write(
    collection: &Collection,
    outcome: &Outcome,
    format: &str,
    output: Option<&Path>,
) -> Result<(), Failure> {
    if let Some(format) = FORMATS.iter().find(|it| it.name == format) {
        let audited = Audited::new(outcome, &collection.build.resolved);
        return output::write(output, |out| (format.write)(&audited, out));
    }
    let is_styled = output.is_none() && std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let renderer = if is_styled {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let text_of = |it: &Place| &collection.build.resolved.corpus.document(it.document).text;
    output::write(output, |out| {
        let mut last = None;
        for finding in &outcome.findings {
            let is_first = last != Some(finding.rule);
            last = Some(finding.rule);
            writeln!(out, "{}\n", shown(finding, is_first, &text_of, &renderer))?;
        }
        out.write_all(visible(&summary::summary(outcome)).as_bytes())
    })
}

/// One finding. Of findings of one rule in a row only the first says why such a thing is wrong; message, facts and
/// what to do stand with each.
fn shown<'a>(finding: &Finding, is_first: bool, text_of: &dyn Fn(&Place) -> &'a Text, renderer: &Renderer) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.clone().primary_title(line(&finding.message)).id(finding.rule.id);
    let facts = match finding.place {
        Some(_) => told::facts(finding).iter().map(|it| line(it)).collect(),
        None => collection_facts(finding),
    };
    let why = is_first.then(|| Level::NOTE.with_name("why").message(finding.rule.reason));
    let repairs = finding.repairs.iter().map(told::repair);
    let help = finding.suggestion.iter().cloned().chain(repairs);
    let messages = facts.into_iter().map(|it| Level::NOTE.message(it));
    let messages = messages.chain(why).chain(help.map(|it| Level::HELP.message(line(&it))));
    let Some(place) = &finding.place else {
        return renderer.render(&[Group::with_title(title).elements(messages)]);
    };
    let origin = Origin::path(line(&place.file))
        .line(place.line as usize)
        .char_column(place.column as usize);
    let head = renderer.render(&[Group::with_title(title).element(origin)]);
    let excerpt = excerpt(text_of(place), place, WIDTH);
    let last = place.line as usize + excerpt.marks.len().saturating_sub(1);
    let mut label = place.page.map(|it| format!("page {it}"));
    let marks = excerpt.marks.into_iter();
    let snippet = Snippet::source(excerpt.lines)
        .line_start(place.line as usize)
        .fold(false)
        .annotations(marks.map(|it| AnnotationKind::Primary.span(it).label(label.take())));
    let body = renderer.render(&[Group::with_level(level).element(snippet).elements(messages)]);
    // The excerpt is cut, so the renderer cannot count its column and does not print the place; the arrow stands
    // above the bar behind the line numbers.
    let pad = " ".repeat(last.to_string().len());
    format!("{}\n{body}", head.replacen('\n', &format!("\n{pad}"), 1))
}

/// A text on one line of the terminal.
fn line(text: &str) -> String {
    visible(text).replace('\n', " ")
}

/// The facts without place, then the places of the others on one line.
fn collection_facts(finding: &Finding) -> Vec<String> {
    let (placed, bare): (Vec<_>, Vec<_>) = finding.facts.iter().partition(|it| it.1.is_some());
    let mut facts: Vec<String> = bare.iter().map(|it| line(&it.0)).collect();
    let places: Vec<String> = placed
        .iter()
        .filter_map(|it| it.1.as_ref())
        .take(PLACES)
        .map(|it| format!("{}:{}", line(&it.file), it.line))
        .collect();
    let more = match placed.len().saturating_sub(PLACES) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    if !places.is_empty() {
        facts.push(format!("see {}{more}", places.join(", ")));
    }
    facts
}
