use crate::catalogue::SourceFieldPhrases;
use crate::extract::SourceMention;
use crate::extract::sources::authors;
use crate::extract::sources::titles;
use crate::extract::sources::words::Words;
use crate::extract::sources::words::tidy;

/// Court, case, reports and number of a judgment.
pub(super) fn judgment(phrases: &SourceFieldPhrases, words: &Words<'_>, head: &str, source: &mut SourceMention) {
    if let Some(court) = phrases.court.captures_iter(words.plain).find_map(|it| it.name("court")) {
        source.author = tidy(
            phrases
                .court_before
                .replace(court.as_str(), "")
                .trim_start_matches("the ")
                .trim_end_matches(" Nos")
                .trim_end_matches(" No"),
        );
    }
    if let Some(reports) = phrases.reports.captures(words.plain) {
        source.container = tidy(&reports["reports"]);
        source.year = reports.name("year").and_then(|it| it.as_str().parse().ok());
    }
    let neutral = phrases.neutral.captures(words.plain);
    let cited = neutral.as_ref().and_then(|it| it["number"].get(1..5)?.parse().ok());
    source.year = source.year.or(cited);
    let number = phrases.number.captures(words.plain).or(neutral);
    let number = number.or_else(|| phrases.court_number.captures(words.plain));
    let before_number = number
        .as_ref()
        .and_then(|it| it.get(0))
        .map_or(head.len(), |it| it.start());
    let head = &head[..before_number.min(head.len())];
    source.number = number.map(|it| it["number"].to_owned());
    let quoted = words.quotes.first().and_then(|it| words.text.get(it.clone()));
    let case = phrases.case_name.captures(words.plain).and_then(|it| tidy(&it["case"]));
    // What stands before a bracket with the parties is the case's name too: "Lamps at Sea (Ormond v. Vessaly)".
    let parties = case.as_ref().and_then(|it| words.plain.find(it.as_str()));
    let named = parties.and_then(|at| {
        let end = at + case.as_deref().map_or(0, str::len);
        let close = usize::from(words.plain[end..].starts_with(')'));
        (words.plain[..at].ends_with('(') || !words.plain[..at].contains([',', ';', '.', ':']))
            .then(|| words.text[..end + close].to_owned())
    });
    source.title = named
        .and_then(|it| tidy(&it))
        .or(case)
        .or_else(|| quoted.and_then(titles::unquoted))
        .or_else(|| ruling(phrases, head).filter(|_| phrases.court_before.is_match(head)))
        .or_else(|| tidy(behind_court(head, source.author.as_deref())))
        .or_else(|| ruling(phrases, words.plain));
}

/// The words without the court that they begin with.
fn behind_court<'a>(head: &'a str, court: Option<&str>) -> &'a str {
    court.and_then(|it| head.strip_prefix(it)).unwrap_or(head)
}

/// "Judgment of 22 April 2010".
fn ruling(phrases: &SourceFieldPhrases, words: &str) -> Option<String> {
    phrases.ruling.find(words).map(|it| it.as_str().to_owned())
}

/// Name, series, volume and number of a treaty.
pub(super) fn treaty(phrases: &SourceFieldPhrases, words: &Words<'_>, head: &str, source: &mut SourceMention) {
    if let Some(series) = phrases.treaty.captures(words.plain) {
        let number = series
            .name("number")
            .map_or(String::new(), |it| format!(", No. {}", it.as_str()));
        source.number = Some(format!("vol. {}{number}", &series["volume"]));
        source.volume = Some(series["volume"].to_owned());
        source.year = None;
    }
    let series = phrases
        .treaty_series
        .captures(words.plain)
        .and_then(|it| it.name("container"));
    let before = series.map_or(head.len(), |it| it.start().min(head.len()));
    source.container = series.and_then(|it| tidy(it.as_str()));
    let name = head[..before].trim_end_matches(['(', ' ', ',']);
    let (body, name) = authors::split(phrases, name);
    // A body before a treaty's name made it; a piece of the name itself does not.
    let (body, name) = match body {
        Some(body) if !body.contains("onvention") && !body.contains("reaty") => (authors::name(body), name),
        _ => (None, &head[..before]),
    };
    source.author = body;
    source.title = tidy(name);
}
