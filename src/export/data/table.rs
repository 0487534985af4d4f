use serde::Serialize;
use serde::Serializer;
use serde::ser::SerializeMap as _;

use crate::export::data::part::Part;
use crate::export::data::value::Kind;
use crate::export::data::value::Value;

/// One field of a node, an edge or a mention, the same in all formats.
pub(in crate::export) struct Field<R> {
    /// Its name, as in JSON.
    pub(in crate::export) name: &'static str,
    /// What its values are.
    pub(in crate::export) kind: Kind,
    /// Its value for a row.
    pub(in crate::export) of: for<'a> fn(&Part<'a>, R) -> Value<'a>,
}

impl<R> Field<R> {
    pub(super) const fn new(name: &'static str, kind: Kind, of: for<'a> fn(&Part<'a>, R) -> Value<'a>) -> Self {
        Self { name, kind, of }
    }
}

/// The fields of nodes, of edges, or of mentions.
pub(in crate::export) struct Table<R: 'static> {
    /// What says which one a row is and what it joins; formats with places of their own for these leave them out of
    /// the other fields.
    pub(in crate::export) own: &'static [Field<R>],
    /// What is said of it.
    pub(in crate::export) fields: &'static [Field<R>],
}

impl<R: Copy> Table<R> {
    /// All fields, in their order.
    pub(in crate::export) fn all(&self) -> impl Iterator<Item = &'static Field<R>> + Clone + use<R> {
        self.own.iter().chain(self.fields)
    }
}

/// Some fields of a row as one JSON object.
pub(super) struct Object<'p, 'a, R, F> {
    part: &'p Part<'a>,
    row: R,
    fields: F,
    sparse: bool,
}

impl<'p, 'a, R, F> Object<'p, 'a, R, F> {
    /// With null for what has no value.
    pub(super) fn new(part: &'p Part<'a>, row: R, fields: F) -> Self {
        Self {
            part,
            row,
            fields,
            sparse: false,
        }
    }

    /// Without the fields that have no value.
    pub(super) fn sparse(part: &'p Part<'a>, row: R, fields: F) -> Self {
        Self {
            sparse: true,
            ..Self::new(part, row, fields)
        }
    }
}

impl<R: Copy + 'static, F: Iterator<Item = &'static Field<R>> + Clone> Serialize for Object<'_, '_, R, F> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        for field in self.fields.clone() {
            let value = (field.of)(self.part, self.row);
            if !self.sparse || value != Value::None {
                map.serialize_entry(field.name, &value)?;
            }
        }
        map.end()
    }
}
