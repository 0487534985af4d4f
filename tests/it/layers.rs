//! The layers of the design, kept by a test instead of by crates: which module may name which.
//!
//! The check reads text: `crate::name`, and `name::` at the start of a path. That is enough because
//! imports stand one a line and nothing reaches up through `super::super::`, which is checked too.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

/// Modules in the order of the flow, each with the modules that it may name.
///
/// `export` may name `extract` and `resolve` for their plain data alone: records are mentions with their
/// decisions, and a node says how its symbol is known.
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("catalogue", &["text"]),
    ("read", &["text"]),
    ("extract", &["text", "catalogue", "read"]),
    ("resolve", &["text", "catalogue", "read", "extract"]),
    ("graph", &["text", "catalogue", "read", "extract", "resolve"]),
    ("query", &["text", "catalogue", "graph"]),
    (
        "audit",
        &["text", "catalogue", "read", "extract", "resolve", "graph", "query"],
    ),
    ("links", &["text", "catalogue", "extract", "resolve", "audit"]),
    (
        "export",
        &[
            "text",
            "catalogue",
            "extract",
            "resolve",
            "graph",
            "query",
            "audit",
            "links",
        ],
    ),
    ("config", &["catalogue", "resolve", "audit"]),
    ("error", &["text", "catalogue"]),
    ("build", &["catalogue", "read", "extract", "resolve", "graph", "error"]),
    (
        "cli",
        &[
            "text",
            "catalogue",
            "read",
            "extract",
            "resolve",
            "graph",
            "query",
            "audit",
            "links",
            "export",
            "config",
            "error",
            "Build",
        ],
    ),
];

/// Each dependency with the places that may name it, as the starts of paths below `src`.
const CRATES: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["cli/"]),
    ("base64", &["export/html/"]),
    ("chardetng", &["read/"]),
    ("clap", &["cli/"]),
    ("comfy_table", &["cli/"]),
    ("ctrlc", &["cli/interrupt.rs"]),
    ("encoding_rs", &["read/"]),
    ("flate2", &["read/pdf/"]),
    ("globset", &["config/"]),
    ("graphviz_rust", &["export/dot/"]),
    ("ignore", &["cli/"]),
    ("indicatif", &["cli/progress.rs"]),
    ("krilla", &["export/print/"]),
    ("krilla_svg", &["export/print/"]),
    ("mail_parser", &["read/mail.rs"]),
    ("memchr", &["text/", "catalogue/", "read/", "extract/"]),
    ("parquet", &["export/data/parquet.rs"]),
    ("petgraph", &["graph/"]),
    ("png", &["export/print/pixels.rs"]),
    ("pulldown_cmark", &["read/markdown/walk.rs"]),
    ("quick_xml", &["read/"]),
    ("rapidfuzz", &["resolve/", "query/", "audit/"]),
    ("rayon", &["audit/", "build.rs", "cli/", "export/print/", "resolve/"]),
    ("regex", &["catalogue/", "extract/"]),
    ("resvg", &["export/print/"]),
    ("serde", &["catalogue/", "config/", "export/", "cli/", "links/"]),
    ("serde_json", &["config/", "export/", "cli/", "links/check/cache.rs"]),
    ("sha2", &["export/html/"]),
    ("similar", &["cli/audit/fix/"]),
    ("tempfile", &["cli/"]),
    ("toml", &["catalogue/", "config/"]),
    ("unicode_width", &["cli/render/"]),
    ("unpdf", &["read/pdf/"]),
    ("ureq", &["links/check/web.rs"]),
    ("zip", &["read/office/"]),
];

/// Most lines of a file.
const LONGEST: usize = 500;

/// A source file: its path below `src`, its top-level module, its text without comments.
struct File {
    path: String,
    module: String,
    code: String,
    lines: usize,
}

fn paths(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(paths(&path));
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let below = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        let first = below.split('/').next().unwrap();
        let code = text
            .lines()
            .filter(|it| !it.trim_start().starts_with("//"))
            .map(|it| format!("{it}\n"));
        File {
            module: first.trim_end_matches(".rs").to_owned(),
            code: code.collect(),
            lines: text.lines().count(),
            path: below,
        }
    };
    paths(&root).into_iter().map(read).collect()
}

/// The names that stand behind a prefix, up to the end of the word.
fn names_after<'a>(code: &'a str, prefix: &'a str) -> impl Iterator<Item = &'a str> {
    code.match_indices(prefix).map(move |(at, _)| {
        let rest = &code[at + prefix.len()..];
        rest.split(|it: char| !it.is_alphanumeric() && it != '_')
            .next()
            .unwrap_or("")
    })
}

/// Whether a path that starts with the name of an outside crate stands in the code.
fn names_crate(code: &str, name: &str) -> bool {
    let path = format!("{name}::");
    code.match_indices(&path).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        !before.is_some_and(|it| it.is_alphanumeric() || it == '_' || it == ':')
    })
}

#[test]
fn modules_name_only_what_they_may() {
    let mut seen = BTreeSet::new();
    let inner = |it: &&File| !matches!(it.module.as_str(), "lib" | "main");
    // The unit tests of a module may build their input with any other.
    for File { path, module, code, .. } in files()
        .iter()
        .filter(inner)
        .filter(|it| !it.path.ends_with("/tests.rs"))
    {
        let Some((_, allowed)) = LAYERS.iter().find(|it| it.0 == module) else {
            panic!("src/{path}: module `{module}` has no line in LAYERS");
        };
        for used in names_after(code, "crate::") {
            assert!(
                used == module || allowed.contains(&used),
                "src/{path}: `{module}` may not name `crate::{used}`"
            );
        }
        seen.insert(module.clone());
    }
    for (module, _) in LAYERS {
        assert!(seen.contains(*module), "LAYERS names a missing module `{module}`");
    }
}

#[test]
fn imports_can_be_read_by_these_tests() {
    for File { path, code, .. } in files() {
        for banned in ["use crate::{", "super::super::", "extern crate", "\nuse ::"] {
            assert!(
                !code.contains(banned),
                "src/{path}: one `use` per path, from `crate` on, instead of `{}`",
                banned.trim()
            );
        }
    }
}

#[test]
fn outside_crates_are_named_only_where_they_belong() {
    for File { path, code, .. } in files() {
        for (name, places) in CRATES {
            let allowed = places.iter().any(|it| path.starts_with(it));
            assert!(
                allowed || !names_crate(&code, name),
                "src/{path}: `{name}` may only be named in {}",
                places.join(", ")
            );
        }
    }
}

#[test]
fn every_dependency_has_its_place() {
    let manifest: toml::Table = toml::from_str(include_str!("../../Cargo.toml")).unwrap();
    let dependencies = manifest["dependencies"].as_table().unwrap().keys();
    let named: BTreeSet<String> = dependencies.map(|it| it.replace('-', "_")).collect();
    let placed: BTreeSet<String> = CRATES.iter().map(|it| it.0.to_owned()).collect();
    assert_eq!(
        named, placed,
        "the dependencies of Cargo.toml and the table CRATES differ"
    );
}

#[test]
fn files_stay_short_enough_to_read_at_once() {
    for File { path, lines, .. } in files() {
        assert!(lines <= LONGEST, "src/{path} has {lines} lines, more than {LONGEST}");
    }
}
