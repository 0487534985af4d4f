use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::given::masthead_date;
use crate::audit::senders;
use crate::catalogue::ClassNoun;
use crate::catalogue::Symbol;
use crate::text::before;
use crate::text::behind;
use crate::text::month_number;

pub(super) static RULE: Rule = Rule {
    id: "wrong-class",
    group: Group::Broken,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    summary: "a document that is called what it is not",
    reason: "Words and symbol name two different documents, or the symbol is another one’s.",
    page: include_str!("../../../docs/rules/wrong-class.md"),
    check,
};

/// Bytes before a symbol in which a noun says what it is.
const REACH: usize = 120;

/// Bytes of a letter in which it may say that it transmits something.
const COVERING: usize = 3000;

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let corpus = &input.resolved.corpus;
    for document in 0..corpus.len() {
        let text = corpus.document(document).text.normal();
        for mention in &corpus.extracted(document).mentions {
            let Some(symbol) = mention.symbol().filter(|it| !it.from_url && it.is_confirmed()) else {
                continue;
            };
            // "The report (A/75/742, annex)" is the annex of a letter.
            if senders::is_of_annex(input, document, mention) {
                continue;
            }
            let before = before(text, mention.span.range().start, REACH);
            let Some(noun) = noun_before(input, before) else {
                continue;
            };
            // "Resolution A/75/742" may leave RES out, unless the collection has a document of that very symbol.
            let known = |it: &&Symbol| file_of(input, document, it).is_some();
            let symbol = match symbol.others.as_slice() {
                [] => &symbol.symbol,
                others => match others.iter().find(known) {
                    Some(other) if file_of(input, document, &symbol.symbol).is_none() => other,
                    _ => continue,
                },
            };
            let series = input.catalogue.series(&symbol.series);
            if let Some(series) = series.filter(|it| !symbol.is_joint() && noun.series.contains(&it.id.to_string())) {
                let message = format!(
                    "{symbol} is called a {} here, but its series holds {}s only",
                    noun.name, series.class
                );
                report
                    .at(document, mention.span, message)
                    .fact(format!("the symbol is of the series {}", series.id))
                    .suggest("correct the word, or the symbol");
                continue;
            }
            if let Some((file, class)) = other_class(input, document, symbol, noun, before) {
                let message = format!(
                    "{symbol} is called a {} here, but it is a {}",
                    noun.name,
                    class.replace('-', " ")
                );
                report
                    .at(document, mention.span, message)
                    .fact_at("the document says so of itself", file, masthead_date(input, file))
                    .suggest("correct the word, or the symbol");
            }
        }
    }
}

/// The file of the collection that has a symbol, if it is another than the citing one.
fn file_of(input: &Input<'_>, document: usize, symbol: &Symbol) -> Option<usize> {
    let entry = input.resolved.names.of_symbol(symbol)?;
    let file = *input.resolved.names.get(entry)?.files.first()?;
    (file != document).then_some(file)
}

/// The class of a document by its head, else by the line that heads it.
fn class_of<'a>(input: &Input<'a>, file: usize) -> &'a str {
    let corpus = &input.resolved.corpus;
    let class = corpus.head(file).class.as_str();
    if !matches!(class, "" | "other") {
        return class;
    }
    let opening = behind(corpus.document(file).text.normal(), 0, COVERING);
    let own = &input.catalogue.phrases.claims.own_class;
    let found = own
        .iter()
        .filter_map(|it| Some((it.pattern.find(opening)?.start(), it.name.as_str())));
    found.min_by_key(|it| it.0).map_or(class, |it| it.1)
}

/// The file and class of the cited document, where the collection has it and the noun cannot mean it.
fn other_class<'a>(
    input: &Input<'a>,
    document: usize,
    symbol: &Symbol,
    noun: &ClassNoun,
    before: &str,
) -> Option<(usize, &'a str)> {
    let file = file_of(input, document, symbol)?;
    let class = class_of(input, file);
    if !noun.never.iter().any(|it| it == class) {
        return None;
    }
    // Panels and committees send their reports under cover of a letter or a note, which is cited as the report.
    let text = input.resolved.corpus.document(file).text.normal();
    let opening = behind(text, 0, COVERING).to_lowercase();
    let transmits = class.contains("letter") || matches!(class, "note" | "note-verbale");
    let at = before.to_lowercase().rfind(noun.name.as_str());
    let covers = at.is_some_and(|it| {
        input
            .catalogue
            .phrases
            .claims
            .covering
            .is_match(before.get(..it).unwrap_or(""))
    });
    let holds = transmits
        && !covers
        && noun.name != "letter"
        && noun.name != "note verbale"
        && noun.words.iter().any(|it| opening.contains(it.as_str()));
    (!holds).then_some((file, class))
}

/// The noun right before a symbol, or right before a bracket that holds it.
fn noun_before<'a>(input: &'a Input<'_>, before: &str) -> Option<&'a ClassNoun> {
    let lower = input
        .catalogue
        .phrases
        .claims
        .noun_apart
        .replace(before, "")
        .to_lowercase();
    let nouns = &input.catalogue.phrases.claims.noun;
    let direct = nouns.iter().find(|noun| {
        noun.words.iter().any(|word| {
            lower
                .strip_suffix(word.as_str())
                .is_some_and(|rest| is_apart(rest, word) && fits(noun, rest))
        })
    });
    direct.or_else(|| {
        let groups = input.catalogue.phrases.claims.noun_of.captures(before)?;
        let (noun, rest) = (groups.name("noun")?, groups.name("rest")?);
        let word = noun
            .as_str()
            .to_lowercase()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let said = rest.as_str().to_lowercase();
        let other = nouns
            .iter()
            .flat_map(|it| &it.words)
            .any(|it| said.contains(it.as_str()));
        let found = nouns
            .iter()
            .find(|it| it.words.contains(&word) && fits(it, &before.get(..noun.start()).unwrap_or("").to_lowercase()));
        found.filter(|_| !other && !begins_with_number(&said))
    })
}

/// Whether words name a document by its number: "resolution 76/246 A, on the recommendation of …". A date is none.
fn begins_with_number(words: &str) -> bool {
    let mut words = words.split_whitespace();
    let number = words
        .next()
        .is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()));
    let month = words.find(|it| *it != "de").and_then(month_number);
    number && month.is_none()
}

/// Whether a word begins where another ends. Chinese has no blanks.
fn is_apart(rest: &str, word: &str) -> bool {
    let wide = word.starts_with(|it: char| ('\u{4e00}'..='\u{9fff}').contains(&it));
    wide || !rest.ends_with(char::is_alphabetic)
}

/// Whether the two words before a noun let it mean what it says.
fn fits(noun: &ClassNoun, rest: &str) -> bool {
    let words = rest
        .rsplit(|it: char| !it.is_alphabetic())
        .filter(|it| !it.is_empty())
        .take(2)
        .collect::<Vec<_>>();
    let any = |all: &[String]| words.iter().any(|it| all.iter().any(|word| word == it));
    !any(&noun.not) && (noun.after.is_empty() || any(&noun.after))
}
