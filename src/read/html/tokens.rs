//! Tags and text of HTML, as browsers tell them apart. Each byte is looked at a fixed number of times, whatever the
//! nesting and the number of attributes; a full tree builder takes quadratic time on both.

use std::borrow::Cow;

use crate::read::html::entities;

/// Elements whose content is text up to their end tag, and whether entities count in it.
const RAW: &[(&str, bool)] = &[
    ("iframe", false),
    ("noembed", false),
    ("noframes", false),
    ("noscript", false),
    ("plaintext", false),
    ("script", false),
    ("style", false),
    ("textarea", true),
    ("title", true),
    ("xmp", false),
];

/// One token.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'s> {
    Text(Cow<'s, str>),
    Start(Tag<'s>),
    End(String),
}

/// A start tag.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Tag<'s> {
    /// Lower case.
    pub(super) name: String,
    /// Names in lower case, with their values.
    pub(super) attributes: Vec<(String, Cow<'s, str>)>,
    /// It ends with a slash, as empty elements of XHTML do.
    pub(super) closed: bool,
}

/// Reads tokens from a text.
pub(super) struct Tokens<'s> {
    source: &'s str,
    at: usize,
    /// Empty elements are closed by their slash.
    pub(super) xhtml: bool,
    /// The element whose raw content comes next, and whether entities count in it.
    raw: Option<(String, bool)>,
}

impl<'s> Tokens<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self {
            source,
            at: 0,
            xhtml: source.trim_start().starts_with("<?xml"),
            raw: None,
        }
    }

    fn rest(&self) -> &'s str {
        self.source.get(self.at..).unwrap_or("")
    }

    fn text(&mut self, end: usize, entities: bool) -> Token<'s> {
        let words = self.source.get(self.at..end).unwrap_or("");
        self.at = end;
        Token::Text(if entities {
            entities::decoded(words, false)
        } else {
            Cow::Borrowed(words)
        })
    }

    /// Where the end tag of a raw element stands, or the text's end.
    fn raw_end(&self, name: &str) -> usize {
        let bytes = self.source.as_bytes();
        let found = memchr::memchr_iter(b'<', &bytes[self.at.min(bytes.len())..]).map(|it| it + self.at);
        let mut ends = found.filter(|it| {
            let behind = bytes.get(it + 1..).and_then(|it| it.strip_prefix(b"/"));
            behind.is_some_and(|it| {
                let same = it
                    .get(..name.len())
                    .is_some_and(|it| it.eq_ignore_ascii_case(name.as_bytes()));
                same && it
                    .get(name.len())
                    .is_none_or(|it| it.is_ascii_whitespace() || matches!(it, b'/' | b'>'))
            })
        });
        ends.next().unwrap_or(bytes.len())
    }

    /// Skips a comment, a declaration or what else is no tag behind `<`.
    fn skip_markup(&mut self) {
        let rest = self.rest();
        let end = match rest.strip_prefix("<!--") {
            Some(inside) if inside.starts_with('>') => Some(5),
            Some(inside) if inside.starts_with("->") => Some(6),
            Some(inside) => memchr::memchr_iter(b'>', inside.as_bytes())
                .find(|it| {
                    let before = inside.as_bytes().get(..*it).unwrap_or(&[]);
                    before.ends_with(b"--") || before.ends_with(b"--!")
                })
                .map(|it| rest.len() - inside.len() + it + 1),
            None => memchr::memchr(b'>', rest.as_bytes()).map(|it| it + 1),
        };
        self.at += end.unwrap_or(rest.len());
    }

    /// Reads a start tag at `<`; one that the text's end cuts off is none.
    fn tag(&mut self) -> Option<Tag<'s>> {
        let bytes = self.source.as_bytes();
        let from = self.at + 1;
        let mut at = from;
        let ends = |it: u8| it.is_ascii_whitespace() || matches!(it, b'/' | b'>');
        while bytes.get(at).is_some_and(|it| !ends(*it)) {
            at += 1;
        }
        let mut tag = Tag {
            name: self.source.get(from..at)?.to_ascii_lowercase(),
            ..Tag::default()
        };
        loop {
            while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
                at += 1;
            }
            match bytes.get(at) {
                None => {
                    self.at = bytes.len();
                    return None;
                }
                Some(b'>') => break,
                Some(b'/') => {
                    tag.closed = bytes.get(at + 1) == Some(&b'>');
                    at += 1;
                }
                Some(_) => at = self.attribute(at, &mut tag),
            }
        }
        self.at = at + 1;
        Some(tag)
    }

    /// Reads an attribute; gives where it ends.
    fn attribute(&self, from: usize, tag: &mut Tag<'s>) -> usize {
        let bytes = self.source.as_bytes();
        let blanks = |mut at: usize| {
            while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
                at += 1;
            }
            at
        };
        // A name may start with "=".
        let mut at = from + 1;
        while bytes
            .get(at)
            .is_some_and(|it| !it.is_ascii_whitespace() && !matches!(it, b'/' | b'>' | b'='))
        {
            at += 1;
        }
        let name_end = at;
        let value = match bytes.get(blanks(at)) {
            Some(b'=') => {
                let start = blanks(blanks(at) + 1);
                match bytes.get(start) {
                    Some(quote @ (b'"' | b'\'')) => {
                        let behind = bytes.get(start + 1..).unwrap_or(&[]);
                        let end = memchr::memchr(*quote, behind).map_or(bytes.len(), |it| start + 1 + it);
                        at = end + 1;
                        start + 1..end
                    }
                    _ => {
                        at = start;
                        while bytes.get(at).is_some_and(|it| !it.is_ascii_whitespace() && *it != b'>') {
                            at += 1;
                        }
                        start..at
                    }
                }
            }
            _ => at..at,
        };
        if let (Some(name), Some(value)) = (self.source.get(from..name_end), self.source.get(value)) {
            tag.attributes
                .push((name.to_ascii_lowercase(), entities::decoded(value, true)));
        }
        at.min(bytes.len())
    }

    fn end_tag(&mut self) -> Option<Token<'s>> {
        self.at += 1;
        // Attributes of an end tag are read and dropped.
        self.tag().map(|it| Token::End(it.name))
    }
}

impl<'s> Iterator for Tokens<'s> {
    type Item = Token<'s>;

    fn next(&mut self) -> Option<Token<'s>> {
        if let Some((name, entities)) = self.raw.take() {
            let end = if name == "plaintext" {
                self.source.len()
            } else {
                self.raw_end(&name)
            };
            return Some(self.text(end, entities));
        }
        loop {
            let rest = self.rest();
            if rest.is_empty() {
                return None;
            }
            // A "<" that starts no markup is text.
            let mut signs = memchr::memchr_iter(b'<', rest.as_bytes());
            let markup = signs.find(|it| {
                let behind = rest.as_bytes().get(it + 1..).unwrap_or(&[]);
                match behind {
                    [b'/', it, ..] => it.is_ascii_alphabetic() || *it == b'!' || *it == b'?' || *it == b'>',
                    [it, ..] => it.is_ascii_alphabetic() || matches!(it, b'!' | b'?'),
                    [] => false,
                }
            });
            match markup {
                None => return Some(self.text(self.source.len(), true)),
                Some(0) => {}
                Some(end) => return Some(self.text(self.at + end, true)),
            }
            match rest.as_bytes().get(1..3) {
                Some([b'/', it]) if it.is_ascii_alphabetic() => return self.end_tag().or_else(|| self.next()),
                Some([it, _]) if it.is_ascii_alphabetic() => {
                    let tag = self.tag()?;
                    if tag.name == "html" && tag.attributes.iter().any(|it| it.0 == "xmlns") {
                        self.xhtml = true;
                    }
                    if let Some(raw) = RAW.iter().find(|it| it.0 == tag.name)
                        && !(tag.closed && self.xhtml)
                    {
                        self.raw = Some((tag.name.clone(), raw.1));
                    }
                    return Some(Token::Start(tag));
                }
                _ => self.skip_markup(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Token;
    use super::Tokens;

    fn texts(source: &str) -> Vec<String> {
        let text = |it| match it {
            Token::Text(it) => Some(it.into_owned()),
            _ => None,
        };
        Tokens::new(source).filter_map(text).collect()
    }

    #[test]
    fn comments_and_raw_text_end_where_browsers_end_them() {
        let source =
            "a<!-->b<!---->c<!-- > -- --!>d<![if !x]>e<script>if (a<b) '</p>'</SCRIPT >f<title>x &amp; <b></title>g";
        assert_eq!(texts(source).concat(), "abcdeif (a<b) '</p>'fx & <b>g");
        assert_eq!(texts("a < b <3 c</ d"), ["a < b <3 c</ d"]);
        assert_eq!(texts("a<!-- never ends <p>b"), ["a"]);
    }

    #[test]
    fn attributes_are_read_with_and_without_quotes() {
        let tag = Tokens::new("<A HREF=x.html?a=1&amp;b title='>' hidden id = \"n\"/>").next();
        let Some(Token::Start(tag)) = tag else {
            panic!("{tag:?}")
        };
        let attributes: Vec<(&str, &str)> = tag.attributes.iter().map(|it| (it.0.as_str(), it.1.as_ref())).collect();
        assert_eq!(
            attributes,
            [("href", "x.html?a=1&b"), ("title", ">"), ("hidden", ""), ("id", "n")]
        );
        assert!(tag.closed);
        assert_eq!(Tokens::new("<p title=\"never ends").next(), None);
    }
}
