//! Tests of the library from outside, in one binary.

mod determinism;
mod layers;
mod properties;
