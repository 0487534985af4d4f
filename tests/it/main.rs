//! All integration tests in one binary.

mod determinism;
mod layers;
mod letters;
mod properties;
mod seeds;
mod support;
