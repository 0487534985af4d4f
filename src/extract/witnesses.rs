use crate::catalogue::Symbol;
use crate::extract::Work;
use crate::read::WitnessKind;

/// The symbol that most of a document's witnesses of a kind give: running heads repeat it, and character recognition
/// seldom damages all of them in the same way.
pub(super) fn symbol(work: &Work<'_>, kind: WitnessKind) -> Option<Symbol> {
    let mut counted: Vec<(Symbol, usize)> = Vec::new();
    for witness in work.document.witnesses.iter().filter(|it| it.kind == kind) {
        for symbol in named(work, &witness.words) {
            match counted.iter_mut().find(|it| it.0 == symbol) {
                Some(known) => known.1 += 1,
                None => counted.push((symbol, 1)),
            }
        }
    }
    let most = counted.iter().map(|it| it.1).max()?;
    let mut first = counted.into_iter().filter(|it| it.1 == most).map(|it| it.0);
    match (first.next(), first.next(), first.next()) {
        (Some(one), None, _) => Some(one),
        // Halves of a joint symbol stand one above the other.
        (Some(one), Some(other), None) => {
            let joint = work.catalogue.parse(&format!("{one}-{other}"))?;
            joint.is_joint().then_some(joint)
        }
        _ => None,
    }
}

/// The symbols of a line that holds nothing else: words beside them may speak of another document.
fn named(work: &Work<'_>, words: &str) -> Vec<Symbol> {
    let found: Vec<_> = work.catalogue.scan_with_slashes(words).collect();
    let mut rest = words.to_owned();
    for it in found.iter().rev() {
        rest.replace_range(it.span.range(), "");
    }
    let page = |it: &str| it.chars().all(|it| !it.is_alphabetic()) || it.len() < 12;
    if rest.split_whitespace().count() > 3 || !rest.split_whitespace().all(page) {
        return Vec::new();
    }
    found.into_iter().map(|it| it.symbol).collect()
}
