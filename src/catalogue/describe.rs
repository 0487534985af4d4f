use crate::catalogue::Catalogue;
use crate::catalogue::Symbol;
use crate::catalogue::ordinal_words;

/// What one part of a symbol says, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartDescription {
    /// The part.
    pub symbol: String,
    /// Organ or body.
    pub body: String,
    /// Series.
    pub series: String,
    /// Phrases from left to right: organ, session or year, kind and number, modifiers.
    pub phrases: Vec<String>,
}

/// Words for the last components of a symbol.
const MODIFIERS: &[(&str, &str)] = &[
    ("Add.", "addendum"),
    ("Amend.", "amendment"),
    ("Corr.", "corrigendum"),
    ("Rev.", "revision"),
];

impl Catalogue {
    /// Says what each part of a symbol means: "General Assembly", "seventy-fifth session", "document 745".
    pub fn describe(&self, symbol: &Symbol) -> Vec<PartDescription> {
        symbol.parts().iter().map(|it| self.describe_part(it)).collect()
    }

    fn describe_part(&self, part: &str) -> PartDescription {
        let prefix = part.split('/').next().unwrap_or(part);
        let by_prefix = self.families.iter().find(|it| it.prefixes.contains_key(prefix));
        let family = by_prefix.or_else(|| self.families.iter().find(|it| it.series_of(part).is_some()));
        let body = family.and_then(|it| {
            let known = it
                .bodies
                .iter()
                .filter(|(start, _)| part.starts_with(start.as_str()))
                .max_by_key(|it| it.0.len());
            known
                .map(|it| it.1)
                .or_else(|| it.prefixes.get(prefix))
                .or(Some(&it.name))
        });
        let body = body.cloned().unwrap_or_default();
        let series = family.and_then(|it| it.series_of(part));
        let facts = self.facts(part);
        let groups = series.and_then(|it| it.pattern.captures(part));
        let group = |name: &str| {
            groups
                .as_ref()
                .and_then(|it| it.name(name))
                .map(|it| it.as_str().to_owned())
        };
        let mut phrases = vec![body.clone()];
        match (group("session"), facts.session) {
            (_, Some(session)) => phrases.push(format!("{} session", ordinal_words(session))),
            (Some(special), None) => {
                let (kind, number) = match special.strip_prefix("ES-") {
                    Some(number) => ("emergency special", number),
                    None => ("special", special.trim_start_matches("S-")),
                };
                phrases.push(format!(
                    "{} {kind} session",
                    number.parse().map_or(number.to_owned(), ordinal_words)
                ));
            }
            _ => phrases.extend(group("roman").map(|it| format!("session {it}"))),
        }
        phrases.extend(facts.year.map(|it| it.to_string()));
        let kind = series.map_or("document", |it| it.class.as_str());
        phrases.push(match facts.number {
            Some(number) => format!(
                "{kind} {number}{}",
                group("part").or(group("earlypart")).unwrap_or_default()
            ),
            None => series.map_or("document".to_owned(), |it| it.name.clone()),
        });
        for segment in part.split('/') {
            let known = MODIFIERS.iter().find(|(start, _)| segment.starts_with(start));
            phrases.extend(known.map(|(start, word)| format!("{word} {}", &segment[start.len()..])));
        }
        PartDescription {
            symbol: part.to_owned(),
            body,
            series: series.map_or(String::new(), |it| it.name.clone()),
            phrases,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::catalogue::Catalogue;

    #[test]
    fn says_what_each_part_means() {
        let catalogue = Catalogue::builtin().unwrap();
        let says = |text: &str| -> Vec<String> {
            let symbol = catalogue.parse(text).unwrap();
            catalogue
                .describe(&symbol)
                .into_iter()
                .map(|it| it.phrases.join(" · "))
                .collect()
        };
        assert_eq!(
            says("A/75/745-S/2021/156"),
            [
                "General Assembly · seventy-fifth session · document 745",
                "Security Council · 2021 · document 156"
            ]
        );
        assert_eq!(
            says("A/RES/ES-10/2"),
            ["General Assembly · tenth emergency special session · resolution 2"]
        );
        assert_eq!(
            says("A/71/53/Add.1/Corr.2"),
            ["General Assembly · seventy-first session · document 53 · addendum 1 · corrigendum 2"]
        );
    }
}
