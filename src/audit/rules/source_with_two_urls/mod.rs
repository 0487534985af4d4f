mod titled;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::rules::source_with_two_urls::titled::Titled;
use crate::catalogue::url_key;
use crate::resolve::SourceGroup;
use crate::text::Span;
use crate::text::fold_words;

pub(super) static RULE: Rule = Rule {
    id: "source-with-two-urls",
    group: Group::Duplicated,
    severity: Severity::Note,
    confidence: Confidence::Possible,
    summary: "one source with two addresses that are not forms of one another",
    reason: "One source under two addresses is taken for two, and one of the addresses may be outdated or wrong.",
    page: include_str!("../../../../docs/rules/source-with-two-urls.md"),
    check,
};

/// Most places listed for one address.
const LISTED: usize = 5;

/// Hosts whose addresses stand for those of others: identifiers, short forms, archives.
const STANDING_FOR_OTHERS: &[&str] = &[
    "doi.org",
    "dx.doi.org",
    "hdl.handle.net",
    "perma.cc",
    "archive.org",
    "archive.is",
    "archive.ph",
    "archive.today",
    "bit.ly",
    "tinyurl.com",
    "t.co",
    "goo.gl",
    "ow.ly",
    "is.gd",
    "jstor.org",
];

/// Parts of an address that only choose the language of the page.
const LANGUAGES: &[&str] = &[
    "en", "eng", "fr", "fre", "es", "spa", "ru", "rus", "ar", "zh", "de", "hy", "az", "tr",
];

/// An address with the places that have it.
struct Address<'a> {
    printed: &'a str,
    places: Vec<(usize, Span)>,
}

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let elsewhere = titled::all(input);
    for group in &input.resolved.sources {
        let title = group.source.title.as_deref().map(fold_words).unwrap_or_default();
        let titled = elsewhere.get(&title).into_iter().flatten();
        let titled: Vec<&Titled<'_>> = titled.filter(|it| it.is_of(&group.source, &title)).collect();
        if group.mentions.len() + titled.len() < 2 {
            continue;
        }
        let mut addresses: Vec<(String, Address<'_>)> = addresses(input, group, &titled).into_iter().collect();
        addresses.sort_by_key(|(_, it)| (Reverse(it.places.len()), it.places.first().copied()));
        let [(usual, known), others @ ..] = addresses.as_slice() else {
            continue;
        };
        for (key, other) in others {
            let (Some(&(document, span)), false) = (other.places.first(), is_form(key, usual)) else {
                continue;
            };
            let message = format!(
                "this source stands under {} here and under {} elsewhere",
                other.printed, known.printed
            );
            let mut reported = report.at(document, span, message);
            for &(document, span) in other.places.iter().skip(1).take(LISTED) {
                reported = reported.fact_at(format!("under {}", other.printed), document, span);
            }
            for &(document, span) in known.places.iter().take(LISTED) {
                reported = reported.fact_at(format!("under {}", known.printed), document, span);
            }
            reported.suggest("open both; keep the one that the publisher keeps up");
        }
    }
}

fn addresses<'a>(input: &Input<'a>, group: &SourceGroup, titled: &[&Titled<'a>]) -> BTreeMap<String, Address<'a>> {
    let mut found: BTreeMap<String, Address<'a>> = BTreeMap::new();
    let mut take = |url: &'a str, place: Option<(usize, Span)>| {
        let address = found.entry(plain(&url_key(url))).or_insert(Address {
            printed: url,
            places: Vec::new(),
        });
        address.places.extend(place);
    };
    for &place in &group.mentions {
        let Some(url) = input.resolved.source_at(place).and_then(|it| it.url.as_deref()) else {
            continue;
        };
        let (document, at) = place;
        let span = input
            .resolved
            .corpus
            .extracted(document)
            .mentions
            .get(at)
            .map(|it| it.span);
        take(url, span.map(|it| (document, it)));
    }
    for it in titled {
        take(it.url, Some((it.document, it.span)));
    }
    found
}

/// A key without the parts that choose the language, and without the ending of the file.
fn plain(key: &str) -> String {
    let (path, query) = key.split_once('?').map_or((key, ""), |it| it);
    let mut parts: Vec<&str> = path.split('/').filter(|it| !LANGUAGES.contains(it)).collect();
    if let Some(last) = parts.last_mut().filter(|it| it.contains('.')) {
        *last = [".html", ".htm", ".pdf", ".aspx", ".php"]
            .iter()
            .find_map(|it| last.strip_suffix(it))
            .unwrap_or(last);
    }
    let query: Vec<&str> = query
        .split('&')
        .filter(|it| !it.is_empty() && !it.starts_with("lang") && !it.starts_with("l="))
        .collect();
    [parts.join("/"), query.join("&")].join("?")
}

/// Whether one address only is a form of the other: cut off, an identifier, an archive's copy, the site alone.
fn is_form(a: &str, b: &str) -> bool {
    let stands = |it: &str| {
        let host = it.split(['/', '?']).next().unwrap_or("");
        STANDING_FOR_OTHERS
            .iter()
            .any(|known| host == *known || host.strip_suffix(known).is_some_and(|it| it.ends_with('.')))
    };
    let bare = |it: &str| it.trim_end_matches('?').to_owned();
    let (one, other) = (bare(a), bare(b));
    one.starts_with(&other) || other.starts_with(&one) || stands(a) || stands(b)
}

#[cfg(test)]
mod tests {
    use super::is_form;
    use super::plain;
    use crate::catalogue::url_key;

    fn one(a: &str, b: &str) -> bool {
        let (a, b) = (plain(&url_key(a)), plain(&url_key(b)));
        a == b || is_form(&a, &b)
    }

    #[test]
    fn forms_of_one_address_are_one() {
        for (a, b) in [
            ("https://example.org/en/lamps", "http://www.example.org/fr/lamps/"),
            ("https://example.org/lamps.pdf", "https://example.org/lamps.html"),
            (
                "https://example.org/lamps?lang=en&id=3",
                "https://example.org/lamps?id=3",
            ),
            ("https://doi.org/10.1000/182", "https://journal.example.org/lamps"),
            ("https://example.org/lam", "https://example.org/lamps"),
        ] {
            assert!(one(a, b), "{a} {b}");
        }
        assert!(!one("https://example.org/lamps", "https://example.net/lamps"));
        assert!(!one("https://example.org/lamps?id=3", "https://example.org/lamps?id=4"));
    }
}
