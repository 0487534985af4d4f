use std::collections::BTreeMap;

use crate::graph::NodeId;
use crate::query::Arcs;
use crate::query::Selection;

/// What citations are counted apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountedBy {
    /// All together.
    Nothing,
    /// The year of the citing document; those without a year have an empty name.
    Year,
    /// What the sentence does with the cited document; places without a relation are not counted.
    Relation,
}

/// How often a document is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// The year or relation that is counted; empty where all are counted together.
    pub apart: String,
    /// The cited document.
    pub node: NodeId,
    /// Documents that cite it.
    pub documents: usize,
    /// Places where they do: those of [`crate::graph::Edge::weight`], or those with the relation.
    pub places: usize,
}

/// How often each document is cited, in the order of years or relations, then of the graph. What nobody cites is
/// left out.
pub fn most_cited<'s>(selection: &'s Selection<'_>, arcs: &Arcs, by: CountedBy) -> Vec<Cited> {
    let mut found: Vec<((u16, &str), usize, usize, usize)> = Vec::new();
    // Of one document at a time, so that the maps stay small.
    let mut counts: BTreeMap<(u16, &str), (usize, usize)> = BTreeMap::new();
    for at in 0..arcs.len() {
        let weights = arcs.citing_weights(at).iter().map(|it| *it as usize);
        for ((&citing, &id), weight) in arcs.citing(at).iter().zip(arcs.citing_edges(at)).zip(weights) {
            let mut add = |apart: (u16, &'s str), places: usize| {
                let (documents, all) = counts.entry(apart).or_default();
                *documents += 1;
                *all += places;
            };
            match by {
                CountedBy::Nothing => add((0, ""), weight),
                CountedBy::Year => {
                    let year = selection.graph().node(arcs.node(citing as usize)).year;
                    add((year.unwrap_or(0), ""), weight);
                }
                CountedBy::Relation => {
                    for (relation, places) in selection.edge(id).relations() {
                        add((0, relation), places);
                    }
                }
            }
        }
        let counted = std::mem::take(&mut counts).into_iter();
        found.extend(counted.map(|(apart, (documents, places))| (apart, at, documents, places)));
    }
    found.sort_by_key(|it| it.0);
    let cited = found
        .into_iter()
        .map(|((year, relation), at, documents, places)| Cited {
            apart: match year {
                0 => relation.to_owned(),
                year => year.to_string(),
            },
            node: arcs.node(at),
            documents,
            places,
        });
    cited.collect()
}

#[cfg(test)]
mod tests {
    use proptest::prop_assert_eq;
    use proptest::proptest;

    use super::CountedBy;
    use super::most_cited;
    use crate::query::Arcs;
    use crate::query::Selection;
    use crate::query::random;

    proptest! {
        #[test]
        fn counts_are_those_of_the_pairs((count, mut pairs) in random::arcs(12, false)) {
            let graph = random::graph(count, &pairs);
            let selection = Selection::all(&graph);
            let arcs = Arcs::of(&selection);
            pairs.sort_unstable();
            pairs.dedup();
            for cited in most_cited(&selection, &arcs, CountedBy::Nothing) {
                let at = cited.node.index();
                prop_assert_eq!(cited.documents, pairs.iter().filter(|it| it.1 == at).count());
            }
            let by_year = most_cited(&selection, &arcs, CountedBy::Year);
            prop_assert_eq!(by_year.iter().map(|it| it.documents).sum::<usize>(), pairs.len());
            for cited in by_year {
                let of_year = |it: &&(usize, usize)| it.1 == cited.node.index() && (2000 + it.0 % 25).to_string() == cited.apart;
                prop_assert_eq!(cited.documents, pairs.iter().filter(of_year).count());
            }
        }
    }
}
