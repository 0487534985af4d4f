use super::Drawing;
use super::EXPORTERS;
use super::Input;
use super::Pixels;
use super::Theme;
use crate::Build;
use crate::query::Selection;
use crate::read::Source;

/// File names that have broken drawing programs before.
pub(super) const HOSTILE: [&str; 12] = [
    "quote\"s and 'more'.txt",
    "back\\slash \\N \\G \\L\\",
    "two\nlines\r\n.txt",
    "<b>bold</b> & <script>alert(1)</script>&#x202e;",
    "right\u{202E}txt.exe\u{2066}",
    "灯台日誌第三巻の写し、百葉箱の記録.txt",
    "nul\0 bell\u{7} escape\u{1b}[31m \u{85}",
    "]]> --> <!-- <![CDATA[",
    "n0 -> n1; } digraph { x",
    "\u{FFFE}\u{FFFF}\u{FEFF}",
    "e\u{301}\u{301}\u{301} 👩‍🚀 \u{1F1E6}",
    "   ",
];

/// A graph of files given by name and text.
pub(super) fn build(files: &[(&str, &str)]) -> Build {
    let sources = files.iter().map(|(name, text)| Source {
        name: (*name).to_owned(),
        bytes: text.as_bytes().to_vec(),
    });
    Build::new(sources.collect(), &crate::resolve::Options::default()).unwrap()
}

fn bytes(build: &Build, name: &str) -> Vec<u8> {
    let exporter = EXPORTERS.iter().find(|it| it.name == name).unwrap();
    let mut out = Vec::new();
    (exporter.write)(&input(&Selection::all(&build.graph)), &mut out).unwrap();
    out
}

fn written(build: &Build, name: &str) -> String {
    String::from_utf8(bytes(build, name)).unwrap()
}

/// A selection as it is written without wishes.
pub(super) fn input<'a, 'g>(selection: &'a Selection<'g>) -> Input<'a, 'g> {
    const PLAIN: &Drawing<'_> = &Drawing {
        theme: Theme::Light,
        layout: None,
        clusters: None,
        title: None,
        pixels: Pixels::Usual,
        centre: &[],
    };
    Input {
        selection,
        drawing: PLAIN,
        resolved: None,
        findings: None,
    }
}

#[test]
fn equal_input_gives_equal_bytes() {
    let files = [
        ("a.txt", "See A/75/745, para. 3."),
        ("b.txt", "See A/75/745 and S/2019/7/Add.1 to S/2019/7."),
    ];
    let turned = [files[1], files[0]];
    for exporter in EXPORTERS {
        assert!(
            bytes(&build(&files), exporter.name) == bytes(&build(&turned), exporter.name),
            "{}",
            exporter.name
        );
    }
}

#[test]
fn every_exporter_writes_every_graph() {
    let long = "lamp ".repeat(4000);
    let graphs = [
        build(&[]),
        build(&[("a.txt", "")]),
        build(&[(&long, "See A/75/745.")]),
        build(&HOSTILE.map(|it| (it, "See A/75/745."))),
    ];
    for exporter in EXPORTERS {
        for graph in &graphs {
            let bytes = bytes(graph, exporter.name);
            let is_text = std::str::from_utf8(&bytes).is_ok_and(|it| it.is_empty() || it.ends_with('\n'));
            assert!(is_text || exporter.binary && !bytes.is_empty(), "{}", exporter.name);
        }
    }
}

#[test]
fn json_holds_nodes_edges_and_evidence() {
    let json = written(&build(&[("d/a.txt", "See A/75/745-S/2021/156, para. 3.")]), "json");
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        (json["format"].as_str(), json["version"].as_u64()),
        (Some("ibid-graph"), Some(1))
    );
    assert_eq!(json["nodes"].as_array().map(Vec::len), Some(2));
    let edge = &json["edges"][0];
    let cited = json["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["id"] == edge["target"])
        .unwrap();
    assert_eq!(
        cited["names"],
        serde_json::json!(["A/75/745", "S/2021/156", "A/75/745-S/2021/156"])
    );
    assert_eq!(edge["evidence"][0]["locator"], "para. 3");
    assert_eq!(edge["evidence"][0]["line"], 1);
}

#[test]
fn json_says_what_it_leaves_out() {
    let build = build(&[("a.txt", "See A/75/745 and S/2019/7."), ("b.txt", "See S/2019/7.")]);
    let kept = build.graph.nodes().filter(|it| it.1.key != "S/2019/7").map(|it| it.0);
    let part = Selection::of(&build.graph, kept);
    let mut out = Vec::new();
    super::json::write(&input(&part), &mut out).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(
        json["left_out"],
        serde_json::json!({"documents": 1, "sources": 0, "addresses": 0, "edges": 2})
    );
}

#[test]
fn an_ending_names_one_format_at_most() {
    let endings: Vec<&str> = EXPORTERS
        .iter()
        .flat_map(|it| it.endings.iter().copied().chain([it.name]))
        .collect();
    for ending in endings {
        assert_eq!(EXPORTERS.iter().filter(|it| it.is_for(ending)).count(), 1, "{ending}");
    }
}
