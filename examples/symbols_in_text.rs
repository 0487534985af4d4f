//! Finds the symbols in a text and says what each means, without any file or graph.

#![allow(clippy::print_stdout, reason = "an example prints what it found")]

use ibid::catalogue::Catalogue;
use ibid::read::Source;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words = std::env::args().nth(1).unwrap_or_else(|| {
        "See A/75/742-S/2021/279, annex, and General Assembly resolutions 47/19 and 70/1.".to_owned()
    });
    let catalogue = Catalogue::builtin()?;
    let source = Source {
        name: "argument".to_owned(),
        bytes: words.into_bytes(),
    };
    let document = ibid::read::read(&source)?;
    for mention in ibid::extract::extract(&document, catalogue).mentions {
        let Some(symbol) = mention.symbol().map(|it| &it.symbol) else {
            continue;
        };
        let locator = mention.locator.as_ref().map_or(String::new(), |it| format!(", {it}"));
        println!("{symbol}{locator}");
        for part in catalogue.describe(symbol) {
            println!("  {}", part.phrases().join(" · "));
        }
    }
    Ok(())
}
