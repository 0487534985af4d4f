use std::collections::BTreeSet;

use crate::catalogue::Catalogue;
use crate::catalogue::Pattern;
use crate::catalogue::Printed;
use crate::catalogue::Problem;
use crate::catalogue::Series;
use crate::catalogue::scan::bare_address;
use crate::text::behind;

/// What is wrong with the forms of a printed series: patterns, templates, and what no example shows.
pub(super) fn check_printed(catalogue: &Catalogue, series: &Series, printed: &Printed) -> Vec<Problem> {
    let own = series.document.iter().flat_map(|it| it.patterns());
    let wrong: Vec<Problem> = printed
        .patterns()
        .chain(own)
        .filter_map(|it| wrong_pattern(series, it))
        .collect();
    if !wrong.is_empty() {
        return wrong;
    }
    let mut problems = groups(series, printed);
    problems.extend(unshown(series, printed));
    problems.extend(texts(catalogue, series, printed));
    problems
}

/// What is wrong with a pattern that does not compile.
pub(super) fn wrong_pattern(series: &Series, pattern: &Pattern) -> Option<Problem> {
    let error = pattern.compile().err()?;
    let message = format!("wrong pattern `{}`: {error}", pattern.as_str());
    Some(Problem::new(series, pattern.as_str(), message))
}

/// Groups that a template or a line needs and no pattern has.
fn groups(series: &Series, printed: &Printed) -> Vec<Problem> {
    let names = |patterns: &[&Pattern]| -> BTreeSet<String> {
        let names = patterns.iter().flat_map(|it| it.group_names());
        names.map(str::to_owned).collect()
    };
    let forms: Vec<&Pattern> = printed.forms.iter().chain(&printed.lead).collect();
    let in_forms = names(&forms);
    let missing = printed.canonical.groups().filter(|it| !in_forms.contains(*it));
    let mut problems: Vec<Problem> = missing
        .map(|it| {
            let message = format!("`canonical` takes `{{{it}}}`, but no form has a group `{it}`");
            Problem::new(series, printed.canonical.as_str(), message)
        })
        .collect();
    if let Some(url) = &series.url {
        let known: BTreeSet<&str> = series.pattern.group_names().chain(["symbol"]).collect();
        problems.extend(url.groups().filter(|it| !known.contains(it)).map(|it| {
            let message = format!("`url` takes `{{{it}}}`, but `pattern` has no group `{it}`");
            Problem::new(series, url.as_str(), message)
        }));
    }
    let document = series.document.as_ref();
    let lines = document.iter().flat_map(|it| &it.header).map(|it| (&it.line, "items"));
    let title = document.iter().flat_map(|it| &it.title).map(|it| (it, "title"));
    problems.extend(
        lines
            .chain(title)
            .filter(|it| !names(&[it.0]).contains(it.1))
            .map(|it| {
                let message = format!("the line needs a group `{}`", it.1);
                Problem::new(series, it.0.as_str(), message)
            }),
    );
    problems
}

/// Anchors, forms and addresses that no example and no text of `reads` shows: they may fit nothing at all.
fn unshown(series: &Series, printed: &Printed) -> Vec<Problem> {
    let texts = || series.examples.iter().chain(printed.reads.keys());
    let places = |anchor: &str| -> Vec<&str> {
        let all = texts().flat_map(|text| text.match_indices(anchor).map(move |it| behind(text, it.0, text.len())));
        all.collect()
    };
    let fits = |form: &Pattern, anchor: &str| places(anchor).into_iter().any(|it| form.is_match(it));
    let mut problems = Vec::new();
    if printed.anchors.is_empty() || printed.anchors.iter().any(String::is_empty) {
        problems.push(Problem::new(series, "anchors", "needs `anchors`, none of them empty"));
    }
    let forms = printed.forms.iter();
    problems.extend(
        forms
            .filter(|form| !printed.anchors.iter().any(|it| fits(form, it)))
            .map(|it| {
                let message = format!(
                    "form `{}` is met at no anchor; let it start with an anchor, and show it in `examples` or `reads`",
                    it.as_str()
                );
                Problem::new(series, it.as_str(), message)
            }),
    );
    let anchors = printed.anchors.iter();
    problems.extend(
        anchors
            .filter(|anchor| !printed.forms.iter().any(|it| fits(it, anchor)))
            .map(|it| {
                let message =
                    format!("anchor `{it}` starts no form; take it away, or show it in `examples` or `reads`");
                Problem::new(series, it, message)
            }),
    );
    let links = printed.links.iter();
    problems.extend(
        links
            .filter(|link| !texts().any(|it| printed.read(link, bare_address(it)).is_some()))
            .map(|it| {
                let message = format!("link `{}` is shown by no address in `reads`", it.as_str());
                Problem::new(series, it.as_str(), message)
            }),
    );
    problems
}

/// Texts of `reads` in which something else is found than the file says.
fn texts(catalogue: &Catalogue, series: &Series, printed: &Printed) -> Vec<Problem> {
    let found = |text: &str| -> Vec<String> {
        if text.contains("://") {
            return catalogue.symbol_of_url(text).iter().map(ToString::to_string).collect();
        }
        let found = catalogue.scan(text).filter(|it| it.symbol.series == series.id);
        found.map(|it| it.symbol.to_string()).collect()
    };
    let differing = printed.reads.iter().filter_map(|(text, expected)| {
        let found = found(text);
        let message = format!("in `{text}` stand {expected:?}, but {found:?} are found");
        (found != *expected).then(|| Problem::new(series, text, message))
    });
    differing.collect()
}
