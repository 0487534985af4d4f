//! Tables of facts about numbers, sessions and dates: tab-separated files beside this one, read when first asked for.

mod components;
mod numbers;
mod period;
mod rejected;
pub(super) mod rows;
mod sessions;

pub(super) use components::ComponentKind;
pub(super) use components::component;
pub(super) use numbers::NumberTable;
pub use numbers::YearTable;
pub use numbers::council_year_of;
pub(super) use numbers::number_ranges;
pub(super) use period::Month;
pub use period::Period;
pub(super) use rejected::rejected;
pub(super) use sessions::Era;
pub use sessions::Session;
pub use sessions::SessionKind;
pub(super) use sessions::eras;
pub(super) use sessions::listed_session;
