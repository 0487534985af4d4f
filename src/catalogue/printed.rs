use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use crate::catalogue::Found;
use crate::catalogue::Pattern;
use crate::catalogue::Symbol;
use crate::catalogue::Template;
use crate::catalogue::Written;
use crate::catalogue::pattern::Held;
use crate::catalogue::template::Values;
use crate::text::Span;
use crate::text::before;
use crate::text::behind;

/// Longest part of a text that one printed form may take, in bytes.
const REACH: usize = 256;

/// Longest words before an anchor that are looked at, in bytes.
const LEAD: usize = 64;

/// Most items that one list adds.
const MOST_ITEMS: usize = 50;

/// How the numbers of a series are printed, where no family shape says it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Printed {
    /// The canonical form, from the groups of the form that fits.
    pub canonical: Template,
    /// Literal letters with which the forms start; the scan looks for these only.
    pub anchors: Vec<String>,
    pub(super) forms: Vec<Pattern>,
    /// Words that belong to a form but stand before its anchor.
    pub(super) lead: Option<Pattern>,
    pub(super) not_before: Option<Pattern>,
    pub(super) not_after: Option<Pattern>,
    pub(super) list: Option<List>,
    /// Values of groups that stand for others.
    #[serde(default)]
    names: BTreeMap<String, String>,
    /// Addresses that name a document of the series, without scheme and "www.".
    #[serde(default)]
    pub(super) links: Vec<Pattern>,
    /// Whether the number only identifies a source whose author and title stand around it.
    #[serde(default)]
    pub identifies_source: bool,
    /// Texts with what is found in them, checked by [`crate::catalogue::check`].
    #[serde(default)]
    pub reads: BTreeMap<String, Vec<String>>,
}

/// How a list goes on behind a printed form.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct List {
    /// Only a form that fits starts a list.
    pub(super) begins: Option<Pattern>,
    pub(super) separator: Pattern,
    pub(super) item: Pattern,
    /// "-973" behind a number: everything in between; its one group is the last number.
    pub(super) range: Option<Pattern>,
}

/// A form that fits at a place.
struct Fit {
    span: Span,
    values: Values,
    canonical: String,
}

impl Printed {
    /// Holds each pattern to its place.
    pub(super) fn prepare(&mut self) {
        let list = self.list.iter_mut().flat_map(|it| {
            let always = [&mut it.separator, &mut it.item];
            always.into_iter().chain(&mut it.begins).chain(&mut it.range)
        });
        let starts = self.forms.iter_mut().chain(&mut self.links).chain(&mut self.not_after);
        starts.chain(list).for_each(|it| it.hold(Held::Start));
        let ends = self.lead.iter_mut().chain(&mut self.not_before);
        ends.for_each(|it| it.hold(Held::End));
    }

    /// All patterns, for the checks.
    pub(super) fn patterns(&self) -> impl Iterator<Item = &Pattern> {
        let list = self.list.iter().flat_map(|it| {
            let always = [&it.separator, &it.item];
            always.into_iter().chain(&it.begins).chain(&it.range)
        });
        let all = self.forms.iter().chain(&self.links).chain(list);
        all.chain(&self.lead).chain(&self.not_before).chain(&self.not_after)
    }

    /// What stands at an anchor: the longest form with what a list adds behind it.
    pub(super) fn found_at(&self, series: &Arc<str>, text: &str, anchor: usize) -> Vec<Found> {
        let Some(fit) = self.fit(text, anchor) else {
            return Vec::new();
        };
        let mut found = vec![Found {
            span: fit.span,
            symbol: Symbol::new(vec![fit.canonical.clone()], Arc::clone(series)),
            written: Written::Whole,
        }];
        self.go_on(series, text, fit, &mut found);
        found
    }

    /// The symbol that a whole text is.
    pub(super) fn reads_whole(&self, series: &Arc<str>, text: &str) -> Option<Symbol> {
        let places = self
            .anchors
            .iter()
            .flat_map(|it| text.match_indices(it.as_str()).map(|it| it.0));
        let mut found = places.map(|at| self.found_at(series, text, at));
        found.find_map(|it| match it.as_slice() {
            [only] if only.span.range() == (0..text.len()) => Some(only.symbol.clone()),
            _ => None,
        })
    }

    /// The longest form at an anchor that nothing is glued to.
    fn fit(&self, text: &str, anchor: usize) -> Option<Fit> {
        let window = behind(text, anchor, REACH);
        // Most anchors stand in other words.
        if !self.forms.iter().any(|it| it.is_match(window)) {
            return None;
        }
        let lead = self
            .lead
            .as_ref()
            .and_then(|it| it.captures(before(text, anchor, LEAD)));
        let led = lead.as_ref().map_or(0, |it| it.get(0).map_or(0, |it| it.len()));
        let start = anchor - led;
        let glued = text[..start].ends_with(|it: char| it.is_ascii_alphanumeric() || it == '_');
        let barred = self.not_before.as_ref();
        if glued || barred.is_some_and(|it| it.is_match(before(text, start, LEAD))) {
            return None;
        }
        let fits = self.forms.iter().filter_map(|form| {
            let groups = form.captures(window)?;
            let end = anchor + groups.get(0)?.end();
            let mut values = Values::new();
            if let (Some(pattern), Some(groups)) = (&self.lead, &lead) {
                self.note(pattern, groups, &mut values);
            }
            self.note(form, &groups, &mut values);
            let canonical = self.canonical.fill(&values)?;
            self.may_end(text, end).then(|| Fit {
                span: Span::new(start, end),
                values,
                canonical,
            })
        });
        fits.reduce(|best, it| if it.span.end > best.span.end { it } else { best })
    }

    /// Takes over what the groups of a match hold, blanks folded.
    fn note(&self, pattern: &Pattern, groups: &regex::Captures<'_>, values: &mut Values) {
        for name in pattern.group_names() {
            let Some(value) = groups.name(name) else {
                continue;
            };
            let value = value.as_str();
            let folded = if value.contains(char::is_whitespace) {
                let inner = value.split_whitespace().collect::<Vec<_>>().join(" ");
                let blank = if value.starts_with(char::is_whitespace) {
                    " "
                } else {
                    ""
                };
                format!("{blank}{inner}")
            } else {
                value.to_owned()
            };
            let other = self.names.get(&folded.to_lowercase()).cloned();
            values.insert(name.to_owned(), other.unwrap_or(folded));
        }
    }

    fn may_end(&self, text: &str, end: usize) -> bool {
        let rest = behind(text, end, LEAD);
        let glued = rest.starts_with(|it: char| it.is_ascii_alphanumeric() || it == '_');
        !glued && !self.not_after.as_ref().is_some_and(|it| it.is_match(rest))
    }

    /// Adds the further items of a list.
    fn go_on(&self, series: &Arc<str>, text: &str, first: Fit, found: &mut Vec<Found>) {
        let Some(list) = &self.list else {
            return;
        };
        let printed = &text[first.span.range()];
        if list.begins.as_ref().is_some_and(|it| !it.is_match(printed)) {
            return;
        }
        let (mut at, mut values) = (first.span.range().end, first.values);
        while found.len() <= MOST_ITEMS {
            if let Some((end, numbers)) = self.range(list, text, at, &values) {
                let span = Span::new(at, end);
                found.extend(self.symbols(series, span, Written::Range, numbers));
                at = end;
            }
            let Some((start, end, next)) = self.item(list, text, at, &values) else {
                break;
            };
            found.extend(self.symbols(series, Span::new(start, end), Written::List, [next.clone()]));
            (at, values) = (end, next);
        }
    }

    /// The next item behind a separator: its place, and the values of the item before with its own.
    fn item(&self, list: &List, text: &str, at: usize, values: &Values) -> Option<(usize, usize, Values)> {
        let start = at + list.separator.find(behind(text, at, REACH))?.end();
        let pattern = &list.item;
        let groups = pattern.captures(behind(text, start, REACH))?;
        let end = start + groups.get(0)?.end();
        let mut values = values.clone();
        self.note(pattern, &groups, &mut values);
        let good = end > start && self.may_end(text, end) && self.canonical.fill(&values).is_some();
        good.then_some((start, end, values))
    }

    /// "-973": the numbers behind the one before, up to this one.
    fn range(&self, list: &List, text: &str, at: usize, values: &Values) -> Option<(usize, Vec<Values>)> {
        let pattern = list.range.as_ref()?;
        let groups = pattern.captures(behind(text, at, REACH))?;
        let name = pattern.group_names().next()?;
        let end = at + groups.get(0)?.end();
        let from: u32 = values.get(name)?.parse().ok()?;
        let to: u32 = groups.name(name)?.as_str().parse().ok()?;
        let most = u32::try_from(MOST_ITEMS).unwrap_or(0);
        let good = to > from && to - from <= most && self.may_end(text, end);
        let numbers = (from..=to).skip(1).map(|number| {
            let mut values = values.clone();
            values.insert(name.to_owned(), number.to_string());
            values
        });
        good.then(|| (end, numbers.collect()))
    }

    fn symbols(
        &self,
        series: &Arc<str>,
        span: Span,
        written: Written,
        items: impl IntoIterator<Item = Values>,
    ) -> Vec<Found> {
        let canonical = items.into_iter().filter_map(|it| self.canonical.fill(&it));
        let found = canonical.map(|it| Found {
            span,
            symbol: Symbol::new(vec![it], Arc::clone(series)),
            written,
        });
        found.collect()
    }

    /// The canonical form that a pattern with named groups reads from a text.
    pub(super) fn read(&self, pattern: &Pattern, text: &str) -> Option<String> {
        let mut values = Values::new();
        self.note(pattern, &pattern.captures(text)?, &mut values);
        self.canonical.fill(&values)
    }
}
