//! What stands together in a picture.

use std::collections::BTreeMap;

use crate::catalogue::Catalogue;
use crate::catalogue::ordinal_words;
use crate::export::label;
use crate::export::words;
use crate::graph::Node;
use crate::graph::NodeId;
use crate::query::Arcs;
use crate::query::Selection;
use crate::query::communities;
use crate::text::several;

/// Year before the first of the Security Council's years, which are counted.
const COUNCIL_YEARS: u16 = 1945;

/// One way to put documents together.
#[derive(Debug)]
pub struct Clustering {
    /// Name for `--cluster`.
    pub name: &'static str,
    /// One line for help.
    pub help: &'static str,
    /// The heading of the cluster of each node that belongs to one.
    pub of: fn(&Selection<'_>) -> BTreeMap<NodeId, String>,
}

/// All clusterings, in the order of the help.
pub const CLUSTERINGS: &[Clustering] = &[
    Clustering {
        name: "year",
        help: "by year",
        of: |selection| each(selection, |node| node.year.map(|it| it.to_string())),
    },
    Clustering {
        name: "session",
        help: "by session of the General Assembly or another organ, year of the Security Council, else by year",
        of: by_session,
    },
    Clustering {
        name: "sender",
        help: "by sender",
        of: |selection| each(selection, |node| node.sender().map(words::clean)),
    },
    Clustering {
        name: "series",
        help: "by document series",
        of: |selection| each(selection, |node| node.symbol.as_ref().map(|it| it.series.to_string())),
    },
    Clustering {
        name: "community",
        help: "by communities: documents that cite each other more than the rest",
        of: by_community,
    },
];

/// Communities, each named after the member that the most citations of the selection join.
fn by_community(selection: &Selection<'_>) -> BTreeMap<NodeId, String> {
    let arcs = Arcs::of(selection);
    let of = communities(&arcs);
    let joined = |at: usize| arcs.cited(at).len() + arcs.citing(at).len();
    let mut middle: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, community) in of.iter().enumerate() {
        let middle = middle.entry(*community).or_insert(at);
        if joined(at) > joined(*middle) {
            *middle = at;
        }
    }
    let heading = |community: &usize| {
        let node = middle.get(community).map(|it| selection.graph().node(arcs.node(*it)));
        node.map_or_else(String::new, |it| format!("around {}", words::clean(&label::name(it))))
    };
    let headings = of.iter().map(heading).enumerate();
    headings.map(|(at, heading)| (arcs.node(at), heading)).collect()
}

fn each(selection: &Selection<'_>, of: impl Fn(&Node) -> Option<String>) -> BTreeMap<NodeId, String> {
    let node = |id: &NodeId| Some((*id, of(selection.graph().node(*id))?));
    selection.nodes().iter().filter_map(node).collect()
}

fn by_session(selection: &Selection<'_>) -> BTreeMap<NodeId, String> {
    // The built-in catalogue always loads; without it there are only years.
    let catalogue = Catalogue::builtin().ok();
    each(selection, |node| {
        let session = catalogue.and_then(|it| session(it, node));
        session.or_else(|| node.year.map(|it| it.to_string()))
    })
}

/// The session that one of the parts of a symbol names, else the year of the Security Council.
fn session(catalogue: &Catalogue, node: &Node) -> Option<String> {
    let parts = catalogue.describe(node.symbol.as_ref()?);
    let of_session = parts.iter().find_map(|part| {
        let session = part.session.as_ref()?;
        // Bodies of the Assembly count its sessions; a council below it that meets more often counts its own.
        let own = catalogue
            .series(&part.series)?
            .sessions
            .is_some_and(|it| it.each_year > 1);
        let organ = if own { part.bodies.last() } else { part.bodies.first() }?;
        Some(format!("{organ}, {session}"))
    });
    let of_council = || {
        let part = parts.iter().find(|it| it.symbol.starts_with("S/"))?;
        let year = part.year.or(node.year)?;
        let number = year.checked_sub(COUNCIL_YEARS).filter(|it| *it > 0)?;
        Some(format!(
            "{}, {} year ({year})",
            part.bodies.first()?,
            ordinal_words(number)
        ))
    };
    of_session.or_else(of_council)
}

/// Documents in clusters that a picture has room for.
#[derive(Debug, Default)]
pub(in crate::export) struct Groups {
    /// In the order of their first documents; what is left over comes last.
    pub(in crate::export) headings: Vec<String>,
    /// The cluster of each document.
    pub(in crate::export) of: BTreeMap<NodeId, usize>,
    /// What was put together as left over.
    pub(in crate::export) remark: Option<String>,
}

impl Groups {
    /// Most clusters of a picture.
    const MOST: usize = 12;

    /// The documents of a selection by a clustering. Clusters of one document, and the smallest of too many, become
    /// one, as do documents without cluster.
    pub(in crate::export) fn of(selection: &Selection<'_>, clustering: &Clustering) -> Self {
        let mut found = (clustering.of)(selection);
        let documents: Vec<NodeId> = selection
            .nodes()
            .iter()
            .copied()
            .filter(|it| selection.graph().node(*it).is_document())
            .collect();
        let mut sizes: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for (at, id) in documents.iter().enumerate() {
            if let Some(heading) = found.get(id) {
                sizes.entry(heading.clone()).or_insert((0, at)).0 += 1;
            }
        }
        let all = sizes.len();
        let mut kept: Vec<(String, usize, usize)> = sizes
            .into_iter()
            .filter(|it| it.1.0 > 1)
            .map(|(heading, (size, first))| (heading, size, first))
            .collect();
        kept.sort_by_key(|it| (std::cmp::Reverse(it.1), it.2));
        kept.truncate(Self::MOST - 1);
        kept.sort_by_key(|it| it.2);
        let mut groups = Self {
            headings: kept.into_iter().map(|it| it.0).collect(),
            ..Self::default()
        };
        let position: BTreeMap<String, usize> = groups.headings.iter().cloned().zip(0..).collect();
        let rest = groups.headings.len();
        let mut without = 0;
        for id in documents {
            let own = found.remove(&id);
            without += usize::from(own.is_none());
            let at = own.and_then(|it| position.get(&it).copied()).unwrap_or(rest);
            groups.of.insert(id, at);
        }
        if groups.of.values().any(|it| *it == rest) {
            groups.headings.push("other".to_owned());
            groups.remark = groups.left_over(all - rest, without, clustering);
        }
        groups
    }

    fn left_over(&self, small: usize, without: usize, clustering: &Clustering) -> Option<String> {
        let rest = self.headings.len() - 1;
        let documents = self.of.values().filter(|it| **it == rest).count();
        let documents = several(documents as u64, "document");
        let what = match (small, without) {
            (0, _) => "without any".to_owned(),
            (_, 0) => format!("of {}", several(small as u64, "small cluster")),
            _ => format!("of {}, or without any", several(small as u64, "small cluster")),
        };
        Some(format!("clusters by {}; other: {documents} {what}", clustering.name))
    }
}

#[cfg(test)]
mod tests {
    use super::CLUSTERINGS;
    use super::Groups;
    use crate::export::tests::build;
    use crate::graph::CiteGraph;
    use crate::graph::Node;
    use crate::query::Selection;

    fn clustering(name: &str) -> &'static super::Clustering {
        CLUSTERINGS.iter().find(|it| it.name == name).unwrap()
    }

    #[test]
    fn sessions_are_those_of_the_symbols() {
        let built = build(&[(
            "a.txt",
            "See A/75/745-S/2021/156, A/C.3/57/SR.49, A/HRC/RES/18/4, S/2019/7 and ST/SGB/2019/8.",
        )]);
        let found = (clustering("session").of)(&Selection::all(&built.graph));
        let mut headings: Vec<&str> = found.values().map(String::as_str).collect();
        headings.sort_unstable();
        let wanted = [
            "2019",
            "General Assembly, fifty-seventh session",
            "General Assembly, seventy-fifth session",
            "Human Rights Council, eighteenth session",
            "Security Council, seventy-fourth year (2019)",
        ];
        assert_eq!(headings, wanted);
    }

    #[test]
    fn small_clusters_and_too_many_are_put_together_and_counted() {
        let node = |at: usize| Node {
            from: (at > 0).then(|| format!("State {}", at / 2)),
            ..Node::document(&format!("d{at:02}"))
        };
        let graph = CiteGraph::of((0..40).map(node).collect(), Vec::new());
        let groups = Groups::of(&Selection::all(&graph), clustering("sender"));
        assert_eq!(groups.headings.len(), Groups::MOST);
        assert_eq!(groups.headings.first().map(String::as_str), Some("State 1"));
        assert_eq!(groups.headings.last().map(String::as_str), Some("other"));
        assert_eq!(groups.of.len(), 40);
        let remark = groups.remark.unwrap();
        assert!(
            remark.contains("18 documents of 9 small clusters, or without any"),
            "{remark}"
        );
    }
}
