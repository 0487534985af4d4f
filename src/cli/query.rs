//! `ibid query`: questions to the citations of a collection.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::catalogue::Catalogue;
use crate::cli::collection::Collection;
use crate::cli::collection::CollectionArgs;
use crate::cli::exit::Exit;
use crate::cli::exit::Failure;
use crate::cli::output;
use crate::cli::select;
use crate::cli::select::Wanted;
use crate::cli::table::Table;
use crate::export::answer;
use crate::query::Answer;
use crate::query::FIELDS;
use crate::query::QUESTIONS;
use crate::query::Question;
use crate::query::Selection;

/// Arguments of `ibid query`.
#[derive(clap::Args)]
pub(super) struct Args {
    /// What to ask; the questions are listed below
    #[arg(value_name = "QUESTION", value_parser = select::question_names(), hide_possible_values = true)]
    question: String,

    #[command(flatten)]
    collection: CollectionArgs,

    /// The document that the question is asked of; may be given several times
    #[arg(long, value_name = "DOCUMENT")]
    of: Vec<String>,

    /// Ask it only of what these terms keep; the fields are listed below
    #[arg(long = "where", value_name = "TERMS", allow_hyphen_values = true)]
    terms: Vec<String>,

    /// What is counted or compared, where the question has a choice
    #[arg(long, value_name = "WAY")]
    by: Option<String>,

    /// Most steps from the documents
    #[arg(long, value_name = "N")]
    depth: Option<usize>,

    /// Most rows
    #[arg(long, value_name = "N")]
    most: Option<usize>,

    /// Format
    #[arg(long, value_enum, default_value_t = To::Table)]
    to: To,

    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    Table,
    Csv,
    Json,
}

/// All questions and fields, for the help.
pub(super) fn questions_help() -> String {
    let width = 2 + QUESTIONS.iter().map(|it| it.name.len()).max().unwrap_or(0);
    let mut lines = vec!["Questions:".to_owned()];
    for it in QUESTIONS {
        lines.push(hanging(&format!("  {:width$}", it.name), it.help));
        let ways = it.by.iter();
        lines.extend(ways.map(|(name, help)| hanging(&format!("  {:width$}  --by {name}: ", ""), help)));
    }
    lines.push("\nAn empty answer is exit code 1.\n".to_owned());
    lines.push(hanging(
        "",
        "Fields of --where, each as FIELD:VALUE or FIELD:VALUE,VALUE; a minus before a term turns it round, `citing.` or \
         `cited.` before the field asks it of one end of each citation:",
    ));
    lines.extend(
        FIELDS
            .iter()
            .map(|it| hanging(&format!("  {:width$}", it.name), it.help)),
    );
    lines.join("\n")
}

/// Words behind a head, in lines that fit a terminal of 80 columns; further lines start under the first.
fn hanging(head: &str, text: &str) -> String {
    let indent = head.len().min(24);
    let mut lines = head.to_owned();
    let mut column = head.len();
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 && column + 1 + word.len() > 79 {
            lines.push_str(&format!("\n{:indent$}", ""));
            column = indent;
        } else if at > 0 {
            lines.push(' ');
            column += 1;
        }
        lines.push_str(word);
        column += word.len();
    }
    lines
}

pub(super) fn run(args: &Args, catalogue: &Catalogue) -> Result<Exit, Failure> {
    let question =
        Question::named(&args.question).ok_or_else(|| Failure::new(format!("no question “{}”", args.question)))?;
    let by = by(question, args.by.as_deref())?;
    let filter = select::filter(&args.terms)?;
    let collection = args.collection.read(catalogue)?;
    let selection = Selection::all(&collection.build.graph).filtered(&filter);
    let wanted = Wanted {
        question,
        of: &args.of,
        depth: args.depth,
        most: args.most,
        by,
    };
    let answer = select::ask(&collection, &selection, &wanted)?;
    let graph = &collection.build.graph;
    output::write(args.output.as_deref(), |out| match args.to {
        To::Table => out.write_all(output::visible(&table(&collection, &answer)).as_bytes()),
        To::Csv => answer::write_csv(graph, &answer, out),
        To::Json => answer::write_json(graph, &answer, out),
    })?;
    if answer.rows.is_empty() {
        if args.to != To::Table || args.output.is_some() {
            output::message(&answer.summary);
        }
        return Ok(Exit::Found.max(collection.exit));
    }
    Ok(collection.exit)
}

/// The question's way of that name; its first where none is named.
fn by(question: &Question, name: Option<&str>) -> Result<&'static str, Failure> {
    let Some(name) = name else {
        return Ok(question.by.first().map_or("", |it| it.0));
    };
    let known = question.by.iter().map(|it| it.0);
    known.clone().find(|it| *it == name).ok_or_else(|| {
        let known: Vec<&str> = known.collect();
        Failure::new(match known.as_slice() {
            [] => format!("“{}” has no choice for --by", question.name),
            known => format!("--by {name} is none of {}", known.join(", ")),
        })
    })
}

/// The answer for people.
fn table(collection: &Collection, answer: &Answer) -> String {
    let titles: Vec<String> = answer.columns.iter().map(|it| it.replace('_', " ")).collect();
    let mut table = Table::new(&titles.iter().map(String::as_str).collect::<Vec<_>>());
    for row in &answer.rows {
        table.row(row.iter().map(|it| answer::words(&collection.build.graph, it)));
    }
    if answer.rows.is_empty() {
        return format!("{}\n", answer.summary);
    }
    format!("{}\n{}\n", table.finish(), answer.summary)
}
