use std::fmt::Write as _;
use std::path::PathBuf;

use crate::audit::RULES;
use crate::catalogue::Catalogue;
use crate::cli::collection::Collection;
use crate::cli::collection::CollectionArgs;
use crate::cli::collection::ReadArgs;
use crate::cli::exit::Exit;
use crate::cli::exit::Failure;
use crate::cli::explain_source;
use crate::cli::output;
use crate::export::label;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::graph::Direction;
use crate::graph::NodeId;
use crate::graph::NodeKind;
use crate::text::Span;

/// Arguments of `ibid explain`.
#[derive(clap::Args)]
pub(super) struct Args {
    /// A symbol, a file's name, a source's key, FILE:LINE, or the id of an audit rule
    #[arg(value_name = "SYMBOL|FILE:LINE|RULE")]
    what: String,

    /// Files and folders to read; not needed for a rule
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    how: ReadArgs,
}

pub(super) fn run(args: &Args, catalogue: &Catalogue) -> Result<Exit, Failure> {
    if let Some(rule) = RULES.iter().find(|it| it.id == args.what) {
        output::print(rule.page)?;
        return Ok(Exit::Done);
    }
    if args.paths.is_empty() {
        return Err(Failure::new(format!(
            "“{}” is no rule; to explain a reference, name the files or folders after it",
            args.what
        )));
    }
    let collection = CollectionArgs::of(args.paths.clone(), args.how.clone()).read(catalogue)?;
    let text = match file_and_line(&args.what) {
        Some((file, line)) => explain_line(&collection, file, line)?,
        None => explain_node(&collection, catalogue, collection.node(&args.what)?),
    };
    output::print(&text)?;
    Ok(collection.exit)
}

fn file_and_line(what: &str) -> Option<(&str, u32)> {
    let (file, line) = what.rsplit_once(':')?;
    Some((file, line.parse().ok()?))
}

/// Everything found on one line of a file.
fn explain_line(collection: &Collection, file: &str, line: u32) -> Result<String, Failure> {
    let corpus = &collection.build.resolved.corpus;
    let files: Vec<usize> = (0..corpus.len())
        .filter(|&it| corpus.document(it).name == file || corpus.document(it).file_name() == file)
        .collect();
    let [document] = files.as_slice() else {
        return match files.len() {
            0 => collection.node(file).map(|_| String::new()).and_then(|_| {
                Err(Failure::new(format!(
                    "“{file}” is a document without a file here; name the file"
                )))
            }),
            _ => Err(Failure::new(format!(
                "several files are called “{file}”; name one by its path"
            ))),
        };
    };
    let read = corpus.document(*document);
    let extracted = corpus.extracted(*document);
    let lines = read.text.line_index().lines();
    if line == 0 || line as usize > lines {
        return Err(Failure::new(format!(
            "{} has lines 1 to {lines}, not {line}",
            read.name
        )));
    }
    let mut text = String::new();
    let on_line = |span: Span| {
        let last = Span {
            start: span.end.saturating_sub(1).max(span.start),
            end: span.end,
        };
        (read.text.place(span.start).line..=read.text.place(last.start).line).contains(&line)
    };
    for note in extracted.notes.iter().filter(|it| on_line(it.span)) {
        let calls = extracted
            .calls
            .iter()
            .filter(|it| it.note.is_some_and(|at| extracted.notes[at] == *note))
            .count();
        let _ = writeln!(text, "note {}, called {calls} time(s)", note.marker);
    }
    for (at, mention) in extracted.mentions.iter().enumerate().filter(|it| on_line(it.1.span)) {
        text.push_str(&explain_mention(collection, *document, at, mention));
    }
    for call in extracted.calls.iter().filter(|it| on_line(it.span)) {
        let to = match call.note {
            Some(at) => format!(
                "calls the note on line {}",
                read.text.place(extracted.notes[at].span.start).line
            ),
            None => "calls a note that is not there".to_owned(),
        };
        let _ = writeln!(text, "“{}” {to}", call.marker);
    }
    if text.is_empty() {
        let _ = writeln!(text, "{}:{line}: no reference was found on this line", read.name);
    }
    Ok(text)
}

/// One mention: what it was taken for, where it leads, why.
fn explain_mention(collection: &Collection, document: usize, at: usize, mention: &Mention) -> String {
    let resolved = &collection.build.resolved;
    let reference = &resolved.references[document][at];
    let printed = resolved.corpus.document(document).text.slice(mention.span);
    let words: Vec<&str> = printed.split_whitespace().collect();
    let taken = match &mention.kind {
        MentionKind::Symbol(it) => format!("symbol {} ({})", it.symbol, it.symbol.series),
        MentionKind::Source(it) => format!("source, {}", it.kind),
        MentionKind::Url(_) => "web address".to_owned(),
        MentionKind::BackReference(it) => format!("back-reference, {}", it.form),
        MentionKind::Letter(it) => format!("letter dated {}", it.dated.in_words()),
        MentionKind::Internal(it) => format!("reference to this document's own {}", it.target),
    };
    let mut text = format!("“{}”\n  taken for: {taken}\n", words.join(" "));
    let target = resolved
        .target_key(&reference.target)
        .unwrap_or_else(|| "nothing".to_owned());
    let _ = writeln!(text, "  leads to: {target} ({})", reference.status.name());
    let _ = writeln!(text, "  because: {}", reference.why);
    if let Some(locator) = &mention.locator {
        let _ = writeln!(text, "  at: {locator}");
    }
    text
}

/// One document or source: its names, how they are known, and each reference to it with its reason.
fn explain_node(collection: &Collection, catalogue: &Catalogue, id: NodeId) -> String {
    let graph = &collection.build.graph;
    let node = graph.node(id);
    let mut text = format!("{}\n", label::name_and_file(node));
    if let Some(title) = &node.title {
        let _ = writeln!(text, "  title: {title}");
    }
    match &node.kind {
        NodeKind::Source(_) => {
            let _ = writeln!(text, "  a source without symbol; key {}", node.key);
            let resolved = &collection.build.resolved;
            let group = resolved.sources.iter().position(|it| it.key == node.key);
            for line in group.map_or(Vec::new(), |it| explain_source::lines(resolved, catalogue, it)) {
                let _ = writeln!(text, "  {line}");
            }
        }
        NodeKind::Document if node.in_collection() => {
            let _ = writeln!(text, "  identity: {}", node.why);
        }
        NodeKind::Document => text.push_str("  not in the collection\n"),
        NodeKind::Web => {}
    }
    if let Some(symbol) = node.symbol.as_ref().filter(|it| it.is_joint()) {
        let _ = writeln!(text, "  names: {}", symbol.names().collect::<Vec<_>>().join(", "));
    }
    if let Some(date) = node.date {
        let _ = writeln!(text, "  date: {}", date.in_words());
    }
    let citing = graph.edges_of(id, Direction::Citing);
    let _ = writeln!(text, "  referred to by {} document(s)", citing.len());
    for evidence in citing.iter().flat_map(|it| &it.1.evidence) {
        let note = evidence
            .note
            .as_ref()
            .map_or(String::new(), |it| format!(", note {it}"));
        let words: Vec<&str> = evidence.text.split_whitespace().collect();
        let _ = writeln!(
            text,
            "    {}:{}:{}{note}: “{}”",
            evidence.file,
            evidence.line,
            evidence.column,
            words.join(" ")
        );
        let _ = writeln!(text, "      because: {}", evidence.why);
    }
    text
}
