use std::ops::Range;

use rapidfuzz::fuzz;

use crate::text::fold_words;

/// Shortest surname that is compared: short ones are too often like another word.
const SHORTEST: usize = 5;

/// Likeness, 0 to 1, from which two surnames may be one: one letter changed in five.
const LIKE: f64 = 0.8;

/// Shortest surname that is compared without a given name, and the likeness that it needs.
const LONG: usize = 7;
const ALIKE: f64 = 0.85;

/// Words that stand before a surname and are no given name: titles, and what opens a sentence. Folded.
const NOT_GIVEN: &[&str] = &[
    "the",
    "and",
    "but",
    "for",
    "while",
    "when",
    "where",
    "since",
    "although",
    "according",
    "see",
    "former",
    "late",
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "sir",
    "dame",
    "lord",
    "lady",
    "saint",
    "president",
    "minister",
    "judge",
    "professor",
    "doctor",
    "ambassador",
    "general",
    "colonel",
    "captain",
    "major",
    "chairman",
    "chairperson",
    "king",
    "queen",
    "prince",
    "princess",
    "count",
    "senator",
    "representative",
    "secretary",
    "author",
    "brothers",
    "family",
];

/// Words that make an author a body, not a person. Folded.
const BODIES: &[&str] = &[
    "agency",
    "association",
    "bank",
    "board",
    "centre",
    "center",
    "commission",
    "committee",
    "company",
    "conference",
    "congress",
    "council",
    "court",
    "department",
    "federation",
    "foundation",
    "fund",
    "group",
    "guild",
    "house",
    "institute",
    "league",
    "ministry",
    "nations",
    "office",
    "organization",
    "press",
    "republic",
    "secretariat",
    "service",
    "society",
    "union",
    "university",
    "watch",
];

/// A person's first and last name, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) given: String,
    pub(super) surname: String,
    /// The name as printed, on one line.
    pub(super) printed: String,
}

/// The persons of a source's author line; bodies and names with short surnames are left out.
pub(super) fn persons(author: &str) -> Vec<Person> {
    let names = author.split([',', '&', ';', '(']).flat_map(|it| it.split(" and "));
    names
        .filter_map(|it| person(&it.split_whitespace().collect::<Vec<_>>()))
        .collect()
}

fn person(words: &[&str]) -> Option<Person> {
    let words: Vec<&str> = words.iter().map(|it| without_possessive(it)).collect();
    let folded: Vec<String> = words.iter().map(|it| fold_words(it).concat()).collect();
    let (given, surname) = (folded.first()?, folded.last()?);
    let named = (2..=4).contains(&words.len()) && words.iter().all(|it| it.starts_with(char::is_uppercase));
    let body = folded
        .iter()
        .any(|it| BODIES.contains(&it.as_str()) || NOT_GIVEN.contains(&it.as_str()));
    (named && !body && surname.chars().count() >= SHORTEST).then(|| Person {
        given: given.clone(),
        surname: surname.clone(),
        printed: words.join(" "),
    })
}

/// A capitalised word of a text with the capitalised words right before it.
#[derive(Debug)]
pub(super) struct Named {
    /// The words before it, folded, the nearest last.
    before: Vec<String>,
    surname: String,
    /// Bytes of the nearest word before and of the word itself.
    pub(super) range: Range<usize>,
}

/// The capitalised words of a text, each with those right before it.
pub(super) fn named(text: &str) -> Vec<Named> {
    let (mut found, mut run): (Vec<Named>, Vec<(String, usize)>) = (Vec::new(), Vec::new());
    let mut at = 0;
    for piece in text.split_inclusive([' ', '\n', '(', '—', '–']) {
        let start = at + piece.find(char::is_alphabetic).unwrap_or(0);
        at += piece.len();
        let word = piece.trim_matches(|it: char| !it.is_alphabetic());
        let name = without_possessive(word);
        if !name.starts_with(char::is_uppercase) {
            run.clear();
            continue;
        }
        let folded = fold_words(name).concat();
        found.push(Named {
            before: run.iter().map(|it| it.0.clone()).collect(),
            surname: folded.clone(),
            range: run.last().map_or(start, |it| it.1)..start + name.len(),
        });
        run.push((folded, start));
        // A comma or a possessive ends a name; a dot does not, it may follow an initial.
        if name.len() < word.len()
            || piece.trim_end().ends_with([',', ';', ':', ')', '”', '"', '!', '?'])
            || run.len() > 5
        {
            run.clear();
        }
    }
    found
}

impl Named {
    /// Whether it is the very name of a person, initials for given names allowed.
    pub(super) fn is(&self, person: &Person) -> bool {
        self.surname == person.surname && self.before.iter().any(|it| same_given(it, &person.given))
    }

    /// Whether the given name is the person's and the surname differs in a letter or so.
    pub(super) fn is_misspelt(&self, person: &Person) -> bool {
        let long = self.surname.chars().count() >= SHORTEST;
        long && self.surname != person.surname
            && self.before.last().is_some_and(|it| same_given(it, &person.given))
            && fuzz::ratio(self.surname.chars(), person.surname.chars()) >= LIKE
    }

    /// Whether a surname that stands alone, or behind a title, is nearly the person's. Without a given name more of it must
    /// agree; one more "s" makes a family of it.
    pub(super) fn is_misspelt_alone(&self, person: &Person) -> bool {
        let (word, surname) = (&self.surname, &person.surname);
        let alone = self.before.iter().all(|it| NOT_GIVEN.contains(&it.as_str()));
        let long = word.chars().count() >= LONG && surname.chars().count() >= LONG;
        alone
            && long
            && word != surname
            && word.strip_suffix('s') != Some(surname)
            && word.chars().next() == surname.chars().next()
            && fuzz::ratio(word.chars(), surname.chars()) >= ALIKE
    }

    /// Whether the word is the person's surname.
    pub(super) fn has_surname_of(&self, person: &Person) -> bool {
        self.surname == person.surname
    }

    /// Whether the surname is the person's and the given name is another one.
    pub(super) fn has_other_given(&self, person: &Person) -> bool {
        let given = self.before.last().map_or("", String::as_str);
        let full = given.chars().count() > 2 && person.given.chars().count() > 2 && !NOT_GIVEN.contains(&given);
        full && self.surname == person.surname
            && !self
                .before
                .iter()
                .any(|it| same_given(it, &person.given) || person.printed_has(it))
    }
}

impl Person {
    /// Whether a folded word is one of the name's words: "Lopez" of "Maria Lopez Garcia".
    fn printed_has(&self, word: &str) -> bool {
        self.printed.split(' ').any(|it| fold_words(it).concat() == word)
    }
}

fn without_possessive(word: &str) -> &str {
    word.strip_suffix("’s").or(word.strip_suffix("'s")).unwrap_or(word)
}

/// Whether two given names are one, or one is the other's initial.
fn same_given(a: &str, b: &str) -> bool {
    let initial = a.chars().count() == 1 || b.chars().count() == 1;
    a == b || initial && a.chars().next() == b.chars().next()
}

#[cfg(test)]
mod tests {
    use super::named;
    use super::persons;

    #[test]
    fn reads_persons_and_leaves_bodies_out() {
        let printed = |it: &str| persons(it).into_iter().map(|it| it.printed).collect::<Vec<_>>();
        assert_eq!(
            printed("Ansel Okkonvar and Pietra J. Ammersly (eds.)"),
            ["Ansel Okkonvar", "Pietra J. Ammersly"]
        );
        assert_eq!(printed("Ansel Okkonvar’s"), ["Ansel Okkonvar"]);
        assert_eq!(printed("Seed Vault Society"), Vec::<String>::new());
        assert_eq!(printed("Oda Berg"), Vec::<String>::new());
    }

    #[test]
    fn tells_misspelt_names_from_others() {
        let author = &persons("Markus Melkandar")[0];
        let any =
            |text: &str, test: fn(&super::Named, &super::Person) -> bool| named(text).iter().any(|it| test(it, author));
        assert!(any("The keeper Markus Malkandar’s book", super::Named::is_misspelt));
        assert!(!any("his brother Monte Malkandar, who", super::Named::is_misspelt));
        assert!(any("as Jorin Melkandar wrote", super::Named::has_other_given));
        assert!(!any(
            "President Melkandar wrote; M. Melkandar too",
            super::Named::has_other_given
        ));
        assert!(any("M. Melkandar", super::Named::is));
        assert!(any("According to Malkandar, the", super::Named::is_misspelt_alone));
        assert!(any("as Professor Melkander wrote", super::Named::is_misspelt_alone));
        assert!(!any("the Melkandars and Meltham", super::Named::is_misspelt_alone));
        assert!(!any("with Jorin Malkandar", super::Named::is_misspelt_alone));
    }
}
