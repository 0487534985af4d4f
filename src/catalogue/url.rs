use crate::catalogue::Catalogue;
use crate::catalogue::Symbol;

/// Percent-decodes once; bytes that are not UTF-8 stay encoded.
pub(super) fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = |at: usize| after.get(at).and_then(|it| char::from(*it).to_digit(16));
        match (first, hex(0), hex(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                rest = &after[2..];
            }
            _ => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// The words in an address that name a document, decoded, where the address is of a family that names
/// documents.
fn named(catalogue: &Catalogue, address: &str) -> Option<(String, bool)> {
    let address = address.trim().replace("&amp;", "&");
    let families = &catalogue.phrases.urls.family;
    let (family, value) = families.iter().find_map(|it| {
        let groups = it.pattern.captures(&address)?;
        Some((it, groups.name("symbol")?.as_str().to_owned()))
    })?;
    let mut text = percent_decoded(&value);
    if text.contains("%2") {
        text = percent_decoded(&text);
    }
    if let Some(strip) = &family.strip {
        text = strip.replace(&text, "").into_owned();
    }
    if family.file_name {
        text = from_file_name(catalogue, &text);
    }
    let text = text.trim_start_matches(['/', ' ']);
    let text = text.trim_end_matches(['.', ',', ';', '>', '/', '#', ' ']);
    // Two slashes for one come from putting a path together.
    Some((text.replace("//", "/"), family.free))
}

/// The symbol in the name of a file: A_RES_73_8-EN.pdf, S_2021_279.en.txt.
pub(super) fn symbol_of_file_name(catalogue: &Catalogue, name: &str) -> Option<Symbol> {
    catalogue.parse(&from_file_name(catalogue, name))
}

/// The spelling of files in the United Nations Digital Library: `_` for blanks and slashes, `^` for square
/// brackets, `!` for the asterisk, `--` between joint symbols; language and kind of the file behind.
fn from_file_name(catalogue: &Catalogue, name: &str) -> String {
    let name = catalogue.phrases.urls.file_end.replace(name, "");
    let name = name.replace("--", "-").replace('!', "*").replace('_', "/");
    match name.split_once('^') {
        Some((before, inside)) => format!("{before}[{}", inside.replace('^', "]")),
        None => name,
    }
}

/// The symbol that an address names.
pub(super) fn symbol_of_url(catalogue: &Catalogue, address: &str) -> Option<Symbol> {
    let (text, free) = named(catalogue, address)?;
    let parsed = catalogue
        .parse(&text)
        .or_else(|| catalogue.parse(text.trim_end_matches(')')))
        // The closing bracket is often left behind by what cuts an address out of a text.
        .or_else(|| catalogue.parse(&format!("{text})")));
    parsed.or_else(|| {
        let words = text.split_once([' ', '\u{a0}'])?.0;
        catalogue.parse(words).filter(|_| free)
    })
}

/// The language that an address asks for, ISO 639-1.
pub(super) fn language_of_url<'a>(catalogue: &'a Catalogue, address: &str) -> Option<&'a str> {
    let urls = &catalogue.phrases.urls;
    let address = address.replace("&amp;", "&");
    let groups = urls.language.captures(&address)?;
    let code = groups.iter().skip(1).flatten().next()?.as_str().to_lowercase();
    urls.languages.get(&code).map(String::as_str)
}

/// What an address names that no symbol is: the words where a damaged symbol may stand.
pub(super) fn damaged_in_url(catalogue: &Catalogue, address: &str) -> Option<String> {
    symbol_of_url(catalogue, address)
        .is_none()
        .then(|| named(catalogue, address))?
        .map(|it| it.0)
}

/// An address as a record shows it: whole, with its scheme where it printed none ("www." gets none invented).
pub fn canonical_url(address: &str) -> String {
    address.chars().filter(|it| !it.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use crate::catalogue::Catalogue;

    #[test]
    fn reads_symbols_from_addresses() {
        let catalogue = Catalogue::builtin().unwrap();
        for (address, symbol) in [
            ("https://undocs.org/en/A/75/742", "A/75/742"),
            ("https://docs.un.org/en/S/RES/2551(2020)", "S/RES/2551(2020)"),
            ("http://undocs.org/A/74/976", "A/74/976"),
            ("https://undocs.org/pdf?symbol=en/A/AC.105/1137", "A/AC.105/1137"),
            (
                "https://documents.un.org/api/symbol/access?s=S%2F2020%2F949&l=en",
                "S/2020/949",
            ),
        ] {
            assert_eq!(
                catalogue.symbol_of_url(address).map(|it| it.to_string()).as_deref(),
                Some(symbol)
            );
        }
        assert_eq!(catalogue.symbol_of_url("https://example.org/A/75/742"), None);
    }
}
