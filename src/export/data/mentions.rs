use crate::export::data::part::MentionId;
use crate::export::data::part::edge_name;
use crate::export::data::part::node_name;
use crate::export::data::table::Field;
use crate::export::data::table::Table;
use crate::export::data::value::Kind;

/// The fields of mentions: the places where one document cites another. Named as the evidence of our own JSON.
pub(in crate::export) const MENTIONS: Table<MentionId> = Table {
    own: &[
        Field::new("edge", Kind::Text, |_, it| edge_name(it.edge).into()),
        Field::new("source", Kind::Text, |part, it| {
            node_name(part.selection.graph().ends(it.edge).0).into()
        }),
        Field::new("target", Kind::Text, |part, it| {
            node_name(part.selection.graph().ends(it.edge).1).into()
        }),
    ],
    fields: &[
        Field::new("citing", Kind::Text, |part, it| {
            part.node(part.selection.graph().ends(it.edge).0).key.as_str().into()
        }),
        Field::new("cited", Kind::Text, |part, it| {
            part.node(part.selection.graph().ends(it.edge).1).key.as_str().into()
        }),
        Field::new("document", Kind::Number, |part, it| part.evidence(it).document.into()),
        Field::new("mention", Kind::Number, |part, it| part.evidence(it).mention.into()),
        Field::new("file", Kind::Text, |part, it| (&*part.evidence(it).file).into()),
        Field::new("line", Kind::Number, |part, it| part.evidence(it).line.into()),
        Field::new("column", Kind::Number, |part, it| part.evidence(it).column.into()),
        Field::new("page", Kind::Number, |part, it| part.evidence(it).page.into()),
        Field::new("start", Kind::Number, |part, it| part.evidence(it).bytes.start.into()),
        Field::new("end", Kind::Number, |part, it| part.evidence(it).bytes.end.into()),
        Field::new("part", Kind::Text, |part, it| part.evidence(it).part.name().into()),
        Field::new("note", Kind::Text, |part, it| part.evidence(it).note.as_deref().into()),
        Field::new("locator", Kind::Text, |part, it| {
            part.evidence(it).locator.as_deref().into()
        }),
        Field::new("text", Kind::Text, |part, it| (&*part.evidence(it).text).into()),
        Field::new("sentence", Kind::Text, |part, it| (&*part.evidence(it).sentence).into()),
        Field::new("relation", Kind::Text, |part, it| {
            part.evidence(it).relation.as_deref().into()
        }),
        Field::new("form", Kind::Text, |part, it| part.evidence(it).form.into()),
        Field::new("status", Kind::Text, |part, it| part.evidence(it).status.name().into()),
        Field::new("why", Kind::Text, |part, it| (&*part.evidence(it).why).into()),
        Field::new("repeated", Kind::Truth, |_, it| it.repeated.into()),
    ],
};
