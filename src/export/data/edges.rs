use std::collections::BTreeSet;

use crate::export::data::part::Part;
use crate::export::data::part::edge_name;
use crate::export::data::part::node_name;
use crate::export::data::table::Field;
use crate::export::data::table::Table;
use crate::export::data::value::Kind;
use crate::export::data::value::Value;
use crate::graph::EdgeId;
use crate::graph::Evidence;

/// The fields of edges.
pub(in crate::export) const EDGES: Table<EdgeId> = Table {
    own: &[
        Field::new("id", Kind::Text, |_, it| edge_name(it).into()),
        Field::new("source", Kind::Text, |part, it| {
            node_name(part.selection.graph().ends(it).0).into()
        }),
        Field::new("target", Kind::Text, |part, it| {
            node_name(part.selection.graph().ends(it).1).into()
        }),
    ],
    fields: &[
        Field::new("link", Kind::Text, |part, it| {
            part.selection.edge(it).link.name().into()
        }),
        Field::new("weight", Kind::Number, |part, it| {
            part.selection.edge(it).weight().into()
        }),
        Field::new("relations", Kind::Texts, |part, it| {
            Value::texts(part.selection.edge(it).relations().into_iter().map(|it| it.0))
        }),
        Field::new("notes", Kind::Texts, |part, it| {
            each_once(part, it, |it| it.note.as_deref())
        }),
        Field::new("locators", Kind::Texts, |part, it| {
            each_once(part, it, |it| it.locator.as_deref())
        }),
        Field::new("places", Kind::Texts, |part, it| {
            Value::texts(part.selection.edge(it).evidence.iter().map(Evidence::position))
        }),
        Field::new("sentence", Kind::Text, |part, it| {
            let first = part.selection.edge(it).evidence.first();
            first.map(|it| &*it.sentence).into()
        }),
    ],
};

/// What the places of an edge say, each word once, in the order of the text.
fn each_once<'a>(part: &Part<'a>, id: EdgeId, of: fn(&Evidence) -> Option<&str>) -> Value<'a> {
    let mut seen = BTreeSet::new();
    let said = part.selection.edge(id).evidence.iter().filter_map(of);
    Value::texts(said.filter(|it| seen.insert(*it)))
}
