//! One file, replaced by its repaired text in one step.

use std::fs;
use std::io;
use std::io::Write as _;
use std::path::Path;

use tempfile::NamedTempFile;

use crate::cli::interrupt;

/// What is said of a file that is not what was read.
const CHANGED: &str = "has changed since it was read; run the audit again";

/// Whether a file can be replaced: no link, not read-only, and its bytes are those that were read. Else says why not.
pub(super) fn check(path: &Path, read: &str) -> Result<(), String> {
    permissions(path)?;
    unchanged(path, read)
}

/// Replaces the text of a file that was read as `read`; permissions and owner stay. Says why where it does not.
pub(super) fn replace(path: &Path, read: &str, text: &str) -> Result<(), String> {
    let kept = permissions(path)?;
    let written = written(path, &kept, text).map_err(|it| format!("cannot be written: {it}"))?;
    // Asked last, so that little time is left in which others may write.
    let replaced = unchanged(path, read).and_then(|()| {
        let persisted = written.persist(path);
        persisted
            .map(drop)
            .map_err(|it| format!("cannot be written: {}", it.error))
    });
    interrupt::writing(None);
    replaced
}

fn permissions(path: &Path) -> Result<fs::Metadata, String> {
    let metadata = fs::symlink_metadata(path).map_err(|it| it.to_string())?;
    if metadata.is_symlink() {
        return Err("is a link; name the file that it leads to".to_owned());
    }
    if metadata.permissions().readonly() {
        return Err("is read-only".to_owned());
    }
    Ok(metadata)
}

fn unchanged(path: &Path, read: &str) -> Result<(), String> {
    let bytes = fs::read(path).map_err(|it| it.to_string())?;
    match bytes == read.as_bytes() {
        true => Ok(()),
        false => Err(CHANGED.to_owned()),
    }
}

/// The text in a new file beside the old one.
fn written(path: &Path, kept: &fs::Metadata, text: &str) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    let mut file = tempfile::Builder::new()
        .prefix(".ibid-")
        .tempfile_in(folder.unwrap_or(Path::new(".")))?;
    interrupt::writing(Some(file.path()));
    file.write_all(text.as_bytes())?;
    keep_owner(&file, kept)?;
    file.as_file().set_permissions(kept.permissions())?;
    file.as_file().sync_all()?;
    Ok(file)
}

#[cfg(unix)]
fn keep_owner(file: &NamedTempFile, kept: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt as _;
    let new = file.as_file().metadata()?;
    if (new.uid(), new.gid()) == (kept.uid(), kept.gid()) {
        return Ok(());
    }
    std::os::unix::fs::fchown(file.as_file(), Some(kept.uid()), Some(kept.gid()))
}

#[cfg(not(unix))]
fn keep_owner(_: &NamedTempFile, _: &fs::Metadata) -> io::Result<()> {
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    use super::check;
    use super::replace;

    #[test]
    fn permissions_are_kept_and_nothing_else_stays_behind() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.md");
        fs::write(&file, "lamp").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        assert_eq!(replace(&file, "lamp", "lamps"), Ok(()));
        assert_eq!(fs::read_to_string(&file).unwrap(), "lamps");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_is_not_as_it_was_read_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.md");
        let refused = |bytes: &[u8], reason: &str| {
            fs::write(&file, bytes).unwrap();
            for said in [check(&file, "lamp"), replace(&file, "lamp", "lamps")] {
                let said = said.unwrap_err();
                assert!(said.contains(reason), "{said}");
            }
            assert_eq!(fs::read(&file).unwrap(), bytes);
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        };
        refused(b"ferry", "has changed");
        refused(b"l\xe0mp", "has changed");
        fs::remove_file(&file).unwrap();
        assert!(replace(&file, "lamp", "lamps").is_err());
    }

    #[test]
    fn links_and_read_only_files_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.md");
        let link = folder.path().join("b.md");
        fs::write(&file, "lamp").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        assert!(replace(&link, "lamp", "lamps").unwrap_err().contains("is a link"));
        fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
        assert_eq!(replace(&file, "lamp", "lamps").unwrap_err(), "is read-only");
        assert_eq!(fs::read_to_string(&file).unwrap(), "lamp");
    }
}
