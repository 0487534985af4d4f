use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::addresses::AddressFault;
use crate::audit::addresses::addresses;
use crate::audit::addresses::fault;
use crate::audit::addresses::without_punctuation;
use crate::audit::blanks;
use crate::catalogue::AddressPhrases;
use crate::text::Span;
use crate::text::behind;
use crate::text::overlapping;

pub(super) static RULE: Rule = Rule {
    id: "broken-url",
    group: Group::Broken,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    summary: "a web address that cannot work",
    reason: "An address is found by its exact signs; this one leads nowhere.",
    page: include_str!("../../../docs/rules/broken-url.md"),
    check,
};

/// Furthest words looked at behind an address, in bytes.
const BEHIND: usize = 40;

/// What every text with an address holds, also a damaged one.
const SIGNS: &[&str] = &["//", "ww", ":\\", "p:/", "s:/"];

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let corpus = &input.resolved.corpus;
    let phrases = &input.catalogue.phrases.addresses;
    for document in 0..corpus.len() {
        let text = corpus.document(document).text.normal();
        let starts = damaged(phrases, text);
        let told: Vec<Span> = starts.iter().map(|it| it.0).collect();
        for (span, found) in starts {
            add(report, document, span, &text[span.range()], &found);
        }
        for it in addresses(input, document) {
            // Behind the last address of a text stands its end.
            let after = match it.printed {
                true => Some(behind(text, it.span.range().end, BEHIND))
                    .filter(|it| !it.is_empty())
                    .unwrap_or("\n"),
                false => "",
            };
            let found = match it.printed || it.address.contains("://") {
                true => fault(phrases, &it.address, after),
                false => None,
            };
            let found = found
                .or_else(|| damaged_start(phrases, &it.address).filter(|_| !it.printed))
                .or_else(|| cut_symbol(input, &it.address));
            // What a blank cuts off stands behind it: the address is whole but for the blank.
            let found = found.filter(|_| !it.printed || blanks::rest(input.catalogue, text, it.span).is_none());
            if let Some(found) = found.filter(|_| !it.printed || overlapping(&told, it.span).is_none()) {
                add(report, document, it.span, &it.address, &found);
            }
        }
    }
}

fn add(report: &mut Report<'_>, document: usize, span: Span, address: &str, fault: &AddressFault) {
    let reported = report.at(document, span, format!("“{address}” cannot work: {}", fault.why));
    match &fault.meant {
        Some(meant) => reported.suggest(format!("write {meant}")),
        None => reported.suggest("copy the whole address again from the page that is meant"),
    };
}

/// What of a text should begin an address and does not.
fn damaged(phrases: &AddressPhrases, text: &str) -> Vec<(Span, AddressFault)> {
    let mut found = Vec::new();
    // Most texts hold no address, and need no pattern.
    if !SIGNS.iter().any(|it| text.contains(it)) {
        return found;
    }
    for groups in phrases.scheme.captures_iter(text) {
        let Some(whole) = groups.get(0) else { continue };
        let group = |name: &str| groups.name(name).map_or("", |it| it.as_str());
        if let Some(fault) = scheme_fault(group("scheme"), group("sign"), group("host")) {
            let kept = without_punctuation(whole.as_str());
            found.push((Span::new(whole.start(), whole.start() + kept.len()), fault));
        }
    }
    for groups in phrases.scheme_alone.captures_iter(text) {
        if let Some(it) = groups.name("alone") {
            let why = "nothing stands behind its scheme".to_owned();
            found.push((Span::new(it.start(), it.end()), AddressFault { why, meant: None }));
        }
    }
    for groups in phrases.host_start.captures_iter(text) {
        let (Some(start), Some(host)) = (groups.name("start"), groups.name("host")) else {
            continue;
        };
        let host_words = without_punctuation(host.as_str());
        let span = Span::new(start.start(), host.start() + host_words.len());
        found.push((span, host_start_fault(start.as_str(), host_words)));
    }
    found.sort_by_key(|it| it.0);
    found.dedup_by(|later, first| later.0.overlaps(first.0));
    found
}

fn host_start_fault(start: &str, host: &str) -> AddressFault {
    AddressFault {
        why: format!("“{start}” is a misprint of “www.”"),
        meant: Some(format!("www.{host}")),
    }
}

/// The address of a document that ends before its symbol does.
fn cut_symbol(input: &Input<'_>, address: &str) -> Option<AddressFault> {
    let is_cut = input.catalogue.phrases.addresses.cut_symbol.is_match(address)
        && input.catalogue.symbol_of_url(address.trim_end_matches('/')).is_none();
    is_cut.then(|| AddressFault {
        why: "it is cut: it names no document".to_owned(),
        meant: None,
    })
}

/// A damaged start of a link's target.
fn damaged_start(phrases: &AddressPhrases, target: &str) -> Option<AddressFault> {
    let groups = phrases
        .scheme
        .captures(target)
        .filter(|it| it.get(0).is_some_and(|it| it.start() == 0))?;
    let group = |name: &str| groups.name(name).map_or("", |it| it.as_str());
    scheme_fault(group("scheme"), group("sign"), group("host"))
}

/// What is wrong with a scheme and the signs behind it.
fn scheme_fault(scheme: &str, sign: &str, host: &str) -> Option<AddressFault> {
    let scheme = scheme.to_ascii_lowercase();
    let host = without_punctuation(host);
    let known = matches!(scheme.as_str(), "http" | "https");
    let www = host.to_ascii_lowercase().starts_with("www");
    // Words with a colon and words with a slash are common; a host must show by itself that an address was meant.
    let slashes = sign.matches(['/', '\\']).count();
    let certain = match slashes {
        0 => known && www,
        1 => www || known && sign.starts_with(':'),
        _ => known || scheme.contains('p') && scheme.contains('t'),
    };
    // "https:\/\/" is how programs write it.
    let sound = known && (sign == "://" || sign.contains("\\/"));
    if sound || !certain {
        return None;
    }
    let meant = match scheme.strip_suffix('s') {
        Some(_) => "https",
        None => "http",
    };
    let why = match known {
        true => format!("“{scheme}{sign}” is no “{scheme}://”"),
        false => format!("“{scheme}” is no scheme"),
    };
    let meant = Some(format!("{meant}://{host}"));
    Some(AddressFault { why, meant })
}
