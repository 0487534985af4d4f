use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::extract::SymbolForm;
use crate::extract::SymbolMention;

pub(super) static RULE: Rule = Rule {
    id: "symbol-spelling",
    group: Group::Broken,
    severity: Severity::Note,
    confidence: Confidence::Certain,
    summary: "a symbol that is not printed in its official form",
    reason: "Catalogues and addresses find a symbol by its exact signs.",
    page: include_str!("../../../docs/rules/symbol-spelling.md"),
    check,
};

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let corpus = &input.resolved.corpus;
    for document in 0..corpus.len() {
        let read = corpus.document(document);
        for mention in &corpus.extracted(document).mentions {
            let printed = read.text.as_printed(mention.span);
            let Some(symbol) = mention.symbol().filter(|it| is_whole(printed, it)) else {
                continue;
            };
            let official = symbol.symbol.to_string();
            // A symbol that runs over a line end is printed as the line allows.
            if printed.contains(['\n', '\r']) || !is_unofficial(printed, &official) {
                continue;
            }
            report
                .at(
                    document,
                    mention.span,
                    format!("“{printed}” is officially written {official}"),
                )
                .suggest(format!("write {official}"))
                .repair(document, mention.span, official);
        }
    }
}

/// Whether words are damaged in their form only, so that they still name one document: case, blanks and dashes.
pub(super) fn is_only_form(printed: &str, symbol: &SymbolMention) -> bool {
    let plain: String = printed.chars().filter(|it| !it.is_whitespace()).collect();
    let plain = plain.replace(['\u{2010}', '\u{2011}', '\u{2012}', '–', '—'], "-");
    symbol.damage.is_some() && plain.eq_ignore_ascii_case(&symbol.symbol.to_string())
}

/// Whether words print a symbol with slashes in full.
fn is_whole(printed: &str, it: &SymbolMention) -> bool {
    let readable = it.damage.is_none() || is_only_form(printed, it);
    it.form == SymbolForm::Symbol && !it.from_url && readable
}

/// Whether printed signs differ from the official ones in case, in the dash between two halves, or by a blank beside a
/// slash or dash. Blanks before a bracket or a letter behind the number are usual in print, and so are hyphens that do not
/// break.
fn is_unofficial(printed: &str, official: &str) -> bool {
    if !printed.contains('/') || printed.starts_with('[') {
        return false;
    }
    let letters = |text: &str| text.chars().filter(char::is_ascii_alphabetic).collect::<String>();
    let (as_printed, as_official) = (letters(printed), letters(official));
    let other_case = as_printed != as_official && as_printed.eq_ignore_ascii_case(&as_official);
    let dash = printed.contains(['\u{2012}', '–', '—', '\u{2015}']);
    let joins = |it: char| matches!(it, '/' | '-' | '\u{2010}'..='\u{2015}');
    let signs: Vec<char> = printed.chars().collect();
    let apart = signs
        .windows(2)
        .any(|it| matches!(it, [a, b] if joins(*a) && b.is_whitespace() || a.is_whitespace() && joins(*b)));
    // "(Sect. 21)" is usual, "L. 3" is not.
    let bare = printed.split('(').next().unwrap_or("");
    let set_off = bare
        .split_once(". ")
        .is_some_and(|it| it.1.starts_with(|it: char| it.is_ascii_digit()));
    other_case || dash || apart || set_off
}

#[cfg(test)]
mod tests {
    use super::is_unofficial;

    #[test]
    fn case_dashes_and_blanks_beside_slashes_are_unofficial() {
        for (printed, official) in [
            ("a/75/742", "A/75/742"),
            ("A/75/742–S/2021/279", "A/75/742-S/2021/279"),
            ("A/75/742 - S/2021/279", "A/75/742-S/2021/279"),
            ("A /75/ 742", "A/75/742"),
            ("S/2006/853/CORR.1", "S/2006/853/Corr.1"),
            ("A/72/250/rev.1", "A/72/250/Rev.1"),
            ("A/73/L. 3", "A/73/L.3"),
        ] {
            assert!(is_unofficial(printed, official), "{printed}");
        }
        for (printed, official) in [
            ("A/75/742", "A/75/742"),
            ("S/RES/822 (1993)", "S/RES/822(1993)"),
            ("A/RES/57/270 B", "A/RES/57/270B"),
            ("A/79/552*-S/2024/767*", "A/79/552-S/2024/767"),
            ("A/S\u{2011}23/10", "A/S-23/10"),
            ("A/62/6 (Sect. 21)", "A/62/6(Sect.21)"),
        ] {
            assert!(!is_unofficial(printed, official), "{printed}");
        }
    }
}
