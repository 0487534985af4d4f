use std::fmt::Write as _;
use std::io::IsTerminal as _;

use annotate_snippets::AnnotationKind;
use annotate_snippets::Level;
use annotate_snippets::Renderer;
use annotate_snippets::Snippet;

use crate::audit::Finding;
use crate::audit::Place;
use crate::audit::Severity;
use crate::cli::collection::Collection;
use crate::cli::output::visible;

/// Columns of the terminal that a finding may take.
const WIDTH: usize = 80;

/// Findings for people: errors and warnings with their place marked, notes on a line or two.
pub(super) fn findings(collection: &Collection, found: &[Finding], to_stdout: bool) -> String {
    let styled = to_stdout && std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() }.term_width(WIDTH);
    let mut text = String::new();
    for finding in found {
        match (&finding.place, finding.severity) {
            (Some(place), Severity::Error | Severity::Warning) => {
                text.push_str(&marked(collection, finding, place, &renderer));
                text.push('\n');
            }
            _ => text.push_str(&short(finding)),
        }
        text.push('\n');
    }
    text
}

fn marked(collection: &Collection, finding: &Finding, place: &Place, renderer: &Renderer) -> String {
    let (line, mark) = excerpt(collection, place);
    let page = place.page.map(|it| format!("page {it}"));
    let level = if finding.severity == Severity::Error {
        Level::ERROR
    } else {
        Level::WARNING
    };
    let mut group = level
        .primary_title(visible(&finding.message))
        .id(finding.rule.id)
        .element(
            Snippet::source(line)
                .path(visible(&place.file))
                .line_start(place.line as usize)
                .annotation(AnnotationKind::Primary.span(mark).label(page)),
        );
    for (fact, at) in &finding.facts {
        group = group.element(Level::NOTE.message(visible(&with_place(fact, at.as_ref()))));
    }
    group = group.element(Level::NOTE.message(finding.rule.reason));
    if let Some(suggestion) = &finding.suggestion {
        group = group.element(Level::HELP.message(visible(suggestion)));
    }
    renderer.render(&[group])
}

fn with_place(fact: &str, place: Option<&Place>) -> String {
    match place {
        Some(it) => format!("{fact} ({it})"),
        None => fact.to_owned(),
    }
}

/// The line of a place, and the marked bytes in it. Lines of these texts are often whole paragraphs: the
/// renderer shows the part around the mark that fits the width.
fn excerpt(collection: &Collection, place: &Place) -> (String, std::ops::Range<usize>) {
    let printed = collection.build.resolved.corpus.document(place.document).text.printed();
    let range = place.printed.range();
    let start = printed[..range.start].rfind(['\n', '\r']).map_or(0, |it| it + 1);
    let end = range.start
        + printed[range.start..]
            .find(['\n', '\r'])
            .unwrap_or(printed.len() - range.start);
    let marked_end = range.end.clamp(range.start, end);
    let pieces = [
        &printed[start..range.start],
        &printed[range.start..marked_end],
        &printed[marked_end..end],
    ]
    .map(visible);
    let mark = pieces[0].len()..pieces[0].len() + pieces[1].len();
    (pieces.concat(), mark)
}

/// Most places named on the line of a note.
const PLACES: usize = 3;

/// A note on a line or two: the message, then the places that it rests on.
fn short(finding: &Finding) -> String {
    let place = finding.place.as_ref().map_or(String::new(), |it| format!("{it}: "));
    let mut text = format!(
        "{place}{}[{}]: {}\n",
        finding.severity.name(),
        finding.rule.id,
        finding.message
    );
    let (placed, bare): (Vec<_>, Vec<_>) = finding.facts.iter().partition(|it| it.1.is_some());
    for (fact, _) in bare {
        let _ = writeln!(text, "  {fact}");
    }
    let places: Vec<String> = placed
        .iter()
        .filter_map(|it| it.1.as_ref())
        .map(|it| format!("{}:{}", it.file, it.line))
        .collect();
    let more = places.len().saturating_sub(PLACES);
    if !places.is_empty() {
        let shown = places[..places.len() - more].join(", ");
        let _ = writeln!(
            text,
            "  see {shown}{}",
            if more > 0 {
                format!(" and {more} more")
            } else {
                String::new()
            }
        );
    }
    if let Some(suggestion) = &finding.suggestion {
        let _ = writeln!(text, "  help: {suggestion}");
    }
    visible(text.trim_end())
}
