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
use crate::cli::render;

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
    #[arg(long, value_name = "FORMAT", default_value = render::TEXT, value_parser = PossibleValuesParser::new(render::formats()))]
    to: String,

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
    render::write(&collection, &outcome, &args.to, args.output.as_deref())?;
    let fails = outcome.findings.iter().any(|it| it.severity >= Severity::Warning);
    Ok(if fails {
        Exit::Found.max(collection.exit)
    } else {
        collection.exit
    })
}
