//! What hangs together: components, knots of documents that cite each other, communities.

mod communities;
mod components;
mod knots;

pub use communities::communities;
pub use communities::modularity;
pub use components::strong_components;
pub use components::weak_components;
pub(super) use knots::Ways;
pub use knots::knots;
