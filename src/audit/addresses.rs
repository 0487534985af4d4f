//! The web addresses of a document as rules look at them, and what keeps one from working.

use rapidfuzz::distance::osa;

use crate::audit::Input;
use crate::catalogue::AddressPhrases;
use crate::extract::MentionKind;
use crate::text::Span;
use crate::text::behind;

/// Furthest words looked at behind an address, in bytes.
const BEHIND: usize = 40;

/// Formats whose authors wrote the targets of the links themselves.
const WITH_TARGETS: &[&str] = &["markdown", "html", "rst", "mail", "docx", "odt"];

/// One web address.
pub(super) struct Address {
    /// The words that print it, or those of its link.
    pub(super) span: Span,
    pub(super) address: String,
    /// Whether the words print it.
    pub(super) printed: bool,
}

/// All addresses of a document: those that are printed, and the targets of links over other words.
pub(super) fn addresses(input: &Input<'_>, document: usize) -> Vec<Address> {
    let read = input.resolved.corpus.document(document);
    let mentions = &input.resolved.corpus.extracted(document).mentions;
    let mut found: Vec<Address> = Vec::new();
    for mention in mentions {
        if let MentionKind::Url(url) = &mention.kind
            && !url.from_link
        {
            found.push(Address {
                span: mention.span,
                address: read.text.slice(mention.span).split_whitespace().collect(),
                printed: true,
            });
        }
    }
    let printed = found.len();
    for link in read.links.iter().filter(|_| WITH_TARGETS.contains(&read.format)) {
        let target = link.target.trim();
        let told = found[..printed].partition_point(|it| it.span.start < link.span.start);
        let told = found[told..printed]
            .iter()
            .take_while(|it| it.span.start < link.span.end);
        let same = |it: &Address| it.address == target || target.strip_suffix('/') == Some(&it.address);
        if !target.is_empty() && !told.into_iter().any(same) {
            found.push(Address {
                span: link.span,
                address: target.to_owned(),
                printed: false,
            });
        }
    }
    found
}

/// Words that print an address without the punctuation of the sentence around it; brackets inside stay balanced.
pub(super) fn without_punctuation(words: &str) -> &str {
    let mut kept = words;
    loop {
        let surplus = kept.matches(')').count() > kept.matches('(').count();
        let shorter = kept.trim_end_matches(['.', ',', ';', ':', '*', '\'', '’']);
        let shorter = if surplus {
            shorter.strip_suffix(')').unwrap_or(shorter)
        } else {
            shorter
        };
        if shorter.len() == kept.len() {
            return kept;
        }
        kept = shorter;
    }
}

/// Why an address cannot work, and what was probably meant.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct AddressFault {
    pub(super) why: String,
    pub(super) meant: Option<String>,
}

impl AddressFault {
    fn new(why: impl Into<String>, meant: Option<String>) -> Self {
        Self { why: why.into(), meant }
    }
}

/// The first fault of an address. `after` is the text behind it, empty behind the target of a link.
pub(super) fn fault(phrases: &AddressPhrases, address: &str, after: &str) -> Option<AddressFault> {
    let (scheme, rest) = match address.split_once("://") {
        Some((scheme, rest)) if !scheme.contains(['/', '.']) => (scheme, rest),
        _ => ("", address),
    };
    let prefix = &address[..address.len() - rest.len()];
    scheme_fault(phrases, prefix, rest)
        .or_else(|| host_fault(phrases, scheme, prefix, rest, after))
        .or_else(|| path_fault(phrases, address, rest))
        .or_else(|| end_fault(phrases, address, after))
}

fn scheme_fault(phrases: &AddressPhrases, prefix: &str, rest: &str) -> Option<AddressFault> {
    if let Some(second) = phrases.doubled.find(rest).filter(|_| !prefix.is_empty()) {
        let scheme = if second.as_str().to_ascii_lowercase().contains("ps") {
            "https"
        } else {
            "http"
        };
        let meant = format!("{scheme}://{}", rest[second.end()..].trim_start_matches('/'));
        return Some(AddressFault::new("its scheme stands twice", Some(meant)));
    }
    let second = phrases.glued.captures(rest)?.name("second")?;
    let (one, other) = rest.split_at(second.start());
    Some(AddressFault::new(
        "two addresses run into one another",
        Some(format!("{prefix}{one} and {other}")),
    ))
}

fn host_fault(phrases: &AddressPhrases, scheme: &str, prefix: &str, rest: &str, after: &str) -> Option<AddressFault> {
    let whole = rest.split(['/', '?', '#', '\\']).next().unwrap_or("");
    let path = &rest[whole.len()..];
    let named = whole.rsplit('@').next().unwrap_or("");
    let host = match named.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|it| it.is_ascii_digit()) => host,
        _ => named,
    };
    let labels: Vec<&str> = host.trim_end_matches('.').split('.').collect();
    let last = labels.last().copied().unwrap_or("");
    let is_number = labels
        .iter()
        .all(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit()));
    let is_word = |it: char| it.is_alphanumeric() || matches!(it, '-' | '_' | '.');
    let with = |host: &str| Some(format!("{prefix}{host}{path}"));
    if is_number || host.starts_with('[') || host.eq_ignore_ascii_case("localhost") || host.contains('%') {
        return None;
    }
    if host.is_empty() {
        return Some(AddressFault::new("it names no host", None)).filter(|_| !scheme.is_empty());
    }
    if host.contains("..") || host.starts_with('.') {
        let single: Vec<&str> = host.split('.').filter(|it| !it.is_empty()).collect();
        return Some(AddressFault::new(
            "a part of its host is empty",
            with(&single.join(".")),
        ));
    }
    if let Some(sign) = host.chars().find(|it| !is_word(*it)) {
        let meant = matches!(sign, ',' | ';' | ':').then(|| host.replace(sign, "."));
        return Some(AddressFault::new(
            format!("“{sign}” cannot stand in a host"),
            meant.and_then(|it| with(&it)),
        ));
    }
    if labels.iter().any(|it| it.starts_with('-') || it.ends_with('-')) {
        return Some(AddressFault::new(
            "a part of its host begins or ends with a hyphen",
            None,
        ));
    }
    let goes_on = || path.is_empty() && phrases.host_goes_on.is_match(behind(after, 0, BEHIND));
    // "https://www\.example" is a pattern for addresses.
    let is_pattern = path.starts_with("\\.");
    if labels.len() == 1 && (!scheme.is_empty() || host.contains("www")) && !is_pattern && !goes_on() {
        return Some(AddressFault::new("its host has no dot", None));
    }
    if labels.len() == 2 && labels[0].eq_ignore_ascii_case("www") {
        return Some(AddressFault::new(format!("its host is cut: “{host}”"), None));
    }
    if labels.len() > 2 && labels[0].eq_ignore_ascii_case("www") && labels[1].eq_ignore_ascii_case("www") {
        return Some(AddressFault::new("“www.” stands twice", with(&labels[1..].join("."))));
    }
    let odd_end =
        last.chars().count() < 2 || last.contains(|it: char| it.is_ascii_digit()) && !last.starts_with("xn--");
    if labels.len() > 1 && odd_end {
        return Some(AddressFault::new(format!("no host ends in “.{last}”"), None));
    }
    let host = host.to_ascii_lowercase();
    let near = |it: &&String| osa::distance(it.chars(), host.chars()) == 1;
    let official = phrases.official.iter().find(near)?;
    // A host of its own may differ in a letter from one that is not its kin.
    let bare = |it: &str| it.strip_prefix("www.").unwrap_or(it).to_owned();
    (!phrases.official.iter().any(|it| bare(it) == bare(&host)))
        .then(|| AddressFault::new(format!("“{host}” is a misprint of “{official}”"), with(official)))
}

fn path_fault(phrases: &AddressPhrases, address: &str, rest: &str) -> Option<AddressFault> {
    if let Some(at) = rest.find('\\') {
        let before = rest[..at].ends_with(|it: char| it.is_ascii_alphanumeric());
        let followed = rest[at + 1..].starts_with(|it: char| it.is_ascii_alphanumeric());
        if before && followed {
            let meant = address.replace('\\', "/");
            return Some(AddressFault::new("it has “\\” for “/”", Some(meant)));
        }
    }
    if let Some(words) = phrases.placeholder.find(rest) {
        let words = words.as_str().trim_matches(['/', '.', '?', '#']);
        return Some(AddressFault::new(
            format!("“{words}” of a template was never filled in"),
            None,
        ));
    }
    let mut escapes = rest.match_indices('%');
    let hex = |it: Option<&u8>| it.is_some_and(u8::is_ascii_hexdigit);
    let bad = escapes.find(|(at, _)| {
        let bytes = rest.as_bytes();
        let is_escape = hex(bytes.get(at + 1)) && hex(bytes.get(at + 2));
        at + 2 < bytes.len() && !is_escape
    })?;
    let shown = behind(rest, bad.0, 3);
    Some(AddressFault::new(format!("“{shown}” is no percent escape"), None))
}

fn end_fault(phrases: &AddressPhrases, address: &str, after: &str) -> Option<AddressFault> {
    let after = behind(after, 0, BEHIND);
    if let Some(words) = phrases.template_behind.find(after) {
        return Some(AddressFault::new(
            format!("“{}” of a template was never filled in", words.as_str()),
            None,
        ));
    }
    // A link's target may end with an empty parameter.
    let target = after.is_empty() && address.ends_with('=');
    if let Some(sign) = phrases.cut.find(address).filter(|_| !target) {
        return Some(AddressFault::new(
            format!("it is cut: nothing stands behind its last “{}”", sign.as_str()),
            None,
        ));
    }
    phrases
        .cut_behind
        .is_match(after)
        .then(|| AddressFault::new("it is cut: its rest was left out", None))
}

#[cfg(test)]
mod tests {
    use super::fault;
    use crate::catalogue::Catalogue;

    fn why(address: &str, after: &str) -> Option<String> {
        let phrases = &Catalogue::builtin().unwrap().phrases.addresses;
        fault(phrases, address, after).map(|it| it.why)
    }

    #[test]
    fn addresses_that_cannot_work() {
        for (address, words) in [
            ("http://https://www.example.org/a", "twice"),
            ("https://https:www.example.org/a", "twice"),
            ("https://example.org/a.htmlhttps://example.com", "run into"),
            ("https://www.example", "cut"),
            ("https://www..example.org/a", "empty"),
            ("https://undocs,org/A/75/742", "cannot stand"),
            ("https://www.www.example.org/a", "twice"),
            ("https://lamps.example.o/a", "ends in"),
            ("https://undosc.org/A/75/742", "misprint"),
            ("https://docs.un.ogr/en/A/75/742", "misprint"),
            ("https://example.org/a%2", "cut"),
            ("https://example.org/a%ZZb", "percent"),
            ("https://example.org/a-", "cut"),
            ("https://example.org/a\\b", "for"),
            ("https://undocs.org/en/XXXX", "template"),
            ("https://undocs.org/en/symbol", "template"),
            ("https://lamps/coast", "no dot"),
            ("https://lamps", "no dot"),
        ] {
            assert!(
                why(address, "").is_some_and(|it| it.contains(words)),
                "{address}: {:?}",
                why(address, "")
            );
        }
        assert!(why("https://example.org/list?id=", ".").is_some());
        assert!(why("https://example.org/list?id=", "").is_none());
        assert!(why("https://undocs.org/en/", "{symbol}.").is_some());
        assert!(why("https://example.org/en/ga", "… and").is_some());
    }

    #[test]
    fn addresses_that_work() {
        for address in [
            "https://web.archive.org/web/2019/http://example.org/a",
            "https://example.org/login?url=https://example.com/b",
            "http://192.0.2.7:8080/lamps",
            "http://localhost:8000/",
            "https://example.org/a%20b(c)",
            "www.example.org/keeper#",
            "undocs.org/A/75/742",
            "https://docs.un.org/en/A/75/742",
            "https://münster.example/ä",
            "https://user@example.org/a",
            "mailto:a@example.org",
            "lamps/a.html",
            "https://www\\.example\\.org/",
            "https://documents.un.org/api/symbol/access?s=A/75/742&l=en",
        ] {
            assert_eq!(why(address, " and"), None, "{address}");
        }
        assert!(why("https://lamps", ".。").is_some());
        assert_eq!(why("https://lamps", "\n.example.org/coast"), None);
        assert_eq!(why("https://lamps", "\nhouse.example.org/coast"), None);
    }
}
