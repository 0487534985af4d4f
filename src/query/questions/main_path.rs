use crate::query::Answer;
use crate::query::Cell;
use crate::query::main_path::MainPath;
use crate::query::main_path::Route;
use crate::query::main_path::main_path;
use crate::query::questions::Asked;
use crate::query::questions::Question;
use crate::query::questions::Takes;
use crate::query::questions::listing::counted;

/// Key citations where nobody says how many.
const KEYS: usize = 10;

/// The main path.
pub(super) const MAIN_PATH: Question = Question {
    name: "main-path",
    help: "The citations through which most chains lead (main path, search path counts)",
    takes: Takes::None,
    by: &[
        ("global", "the one chain with the greatest sum of counts"),
        (
            "key-route",
            "the --most N citations (10) with the greatest counts, continued to both sides",
        ),
        (
            "local",
            "from the oldest on, always the citation with the greatest count",
        ),
    ],
    ask: path,
};

fn path(asked: &Asked<'_, '_>) -> Answer {
    let keyed = asked.by == "key-route";
    let route = match asked.by {
        "key-route" => Route::Key(asked.most.unwrap_or(KEYS)),
        "local" => Route::Local,
        _ => Route::Global,
    };
    let path = main_path(asked.arcs, route);
    let graph = asked.selection.graph();
    let mut answer = Answer {
        columns: vec!["link", "citing", "cited", "share"],
        edges: Some(path.links.iter().map(|it| it.edge).collect()),
        summary: summary(&path),
        ..Answer::default()
    };
    if keyed {
        answer.columns.push("key");
    }
    for (at, link) in path.links.iter().enumerate() {
        let (citing, cited) = graph.ends(link.edge);
        answer.nodes.extend([citing, cited]);
        let mut row = vec![
            Cell::Count(at + 1),
            Cell::Node(citing),
            Cell::Node(cited),
            link.share.map_or(Cell::Empty, Cell::Score),
        ];
        if keyed {
            row.push(link.key.map_or(Cell::Empty, Cell::Count));
        }
        answer.rows.push(row);
    }
    // A path of one kind is read whole; --most says how many key citations there are.
    if !keyed {
        answer.rows.truncate(asked.most.unwrap_or(usize::MAX));
    }
    answer
}

fn summary(path: &MainPath) -> String {
    let chains = match path.chains {
        0.0 if path.knots > 0 => {
            return "no path: all citations lead around in knots (see the question cycles)".to_owned();
        }
        0.0 => return "no path: there are no citations".to_owned(),
        1.0 => "1 chain leads".to_owned(),
        // Above, a count is no longer exact.
        it if it < 9e15 => format!("{it} chains lead"),
        it if it.is_finite() => format!("about {it:.2e} chains lead"),
        _ => "more than 1e308 chains lead".to_owned(),
    };
    let knots = match path.knots {
        0 => String::new(),
        it => format!(
            "; {} of documents that all lead to each other: each counts as one document, links within have no share",
            counted(it, "knot")
        ),
    };
    format!(
        "{chains} from what nobody cites to what cites nothing; the share is the part of them that a citation is on{knots}"
    )
}
