use crate::catalogue::Organ;
use crate::catalogue::Pattern;
use crate::extract::SymbolForm;
use crate::extract::Work;
use crate::extract::resolutions::items;
use crate::extract::resolutions::items::Item;
use crate::extract::resolutions::items::Shape;
use crate::extract::resolutions::organs;
use crate::extract::resolutions::organs::Named;
use crate::text::Date;
use crate::text::Span;
use crate::text::before;
use crate::text::behind;
use crate::text::covering;

/// Most items of one list.
const MOST_ITEMS: usize = 500;

/// Longest words between two items, in bytes: a date, or a title in quotation marks.
const REACH: usize = 300;

/// The items behind one cue and what the words around them say.
pub(super) struct List<'a> {
    pub items: Vec<Item>,
    /// The organ named nearby.
    pub named: Option<&'a Organ>,
    /// Whether decisions are listed.
    pub decision: bool,
}

/// A cue in the text.
pub(super) struct Cue<'a> {
    pub start: usize,
    pub end: usize,
    pub preceded: Option<&'a Pattern>,
    pub closing: Option<&'a Pattern>,
}

/// Reads the list behind a cue, and says where reading ended, so that no part is read twice. `None` where no list
/// stands there or it is not of the United Nations.
pub(super) fn read<'a>(work: &Work<'a>, cue: &Cue<'_>, taken: &[Span]) -> (usize, Option<List<'a>>) {
    let stands_before = before(work.unraised(), cue.start, 32);
    let draft = &work.catalogue.phrases.resolutions.words.draft;
    if cue.preceded.is_some_and(|it| !it.is_match(stands_before)) || draft.is_match(stands_before) {
        return (cue.end, None);
    }
    let (first, between) = first_item(work, cue.end);
    let mut reader = Reader {
        work,
        taken,
        at: first,
        end: first,
        items: Vec::new(),
    };
    reader.run();
    (reader.end, decided(work, cue, between, reader))
}

/// What the words around the items say of them.
fn decided<'a>(work: &Work<'a>, cue: &Cue<'_>, between: Option<Named<'a>>, reader: Reader<'a, '_>) -> Option<List<'a>> {
    let phrases = &work.catalogue.phrases.resolutions;
    let Reader { mut items, end, .. } = reader;
    let text = work.unraised();
    let closing = match cue.closing {
        Some(it) => it.find(behind(text, end, REACH))?.as_str(),
        None => "",
    };
    let first = items.first_mut()?;
    let date = phrases.list.date_before_cue.captures(before(text, cue.start, 32));
    first.date = first.date.or(date.and_then(|it| date_of(&it)));
    let word = text.get(cue.start..cue.end)?;
    let named = [
        organs::behind_items(work, end),
        between.unwrap_or(Named::Nobody),
        organs::before_cue(work, cue.start, cue.end),
        organs::of_report(work, cue.start),
    ];
    let named = match named.into_iter().find(|it| !matches!(it, Named::Nobody)) {
        Some(Named::Foreign) => return None,
        Some(Named::Organ(organ)) => Some(organ),
        _ => None,
    };
    let decision = &phrases.words.decision;
    Some(List {
        items,
        named,
        decision: decision.is_match(word) || decision.is_match(closing),
    })
}

/// Skips what may stand between a cue and the first number: "No.", the name of the organ.
fn first_item<'a>(work: &Work<'a>, cue_end: usize) -> (usize, Option<Named<'a>>) {
    let numero = &work.catalogue.phrases.resolutions.item.numero;
    let skip = |at: usize| at + numero.find(behind(work.unraised(), at, 16)).map_or(0, |it| it.end());
    let at = skip(cue_end);
    match organs::after_cue(work, at) {
        Some((named, end)) => (skip(end), Some(named)),
        None => (at, None),
    }
}

fn date_of(groups: &regex::Captures<'_>) -> Option<Date> {
    Date::from_words(&groups["day"], &groups["month"], &groups["year"])
}

struct Reader<'a, 'w> {
    work: &'w Work<'a>,
    taken: &'w [Span],
    at: usize,
    /// Where the last item with its date ends.
    end: usize,
    items: Vec<Item>,
}

impl Reader<'_, '_> {
    fn run(&mut self) {
        let list = &self.work.catalogue.phrases.resolutions.list;
        while self.items.len() < MOST_ITEMS {
            let from = self.items.len();
            if !self.item() {
                break;
            }
            self.date_and_aside(from);
            self.range();
            self.end = self.at;
            let Some(separator) = list.separator.find(self.near()) else {
                break;
            };
            self.at += separator.end();
        }
    }

    fn near(&self) -> &str {
        behind(self.work.unraised(), self.at, REACH)
    }

    /// The next item, with a date before it.
    fn item(&mut self) -> bool {
        let phrases = &self.work.catalogue.phrases.resolutions;
        let before = phrases.list.date_before.captures(self.near());
        let (skipped, date) = before.map_or((0, None), |it| (it.get(0).map_or(0, |it| it.end()), date_of(&it)));
        let at = self.at + skipped;
        let mut found = match covering(self.taken, Span::new(at, at).start).and_then(|it| self.taken.get(it)) {
            Some(&span) => vec![Item {
                span,
                shape: Shape::Printed,
                form: SymbolForm::Symbol,
                date: None,
            }],
            None => items::at(phrases, self.work.unraised(), at, self.items.is_empty()),
        };
        let Some(last) = found.last() else {
            return false;
        };
        self.at = last.span.range().end;
        found.iter_mut().for_each(|it| it.date = date);
        self.items.append(&mut found);
        true
    }

    /// What is said behind the items from an index on, which are one number.
    fn date_and_aside(&mut self, from: usize) {
        let list = &self.work.catalogue.phrases.resolutions.list;
        if let Some(groups) = list.date.captures(self.near()) {
            let (length, date) = (groups.get(0).map_or(0, |it| it.end()), date_of(&groups));
            self.at += length;
            self.items.iter_mut().skip(from).for_each(|it| it.date = date);
        }
        if let Some(length) = list.aside.find(self.near()).map(|it| it.end()) {
            self.at += length;
        }
    }

    /// "75/1 to 75/4": what lies between, and the end.
    fn range(&mut self) {
        let phrases = &self.work.catalogue.phrases.resolutions;
        let Some(length) = phrases.item.range.find(self.near()).map(|it| it.end()) else {
            return;
        };
        let last = items::at(phrases, self.work.unraised(), self.at + length, false);
        let ([to], Some(from)) = (last.as_slice(), self.items.last()) else {
            return;
        };
        if let Some(inner) = items::between(from, to) {
            self.at = to.span.range().end;
            self.items.extend(inner);
            let from = self.items.len();
            self.items.extend(last);
            self.date_and_aside(from);
        }
    }
}
