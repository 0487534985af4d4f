use std::collections::HashSet;
use std::fmt::Write as _;

use crate::graph::NodeKind;
use crate::query::Selection;

/// Start of the names of what has no address of its own.
const OWN: &str = "urn:x-ibid:";

/// The IRI of each selected node, by its index in the graph: a document's official address, an address itself, else a
/// name made of kind and key. No two nodes share one: where an address or key is taken, the node's index stands behind.
pub(super) fn of_nodes(selection: &Selection<'_>) -> Vec<String> {
    let graph = selection.graph();
    let mut iris = vec![String::new(); graph.node_count()];
    let mut taken: HashSet<String> = HashSet::new();
    for &id in selection.nodes() {
        let node = graph.node(id);
        let own = || format!("{OWN}{}:{}", node.kind.name(), escaped(&node.key, is_plain));
        let address = match node.kind {
            NodeKind::Source(_) => None,
            NodeKind::Document | NodeKind::Web => node.url.as_deref().and_then(address),
        };
        let mut iri = address.filter(|it| !taken.contains(it)).unwrap_or_else(own);
        if node.key.is_empty() || taken.contains(&iri) {
            // Keys have their tildes escaped, so that this is the name of no other node.
            let _ = write!(iri, "~{}", id.index());
        }
        taken.insert(iri.clone());
        iris[id.index()] = iri;
    }
    iris
}

/// The IRI of one of our own properties.
pub(super) fn property(name: &str) -> String {
    format!("{OWN}field:{name}")
}

/// A web address as a URI after RFC 3986; `None` for other schemes and for hosts that are none.
pub(super) fn address(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (host, port) = authority.split_once(':').unwrap_or((authority, "0"));
    let is_host = !host.is_empty()
        && host
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'.'));
    let is_port = !port.is_empty() && port.bytes().all(|it| it.is_ascii_digit());
    if !matches!(scheme.as_str(), "http" | "https") || !is_host || !is_port {
        return None;
    }
    let (path, fragment) = path.split_once('#').map_or((path, None), |it| (it.0, Some(it.1)));
    let fragment = fragment.map_or(String::new(), |it| format!("#{}", escaped(it, is_of_addresses)));
    Some(format!(
        "{scheme}://{authority}{}{fragment}",
        escaped(path, is_of_addresses)
    ))
}

/// A text with all bytes percent-encoded that may not stand as they are.
fn escaped(text: &str, may_stand: fn(&[u8]) -> bool) -> String {
    let bytes = text.as_bytes();
    let mut escaped = String::with_capacity(bytes.len());
    for (at, &byte) in bytes.iter().enumerate() {
        if may_stand(&bytes[at..]) {
            escaped.push(char::from(byte));
        } else {
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}

/// Whether the first byte is a letter, a digit or a sign that means nothing in URNs.
fn is_plain(rest: &[u8]) -> bool {
    matches!(rest, [it, ..] if it.is_ascii_alphanumeric() || b"-._/".contains(it))
}

/// Whether the first byte may stand in path, query and fragment; a percent sign only before two hexadecimal digits.
fn is_of_addresses(rest: &[u8]) -> bool {
    match rest {
        [b'%', high, low, ..] => high.is_ascii_hexdigit() && low.is_ascii_hexdigit(),
        [it, ..] => it.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(it),
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn addresses_become_uris_or_nothing() {
        let cases = [
            (
                "https://undocs.example/en/A/75/1",
                Some("https://undocs.example/en/A/75/1"),
            ),
            (
                "HTTP://lamp.example:80/a b?c=%2F%zz#d#e",
                Some("http://lamp.example:80/a%20b?c=%2F%25zz#d%23e"),
            ),
            (
                "https://lamp.example/灯<>\"{}|\\^`[]\n",
                Some("https://lamp.example/%E7%81%AF%3C%3E%22%7B%7D%7C%5C%5E%60%5B%5D%0A"),
            ),
            ("javascript:alert(1)", None),
            ("https://", None),
            ("https://user@lamp.example/", None),
            ("https://[::1]/", None),
            ("https://lamp.example:x/", None),
        ];
        for (url, uri) in cases {
            assert_eq!(address(url).as_deref(), uri, "{url}");
        }
    }
}
