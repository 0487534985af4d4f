//! Large interactive pages: how long they take to write, how many bytes they have, and files to open in a browser.

use std::fs;
use std::time::Instant;

use ibid::export::Drawing;
use ibid::export::EXPORTERS;
use ibid::export::Input;
use ibid::extract::Part;
use ibid::graph::CiteGraph;
use ibid::graph::Edge;
use ibid::graph::Evidence;
use ibid::graph::Node;
use ibid::graph::NodeId;
use ibid::query::Selection;
use ibid::resolve::Status;
use ibid::text::Date;
use ibid::text::Span;

const STATES: [&str; 6] = ["Vessaly", "Ormond", "Tarnovia", "Ostrand", "Kelmere", "Halvmar"];
const CLASSES: [&str; 4] = ["letter", "resolution", "report", "note"];
const RELATIONS: [&str; 4] = ["recalls", "reaffirms", "see", "in reply to"];

/// Numbers that look random (xorshift), the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }
}

fn document(at: usize, count: usize) -> Node {
    let year = 1990 + u16::try_from(at * 36 / count).unwrap();
    let month = 1 + u8::try_from(at % 12).unwrap();
    let symbol = format!("A/{}/{}-S/{year}/{}", year - 1945, at % 900, at);
    let inside = at.is_multiple_of(3);
    Node {
        year: Some(year),
        date: Date::new(year, month, 1 + u8::try_from(at % 28).unwrap()),
        class: CLASSES[at % 4].to_owned(),
        title: Some(format!("Letter on the lamps, ferries and birds of {}", STATES[at % 6])),
        from: Some(STATES[(at / 7) % 6].to_owned()),
        files: inside.then(|| format!("letters/{at}.txt")).into_iter().collect(),
        url: Some(format!("https://docs.un.example/{symbol}")),
        ..Node::document(&symbol)
    }
}

/// A citation with a sentence of 240 letters that no other has.
fn citation(citing: usize, cited: usize, numbers: &mut Numbers) -> Edge {
    let words = [
        "lamps", "ferries", "birds", "clocks", "tides", "harbours", "gauges", "seeds",
    ];
    let mut sentence = format!("The letter numbered {cited} is recalled by that numbered {citing}, about");
    while sentence.len() < 240 {
        sentence.push(' ');
        sentence.push_str(words[numbers.below(words.len())]);
    }
    let place = Evidence {
        document: citing,
        mention: 0,
        file: format!("letters/{citing}.txt").into(),
        span: Span::new(0, 1),
        bytes: Span::new(0, 1),
        line: u32::try_from(1 + numbers.below(400)).unwrap(),
        column: 1,
        page: Some(u32::try_from(1 + numbers.below(9)).unwrap()),
        part: Part::Body,
        note: Some(numbers.below(40).to_string().into()),
        locator: Some(format!("para. {}", numbers.below(90)).into()),
        text: format!("numbered {cited}").into(),
        sentence: sentence.into(),
        relation: Some(RELATIONS[numbers.below(4)].into()),
        form: "symbol",
        status: Status::Resolved,
        why: "".into(),
    };
    Edge {
        evidence: vec![place],
        ..Edge::between(NodeId::new(citing), NodeId::new(cited))
    }
}

/// Documents of 36 years, in circles of people who cite each other more often than others.
fn graph(documents: usize, citations: usize) -> CiteGraph {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let mut edges = Vec::with_capacity(citations);
    while edges.len() < citations {
        let citing = 1 + numbers.below(documents - 1);
        // Mostly recent ones of the same circle, sometimes one of the few that everybody cites.
        let cited = match numbers.below(5) {
            0 => numbers
                .below(citing)
                .min(numbers.below(citing))
                .min(numbers.below(citing)),
            _ => citing.saturating_sub(6 * (1 + numbers.below(documents / 60 + 1))),
        };
        if cited < citing {
            edges.push(citation(citing, cited, &mut numbers));
        }
    }
    CiteGraph::of((0..documents).map(|it| document(it, documents)).collect(), edges)
}

#[test]
#[ignore = "measures, and writes files to look at; run with --ignored --nocapture"]
fn large_pages() {
    let html = EXPORTERS.iter().find(|it| it.name == "html").unwrap();
    for (documents, citations) in [(1_000, 4_000), (10_000, 25_000), (18_000, 77_000), (50_000, 125_000)] {
        let graph = graph(documents, citations);
        let selection = Selection::all(&graph);
        let input = Input {
            selection: &selection,
            drawing: &Drawing::default(),
            resolved: None,
            findings: None,
        };
        let mut page = Vec::new();
        let start = Instant::now();
        (html.write)(&input, &mut page).unwrap();
        let took = start.elapsed();
        let path = std::env::temp_dir().join(format!("ibid-page-{documents}.html"));
        fs::write(&path, &page).unwrap();
        let (nodes, links) = (graph.node_count(), graph.edge_count());
        println!(
            "{nodes} documents, {links} citations: {} bytes in {took:?}: {}",
            page.len(),
            path.display()
        );
    }
}
