use crate::catalogue::Repair;
use crate::catalogue::Symbol;
use crate::catalogue::council_year_of;
use crate::extract::Damage;
use crate::extract::Extractor;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::SymbolForm;
use crate::extract::Work;
use crate::extract::symbols::mention;
use crate::text::Span;
use crate::text::before;
use crate::text::behind;
use crate::text::covering;
use crate::text::overlapping;

/// Finds words with a slash that are no symbol but become one when a known damage is undone. They stay malformed
/// until a second witness confirms the reading.
pub(super) const EXTRACTOR: Extractor = Extractor { name: "damaged", run };

/// Longest part of a damaged symbol before and behind one of its slashes, in bytes.
const BEFORE: usize = 40;
const BEHIND: usize = 60;

fn run(work: &mut Work<'_>) {
    let text = work.unraised();
    let (addresses, symbols) = taken(work);
    let own = &work.extracted.head.symbol_spans;
    let mut found: Vec<Mention> = Vec::new();
    let mut next = 0;
    for slash in memchr::memchr_iter(b'/', text.as_bytes()) {
        let at = Span::new(slash, slash + 1);
        if slash < next || covering(&addresses, at.start).is_some() || covering(&symbols, at.start).is_some() {
            continue;
        }
        let span = word_around(text, slash, next);
        next = span.range().end.max(slash + 1);
        let printed = &text[span.range()];
        if overlapping(&addresses, span).is_some() || own.iter().any(|it| it.overlaps(span)) || !promising(printed) {
            continue;
        }
        let inside = overlapping(&symbols, span).is_some();
        let repairs = work.catalogue.repair(printed);
        // A word that holds a sound symbol is damaged only where its other half is.
        let halves = inside && !repairs.first().is_some_and(|it| it.symbol.is_joint());
        if !halves && let Some(it) = damaged(span, printed, repairs) {
            found.push(it);
        }
    }
    // The sound half of a joint symbol is part of the whole now.
    let spans: Vec<Span> = found.iter().map(|it| it.span).collect();
    let part_of = |it: &Mention| covering(&spans, it.span.start).is_some_and(|at| spans[at].covers(it.span));
    work.extracted
        .mentions
        .retain(|it| it.symbol().is_none() || !part_of(it));
    work.extracted.mentions.extend(found);
}

/// Where addresses and symbols stand that were found before.
fn taken(work: &Work<'_>) -> (Vec<Span>, Vec<Span>) {
    let (mut addresses, mut symbols) = (Vec::new(), Vec::new());
    for it in &work.extracted.mentions {
        match &it.kind {
            MentionKind::Url(_) => addresses.push(it.span),
            MentionKind::Symbol(symbol) if !symbol.from_url => symbols.push(it.span),
            _ => {}
        }
    }
    for spans in [&mut addresses, &mut symbols] {
        spans.sort_unstable();
        spans.dedup_by(|later, it| later.overlaps(*it));
    }
    (addresses, symbols)
}

/// The word around a slash, from `floor` on, with the pieces that a blank beside a slash set off.
fn word_around(text: &str, slash: usize, floor: usize) -> Span {
    let left = before(text, slash, BEFORE.min(slash - floor));
    let glued = |text: &str| {
        text.chars()
            .rev()
            .take_while(|it| may_hold(*it))
            .map(char::len_utf8)
            .sum::<usize>()
    };
    let mut start = slash - glued(left);
    if start == slash && left.ends_with(' ') {
        start -= 1 + glued(&left[..left.len() - 1]);
    }
    let right = behind(text, slash, BEHIND);
    let run = |from: usize| {
        right[from..]
            .chars()
            .take_while(|it| may_hold(*it))
            .map(char::len_utf8)
            .sum::<usize>()
    };
    let mut length = run(0);
    for _ in 0..2 {
        let rest = &right[length..];
        let goes_on = right[..length].ends_with(['/', '-']) && rest.starts_with(' ') || rest.starts_with(" /");
        let more = if goes_on { run(length + 1) } else { 0 };
        if more == 0 {
            break;
        }
        length += 1 + more;
    }
    if right[length..].starts_with(" (") && text[start..slash + length].contains("RES") {
        length += 2 + run(length + 2);
    }
    let word = &text[start..slash + length];
    let ahead = word.len() - word.trim_start_matches(['.', ',', ';', ':', '(', '-']).len();
    let kept = trimmed(&word[ahead..]);
    Span::new(start + ahead, start + ahead + kept.len())
}

fn may_hold(it: char) -> bool {
    it.is_ascii_alphanumeric() || matches!(it, '/' | '.' | ',' | '-' | '(' | ')' | ']' | '}' | '{' | '|' | '*')
}

/// Without the sentence's punctuation.
fn trimmed(word: &str) -> &str {
    let word = word.trim_end_matches(['.', ',', ';', '*', '/']);
    let surplus = word.matches(')').count() > word.matches('(').count();
    if surplus && word.ends_with(')') {
        return trimmed(&word[..word.len() - 1]);
    }
    word
}

/// Whether a word starts like a symbol and holds a number.
fn promising(word: &str) -> bool {
    let starts = word.starts_with(|it: char| it.is_ascii_uppercase() || matches!(it, 's' | 'a' | 'e' | '5'));
    starts && word.len() > 4 && word.bytes().any(|it| it.is_ascii_digit())
}

/// A mention of the likeliest of some repairs; `None` where there are none.
pub(super) fn damaged(span: Span, printed: &str, repairs: Vec<Repair>) -> Option<Mention> {
    let mut repairs = repairs.into_iter();
    let first = repairs.next()?;
    let witness = witness(printed, &first.symbol);
    let mut found = mention(span, first.symbol, SymbolForm::Symbol);
    if let MentionKind::Symbol(symbol) = &mut found.kind {
        symbol.damage = Some(Damage {
            why: first.why,
            rules: first.rules,
            others: repairs.map(|it| it.symbol).collect(),
            witness,
        });
    }
    Some(found)
}

/// What the text itself says for a reading: the year of a resolution, a sound half of a joint symbol.
fn witness(printed: &str, symbol: &Symbol) -> Option<String> {
    let parts = symbol.parts();
    let half = parts.iter().find(|it| printed.contains(it.as_str()) && parts.len() > 1);
    if let Some(half) = half {
        return Some(format!("its other half, {half}, is printed well"));
    }
    let (number, year) = parts.first()?.strip_prefix("S/RES/")?.split_once('(')?;
    let adopted = council_year_of(number.parse().ok()?)?;
    (year == format!("{adopted})")).then(|| format!("the Security Council adopted number {number} in {adopted}"))
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::extracted;

    fn symbols(text: &str) -> Vec<String> {
        let mentions = extracted(text).1.mentions;
        let symbols = mentions.iter().filter_map(|it| it.symbol().map(|symbol| (it, symbol)));
        let shown = symbols.map(|(it, symbol)| {
            let mark = if symbol.damage.is_some() { "?" } else { "" };
            format!("{}={}{mark}", &text[it.span.range()], symbol.symbol)
        });
        shown.collect()
    }

    #[test]
    fn damaged_symbols_are_found_with_what_they_probably_were() {
        for (text, expected) in [
            (
                "See A/RES72/276, and A/75/745.",
                vec!["A/RES72/276=A/RES/72/276?", "A/75/745=A/75/745"],
            ),
            ("(see S/PRST/ 2014/23)", vec!["S/PRST/ 2014/23=S/PRST/2014/23?"]),
            (
                "see A/AC.105/ C.1/L.260; the",
                vec!["A/AC.105/ C.1/L.260=A/AC.105/C.1/L.260?"],
            ),
            ("A/75/745 /Add.1 came", vec!["A/75/745 /Add.1=A/75/745/Add.1?"]),
            ("S/2021/ 156.", vec!["S/2021/ 156=S/2021/156?"]),
            ("A/37/118-5/14910 and", vec!["A/37/118-5/14910=A/37/118-S/14910?"]),
            ("the report s/2003/l035", vec!["s/2003/l035=S/2003/1035?"]),
            ("[A/8492J", vec!["A/8492J=A/8492?"]),
            ("S/RES/2551 (2020}", vec!["S/RES/2551 (2020}=S/RES/2551(2020)?"]),
        ] {
            assert_eq!(symbols(text), expected, "{text}");
        }
    }

    #[test]
    fn other_words_with_slashes_stay_words() {
        for text in [
            "he and/or she paid 5/6 of 2020/21",
            "the A40/A41 road",
            "24/7, N95/FFP2, ISO/IEC 27001",
            "A/75/745/ S/2021/156",
            "https://example.org/a/res72/276",
        ] {
            assert!(
                symbols(text).iter().all(|it| !it.ends_with('?')),
                "{text}: {:?}",
                symbols(text)
            );
        }
    }
}
