use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::ibids::ibids;
use crate::resolve::Antecedent;

pub(super) static RULE: Rule = Rule {
    id: "ibid-without-antecedent",
    group: Group::Broken,
    severity: Severity::Error,
    confidence: Confidence::Certain,
    summary: "an Ibid. that has nothing before it to repeat",
    reason: "“Ibid.” repeats the source before it, and there is none.",
    page: include_str!("../../../docs/rules/ibid-without-antecedent.md"),
    check,
};

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let corpus = &input.resolved.corpus;
    for document in 0..corpus.len() {
        let extracted = corpus.extracted(document);
        for (at, antecedent) in ibids(input, document) {
            let span = extracted.mentions[at].span;
            let reported = match antecedent {
                Antecedent::NoNoteBefore => report.at(
                    document,
                    span,
                    "this Ibid. opens the notes: there is no note before it to repeat",
                ),
                // A note with an address or a reference to the document itself cites something after all.
                Antecedent::Comment(note) if extracted.in_note(note).next().is_none() => {
                    let note = &extracted.notes[note];
                    let message = format!("this Ibid. repeats note {}, which only explains", note.marker);
                    report
                        .at(document, span, message)
                        .fact_at("the note before it", document, note.span)
                }
                _ => continue,
            };
            reported.suggest("name the source in full");
        }
    }
}
