use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::Digest as _;
use sha2::Sha256;

use super::page;
use crate::export::Theme;
use crate::export::paint::LOOKS;
use crate::export::paint::palette;
use crate::export::tests::HOSTILE;
use crate::export::tests::build;
use crate::export::tests::input;
use crate::graph::CiteGraph;
use crate::graph::Edge;
use crate::graph::Node;
use crate::graph::NodeId;
use crate::query::Selection;

fn written(graph: &CiteGraph) -> String {
    let mut out = Vec::new();
    super::write(&input(&Selection::all(graph)), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Documents whose every text is hostile.
fn hostile() -> CiteGraph {
    let attacks = [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "{{script}}{{data}}",
        "\u{2028}\u{2029}\u{202E}lamps\u{2066}",
    ];
    let texts: Vec<&str> = attacks.iter().chain(&HOSTILE).copied().collect();
    let node = |it: &&str| Node {
        title: Some((*it).to_owned()),
        from: Some((*it).to_owned()),
        class: (*it).to_owned(),
        url: Some(format!("javascript:{it}")),
        files: vec![(*it).to_owned()],
        why: (*it).to_owned(),
        ..Node::document(it)
    };
    let edges = (1..texts.len()).map(|it| Edge::between(NodeId::new(it), NodeId::new(it - 1)));
    CiteGraph::of(texts.iter().map(node).collect(), edges.collect())
}

/// What stands between a start and the next end.
fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    text.split_once(start).unwrap().1.split_once(end).unwrap().0
}

fn data(page: &str) -> &str {
    between(page, "<script type=\"application/json\" id=\"data\">", "</script>")
}

#[test]
fn nothing_in_a_document_leaves_the_data() {
    let page = written(&hostile());
    assert_eq!(page.matches("</script").count(), 2);
    assert_eq!(page.matches("<script").count(), 2);
    assert!(!data(&page).contains(['<', '\u{2028}', '\u{2029}']));
    let json: serde_json::Value = serde_json::from_str(data(&page)).unwrap();
    assert_eq!(json["nodes"]["keys"].as_array().map(Vec::len), Some(4 + HOSTILE.len()));
    let texts: Vec<&str> = json["texts"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|it| it.as_str())
        .collect();
    assert!(texts.contains(&"</script><script>alert(1)</script>"));
    assert!(texts.iter().all(|it| !it.contains(['\u{202E}', '\u{2066}', '\n'])));
    // Only addresses of the web are links.
    assert!(texts.iter().all(|it| !it.starts_with("javascript:")));
}

#[test]
fn the_policy_allows_these_blocks_and_nothing_else() {
    let page = written(&hostile());
    let policy = between(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
    let hash = |it: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(it.as_bytes())));
    let style = between(&page, "<style>", "</style>");
    let script = page.rsplit_once("<script>").unwrap().1;
    let script = script.split_once("</script>").unwrap().0;
    let wanted = [
        "default-src 'none'".to_owned(),
        format!("script-src {}", hash(script)),
        format!("style-src {}", hash(style)),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
    ];
    assert_eq!(policy.split("; ").collect::<Vec<_>>(), wanted);
    // What the policy would block is not even there.
    for banned in [
        " onclick=",
        " style=",
        "innerHTML",
        "eval(",
        "new Function",
        "document.write",
        "src=",
    ] {
        assert!(!page.replace(data(&page), "").contains(banned), "{banned}");
    }
}

#[test]
fn modules_import_what_modules_before_them_export() {
    let mut exported: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, text) in page::MODULES {
        for line in text.lines().filter(|it| it.starts_with("import")) {
            let (names, from) = page::import(line).unwrap_or_else(|| panic!("{name}: {line}"));
            let names = names.trim_matches(['{', '}', ' ']);
            for it in names.split(", ") {
                assert!(
                    exported.get(from).is_some_and(|all| all.contains(&it)),
                    "{name}: {it} of {from}"
                );
            }
        }
        exported.insert(name, text.lines().filter_map(page::export).collect());
        assert!(text.lines().count() <= 300, "{name} is too long to read at once");
    }
}

#[test]
fn the_evidence_of_each_citation_is_in_the_page() {
    let text = "The lamps of Ormond are lit at dusk.1\n\nNotes\n1 See A/75/745, para. 3.\n";
    let page = written(&build(&[("lamps.txt", text)]).graph);
    let json: serde_json::Value = serde_json::from_str(data(&page)).unwrap();
    let column = |name: &str| {
        let packed = json["links"][name].as_str().unwrap();
        assert!(packed.starts_with("1:"), "{packed}");
        STANDARD.decode(&packed[2..]).unwrap()
    };
    let text = |name: &str| json["texts"][usize::from(column(name)[0])].as_str().unwrap();
    assert_eq!(
        [text("file"), text("locator"), text("words")],
        ["lamps.txt", "para. 3", "A/75/745"]
    );
    assert_eq!(column("line"), [4]);
    let sentence = json["sentences"][usize::from(column("sentence")[0])].as_str().unwrap();
    assert!(sentence.contains("A/75/745"), "{sentence}");
}

#[test]
fn every_look_of_the_static_pictures_has_its_colours_and_its_mark() {
    let page = written(&build(&[("lamps.txt", "See A/75/745.\n")]).graph);
    let json: serde_json::Value = serde_json::from_str(data(&page)).unwrap();
    let (_, shapes) = page::MODULES.iter().find(|it| it.0 == "shapes.js").unwrap();
    for (at, look) in LOOKS.iter().enumerate() {
        assert_eq!(json["looks"]["names"][at], look.name);
        let shape = json["looks"]["shapes"][at].as_str().unwrap();
        assert!(shapes.contains(&format!("\n  {shape}: {{ outline: ")), "{shape}");
        for theme in [Theme::Light, Theme::Dark] {
            let palette = palette(theme);
            let colours = &json["looks"][if theme == Theme::Light { "light" } else { "dark" }];
            assert_eq!(colours["fills"][at], palette.tints[at].fill);
            assert_eq!(colours["outlines"][at], palette.tints[at].outline);
            assert_eq!(colours["ground"], palette.background);
            assert!(page.contains(&format!("--ground: {}; ", palette.background)));
        }
    }
}
