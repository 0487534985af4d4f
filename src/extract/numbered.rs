//! Documents of numbered series: what their heads say of themselves and of others.

use crate::catalogue::Series;
use crate::extract::Extractor;
use crate::extract::Head;
use crate::extract::Identity;
use crate::extract::SymbolForm;
use crate::extract::Work;
use crate::extract::symbols::mention;

/// Finds the documents that the lines of a head name: "Obsoletes: 2068, 2616".
pub(super) const EXTRACTOR: Extractor = Extractor {
    name: "numbered series",
    run,
};

/// Longest part of a text in which a head is looked for, in bytes.
const REACH: usize = 4000;

fn run(work: &mut Work<'_>) {
    let Some(series) = own_series(&work.extracted.head, work) else {
        return;
    };
    for entry in series.header_entries(head(work)) {
        let mut named = mention(entry.span, entry.symbol, SymbolForm::List);
        named.relation = Some(entry.relation);
        work.extracted.mentions.push(named);
    }
}

/// The number that a document gives itself, or that its file's name gives it.
pub(super) fn identify(head_of: &mut Head, work: &Work<'_>) {
    if let Some(own) = work.catalogue.own_number(head(work)) {
        head_of.symbols.push(own.symbol);
        head_of.symbol_spans.push(own.span);
        head_of.identity = Identity::Masthead;
    } else if let Some(symbol) = work.catalogue.number_of_file(work.document.file_name()) {
        head_of.symbols.push(symbol);
        head_of.identity = Identity::FileName;
    }
}

/// Class and title by the document's own series, where it is a printed one.
pub(super) fn describe(head_of: &mut Head, work: &Work<'_>) {
    if let Some(series) = own_series(head_of, work) {
        head_of.class.clone_from(&series.class);
        head_of.title = series.title_in(head(work)).or_else(|| head_of.title.take());
    }
}

fn own_series<'a>(head_of: &Head, work: &Work<'a>) -> Option<&'a Series> {
    let own = head_of.symbols.first()?;
    work.catalogue.series(&own.series).filter(|it| it.printed.is_some())
}

fn head<'a>(work: &Work<'a>) -> &'a str {
    let text = work.text();
    &text[..text.floor_char_boundary(REACH)]
}

#[cfg(test)]
mod tests {
    use crate::extract::Identity;
    use crate::extract::tests::extracted;

    fn relations(text: &str) -> Vec<String> {
        let mentions = extracted(text).1.mentions;
        let named = mentions
            .iter()
            .filter_map(|it| Some((it.relation.as_deref(), it.symbol()?)));
        named
            .map(|it| format!("{} {}", it.0.unwrap_or("cites"), it.1.symbol))
            .collect()
    }

    #[test]
    fn lines_of_a_head_carry_their_relation() {
        let text = "Ferry Working Group                 O. Lindqvist\nRequest for Comments: 9901        Harbour Office\n\
                    Obsoletes: 9801, 9802,                 T. Lamp\n           9803                       \n\
                    Updates: 9804                    May 2031\n\nLamps follow RFC 9803 and [RFC9805].\n";
        let head = extracted(text).1.head;
        assert_eq!(head.symbols[0].to_string(), "RFC 9901");
        assert_eq!((head.identity, head.class.as_str()), (Identity::Masthead, "standard"));
        assert_eq!(
            relations(text),
            [
                "obsoletes RFC 9801",
                "obsoletes RFC 9802",
                "obsoletes RFC 9803",
                "updates RFC 9804",
                "cites RFC 9803",
                "cites RFC 9805"
            ]
        );
    }

    #[test]
    fn lines_of_other_documents_name_nothing() {
        assert_eq!(
            relations("A letter on lamps.\nUpdates: 9804\nrequires: 20\n"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn front_matter_names_the_document_and_what_it_requires() {
        let text = "---\neip: 9901\ntitle: Lamps on the Chain\nrequires: 9801, 9802\n---\n\nAs [EIP-9801](./eip-9801.md) says.\n";
        let head = extracted(text).1.head;
        assert_eq!(head.symbols[0].to_string(), "EIP-9901");
        assert_eq!(head.title.as_deref(), Some("Lamps on the Chain"));
        assert_eq!(
            relations(text),
            ["requires EIP-9801", "requires EIP-9802", "cites EIP-9801"]
        );
    }
}
