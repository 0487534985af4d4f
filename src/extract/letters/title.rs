//! Sender, addressee and date of a letter as its words name them, and the letter that a title names.

use crate::catalogue::LetterPhrase;
use crate::extract::Work;
use crate::extract::letters::BEHIND;
use crate::extract::letters::dates;
use crate::text::Date;
use crate::text::behind;

/// The groups of a phrase for the sender, whichever stands where.
const FROM: [&str; 2] = ["from", "by"];

/// The groups of a phrase for the addressee.
const TO: [&str; 3] = ["to", "at", "whom"];

/// Sender and addressee of a letter, and where the words for them end.
pub(super) struct Persons {
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
    pub(super) end: usize,
}

impl Persons {
    /// As the phrase has them inside, or in the words behind its end.
    pub(super) fn of(phrase: &LetterPhrase, groups: &regex::Captures<'_>, end: usize, after: &str) -> Self {
        let paragraph = after.split("\n\n").next().unwrap_or("");
        let persons = phrase.behind.as_ref().and_then(|it| it.captures(paragraph));
        let named = |it: &[&str]| it.iter().find_map(|name| persons.as_ref()?.name(name));
        let said = |name: &str, behind: &[&str]| {
            let words = groups.name(name).or_else(|| named(behind))?.as_str();
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            (!words.is_empty()).then_some(words)
        };
        let last = |it: &[&str]| named(it).map(|it| end + it.end());
        Self {
            from: said("from", &FROM),
            to: said("to", &TO),
            end: last(&TO).max(last(&FROM)).unwrap_or(end),
        }
    }
}

/// A letter as a title names it.
pub(in crate::extract) struct Titled {
    pub(in crate::extract) start: usize,
    pub(in crate::extract) dated: Option<Date>,
    pub(in crate::extract) from: Option<String>,
    pub(in crate::extract) to: Option<String>,
}

/// The first letter that the start of a text names where its words open a paragraph, in any language.
pub(in crate::extract) fn titled(work: &Work<'_>, reach: usize) -> Option<Titled> {
    let text = &work.text()[..reach];
    let opens = |at: usize| {
        let before = &text[..at];
        before.trim_end_matches([' ', '*', '“', '"', '«']).ends_with("\n\n")
            && text[at..].starts_with(|it: char| !it.is_lowercase())
    };
    let named = work.catalogue.phrases.letters.named.iter().filter_map(|phrase| {
        let mut found = phrase.pattern.captures_iter(text);
        let groups = found.find(|it| it.get(0).is_some_and(|it| opens(it.start())))?;
        let whole = groups.get(0)?;
        let Persons { from, to, .. } = Persons::of(phrase, &groups, whole.end(), behind(text, whole.end(), BEHIND));
        let dates = dates::read(work, groups.name("dates")?.as_str(), whole.start());
        Some(Titled {
            start: whole.start(),
            dated: dates.first().map(|it| it.0),
            from,
            to,
        })
    });
    named.min_by_key(|it| it.start)
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::extracted;

    #[test]
    fn titles_are_read_in_every_official_language() {
        let titles = [
            (
                "fr",
                "Lettre datée du 5 mars 2021, adressée au Secrétaire général par le Représentant\npermanent de la Vessalie auprès de l’Organisation des Nations Unies",
                "Représentant permanent de la Vessalie auprès de l’Organisation des Nations Unies",
            ),
            (
                "es",
                "Carta de fecha 5 de marzo de 2021 dirigida al Secretario General por el Representante\nPermanente de Vesalia ante las Naciones Unidas",
                "Representante Permanente de Vesalia ante las Naciones Unidas",
            ),
            (
                "ru",
                "Письмо Постоянного представителя Весалии при Организации Объединенных Наций\nот 5 марта 2021 года на имя Генерального секретаря",
                "Постоянного представителя Весалии при Организации Объединенных Наций",
            ),
            (
                "ar",
                "رسالة مؤرخة 5 آذار/مارس 2021 موجهة من الممثل الدائم لفيسالي لدى الأمم المتحدة إلى الأمين العام",
                "الممثل الدائم لفيسالي لدى الأمم المتحدة",
            ),
            (
                "zh",
                "2021年3月5日韦萨利常驻联合国代表给秘书长的信",
                "韦萨利常驻联合国代表",
            ),
        ];
        let words = [
            (
                "fr",
                "Les gardiens des phares comptent chaque printemps les bateaux qui sont dans le port et le disent.",
            ),
            (
                "es",
                "Los guardianes de los faros cuentan cada primavera los barcos que están en el puerto y lo dicen.",
            ),
            (
                "ru",
                "Хранители маяков каждую весну считают лодки, которые стоят в порту, и сообщают об этом в письмах.",
            ),
            (
                "ar",
                "يقوم حراس المنارات كل ربيع بعد القوارب التي تقف في الميناء ويقولون ذلك في الرسائل التي يكتبونها.",
            ),
            (
                "zh",
                "灯塔的看守人每年春天清点停泊在港口的船只，并在信中说明这些船只的数目。",
            ),
        ];
        for ((language, title, from), (_, words)) in titles.into_iter().zip(words) {
            let text =
                format!("A/75/830-S/2021/330\n\nDistr.: General\n6 March 2021\n\n{title}\n\n{words}\n\n{words}\n");
            let head = extracted(&text).1.head;
            assert_eq!(head.language, language);
            assert_eq!(head.title.as_deref(), Some(title.replace('\n', " ").as_str()));
            assert_eq!(
                head.dated.map(|it| it.to_string()).as_deref(),
                Some("2021-03-05"),
                "{title}"
            );
            assert_eq!(head.from.as_deref(), Some(from));
            assert_eq!(head.class, "letter", "{title}");
            let mentions = extracted(&text).1.mentions;
            assert!(
                mentions
                    .iter()
                    .all(|it| !matches!(it.kind, crate::extract::MentionKind::Letter(_))),
                "its own title is no mention"
            );
        }
    }

    #[test]
    fn a_sentence_is_no_title() {
        let text = "A/75/830\n\nDistr.: General\n6 mars 2021\n\nComme il est dit dans la lettre datée du 5 mars 2021 \
                    adressée au Secrétaire général par le Représentant permanent de la Vessalie, les phares sont allumés.\n";
        assert_eq!(extracted(text).1.head.title, None);
    }
}
