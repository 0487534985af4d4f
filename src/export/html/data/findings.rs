use std::collections::BTreeMap;

use serde::Serialize;

use crate::audit::Finding;
use crate::audit::Outcome;
use crate::export::findings::told;
use crate::export::html::data::texts::Texts;
use crate::export::words;
use crate::query::Selection;
use crate::text::several;

/// The findings about the documents of a page, and those about the collection.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Findings<'a> {
    /// What the audit came to, in words.
    headline: String,
    all: Vec<Told<'a>>,
    #[serde(skip)]
    elsewhere: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Told<'a> {
    rule: &'a str,
    /// What the rule looks for.
    summary: &'a str,
    severity: &'static str,
    message: String,
    /// Facts, why it is wrong, and what to do, a line each.
    evidence: Vec<String>,
    /// Points into the texts; 0 where the collection as a whole is meant.
    file: u32,
    line: u32,
    page: u32,
    /// Position of the document; `null` where the collection as a whole is meant.
    node: Option<usize>,
}

impl<'a> Findings<'a> {
    pub(super) fn new(selection: &Selection<'_>, outcome: &'a Outcome, texts: &mut Texts) -> Self {
        let graph = selection.graph();
        let mut nodes = BTreeMap::new();
        for (at, id) in selection.nodes().iter().enumerate() {
            nodes.extend(graph.node(*id).files.iter().map(|it| (it.as_str(), at)));
        }
        let mut all = Vec::new();
        let mut elsewhere = 0;
        for it in &outcome.findings {
            let node = it.place.as_ref().map(|it| nodes.get(it.file.as_str()).copied());
            match node {
                Some(None) => elsewhere += 1,
                node => all.push(told(it, node.flatten(), texts)),
            }
        }
        Self {
            headline: headline(outcome),
            all,
            elsewhere,
        }
    }

    /// How many findings are about documents that the page does not show.
    pub(super) fn left_out(&self) -> Option<String> {
        let findings = several(self.elsewhere as u64, "finding");
        (self.elsewhere > 0).then(|| format!("{findings} of the audit about documents that are not shown"))
    }
}

fn headline(outcome: &Outcome) -> String {
    let not_checked = outcome.not_checked.iter().map(told::not_checked);
    let more = told::set_aside(outcome)
        .into_iter()
        .map(|it| format!("set aside: {it}"))
        .chain(not_checked);
    let parts: Vec<String> = std::iter::once(told::headline(outcome)).chain(more).collect();
    words::clean(&parts.join("; "))
}

fn told<'a>(it: &'a Finding, node: Option<usize>, texts: &mut Texts) -> Told<'a> {
    let place = it.place.as_ref();
    Told {
        rule: it.rule.id,
        summary: it.rule.summary,
        severity: it.severity.name(),
        message: words::clean(&it.message),
        evidence: told::evidence(it).iter().map(|it| words::clean(it)).collect(),
        file: texts.optional(place.map(|it| it.file.as_str())),
        line: place.map_or(0, |it| it.line),
        page: place.and_then(|it| it.page).unwrap_or(0),
        node,
    }
}
