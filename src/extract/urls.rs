use crate::catalogue::canonical_url;
use crate::catalogue::url_key;
use crate::extract::Extractor;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::SymbolForm;
use crate::extract::UrlMention;
use crate::extract::Work;
use crate::extract::damaged::damaged;
use crate::extract::symbols::mention;
use crate::text::Span;
use crate::text::overlapping;

/// Finds web addresses, puts those together that a line end broke, and reads the symbols that they name.
pub(super) const EXTRACTOR: Extractor = Extractor { name: "urls", run };

/// Most lines that one address may be broken over.
const MOST_LINES: usize = 8;

fn run(work: &mut Work<'_>) {
    let dumped = dumped(work);
    let mut found = printed(work, &dumped);
    found.extend(introduced(work, &dumped, &found));
    found.sort_by_key(|it| it.0);
    for (span, address, from_link) in found {
        let symbol = work.catalogue.symbol_of_url(&address);
        let named = match symbol.clone() {
            Some(symbol) => Some(mention(span, symbol, SymbolForm::Symbol)),
            None => damaged(span, &address, work.catalogue.repair_url(&address)),
        };
        work.extracted.mentions.extend(named.map(from_url));
        let kind = MentionKind::Url(UrlMention {
            canonical: canonical_url(&address),
            symbol,
            from_link,
        });
        work.extracted.mentions.push(Mention::new(span, kind));
    }
}

/// A symbol that an address names.
pub(super) fn from_url(mut mention: Mention) -> Mention {
    if let MentionKind::Symbol(symbol) = &mut mention.kind {
        symbol.from_url = true;
    }
    mention
}

type Found = (Span, String, bool);

/// The links that a converter dumped, as sorted keys.
fn dumped(work: &Work<'_>) -> Vec<String> {
    let mut keys: Vec<String> = work
        .document
        .link_lists
        .iter()
        .map(|it| url_key(work.document.text.slice(*it)))
        .collect();
    keys.sort_unstable();
    keys
}

fn printed(work: &Work<'_>, dumped: &[String]) -> Vec<Found> {
    let text = work.unraised();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(it) = work.catalogue.phrases.urls.address.find_at(text, at) {
        let (span, address) = rejoined(work, dumped, it.start(), it.end());
        at = span.range().end.max(it.end());
        if address.len() > 8 {
            found.push((span, address, work.document.in_link_list(span)));
        }
    }
    found
}

/// Addresses without scheme behind "available at".
fn introduced(work: &Work<'_>, dumped: &[String], found: &[Found]) -> Vec<Found> {
    let pattern = &work.catalogue.phrases.urls.introduced;
    let taken: Vec<Span> = found.iter().map(|it| it.0).collect();
    let addresses = pattern.captures_iter(work.unraised()).filter_map(|it| {
        let address = it.name("address")?;
        let (span, whole) = rejoined(work, dumped, address.start(), address.end());
        overlapping(&taken, span).is_none().then_some((span, whole, false))
    });
    addresses.collect()
}

/// The address from `start`, with the pieces on the next lines, without the sentence's punctuation.
fn rejoined(work: &Work<'_>, dumped: &[String], start: usize, end: usize) -> (Span, String) {
    let phrases = &work.catalogue.phrases.urls;
    let text = work.unraised();
    let mut end = end;
    let mut address = text[start..end].to_owned();
    for _ in 0..MOST_LINES {
        let rest = &text[end..];
        let spaced = rest.starts_with(' ');
        if !(spaced || rest.starts_with('\n')) || rest.starts_with("\n\n") {
            break;
        }
        let Some(piece) = phrases.continues.captures(rest).and_then(|it| it.name("rest")) else {
            break;
        };
        if spaced
            && !(phrases.spaced_out.is_match(piece.as_str())
                && (rest.starts_with(" -") || phrases.breaks_at_blank.is_match(&address)))
        {
            break;
        }
        let goes_on = spaced
            || phrases.starts_like_address.is_match(piece.as_str())
            || (phrases.breaks_after.is_match(&address) && reads_on(piece.as_str()))
            || witnessed(dumped, &address, piece.as_str());
        if !goes_on {
            break;
        }
        address.push_str(piece.as_str());
        end += piece.end();
    }
    let kept = trimmed(&address).len();
    let cut = address.len() - kept;
    address.truncate(kept);
    (Span::new(start, end - cut), address)
}

/// Whether a line's first word can be the rest of an address: no capitalised word of a sentence.
fn reads_on(piece: &str) -> bool {
    let bare = piece.trim_end_matches(['.', ',', ';', ')', ':']);
    let sign =
        bare.contains(['-', '/', '_', '%', '=', '.', '#', '?', '&']) || bare.bytes().any(|it| it.is_ascii_digit());
    sign || bare.bytes().all(|it| it.is_ascii_lowercase())
}

/// Whether a link that the converter dumped has the two pieces in one.
fn witnessed(dumped: &[String], address: &str, piece: &str) -> bool {
    if dumped.is_empty() {
        return false;
    }
    let whole = url_key(&format!("{address}{}", trimmed(piece)));
    let longer = whole.len() > url_key(address).len();
    let first = dumped.partition_point(|it| *it < whole);
    longer && dumped.get(first).is_some_and(|it| it.starts_with(&whole))
}

/// An address without the punctuation of the sentence around it; brackets inside stay balanced.
fn trimmed(address: &str) -> &str {
    let mut kept = address;
    let surplus = |open: char, close: char| {
        address
            .matches(close)
            .count()
            .saturating_sub(address.matches(open).count())
    };
    let (mut round, mut square) = (surplus('(', ')'), surplus('[', ']'));
    loop {
        let Some(last) = kept.chars().next_back() else {
            return kept;
        };
        match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '*' | '、' | '。' | '،' => {}
            ')' if round > 0 => round -= 1,
            ']' if square > 0 => square -= 1,
            _ => return kept,
        }
        kept = &kept[..kept.len() - last.len_utf8()];
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::MentionKind;
    use crate::extract::tests::extracted;

    fn addresses(text: &str) -> Vec<String> {
        let mentions = extracted(text).1.mentions;
        let urls = mentions.into_iter().filter_map(|it| match it.kind {
            MentionKind::Url(url) => Some(url.canonical),
            _ => None,
        });
        urls.collect()
    }

    #[test]
    fn leaves_the_sentences_punctuation_outside() {
        assert_eq!(
            addresses("(see https://example.org/a_(b).)"),
            ["https://example.org/a_(b)"]
        );
        assert_eq!(addresses("at www.example.org/x#; and"), ["www.example.org/x#"]);
        assert_eq!(addresses("available at ferry.example.org/1."), ["ferry.example.org/1"]);
    }

    #[test]
    fn joins_what_kerning_set_apart() {
        assert_eq!(
            addresses("at https://example.org/e46d8b45 -7a5a-4a39- 7e22 and www.example.org/P131_ COMMENT_ID:3."),
            [
                "https://example.org/e46d8b45-7a5a-4a39-7e22",
                "www.example.org/P131_COMMENT_ID:3"
            ]
        );
        assert_eq!(
            addresses("at www.example.org/lamps - the list, or www.example.org/boats- see below."),
            ["www.example.org/lamps", "www.example.org/boats-"]
        );
    }

    #[test]
    fn joins_what_a_line_end_broke() {
        assert_eq!(
            addresses("at https://example.org/the-ferry-\nthat-waited. The\nboat"),
            ["https://example.org/the-ferry-that-waited"]
        );
        assert_eq!(
            addresses("at www.example.org/a%20\n%C3%89b%C\n3%89."),
            ["www.example.org/a%20%C3%89b%C3%89"]
        );
        assert_eq!(
            addresses("at https://example.org/\nThe boat left."),
            ["https://example.org/"]
        );
    }
}
