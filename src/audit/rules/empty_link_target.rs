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
    severity: Severity::Warning,
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
        for link in links.iter().filter(|it| matches!(it.target.as_str(), "" | "#")) {
            let text = corpus.document(document).text.slice(link.span);
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
            if let Some(url) = symbol.or_else(address) {
                reported.suggest(format!("link it to {url}"));
            }
        }
    }
}
