//! What stands before the first element of a file.

/// The text behind blanks, comments and processing instructions: the first tag or declaration without its `<`, or
/// nothing where no tag comes first.
pub(in crate::read) fn behind_prolog(text: &str) -> &str {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let behind = match rest {
            it if it.starts_with("<!--") => it.split_once("-->"),
            it if it.starts_with("<?") => it.split_once('>'),
            it => return it.strip_prefix('<').unwrap_or(""),
        };
        let Some((_, behind)) = behind else {
            return "";
        };
        rest = behind.trim_start();
    }
}

/// The encoding that an XML declaration names.
pub(in crate::read) fn declared_encoding(text: &str) -> Option<String> {
    let declaration = text
        .trim_start_matches('\u{feff}')
        .strip_prefix("<?xml")?
        .split_once("?>")?
        .0;
    let value = declaration
        .split_once("encoding")?
        .1
        .trim_start()
        .strip_prefix('=')?
        .trim_start();
    let quote = value.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    value[1..].split(quote).next().map(str::to_owned)
}
