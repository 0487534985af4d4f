//! What the people of a project have decided about its audit: the settings in `ibid.toml`, and the findings that were
//! known when a baseline was written.

mod baseline;
mod comment_uses;
mod control;
mod entry;
mod error;
mod level;
mod settings;
#[cfg(test)]
#[cfg(feature = "markdown")]
mod tests;

pub use baseline::Baseline;
pub use baseline::Known;
pub use control::Control;
pub use control::PathFrom;
pub use control::Sorted;
pub use entry::Ignore;
pub use entry::Paths;
pub use error::ConfigError;
pub use level::Level;
pub use settings::Settings;
