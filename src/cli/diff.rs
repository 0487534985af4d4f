//! `ibid diff`: what changed between two collections.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use clap::ValueEnum;

use crate::audit::Finding;
use crate::audit::Outcome;
use crate::catalogue::Catalogue;
use crate::cli::audit;
use crate::cli::collection::Collection;
use crate::cli::collection::CollectionArgs;
use crate::cli::collection::ReadArgs;
use crate::cli::exit::Exit;
use crate::cli::exit::Failure;
use crate::cli::output;
use crate::cli::select;
use crate::cli::settings::Found;
use crate::export::citations;
use crate::export::diff;
use crate::export::diff::Findings;
use crate::export::diff::Row;
use crate::export::label;
use crate::graph::Node;
use crate::query;
use crate::query::Selection;
use crate::text::several;

/// Arguments of `ibid diff`.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The collection as it was: a folder or a file
    #[arg(value_name = "OLD")]
    old: PathBuf,

    /// The collection as it is
    #[arg(value_name = "NEW")]
    new: PathBuf,

    #[command(flatten)]
    how: ReadArgs,

    /// Compare only what these terms keep, see `ibid query --help`
    #[arg(long = "where", value_name = "TERMS", allow_hyphen_values = true)]
    terms: Vec<String>,

    /// Format
    #[arg(long, value_enum, default_value_t = To::Text)]
    to: To,

    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    Text,
    Csv,
    Json,
}

pub(super) fn run(args: &Args, settings: &Found, catalogue: &Catalogue) -> Result<Exit, Failure> {
    let filter = select::filter(&args.terms)?;
    let old = CollectionArgs::of(vec![args.old.clone()], args.how.clone()).read(catalogue)?;
    let new = CollectionArgs::of(vec![args.new.clone()], args.how.again()).read(catalogue)?;
    let outcomes = [
        audit::outcome(&old, settings, catalogue)?,
        audit::outcome(&new, settings, catalogue)?,
    ];
    let selections = [&old, &new].map(|it| Selection::all(&it.build.graph).filtered(&filter));
    let texts = [&old, &new].map(texts);
    let same_text = |a: &Node, b: &Node| words(&texts[0], a).eq(words(&texts[1], b));
    let found = query::diff(&selections[0], &selections[1], same_text);
    let findings = match filter.is_empty() {
        true => findings(&outcomes),
        false => Findings::default(),
    };
    let rows = diff::rows(&old.build.graph, &new.build.graph, &found, &findings);
    let files = [&old, &new].map(|it| it.build.resolved.corpus.len());
    output::write(args.output.as_deref(), |out| match args.to {
        To::Text => out.write_all(output::visible(&lines(files, &rows)).as_bytes()),
        To::Csv => citations::write_csv(&rows, out),
        To::Json => citations::write_json(&rows, out),
    })?;
    let differs = if rows.is_empty() { Exit::Done } else { Exit::Found };
    Ok(differs.max(old.exit).max(new.exit))
}

/// The texts of a collection by the names of their files.
fn texts(collection: &Collection) -> BTreeMap<&str, &str> {
    let corpus = &collection.build.resolved.corpus;
    let documents = (0..corpus.len()).map(|it| corpus.document(it));
    documents.map(|it| (it.name.as_str(), it.text.printed())).collect()
}

/// The words of a document's leading file, without regard to how its lines are broken.
fn words<'c>(texts: &BTreeMap<&str, &'c str>, node: &Node) -> impl Iterator<Item = &'c str> {
    let text = node.files.first().and_then(|it| texts.get(it.as_str()));
    text.copied().unwrap_or("").split_whitespace()
}

/// Findings that only one of two audits has, known by their file's name and their fingerprint.
fn findings(outcomes: &[Outcome; 2]) -> Findings<'_> {
    let key = |it: &Finding| {
        let file = it.place.as_ref().map(|it| label::file_name(&it.file).to_owned());
        (file, it.fingerprint.clone())
    };
    let [old, new] = outcomes;
    let mut known: BTreeMap<_, usize> = BTreeMap::new();
    for it in &old.findings {
        *known.entry(key(it)).or_default() += 1;
    }
    let mut take = |it: &&Finding| {
        let count = known.entry(key(it)).or_default();
        let is_known = *count > 0;
        *count = count.saturating_sub(1);
        !is_known
    };
    let added: Vec<&Finding> = new.findings.iter().filter(|it| take(it)).collect();
    let mut left = known;
    let gone = old.findings.iter().filter(|it| {
        let count = left.entry(key(it)).or_default();
        let is_left = *count > 0;
        *count = count.saturating_sub(1);
        is_left
    });
    (added, gone.collect())
}

/// The changes for people: documents, citations, findings. What a document cites that was added or is gone is counted,
/// not listed.
fn lines(files: [usize; 2], rows: &[Row<'_>]) -> String {
    let mut text = String::new();
    let documents: BTreeMap<&str, &str> = rows
        .iter()
        .filter(|it| it.what == "document" && it.change != "changed")
        .map(|it| (it.document, it.change))
        .collect();
    for what in ["document", "citation", "finding"] {
        let of_kind: Vec<&Row<'_>> = rows.iter().filter(|it| it.what == what).collect();
        let count = |change: &str| of_kind.iter().filter(|it| it.change == change).count();
        let _ = writeln!(
            text,
            "{what}s: {} added, {} gone{}",
            count("added"),
            count("gone"),
            match what {
                "finding" => String::new(),
                _ => format!(", {} changed", changed(&of_kind)),
            }
        );
        let mut counted: BTreeMap<&str, u64> = BTreeMap::new();
        for row in of_kind {
            if what == "citation" && documents.get(row.document) == Some(&row.change) {
                *counted.entry(row.change).or_default() += 1;
            } else {
                line(&mut text, row);
            }
        }
        for (change, count) in counted {
            let _ = writeln!(text, "  {} of documents that are {change}", several(count, "citation"));
        }
    }
    let [old, new] = files.map(|it| several(it as u64, "file"));
    let _ = writeln!(text, "{old} before, {new} now");
    text
}

/// How many things changed; one may have changed in several fields.
fn changed(rows: &[&Row<'_>]) -> usize {
    let mut keys: Vec<(&str, &str)> = rows
        .iter()
        .filter(|it| it.change == "changed")
        .map(|it| (it.document, it.cited))
        .collect();
    keys.dedup();
    keys.len()
}

fn line(text: &mut String, row: &Row<'_>) {
    let sign = match row.change {
        "added" => "+",
        "gone" => "-",
        _ => "~",
    };
    let place = if row.place.is_empty() {
        String::new()
    } else {
        format!(" ({})", row.place)
    };
    let _ = match row.what {
        "document" if row.change == "changed" => {
            writeln!(text, "  {sign} {}: {}", row.document, field(row))
        }
        "document" => writeln!(text, "  {sign} {}{place}", row.document),
        "citation" if row.change == "changed" => {
            writeln!(
                text,
                "  {sign} {} cites {}: {}{place}",
                row.document,
                row.cited,
                field(row)
            )
        }
        "citation" => writeln!(text, "  {sign} {} cites {}{place}", row.document, row.cited),
        _ => writeln!(text, "  {sign} {}[{}]: {}{place}", row.field, row.cited, row.new),
    };
}

/// "title “a”, was “b”".
fn field(row: &Row<'_>) -> String {
    match (row.old, row.new) {
        ("", "") => format!("{} differs", row.field),
        ("", new) => format!("{} now {new}", row.field),
        (old, "") => format!("{} gone, was {old}", row.field),
        (old, new) => format!("{} now {new}, was {old}", row.field),
    }
}
