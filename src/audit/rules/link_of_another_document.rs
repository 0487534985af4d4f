use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::catalogue::Catalogue;
use crate::catalogue::Symbol;
use crate::catalogue::url_key;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::SymbolForm;
use crate::extract::SymbolMention;
use crate::read::Link;

pub(super) static RULE: Rule = Rule {
    id: "link-of-another-document",
    group: Group::Broken,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    summary: "a link whose words and target name different documents",
    reason: "A reader who follows the link arrives at another document than the one that its words name.",
    page: include_str!("../../../docs/rules/link-of-another-document.md"),
    check,
};

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let corpus = &input.resolved.corpus;
    for document in 0..corpus.len() {
        let mentions = &corpus.extracted(document).mentions;
        let text = &corpus.document(document).text;
        for mention in mentions {
            let Some(link) = mention.link.as_ref().filter(|it| it.agrees == Some(false)) else {
                continue;
            };
            let words = text
                .slice(mention.span)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            let target = input.catalogue.symbol_of_url(&link.target);
            let (named, suggestion) = match &mention.kind {
                MentionKind::Symbol(it) if differs(input, it, target.as_ref()) => {
                    (it.symbol.to_string(), input.catalogue.url_of(&it.symbol))
                }
                MentionKind::Url(it) if !is_form_of(input.catalogue, &it.canonical, &link.target) => {
                    (words.clone(), Some(it.canonical.clone()))
                }
                _ => continue,
            };
            let led = target.map_or(link.target.clone(), |it| it.to_string());
            let message = format!("the words of this link name {named}, its target {led}");
            let reported = report
                .at(document, mention.span, message)
                .fact(format!("the target is {}", link.target));
            if let Some(url) = suggestion {
                reported.suggest(format!("link it to {url}, or name {led}"));
            }
        }
        for link in &corpus.document(document).links {
            beside(input, report, document, mentions, link);
        }
    }
}

/// Whether words name another document than a target. Where resolutions of a number have lettered parts or volumes, links
/// lead to the whole; where the words give only a number, the target may know its organ better than the reading does.
fn differs(input: &Input<'_>, named: &SymbolMention, target: Option<&Symbol>) -> bool {
    let Some(target) = target.filter(|it| !same(input, &named.symbol, Some(it))) else {
        return false;
    };
    let pairs = named
        .symbol
        .parts()
        .iter()
        .flat_map(|it| target.parts().iter().map(move |other| (it, other)));
    let is_part = |whole: &str, part: &str| {
        let rest = part.strip_prefix(whole).unwrap_or("");
        rest.starts_with('(') || rest.starts_with(|it: char| it.is_ascii_uppercase())
    };
    let number = |it: &str| it.split_once("RES/").map(|it| it.1.to_owned());
    let same_number = |a: &str, b: &str| number(a).is_some() && number(a) == number(b);
    let in_prose = named.form != SymbolForm::Symbol;
    let mut pairs = pairs;
    !pairs.any(|(a, b)| is_part(a, b) || is_part(b, a) || in_prose && same_number(a, b))
}

/// Whether a symbol is the target's document, by its own names or by those that the collection knows.
fn same(input: &Input<'_>, named: &Symbol, target: Option<&Symbol>) -> bool {
    let names = &input.resolved.names;
    let entry = |it: &Symbol| names.of_symbol(it);
    target.is_none_or(|it| named.same_document(it) || entry(named).is_some() && entry(named) == entry(it))
}

/// Whether a target is the printed address in another form: another host of the same document, a wrapped address, a
/// fuller or a shorter form.
fn is_form_of(catalogue: &Catalogue, printed: &str, target: &str) -> bool {
    let symbols = (catalogue.symbol_of_url(printed), catalogue.symbol_of_url(target));
    if let (Some(one), Some(other)) = &symbols {
        return one.same_document(other);
    }
    let (one, other) = (url_key(printed), url_key(target));
    // Services that check links wrap them.
    let unwrapped = other.replace("%3a", ":").replace("%2f", "/");
    one.is_empty() || unwrapped.contains(&one) || one.starts_with(&other)
}

/// A link to a file beside this one whose name is another symbol than its words.
fn beside(input: &Input<'_>, report: &mut Report<'_>, document: usize, mentions: &[Mention], link: &Link) {
    if link.target.contains(':') || link.target.starts_with('#') {
        return;
    }
    let path = link.target.split(['#', '?']).next().unwrap_or("");
    let name = path.rsplit('/').next().unwrap_or("");
    let Some(target) = input.catalogue.symbol_of_file_name(name) else {
        return;
    };
    let from = mentions.partition_point(|it| it.span.start < link.span.start);
    let inside = mentions[from..].iter().take_while(|it| it.span.start < link.span.end);
    let named: Vec<&Symbol> = inside
        .filter_map(|it| it.symbol().filter(|it| !it.from_url && it.others.is_empty()))
        .map(|it| &it.symbol)
        .collect();
    if let Some(first) = named.first()
        && !named.iter().any(|it| same(input, it, Some(&target)))
    {
        report
            .at(
                document,
                link.span,
                format!("the words of this link name {first}, its target {target}"),
            )
            .fact(format!("the target is {}", link.target))
            .suggest(format!("link it to the file of {first}, or name {target}"));
    }
}
