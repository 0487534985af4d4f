//! Blanks inside web addresses: what behind the blank belongs to the address.

use crate::catalogue::Catalogue;
use crate::catalogue::Pattern;
use crate::text::Span;
use crate::text::before;
use crate::text::behind;

/// Furthest words looked at behind an address, in bytes.
const BEHIND: usize = 200;

/// Furthest words looked at before an address, in bytes.
const BEFORE: usize = 60;

/// An address with its rest behind a blank; `None` where there is none.
pub(super) fn whole(catalogue: &Catalogue, text: &str, span: Span) -> Option<Span> {
    let printed = text.get(span.range())?;
    // What extraction put together already.
    let inside = printed.contains([' ', '\n']);
    let end = span.range().end;
    match rest(catalogue, text, span) {
        Some(rest) => Some(Span::new(span.range().start, end + rest)),
        None => inside.then_some(span),
    }
}

/// Length of what belongs to an address behind a blank.
pub(super) fn rest(catalogue: &Catalogue, text: &str, span: Span) -> Option<usize> {
    let address = text.get(span.range())?;
    let (introduction, after) = (
        before(text, span.range().start, BEFORE),
        behind(text, span.range().end, BEHIND),
    );
    if !after.starts_with([' ', '\n', '.']) {
        return None;
    }
    of_host(catalogue, address, after)
        .or_else(|| of_path(catalogue, address, after))
        .or_else(|| in_target(introduction, after))
        .or_else(|| at_end(catalogue, address, introduction, after))
}

/// The end and the words of the group `rest`.
fn end_of<'t>(pattern: &Pattern, after: &'t str) -> Option<(usize, &'t str)> {
    let rest = pattern.captures(after)?.name("rest")?;
    Some((rest.end(), rest.as_str()))
}

/// What an address names behind its scheme.
fn named(address: &str) -> &str {
    address.split_once("://").map_or(address, |it| it.1)
}

fn is_host(address: &str) -> bool {
    !named(address).contains(['/', '?', '#'])
}

fn of_host(catalogue: &Catalogue, address: &str, after: &str) -> Option<usize> {
    let phrases = &catalogue.phrases.addresses;
    let host = named(address);
    if !is_host(address) {
        return None;
    }
    if !host.contains('.')
        && address.contains("://")
        && let Some((end, _)) = end_of(&phrases.rest_of_bare_host, after)
    {
        return Some(end);
    }
    let (end, rest) = end_of(&phrases.rest_of_host, after)?;
    let short = host.matches('.').count() <= usize::from(host.starts_with("www."));
    (rest.contains('/') || short).then_some(end)
}

fn of_path(catalogue: &Catalogue, address: &str, after: &str) -> Option<usize> {
    let phrases = &catalogue.phrases.addresses;
    let complete = phrases.ends_name.is_match(address);
    if let Some((end, _)) = end_of(&phrases.rest_of_path, after) {
        return Some(end);
    }
    if phrases.ends_escape.is_match(address) {
        return end_of(&phrases.rest_of_escape, after).map(|it| it.0);
    }
    if phrases.document_host.is_match(address) {
        return of_symbol(catalogue, address, after);
    }
    if is_host(address) && !address.ends_with('/') {
        return None;
    }
    if !complete {
        let ending = end_of(&phrases.rest_of_ending, after);
        let name = end_of(&phrases.rest_of_name, after).filter(|it| !phrases.is_part_not.is_match(it.1));
        if let Some((end, _)) = ending.or(name) {
            return Some(end);
        }
    }
    let (end, rest) = end_of(&phrases.rest_of_part, after)?;
    let cut = phrases.ends_cut.is_match(address) && !phrases.is_sentence.is_match(rest);
    let symbol = rest.starts_with(|it: char| it.is_ascii_uppercase()) && rest.contains('/');
    let part = phrases.ends_open.is_match(address)
        && phrases.is_part.is_match(rest)
        && !phrases.is_part_not.is_match(rest)
        && !symbol;
    (cut || part).then_some(end)
}

/// The rest of a symbol: a whole one, one that the words complete, or the year of a resolution.
fn of_symbol(catalogue: &Catalogue, address: &str, after: &str) -> Option<usize> {
    let phrases = &catalogue.phrases.addresses;
    if let Some((end, rest)) = end_of(&phrases.rest_of_symbol, after) {
        let year = rest.starts_with('(') && address.ends_with(|it: char| it.is_ascii_digit());
        let symbol = !rest.starts_with('(') && address.ends_with('/');
        if year || symbol {
            return Some(end);
        }
    }
    let (end, rest) = end_of(&phrases.rest_of_number, after)?;
    // "S/2021" is a symbol too, of another era.
    let open = address.ends_with('/') || catalogue.symbol_of_url(address).is_none();
    (open && catalogue.symbol_of_url(&format!("{address}{rest}")).is_some()).then_some(end)
}

/// The rest of the target of a link that its blank broke: all up to the sign that closes it.
fn in_target(introduction: &str, after: &str) -> Option<usize> {
    let close = match introduction {
        it if it.ends_with("](") => ')',
        it if it.ends_with("](<") || it.ends_with(" <") => '>',
        _ => return None,
    };
    let end = after.find(close)?;
    let words = &after[..end];
    let one = !words.contains(['\n', '"', '\'', '(', '<']) && words.split_whitespace().count() == 1;
    one.then_some(end)
}

/// The last word of a paragraph, behind an address that its sentence introduces.
fn at_end(catalogue: &Catalogue, address: &str, introduction: &str, after: &str) -> Option<usize> {
    let phrases = &catalogue.phrases.addresses;
    if !address.ends_with('/') || is_host(address.trim_end_matches('/')) || !phrases.introduces.is_match(introduction) {
        return None;
    }
    let (end, rest) = end_of(&phrases.rest_at_end, after)?;
    (!phrases.is_sentence.is_match(rest)).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::whole;
    use crate::catalogue::Catalogue;
    use crate::text::Span;

    /// The address that ends at `|`, with its rest.
    fn joined(text: &str) -> Option<String> {
        let end = text.find('|').unwrap();
        let start = text.find("http").unwrap();
        let text = text.replace('|', "");
        whole(Catalogue::builtin().unwrap(), &text, Span::new(start, end)).map(|it| text[it.range()].to_owned())
    }

    #[test]
    fn joins_what_only_an_address_goes_on_with() {
        for (text, whole) in [
            ("https://undocs.org/| A/75/742 and", "https://undocs.org/ A/75/742"),
            (
                "https://undocs.org/S/RES/822| (1993).",
                "https://undocs.org/S/RES/822 (1993)",
            ),
            ("https://www.un| .org/en/ga and", "https://www.un .org/en/ga"),
            ("https://www.un|. org/en/ga and", "https://www.un. org/en/ga"),
            ("https://example.org/en| /lamps", "https://example.org/en /lamps"),
            (
                "https://example.org/list?id=| 7a8b.",
                "https://example.org/list?id= 7a8b.",
            ),
            (
                "https://example.org/lamps| list.html, p. 3",
                "https://example.org/lamps list.html",
            ),
            (
                "https://undocs.org/en/A/75/| 742, on",
                "https://undocs.org/en/A/75/ 742",
            ),
            (
                "https://undocs.org/S/RES/| 822(1993).",
                "https://undocs.org/S/RES/ 822(1993)",
            ),
            ("https://lamps|. example.org/a", "https://lamps. example.org/a"),
            (
                "https://undocs.org/en/S/2021/| 188, on",
                "https://undocs.org/en/S/2021/ 188",
            ),
            ("https://example.org/2018| .pdf and", "https://example.org/2018 .pdf"),
            ("https://example.org/2018|. pdf and", "https://example.org/2018. pdf"),
            (
                "https://example.org/%C3%| 89toile.",
                "https://example.org/%C3% 89toile.",
            ),
            ("https://exam| ple.org/lamps and", "https://exam ple.org/lamps"),
            (
                "https://example.org/the-ferry-| waits and",
                "https://example.org/the-ferry- waits",
            ),
            ("[it](https://example.org/| rest), in", "https://example.org/ rest"),
            (
                "available at https://example.org/winds/| names.\n\nNext",
                "https://example.org/winds/ names",
            ),
        ] {
            assert_eq!(joined(text).as_deref(), Some(whole));
        }
    }

    #[test]
    fn leaves_the_sentence_alone() {
        for text in [
            "https://example.org/en/| and/or",
            "https://example.org/en| is the page",
            "https://example.org|. In 2021",
            "https://example.org|. It is",
            "https://undocs.org/A/75/742| (2021) says",
            "https://example.org/| A/75/742",
            "https://example.org/a.pdf| b.pdf",
            "https://example.org/lamps-| the list",
            "https://example.org/a| / b",
            "at https://example.org/winds/| online.",
            "of https://example.org/winds/| names.",
            "at https://example.org/winds/| names the winds.",
            "https://undocs.org/A/75/742| 2021",
            "https://undocs.org/en/| The list",
            "[it](https://example.org/| \"Lamps\"), in",
        ] {
            let expected = text.starts_with("https://undocs.org/A/75/742").then_some(());
            assert!(
                joined(text).is_none() || expected.is_some(),
                "{text}: {:?}",
                joined(text)
            );
        }
    }
}
