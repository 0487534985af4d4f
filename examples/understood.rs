//! Prints the text that a reader understood of a file, for people who wonder why something was or was not found.
fn main() {
    for name in std::env::args().skip(1) {
        let bytes = std::fs::read(&name).unwrap_or_default();
        match ibid::read::read(&ibid::read::Source { name, bytes }) {
            Ok(it) => {
                println!(
                    "{}\n== {:?}\n== links {}\n== sup {:?} == pages {:?}",
                    it.text.printed(),
                    it.witnesses.iter().map(|w| &w.words).collect::<Vec<_>>(),
                    it.links
                        .iter()
                        .map(|l| format!("{}→{}", it.text.slice(l.span).replace("\n", "⏎"), l.target))
                        .collect::<Vec<_>>()
                        .join("|"),
                    it.superscripts.iter().map(|s| it.text.slice(*s)).collect::<Vec<_>>(),
                    it.pages
                );
                println!("{:?}", it.diagnostics)
            }
            Err(error) => println!("{error}"),
        }
    }
}
