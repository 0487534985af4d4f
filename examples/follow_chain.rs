//! Follows a citation chain through three letters and prints the sentence behind each step.

#![allow(clippy::print_stdout, reason = "an example prints what it found")]

use ibid::Build;
use ibid::query::ChainQuery;
use ibid::query::Selection;
use ibid::query::Way;
use ibid::query::chains;
use ibid::read::Source;

const LETTERS: [(&str, &str); 3] = [
    (
        "spring.txt",
        "United Nations\nS/2021/100\n\nSeventy-sixth year\n\nThe lamp of the pier was lit.\n",
    ),
    (
        "summer.txt",
        "United Nations\nS/2021/200\n\nSeventy-sixth year\n\nWe thank you for S/2021/100, para. 2.\n",
    ),
    (
        "autumn.txt",
        "As was said in S/2021/200, the lamp of the pier is lit again.\n",
    ),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sources = LETTERS.map(|(name, text)| Source {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    });
    let build = Build::new(sources.to_vec(), &ibid::resolve::Options::default())?;
    let graph = &build.graph;
    let node = |name: &str| graph.find(name).first().copied().ok_or(format!("no document {name}"));
    let query = ChainQuery {
        from: node("autumn.txt")?,
        way: Way::Shortest(node("s/2021/100")?),
        longest: 10,
        most: 1,
    };
    for chain in chains(&Selection::all(graph), &query).found {
        for step in chain.steps {
            let edge = graph.edge(step);
            println!("{} cites {}", graph.node(edge.citing).key, graph.node(edge.cited).key);
            for evidence in &edge.evidence {
                println!("  {}:{}: {}", evidence.file, evidence.line, evidence.sentence);
            }
        }
    }
    Ok(())
}
