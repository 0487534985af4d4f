use crate::catalogue::tables::rows::rows;

const COMPONENTS: &str = include_str!("components.tsv");

/// What a component of a symbol stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::catalogue) enum ComponentKind {
    /// A kind of document.
    Nature,
    /// A kind of document whose number takes several components.
    Joined,
    /// An organ.
    Body,
    /// A word in brackets.
    Bracket,
}

/// The kind and the word of a component: "PV" is a nature, "verbatim record".
pub(in crate::catalogue) fn component(name: &str) -> Option<(ComponentKind, &'static str)> {
    let row = rows(COMPONENTS).find(|it| it.text(0) == name)?;
    let kind = match row.text(1) {
        "nature" => ComponentKind::Nature,
        "joined" => ComponentKind::Joined,
        "body" => ComponentKind::Body,
        _ => ComponentKind::Bracket,
    };
    Some((kind, row.text(2)))
}
