use crate::catalogue::Catalogue;
use crate::catalogue::CatalogueError;
use crate::catalogue::Family;
use crate::catalogue::Problem;
use crate::catalogue::anchors::Anchors;
use crate::catalogue::check;
use crate::catalogue::load::fragments;
use crate::catalogue::pattern::expand;

impl Catalogue {
    /// The built-in catalogue with the series of users' files, each a name and a text. Where a form of
    /// theirs and a built-in one take the same letters, theirs counts.
    ///
    /// # Errors
    /// Everything that is wrong in the files, with its place.
    pub fn with(files: &[(String, String)]) -> Result<Self, Vec<CatalogueError>> {
        let mut catalogue = Self::builtin().map_err(|it| vec![it])?.clone();
        let (mut families, mut errors) = (Vec::new(), Vec::new());
        for (name, text) in files {
            match Family::load(name, text) {
                Ok(family) => families.push(family),
                Err(error) => errors.push(error),
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let own = families.len();
        families.append(&mut catalogue.families);
        catalogue.anchors = Anchors::of(&families);
        catalogue.families = families;
        for (family, (name, text)) in catalogue.families.iter().take(own).zip(files) {
            let problems = check(&catalogue, family);
            errors.extend(problems.iter().map(|it| placed(name, text, it)));
        }
        if errors.is_empty() { Ok(catalogue) } else { Err(errors) }
    }
}

/// A problem with the line that it is about.
fn placed(name: &str, text: &str, problem: &Problem) -> CatalogueError {
    let message = format!("series `{}`: {}", problem.series, problem.message);
    let mut error = CatalogueError::new(name, message);
    error.line = line_of(text, problem);
    error
}

/// The line of a series' entry that holds what is meant, best in quotes; else the line of its id.
fn line_of(text: &str, problem: &Problem) -> Option<usize> {
    let fragments = fragments(text);
    let lines: Vec<String> = text
        .lines()
        .map(|it| expand(it, &fragments).unwrap_or_else(|_| it.to_owned()))
        .collect();
    let names_series = |line: &str| {
        let value = line.trim_start().strip_prefix("id").map(str::trim_start);
        let value = value.and_then(|it| it.strip_prefix('=')).map(str::trim);
        value.is_some_and(|it| it.trim_matches(['"', '\'']) == problem.series)
    };
    let id = lines.iter().position(|it| names_series(it))?;
    let length = lines[id..].iter().position(|it| it.trim() == "[[series]]");
    let entry = &lines[id..length.map_or(lines.len(), |it| id + it)];
    let meant = &problem.entry;
    let place = |words: &str| entry.iter().position(|it| it.contains(words));
    let quoted = || place(&format!("\"{meant}\"")).or_else(|| place(&format!("'{meant}'")));
    let place = if meant.is_empty() {
        None
    } else {
        quoted().or_else(|| place(meant))
    };
    Some(id + place.unwrap_or(0) + 1)
}

#[cfg(test)]
mod tests {
    use crate::catalogue::Catalogue;

    const GOOD: &str = r#"
id = "harbour"
name = "Harbour Office"

[[series]]
id = "harbour-notice"
name = "Notice to keepers of lamps"
class = "notice"
pattern = 'HN (?<number>[1-9][0-9]*)'
examples = ["HN 12"]
not = ["HN"]

[series.printed]
canonical = "HN {number:integer}"
anchors = ["HN"]
forms = ['HN ?(?<number>[0-9]{1,4})']
"#;

    fn errors(text: &str) -> Vec<String> {
        match Catalogue::with(&[("harbour.toml".to_owned(), text.to_owned())]) {
            Ok(_) => Vec::new(),
            Err(errors) => errors.iter().map(ToString::to_string).collect(),
        }
    }

    #[test]
    fn series_of_users_are_read_beside_the_built_in_ones() {
        assert_eq!(errors(GOOD), Vec::<String>::new());
        let catalogue = Catalogue::with(&[("harbour.toml".to_owned(), GOOD.to_owned())]).unwrap();
        let found: Vec<String> = catalogue
            .scan("HN 0012 amends RFC 2119, not HNX 12 or HN 12a")
            .map(|it| it.symbol.to_string())
            .collect();
        assert_eq!(found, ["HN 12", "RFC 2119"]);
        assert_eq!(catalogue.parse("hn7").map(|it| it.to_string()).as_deref(), Some("HN 7"));
    }

    #[test]
    fn of_two_forms_of_one_length_the_users_counts() {
        let text = GOOD.replace("HN", "RFC");
        let also = text.replace("class =", "also = [\"ietf-rfc\"]\nclass =");
        assert!(errors(&text)[0].contains("fits series `ietf-rfc` too"));
        let catalogue = Catalogue::with(&[("harbour.toml".to_owned(), also)]).unwrap();
        assert_eq!(&*catalogue.parse("RFC 12").unwrap().series, "harbour-notice");
    }

    #[test]
    fn messages_name_the_place_and_what_to_do() {
        for (from, to, expected) in [
            (
                "anchors =",
                "anchor =",
                "harbour.toml:15: series `harbour-notice`: unknown field `anchor`",
            ),
            (
                "id = \"harbour-notice\"",
                "id = \"ietf-rfc\"",
                "harbour.toml:6: series `ietf-rfc`: another series has this id",
            ),
            (
                "not = [\"HN\"]",
                "not = []",
                "harbour.toml:6: series `harbour-notice`: needs at least one example",
            ),
            (
                "not = [\"HN\"]",
                "not = [\"HN 3\"]",
                "harbour.toml:11: series `harbour-notice`: counter-example `HN 3` is read as `HN 3`",
            ),
            (
                "examples = [\"HN 12\"]",
                "examples = [\"HN 012\"]",
                "harbour.toml:10: series `harbour-notice`: example `HN 012` is not canonical; `HN 12` is",
            ),
            (
                "[\"HN 12\"]",
                "[\"HN 12345\"]",
                "harbour.toml:10: series `harbour-notice`: example `HN 12345` is not read",
            ),
            (
                "{number:integer}",
                "{serial}",
                "harbour.toml:14: series `harbour-notice`: `canonical` takes `{serial}`",
            ),
            (
                "anchors = [\"HN\"]",
                "anchors = [\"HN\", \"Notice\"]",
                "harbour.toml:15: series `harbour-notice`: anchor `Notice` starts no form",
            ),
            (
                "['HN ?(",
                "['[HN ?(",
                "harbour.toml:16: series `harbour-notice`: wrong pattern",
            ),
            (
                "[series.printed]",
                "[series.print]",
                "harbour.toml:13: series `harbour-notice`: unknown field `print`",
            ),
            ("name = \"Harbour Office\"", "name = ", "harbour.toml:3: "),
            (
                "class = \"notice\"\n",
                "",
                "harbour.toml:6: series `harbour-notice`: missing field `class`",
            ),
            ("[0-9]{1,4}", "{{digits}}", "harbour.toml:16: no fragment `digits`"),
            (
                "{number:integer}",
                "{number:whole}",
                "series `harbour-notice`: `HN {number:whole}`: no filter is called `whole`",
            ),
        ] {
            assert!(GOOD.contains(from), "{from}");
            let errors = errors(&GOOD.replacen(from, to, 1));
            let first = errors.first().map_or("", String::as_str);
            assert!(first.contains(expected), "{to}: {first}");
        }
    }
}
