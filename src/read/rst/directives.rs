//! Directives: which have words for readers, and which have code or settings.

/// Directives whose content is code: nothing in it is a mark.
const CODE: &[&str] = &[
    "code",
    "code-block",
    "doctest",
    "graphviz",
    "highlight",
    "literalinclude",
    "math",
    "productionlist",
    "raw",
    "sourcecode",
    "testcode",
    "testoutput",
];

/// Directives whose argument is a setting or the name of a file.
const SETTINGS: &[&str] = &[
    "class",
    "contents",
    "container",
    "currentmodule",
    "default-role",
    "include",
    "index",
    "module",
    "only",
    "role",
    "sectnum",
    "tabularcolumns",
    "toctree",
];

/// Whether the content of this directive is code.
pub(super) fn is_code(name: &str) -> bool {
    CODE.contains(&name)
}

/// Whether the argument of this directive is no text.
pub(super) fn has_setting(name: &str) -> bool {
    is_code(name) || SETTINGS.contains(&name)
}

/// The name of a directive at the start of words ("code-block:: rust"), and the length up to its argument.
pub(super) fn name(words: &str) -> Option<(&str, usize)> {
    let colons = words.find("::")?;
    let name = &words[..colons];
    let is_name = !name.is_empty()
        && name.starts_with(|it: char| it.is_ascii_alphabetic())
        && name
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_' | b'+' | b':' | b'.'));
    let rest = &words[colons + 2..];
    let ends = rest.is_empty() || rest.starts_with([' ', '\t']);
    (is_name && ends).then(|| (name, words.len() - rest.trim_start().len()))
}

/// Whether a line is an option of a directive (":linenos:").
pub(super) fn is_option(words: &str) -> bool {
    words
        .strip_prefix(':')
        .and_then(|it| it.split_once(':'))
        .is_some_and(|(name, rest)| {
            let is_name = name
                .bytes()
                .all(|it| it.is_ascii_alphanumeric() || it == b'-' || it == b'_');
            !name.is_empty() && is_name && (rest.is_empty() || rest.starts_with(' '))
        })
}
