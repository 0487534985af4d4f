//! N-Triples (<https://www.w3.org/TR/n-triples/>): who cites whom in the words of CiTO, what documents are in those of
//! Dublin Core.

mod iris;
mod terms;

use std::io;

use crate::export::Input;
use crate::export::data::n_triples::terms::LINKS;
use crate::export::data::n_triples::terms::Literal;
use crate::export::data::n_triples::terms::RELATIONS;
use crate::export::data::n_triples::terms::types;
use crate::export::data::nodes::NODES;
use crate::export::data::part::Part;
use crate::export::data::value::Value;

/// How a field of nodes is said.
enum Said {
    /// As words, or as each of several.
    Words(&'static str),
    /// As a literal of a type.
    Typed(&'static str, &'static str),
    /// As the thing at the address.
    Address(&'static str),
    /// As words with a property of our own, for which no vocabulary has one.
    Own,
    /// As a literal of a type with a property of our own.
    OwnTyped(&'static str),
}

/// How each field of nodes is said; the others are not written.
const FIELDS: [(&str, Said); 16] = [
    ("label", Said::Words(terms::LABEL)),
    ("key", Said::Own),
    ("kind", Said::Own),
    ("class", Said::Words(terms::TYPE)),
    ("names", Said::Words(terms::IDENTIFIER)),
    ("series", Said::Own),
    ("title", Said::Words(terms::TITLE)),
    ("date", Said::Typed(terms::DATE, types::DAY)),
    ("dated", Said::Typed(terms::CREATED, types::DAY)),
    ("year", Said::Typed(terms::YEAR, types::YEAR)),
    ("from", Said::Words(terms::CREATOR)),
    ("language", Said::Words(terms::LANGUAGE)),
    ("in_collection", Said::OwnTyped(types::TRUTH)),
    ("files", Said::Own),
    ("url", Said::Address(terms::SEE_ALSO)),
    ("identity", Said::Own),
];

/// Writes a selection as N-Triples.
pub(in crate::export) fn write(input: &Input<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let part = Part::of(input);
    let iris = iris::of_nodes(part.selection);
    if let Some(left_out) = part.selection.left_out().in_words() {
        writeln!(out, "# {left_out}")?;
    }
    let said: Vec<_> = FIELDS
        .iter()
        .filter_map(|(name, said)| Some((NODES.all().find(|it| it.name == *name)?, iris::property(name), said)))
        .collect();
    for &id in part.selection.nodes() {
        let iri = &iris[id.index()];
        for (field, own, said) in &said {
            let value = (field.of)(&part, id);
            match said {
                Said::Words(property) => literals(iri, property, &value, None, out)?,
                Said::Typed(property, kind) => literals(iri, property, &value, Some(kind), out)?,
                Said::Own => literals(iri, own, &value, None, out)?,
                Said::OwnTyped(kind) => literals(iri, own, &value, Some(kind), out)?,
                Said::Address(property) => match value.flat().and_then(|it| iris::address(&it)) {
                    Some(address) => writeln!(out, "<{iri}> <{property}> <{address}> .")?,
                    None => literals(iri, own, &value, None, out)?,
                },
            }
        }
    }
    for &id in part.selection.edges() {
        let edge = part.selection.edge(id);
        let [citing, cited] = [edge.citing, edge.cited].map(|it| &iris[it.index()]);
        let link = LINKS.iter().filter(|it| it.0 == edge.link.name());
        let relations = edge.relations();
        let relations = RELATIONS
            .iter()
            .filter(|it| relations.iter().any(|(name, _)| *name == it.0));
        let mut properties: Vec<&str> = link.chain(relations).map(|it| it.1).collect();
        properties.dedup();
        for property in properties {
            writeln!(out, "<{citing}> <{property}> <{cited}> .")?;
        }
    }
    Ok(())
}

/// One triple for each text of a value.
fn literals(
    iri: &str,
    property: &str,
    value: &Value<'_>,
    kind: Option<&str>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let kind = kind.map_or(String::new(), |it| format!("^^<{it}>"));
    match value {
        Value::Texts(texts) => {
            for text in texts {
                writeln!(out, "<{iri}> <{property}> {}{kind} .", Literal(text))?;
            }
        }
        one => {
            if let Some(text) = one.flat() {
                writeln!(out, "<{iri}> <{property}> {}{kind} .", Literal(&text))?;
            }
        }
    }
    Ok(())
}
