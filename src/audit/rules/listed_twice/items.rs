//! Lists whose items stand on lines of their own: documents with bullets or numbers, tables, bibliographies.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::audit::Input;
use crate::audit::rules::listed_twice::Named;
use crate::audit::rules::listed_twice::Twice;
use crate::extract::Mention;
use crate::extract::SymbolMention;
use crate::text::Span;
use crate::text::covering;
use crate::text::fold_words;

/// Most lines of one item.
const LINES: usize = 6;

/// Most words of an item: longer ones are paragraphs.
const WORDS: usize = 60;

/// Words of an item without a symbol from which it can be told from others.
const LEAST: usize = 5;

/// Fewest lines that start with a symbol and are a list.
const PLAIN: usize = 3;

/// Bytes before the symbol at an item's head.
const COUNT: usize = 12;

/// Empty lines between two items of one list.
const EMPTY: usize = 1;

/// One item with its own words.
struct Item {
    range: Range<usize>,
    /// What opens it, digits and letters alike; empty where nothing does.
    marker: String,
    indent: usize,
    lines: usize,
}

/// Where documents were named at the head of an item.
type Places = Vec<(Named, Span)>;

/// Items that follow each other.
#[derive(Default)]
struct List {
    items: Vec<Item>,
    has_heading: bool,
}

pub(super) fn twice(input: &Input<'_>, document: usize) -> Vec<Twice> {
    let read = input.resolved.corpus.document(document);
    let text = read.text.normal();
    let extracted = input.resolved.corpus.extracted(document);
    let notes: Vec<Span> = extracted.notes.iter().map(|it| it.span).collect();
    let mut found = Vec::new();
    for list in lists(input, text, &extracted.mentions) {
        let is_note = |it: &Item| covering(&notes, Span::new(it.range.start, it.range.end).start).is_some();
        let items: Vec<&Item> = list.items.iter().filter(|it| !is_note(it)).collect();
        // Lines of running text may start with a symbol too.
        let least = if items.first().is_some_and(|it| it.marker == SYMBOL) {
            PLAIN
        } else {
            2
        };
        if items.len() >= least {
            found.extend(compare(input, document, &items, list.has_heading));
        }
    }
    found
}

fn compare(input: &Input<'_>, document: usize, items: &[&Item], has_heading: bool) -> Vec<Twice> {
    let text = input.resolved.corpus.document(document).text.normal();
    let mentions = &input.resolved.corpus.extracted(document).mentions;
    let mut found = Vec::new();
    let mut by_words: BTreeMap<Vec<String>, Span> = BTreeMap::new();
    let mut by_symbol: BTreeMap<(String, Option<String>), Places> = BTreeMap::new();
    for item in items {
        let span = Span::new(item.range.start, item.range.end);
        let printed = text.get(item.range.clone()).unwrap_or("");
        let words = fold_words(printed);
        if words.is_empty() || words.len() > WORDS {
            continue;
        }
        let first = mentions.partition_point(|it| it.span.start < span.start);
        let cited: Vec<(usize, &SymbolMention)> = mentions
            .iter()
            .enumerate()
            .skip(first)
            .take_while(|(_, it)| it.span.end <= span.end)
            .filter_map(|(at, it)| Some((at, it.symbol().filter(|it| !it.from_url)?)))
            .collect();
        // The same words again, where they name something.
        let is_source = !item.marker.is_empty() && (words.iter().any(|it| is_year(it)) || printed.contains("://"));
        let names = !cited.is_empty() || (has_heading || is_source) && words.len() >= LEAST;
        if let Some(first) = by_words.get(&words).filter(|_| names) {
            let name = cited.first().map(|it| it.1.with_part());
            found.push(Twice {
                name: name.unwrap_or_else(|| "this entry".to_owned()),
                first: *first,
                second: span,
            });
            continue;
        }
        by_words.entry(words).or_insert(span);
        // The same symbol at the head of two items.
        let [(at, symbol)] = cited.as_slice() else {
            continue;
        };
        let only = &mentions[*at];
        // A table may count its rows.
        let before = text.get(item.range.start..only.span.range().start).unwrap_or("");
        if before.len() > COUNT || before.contains(char::is_alphabetic) {
            continue;
        }
        let named = Named::of(input, document, *at, symbol);
        let parts = symbol.symbol.parts();
        let known = parts
            .iter()
            .filter_map(|it| by_symbol.get(&(it.clone(), only.locator.clone())))
            .flatten()
            .find(|it| it.0.is_again(&named));
        if let Some((_, first)) = known {
            found.push(Twice {
                name: named.printed,
                first: *first,
                second: only.span,
            });
            continue;
        }
        for part in parts {
            let named = Named::of(input, document, *at, symbol);
            let key = (part.clone(), only.locator.clone());
            by_symbol.entry(key).or_default().push((named, only.span));
        }
    }
    found
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.bytes().all(|it| it.is_ascii_digit())
}

/// The lists of a text: lines with markers of one kind, lines that start with a symbol, and lines under the heading of a list.
fn lists(input: &Input<'_>, text: &str, mentions: &[Mention]) -> Vec<List> {
    let phrases = &input.catalogue.phrases.citing;
    let mut lists = vec![List::default()];
    let (mut empty, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let words = line.trim_end();
        if words.trim().is_empty() {
            empty += 1;
            continue;
        }
        let opener = phrases.item.find(words).map_or(0, |it| it.end());
        let range = start + opener..start + words.len();
        let line = Line {
            marker: marker(words, opener, starts_with_symbol(mentions, &range)),
            empty: std::mem::take(&mut empty),
            indent: words.len() - words.trim_start().len(),
            range,
        };
        if phrases.list_heading.is_match(words) {
            lists.push(List {
                has_heading: true,
                ..List::default()
            });
        } else if !lists.last_mut().is_some_and(|it| it.take(&line, text)) {
            let mut list = List::default();
            list.take(&line, text);
            lists.push(list);
        }
    }
    lists
}

/// A line that is not empty.
struct Line {
    marker: String,
    /// Empty lines before it.
    empty: usize,
    indent: usize,
    /// Its words without what opens it.
    range: Range<usize>,
}

impl List {
    /// Takes a line in, as an item or as more of the last one; false where it belongs to no list like this.
    fn take(&mut self, line: &Line, text: &str) -> bool {
        let Some(last) = self.items.last_mut() else {
            let opens = self.has_heading || !line.marker.is_empty();
            if opens {
                self.push(line);
            }
            return opens || !self.has_heading;
        };
        let hangs = line.indent > last.indent;
        let more = line.marker.is_empty() && line.empty == 0 && last.lines < LINES;
        let ended = text
            .get(last.range.clone())
            .is_some_and(|it| it.ends_with(['.', ';', ')', '。']));
        let goes_on = match last.marker.as_str() {
            SYMBOL => more && hangs,
            "" => more && (hangs || !ended),
            _ => more,
        };
        if goes_on {
            last.range.end = line.range.end;
            last.lines += 1;
            return true;
        }
        let is_next = line.marker == last.marker && line.empty <= EMPTY;
        if is_next {
            self.push(line);
        }
        is_next
    }

    fn push(&mut self, line: &Line) {
        self.items.push(Item {
            range: line.range.clone(),
            marker: line.marker.clone(),
            indent: line.indent,
            lines: 1,
        });
    }
}

/// The marker of lines that start with a symbol.
const SYMBOL: &str = "symbol";

/// What opens a line: its signs with all digits alike and all letters alike; empty where nothing does.
fn marker(line: &str, opener: usize, starts_with_symbol: bool) -> String {
    let signs = line.get(..opener).unwrap_or("").trim();
    match signs {
        "" if starts_with_symbol => SYMBOL.to_owned(),
        _ => {
            let alike = signs.chars().map(|it| {
                if it.is_ascii_digit() {
                    '0'
                } else if it.is_alphabetic() {
                    'a'
                } else {
                    it
                }
            });
            let mut marker: Vec<char> = alike.collect();
            marker.dedup();
            marker.into_iter().collect()
        }
    }
}

fn starts_with_symbol(mentions: &[Mention], range: &Range<usize>) -> bool {
    let from = mentions.partition_point(|it| it.span.range().start < range.start);
    let here = mentions
        .iter()
        .skip(from)
        .take_while(|it| it.span.range().start == range.start);
    here.into_iter().any(|it| it.symbol().is_some_and(|it| !it.from_url))
}
