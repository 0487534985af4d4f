//! Where the settings come from: `ibid.toml` in the folder of the run or above it, or the file that is named.

use std::path::Path;
use std::path::PathBuf;

use crate::cli::exit::Failure;
use crate::cli::paths;
use crate::config::Settings;

/// Arguments about the settings.
#[derive(clap::Args)]
pub(super) struct SettingsArgs {
    /// Take the settings of this file; without it, of the next ibid.toml in this folder or above
    #[arg(long, value_name = "FILE", global = true, conflicts_with = "no_config")]
    config: Option<PathBuf>,

    /// Take no settings from any file
    #[arg(long, global = true)]
    no_config: bool,
}

/// Settings, and where they stand.
#[derive(Default)]
pub(super) struct Found {
    pub(super) settings: Settings,
    /// The file as messages name it; empty where there is none.
    pub(super) file: String,
    /// The folder that the paths of the settings start from.
    pub(super) folder: PathBuf,
    /// Whether the file stands above the folder of the run, where nobody may think of it.
    pub(super) is_above: bool,
}

/// A folder with this is the top of a project; settings above it belong to something else.
const TOP: &str = ".git";

impl SettingsArgs {
    /// Reads the settings.
    pub(super) fn read(&self) -> Result<Found, Failure> {
        let path = match &self.config {
            _ if self.no_config => None,
            Some(path) => Some(path.clone()),
            None => above(),
        };
        let Some(path) = path else {
            return Ok(Found::default());
        };
        let file = paths::name_of(&path);
        let text = std::fs::read_to_string(&path);
        let text = text.map_err(|it| Failure::new(format!("cannot read the settings {file}: {it}")))?;
        let settings = Settings::read(&file, &text).map_err(|it| Failure::several("the settings are wrong", &it))?;
        let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
        Ok(Found {
            settings,
            is_above: path.starts_with(".."),
            file,
            folder: folder.unwrap_or_else(|| Path::new(".")).to_owned(),
        })
    }
}

/// The next settings file from the folder of the run upwards, not above the top of the project.
fn above() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let mut up = PathBuf::new();
    for folder in here.ancestors() {
        if folder.join(paths::SETTINGS).is_file() {
            return Some(up.join(paths::SETTINGS));
        }
        if folder.join(TOP).exists() {
            return None;
        }
        up.push("..");
    }
    None
}
