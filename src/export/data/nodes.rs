use crate::export::data::part::node_name;
use crate::export::data::table::Field;
use crate::export::data::table::Table;
use crate::export::data::value::Kind;
use crate::export::data::value::Value;
use crate::export::label;
use crate::graph::NodeId;

/// The fields of nodes.
pub(in crate::export) const NODES: Table<NodeId> = Table {
    own: &[Field::new("id", Kind::Text, |_, it| node_name(it).into())],
    fields: &[
        Field::new("label", Kind::Text, |part, it| label::name(part.node(it)).into()),
        Field::new("key", Kind::Text, |part, it| part.node(it).key.as_str().into()),
        Field::new("kind", Kind::Text, |part, it| part.node(it).kind.name().into()),
        Field::new("class", Kind::Text, |part, it| part.node(it).class.as_str().into()),
        Field::new("symbol", Kind::Text, |part, it| {
            part.node(it).symbol.as_ref().map(ToString::to_string).into()
        }),
        Field::new("names", Kind::Texts, |part, it| {
            Value::texts(part.node(it).symbol.iter().flat_map(|it| it.names()))
        }),
        Field::new("series", Kind::Text, |part, it| {
            part.node(it).symbol.as_ref().map(|it| &*it.series).into()
        }),
        Field::new("identity", Kind::Text, |part, it| part.node(it).identity.name().into()),
        Field::new("why", Kind::Text, |part, it| part.node(it).why.as_str().into()),
        Field::new("title", Kind::Text, |part, it| part.node(it).title.as_deref().into()),
        Field::new("date", Kind::Date, |part, it| part.node(it).date.into()),
        Field::new("dated", Kind::Date, |part, it| part.node(it).dated.into()),
        Field::new("year", Kind::Number, |part, it| part.node(it).year.into()),
        Field::new("from", Kind::Text, |part, it| part.node(it).from.as_deref().into()),
        Field::new("language", Kind::Text, |part, it| part.language(it).into()),
        Field::new("in_collection", Kind::Truth, |part, it| {
            part.node(it).in_collection().into()
        }),
        Field::new("files", Kind::Texts, |part, it| {
            Value::texts(part.node(it).files.iter().map(String::as_str))
        }),
        Field::new("url", Kind::Text, |part, it| part.node(it).url.as_deref().into()),
        Field::new("cited_by", Kind::Number, |part, it| part.cited_by(it).into()),
        Field::new("cites", Kind::Number, |part, it| part.cites(it).into()),
    ],
};
