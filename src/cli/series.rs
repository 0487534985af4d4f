use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Subcommand;
use clap::ValueEnum;
use serde::Serialize;

use crate::catalogue::Catalogue;
use crate::catalogue::Family;
use crate::catalogue::Series;
use crate::cli::exit::Exit;
use crate::cli::exit::Failure;
use crate::cli::output;
use crate::cli::table::Table;

/// Arguments of `ibid series`.
#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Args {
    /// Show one series in full
    #[arg(value_name = "ID")]
    id: Option<String>,

    /// Format
    #[arg(long, value_enum, default_value_t = To::Table)]
    to: To,

    #[command(subcommand)]
    command: Option<Check>,
}

#[derive(Subcommand)]
enum Check {
    /// Check series files and say what is wrong in them, line by line
    Check {
        /// Series files
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    Table,
    Json,
}

/// A series, for JSON.
#[derive(Serialize)]
struct Described<'a> {
    id: &'a str,
    name: &'a str,
    family: &'a str,
    class: &'a str,
    canonical: &'a str,
    url: Option<&'a str>,
    facts: Vec<&'a str>,
    also: &'a [String],
    anchors: &'a [String],
    relations: Vec<&'a str>,
    examples: &'a [String],
    not: &'a [String],
}

/// The built-in series, with those of files where any are named.
pub(super) fn load(files: &[PathBuf]) -> Result<Cow<'static, Catalogue>, Failure> {
    let builtin = Catalogue::builtin()?;
    if files.is_empty() {
        return Ok(Cow::Borrowed(builtin));
    }
    match Catalogue::with(&read(files)?) {
        Ok(catalogue) => Ok(Cow::Owned(catalogue)),
        Err(errors) => {
            let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
            Err(Failure::new(format!(
                "the series files are wrong\n{}",
                lines.join("\n")
            )))
        }
    }
}

pub(super) fn run(args: &Args, catalogue: &Catalogue) -> Result<Exit, Failure> {
    if let Some(Check::Check { files }) = &args.command {
        return check(files);
    }
    let all = catalogue
        .families
        .iter()
        .flat_map(|family| family.series.iter().map(move |it| (family, it)));
    let wanted = |id: &str| args.id.as_ref().is_none_or(|it| it == id);
    let shown: Vec<_> = all
        .filter(|it| wanted(&it.1.id))
        .map(|it| describe(it.0, it.1))
        .collect();
    if let ([], Some(id)) = (shown.as_slice(), &args.id) {
        return Err(Failure::new(format!(
            "no series is called “{id}”; `ibid series` lists all"
        )));
    }
    match (args.to, &args.id) {
        (To::Json, _) => output::write(None, |out| crate::export::citations::write_json(&shown, out))?,
        (To::Table, None) => output::print(&table(&shown))?,
        (To::Table, Some(_)) => output::print(&shown.iter().map(in_full).collect::<String>())?,
    }
    Ok(Exit::Done)
}

fn read(files: &[PathBuf]) -> Result<Vec<(String, String)>, Failure> {
    let read = files.iter().map(|path| {
        let text = std::fs::read_to_string(path);
        let text = text.map_err(|it| Failure::new(format!("cannot read {}: {it}", path.display())))?;
        Ok((path.display().to_string(), text))
    });
    read.collect()
}

fn check(files: &[PathBuf]) -> Result<Exit, Failure> {
    let files = read(files)?;
    match Catalogue::with(&files) {
        Ok(catalogue) => {
            let own = catalogue.families.iter().take(files.len());
            let lines = own.zip(&files).map(|(family, file)| {
                let count = family.series.len();
                format!("{}: {count} series, nothing wrong\n", file.0)
            });
            output::print(&lines.collect::<String>())?;
            Ok(Exit::Done)
        }
        Err(errors) => {
            let lines = errors.iter().map(|it| format!("{it}\n"));
            output::print(&lines.collect::<String>())?;
            Ok(Exit::Found)
        }
    }
}

fn describe<'a>(family: &'a Family, series: &'a Series) -> Described<'a> {
    let printed = series.printed.as_ref();
    let template = series.url.as_ref().map(|it| it.as_str());
    Described {
        id: &series.id,
        name: &series.name,
        family: &family.name,
        class: &series.class,
        canonical: printed.map_or("the symbol without blanks, in official case", |it| {
            it.canonical.as_str()
        }),
        url: template.or(family.url.as_deref()),
        facts: series.pattern.group_names().collect(),
        also: &series.also,
        anchors: printed.map_or(&[], |it| &it.anchors),
        relations: series.document.iter().flat_map(|it| it.relations()).collect(),
        examples: &series.examples,
        not: &series.not,
    }
}

/// One line a series.
fn table(shown: &[Described<'_>]) -> String {
    let mut table = Table::new(&["SERIES", "NAME", "EXAMPLE"]);
    for it in shown {
        let example = it.examples.first().cloned().unwrap_or_default();
        table.row([it.id.to_owned(), it.name.to_owned(), example]);
    }
    table.finish()
}

fn in_full(it: &Described<'_>) -> String {
    let mut text = format!("{}\n", it.id);
    let mut line = |name: &str, value: String| {
        if !value.is_empty() {
            let _ = writeln!(text, "  {name:<17}{value}");
        }
    };
    line("name", it.name.to_owned());
    line("family", it.family.to_owned());
    line("class", it.class.to_owned());
    line("canonical form", it.canonical.to_owned());
    line("address", it.url.unwrap_or_default().to_owned());
    line("facts", it.facts.join(", "));
    line("heads say", it.relations.join(", "));
    line("wider series", it.also.join(", "));
    line("examples", it.examples.join("  "));
    line("not", it.not.join("  "));
    text
}
