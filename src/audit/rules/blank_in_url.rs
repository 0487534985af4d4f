use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::addresses::without_punctuation;
use crate::catalogue::AddressPhrases;
use crate::extract::MentionKind;
use crate::read::Link;
use crate::text::Span;
use crate::text::before;
use crate::text::behind;
use crate::text::overlapping;

pub(super) static RULE: Rule = Rule {
    id: "blank-in-url",
    group: Group::Broken,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    summary: "a blank inside a web address",
    reason: "An address ends at its first blank: programs take what stands before for the whole.",
    page: include_str!("../../../docs/rules/blank-in-url.md"),
    check,
};

/// Formats whose blanks are those that the author typed; elsewhere a reader puts them between pieces of a line.
const TYPED: &[&str] = &["text", "markdown", "html", "rst", "mail", "docx", "odt"];

/// Furthest words looked at behind an address, in bytes.
const BEHIND: usize = 200;

/// Longest line that is looked at, in bytes.
const LINE: usize = 400;

/// Characters from which a line is a whole paragraph, not one that was wrapped.
const WHOLE_PARAGRAPH: usize = 120;

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let corpus = &input.resolved.corpus;
    let phrases = &input.catalogue.phrases.addresses;
    for document in 0..corpus.len() {
        let read = corpus.document(document);
        if !TYPED.contains(&read.format) {
            continue;
        }
        let text = read.text.normal();
        let mut found: Vec<Span> = Vec::new();
        let patterns = [("http", &phrases.blank_in_scheme), ("www", &phrases.blank_in_host)];
        for (_, pattern) in patterns.iter().filter(|it| text.contains(it.0)) {
            found.extend(pattern.find_iter(text).map(|it| Span::new(it.start(), it.end())));
        }
        for mention in &corpus.extracted(document).mentions {
            if let MentionKind::Url(url) = &mention.kind
                && !url.from_link
            {
                found.extend(whole(phrases, text, mention.span));
            }
        }
        // In plain text the target is the words themselves, which were looked at.
        for link in read.links.iter().filter(|_| read.format != "text") {
            in_target(report, document, phrases, link);
        }
        found.sort_by_key(|it| (it.start, std::cmp::Reverse(it.end)));
        let mut told: Vec<Span> = Vec::new();
        for span in found {
            let words = without_punctuation(&text[span.range()]);
            let span = Span::new(span.range().start, span.range().start + words.len());
            if overlapping(&told, span).is_none() && is_one_line(text, span) {
                told.push(span);
                let address: String = words.split_whitespace().collect();
                let reported = report
                    .at(document, span, format!("a blank stands inside the address “{address}”"))
                    .suggest(format!("write {address}"));
                if !words.contains('\n') {
                    reported.repair(document, span, address);
                }
            }
        }
    }
}

/// A blank in the target of a link. Before the year in the symbol of a resolution it is usual, and works.
fn in_target(report: &mut Report<'_>, document: usize, phrases: &AddressPhrases, link: &Link) {
    let target = link.target.trim();
    if target.contains(' ')
        && !target.contains('\n')
        && target.contains("://")
        && !phrases.document_host.is_match(target)
    {
        let whole: String = target.split_whitespace().collect();
        report
            .at(
                document,
                link.span,
                format!("a blank stands inside the target of this link, “{target}”"),
            )
            .suggest(format!(
                "link it to {whole}, or write %20 for a blank that belongs to it"
            ));
    }
}

/// An address with its rest behind a blank; `None` where there is none.
fn whole(phrases: &AddressPhrases, text: &str, span: Span) -> Option<Span> {
    let printed = &text[span.range()];
    // What extraction put together already.
    let inside = printed.contains([' ', '\n']);
    let mut end = span.range().end;
    if let Some(rest) = rest(phrases, printed, behind(text, end, BEHIND)) {
        end += rest;
    } else if !inside {
        return None;
    }
    Some(Span::new(span.range().start, end))
}

/// Length of what belongs to an address behind a blank.
fn rest(phrases: &AddressPhrases, address: &str, after: &str) -> Option<usize> {
    let host_end = address.split_once("://").map_or(address, |it| it.1);
    let only_host = !host_end.contains(['/', '?', '#']);
    let end_of = |pattern: &crate::catalogue::Pattern| {
        let groups = pattern.captures(after)?;
        groups.name("rest").map(|it| (it.end(), it.as_str()))
    };
    let is_document_host = phrases.document_host.is_match(address);
    let complete = phrases.ends_name.is_match(address);
    if only_host
        && let Some((end, rest)) = end_of(&phrases.rest_of_host)
        && (rest.contains('/') || host_end.matches('.').count() <= usize::from(host_end.starts_with("www.")))
    {
        return Some(end);
    }
    if let Some((end, _)) = end_of(&phrases.rest_of_path) {
        return Some(end);
    }
    if is_document_host && let Some((end, rest)) = end_of(&phrases.rest_of_symbol) {
        let year = rest.starts_with('(') && address.ends_with(|it: char| it.is_ascii_digit());
        let symbol = !rest.starts_with('(') && address.ends_with('/');
        return (year || symbol).then_some(end);
    }
    if !only_host
        && !complete
        && let Some((end, rest)) = end_of(&phrases.rest_of_name)
        && !phrases.is_part_not.is_match(rest)
    {
        return Some(end);
    }
    let (end, rest) = end_of(&phrases.rest_of_part).filter(|_| phrases.ends_open.is_match(address))?;
    let symbol = rest.starts_with(|it: char| it.is_ascii_uppercase()) && rest.contains('/') && !is_document_host;
    (phrases.is_part.is_match(rest) && !phrases.is_part_not.is_match(rest) && !symbol).then_some(end)
}

/// Whether no line end stands in an address, or one that wraps no line: those of a wrapped text are no fault, nor is one
/// behind a hyphen.
fn is_one_line(text: &str, span: Span) -> bool {
    let words = &text[span.range()];
    let Some(at) = words.find('\n') else {
        return true;
    };
    let head = &words[..at];
    let line = before(text, span.range().start, LINE).rsplit('\n').next().unwrap_or("");
    let single = !words[at + 1..].contains('\n');
    single && !head.ends_with('-') && line.chars().count() + head.chars().count() > WHOLE_PARAGRAPH
}

#[cfg(test)]
mod tests {
    use super::whole;
    use crate::catalogue::Catalogue;
    use crate::text::Span;

    /// The address that starts a text and ends at `|`, with its rest.
    fn joined(text: &str) -> Option<String> {
        let phrases = &Catalogue::builtin().unwrap().phrases.addresses;
        let end = text.find('|').unwrap();
        let text = text.replace('|', "");
        whole(phrases, &text, Span::new(0, end)).map(|it| text[it.range()].to_owned())
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
