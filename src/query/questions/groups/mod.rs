//! Questions about what hangs together.

mod communities;
mod components;
mod cycles;
mod isolated;

pub(super) use communities::COMMUNITIES;
pub(super) use components::COMPONENTS;
pub(super) use cycles::CYCLES;
pub(super) use isolated::ISOLATED;
