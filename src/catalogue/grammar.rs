use std::sync::Arc;

use crate::catalogue::Family;
use crate::catalogue::Symbol;
use crate::catalogue::spelling::squeezed;
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

/// Longest start that a catalogue supplies in brackets, in bytes: [E/ECE/].
const SUPPLIED: usize = 12;

/// Most symbols that one document is ever given.
const MOST_PARTS: usize = 6;

impl Family {
    /// The symbol whose first slash is at byte `slash`, if a listed prefix stands before it.
    pub(super) fn found_at(&self, text: &str, slash: usize) -> Option<Found> {
        let start = self.listed.before(text, slash)?;
        let (start, segments) = supplied(text, start, slash).unwrap_or((start, slash + 1));
        self.joint_from(text, start, segments)
    }

    fn joint_from(&self, text: &str, start: usize, segments: usize) -> Option<Found> {
        let (mut end, first, series) = self.single(text, start, segments)?;
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
        let shape = self.symbol.as_ref()?;
        if !may_join(&text.as_bytes()[end..]) {
            return None;
        }
        let start = match text.as_bytes().get(end..end + 2)? {
            [b'-', next] if next.is_ascii_uppercase() => end + 1,
            _ => end + shape.join.find(behind(text, end, REACH))?.end(),
        };
        let slash = self.listed.at(text, start)?;
        let alone = |symbol: &str, length: usize| {
            let mut never = shape.never_joint.iter().filter(|it| it.len() == length);
            never.any(|it| symbol.starts_with(it.as_str()))
        };
        if alone(&text[start..], slash - start) || parts.iter().any(|it| alone(it, it.find('/').unwrap_or(0))) {
            return None;
        }
        let (end, part, _) = self.single(text, start, slash + 1)?;
        let ranged = parts.last().is_some_and(|it| stem(it) == stem(&part));
        (!ranged).then_some((end, part))
    }

    /// One symbol from its prefix at `start` and its segments on: its end, canonical form and series.
    fn single(&self, text: &str, start: usize, segments: usize) -> Option<(usize, String, Arc<str>)> {
        let shape = self.symbol.as_ref()?;
        let mut end = match plain_end(text.as_bytes(), segments) {
            Some(end) => end,
            None => segments + shape.tail.find(behind(text, segments, REACH))?.end(),
        };
        let mut canonical = self.canonical(&text[start..end]);
        let mut series = self.series_of_listed(&canonical)?;
        let rest = behind(text, end, REACH);
        let longer = if series.numbered_through {
            let year = shape.year.find(rest);
            if year.is_none() && shape.broken_year.is_match(rest) {
                return None;
            }
            year
        } else if series.lettered {
            let part = shape.part.find(rest);
            part.filter(|it| shape.part_after.is_match(&rest[it.end()..]))
        } else {
            None
        };
        if let Some(longer) = longer {
            end += longer.end();
            canonical = self.canonical(&text[start..end]);
            series = self.series_of_listed(&canonical)?;
        }
        if text.as_bytes()[end..].starts_with(b"),")
            && let Some(volume) = shape.volume.captures(behind(text, end, REACH))
        {
            canonical = format!("{canonical}(Vol.{})", &volume["volume"]);
            series = self.series_of_listed(&canonical)?;
        }
        if !may_end(text.as_bytes(), end) {
            return None;
        }
        let numbered = || canonical.bytes().any(|it| it.is_ascii_digit()) && !shape.reject.is_match(&canonical);
        let good = !series.open || numbered() || shape.numberless.contains(&canonical);
        let id = Arc::clone(&series.id);
        good.then_some((end, canonical, id))
    }

    /// Reads a whole text as one symbol, in any case, with blanks anywhere.
    pub(super) fn parse(&self, text: &str) -> Option<Symbol> {
        let remark = self
            .symbol
            .as_ref()?
            .remark
            .find(text)
            .map_or(text.len(), |it| it.start());
        let squeezed = squeezed(&text[..remark]);
        [squeezed.clone(), self.upper(&squeezed)].iter().find_map(|it| {
            let open = usize::from(it.starts_with('['));
            let slash = self.listed.at(it, open)?;
            let segments = match supplied(it, open, slash) {
                Some((_, segments)) => segments,
                None if open == 0 => slash + 1,
                None => return None,
            };
            let found = self.joint_from(it, 0, segments)?;
            (found.span.range().end == it.len()).then_some(found.symbol)
        })
    }
}

/// Where a symbol starts, and its segments, when a catalogue supplied its start in brackets: [E/ECE/]TRADE/WP.4/R.633.
fn supplied(text: &str, prefix: usize, slash: usize) -> Option<(usize, usize)> {
    let open = prefix
        .checked_sub(1)
        .filter(|&it| text.as_bytes().get(it) == Some(&b'['))?;
    let length = behind(text, slash, SUPPLIED).find("/]")?;
    Some((open, slash + length + 2))
}

/// A symbol without its last component.
fn stem(symbol: &str) -> Option<&str> {
    Some(symbol.rsplit_once('/')?.0)
}

/// As `starts_with`; faster where the first letters mostly differ, which is the case for names in a table.
pub(super) fn begins_with(text: &str, start: &str) -> bool {
    start.len() <= text.len() && start.bytes().zip(text.bytes()).all(|(a, b)| a == b)
}

/// The end of segments that are all numbers where nothing behind them can go on, as for most symbols: spares the
/// pattern of the tail, which would end there too.
fn plain_end(bytes: &[u8], segments: usize) -> Option<usize> {
    let mut end = segments;
    loop {
        let digits = bytes[end..].iter().take_while(|it| it.is_ascii_digit()).count();
        end += digits;
        match bytes.get(end) {
            _ if !(1..=5).contains(&digits) => return None,
            Some(b'/') => end += 1,
            None | Some(b',' | b'.' | b';' | b')' | b':' | b']') => return Some(end),
            // A bracket or "resumption" may follow.
            Some(b' ' | b'\n') => {
                let next = bytes.get(end + 1).copied().unwrap_or(b'.');
                let over = next.is_ascii_alphanumeric() && !matches!(next, b'r' | b'R');
                return over.then_some(end);
            }
            // Another symbol may be joined; other letters may be part of the number.
            Some(b'-') if matches!(bytes.get(end + 1), Some(b'S' | b'T')) => return Some(end),
            Some(_) => return None,
        }
    }
}

/// Whether a dash may stand here, blanks and asterisks before it.
fn may_join(bytes: &[u8]) -> bool {
    let ahead = bytes.iter().take(6).find(|it| !matches!(it, b'*' | b' ' | b'\n'));
    // The other dashes are three bytes that start so.
    matches!(ahead, Some(b'-' | 0xE2))
}

/// A letter, a digit, or a slash that leads on may not stand behind a symbol, nor a slash that a blank sets off.
fn may_end(bytes: &[u8], end: usize) -> bool {
    let at = |offset: usize| bytes.get(end + offset).copied().unwrap_or(b' ');
    match at(0) {
        b'/' => !(at(1).is_ascii_alphanumeric() || at(1) == b' ' && at(2).is_ascii_digit()),
        b' ' => !(at(1) == b'/' && at(2).is_ascii_alphanumeric()),
        it => !it.is_ascii_alphanumeric() && it != b'_',
    }
}

#[cfg(test)]
mod tests {
    use crate::catalogue::Catalogue;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_short_way_ends_where_the_pattern_does(text in "[0-9]{1,6}(/[0-9]{0,6}){0,3}(-[A-Z]/?)?[ \n,.;)(*A-Zr/-]{0,4}[0-9a-zA-Z(]{0,3}") {
            let family = &Catalogue::builtin().unwrap().families[0];
            if let Some(end) = super::plain_end(text.as_bytes(), 0) {
                prop_assert_eq!(family.symbol.as_ref().unwrap().tail.find(&text).map(|it| it.end()), Some(end), "{}", text);
            }
        }
    }
}
