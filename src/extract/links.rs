use crate::catalogue::Symbol;
use crate::catalogue::canonical_url;
use crate::catalogue::url_key;
use crate::extract::Extractor;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::SymbolForm;
use crate::extract::SymbolMention;
use crate::extract::UrlMention;
use crate::extract::Work;
use crate::extract::damaged::damaged;
use crate::extract::mention::LinkEvidence;
use crate::extract::symbols::mention;
use crate::extract::urls::from_url;
use crate::read::Link;

/// Reads the targets of links: as evidence for what their words name, else as mentions of their own.
pub(super) const EXTRACTOR: Extractor = Extractor { name: "links", run };

fn run(work: &mut Work<'_>) {
    work.extracted.mentions.sort_by_key(|it| it.span);
    let mut found = Vec::new();
    let links = &work.document.links;
    for link in links.iter().filter(|it| is_address(&it.target)) {
        let symbol = work.catalogue.symbol_of_url(&link.target);
        let evidence = |agrees| LinkEvidence {
            target: link.target.clone(),
            agrees,
        };
        let mut told = false;
        let mut inside = Vec::new();
        for (at, it) in overlapped(&work.extracted.mentions, link) {
            match &it.kind {
                MentionKind::Url(url) if link.span.covers(it.span) => {
                    told = true;
                    // Words may break off where the address has a blank.
                    let agrees = url_key(&link.target).starts_with(&url_key(&url.canonical));
                    inside.push((at, evidence(Some(agrees))));
                }
                MentionKind::Symbol(named) if !named.from_url => {
                    let agrees = symbol.as_ref().map(|it| agrees(named, it));
                    told |= agrees.is_some();
                    inside.push((at, evidence(agrees)));
                }
                _ => {}
            }
        }
        // A link over several names is evidence for the one that it names.
        if inside.iter().any(|it| it.1.agrees == Some(true)) {
            inside.retain(|it| it.1.agrees == Some(true));
        }
        for (at, evidence) in inside {
            let mention = &mut work.extracted.mentions[at];
            match (&mut mention.kind, &symbol) {
                (MentionKind::Symbol(named), Some(symbol)) => confirm(named, symbol),
                (MentionKind::Url(url), _) if evidence.agrees == Some(true) => {
                    url.canonical = canonical_url(&link.target);
                }
                _ => {}
            }
            mention.link = Some(evidence);
        }
        if told {
            continue;
        }
        // Nothing that the words say themselves: the target is all there is.
        let named = match symbol.clone() {
            Some(symbol) => Some(mention(link.span, symbol, SymbolForm::Symbol)),
            None => damaged(link.span, &link.target, work.catalogue.repair_url(&link.target)),
        };
        found.extend(named.map(from_url));
        let url = UrlMention {
            canonical: canonical_url(&link.target),
            symbol,
            from_link: true,
        };
        found.push(Mention::new(link.span, MentionKind::Url(url)));
    }
    let neighbours: Vec<Mention> = links.iter().filter_map(|it| neighbour(work, it)).collect();
    work.extracted.mentions.extend(found);
    work.extracted.mentions.extend(neighbours);
}

fn is_address(target: &str) -> bool {
    target.contains("://") || target.starts_with("www.")
}

/// The mentions that share words with a link. Mentions are in order, but for spans that lie in one another.
fn overlapped<'a>(mentions: &'a [Mention], link: &Link) -> impl Iterator<Item = (usize, &'a Mention)> {
    /// Furthest that a mention which reaches into a link may start before it, in bytes.
    const LONGEST: u32 = 400;
    let span = link.span;
    let from = mentions.partition_point(|it| it.span.start < span.start.saturating_sub(LONGEST));
    let near = mentions.iter().enumerate().skip(from);
    near.take_while(move |(_, it)| it.span.start < span.end)
        .filter(move |(_, it)| it.span.overlaps(span))
}

/// Whether a target names the document that the words name, or one that they may mean.
fn agrees(named: &SymbolMention, target: &Symbol) -> bool {
    let readings = std::iter::once(&named.symbol).chain(&named.others);
    let damaged = named.damage.iter().flat_map(|it| &it.others);
    readings
        .chain(damaged)
        .any(|it| it.same_document(target) || is_whole_of(it, target))
}

/// Whether a target names the whole that a symbol names a part of, or both with what only addresses say: "A/1 (Part I)"
/// and "E/1(supp)".
fn is_whole_of(named: &Symbol, target: &Symbol) -> bool {
    let bare = |it: &String| it.split(['(']).next().unwrap_or("").to_owned();
    let bracket = |it: &String| it.contains("(P") || it.to_ascii_lowercase().contains("(supp");
    let either = named.parts().iter().chain(target.parts()).any(bracket);
    either
        && named
            .parts()
            .iter()
            .any(|it| target.parts().iter().any(|other| bare(it) == bare(other)))
}

/// The target decides between the readings that the words leave open, and is the second witness of a damaged symbol.
fn confirm(named: &mut SymbolMention, target: &Symbol) {
    let readings = named.others.iter().chain(named.damage.iter().flat_map(|it| &it.others));
    let meant = readings.into_iter().find(|it| it.same_document(target)).cloned();
    if named.symbol.same_document(target) {
        named.others.clear();
    } else if let Some(meant) = meant {
        named.symbol = meant;
        named.others.clear();
    } else {
        return;
    }
    if let Some(damage) = &mut named.damage {
        damage.witness.get_or_insert_with(|| "its link names it".to_owned());
    } else if named.reading.is_some() {
        named.reading = Some("its link names it".to_owned());
    }
}

/// The document that a link to a file beside this one names, where the link's words do not name it themselves.
fn neighbour(work: &Work<'_>, link: &Link) -> Option<Mention> {
    if link.target.contains("://") {
        return None;
    }
    let path = link.target.split(['#', '?']).next()?;
    let symbol = work.catalogue.number_of_file(path.rsplit('/').next()?)?;
    let words = work.document.text.slice(link.span);
    let printed = work.catalogue.scan(words).any(|it| it.symbol == symbol);
    (!printed).then(|| from_url(mention(link.span, symbol, SymbolForm::Symbol)))
}

#[cfg(test)]
mod tests {
    use crate::extract::MentionKind;
    use crate::extract::tests::extracted;

    /// Each mention as "words=what it is", with what its link says.
    fn mentions(text: &str) -> Vec<String> {
        let (document, extracted) = extracted(text);
        let shown = extracted.mentions.iter().filter_map(|it| {
            let what = match &it.kind {
                MentionKind::Symbol(symbol) => symbol.symbol.to_string(),
                MentionKind::Url(url) => url.canonical.clone(),
                _ => return None,
            };
            let link = match it.link.as_ref().map(|it| it.agrees) {
                Some(Some(true)) => "!",
                Some(Some(false)) => "?",
                Some(None) => "-",
                None => "",
            };
            Some(format!("{}={what}{link}", document.text.slice(it.span)))
        });
        shown.collect()
    }

    #[test]
    fn a_target_is_evidence_for_the_words_of_its_link() {
        for (text, expected) in [
            (
                "in [A/75/745](https://undocs.org/en/A/75/745) and",
                vec!["A/75/745=A/75/745!"],
            ),
            (
                "its half [A/75/745-S/2021/156](https://undocs.org/A/75/745) and",
                vec!["A/75/745-S/2021/156=A/75/745-S/2021/156!"],
            ),
            (
                "in [A/75/745](https://undocs.org/en/A/75/746) and",
                vec!["A/75/745=A/75/745?"],
            ),
            (
                "in Assembly resolution [71/186](https://undocs.org/en/A/RES/71/186) and",
                vec!["71/186=A/RES/71/186!"],
            ),
            (
                "as [the lamps](https://undocs.org/en/A/75/745) say",
                vec!["the lamps=https://undocs.org/en/A/75/745", "the lamps=A/75/745"],
            ),
            (
                "at [https://example.org/a](https://example.org/b) now",
                vec!["https://example.org/a=https://example.org/a?"],
            ),
            (
                "see [S/PRST/ 2014/23](https://undocs.org/S/PRST/2014/23) now",
                vec!["S/PRST/ 2014/23=S/PRST/2014/23!"],
            ),
        ] {
            let mut found = mentions(text);
            found.sort();
            let mut expected = expected;
            expected.sort_unstable();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_target_is_the_second_witness_of_a_damaged_symbol() {
        let found = extracted("see [S/PRST/ 2014/23](https://undocs.org/S/PRST/2014/23) now").1;
        assert!(
            found
                .mentions
                .iter()
                .any(|it| it.symbol().is_some_and(|it| it.damage.is_some() && it.is_confirmed()))
        );
    }
}
