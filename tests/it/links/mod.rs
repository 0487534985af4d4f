//! `ibid links`: what it lists, and, with the feature `net`, what it asks of a server of the test's own.

mod list;

#[cfg(feature = "net")]
mod answers;
#[cfg(feature = "net")]
mod bench;
#[cfg(feature = "net")]
mod bounds;
#[cfg(feature = "net")]
mod command;
#[cfg(feature = "net")]
mod order;
#[cfg(feature = "net")]
mod page;
#[cfg(feature = "net")]
mod refusals;
#[cfg(feature = "net")]
mod server;
