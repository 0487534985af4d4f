//! Addresses outside of notes, in bibliographies and in running text, with the title that they are given for.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::audit::Input;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::SourceMention;
use crate::text::Span;
use crate::text::before;
use crate::text::fold_words;

/// Bytes before an address in which its author and title stand.
const REACH: usize = 400;

/// Bytes between a title and its address: the imprint and "available at".
const BETWEEN: usize = 160;

/// Words of a title that can be told from others: with an author, and alone.
const WITH_AUTHOR: usize = 3;
const ALONE: usize = 6;

/// Letters of a name that can be told from other words.
const NAME: usize = 4;

const QUOTES: &[(char, char)] = &[('“', '”'), ('«', '»'), ('„', '“'), ('《', '》'), ('"', '"')];

/// An address with the words that stand before its title.
pub(super) struct Titled<'a> {
    pub(super) url: &'a str,
    pub(super) document: usize,
    pub(super) span: Span,
    before: Vec<String>,
}

impl Titled<'_> {
    /// Whether the words before the title name the author of a source with that title.
    pub(super) fn is_of(&self, source: &SourceMention, title: &[String]) -> bool {
        match &source.author {
            Some(author) => fold_words(author)
                .iter()
                .any(|it| it.chars().count() >= NAME && self.before.contains(it)),
            None => title.len() >= ALONE,
        }
    }
}

/// All such addresses by the folded words of their titles.
pub(super) fn all<'a>(input: &Input<'a>) -> BTreeMap<Vec<String>, Vec<Titled<'a>>> {
    let corpus = &input.resolved.corpus;
    let mut found: BTreeMap<Vec<String>, Vec<Titled<'a>>> = BTreeMap::new();
    for document in 0..corpus.len() {
        for mention in corpus
            .extracted(document)
            .mentions
            .iter()
            .filter(|it| it.note.is_none())
        {
            if let Some((title, titled)) = titled(input, document, mention) {
                found.entry(title).or_default().push(titled);
            }
        }
    }
    found
}

fn titled<'a>(input: &Input<'a>, document: usize, mention: &'a Mention) -> Option<(Vec<String>, Titled<'a>)> {
    let MentionKind::Url(url) = &mention.kind else {
        return None;
    };
    let read = input.resolved.corpus.document(document);
    let text = &read.text;
    let end = mention.span.range().start;
    let words = before(text.normal(), end, REACH);
    let paragraph = words.rsplit("\n\n").next().unwrap_or(words);
    let start = end - paragraph.len();
    // A link's words are the title.
    let printed = text.slice(mention.span);
    let title = if url.from_link && !printed.contains("://") {
        mention.span.range()
    } else {
        let quoted = quoted(paragraph).map(|it| start + it.start..start + it.end);
        let before = read.italics.partition_point(|it| it.range().end <= end);
        let set_off = before.checked_sub(1).and_then(|it| read.italics.get(it));
        let set_off = set_off.map(|it| it.range()).filter(|it| it.start >= start);
        let title = quoted.into_iter().chain(set_off).max_by_key(|it| it.end)?;
        (end - title.end <= BETWEEN).then_some(title)?
    };
    let before = text.normal().get(start..title.start)?;
    let title = text.normal().get(title)?;
    let title = fold_words(title);
    let titled = Titled {
        url: &url.canonical,
        document,
        span: mention.span,
        before: fold_words(before),
    };
    (title.len() >= WITH_AUTHOR).then_some((title, titled))
}

/// The last words in quotation marks.
fn quoted(words: &str) -> Option<Range<usize>> {
    let mut marks = words.char_indices().rev();
    let (close, quotes) = marks.find_map(|(at, it)| Some((at, QUOTES.iter().find(|quotes| quotes.1 == it)?)))?;
    let open = words.get(..close)?.rfind(quotes.0)?;
    Some(open + quotes.0.len_utf8()..close)
}
