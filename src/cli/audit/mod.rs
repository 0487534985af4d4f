//! `ibid audit`: findings, what was set aside, and repairs.

mod baseline;
mod examine;
mod fix;
mod names;
mod not_checked;
mod rules;

use std::collections::BTreeSet;
use std::io::IsTerminal as _;
use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::PossibleValuesParser;

use crate::audit::Finding;
use crate::audit::NotChecked;
use crate::audit::Outcome;
use crate::audit::RULES;
use crate::audit::Severity;
use crate::catalogue::Catalogue;
use crate::cli::collection::Collection;
use crate::cli::collection::CollectionArgs;
use crate::cli::exit::Exit;
use crate::cli::exit::Failure;
use crate::cli::output;
use crate::cli::render;
use crate::cli::select::SelectArgs;
use crate::cli::settings::Found;
use crate::cli::told;
use crate::text::several;

use baseline::BaselineFile;
use examine::Examined;
use examine::Examiner;
use fix::Fixed;
use names::Names;
use rules::Chosen;
use rules::Wanted;

/// Arguments of `ibid audit`.
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    collection: CollectionArgs,

    #[command(flatten)]
    select: SelectArgs,

    /// Run only these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = rule_ids(), hide_possible_values = true)]
    only: Vec<String>,

    /// Do not run these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = rule_ids(), hide_possible_values = true)]
    allow: Vec<String>,

    /// Count the findings of these rules as errors
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = rule_ids(), hide_possible_values = true)]
    deny: Vec<String>,

    /// Leave out findings that are less grave [default: note, or what the settings say]
    #[arg(long, value_enum)]
    min_severity: Option<Least>,

    /// Set findings aside that were known when this file was written
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,

    /// Write the baseline: all findings of this run are known from now on
    #[arg(long, conflicts_with_all = ["only", "allow", "fix"])]
    write_baseline: bool,

    /// Write the repairs that need no decision to plain text and Markdown files, then report what remains
    #[arg(long)]
    fix: bool,

    /// With --fix: write nothing, print a diff
    #[arg(long, requires = "fix")]
    dry_run: bool,

    /// Format
    #[arg(long, value_name = "FORMAT", default_value = render::TEXT, value_parser = PossibleValuesParser::new(render::formats()))]
    to: String,

    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

fn rule_ids() -> PossibleValuesParser {
    PossibleValuesParser::new(RULES.iter().map(|it| it.id))
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Least {
    Note,
    Warning,
    Error,
}

impl From<Least> for Severity {
    fn from(it: Least) -> Self {
        match it {
            Least::Note => Self::Note,
            Least::Warning => Self::Warning,
            Least::Error => Self::Error,
        }
    }
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

pub(super) fn run(args: &Args, settings: &Found, catalogue: &Catalogue) -> Result<Exit, Failure> {
    let wanted = Wanted {
        only: &args.only,
        allow: &args.allow,
        deny: &args.deny,
    };
    let from_settings = || settings.settings.baseline.as_ref().map(|it| settings.folder.join(it));
    let baseline = args.baseline.clone().or_else(from_settings).map(BaselineFile::new);
    if args.write_baseline && baseline.is_none() {
        return Err(Failure::new(
            "--write-baseline does not know where to; name the file with --baseline FILE",
        ));
    }
    if args.fix && args.collection.reads_input() {
        return Err(Failure::new(
            "--fix writes files, and standard input is none; name the files",
        ));
    }
    if args.write_baseline && !args.select.is_all() {
        return Err(Failure::new(
            "a baseline holds the findings of the whole collection; leave --where and its kin out",
        ));
    }
    let examiner = Examiner {
        chosen: Chosen::new(&wanted, &settings.settings)?,
        least: args.min_severity.map(Severity::from).or(settings.settings.min_severity),
        settings,
        baseline: match &baseline {
            Some(file) if !args.write_baseline => Some((file.read()?, file.folder.clone())),
            _ => None,
        },
        catalogue,
    };
    let mut collection = args.collection.read(catalogue)?;
    let mut examined = examiner.examine(&collection)?;
    narrow(args, &collection, &mut examined)?;
    if settings.is_above && !args.collection.is_quiet() {
        output::message(&format!("note: the settings are those of {}", settings.file));
    }
    if args.write_baseline || args.dry_run {
        examined.tell(args.collection.is_quiet());
    }
    if let Some(file) = baseline.filter(|_| args.write_baseline) {
        return write_baseline(&file, &collection, &examined.outcome);
    }
    let mut exit = collection.exit;
    if args.fix {
        let fixed = fix::fix(
            &collection.build.resolved.corpus,
            &examined.outcome.findings,
            args.dry_run,
        );
        tell_fixed(args, &fixed);
        exit = exit.max(if fixed.failed { Exit::Failed } else { Exit::Done });
        if args.dry_run {
            print_diff(args, &fixed)?;
            return Ok(exit.max(exit_of(&examined.outcome)));
        }
        if fixed.files > 0 {
            collection.build = args.collection.read_again(catalogue);
            examined = examiner.examine(&collection)?;
            narrow(args, &collection, &mut examined)?;
        }
    }
    examined.tell(args.collection.is_quiet());
    render::write(&collection, &examined.outcome, &args.to, args.output.as_deref())?;
    Ok(exit.max(exit_of(&examined.outcome)))
}

/// Keeps the findings in the documents that are selected.
fn narrow(args: &Args, collection: &Collection, examined: &mut Examined) -> Result<(), Failure> {
    if args.select.is_all() {
        return Ok(());
    }
    let selection = args.select.of(collection)?;
    let nodes = selection.nodes().iter().map(|it| selection.graph().node(*it));
    let files: BTreeSet<&str> = nodes.flat_map(|it| &it.files).map(String::as_str).collect();
    let is_in = |it: &Finding| it.place.as_ref().is_some_and(|it| files.contains(it.file.as_str()));
    let outcome = &mut examined.outcome;
    let all = outcome.findings.len();
    outcome.findings.retain(is_in);
    outcome.set_aside.retain(|it| is_in(&it.finding));
    let elsewhere = NotChecked {
        count: all - outcome.findings.len(),
        one: "finding in what was not selected is not shown".to_owned(),
        several: "findings in what was not selected are not shown".to_owned(),
    };
    outcome.not_checked.extend((elsewhere.count > 0).then_some(elsewhere));
    Ok(())
}

/// What an audit by the settings alone finds, for pictures that show findings.
pub(super) fn outcome(collection: &Collection, settings: &Found, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let baseline = settings.settings.baseline.as_ref();
    let baseline = baseline.map(|it| BaselineFile::new(settings.folder.join(it)));
    let wanted = Wanted {
        only: &[],
        allow: &[],
        deny: &[],
    };
    let examiner = Examiner {
        chosen: Chosen::new(&wanted, &settings.settings)?,
        least: settings.settings.min_severity,
        settings,
        baseline: match &baseline {
            Some(file) => Some((file.read()?, file.folder.clone())),
            None => None,
        },
        catalogue,
    };
    Ok(examiner.examine(collection)?.outcome)
}

/// Writes the baseline, in place of a report.
fn write_baseline(file: &BaselineFile, collection: &Collection, outcome: &Outcome) -> Result<Exit, Failure> {
    file.write(&outcome.findings, &Names::of(&collection.build.resolved.corpus))?;
    let count = several(outcome.findings.len() as u64, "finding");
    output::message(&format!("wrote {count} to {}", file.name()));
    Ok(collection.exit)
}

fn tell_fixed(args: &Args, fixed: &Fixed) {
    let told = fixed.told.iter().collect::<Vec<_>>();
    for line in told::lines(&told, args.collection.is_verbose()) {
        output::message(&line);
    }
    output::message(&fixed.summary(args.dry_run));
}

/// The diff goes out byte for byte, for other programs; only a terminal is kept from what could steer it.
fn print_diff(args: &Args, fixed: &Fixed) -> Result<(), Failure> {
    let is_shown = args.output.is_none() && std::io::stdout().is_terminal();
    let diff = if is_shown {
        output::visible(&fixed.diff)
    } else {
        fixed.diff.clone()
    };
    output::write(args.output.as_deref(), |out| out.write_all(diff.as_bytes()))
}

fn exit_of(outcome: &Outcome) -> Exit {
    let fails = outcome.findings.iter().any(|it| it.severity >= Severity::Warning);
    if fails { Exit::Found } else { Exit::Done }
}
