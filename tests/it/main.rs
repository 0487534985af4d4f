//! All integration tests in one binary.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking, and says what it skips"
)]

mod cli;
mod determinism;
mod examples;
mod hostile;
mod layers;
mod letters;
mod properties;
mod readme;
mod rules;
mod seeds;
mod series;
mod support;
