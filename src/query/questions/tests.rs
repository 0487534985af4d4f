use std::collections::BTreeSet;

use proptest::prop_assert_eq;
use proptest::proptest;

use crate::graph::CiteGraph;
use crate::graph::Edge;
use crate::graph::Node;
use crate::graph::NodeId;
use crate::query::Answer;
use crate::query::Arcs;
use crate::query::Asked;
use crate::query::Cell;
use crate::query::Question;
use crate::query::Selection;
use crate::query::random;
use crate::text::Date;

fn ask(graph: &CiteGraph, name: &str, by: &str, of: &[usize], depth: Option<usize>) -> Answer {
    let question = Question::named(name).unwrap();
    let selection = Selection::all(graph);
    let of: Vec<NodeId> = of.iter().map(|it| NodeId::new(*it)).collect();
    let answer = (question.ask)(&Asked {
        selection: &selection,
        arcs: &Arcs::of(&selection),
        of: &of,
        depth,
        most: None,
        by: question
            .by
            .iter()
            .map(|it| it.0)
            .find(|it| *it == by)
            .unwrap_or_default(),
    });
    assert!(answer.rows.iter().all(|it| it.len() == answer.columns.len()));
    answer
}

fn number(cell: &Cell) -> usize {
    match cell {
        Cell::Node(id) => id.index(),
        Cell::Count(count) => *count,
        other => panic!("{other:?} is no number"),
    }
}

/// Fewest steps between all pairs, by trying ever longer ways; `None` where there is no way.
fn distances(count: usize, arcs: &[(usize, usize)]) -> Vec<Vec<Option<usize>>> {
    let one = |from| (0..count).map(|to| (from == to).then_some(0)).collect();
    let mut steps: Vec<Vec<Option<usize>>> = (0..count).map(one).collect();
    for _ in 0..count {
        for row in &mut steps {
            for &(citing, cited) in arcs {
                let longer = row[citing].map(|it| it + 1);
                row[cited] = row[cited].into_iter().chain(longer).min();
            }
        }
    }
    steps
}

proptest! {
    #[test]
    fn neighbours_are_as_far_as_said((count, arcs) in random::arcs(10, false), depth in 0_usize..5, second in 0_usize..10) {
        let graph = random::graph(count, &arcs);
        let steps = distances(count, &arcs);
        let of = [0, second % count];
        let nearest = |to: usize, back: bool| of.iter().filter_map(|it| if back { steps[to][*it] } else { steps[*it][to] }).min();
        let mut wanted = Vec::new();
        for (back, words) in [(true, "cited by"), (false, "cites")] {
            for to in 0..count {
                let Some(away) = nearest(to, back).filter(|it| (1..=depth).contains(it)) else {
                    continue;
                };
                let linked = arcs.iter().filter(|it| match back {
                    true => it.0 == to && nearest(it.1, back) == Some(away - 1),
                    false => it.1 == to && nearest(it.0, back) == Some(away - 1),
                });
                let places = linked.collect::<BTreeSet<_>>().len();
                wanted.push((away, words.to_owned(), to, places));
            }
        }
        wanted.sort();
        let answer = ask(&graph, "around", "", &of, Some(depth));
        let found = answer.rows.iter().map(|it| match &it[1] {
            Cell::Word(word) => (number(&it[0]), (*word).to_owned(), number(&it[2]), number(&it[4])),
            other => panic!("{other:?}"),
        });
        prop_assert_eq!(found.collect::<Vec<_>>(), wanted.clone());
        for (name, words) in [("cites", "cites"), ("cited-by", "cited by")] {
            let answer = ask(&graph, name, "", &of, Some(depth));
            let one: Vec<_> = wanted.iter().filter(|it| it.1 == words).map(|it| (it.0, it.2)).collect();
            prop_assert_eq!(answer.rows.iter().map(|it| (number(&it[0]), number(&it[2]))).collect::<Vec<_>>(), one);
        }
    }

    #[test]
    fn common_ancestors_are_reached_from_each((count, arcs) in random::arcs(9, false), second in 0_usize..9, third in 0_usize..9) {
        let graph = random::graph(count, &arcs);
        let steps = distances(count, &arcs);
        let of = [0, second % count, third % count];
        for by in ["ancestors", "descendants"] {
            let from_each = |at: usize| -> Option<Vec<usize>> {
                of.iter().map(|it| if by == "ancestors" { steps[*it][at] } else { steps[at][*it] }).collect()
            };
            let mut wanted: Vec<_> = (0..count)
                .filter_map(|at| Some((from_each(at)?, at)))
                .filter(|it| !it.0.contains(&0))
                .map(|(steps, at)| (steps.iter().sum::<usize>(), at, Cell::Counts(steps)))
                .collect();
            wanted.sort_by_key(|it| (it.0, it.1));
            let answer = ask(&graph, "ancestors", by, &of, None);
            let found: Vec<_> = answer.rows.iter().map(|it| (number(&it[0]), number(&it[1]), it[3].clone())).collect();
            prop_assert_eq!(&found, &wanted);
            // The part for a picture holds a shortest way from each document to each that they have in common.
            let ends = answer.edges.iter().flatten().map(|it| graph.ends(*it));
            let part: Vec<_> = ends.map(|it| (it.0.index(), it.1.index())).collect();
            let within = distances(count, &part);
            for (_, at, _) in wanted {
                for from in of {
                    let (a, b) = if by == "ancestors" { (from, at) } else { (at, from) };
                    prop_assert_eq!(within[a][b], steps[a][b]);
                }
            }
        }
    }

    #[test]
    fn roots_come_with_the_documents_between((count, arcs) in random::arcs(9, true)) {
        let graph = random::graph(count, &arcs);
        let steps = distances(count, &arcs);
        let cites = |at: usize| arcs.iter().any(|it| it.0 == at);
        let from = count - 1;
        let mut wanted: Vec<(usize, usize)> = (0..from)
            .filter(|it| !cites(*it))
            .filter_map(|it| Some((steps[from][it]?, it)))
            .collect();
        wanted.sort_unstable();
        let answer = ask(&graph, "back", "", &[from], None);
        let found: Vec<_> = answer.rows.iter().map(|it| (number(&it[1]), number(&it[2]))).collect();
        prop_assert_eq!(found, wanted);
        for row in &answer.rows {
            let Cell::Nodes(between) = &row[4] else { panic!("{row:?}") };
            let way: Vec<usize> = [from].into_iter().chain(between.iter().map(|it| it.index())).chain([number(&row[2])]).collect();
            assert!(way.windows(2).all(|it| arcs.contains(&(it[0], it[1]))), "{way:?}");
        }
        let turned: Vec<_> = arcs.iter().map(|it| (count - 1 - it.1, count - 1 - it.0)).collect();
        let mirrored = ask(&random::graph(count, &turned), "forward", "", &[0], None);
        prop_assert_eq!(mirrored.rows.len(), answer.rows.len());
    }

    #[test]
    fn the_first_to_cite_has_the_lowest_year((count, arcs) in random::arcs(40, false)) {
        let graph = random::graph(count, &arcs);
        let year = |at: usize| graph.node(NodeId::new(at)).year.unwrap();
        let mut wanted = BTreeSet::new();
        for &(citing, cited) in &arcs {
            let all = arcs.iter().filter(|it| it.1 == cited);
            if all.clone().all(|it| year(it.0) >= year(citing)) {
                let citing_ones: BTreeSet<usize> = all.map(|it| it.0).collect();
                wanted.insert((cited, citing_ones.len(), citing));
            }
        }
        let answer = ask(&graph, "first-to-cite", "", &[], None);
        let found: BTreeSet<_> = answer.rows.iter().map(|it| (number(&it[0]), number(&it[1]), number(&it[2]))).collect();
        prop_assert_eq!(found, wanted);
        assert!(answer.rows.is_sorted_by_key(|it| std::cmp::Reverse(number(&it[1]))));
    }

    #[test]
    fn partners_are_those_of_all_pairs((count, arcs) in random::arcs(9, false)) {
        let graph = random::graph(count, &arcs);
        for name in ["co-cited", "coupled"] {
            let key = |it: &Vec<Cell>| {
                let (one, other) = (number(&it[1]), number(&it[3]));
                (number(&it[0]), one.min(other), one.max(other))
            };
            let all = ask(&graph, name, "", &[], None);
            let wanted: BTreeSet<_> = all.rows.iter().map(key).filter(|it| it.1 == 0 || it.2 == 0).collect();
            let answer = ask(&graph, name, "", &[0, 0], None);
            prop_assert_eq!(answer.rows.iter().map(key).collect::<BTreeSet<_>>(), wanted);
            let turned = answer.rows.iter().filter(|it| number(&it[1]) != 0);
            prop_assert_eq!(turned.count(), 0);
        }
    }

    #[test]
    fn a_timeline_counts_each_document_and_citation_once((count, arcs) in random::arcs(30, false)) {
        let graph = random::graph(count, &arcs);
        let links = graph.edge_count();
        let answer = ask(&graph, "timeline", "class", &[], None);
        let sum = |at: usize| answer.rows.iter().map(|it| number(&it[at])).sum::<usize>();
        prop_assert_eq!((sum(2), sum(3), sum(4)), (count, links, links));
        prop_assert_eq!(answer.rows.len(), count.min(25));
    }
}

/// Documents with sender and day; each cites the first.
fn letters() -> CiteGraph {
    let node = |(key, from, year, day): (&str, &str, u16, Option<u8>)| Node {
        year: Some(year),
        date: day.and_then(|it| Date::new(year, 5, it)),
        from: Some(from.to_owned()).filter(|it| !it.is_empty()),
        ..Node::document(key)
    };
    let nodes = [
        ("lamps", "", 2009, None),
        ("two", "Ormond", 2010, Some(3)),
        ("three", "Vessaly", 2010, Some(3)),
        (
            "four",
            "the Permanent Mission of Ormond to the United Nations",
            2010,
            Some(4),
        ),
        ("five", "Ormond", 2011, None),
    ];
    let edges = (1..5).map(|it| Edge::between(NodeId::new(it), NodeId::new(0)));
    CiteGraph::of(nodes.map(node).to_vec(), edges.collect())
}

#[test]
fn ties_for_the_first_are_named() {
    let answer = ask(&letters(), "first-to-cite", "", &[0], None);
    let first: Vec<usize> = answer.rows.iter().map(|it| number(&it[2])).collect();
    assert_eq!(first, [1, 2]);
    assert_eq!(answer.rows[0][3], Cell::Text("2010-05-03".to_owned()));
    assert_eq!(
        answer.summary,
        "the first citations of 1 document, 1 with several that may be the first"
    );
}

#[test]
fn senders_have_their_years() {
    let answer = ask(&letters(), "timeline", "sender", &[], None);
    let rows: Vec<String> = answer.rows.iter().map(|it| format!("{it:?}")).collect();
    assert_eq!(rows.len(), 3, "{rows:?}");
    let day = |it: &str| Cell::Text(it.to_owned());
    let ormond = [
        Cell::Text("Ormond".to_owned()),
        Cell::Year(2010),
        Cell::Count(2),
        Cell::Count(2),
        Cell::Count(0),
        day("2010-05-03"),
        day("2010-05-04"),
    ];
    assert_eq!(answer.rows[0], ormond);
    assert_eq!(
        answer.summary,
        "2 senders, 2010 to 2011; 1 document without sender left out"
    );
}

#[test]
fn a_question_without_answer_says_so() {
    let graph = letters();
    let told = |name, of: &[usize]| {
        let answer = ask(&graph, name, "", of, None);
        assert!(answer.rows.is_empty());
        answer.summary
    };
    assert_eq!(told("cites", &[0]), "cites nothing within 1 step");
    assert_eq!(told("between", &[0, 1]), "no chain");
    assert_eq!(told("back", &[0]), "no root");
    assert_eq!(told("first-to-cite", &[1]), "no citation of what was asked for");
    assert_eq!(told("co-cited", &[0]), "no pairs cited together");
    assert_eq!(told("ancestors", &[0, 1]), "what all of them lead to: nothing");
}
