//! All integration tests in one binary.

mod letters;
mod seeds;
mod support;
