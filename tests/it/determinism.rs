//! Equal input gives equal bytes, whatever the number of threads and the order of the files.

use std::fs;
use std::path::Path;

use ibid::Build;
use ibid::export::records;
use ibid::read::Source;
use ibid::resolve::Options;

/// The letters among the fixtures, in the order of their names.
fn letters() -> Vec<Source> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/letters");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    paths.sort();
    let source = |path: &std::path::PathBuf| Source {
        name: path.file_name().unwrap().to_str().unwrap().to_owned(),
        bytes: fs::read(path).unwrap(),
    };
    paths.iter().map(source).collect()
}

/// The records of a collection, built with a number of threads.
fn records_of(sources: Vec<Source>, threads: usize) -> String {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let build = pool.install(|| Build::new(sources, &Options::default())).unwrap();
    let mut out = Vec::new();
    records::write(&build.resolved, &mut out).unwrap();
    for (_, node) in build.graph.nodes() {
        out.extend_from_slice(format!("{node:?}\n").as_bytes());
    }
    for (_, edge) in build.graph.edges() {
        out.extend_from_slice(format!("{edge:?}\n").as_bytes());
    }
    String::from_utf8(out).unwrap()
}

#[test]
fn threads_change_nothing() {
    let one = records_of(letters(), 1);
    assert!(one.lines().count() > 200, "the fixtures hold more than that");
    assert!(one == records_of(letters(), 2));
    assert!(one == records_of(letters(), 7));
}

#[test]
fn the_order_of_files_changes_nothing() {
    let sorted = records_of(letters(), 2);
    let mut turned = letters();
    turned.reverse();
    assert!(sorted == records_of(turned.clone(), 2));
    for steps in [3, 4] {
        turned.rotate_left(steps);
        turned.swap(0, 5);
        assert!(sorted == records_of(turned.clone(), 2));
    }
}
