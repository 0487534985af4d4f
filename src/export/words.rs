//! What a picture says about a node or an edge; shared by the exporters that draw.

use crate::export::label;
use crate::graph::CiteGraph;
use crate::graph::Edge;
use crate::graph::Node;
use crate::graph::NodeKind;

/// What a row of a label is; exporters choose size, weight and number of lines by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Symbol of a document, or its file's name.
    Name,
    /// A day or a year.
    Date,
    /// What a document is and who sent it.
    Detail,
    /// Author and year of a source.
    Author,
    /// Title of a source.
    Title,
    /// A web address.
    Address,
}

/// Classes whose title only repeats class, date and sender, with the words for them.
const LETTERS: [(&str, &str); 3] = [
    ("letter", "Letter"),
    ("identical-letters", "Identical letters"),
    ("note-verbale", "Note verbale"),
];

/// Most sentences quoted in the tooltip of an edge.
const QUOTED: usize = 3;

/// The rows of a node's label, most important first; never empty.
pub(super) fn rows(node: &Node) -> Vec<(Role, String)> {
    let rows = match &node.kind {
        NodeKind::Document => vec![
            (Role::Name, Some(node.key.clone())),
            (Role::Date, date(node)),
            (Role::Detail, detail(node)),
        ],
        NodeKind::Source(_) if node.from.is_some() => {
            let author = [node.from.clone(), node.year.map(|it| it.to_string())]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(", ");
            vec![(Role::Author, Some(author)), (Role::Title, node.title.clone())]
        }
        NodeKind::Source(_) => vec![
            (
                Role::Title,
                Some(node.title.clone().unwrap_or_else(|| node.key.clone())),
            ),
            (Role::Date, date(node)),
        ],
        NodeKind::Web => vec![(
            Role::Address,
            Some(bare(node.url.as_deref().unwrap_or(&node.key)).to_owned()),
        )],
    };
    let mut rows: Vec<(Role, String)> = rows
        .into_iter()
        .filter_map(|(role, text)| Some((role, clean(&text?))))
        .filter(|(_, text)| !text.is_empty())
        .collect();
    if rows.is_empty() {
        rows.push((Role::Name, "(no name)".to_owned()));
    }
    rows
}

/// The day, else the year where the symbol does not say it already.
fn date(node: &Node) -> Option<String> {
    match (node.date.or(node.dated), node.year) {
        (Some(date), _) => Some(date.in_words()),
        (None, Some(year)) => {
            let year = year.to_string();
            let said = node.symbol.as_ref().is_some_and(|it| it.to_string().contains(&year));
            (!said).then_some(year)
        }
        (None, None) => None,
    }
}

fn detail(node: &Node) -> Option<String> {
    let letter = LETTERS.iter().find(|it| it.0 == node.class);
    match (letter, node.sender()) {
        (Some((_, words)), Some(sender)) => Some(format!("{words} from {sender}")),
        _ => node.title.clone(),
    }
}

/// An address without scheme and "www.".
fn bare(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |it| it.1);
    rest.strip_prefix("www.").unwrap_or(rest)
}

/// The address to link to: only http and https, so that a picture never runs a script.
pub(super) fn link(node: &Node) -> Option<String> {
    let url = clean(node.url.as_deref()?);
    let lower = url.to_ascii_lowercase();
    (lower.starts_with("http://") || lower.starts_with("https://")).then_some(url)
}

/// Everything about a node in a few lines.
pub(super) fn node_tooltip(node: &Node) -> String {
    let mut lines: Vec<String> = rows(node).into_iter().map(|it| it.1).collect();
    lines.extend(node.title.as_deref().map(clean).filter(|it| !lines.contains(it)));
    lines.extend(node.files.iter().map(|it| format!("file: {}", clean(it))));
    if !node.why.is_empty() {
        lines.push(clean(&node.why));
    }
    lines.join("\n")
}

/// Who cites whom, how often, and the first sentences.
pub(super) fn edge_tooltip(graph: &CiteGraph, edge: &Edge) -> String {
    let [citing, cited] = [edge.citing, edge.cited].map(|it| clean(&label::name(graph.node(it))));
    let times = match edge.evidence.len() {
        0 => String::new(),
        1 => ", 1 place".to_owned(),
        many => format!(", {many} places"),
    };
    let link = edge.link.name().replace('-', " ");
    let relations: Vec<&str> = edge.relations().into_iter().map(|it| it.0).collect();
    let how = if relations.is_empty() {
        String::new()
    } else {
        format!(" ({})", clean(&relations.join(", ")))
    };
    let mut lines = vec![format!("{citing} {link} {cited}{times}{how}")];
    for it in edge.evidence.iter().take(QUOTED) {
        lines.push(format!("{}: {}", it.found_on(), clean(&it.sentence)));
    }
    if edge.evidence.len() > QUOTED {
        lines.push(format!("and {} more", edge.evidence.len() - QUOTED));
    }
    lines.join("\n")
}

/// One line without the characters that turn the reading direction around; runs of white space become one blank.
/// Other controls stay for the exporter to replace.
pub(super) fn clean(text: &str) -> String {
    let kept: String = text.chars().filter(|it| !turns_direction(*it)).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a character is an invisible control of the bidirectional algorithm.
pub(super) fn turns_direction(it: char) -> bool {
    matches!(it, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The start of a text, at most `limit` bytes and never half a character.
pub(super) fn cut(text: &str, limit: usize) -> &str {
    let mut end = limit.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::clean;
    use super::cut;

    #[test]
    fn text_becomes_one_line_and_is_cut_between_characters() {
        assert_eq!(clean(" a\n\u{202E}b\t c "), "a b c");
        assert_eq!((cut("aé", 2), cut("aé", 9)), ("a", "aé"));
    }
}
