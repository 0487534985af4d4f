//! All integration tests in one binary.

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
mod support;
