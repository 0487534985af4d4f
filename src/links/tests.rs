use crate::Build;
use crate::read::Source;
use crate::resolve::Options;

use crate::links::collect;

fn links(files: &[(&str, &str)]) -> Vec<String> {
    let source = |(name, text): &(&str, &str)| Source {
        name: (*name).to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let build = Build::new(files.iter().map(source).collect(), &Options::default()).unwrap();
    let shown = collect(&build.resolved).into_iter().map(|it| {
        let places: Vec<String> = it.places.iter().map(|it| format!("{}:{}", it.file, it.line)).collect();
        let symbol = it.symbol.map_or_else(String::new, |it| format!(" = {it}"));
        format!("{}{symbol} at {}", it.address, places.join(", "))
    });
    shown.collect()
}

#[test]
fn each_address_is_listed_once_with_its_places() {
    let first = "See https://lamps.example/b and\nhttps://undocs.org/A/75/742.\n\nAgain https://lamps.example/b.";
    assert_eq!(
        links(&[
            ("a.txt", first),
            ("b.txt", "At https://lamps.example/a, https://lamps.example/b.")
        ]),
        [
            "https://lamps.example/a at b.txt:1",
            "https://lamps.example/b at a.txt:1, a.txt:4, b.txt:1",
            "https://undocs.org/A/75/742 = A/75/742 at a.txt:2",
        ]
    );
}

#[cfg(feature = "markdown")]
#[test]
fn targets_of_links_count_and_other_targets_do_not() {
    let text = "In [A/75/742](https://undocs.org/A/75/742), [the lamps](https://lamps.example/), \
                <https://lamps.example/x>, [below](#x), [mail](mailto:lamp@lamps.example) and [a file](a.html).";
    assert_eq!(
        links(&[("a.md", text)]),
        [
            "https://lamps.example/ at a.md:1",
            "https://lamps.example/x at a.md:1",
            "https://undocs.org/A/75/742 at a.md:1",
        ]
    );
}
