/// Longest first component, in bytes: `INFCIRC`, `GC(XXXVIII)`.
const LONGEST: usize = 14;

/// The first components that symbols of a family may have: a closed list.
#[derive(Clone, Debug, Default)]
pub(super) struct Prefixes {
    /// By their first letter, from A on: the scan looks one up at each slash behind a capital.
    by_letter: [Vec<String>; 26],
    /// Whether some hold the number of a session.
    numbered: bool,
}

impl Prefixes {
    pub(super) fn new<'a>(names: impl Iterator<Item = &'a String>) -> Self {
        let mut prefixes = Self::default();
        for name in names {
            prefixes.numbered |= name.contains('#');
            if let Some(all) = letter(name).and_then(|it| prefixes.by_letter.get_mut(it)) {
                all.push(name.clone());
            }
        }
        prefixes
    }

    /// The entry of the list that a first component is: itself, or the one with `#` for its number.
    pub(super) fn listed(&self, component: &str) -> Option<&str> {
        let all = self.by_letter.get(letter(component)?)?;
        let plain = all.iter().find(|it| *it == component);
        let found = plain.or_else(|| {
            let unnumbered = self.numbered.then(|| unnumbered(component))??;
            all.iter().find(|it| **it == unnumbered)
        });
        found.map(String::as_str)
    }

    /// Start of the longest listed component that ends at `slash` and that nothing is glued to.
    pub(super) fn before(&self, text: &str, slash: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let last = *bytes.get(slash.checked_sub(1)?)?;
        // A slash behind a small letter or a blank is the commonest.
        let numbered = self.numbered && (last.is_ascii_digit() || last == b')');
        if !last.is_ascii_uppercase() && !numbered {
            return None;
        }
        let run = bytes[..slash]
            .iter()
            .rev()
            .take(LONGEST)
            .take_while(|it| may_hold(**it))
            .count();
        let start = slash - run;
        let dashed = bytes[start..slash].iter().rposition(|&it| it == b'-');
        let starts = [Some(start), dashed.map(|it| start + it + 1)];
        starts
            .into_iter()
            .flatten()
            .map(|it| {
                it + bytes[it..slash]
                    .iter()
                    .take_while(|it| matches!(it, b'(' | b'.'))
                    .count()
            })
            .find(|&it| it < slash && may_start(bytes, it) && self.listed(&text[it..slash]).is_some())
    }

    /// The slash behind a listed component that starts at `start`.
    pub(super) fn at(&self, text: &str, start: usize) -> Option<usize> {
        let bytes = text.as_bytes().get(start..)?;
        let run = bytes.iter().take(LONGEST).take_while(|it| may_hold(**it)).count();
        let slash = start + run;
        let ends = run > 0 && bytes.get(run) == Some(&b'/');
        (ends && self.listed(&text[start..slash]).is_some()).then_some(slash)
    }
}

/// The place of a name's first letter in the alphabet.
fn letter(name: &str) -> Option<usize> {
    let first = name.bytes().next()?;
    first.is_ascii_uppercase().then(|| usize::from(first - b'A'))
}

fn may_hold(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'(' | b')' | b'.')
}

/// A component with `#` for the number or the Roman numeral in it: "GC(59)" gives "GC(#)".
fn unnumbered(component: &str) -> Option<String> {
    let (start, bracketed) = match component.find('(') {
        Some(open) => (open + 1, true),
        None => (component.find(|it: char| it.is_ascii_digit())?, false),
    };
    let (stem, rest) = component.split_at(start);
    let number = if bracketed { rest.strip_suffix(')')? } else { rest };
    let arabic = !number.is_empty() && number.len() < 4 && number.bytes().all(|it| it.is_ascii_digit());
    let roman = bracketed && crate::catalogue::roman_number(number).is_some();
    (arabic || roman).then(|| format!("{stem}#{}", if bracketed { ")" } else { "" }))
}

/// Nothing that would make a longer word or path may stand before a symbol.
pub(super) fn may_start(bytes: &[u8], start: usize) -> bool {
    let Some(&before) = start.checked_sub(1).and_then(|it| bytes.get(it)) else {
        return true;
    };
    !(before.is_ascii_alphanumeric() || matches!(before, b'/' | b'.' | b':' | b'-' | b'_' | b'@' | b'\\'))
}

#[cfg(test)]
mod tests {
    use super::Prefixes;

    #[test]
    fn components_may_hold_the_number_of_a_session() {
        let names = ["A", "ICC-ASP", "GC(#)", "GC.#", "WHA#"].map(str::to_owned);
        let prefixes = Prefixes::new(names.iter());
        for (text, start) in [
            ("A/75/1", Some(0)),
            ("(A/75/1)", Some(1)),
            ("the ICC-ASP/20/5", Some(4)),
            ("A/63/666-A/1", Some(0)),
            ("GC(59)/RES/12", Some(0)),
            ("(GC(XXXII)/RES/490)", Some(1)),
            ("GC.18/Res.1", Some(0)),
            ("see WHA69/2016", Some(4)),
            ("GC(59/RES", None),
            ("24/02/2020", None),
            ("DATA/75", None),
            ("GC(x)/1", None),
        ] {
            let slash = text.find('/').unwrap();
            assert_eq!(prefixes.before(text, slash), start, "{text}");
        }
        assert_eq!(prefixes.at("x-GC(59)/1", 2), Some(8));
        assert_eq!(prefixes.at("B/1", 0), None);
    }
}
