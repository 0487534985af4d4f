use crate::catalogue::Family;
use crate::catalogue::Symbol;
use crate::text::Span;
use crate::text::behind;

/// A symbol found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it stands, joint symbols whole, without the asterisks of a reissue.
    pub span: Span,
    /// What it is.
    pub symbol: Symbol,
    /// How it is written.
    pub written: Written,
}

/// How much of a symbol stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// All of it.
    Whole,
    /// What a list adds to the one before.
    List,
    /// The end of a range.
    Range,
}

/// Longest part of a text that one symbol may take, in bytes.
const REACH: usize = 160;

/// Most symbols that one document is ever given.
const MOST_PARTS: usize = 6;

impl Family {
    /// The symbol whose first slash is at byte `slash`, if a listed prefix stands before it.
    pub(super) fn found_at(&self, text: &str, slash: usize) -> Option<Found> {
        let start = self.prefix_before(text, slash)?;
        self.joint_from(text, start, slash)
    }

    /// Start of the longest listed prefix that ends at `slash` and that nothing is glued to.
    fn prefix_before(&self, text: &str, slash: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let run = bytes[..slash]
            .iter()
            .rev()
            .take(9)
            .take_while(|it| it.is_ascii_uppercase() || **it == b'-')
            .count();
        if run == 0 {
            return None;
        }
        let after_dash = bytes[slash - run..slash]
            .iter()
            .rposition(|&it| it == b'-')
            .map(|it| slash - run + it + 1);
        [Some(slash - run), after_dash]
            .into_iter()
            .flatten()
            .find(|&start| may_start(bytes, start) && self.has_prefix(&text[start..slash]))
    }

    fn joint_from(&self, text: &str, start: usize, slash: usize) -> Option<Found> {
        let (mut end, first) = self.single(text, start, slash)?;
        let series = self.series_of(&first)?.id.clone();
        let mut parts = vec![first];
        while parts.len() < MOST_PARTS {
            let Some((next_end, part)) = self.joined(text, end, &parts) else {
                break;
            };
            end = next_end;
            parts.push(part);
        }
        let printed = text[start..end].trim_end_matches('*').len();
        Some(Found {
            span: Span::new(start, start + printed),
            symbol: Symbol::new(parts, series),
            written: Written::Whole,
        })
    }

    /// The next part of a joint symbol behind `end`. The same series and year on both sides of the
    /// dash is a range, not a joint symbol.
    fn joined(&self, text: &str, end: usize, parts: &[String]) -> Option<(usize, String)> {
        let join = self.symbol.as_ref()?.join.find(behind(text, end, REACH))?;
        let start = end + join.end();
        let run = text.as_bytes()[start..]
            .iter()
            .take_while(|it| it.is_ascii_uppercase() || **it == b'-')
            .count();
        let slash = start + run;
        let listed = text.as_bytes().get(slash) == Some(&b'/') && self.has_prefix(&text[start..slash]);
        if !listed || text[start..slash] == *"WFP" || parts.iter().any(|it| it.starts_with("WFP/")) {
            return None;
        }
        let (end, part) = self.single(text, start, slash)?;
        let ranged = parts.last().is_some_and(|it| stem(it) == stem(&part));
        (!ranged).then_some((end, part))
    }

    /// One symbol from its prefix at `start` on: its end and canonical form.
    fn single(&self, text: &str, start: usize, slash: usize) -> Option<(usize, String)> {
        let shape = self.symbol.as_ref()?;
        let tail = shape.tail.find(behind(text, slash + 1, REACH))?;
        let mut end = slash + 1 + tail.end();
        let mut canonical = self.canonical(&text[start..end]);
        let resolution = canonical.contains("/RES/") || canonical.contains("/DEC/");
        if resolution {
            if let Some(year) = shape.year.find(behind(text, end, REACH))
                && canonical.starts_with("S/RES/")
            {
                end += year.end();
                canonical = self.canonical(&text[start..end]);
            } else if let Some(part) = shape.part.find(behind(text, end, REACH))
                && shape.part_after.is_match(behind(text, end + part.end(), REACH))
                && !canonical.starts_with("S/")
            {
                end += part.end();
                canonical = self.canonical(&text[start..end]);
            }
        }
        let good = canonical.bytes().any(|it| it.is_ascii_digit())
            && !shape.reject.is_match(&canonical)
            && may_end(text.as_bytes(), end);
        good.then_some((end, canonical))
    }

    /// Official spelling: no blanks and asterisks, plain hyphens, known components in their case.
    fn canonical(&self, printed: &str) -> String {
        // Most symbols are printed as they should be.
        if printed.bytes().all(|it| it.is_ascii_graphic() && it != b'*') {
            return self.spelled(printed);
        }
        let squeezed: String = printed
            .chars()
            .filter(|it| !it.is_whitespace() && *it != '*')
            .map(|it| if matches!(it, '–' | '—') { '-' } else { it })
            .collect();
        self.spelled(&squeezed)
    }

    /// Each segment between slashes that starts with a letter in its official case.
    fn spelled(&self, text: &str) -> String {
        let mut spelled = String::with_capacity(text.len());
        for segment in text.split_inclusive('/') {
            let name = segment.trim_end_matches('/');
            let lettered = name.starts_with(|it: char| it.is_ascii_alphabetic());
            let known = lettered.then(|| self.spelling.iter().find(|(from, _)| starts_component(name, from)));
            match known.flatten() {
                Some((from, to)) => {
                    spelled.push_str(to);
                    spelled.push_str(&segment[from.len()..]);
                }
                None => spelled.push_str(segment),
            }
        }
        spelled
    }

    /// Reads a whole text as one symbol, in any case, with blanks anywhere.
    pub(super) fn parse(&self, text: &str) -> Option<Symbol> {
        let squeezed: String = text
            .chars()
            .filter(|it| !it.is_whitespace() && *it != '*' && *it != '\u{ad}')
            .map(|it| {
                if matches!(it, '\u{2010}'..='\u{2015}' | '\u{2212}') {
                    '-'
                } else {
                    it
                }
            })
            .collect();
        [squeezed.clone(), self.upper(&squeezed)].iter().find_map(|it| {
            let slash = it.find('/')?;
            let start = self.prefix_before(it, slash).filter(|&start| start == 0)?;
            let found = self.joint_from(it, start, slash)?;
            (found.span.range().end == it.len()).then_some(found.symbol)
        })
    }

    /// Upper case but for the components that are written small.
    fn upper(&self, text: &str) -> String {
        self.spelled(&text.to_uppercase())
    }
}

/// A symbol without its last component.
fn stem(symbol: &str) -> Option<&str> {
    Some(symbol.rsplit_once('/')?.0)
}

/// As `starts_with`; faster where the first letters mostly differ, which is the case for names in a table.
pub(super) fn begins_with(text: &str, start: &str) -> bool {
    start.len() <= text.len() && start.bytes().zip(text.bytes()).all(|(a, b)| a == b)
}

fn starts_component(segment: &str, from: &str) -> bool {
    begins_with(segment, from) && (from.ends_with('.') || segment.trim_end_matches('.') == from)
}

/// Nothing that would make a longer word or path may stand before a symbol.
fn may_start(bytes: &[u8], start: usize) -> bool {
    let Some(&before) = start.checked_sub(1).and_then(|it| bytes.get(it)) else {
        return true;
    };
    !(before.is_ascii_alphanumeric() || matches!(before, b'/' | b'.' | b':' | b'-' | b'_' | b'@' | b'\\'))
}

/// A letter, a digit, or a slash that leads on may not stand behind a symbol.
fn may_end(bytes: &[u8], end: usize) -> bool {
    match bytes.get(end) {
        Some(b'/') => !bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric),
        Some(it) => !it.is_ascii_alphanumeric() && *it != b'_',
        None => true,
    }
}
