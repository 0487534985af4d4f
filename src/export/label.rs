//! How nodes are called in lists and pictures.

use crate::graph::Node;
use crate::graph::NodeKind;
use crate::graph::OtherFile;
use crate::resolve::Standing;

/// The name of a node: its symbol; for a file without one the file's name; for a source author and title.
pub fn name(node: &Node) -> String {
    match &node.kind {
        NodeKind::Document => node.key.clone(),
        NodeKind::Web => node.url.clone().unwrap_or_else(|| node.key.clone()),
        NodeKind::Source(source) => {
            let year = source.year.map(|it| format!("({it})"));
            let title = source
                .title
                .clone()
                .or_else(|| source.container.clone())
                .or_else(|| source.url.clone());
            // "Statement by the Guild" names its author itself.
            let said = |it: &String| title.as_ref().is_some_and(|title| title.contains(it.as_str()));
            let author = source.author.clone().filter(|it| !said(it));
            let parts: Vec<String> = [author, title].into_iter().flatten().collect();
            let named = parts.join(", ");
            let year = year.filter(|_| !named.is_empty());
            [Some(named), year].into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
    }
}

/// The name with the file behind it, where the two differ: "A/75/742-S/2021/279 (letter.txt)".
pub fn name_and_file(node: &Node) -> String {
    let name = name(node);
    match node.files.first().map(|it| file_name(it)) {
        Some(file) if file != name => format!("{name} ({file})"),
        _ => name,
    }
}

/// One line for each further file of a document: "also: letter.pdf (pdf, the same text)".
pub fn other_files(node: &Node) -> Vec<String> {
    let line = |it: &OtherFile| {
        let said = match it.standing {
            Standing::Leading | Standing::SameText => "the same text".to_owned(),
            Standing::Translation => format!("in another language, {}", it.language),
            Standing::Differing => "another wording".to_owned(),
            Standing::Part => "another text under the same name".to_owned(),
        };
        format!("also: {} ({}, {said})", it.file, it.format)
    };
    node.others.iter().map(line).collect()
}

/// A path without its folders.
pub fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
