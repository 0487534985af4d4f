//! All integration tests in one binary.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking, and says what it skips"
)]

mod back_references;
mod bibliography;
#[cfg(unix)]
mod browser;
mod cli;
mod consistency;
mod console;
mod control;
mod data_out;
mod determinism;
mod diff;
mod examples;
#[cfg(feature = "pdf")]
mod formats;
mod grammar;
mod hostile;
mod inside_and_dated;
mod layers;
mod letters;
mod links;
mod manifestations;
mod many_files;
mod many_sources;
mod mutator;
mod note_layouts;
mod notes;
#[cfg(feature = "office")]
mod office;
mod outputs;
mod page;
#[cfg(feature = "pdf")]
mod pdf;
mod peers;
mod pictures;
mod planted;
mod planted_in_notes;
#[cfg(feature = "print")]
mod print;
mod properties;
mod prose;
mod prose_properties;
mod query;
mod query_peers;
mod rank_peers;
mod rank_questions;
mod readme;
mod reference_page;
mod rule_places;
mod rules;
mod rules_symbols;
mod same_source;
mod seeds;
mod series;
mod sources;
mod support;
mod symbol_page;
mod symbols;
mod text_formats;
#[cfg(all(feature = "html", feature = "xml"))]
mod web;
mod xml;
