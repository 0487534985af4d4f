use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::ibids::ibids;
use crate::resolve::Antecedent;
use crate::resolve::Status;

pub(super) static RULE: Rule = Rule {
    id: "ibid-after-several-sources",
    group: Group::Broken,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    summary: "an Ibid. behind a note that cites several sources",
    reason: "“Ibid.” repeats the source before it; behind several sources it does not say which.",
    page: include_str!("../../../docs/rules/ibid-after-several-sources.md"),
    check,
};

/// Most sources of the note before that are listed.
const LISTED: usize = 12;

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let corpus = &input.resolved.corpus;
    for document in 0..corpus.len() {
        let extracted = corpus.extracted(document);
        for (at, antecedent) in ibids(input, document) {
            let Antecedent::Note(note, cited) = antecedent else {
                continue;
            };
            // Sources that are one document are one source, which the decision knows.
            if cited.len() < 2 || input.resolved.references[document][at].status != Status::Ambiguous {
                continue;
            }
            let marker = &extracted.notes[note].marker;
            let message = format!(
                "this Ibid. may mean any of the {} sources of note {marker}",
                cited.len()
            );
            let mut reported = report.at(document, extracted.mentions[at].span, message);
            for &source in cited.iter().take(LISTED) {
                reported = reported.fact_at("one of them", document, extracted.mentions[source].span);
            }
            reported.suggest("name the source that is meant, in full or shortened");
        }
    }
}
