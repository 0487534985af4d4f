use crate::catalogue::Catalogue;
use crate::catalogue::Symbol;

/// Percent-decodes once; bytes that are not UTF-8 stay encoded.
fn percent_decoded(text: &str) -> String {
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

/// The symbol that an address names.
pub(super) fn symbol_of_url(catalogue: &Catalogue, address: &str) -> Option<Symbol> {
    let groups = catalogue
        .phrases
        .urls
        .family
        .iter()
        .find_map(|it| it.pattern.captures(address))?;
    let mut text = percent_decoded(groups.name("symbol")?.as_str());
    if text.contains("%2") {
        text = percent_decoded(&text);
    }
    let text = text
        .trim_start_matches('/')
        .trim_end_matches(['.', ',', ';', '>', '/', '#']);
    catalogue
        .parse(text)
        .or_else(|| catalogue.parse(text.trim_end_matches(')')))
}

/// An address as a record shows it: whole, with its scheme where it printed none ("www." gets none invented).
pub fn canonical_url(address: &str) -> String {
    address.chars().filter(|it| !it.is_whitespace()).collect()
}

/// Parameters that only follow the reader around.
const TRACKING: &[&str] = &[
    "fbclid",
    "gclid",
    "utm_source",
    "utm_medium",
    "utm_campaign",
    "utm_term",
    "utm_content",
    "ref",
];

/// A key under which the spellings of one address meet: scheme, "www.", fragment, trailing slash,
/// tracking parameters and percent-encoding aside, case folded.
pub fn url_key(address: &str) -> String {
    let decoded = percent_decoded(&canonical_url(address)).to_lowercase();
    let decoded: String = decoded.chars().filter(|it| !it.is_whitespace()).collect();
    let bare = decoded.split_once("://").map_or(decoded.as_str(), |(_, rest)| rest);
    let bare = bare.strip_prefix("www.").unwrap_or(bare);
    let (bare, _) = bare.split_once('#').unwrap_or((bare, ""));
    let (path, query) = bare.split_once('?').unwrap_or((bare, ""));
    let kept: Vec<&str> = query
        .split('&')
        .filter(|it| !it.is_empty() && !TRACKING.contains(&it.split('=').next().unwrap_or("")))
        .collect();
    let path = path.trim_end_matches(['/', '.', ',', ';', ')']);
    if kept.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", kept.join("&"))
    }
}

#[cfg(test)]
mod tests {
    use super::url_key;
    use crate::catalogue::Catalogue;

    #[test]
    fn spellings_of_one_address_meet() {
        let key = url_key("https://www.example.org/Ferry/");
        assert_eq!(key, "example.org/ferry");
        assert_eq!(url_key("example.org/ferry#"), key);
        assert_eq!(url_key("http://example.org/ferry?fbclid=abc"), key);
        assert_ne!(url_key("http://example.org/ferry?id=7"), key);
    }

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
