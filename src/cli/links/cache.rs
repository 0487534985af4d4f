use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;

use crate::cli::exit::Failure;
use crate::cli::output;
use crate::links::check::Cache;

/// Largest file that is read as a cache, in bytes.
const LARGEST: u64 = 64 << 20;

/// How long answers stay in the file, whatever is asked of it.
const KEPT: Duration = Duration::from_secs(90 * 24 * 60 * 60);

/// Where the cache lies: as named, else in the user's folder for caches; `None` where there is no such folder.
pub(super) fn place(named: Option<&Path>) -> Option<PathBuf> {
    if let Some(path) = named {
        return Some(path.to_owned());
    }
    let folder = |name| std::env::var_os(name).map(PathBuf::from).filter(|it| it.is_absolute());
    let caches = folder("XDG_CACHE_HOME")
        .or_else(|| folder("HOME").map(|it| it.join(".cache")))
        .or_else(|| folder("LOCALAPPDATA"))?;
    Some(caches.join("ibid").join("links.json"))
}

/// The cache at a place; empty where there is none yet, and where it cannot be used, which is said.
pub(super) fn read(path: &Path) -> Cache {
    if !path.exists() {
        return Cache::default();
    }
    let read = || -> Result<Cache, String> {
        let file = fs::File::open(path).map_err(|it| it.to_string())?;
        let mut bytes = Vec::new();
        let read = file.take(LARGEST + 1).read_to_end(&mut bytes);
        read.map_err(|it| it.to_string())?;
        if bytes.len() as u64 > LARGEST {
            return Err(format!("it is larger than {} MB", LARGEST >> 20));
        }
        Cache::parse(&bytes).map_err(|it| it.to_string())
    };
    read().unwrap_or_else(|why| {
        output::message(&format!(
            "note: {} is not used as a cache: {why}; it is written anew",
            path.display()
        ));
        Cache::default()
    })
}

/// Writes the cache in one step.
pub(super) fn write(path: &Path, mut cache: Cache, max_age: Duration, now: u64) -> Result<(), Failure> {
    cache.forget(max_age.max(KEPT), now);
    let bytes = cache.to_bytes()?;
    if let Some(folder) = path.parent().filter(|it| !it.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    output::write(Some(path), |out| out.write_all(&bytes))
}
