//! Which letters cite which? `ibid` reads a collection of documents, finds every reference that they
//! make (symbols such as A/75/745-S/2021/156, resolutions in prose, sources in notes, "Ibid.", letters
//! named by their date, addresses), works out which document each one means, and builds the citation graph.
//!
//! ```
//! use ibid::Build;
//! use ibid::graph::Direction;
//! use ibid::read::Source;
//!
//! let letter = Source {
//!     name: "letter.txt".to_owned(),
//!     bytes: b"In reply to S/2021/156, para. 3, we send two lamps.".to_vec(),
//! };
//! let build = Build::new(vec![letter], &ibid::resolve::Options::default())?;
//! let citing = build.graph.find("letter.txt")[0];
//! let edges: Vec<_> = build.graph.edges_of(citing, Direction::Cited).collect();
//! let (_, edge) = edges[0];
//! assert_eq!(build.graph.node(edge.cited).key, "S/2021/156");
//! assert_eq!(edge.evidence[0].locator.as_deref(), Some("para. 3"));
//! # Ok::<(), ibid::error::Error>(())
//! ```
//!
//! The stages are functions over plain values, in this order: [`read`], [`extract`], [`resolve`],
//! [`mod@graph`], then [`query`] and [`audit`], then [`export`]. After [`read`], no content is an error.

pub mod text;

pub mod catalogue;

pub mod read;

pub mod extract;

pub mod resolve;

pub mod graph;

pub mod query;

pub mod audit;

pub mod links;

pub mod export;

pub mod config;

pub mod error;

#[cfg(feature = "cli")]
pub mod cli;

mod build;

pub use build::Build;
