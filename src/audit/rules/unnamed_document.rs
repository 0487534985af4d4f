use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "unnamed-document",
    group: Group::Collection,
    severity: Severity::Note,
    confidence: Confidence::Certain,
    summary: "a document of the collection whose symbol is not known",
    reason: "A document without a symbol cannot be reached by what others cite.",
    page: include_str!("../../../docs/rules/unnamed-document.md"),
    check,
};

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let names = &input.resolved.names;
    for (_, entry) in names.iter().filter(|(_, it)| it.symbol.is_none()) {
        for &file in &entry.files {
            report
                .at(
                    file,
                    Span::default(),
                    format!("no symbol is known for this document: it {}", entry.why),
                )
                .suggest("put its symbol into its masthead or its file name: A_75_745--S_2021_156.txt");
        }
    }
}
