use crate::cli::exit::Exit;
use crate::cli::exit::Failure;

/// Arguments.
#[derive(clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_: &Args) -> Result<Exit, Failure> {
    Ok(Exit::Done)
}
