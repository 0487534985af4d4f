//! The XML of a part as a stream of pieces: no tree, no recursion, no entities but the predefined ones.

use std::borrow::Cow;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;
use quick_xml::name::Namespace;
use quick_xml::name::NamespaceResolver;
use quick_xml::name::QName;
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

/// Deepest nesting of elements that is read.
pub(super) const DEEPEST: usize = 512;

/// Longest value of an attribute that is read, in bytes; longer ones count as absent. Values are copied to every
/// element that names them, so that a long one would grow the text without end.
const LONGEST_VALUE: usize = 8192;

/// What an element's or attribute's namespace belongs to. Each has several names: one a version of its standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// No namespace at all.
    Plain,
    /// `w:` of DOCX.
    Word,
    /// `r:` of DOCX: ids of relations.
    Relation,
    /// `mc:` of DOCX: alternatives for programs of different age.
    Choice,
    /// `m:` of DOCX: formulas.
    Formula,
    /// A newer vocabulary of Word whose elements may stand for older ones, read as those.
    Newer,
    /// `text:` of ODT.
    Text,
    /// `table:` of ODT.
    Table,
    /// `draw:` of ODT.
    Draw,
    /// `office:` of ODT.
    Office,
    /// `style:` of ODT.
    Style,
    /// `fo:` of ODT: properties of characters.
    Format,
    /// `meta:` of ODT.
    Meta,
    /// `svg:` of ODT: among others, words that stand for a picture.
    Picture,
    /// `xlink:` of ODT.
    Link,
    /// `xml:`, which needs no declaration.
    Xml,
    /// Any other.
    Other,
}

/// Namespaces with their families; a name ending in `*` stands for all that start so.
const FAMILIES: &[(&str, Family)] = &[
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        Family::Word,
    ),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", Family::Word),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        Family::Relation,
    ),
    (
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
        Family::Relation,
    ),
    (
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
        Family::Choice,
    ),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        Family::Formula,
    ),
    ("http://purl.oclc.org/ooxml/officeDocument/math", Family::Formula),
    ("http://schemas.microsoft.com/office/word/*", Family::Newer),
    ("urn:oasis:names:tc:opendocument:xmlns:text:*", Family::Text),
    ("urn:oasis:names:tc:opendocument:xmlns:table:*", Family::Table),
    ("urn:oasis:names:tc:opendocument:xmlns:drawing:*", Family::Draw),
    ("urn:oasis:names:tc:opendocument:xmlns:office:*", Family::Office),
    ("urn:oasis:names:tc:opendocument:xmlns:style:*", Family::Style),
    (
        "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:*",
        Family::Format,
    ),
    ("urn:oasis:names:tc:opendocument:xmlns:meta:*", Family::Meta),
    (
        "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:*",
        Family::Picture,
    ),
    ("http://www.w3.org/1999/xlink", Family::Link),
    ("http://www.w3.org/XML/1998/namespace", Family::Xml),
];

/// One piece of a part.
pub(super) enum Piece<'s, 'x> {
    /// An element starts. An empty one is followed by its end.
    Open(Element<'s, 'x>),
    /// The innermost open element ends.
    Close,
    /// Words between elements.
    Words(Cow<'x, str>),
}

/// Why a part cannot be read further.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is not well-formed from this byte on; what stands before is sound.
    Broken(u64),
    /// It goes over a limit, or declares what is never read; the words say which.
    Refused(String),
}

/// The start of an element.
pub(super) struct Element<'s, 'x> {
    start: BytesStart<'x>,
    resolver: &'s NamespaceResolver,
    /// What its namespace belongs to.
    pub(super) family: Family,
}

impl Element<'_, '_> {
    /// The name without its prefix.
    pub(super) fn name(&self) -> &str {
        self.start.name().into_inner().rsplit(':').next().unwrap_or("")
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, family: Family, name: &str) -> Option<String> {
        let found = self
            .start
            .attributes()
            .with_checks(false)
            .flatten()
            .filter(|it| it.key.local_name().into_inner() == name)
            .find(|it| family_of(self.resolver.resolve_attribute(it.key).0) == family)?;
        (found.value.len() <= LONGEST_VALUE).then(|| unescaped(&found.value))
    }

    /// What the namespace belongs to that a prefix stands for here.
    pub(super) fn family_of_prefix(&self, prefix: &str) -> Family {
        let name = format!("{prefix}:a");
        family_of(self.resolver.resolve_attribute(QName(&name)).0)
    }
}

/// A part being read.
pub(super) struct Stream<'x> {
    reader: NsReader<&'x [u8]>,
    depth: usize,
}

impl<'x> Stream<'x> {
    /// A part from its start.
    pub(super) fn new(part: &'x str) -> Self {
        let mut reader = NsReader::from_str(part);
        reader.config_mut().expand_empty_elements = true;
        reader.config_mut().allow_dangling_amp = true;
        Self { reader, depth: 0 }
    }

    /// The next piece; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Piece<'_, 'x>>, Fault> {
        let start = loop {
            let event = self.reader.read_event();
            match event.map_err(|_| Fault::Broken(self.reader.error_position()))? {
                Event::Start(start) => break start,
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(Piece::Close));
                }
                Event::Text(words) => return Ok(Some(Piece::Words(words.into_inner()))),
                Event::CData(words) => return Ok(Some(Piece::Words(words.into_inner()))),
                Event::GeneralRef(name) => return Ok(Some(Piece::Words(referred(&name.into_inner())))),
                Event::DocType(_) => {
                    return Err(Fault::Refused(
                        "it declares a document type, whose entities are never read".to_owned(),
                    ));
                }
                Event::Eof if self.depth > 0 => return Err(Fault::Broken(self.reader.buffer_position())),
                Event::Eof => return Ok(None),
                Event::Empty(_) | Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
            }
        };
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Fault::Refused(format!(
                "its elements are nested more than {DEEPEST} deep"
            )));
        }
        let resolver = self.reader.resolver();
        Ok(Some(Piece::Open(Element {
            family: family_of(resolver.resolve_element(start.name()).0),
            start,
            resolver,
        })))
    }
}

fn family_of(namespace: ResolveResult<'_>) -> Family {
    let name = match namespace {
        ResolveResult::Bound(Namespace(it)) => it,
        ResolveResult::Unbound => return Family::Plain,
        ResolveResult::Unknown(_) => return Family::Other,
    };
    let fits = |pattern: &str| match pattern.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => name == pattern,
    };
    FAMILIES.iter().find(|it| fits(it.0)).map_or(Family::Other, |it| it.1)
}

/// The character of a reference; one to an entity that nobody declared stays as printed.
fn referred(name: &str) -> Cow<'static, str> {
    let character = || {
        let digits = name.strip_prefix('#')?;
        let code = match digits.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => digits.parse(),
        };
        char::from_u32(code.ok()?)
    };
    match resolve_predefined_entity(name) {
        Some(it) => Cow::Borrowed(it),
        None => character().map_or_else(|| Cow::Owned(format!("&{name};")), |it| Cow::Owned(it.to_string())),
    }
}

/// The value of an attribute with its references taken for the characters.
fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, behind)) = rest.split_once('&') {
        out.push_str(before);
        match behind.split_once(';') {
            Some((name, after)) if name.len() < 12 => {
                out.push_str(&referred(name));
                rest = after;
            }
            _ => {
                out.push('&');
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::DEEPEST;
    use super::Family;
    use super::Fault;
    use super::Piece;
    use super::Stream;

    fn words(part: &str) -> Result<String, Fault> {
        let mut stream = Stream::new(part);
        let mut words = String::new();
        while let Some(piece) = stream.next()? {
            if let Piece::Words(it) = piece {
                words.push_str(&it);
            }
        }
        Ok(words)
    }

    #[test]
    fn references_are_read_and_entities_are_not() {
        assert_eq!(
            words("<a>lamps &amp; birds &#x2011;&#8209;&bird; <![CDATA[<x>]]></a>").unwrap(),
            "lamps & birds \u{2011}\u{2011}&bird; <x>"
        );
        let bomb = "<!DOCTYPE a [<!ENTITY b \"lol\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>";
        assert!(matches!(words(bomb), Err(Fault::Refused(_))));
    }

    #[test]
    fn deep_and_broken_parts_end() {
        let deep = "<a>".repeat(DEEPEST + 1);
        assert!(matches!(words(&deep), Err(Fault::Refused(_))));
        assert!(matches!(words("<a><b></a>"), Err(Fault::Broken(_))));
        assert!(matches!(words("<a>"), Err(Fault::Broken(_))));
    }

    #[test]
    fn attributes_are_found_by_family() {
        let part = "<x:p xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main' \
                    xmlns:y='http://purl.oclc.org/ooxml/officeDocument/relationships' x:id='1' y:id='a&amp;b' id='3'/>";
        let mut stream = Stream::new(part);
        let Ok(Some(Piece::Open(element))) = stream.next() else {
            panic!("no element");
        };
        assert_eq!((element.family, element.name()), (Family::Word, "p"));
        let id = |family| element.attribute(family, "id").unwrap_or_default();
        assert_eq!(id(Family::Word), "1");
        assert_eq!(id(Family::Relation), "a&b");
        assert_eq!(id(Family::Plain), "3");
    }
}
