//! What hangs together: components, knots of documents that cite each other, communities.

mod communities;
mod components;
mod knots;
mod strong;

pub use communities::communities;
pub use communities::modularity;
pub use components::weak_components;
pub(super) use knots::Ways;
pub use knots::knots;
pub(super) use strong::Strong;
pub use strong::strong_components;
