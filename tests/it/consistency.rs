//! The consistency rules on published documents: what they report there is a slip of the document.

use std::collections::BTreeMap;

use ibid::Build;
use ibid::catalogue::Catalogue;
use ibid::catalogue::consistency::Context;
use ibid::catalogue::consistency::Strength;
use ibid::read::Source;
use ibid::resolve::Options;

use crate::support::shared;
use crate::support::sources;

/// What the rules report of the symbols of some texts, as "symbol rule", with how often.
fn reports(sources: Vec<Source>) -> BTreeMap<String, usize> {
    let catalogue = Catalogue::builtin().unwrap();
    let build = Build::new(sources, &Options::default()).unwrap();
    let corpus = &build.resolved.corpus;
    let mut found = BTreeMap::new();
    for document in 0..corpus.len() {
        let head = corpus.head(document);
        let own = Context {
            masthead_date: head.date,
            quoted_date: head.dated,
            masthead_session: head.ga_session,
            masthead_year: head.sc_year.map(|it| it - 1945),
            ..Context::default()
        };
        let own = head.symbols.iter().map(|it| (it, own.clone()));
        let mentions = corpus.extracted(document).mentions.iter().filter_map(|it| it.symbol());
        let cited = mentions.filter(|it| it.others.is_empty()).map(|it| {
            let context = Context {
                quoted_date: it.cited_date,
                citing_date: head.date,
                ..Context::default()
            };
            (&it.symbol, context)
        });
        for (symbol, context) in own.chain(cited) {
            for it in catalogue.check(symbol, &context) {
                if it.strength > Strength::Weak {
                    *found.entry(format!("{symbol} {}", it.rule)).or_default() += 1;
                }
            }
        }
    }
    found
}

fn lines(text: &str) -> BTreeMap<String, usize> {
    let each = text.lines().map(str::trim).filter(|it| !it.is_empty());
    each.map(|it| (it.to_owned(), 1)).collect()
}

#[test]
fn known_symbols_agree_with_themselves() {
    let Some(path) = shared("reference/symbols.tsv") else {
        return;
    };
    let catalogue = Catalogue::builtin().unwrap();
    let table = std::fs::read_to_string(path).unwrap();
    let mut checked = 0;
    for symbol in table.lines().filter_map(|it| catalogue.parse(it.split('\t').nth(1)?)) {
        let found = catalogue.check(&symbol, &Context::default());
        assert_eq!(found, [], "{symbol}");
        checked += 1;
    }
    assert!(checked > 200, "{checked} symbols were read");
}

#[test]
fn published_resolutions_are_consistent() {
    let mut texts = Vec::new();
    for folder in ["akn-ga", "akn-sc2025", "akn-6lang", "cr-unsc"] {
        let Some(path) = shared(&format!("corpora/{folder}")) else {
            return;
        };
        let plain = |it: &Source| it.name.ends_with(".page.txt") || it.name.ends_with("GOLD.txt");
        texts.extend(sources(&path).into_iter().filter(plain));
    }
    let unknown: Vec<_> = reports(texts).into_iter().collect();
    assert_eq!(unknown, []);
}

#[test]
fn mastheads_of_a_council_show_their_real_slips() {
    let Some(path) = shared("corpora/symbol-headers/labels.jsonl") else {
        return;
    };
    let labels = std::fs::read_to_string(path).unwrap();
    let text = |line: &str| {
        serde_json::from_str::<serde_json::Value>(line).unwrap()["text"]
            .as_str()
            .map(str::to_owned)
    };
    let texts = labels.lines().enumerate().filter_map(|(at, line)| {
        Some(Source {
            name: format!("{at:03}.txt"),
            bytes: text(line)?.into_bytes(),
        })
    });
    // Two mastheads print the session before the one in the symbol, or one four sessions before it.
    let slips = lines("A/HRC/27/40 masthead-session\nA/HRC/21/22 masthead-session");
    assert_eq!(reports(texts.collect()), slips);
}
