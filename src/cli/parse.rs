use std::fmt::Write as _;
use std::io::BufRead as _;

use clap::ValueEnum;
use serde::Serialize;

use crate::catalogue::Catalogue;
use crate::catalogue::Symbol;
use crate::cli::exit::Exit;
use crate::cli::exit::Failure;
use crate::cli::output;
use crate::extract;
use crate::read;
use crate::read::Source;

/// Arguments of `ibid parse`.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Symbols or words that name a document: "A/75/745-S/2021/156", "resolution 1540 (2004)"; without any, lines of standard input
    #[arg(value_name = "TEXT")]
    texts: Vec<String>,

    /// Format
    #[arg(long, value_enum, default_value_t = To::Text)]
    to: To,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    Text,
    Json,
}

/// What a text names, for JSON.
#[derive(Serialize)]
struct Parsed {
    text: String,
    symbols: Vec<Described>,
}

#[derive(Serialize)]
struct Described {
    canonical: String,
    series: String,
    names: Vec<String>,
    meaning: Vec<String>,
    parent: Option<String>,
    url: Option<String>,
}

pub(super) fn run(args: &Args, catalogue: &Catalogue) -> Result<Exit, Failure> {
    let texts = if args.texts.is_empty() {
        std::io::stdin().lock().lines().collect::<Result<Vec<_>, _>>()?
    } else {
        args.texts.clone()
    };
    let parsed: Vec<Parsed> = texts.into_iter().map(|it| parse(catalogue, it)).collect();
    match args.to {
        To::Json => output::write(None, |out| crate::export::citations::write_json(&parsed, out))?,
        To::Text => output::print(&parsed.iter().map(text).collect::<Vec<_>>().join("\n"))?,
    }
    let understood = parsed.iter().all(|it| !it.symbols.is_empty());
    Ok(if understood { Exit::Done } else { Exit::Found })
}

/// The symbol that the whole text is, else every symbol found in it.
fn parse(catalogue: &Catalogue, text: String) -> Parsed {
    let symbols = match catalogue.parse(&text).or_else(|| catalogue.symbol_of_url(text.trim())) {
        Some(symbol) => vec![symbol],
        None => found_in(catalogue, &text),
    };
    let described = symbols.into_iter().map(|it| describe(catalogue, &it));
    Parsed {
        symbols: described.collect(),
        text,
    }
}

fn found_in(catalogue: &Catalogue, text: &str) -> Vec<Symbol> {
    let source = Source {
        name: "argument".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let Ok(document) = read::read(&source) else {
        return Vec::new();
    };
    let mentions = extract::extract(&document, catalogue).mentions;
    mentions
        .iter()
        .filter_map(|it| it.symbol())
        .map(|it| it.symbol.clone())
        .collect()
}

fn describe(catalogue: &Catalogue, symbol: &Symbol) -> Described {
    Described {
        canonical: symbol.to_string(),
        series: symbol.series.clone(),
        names: symbol.names().collect(),
        meaning: catalogue
            .describe(symbol)
            .into_iter()
            .map(|it| it.phrases.join(" · "))
            .collect(),
        parent: symbol.parent().map(|it| it.0),
        url: catalogue.url_of(symbol),
    }
}

fn text(parsed: &Parsed) -> String {
    let mut text = String::new();
    if parsed.symbols.is_empty() {
        let _ = writeln!(text, "{}\n  names no document that ibid knows", parsed.text);
    }
    for it in &parsed.symbols {
        let _ = writeln!(text, "{}", it.canonical);
        for (at, meaning) in it.meaning.iter().enumerate() {
            let _ = writeln!(text, "  {}{meaning}", if at == 0 { "" } else { "also " });
        }
        if let Some(parent) = &it.parent {
            let _ = writeln!(text, "  belongs to {parent}");
        }
        if let Some(url) = &it.url {
            let _ = writeln!(text, "  {url}");
        }
    }
    text
}
