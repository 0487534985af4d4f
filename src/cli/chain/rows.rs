use std::io;

use serde::Serialize;

use crate::export::citations;
use crate::graph::Evidence;
use crate::query::Chain;
use crate::query::Selection;

/// One step of a chain, for JSON.
#[derive(Serialize)]
struct Step<'a> {
    chain: usize,
    step: usize,
    citing: &'a str,
    cited: &'a str,
    places: Vec<PlaceOut<'a>>,
}

/// One place of a step.
#[derive(Default, Serialize)]
struct PlaceOut<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    note: Option<&'a str>,
    locator: Option<&'a str>,
    relation: Option<&'a str>,
    text: &'a str,
    sentence: &'a str,
    why: &'a str,
}

/// One place of a step, for CSV.
#[derive(Default, Serialize)]
struct Row<'a> {
    chain: usize,
    step: usize,
    citing: &'a str,
    cited: &'a str,
    #[serde(flatten)]
    place: PlaceOut<'a>,
}

/// Writes the steps as JSON, each with its places.
pub(super) fn write_json(selection: &Selection<'_>, chains: &[Chain], out: &mut dyn io::Write) -> io::Result<()> {
    citations::write_json(&steps(selection, chains), out)
}

/// Writes the places of the steps as CSV. The header stands there without chains too.
pub(super) fn write_csv(selection: &Selection<'_>, chains: &[Chain], out: &mut dyn io::Write) -> io::Result<()> {
    let rows = steps(selection, chains).into_iter().flat_map(|step| {
        let row = move |place| Row {
            chain: step.chain,
            step: step.step,
            citing: step.citing,
            cited: step.cited,
            place,
        };
        step.places.into_iter().map(row)
    });
    let rows: Vec<Row<'_>> = rows.collect();
    if rows.is_empty() {
        return citations::write_csv_header(&Row::default(), out);
    }
    citations::write_csv(&rows, out)
}

/// The places in the text's own words; where there are none, those read from addresses.
pub(super) fn shown(evidence: &[Evidence]) -> Vec<&Evidence> {
    let own: Vec<&Evidence> = evidence.iter().filter(|it| it.form != "url").collect();
    if own.is_empty() { evidence.iter().collect() } else { own }
}

fn steps<'s>(selection: &'s Selection<'_>, chains: &[Chain]) -> Vec<Step<'s>> {
    let graph = selection.graph();
    let numbered = chains.iter().enumerate().flat_map(|(chain, it)| {
        let steps = it.steps.iter().enumerate();
        steps.map(move |(step, id)| (chain + 1, step + 1, *id))
    });
    let step = |(chain, step, id)| {
        let edge = selection.edge(id);
        let places = shown(&edge.evidence).into_iter().map(|it| PlaceOut {
            file: &it.file,
            line: it.line,
            column: it.column,
            note: it.note.as_deref(),
            locator: it.locator.as_deref(),
            relation: it.relation.as_deref(),
            text: &it.text,
            sentence: &it.sentence,
            why: &it.why,
        });
        Step {
            chain,
            step,
            citing: &graph.node(edge.citing).key,
            cited: &graph.node(edge.cited).key,
            places: places.collect(),
        }
    };
    numbered.map(step).collect()
}
