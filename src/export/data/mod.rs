//! The graph as data for other programs: one table of fields for nodes, one for edges and one for mentions, which every
//! format here writes under the same names (docs/data.md).

pub(super) mod csv;
pub(super) mod cx2;
pub(super) mod cytoscape_js;
mod edges;
pub(super) mod gexf;
pub(super) mod graphml;
mod lines;
mod marked;
mod mentions;
pub(super) mod n_triples;
pub(super) mod node_link;
mod nodes;
pub(super) mod pajek;
#[cfg(feature = "parquet")]
pub(super) mod parquet;
pub(super) mod part;
mod table;
pub(super) mod tables;
mod value;
