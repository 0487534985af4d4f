use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::addresses::addresses;

pub(super) static RULE: Rule = Rule {
    id: "moved-url",
    group: Group::Stale,
    severity: Severity::Note,
    confidence: Confidence::Certain,
    summary: "an address of an official host that has moved",
    reason: "The old address still leads on, or no longer; the new one is the one to print.",
    page: include_str!("../../../docs/rules/moved-url.md"),
    check,
};

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let corpus = &input.resolved.corpus;
    let phrases = &input.catalogue.phrases.addresses;
    for document in 0..corpus.len() {
        for it in addresses(input, document) {
            let Some(row) = phrases.moved(&it.address) else {
                continue;
            };
            let host = it
                .address
                .split_once("://")
                .map_or(it.address.as_str(), |found| found.1);
            let host = host.split(['/', '?', ':']).next().unwrap_or("");
            let reported = report
                .at(document, it.span, format!("{host} has moved to {}", row.now))
                .fact(format!("since {}: {}", row.since, row.source));
            let Some(new) = row.new_address(input.catalogue, &it.address) else {
                reported.suggest(format!("look the page up at {}", row.now));
                continue;
            };
            let reported = reported.suggest(format!("write {new}"));
            // Where a line end broke the address, the text has to be mended by hand.
            let whole = corpus.document(document).text.slice(it.span) == it.address;
            if it.printed && whole {
                let plain = match it.address.contains("://") {
                    true => new.as_str(),
                    false => new.split_once("://").map_or(new.as_str(), |found| found.1),
                };
                reported.repair(document, it.span, plain);
            }
        }
    }
}
