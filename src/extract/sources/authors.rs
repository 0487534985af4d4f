use crate::catalogue::SourceFieldPhrases;
use crate::extract::sources::words::tidy;

/// Longest names before a title, in bytes.
const LONGEST: usize = 400;

/// Splits "Ombrette Lindqvist, Lamps along the Skerries" and "Harbour Office, Lamp Report": authors, then the title.
pub(super) fn split<'a>(phrases: &SourceFieldPhrases, head: &'a str) -> (Option<&'a str>, &'a str) {
    if let Some(it) = phrases.inverted.captures(head)
        && let (Some(author), Some(then)) = (
            it.name("author").or(it.name("full")),
            it.name("then").or(it.name("behind")),
        )
        && then.end() < head.len()
    {
        let cut = author.end() + usize::from(then.as_str().starts_with('.') && author.as_str().len() < head.len());
        return (Some(&head[..cut.min(head.len())]), &head[then.end()..]);
    }
    let end = title_start(phrases, head);
    match end {
        Some(at) => (Some(&head[..at]), head[at..].trim_start_matches([',', ' ', '،'])),
        None => (None, head),
    }
}

/// The comma behind the last name before the title.
fn title_start(phrases: &SourceFieldPhrases, head: &str) -> Option<usize> {
    let reach = head.floor_char_boundary(LONGEST);
    let outside = |at: &usize| head[..*at].matches('(').count() == head[..*at].matches(')').count();
    let commas: Vec<usize> = head[..reach]
        .match_indices([',', '،'])
        .map(|it| it.0)
        .filter(outside)
        .collect();
    let chunk = |from: usize, to: usize| head[from..to].trim_matches([',', ' ', '،']);
    let mut names = None;
    let mut from = 0;
    for &at in &commas {
        let one = chunk(from, at);
        let body = phrases.body.is_match(one) && !phrases.body_not.is_match(one);
        // A body's name may list things: "Office for Lamps, Boats and Birds".
        let goes_on = names.is_some() && continues_body(phrases, chunk(0, from), one);
        let first_persons = names.is_none() && phrases.persons.is_match(one);
        if body || goes_on || first_persons {
            names = Some(at);
            from = at + 1;
            if first_persons && !body {
                break;
            }
        } else {
            break;
        }
    }
    if names.is_none() || !names.is_some_and(|at| phrases.body.is_match(chunk(0, at))) {
        // Several persons: "A. Okkonvar, P. Ammersly and O. Lindqvist".
        let several = commas.iter().rev().find(|&&at| phrases.persons.is_match(chunk(0, at)));
        names = several.copied().or(names);
    }
    let at = names?;
    let title = head[at..].trim_start_matches([',', ' ', '،']);
    // What ends a list in a body's name is no title: "Board for Lamps, Boats and Birds".
    if names.is_some_and(|at| continues_body(phrases, chunk(0, at), title)) && !title.starts_with("The ") {
        return None;
    }
    let body = phrases.body.is_match(chunk(0, at)) && phrases.described.is_match(title);
    let starts = title.starts_with(|it: char| body || it.is_uppercase() || it.is_numeric() || !it.is_ascii());
    (starts && title.chars().count() > 3).then_some(at)
}

/// Whether a piece belongs to the name of the body before it: the rest of a list behind "of" or "for".
fn continues_body(phrases: &SourceFieldPhrases, before: &str, piece: &str) -> bool {
    phrases.body.is_match(before)
        && phrases.listed.is_match(before)
        && piece.contains(" and ")
        && !phrases.body_not.is_match(piece)
}

/// An author's words without what introduces or follows the name.
pub(super) fn name(words: &str) -> Option<String> {
    let words = tidy(words)?;
    // "Lindqvist, O. (1999)" before a quoted title.
    let words = match words.rsplit_once(" (") {
        Some((name, year)) if year.trim_end_matches(')').bytes().all(|it| it.is_ascii_digit()) => name.to_owned(),
        _ => words,
    };
    let kept = words.trim_end_matches(" (ed.)").trim_end_matches(" (eds.)");
    let kept = kept.strip_suffix(", in").unwrap_or(kept);
    tidy(kept)
}

#[cfg(test)]
mod tests {
    use super::split;
    use crate::catalogue::Catalogue;

    #[test]
    fn names_stand_before_titles() {
        let phrases = &Catalogue::builtin().unwrap().phrases.source_fields;
        for (head, author) in [
            (
                "Ombrette Lindqvist, Lamps along the Skerries",
                Some("Ombrette Lindqvist"),
            ),
            ("Thomas de Wael, Lamps", Some("Thomas de Wael")),
            (
                "A. Okkonvar, P. Ammersly and O. Lindqvist, Lamps",
                Some("A. Okkonvar, P. Ammersly and O. Lindqvist"),
            ),
            ("Lindqvist, O. B., Lamps along the Skerries", Some("Lindqvist, O. B.")),
            (
                "Office for Lamps, Boats and Birds, The Year of the Wren",
                Some("Office for Lamps, Boats and Birds"),
            ),
            ("OECD, Lamp Database", Some("OECD")),
            ("Lamps: Boats, Birds and Bells", None),
            ("Lamps along the Skerries", None),
        ] {
            assert_eq!(split(phrases, head).0, author, "{head}");
        }
    }
}
