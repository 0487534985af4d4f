use crate::graph::Edge;
use crate::graph::Link;

/// The head of an arrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::export) enum Arrow {
    /// One filled head.
    Filled,
    /// Two filled heads.
    Double,
    /// An outline.
    Open,
}

/// How a link of some meaning is drawn.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::export) struct Line {
    /// Its name in the legend.
    pub(in crate::export) name: &'static str,
    /// Its looks in words, for legends without pictures.
    pub(in crate::export) shown_as: &'static str,
    /// What sentences do with the cited document, as in the catalogue of relations.
    relations: &'static [&'static str],
    /// Lengths of dashes and gaps for a line of width 1; empty for a whole line.
    pub(in crate::export) dashes: &'static str,
    /// The same for programs that know solid, dashed and dotted lines only.
    pub(in crate::export) coarse: &'static str,
    pub(in crate::export) arrow: Arrow,
}

/// All lines, in the order of the legend. The first is for citations of any other relation, or none; the last for links
/// between members of a family.
pub(in crate::export) const LINES: [Line; 6] = [
    Line {
        name: "cites",
        shown_as: "Whole line",
        relations: &["see", "see also", "quoted in"],
        dashes: "",
        coarse: "solid",
        arrow: Arrow::Filled,
    },
    Line {
        name: "recalls, reaffirms, or acts on it",
        shown_as: "Two heads",
        relations: &["recalls", "reaffirms", "pursuant to"],
        dashes: "",
        coarse: "solid",
        arrow: Arrow::Double,
    },
    Line {
        name: "replies or refers to it",
        shown_as: "Dashes",
        relations: &["in reply to", "in reference to"],
        dashes: "10 4",
        coarse: "dashed",
        arrow: Arrow::Filled,
    },
    Line {
        name: "replaces it, or is replaced",
        shown_as: "Dashes with two heads",
        relations: &["supersedes", "superseded by"],
        dashes: "10 3 2 3",
        coarse: "dashed",
        arrow: Arrow::Double,
    },
    Line {
        name: "contradicts it",
        shown_as: "Dots with an open head",
        relations: &["contra"],
        dashes: "2 3",
        coarse: "dotted",
        arrow: Arrow::Open,
    },
    Line {
        name: "addendum, corrigendum, revision or part of it",
        shown_as: "Dashes with an open head",
        relations: &[],
        dashes: "5 3",
        coarse: "dashed",
        arrow: Arrow::Open,
    },
];

impl Line {
    /// The position in [`LINES`] of a link's line: that of the relation which most of its places have, where any has one.
    pub(in crate::export) fn of(edge: &Edge) -> usize {
        if edge.link != Link::Cites {
            return LINES.len() - 1;
        }
        let relations = edge.relations();
        let commonest = relations.first().map(|it| it.0);
        let drawn = commonest.and_then(|name| LINES.iter().position(|it| it.relations.contains(&name)));
        drawn.unwrap_or(0)
    }
}

/// Width of a line. Grows with the root of the number of citations, so that many do not cover the rest.
pub(in crate::export) fn line_width(edge: &Edge) -> f64 {
    // Counts this large are drawn alike anyway.
    let weight = u16::try_from(edge.weight()).unwrap_or(u16::MAX);
    (0.4 + 0.9 * f64::from(weight).sqrt()).min(5.0)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::LINES;
    use super::Line;
    use crate::catalogue::Catalogue;
    use crate::export::tests::build;

    #[test]
    fn no_two_lines_look_alike() {
        for (at, one) in LINES.iter().enumerate() {
            for other in &LINES[at + 1..] {
                assert!(
                    (one.coarse, one.arrow) != (other.coarse, other.arrow),
                    "{} and {}",
                    one.name,
                    other.name
                );
            }
        }
    }

    #[test]
    fn every_relation_of_the_catalogue_has_a_line() {
        let known: BTreeSet<&str> = LINES.iter().flat_map(|it| it.relations).copied().collect();
        let phrases = &Catalogue::builtin().unwrap().phrases.relations;
        let all: BTreeSet<&str> = phrases.relation.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(known, all);
    }

    #[test]
    fn the_words_of_the_sentence_choose_the_line() {
        let built = build(&[(
            "a.txt",
            "Reaffirming A/75/745. See S/2021/9. And S/2019/7.\n\nIn reply to S/2019/8, and S/2019/7/Add.1.",
        )]);
        let lines: BTreeSet<&str> = built.graph.edges().map(|it| LINES[Line::of(it.1)].name).collect();
        let wanted = [LINES[0].name, LINES[1].name, LINES[2].name, LINES[5].name];
        assert_eq!(lines, wanted.into_iter().collect());
    }
}
