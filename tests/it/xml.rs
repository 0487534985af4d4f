//! XML as tests look at it: a list of elements.

use quick_xml::Reader;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;

/// An element: its name, its attributes, its own text, and which element it stands in.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) text: String,
    pub(crate) parent: Option<usize>,
}

impl Element {
    fn of(start: &BytesStart<'_>, parent: Option<usize>) -> Self {
        let attributes = start.attributes().map(|it| {
            let it = it.unwrap();
            let value = quick_xml::escape::unescape(&it.value).unwrap().into_owned();
            (it.key.as_ref().to_owned(), value)
        });
        Self {
            name: start.name().as_ref().to_owned(),
            attributes: attributes.collect(),
            text: String::new(),
            parent,
        }
    }

    pub(crate) fn get(&self, name: &str) -> &str {
        self.attributes.iter().find(|it| it.0 == name).map_or("", |it| &it.1)
    }

    pub(crate) fn number(&self, name: &str) -> usize {
        self.get(name).parse().unwrap()
    }
}

/// The elements in the order in which they open.
pub(crate) fn elements(text: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(text);
    let mut found: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                let parent = open.last().copied();
                open.push(found.len());
                found.push(Element::of(&start, parent));
            }
            Event::Empty(start) => found.push(Element::of(&start, open.last().copied())),
            Event::End(_) => _ = open.pop(),
            Event::Text(words) => {
                if let Some(at) = open.last() {
                    found[*at].text.push_str(&words.xml10_content());
                }
            }
            Event::GeneralRef(name) => {
                let name = format!("&{};", &*name);
                found[open[open.len() - 1]]
                    .text
                    .push_str(&quick_xml::escape::unescape(&name).unwrap());
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}
