//! Graphs of documents whose words try to break formats: the same for the same seed.

use ibid::extract::Identity;
use ibid::extract::Part;
use ibid::extract::SourceMention;
use ibid::graph::CiteGraph;
use ibid::graph::Edge;
use ibid::graph::Evidence;
use ibid::graph::Link;
use ibid::graph::Node;
use ibid::graph::NodeId;
use ibid::graph::NodeKind;
use ibid::resolve::Status;
use ibid::text::Date;
use ibid::text::Span;

use crate::mutator::Numbers;

/// What formats and their readers trip over.
const PIECES: [&str; 48] = [
    "",
    " ",
    "lamp",
    "A/75/745",
    "\"",
    "'",
    "\\",
    "\\\"",
    "\\N \\G \\L \\E",
    "\\n",
    "%%",
    "%n %s %00",
    "-->",
    "<!--",
    "]]>",
    "<![CDATA[",
    "</script><script>alert(1)</script>",
    "</data></node>",
    "\"/><node id=\"n0\"/>",
    "&amp;#x202e;&lt;",
    "&bogus;",
    "\0",
    "\u{1}\u{8}\u{b}\u{c}\u{1b}[31m\u{7f}",
    "\u{80}\u{85}\u{9f}",
    "\u{FFFE}",
    "\u{FFFF}\u{1FFFE}",
    "\u{FEFF}",
    "\u{FFFD}",
    "\u{202E}txt.exe\u{202C}",
    "\u{2066}x\u{2069}\u{200F}\u{61C}",
    "👩‍🚀🏳️‍🌈",
    "e\u{301}\u{301}\u{301}",
    "منارة قديمة",
    "מגדלור",
    "灯台日誌",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\u{2028}\u{2029}",
    "=HYPERLINK(\"x\")",
    "+1",
    "'=1",
    "; ",
    ";;",
    ",",
    "n0 -> n1; } digraph { x",
    "> <http://x.example/> . #",
];

struct Maker(Numbers);

impl Maker {
    fn one_of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.0.below(items.len())]
    }

    /// A few pieces, now and then very many.
    fn words(&mut self) -> String {
        let count = if self.0.below(200) == 0 { 2_000 } else { self.0.below(4) };
        (0..count).map(|_| self.one_of(&PIECES)).collect()
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.0.below(2) == 0).then(|| make(self))
    }

    fn date(&mut self) -> Date {
        let year = 1000 + u16::try_from(self.0.below(2000)).unwrap();
        let month = 1 + u8::try_from(self.0.below(12)).unwrap();
        Date::new(year, month, 1 + u8::try_from(self.0.below(28)).unwrap()).unwrap()
    }

    fn url(&mut self) -> String {
        let start = self.one_of(&["", "https://lamps.example/", "http://lamps.example:81/?", "javascript:"]);
        format!("{start}{}", self.words())
    }

    fn node(&mut self, keys: &[String]) -> Node {
        let key = if self.0.below(4) == 0 && !keys.is_empty() {
            keys[self.0.below(keys.len())].clone()
        } else {
            self.words()
        };
        let source = SourceMention {
            title: self.maybe(Self::words),
            author: self.maybe(Self::words),
            language: self.maybe(Self::words),
            ..SourceMention::default()
        };
        let kind = match self.0.below(6) {
            0 => NodeKind::Source(Box::new(source)),
            1 => NodeKind::Web,
            _ => NodeKind::Document,
        };
        let date = self.maybe(Self::date);
        Node {
            kind,
            identity: self.one_of(&[Identity::None, Identity::Masthead]),
            why: self.words(),
            files: (0..self.0.below(3)).map(|_| self.words()).collect(),
            date,
            dated: self.maybe(Self::date),
            year: date.map(|it| it.year).or_else(|| self.maybe(|it| it.date().year)),
            title: self.maybe(Self::words),
            class: self.words(),
            from: self.maybe(Self::words),
            url: self.maybe(Self::url),
            ..Node::document(&key)
        }
    }

    fn evidence(&mut self) -> Evidence {
        let small = |it: &mut Self| u32::try_from(it.0.below(1000)).unwrap();
        let start = small(self);
        let end = start + small(self);
        let span = Span { start, end };
        Evidence {
            document: self.0.below(9),
            mention: self.0.below(99),
            file: self.words().into(),
            span,
            bytes: span,
            line: small(self),
            column: small(self),
            page: self.maybe(small),
            part: self.one_of(&[Part::Masthead, Part::Body, Part::Note, Part::Annex]),
            note: self.maybe(Self::words).map(Into::into),
            locator: self.maybe(Self::words).map(Into::into),
            text: self.words().into(),
            sentence: self.words().into(),
            relation: self.maybe(|it| match it.0.below(3) {
                0 => it.words().into(),
                1 => "in reply to".into(),
                _ => "see".into(),
            }),
            form: self.one_of(&["symbol", "url", "ibid"]),
            status: self.one_of(&[Status::Resolved, Status::Outside]),
            why: self.words().into(),
        }
    }

    fn edge(&mut self, count: usize) -> Edge {
        let ends = [0; 2].map(|_| NodeId::new(self.0.below(count)));
        Edge {
            link: self.one_of(&[Link::Cites, Link::Cites, Link::Corrects, Link::PartOf]),
            evidence: (0..self.0.below(4)).map(|_| self.evidence()).collect(),
            repeated: (0..self.0.below(2)).map(|_| self.evidence()).collect(),
            ..Edge::between(ends[0], ends[1])
        }
    }
}

/// A graph of up to seven nodes with hostile words everywhere, some keys twice, several links between the same ends, and
/// documents that cite themselves.
pub(super) fn graph(seed: u64) -> CiteGraph {
    let mut maker = Maker(Numbers::new(seed));
    let count = 1 + maker.0.below(7);
    let mut nodes: Vec<Node> = Vec::new();
    for _ in 0..count {
        let keys: Vec<String> = nodes.iter().map(|it| it.key.clone()).collect();
        nodes.push(maker.node(&keys));
    }
    let edges = (0..maker.0.below(9)).map(|_| maker.edge(count)).collect();
    CiteGraph::of(nodes, edges)
}
