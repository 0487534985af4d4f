use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::addresses::without_punctuation;
use crate::audit::blanks::whole;
use crate::catalogue::AddressPhrases;
use crate::extract::MentionKind;
use crate::read::Link;
use crate::text::Span;
use crate::text::before;
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
                found.extend(whole(input.catalogue, text, mention.span));
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
