use std::collections::BTreeMap;

use crate::audit::Place;
use crate::catalogue::canonical_url;
use crate::extract::MentionKind;
use crate::resolve::Resolved;
use crate::text::Date;
use crate::text::Span;
use crate::text::overlapping;

/// How the target of a link starts that leads to the web.
const STARTS: [&str; 4] = ["http://", "https://", "ftp://", "www."];

/// A web address of a collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The address, whole, as printed or linked.
    pub address: String,
    /// The symbol that it names.
    pub symbol: Option<String>,
    /// Where it stands, in the order of the files and of the text.
    pub places: Vec<Place>,
    /// The day of the first document that gives it, by the days that the documents say of themselves.
    pub first_cited: Option<Date>,
}

/// Every web address that a collection prints or links to: each once, sorted. An address that is printed and is also the
/// target of the link around it counts once at that place.
pub fn collect(resolved: &Resolved) -> Vec<Link> {
    let mut links: BTreeMap<String, Link> = BTreeMap::new();
    for document in 0..resolved.corpus.len() {
        let head = resolved.corpus.head(document);
        let day = head.date.or(head.dated);
        for (address, found) in of_document(resolved, document) {
            let link = links.entry(address).or_insert_with_key(|address| Link {
                address: address.clone(),
                symbol: None,
                places: Vec::new(),
                first_cited: None,
            });
            link.symbol = link.symbol.take().or(found.symbol);
            link.first_cited = [link.first_cited, day].into_iter().flatten().min();
            let places = found.spans.iter().map(|it| Place::new(resolved, document, *it));
            link.places.extend(places);
        }
    }
    links.into_values().collect()
}

/// An address in one document.
#[derive(Default)]
struct Found {
    symbol: Option<String>,
    spans: Vec<Span>,
}

fn of_document(resolved: &Resolved, document: usize) -> BTreeMap<String, Found> {
    let mut addresses: BTreeMap<String, Found> = BTreeMap::new();
    let mentions = &resolved.corpus.extracted(document).mentions;
    for mention in mentions {
        if let MentionKind::Url(url) = &mention.kind {
            let found = addresses.entry(url.canonical.clone()).or_default();
            found.symbol = url.symbol.as_ref().map(ToString::to_string);
            found.spans.push(mention.span);
        }
    }
    for found in addresses.values_mut() {
        found.spans.sort();
        found.spans.dedup_by(|later, earlier| later.overlaps(*earlier));
    }
    // The words of a link may name a document themselves; then its target is no mention of its own.
    let mut linked: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    for link in &resolved.corpus.document(document).links {
        let address = canonical_url(&link.target);
        let start = address.get(..8).unwrap_or(&address).to_ascii_lowercase();
        if STARTS.iter().any(|it| start.starts_with(it)) {
            let printed = addresses.get(&address).map_or(&[][..], |it| &it.spans);
            if overlapping(printed, link.span).is_none() {
                linked.entry(address).or_default().push(link.span);
            }
        }
    }
    for (address, mut spans) in linked {
        let found = addresses.entry(address).or_default();
        found.spans.append(&mut spans);
        found.spans.sort();
    }
    addresses
}
