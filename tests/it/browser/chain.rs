//! How one document leads to another.

use ibid::graph::NodeId;
use ibid::query::ChainQuery;
use ibid::query::Way;
use ibid::query::chains;
use serde_json::Value;

use super::collection::Letters;

/// The steps that the page shows: citing, cited, and the sentences.
const STEPS: &str = "Array.from(document.querySelectorAll('#chain li[data-citing]'), it => ({citing: it.dataset.citing, \
                     cited: it.dataset.cited, sentences: Array.from(it.querySelectorAll('.sentence'), it => it.textContent)}))";

fn typed(letters: &Letters, from: &str, to: &str) -> Vec<Value> {
    letters.browser.fill("#chain-from", from);
    letters.browser.fill("#chain-to", to);
    letters.browser.click("#chain-go");
    letters.browser.value(STEPS).as_array().unwrap().clone()
}

/// As [`typed`], without the hands: a hundred times faster.
fn asked(letters: &Letters, from: &str, to: &str) -> Vec<Value> {
    let script = format!(
        "const it = id => document.querySelector(id); it('#chain-from').value = arguments[0]; \
         it('#chain-to').value = arguments[1]; it('#chain-go').click(); return {STEPS};"
    );
    let steps = letters.browser.run(&script, &[from.into(), to.into()]);
    steps.as_array().unwrap().clone()
}

#[test]
fn the_steps_of_a_chain_are_the_library_s() {
    let Some(letters) = Letters::open() else { return };
    let graph = letters.graph();
    let inside: Vec<NodeId> = graph.nodes().filter(|it| it.1.in_collection()).map(|it| it.0).collect();
    let (mut longest, mut without) = (0, 0);
    for &from in &inside {
        for &to in inside.iter().filter(|it| **it != from) {
            let query = ChainQuery {
                from,
                way: Way::Shortest(to),
                longest: 100,
                most: 1000,
            };
            let expected: Vec<Vec<(String, String)>> = chains(&letters.everything(), &query)
                .found
                .iter()
                .map(|it| {
                    let ends = it.steps.iter().map(|it| graph.ends(*it));
                    ends.map(|(a, b)| (graph.node(a).key.clone(), graph.node(b).key.clone()))
                        .collect()
                })
                .collect();
            let steps = asked(&letters, &graph.node(from).key, &graph.node(to).key);
            let text = |it: &Value| it.as_str().unwrap().to_owned();
            let shown: Vec<_> = steps
                .iter()
                .map(|it| (text(&it["citing"]), text(&it["cited"])))
                .collect();
            if expected.is_empty() {
                assert_eq!(shown, []);
                assert!(
                    letters
                        .browser
                        .text("document.querySelector('#chain .none').textContent")
                        .len()
                        > 10
                );
                without += 1;
                continue;
            }
            assert!(expected.contains(&shown), "{shown:?} is none of {expected:?}");
            longest = longest.max(shown.len());
            for step in &steps {
                let ends = (text(&step["citing"]), text(&step["cited"]));
                let (_, edge) = graph
                    .edges()
                    .find(|(_, it)| (&graph.node(it.citing).key, &graph.node(it.cited).key) == (&ends.0, &ends.1))
                    .unwrap();
                assert_eq!(text(&step["sentences"][0]), *edge.evidence[0].sentence);
            }
        }
    }
    assert!(longest > 2 && without > 2, "longest chain {longest}, {without} without");
}

#[test]
fn names_are_taken_in_any_spelling_or_said_to_be_unknown() {
    let Some(letters) = Letters::open() else { return };
    let key = |name: &str| letters.node(name).key.clone();
    let steps = typed(&letters, "10-vessaly-almanac", "s / 2017 / 231");
    assert_eq!(steps[0]["citing"], key("10-vessaly-almanac.md"));
    assert_eq!(steps[steps.len() - 1]["cited"], key("S/2017/231"));
    assert_eq!(typed(&letters, "no such lamp", "A/70/712"), Vec::<Value>::new());
    let told = letters
        .browser
        .text("document.querySelector('#chain .none').textContent");
    assert!(told.contains("no such lamp"), "{told}");
}
