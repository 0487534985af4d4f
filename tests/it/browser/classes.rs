//! Marks, legend and filter tell the same classes, as the static pictures do.

use std::collections::BTreeSet;

use serde_json::json;

use super::collection::Letters;
use super::collection::strings;

/// The pixel at the middle of a node in the graph, and that of a sign of the legend.
const MIDDLES: &str = "
const [key, look] = arguments; const canvas = document.querySelector('#canvas');
const pixel = (it, x, y) => Array.from(it.getContext('2d').getImageData(x, y, 1, 1).data).join(' ');
const {x, y} = ibid.positionOf(key); const sign = document.querySelector(`#legend li[data-look='${look}'] canvas`);
return [pixel(canvas, Math.round(x * devicePixelRatio), Math.round(y * devicePixelRatio)),
  pixel(sign, sign.width / 2, sign.height / 2)];";

#[test]
fn marks_are_those_of_the_legend_and_differ_by_class() {
    let Some(letters) = Letters::open() else { return };
    let browser = &letters.browser;
    let legend = "Array.from(document.querySelectorAll('#legend li[data-look]'), it => it.dataset.look)";
    let legend: BTreeSet<String> = strings(&browser.value(legend)).into_iter().collect();
    let looks = [
        ("letter", "letter or note verbale"),
        ("resolution", "resolution or decision"),
        ("judgment", "judgment, treaty or law"),
        ("book", "book, article or other source"),
    ];
    for (class, look) in looks {
        let occurs = letters.graph().nodes().any(|(_, it)| it.class == class);
        assert_eq!(legend.contains(look), occurs, "{look} in {legend:?}");
    }
    let signs = "Array.from(document.querySelectorAll('#legend canvas'), it => it.toDataURL())";
    for _ in ["light", "dark"] {
        browser.click("#theme");
        browser.settle();
        let signs: BTreeSet<String> = strings(&browser.value(signs)).into_iter().collect();
        assert_eq!(signs.len(), legend.len());
        let mut seen = BTreeSet::new();
        for (class, look) in &looks[..2] {
            let mut nodes = letters.graph().nodes().map(|it| it.1);
            let node = nodes
                .find(|it| it.class == *class && (it.in_collection() || !it.is_document()))
                .unwrap();
            let middles = strings(&browser.run(MIDDLES, &[json!(node.key), json!(look)]));
            assert_eq!(
                middles[0], middles[1],
                "{} is drawn as the {look} of the legend",
                node.key
            );
            seen.insert(middles[0].clone());
        }
        assert_eq!(seen.len(), 2);
    }
}

#[test]
fn the_filter_by_class_is_grouped_as_the_legend() {
    let Some(letters) = Letters::open() else { return };
    let browser = &letters.browser;
    let groups = "Array.from(document.querySelectorAll('#filter-class optgroup'), it => it.label)";
    let legend = "Array.from(document.querySelectorAll('#legend li[data-look]'), it => it.dataset.look)\
                  .filter(it => it !== 'only cited')";
    assert_eq!(browser.value(groups), browser.value(legend));
    let classes = "Array.from(document.querySelectorAll('#filter-class option'), it => it.value).filter(Boolean)";
    let classes = strings(&browser.value(classes));
    assert_eq!(classes.len(), classes.iter().collect::<BTreeSet<_>>().len());
    let of = "document.querySelector('#filter-class optgroup[label^=letter]').textContent";
    assert!(browser.text(of).contains("letter ("));
}
