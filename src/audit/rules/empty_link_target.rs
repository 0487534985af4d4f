use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::catalogue::canonical_url;

pub(super) static RULE: Rule = Rule {
    id: "empty-link-target",
    group: Group::Broken,
    severity: Severity::Error,
    confidence: Confidence::Certain,
    summary: "a link that leads nowhere",
    reason: "A link whose target is empty leads nowhere.",
    page: include_str!("../../../docs/rules/empty-link-target.md"),
    check,
};

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let corpus = &input.resolved.corpus;
    for document in 0..corpus.len() {
        let links = &corpus.document(document).links;
        for link in links.iter().filter(|it| is_empty(&it.target)) {
            let text = corpus.document(document).text.slice(link.span);
            if input.catalogue.phrases.urls.page_control.is_match(text) {
                continue;
            }
            let symbol = input.catalogue.parse(text).and_then(|it| input.catalogue.url_of(&it));
            let address = || {
                input
                    .catalogue
                    .phrases
                    .urls
                    .address
                    .find(text)
                    .filter(|it| it.start() == 0)
                    .map(|it| canonical_url(it.as_str()))
            };
            let reported = report.at(document, link.span, format!("the link of “{text}” has no target"));
            match symbol.or_else(address) {
                Some(url) => reported.suggest(format!("link it to {url}")),
                None => reported.suggest("give the link its target, or take the link out"),
            };
        }
    }
}

/// Whether a target leads nowhere.
fn is_empty(target: &str) -> bool {
    matches!(target.trim(), "" | "#" | "about:blank")
}
