//! What filters leave: as many documents and links as the library's own filter.

use ibid::export::CLUSTERINGS;
use ibid::graph::NodeId;
use ibid::query::Filter;
use ibid::query::Selection;

use super::collection::Letters;
use super::collection::strings;

/// Chooses the option of a select that shows a text, before its count.
fn choose(letters: &Letters, css: &str, text: &str) {
    let script = "const [css, text] = arguments; const select = document.querySelector(css); \
                  const shown = it => it.textContent.replace(/ \\([\\d,]+\\)$/, ''); \
                  select.value = Array.from(select.options).find(it => shown(it) === text).value; \
                  for (const it of ['input', 'change']) select.dispatchEvent(new Event(it, {bubbles: true}));";
    letters.browser.run(script, &[css.into(), text.into()]);
}

/// The options of a select but the first, without their counts.
fn options(letters: &Letters, css: &str) -> Vec<String> {
    let script = "return Array.from(document.querySelector(arguments[0]).options).slice(1)\
                  .map(it => it.textContent.replace(/ \\([\\d,]+\\)$/, ''));";
    strings(&letters.browser.run(script, &[css.into()]))
}

#[track_caller]
fn agree(letters: &Letters, terms: &str) {
    same(
        letters,
        &letters.everything().filtered(&Filter::parse(terms).unwrap()),
        terms,
    );
}

/// The page shows as much as a selection holds.
#[track_caller]
fn same(letters: &Letters, kept: &Selection<'_>, asked: &str) {
    let shown = |name: &str| {
        letters
            .browser
            .text(&format!("document.querySelector('#shown').dataset.{name}"))
    };
    let expected = (kept.nodes().len().to_string(), kept.edges().len().to_string());
    assert_eq!((shown("nodes"), shown("links")), expected, "“{asked}”");
    let documents = kept
        .nodes()
        .iter()
        .filter(|it| letters.graph().node(**it).is_document());
    let told = letters.browser.text("document.querySelector('#shown').textContent");
    let documents = documents.count();
    assert!(
        told.contains(&format!("{documents} document")),
        "{told}, not {documents}"
    );
    let citations = kept.citations().count();
    assert!(
        told.contains(&format!("{citations} citation")),
        "{told}, not {citations}"
    );
}

#[test]
fn each_filter_keeps_what_the_library_keeps() {
    let Some(letters) = Letters::open() else { return };
    let browser = &letters.browser;
    agree(&letters, "");
    for (css, field) in [("#filter-class", "class"), ("#filter-relation", "relation")] {
        let options = options(&letters, css);
        assert!(options.len() > 2, "{css} has {options:?}");
        for option in options {
            choose(&letters, css, &option);
            agree(&letters, &format!("{field}:\"{option}\""));
        }
        browser.click("#reset");
        agree(&letters, "");
    }
    let everything = letters.everything();
    let by_sender = (CLUSTERINGS.iter().find(|it| it.name == "sender").unwrap().of)(&everything);
    let senders = options(&letters, "#filter-sender");
    for sender in ["Ormond", "Vessaly", "Tarnovia"] {
        assert!(senders.iter().any(|it| it == sender), "{sender} is none of {senders:?}");
        choose(&letters, "#filter-sender", sender);
        let is_from = |it: &NodeId| by_sender.get(it).is_some_and(|it| it == sender);
        let kept = everything.only(everything.nodes().iter().copied().filter(is_from));
        same(&letters, &kept, sender);
    }
    browser.click("#reset");
    browser.click("#only-collection");
    agree(&letters, "in:collection");
    browser.click("#reset");
    browser.click("#only-documents");
    agree(&letters, "kind:document");
}

#[test]
fn years_bound_and_filters_add_up() {
    let Some(letters) = Letters::open() else { return };
    let browser = &letters.browser;
    browser.fill("#year-from", "2016");
    agree(&letters, "year:2016-");
    browser.fill("#year-to", "2018");
    agree(&letters, "year:2016-2018");
    choose(&letters, "#filter-class", "letter");
    agree(&letters, "year:2016-2018 class:letter");
    browser.click("#only-collection");
    agree(&letters, "year:2016-2018 class:letter in:collection");
    browser.click("#only-documents");
    agree(&letters, "year:2016-2018 class:letter in:collection kind:document");
    browser.click("#reset");
    agree(&letters, "");
    assert_eq!(browser.text("document.querySelector('#year-from').value"), "");
}
