use crate::catalogue::SourceFieldPhrases;
use crate::export::bibliography::one_line;

/// An author or editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// A person: family name with its particles, given names.
    Person { family: String, given: String },
    /// A body, or a name that is not understood.
    Whole(String),
    /// "et al."
    Others,
}

impl Name {
    /// "Lindqvist, Ombrette", or the whole name.
    pub(super) fn inverted(&self) -> Option<String> {
        match self {
            Self::Person { family, given } => Some(format!("{family}, {given}")),
            Self::Whole(name) => Some(name.clone()),
            Self::Others => None,
        }
    }
}

/// Words behind which the rest of the authors is left out.
const OTHERS: [&str; 5] = [" et al.", " et al", " and others", " y otros", " и др."];

/// Particles that belong to the family name behind them.
const PARTICLES: [&str; 14] = [
    "de", "von", "van", "der", "den", "la", "le", "al", "bin", "ibn", "da", "do", "du", "ter",
];

/// The names that some words list: persons one by one, a body as a whole.
pub(super) fn of(phrases: &SourceFieldPhrases, words: Option<&str>) -> Vec<Name> {
    let Some(words) = words.map(one_line).filter(|it| !it.is_empty()) else {
        return Vec::new();
    };
    let bare = OTHERS.iter().find_map(|it| words.strip_suffix(it));
    let listed = bare.unwrap_or(&words).trim_end_matches(',');
    let body = phrases.body.is_match(listed) && !phrases.body_not.is_match(listed);
    let mut names = if body {
        vec![Name::Whole(listed.to_owned())]
    } else if let Some(names) = inverted(phrases, listed).or_else(|| straight(phrases, listed)) {
        names
    } else {
        vec![Name::Whole(listed.to_owned())]
    };
    names.extend(bare.map(|_| Name::Others));
    names
}

/// "Lindqvist, O. B. and Marrobray, W."
fn inverted(phrases: &SourceFieldPhrases, words: &str) -> Option<Vec<Name>> {
    let probe = format!("{words}, ");
    let fits = phrases.inverted.captures(&probe)?;
    let author = fits.name("author").or(fits.name("full"))?.as_str();
    if author.len() < words.len() {
        return None;
    }
    if !words.contains(',') {
        // "Линдквист О. Б."
        let (family, given) = words.split_once(' ')?;
        return Some(vec![person(family, given)]);
    }
    let pieces: Vec<&str> = pieces(words).collect();
    let pairs = pieces.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return None;
    }
    Some(pairs.map(|it| person(it[0], it[1])).collect())
}

/// "A. Okkonvar, Pietra Ammersly and Thomas de Wael".
fn straight(phrases: &SourceFieldPhrases, words: &str) -> Option<Vec<Name>> {
    if !phrases.persons.is_match(words) {
        return None;
    }
    let name = |piece: &str| {
        let parts: Vec<&str> = piece.split(' ').collect();
        let last = parts.len().saturating_sub(1);
        let from = (1..last).find(|&at| PARTICLES.contains(&parts[at].to_lowercase().as_str()));
        let (given, family) = parts.split_at(from.unwrap_or(last));
        if given.is_empty() {
            Name::Whole(piece.to_owned())
        } else {
            person(&family.join(" "), &given.join(" "))
        }
    };
    Some(pieces(words).map(name).collect())
}

fn pieces(words: &str) -> impl Iterator<Item = &str> {
    let parts = words.split([',', '&']).flat_map(|it| it.split(" and "));
    let parts = parts
        .flat_map(|it| it.split(" et "))
        .flat_map(|it| it.split(" y "))
        .flat_map(|it| it.split(" и "));
    let parts = parts.map(|it| it.trim().trim_start_matches("and "));
    parts.filter(|it| !it.is_empty())
}

fn person(family: &str, given: &str) -> Name {
    Name::Person {
        family: family.trim().to_owned(),
        given: given.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::Name;
    use super::of;
    use crate::catalogue::Catalogue;

    #[test]
    fn persons_are_told_from_bodies() {
        let phrases = &Catalogue::builtin().unwrap().phrases.source_fields;
        let shown = |words: &str| -> Vec<String> {
            let names = of(phrases, Some(words));
            names
                .iter()
                .map(|it| it.inverted().unwrap_or_else(|| "others".to_owned()))
                .collect()
        };
        assert_eq!(shown("Thomas de Wael"), ["de Wael, Thomas"]);
        assert_eq!(
            shown("A. Okkonvar, P. Ammersly and Ombrette Lindqvist"),
            ["Okkonvar, A.", "Ammersly, P.", "Lindqvist, Ombrette"]
        );
        assert_eq!(
            shown("Lindqvist, O. B. and Marrobray, W."),
            ["Lindqvist, O. B.", "Marrobray, W."]
        );
        assert_eq!(shown("Ombrette Lindqvist et al."), ["Lindqvist, Ombrette", "others"]);
        assert_eq!(
            shown("Ministry of Lamps, Boats and Birds"),
            ["Ministry of Lamps, Boats and Birds"]
        );
        assert_eq!(of(phrases, Some("OECD")), [Name::Whole("OECD".to_owned())]);
        assert!(of(phrases, None).is_empty());
    }
}
