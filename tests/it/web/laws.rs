//! Laws of the readers of elements.

use proptest::prelude::*;

use crate::mutator::read;

fn words(name: &str, text: &str) -> Vec<String> {
    let document = read(name, text.to_owned().into_bytes()).unwrap();
    document.text.normal().split_whitespace().map(str::to_owned).collect()
}

/// A tree of elements as HTML, and its words in order.
fn tree() -> impl Strategy<Value = (String, Vec<String>)> {
    let leaf = "[a-z]{1,8}".prop_map(|it| (format!(" {it} "), vec![it]));
    leaf.prop_recursive(6, 60, 6, |inner| {
        let name = prop::sample::select(vec![
            "p",
            "div",
            "b",
            "i",
            "em",
            "span",
            "section",
            "blockquote",
            "h2",
            "ul",
            "font",
            "cite",
        ]);
        (name, prop::collection::vec(inner, 0..6), any::<bool>()).prop_map(|(name, children, upper)| {
            let name = if upper { name.to_uppercase() } else { name.to_owned() };
            let (texts, words): (Vec<String>, Vec<Vec<String>>) = children.into_iter().unzip();
            (format!("<{name}>{}</{name}>", texts.concat()), words.concat())
        })
    })
}

fn escaped(text: &str, numbers: bool) -> String {
    let one = |it: char| match it {
        '&' if !numbers => "&amp;".to_owned(),
        '<' if !numbers => "&lt;".to_owned(),
        '>' if !numbers => "&gt;".to_owned(),
        '"' if !numbers => "&quot;".to_owned(),
        it if numbers && !it.is_ascii_alphanumeric() => format!("&#x{:X};", it as u32),
        it => it.to_string(),
    };
    text.chars().map(one).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Every word of a tree is in the text, in order, in HTML and in XML.
    #[test]
    fn words_survive_in_order((text, expected) in tree()) {
        prop_assert_eq!(words("tree.html", &format!("<html><body>{text}</body></html>")), expected.clone());
        prop_assert_eq!(words("tree.xml", &format!("<letter>{}</letter>", text.to_lowercase())), expected);
    }

    /// Characters written as references are read as the characters.
    #[test]
    fn references_round_trip(text in "[ -~àéößжω]{1,30}", numbers: bool) {
        let (expected, written) = (text.split_whitespace().collect::<Vec<_>>().join(" "), escaped(&text, numbers));
        prop_assert_eq!(words("a.html", &format!("<html><p>{written}</p></html>")).join(" "), expected.clone());
        prop_assert_eq!(words("a.xml", &format!("<a><p>{written}</p></a>")).join(" "), expected);
    }

    /// What is read of a file that breaks off is the start of what is read of the whole.
    #[test]
    fn a_broken_file_gives_the_start_of_the_whole((text, _) in tree(), share in 0.0_f64..1.0) {
        let whole = format!("<letter>{}</letter>", text.to_lowercase());
        let cut = &whole[..(whole.len() as f64 * share) as usize];
        let all = words("a.xml", &whole);
        let mut some = words("a.xml", cut);
        // The last word may be cut too.
        let last = some.pop().unwrap_or_default();
        prop_assert!(all.starts_with(&some), "{some:?} of {all:?}");
        prop_assert!(all.get(some.len()).is_none_or(|it| it.starts_with(&last)) && all.len() >= some.len(), "{last}");
    }

    /// No text at all makes an error or a panic, and marks lie in the text.
    #[test]
    fn any_text_is_read(text in "(<|>|/|a|b|sup|href=|'|\"|#|1| |&|;|--|!|\\?|[a-z]{1,3}|<p>|</a>|<a href=#x>|<li id=x>|\n){0,60}") {
        for name in ["a.html", "a.xml"] {
            let document = read(name, text.clone().into_bytes()).unwrap();
            let normal = document.text.normal();
            let spans = document.links.iter().map(|it| it.span).chain(document.notes.iter().map(|it| it.span));
            for span in spans.chain(document.calls.iter().map(|it| it.span)) {
                prop_assert!(normal.get(span.range()).is_some());
            }
        }
    }
}
