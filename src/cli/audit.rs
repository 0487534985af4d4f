use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::PossibleValuesParser;

use crate::audit;
use crate::audit::Input;
use crate::audit::Outcome;
use crate::audit::RULES;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::catalogue::Catalogue;
use crate::cli::collection::CollectionArgs;
use crate::cli::exit::Exit;
use crate::cli::exit::Failure;
use crate::cli::output;
use crate::cli::render;
use crate::cli::words::several;
use crate::export::findings;

/// Arguments of `ibid audit`.
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    collection: CollectionArgs,

    /// Run only these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = PossibleValuesParser::new(RULES.iter().map(|it| it.id)), hide_possible_values = true)]
    only: Vec<String>,

    /// Do not run these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = PossibleValuesParser::new(RULES.iter().map(|it| it.id)), hide_possible_values = true)]
    allow: Vec<String>,

    /// Leave out findings that are less grave
    #[arg(long, value_enum, default_value_t = Least::Note)]
    min_severity: Least,

    /// Format
    #[arg(long, value_enum, default_value_t = To::Text)]
    to: To,

    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Least {
    Note,
    Warning,
    Error,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    /// For people: each finding with its place marked, a summary at the end
    Text,
    /// All findings as one JSON array
    Json,
}

/// The rules with their one line each, for the help.
pub(super) fn rules_help() -> String {
    let width = RULES.iter().map(|it| it.id.len()).max().unwrap_or(0);
    let lines: Vec<String> = RULES
        .iter()
        .map(|it| format!("  {:width$}  {:7}  {}", it.id, it.severity.name(), it.summary))
        .collect();
    format!("Rules (`ibid explain RULE` shows a rule's page):\n{}", lines.join("\n"))
}

pub(super) fn run(args: &Args, catalogue: &Catalogue) -> Result<Exit, Failure> {
    let collection = args.collection.read(catalogue)?;
    let rules: Vec<&'static Rule> = RULES
        .iter()
        .copied()
        .filter(|it| args.only.is_empty() || args.only.iter().any(|only| only == it.id))
        .filter(|it| !args.allow.iter().any(|allow| allow == it.id))
        .collect();
    let input = Input {
        resolved: &collection.build.resolved,
        graph: &collection.build.graph,
        catalogue,
    };
    let least = match args.min_severity {
        Least::Note => Severity::Note,
        Least::Warning => Severity::Warning,
        Least::Error => Severity::Error,
    };
    let mut found = audit::audit(&input, &rules);
    found.retain(|it| it.severity >= least);
    let outcome = Outcome {
        findings: found,
        rules,
        documents: collection.build.resolved.corpus.len(),
        ..Outcome::default()
    };
    let found = &outcome.findings;
    match args.to {
        To::Json => output::write(args.output.as_deref(), |out| findings::write_json(&outcome, out))?,
        To::Text => {
            let text = format!(
                "{}{}",
                render::findings(&collection, found, args.output.is_none()),
                summary(&outcome)
            );
            output::write(args.output.as_deref(), |out| out.write_all(text.as_bytes()))?;
        }
    }
    let fails = found.iter().any(|it| it.severity >= Severity::Warning);
    Ok(if fails {
        Exit::Found.max(collection.exit)
    } else {
        collection.exit
    })
}

/// Counts by rule, the gravest first.
fn summary(outcome: &Outcome) -> String {
    let mut counts: BTreeMap<(std::cmp::Reverse<Severity>, &str), usize> = BTreeMap::new();
    for it in &outcome.findings {
        *counts.entry((std::cmp::Reverse(it.severity), it.rule.id)).or_default() += 1;
    }
    let mut text = format!(
        "{}, {}\n",
        several(outcome.documents as u64, "file"),
        several(outcome.findings.len() as u64, "finding")
    );
    for ((severity, rule), count) in counts {
        text.push_str(&format!("{count:6}  {:7}  {rule}\n", severity.0.name()));
    }
    text
}
