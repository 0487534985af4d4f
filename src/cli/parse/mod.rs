//! `ibid parse`: what a text names, one text after the other.

mod described;
mod words;

use std::io;
use std::io::BufRead as _;
use std::io::Read as _;

use clap::ValueEnum;

use crate::catalogue::Catalogue;
use crate::cli::exit::Exit;
use crate::cli::exit::Failure;
use crate::cli::output;
use crate::cli::parse::described::Parsed;

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

/// Most bytes of a line of standard input that are taken at once.
const LONGEST: u64 = 1 << 16;

pub(super) fn run(args: &Args, catalogue: &Catalogue) -> Result<Exit, Failure> {
    let mut exit = Exit::Done;
    output::write(None, |out| {
        let mut written = 0_usize;
        if args.to == To::Json {
            out.write_all(b"[")?;
        }
        let one = &mut |text: String| {
            let parsed = Parsed::new(catalogue, text);
            if !parsed.is_understood() {
                exit = Exit::Found;
            }
            write_one(&parsed, args.to, written, out)?;
            written += 1;
            Ok(())
        };
        if args.texts.is_empty() {
            each_line(one)?;
        } else {
            args.texts.iter().cloned().try_for_each(one)?;
        }
        match (args.to, written) {
            (To::Json, 0) => out.write_all(b"]\n"),
            (To::Json, _) => out.write_all(b"\n]\n"),
            (To::Text, _) => Ok(()),
        }
    })?;
    Ok(exit)
}

/// Lines of standard input as they come in; empty ones name nothing and are passed over.
fn each_line(one: &mut dyn FnMut(String) -> io::Result<()>) -> io::Result<()> {
    let mut input = io::stdin().lock();
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.by_ref().take(LONGEST).read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        let text = String::from_utf8_lossy(&line);
        if !text.trim().is_empty() {
            one(text.trim_end_matches(['\n', '\r']).to_owned())?;
        }
    }
}

fn write_one(parsed: &Parsed, to: To, before: usize, out: &mut dyn io::Write) -> io::Result<()> {
    match to {
        To::Json => {
            let text = serde_json::to_string_pretty(parsed)?;
            let indented = text.replace('\n', "\n  ");
            write!(out, "{}\n  {indented}", if before == 0 { "" } else { "," })
        }
        To::Text => {
            let blank = if before == 0 { "" } else { "\n" };
            write!(out, "{blank}{}", output::visible(&words::text(parsed)))
        }
    }
}
