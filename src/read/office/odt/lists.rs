//! Counts the numbers of lists and headings.

use std::collections::BTreeMap;

use crate::read::office::numerals::Numerals;
use crate::read::office::odt::styles::LEVELS;
use crate::read::office::odt::styles::OUTLINE;
use crate::read::office::odt::styles::Styles;

/// The numbers that a list has reached.
type Reached = [Option<u32>; LEVELS];

/// An open list with the lists inside of it.
struct Open {
    /// Which of the runs of numbers it counts on.
    run: usize,
    style: String,
}

/// What the start of a list says.
#[derive(Default)]
pub(super) struct Start {
    pub(super) style: Option<String>,
    pub(super) id: Option<String>,
    /// Goes on with the list before that has this style.
    pub(super) goes_on: bool,
    /// Goes on with the list of this id.
    pub(super) goes_on_with: Option<String>,
}

/// The lists of a text.
#[derive(Default)]
pub(super) struct Lists {
    runs: Vec<Reached>,
    by_id: BTreeMap<String, usize>,
    by_style: BTreeMap<String, usize>,
    open: Vec<Open>,
    outline: Reached,
}

impl Lists {
    /// A list starts.
    pub(super) fn open(&mut self, start: Start) {
        let around = self.open.last().map(|it| (it.run, it.style.clone()));
        let style = start
            .style
            .or_else(|| Some(around.as_ref()?.1.clone()))
            .unwrap_or_default();
        let before = || {
            let with = start.goes_on_with.as_ref().and_then(|it| self.by_id.get(it));
            let alike = || self.by_style.get(&style).filter(|_| start.goes_on);
            with.or_else(alike).copied()
        };
        let run = around.map(|it| it.0).or_else(before).unwrap_or_else(|| {
            self.runs.push(Reached::default());
            self.runs.len() - 1
        });
        if let Some(id) = start.id {
            self.by_id.insert(id, run);
        }
        self.by_style.insert(style.clone(), run);
        self.open.push(Open { run, style });
    }

    /// The innermost list ends.
    pub(super) fn close(&mut self) {
        self.open.pop();
    }

    /// Counts the first paragraph of an item of the innermost list and gives what is displayed before it.
    pub(super) fn next(&mut self, styles: &Styles, value: Option<u32>) -> String {
        let Some((level, list)) = self.open.len().checked_sub(1).zip(self.open.last()) else {
            return String::new();
        };
        match self.runs.get_mut(list.run) {
            Some(reached) => count(reached, styles, &list.style, level, value),
            None => String::new(),
        }
    }

    /// Counts a heading of a level, 0 the outermost.
    pub(super) fn heading(&mut self, styles: &Styles, level: usize, value: Option<u32>) -> String {
        count(&mut self.outline, styles, OUTLINE, level, value)
    }

    /// Whether a list is open.
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }
}

fn count(reached: &mut Reached, styles: &Styles, list: &str, level: usize, value: Option<u32>) -> String {
    let start = |at: usize| styles.level(list, at).map_or(1, |it| it.start);
    for (at, number) in reached.iter_mut().enumerate().skip(level) {
        *number = match at == level {
            true => value
                .or_else(|| number.map(|it| it.saturating_add(1)))
                .or_else(|| Some(start(at))),
            false => None,
        };
    }
    let Some(own) = styles.level(list, level).filter(|it| it.numerals != Numerals::Nothing) else {
        return String::new();
    };
    let first = (level + 1).saturating_sub(own.shown.max(1));
    let shown = (first..=level).filter_map(|at| {
        let numerals = styles.level(list, at)?.numerals;
        let number = reached.get(at).copied().flatten().unwrap_or_else(|| start(at));
        Some(numerals.display(number)).filter(|it| !it.is_empty())
    });
    let shown: Vec<String> = shown.collect();
    format!("{}{}{} ", own.before, shown.join("."), own.behind)
}

#[cfg(test)]
mod tests {
    use super::Lists;
    use super::Start;
    use crate::read::office::odt::styles::Styles;

    const PART: &str = r#"<a xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
        xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><text:list-style style:name="L1">
        <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
        <text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>
        <text:list-level-style-number text:level="3" style:num-format="i" text:display-levels="3" text:start-value="2"/>
        </text:list-style></a>"#;

    #[test]
    fn lists_count_on_where_they_say_so() {
        let mut styles = Styles::default();
        assert_eq!(styles.read(PART), None);
        let mut lists = Lists::default();
        let start = |goes_on: bool, with: Option<&str>| Start {
            style: Some("L1".to_owned()),
            id: Some("first".to_owned()).filter(|_| !goes_on && with.is_none()),
            goes_on,
            goes_on_with: with.map(str::to_owned),
        };
        lists.open(start(false, None));
        assert_eq!(lists.next(&styles, None), "1. ");
        lists.open(Start::default());
        assert_eq!(lists.next(&styles, None), "(a) ");
        assert_eq!(lists.next(&styles, None), "(b) ");
        lists.open(Start::default());
        assert_eq!(lists.next(&styles, None), "1.b.ii ");
        lists.close();
        lists.close();
        assert_eq!(lists.next(&styles, Some(7)), "7. ");
        lists.open(Start::default());
        assert_eq!(lists.next(&styles, None), "(a) ");
        lists.close();
        lists.close();
        lists.open(start(true, None));
        assert_eq!(lists.next(&styles, None), "8. ");
        lists.close();
        lists.open(start(false, None));
        assert_eq!(lists.next(&styles, None), "1. ");
        lists.close();
        lists.open(start(false, Some("first")));
        assert_eq!(lists.next(&styles, None), "2. ");
        assert_eq!(lists.heading(&styles, 0, None), "");
    }
}
