use std::io;
use std::io::Write as _;
use std::path::Path;

use crate::cli::exit::Failure;
use crate::cli::interrupt;

/// Writes a message for people to standard error. A closed standard error is not worth a failure.
pub(super) fn message(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", visible(text));
}

/// A text with control characters made visible, so that no file name or document can steer a terminal.
pub(super) fn visible(text: &str) -> String {
    let shown = |it: char| match it {
        '\n' | '\t' => it,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' => '\u{fffd}',
        it if it.is_control() => '\u{fffd}',
        it => it,
    };
    text.chars().map(shown).collect()
}

/// Writes to a file in one step, so that nobody ever sees half of it, or to standard output.
pub(super) fn write(
    to: Option<&Path>,
    content: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
) -> Result<(), Failure> {
    let Some(path) = to else {
        let mut out = io::BufWriter::new(io::stdout().lock());
        content(&mut out)?;
        out.flush()?;
        return Ok(());
    };
    let folder = path
        .parent()
        .filter(|it| !it.as_os_str().is_empty())
        .unwrap_or_else(|| Path::new("."));
    let at = |it: io::Error| Failure::new(format!("cannot write {}: {it}", path.display()));
    let mut file = tempfile::Builder::new()
        .prefix(".ibid-")
        .tempfile_in(folder)
        .map_err(at)?;
    interrupt::writing(Some(file.path()));
    {
        let mut out = io::BufWriter::new(file.as_file_mut());
        content(&mut out).map_err(at)?;
        out.flush().map_err(at)?;
    }
    readable(&file);
    file.persist(path).map_err(|it| at(it.error))?;
    interrupt::writing(None);
    Ok(())
}

/// Temporary files are private; a written picture is not.
#[cfg(unix)]
fn readable(file: &tempfile::NamedTempFile) {
    use std::os::unix::fs::PermissionsExt as _;
    let _ = file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644));
}

#[cfg(not(unix))]
fn readable(_: &tempfile::NamedTempFile) {}

/// Writes text for people to standard output.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    write(None, |out| out.write_all(visible(text).as_bytes()))
}
