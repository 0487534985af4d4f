//! Counts the numbers of lists as Word does.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::read::office::docx::numbering::LEVELS;
use crate::read::office::docx::numbering::Numbering;
use crate::read::office::docx::styles::Styles;
use crate::read::office::numerals::Numerals;

/// The numbers reached so far.
#[derive(Default)]
pub(super) struct Counters {
    /// Last number of each level, by the pattern of the list.
    reached: BTreeMap<String, [Option<u32>; LEVELS]>,
    /// Lists and levels that have started with a number of their own.
    started: BTreeSet<(String, usize)>,
}

impl Counters {
    /// Counts one paragraph of a list and gives what is displayed before it.
    pub(super) fn next(&mut self, numbering: &Numbering, styles: &Styles, list: &str, level: usize) -> String {
        let list_of = |style: &str| styles.of_paragraph(Some(style))?.place.list.clone();
        let of = |at: usize| numbering.level(list, at, list_of);
        let (Some(key), Some(own)) = (numbering.counted_as(list), of(level)) else {
            return String::new();
        };
        let reached = self.reached.entry(key.to_owned()).or_default();
        let anew = numbering.restart_of(list, level).is_some() && self.started.insert((list.to_owned(), level));
        for (at, number) in reached.iter_mut().enumerate() {
            let start = || {
                numbering
                    .restart_of(list, at)
                    .unwrap_or_else(|| of(at).map_or(1, |it| it.start))
            };
            if at < level {
                // Outer levels that no paragraph had count as started.
                *number = Some(number.unwrap_or_else(start));
            } else if at == level {
                *number = Some(number.filter(|_| !anew).map_or_else(start, |it| it.saturating_add(1)));
            } else if of(at).is_none_or(|it| it.restart.is_none_or(|from| level < from)) {
                *number = None;
            }
        }
        let mut displayed = own.pattern.clone();
        for (at, number) in reached.iter().enumerate().take(level + 1) {
            let sign = format!("%{}", at + 1);
            if displayed.contains(&sign) {
                let numerals = match of(at) {
                    Some(it) if !own.legal || it.numerals == Numerals::Nothing => it.numerals,
                    _ => Numerals::Decimal,
                };
                displayed = displayed.replace(&sign, &numerals.display(number.unwrap_or(1)));
            }
        }
        let bullet = own.numerals == Numerals::Nothing && !own.pattern.contains('%');
        if bullet || displayed.trim().is_empty() {
            return String::new();
        }
        displayed.push_str(own.behind);
        displayed
    }
}

#[cfg(test)]
mod tests {
    use super::Counters;
    use crate::read::office::docx::numbering::Numbering;
    use crate::read::office::docx::styles::Styles;

    const PART: &str = r#"<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
        <w:abstractNum w:abstractNumId="3">
          <w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
          <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlRestart w:val="1"/>
            <w:lvlText w:val="%1.%2.%3"/><w:suff w:val="nothing"/></w:lvl>
          <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
        </w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="3"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="3"/>
          <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
        </w:numbering>"#;

    #[test]
    fn numbers_are_counted_by_level_and_list() {
        let (numbering, fault) = Numbering::read(PART);
        assert_eq!(fault, None);
        let styles = Styles::default();
        let mut counters = Counters::default();
        let mut next = |list: &str, level| counters.next(&numbering, &styles, list, level);
        let displayed = [
            (next("1", 0), "4. "),
            (next("1", 1), "(a) "),
            (next("1", 1), "(b) "),
            (next("1", 2), "4.b.i"),
            (next("1", 1), "(c) "),
            // Level 3 starts anew behind the first level alone.
            (next("1", 2), "4.c.ii"),
            (next("1", 3), ""),
            (next("1", 0), "5. "),
            (next("1", 1), "(a) "),
            (next("2", 0), "1. "),
            (next("2", 0), "2. "),
            (next("1", 0), "3. "),
            (next("9", 0), ""),
        ];
        for (number, expected) in displayed {
            assert_eq!(number, expected);
        }
    }
}
