use std::borrow::Cow;

use serde::Serialize;
use serde::Serializer;

use crate::text::Date;

/// What the values of a field are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::export) enum Kind {
    /// A text.
    Text,
    /// A whole number, not negative.
    Number,
    /// Yes or no.
    Truth,
    /// A day, ISO 8601.
    Date,
    /// Several texts, in order.
    Texts,
}

/// The value that a node, an edge or a mention has in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::export) enum Value<'a> {
    None,
    Text(Cow<'a, str>),
    Number(u64),
    Truth(bool),
    Date(Date),
    Texts(Vec<Cow<'a, str>>),
}

impl<'a> Value<'a> {
    /// A text.
    pub(super) fn text(it: &'a str) -> Self {
        Self::Text(Cow::Borrowed(it))
    }

    /// Several texts.
    pub(super) fn texts<T: Into<Cow<'a, str>>>(items: impl IntoIterator<Item = T>) -> Self {
        Self::Texts(items.into_iter().map(Into::into).collect())
    }

    /// The value as one text, for formats without types or lists; `None` where there is none. The texts of a list stand
    /// side by side with "; " between them, and a semicolon in one of them is doubled.
    pub(super) fn flat(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::None => None,
            Self::Text(text) => Some(Cow::Borrowed(text)),
            Self::Number(number) => Some(number.to_string().into()),
            Self::Truth(truth) => Some(if *truth { "true" } else { "false" }.into()),
            Self::Date(date) => Some(date.to_string().into()),
            Self::Texts(texts) => match texts.as_slice() {
                [] => None,
                [only] if !only.contains(';') => Some(Cow::Borrowed(only)),
                several => {
                    let doubled: Vec<String> = several.iter().map(|it| it.replace(';', ";;")).collect();
                    Some(doubled.join("; ").into())
                }
            },
        }
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(it: &'a str) -> Self {
        Self::text(it)
    }
}

impl From<String> for Value<'_> {
    fn from(it: String) -> Self {
        Self::Text(Cow::Owned(it))
    }
}

impl From<usize> for Value<'_> {
    fn from(it: usize) -> Self {
        Self::Number(it as u64)
    }
}

impl From<u32> for Value<'_> {
    fn from(it: u32) -> Self {
        Self::Number(it.into())
    }
}

impl From<u16> for Value<'_> {
    fn from(it: u16) -> Self {
        Self::Number(it.into())
    }
}

impl From<bool> for Value<'_> {
    fn from(it: bool) -> Self {
        Self::Truth(it)
    }
}

impl From<Date> for Value<'_> {
    fn from(it: Date) -> Self {
        Self::Date(it)
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(it: Option<T>) -> Self {
        it.map_or(Self::None, Into::into)
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::None => to.serialize_none(),
            Self::Text(text) => to.serialize_str(text),
            Self::Number(number) => to.serialize_u64(*number),
            Self::Truth(truth) => to.serialize_bool(*truth),
            Self::Date(date) => to.collect_str(date),
            Self::Texts(texts) => texts.serialize(to),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Value;

    #[test]
    fn lists_can_be_taken_apart_again() {
        let flat = |items: &[&'static str]| Value::texts(items.iter().copied()).flat().map(|it| it.into_owned());
        assert_eq!(flat(&[]), None);
        assert_eq!(flat(&["A/75/1", "S/2020/2"]).as_deref(), Some("A/75/1; S/2020/2"));
        assert_eq!(flat(&["a; b", ";", "c"]).as_deref(), Some("a;; b; ;;; c"));
    }
}
