//! Back-references against cases written by hand: form, status, note and target of each.

use ibid::Build;
use ibid::read::Source;
use ibid::resolve::Options;
use serde::Deserialize;
use serde_json::Value;

use crate::support::records;
use crate::support::root;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    #[serde(default)]
    notes: Vec<String>,
    text: Option<String>,
    expect: Vec<[String; 4]>,
}

impl Case {
    /// The text as given, else one with a call for each note and the notes as paragraphs with raised numbers.
    fn text(&self) -> String {
        if let Some(text) = &self.text {
            return text.clone();
        }
        let raised = |number: usize| -> String {
            let digits = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().collect::<Vec<_>>();
            number
                .to_string()
                .bytes()
                .map(|it| digits[usize::from(it - b'0')])
                .collect()
        };
        let calls: String = (1..=self.notes.len())
            .map(|it| format!("The lamp is lit.{} ", raised(it)))
            .collect();
        let notes = self.notes.iter().enumerate();
        let bodies: String = notes.map(|(at, it)| format!("\n\n{} {it}", raised(at + 1))).collect();
        format!("{}{bodies}\n", calls.trim_end())
    }
}

/// "~words" stands for the key of the source whose text has the words.
fn target(expected: &str, all: &[Value]) -> String {
    let Some(words) = expected.strip_prefix('~') else {
        return expected.to_owned();
    };
    let with_words = |it: &&Value| it["kind"] == "source" && it["text"].as_str().is_some_and(|it| it.contains(words));
    let source = all.iter().find(with_words);
    source.map_or_else(
        || format!("no source with {words}"),
        |it| it["key"].as_str().unwrap_or("-").to_owned(),
    )
}

fn failures(file: &str, count: &mut usize) -> Vec<String> {
    let path = root().join("fixtures/back-references").join(file);
    let cases: Cases = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut failures = Vec::new();
    for case in cases.case {
        *count += 1;
        let source = Source {
            name: "case.txt".to_owned(),
            bytes: case.text().into_bytes(),
        };
        let build = Build::new(vec![source], &Options::default()).unwrap();
        let all = records(&build, "case.txt");
        let said = |value: &Value| value.as_str().unwrap_or("-").to_owned();
        let found: Vec<[String; 4]> = all
            .iter()
            .filter(|it| it["kind"] == "back-reference")
            .map(|it| [&it["form"], &it["status"], &it["target_note"], &it["target"]].map(said))
            .collect();
        let expected: Vec<[String; 4]> = case
            .expect
            .iter()
            .map(|it| [it[0].clone(), it[1].clone(), it[2].clone(), target(&it[3], &all)])
            .collect();
        if found != expected {
            let why: Vec<String> = all
                .iter()
                .filter(|it| it["kind"] == "back-reference")
                .map(|it| said(&it["why"]))
                .collect();
            failures.push(format!(
                "{file}: {}\n  expected {expected:?}\n  found    {found:?}\n  because  {why:?}",
                case.name
            ));
        }
    }
    failures
}

#[test]
fn back_references_are_decided_as_a_reader_decides_them() {
    let mut count = 0;
    let files = ["ibid.toml", "series.toml", "languages.toml", "named.toml", "text.toml"];
    let failures: Vec<String> = files.iter().flat_map(|it| failures(it, &mut count)).collect();
    assert!(
        failures.is_empty(),
        "{} of {count} cases\n{}",
        failures.len(),
        failures.join("\n")
    );
    assert!(count >= 60, "{count} cases");
}

/// What a note of the model holds, and so what an "Ibid." behind it means.
#[derive(Clone, Copy, Debug)]
enum Held {
    One,
    Two,
    Comment,
    Ibid,
}

proptest::proptest! {
    /// An "Ibid." means what the last note that is none means, whatever the notes are.
    #[test]
    fn an_ibid_means_the_last_note_that_is_none(kinds in proptest::collection::vec(0_u8..4, 1..12)) {
        let held: Vec<Held> = kinds
            .iter()
            .map(|it| [Held::One, Held::Two, Held::Comment, Held::Ibid][usize::from(*it)])
            .collect();
        let words = |(at, it): (usize, &Held)| match it {
            Held::One => format!("A/75/{}, para. 3.", at + 700),
            Held::Two => format!("A/75/{}; A/75/{}.", at + 700, at + 800),
            Held::Comment => "The term “lamp” includes lanterns.".to_owned(),
            Held::Ibid => "Ibid., para. 9.".to_owned(),
        };
        let case = Case {
            name: String::new(),
            notes: held.iter().enumerate().map(words).collect(),
            text: None,
            expect: Vec::new(),
        };
        let source = Source {
            name: "case.txt".to_owned(),
            bytes: case.text().into_bytes(),
        };
        let build = Build::new(vec![source], &Options::default()).unwrap();
        let mut meaning = ("blocked", serde_json::Value::Null);
        let mut expected = Vec::new();
        for (at, it) in held.iter().enumerate() {
            match it {
                Held::One => meaning = ("outside", format!("A/75/{}", at + 700).into()),
                Held::Two => meaning = ("ambiguous", Value::Null),
                Held::Comment => meaning = ("blocked", Value::Null),
                Held::Ibid => expected.push(meaning.clone()),
            }
        }
        let all = records(&build, "case.txt");
        let found: Vec<(&str, Value)> = all
            .iter()
            .filter(|it| it["kind"] == "back-reference")
            .map(|it| (it["status"].as_str().unwrap_or(""), it["target"].clone()))
            .collect();
        proptest::prop_assert_eq!(found, expected);
    }
}
