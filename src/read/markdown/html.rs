//! Tags of HTML in Markdown: they leave the text; what raises, slants or links is kept.

use std::ops::Range;

use crate::read::marked_text::MarkedText;

/// Names of elements. A word in angle brackets that is none of them is text ("<name>").
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "link",
    "main",
    "mark",
    "meta",
    "nav",
    "nobr",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "s",
    "samp",
    "script",
    "section",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "wbr",
];

/// Elements whose end ends a line.
const LINES: &[&str] = &[
    "blockquote",
    "caption",
    "dd",
    "div",
    "dt",
    "figcaption",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "p",
    "section",
    "summary",
    "table",
    "title",
    "tr",
];

/// Elements whose content is no text.
const HIDDEN: &[&str] = &["script", "style"];

/// Elements that are open and whose words count. One of each: they do not nest.
#[derive(Default)]
pub(super) struct Tags {
    superscript: Option<usize>,
    italic: Option<usize>,
    link: Option<(usize, String)>,
}

impl Tags {
    /// Reads one tag or comment, the whole of `range`.
    pub(super) fn tag(&mut self, source: &str, range: Range<usize>, out: &mut MarkedText) {
        let Some(tag) = source.get(range.clone()) else {
            return;
        };
        if tag.starts_with("<!") || tag.starts_with("<?") {
            out.gone(range);
            return;
        }
        let (name, closing) = name_of(tag);
        if !ELEMENTS.contains(&name.as_str()) {
            return;
        }
        let ends_line = name == "br" || (closing && LINES.contains(&name.as_str()));
        let at_end = source[range.end..]
            .trim_start_matches([' ', '\t'])
            .starts_with(['\n', '\r']);
        let written = match (ends_line && !at_end, closing && matches!(name.as_str(), "td" | "th")) {
            (true, _) => "\n",
            (_, true) => "\t",
            _ => "",
        };
        match (name.as_str(), closing) {
            ("sup", false) => self.superscript = Some(range.end),
            ("sup", true) => out
                .superscripts
                .extend(self.superscript.take().map(|it| it..range.start)),
            ("i" | "em" | "cite", false) => self.italic = Some(range.end),
            ("i" | "em" | "cite", true) => out.italics.extend(self.italic.take().map(|it| it..range.start)),
            ("a", false) => self.link = attribute(tag, "href").map(|it| (range.end, it)),
            ("a", true) => {
                let link = self.link.take().filter(|it| it.0 < range.start);
                out.links
                    .extend(link.map(|(start, target)| (start..range.start, target)));
            }
            _ => {}
        }
        out.written(range, written);
    }

    /// Reads a block of HTML: its tags leave, its words are read with light marks.
    pub(super) fn block(&mut self, source: &str, block: Range<usize>, out: &mut MarkedText) {
        let Some(words) = source.get(block.clone()) else {
            return;
        };
        let (mut at, mut closed) = (0, Closed::default());
        while let Some(open) = memchr::memchr(b'<', &words.as_bytes()[at..]).map(|it| at + it) {
            let Some(length) = closed.length(words, open) else {
                out.light.push(block.start + at..block.start + open + 1);
                at = open + 1;
                continue;
            };
            out.light.push(block.start + at..block.start + open);
            let tag = block.start + open..block.start + open + length;
            let (name, closing) = name_of(&source[tag.clone()]);
            self.tag(source, tag.clone(), out);
            at = open + length;
            let hidden = HIDDEN.iter().find(|it| !closing && **it == name);
            if let Some(end) = hidden.and_then(|it| closed.hidden_end(words, at, it)) {
                out.gone(tag.end..block.start + end);
                at = end;
            }
        }
        out.light.push(block.start + at..block.end);
        *self = Self::default();
    }
}

/// What is known not to be closed any more, so that text of nothing but openings is read once.
#[derive(Default)]
struct Closed {
    no_comment_end: bool,
    no_hidden_end: bool,
}

impl Closed {
    /// Length of the tag or comment at `open`; `None` where there is none.
    fn length(&mut self, words: &str, open: usize) -> Option<usize> {
        let rest = &words[open..];
        if rest.starts_with("<!--") {
            let end = (!self.no_comment_end).then(|| rest.find("-->")).flatten();
            self.no_comment_end |= end.is_none();
            return end.map(|it| it + 3);
        }
        let name = rest[1..].starts_with(|it: char| it.is_ascii_alphabetic() || it == '/' || it == '!' || it == '?');
        let end = rest.bytes().skip(1).position(|it| it == b'>' || it == b'<')?;
        (name && rest.as_bytes()[end + 1] == b'>').then_some(end + 2)
    }

    /// Where the content of a hidden element ends.
    fn hidden_end(&mut self, words: &str, at: usize, name: &str) -> Option<usize> {
        if self.no_hidden_end {
            return None;
        }
        let rest = words.get(at..)?;
        let end = memchr::memmem::find_iter(rest.as_bytes(), "</").find(|it| {
            rest.get(it + 2..it + 2 + name.len())
                .is_some_and(|it| it.eq_ignore_ascii_case(name))
        });
        self.no_hidden_end = end.is_none();
        end.map(|it| at + it)
    }
}

/// The element's name in lower case, and whether the tag ends it.
fn name_of(tag: &str) -> (String, bool) {
    let inner = tag.trim_start_matches('<');
    let closing = inner.starts_with('/');
    let name = inner.trim_start_matches('/');
    let end = name.bytes().take_while(u8::is_ascii_alphanumeric).count().min(16);
    (name[..end].to_ascii_lowercase(), closing)
}

/// The value of an attribute.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let lower = tag.to_ascii_lowercase();
    let at = lower.match_indices(name).find(|(at, _)| {
        lower[..*at].ends_with(char::is_whitespace) && lower[at + name.len()..].trim_start().starts_with('=')
    })?;
    let value = tag[at.0 + name.len()..].trim_start().strip_prefix('=')?.trim_start();
    let words = match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next()?,
        _ => value.split([' ', '\t', '\n', '>']).next()?,
    };
    Some(words.replace("&amp;", "&"))
}
