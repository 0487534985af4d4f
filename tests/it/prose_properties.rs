//! Lists of resolutions written from random items read back as those items, in each language.

use ibid::catalogue::Catalogue;
use ibid::extract::extract;
use ibid::read::Source;
use ibid::read::read;
use proptest::prelude::*;

/// How a language writes a list: before, between, before the last, behind.
const WRITINGS: &[[&str; 4]] = &[
    ["General Assembly resolutions ", ", ", " and ", ", as amended"],
    ["les résolutions ", ", ", " et ", " de l’Assemblée générale"],
    ["las resoluciones ", ", ", " y ", " de la Asamblea General"],
    ["в резолюциях ", ", ", " и ", " Генеральной Ассамблеи"],
    ["قرارات الجمعية العامة ", " و ", " و", "،"],
    ["大会第", "、", "和", "号决议"],
];

#[derive(Clone, Debug)]
enum Item {
    Numbered(u32, u32),
    Special(u32, u32),
    Roman(u32),
}

impl Item {
    fn printed(&self) -> String {
        match self {
            Self::Numbered(session, number) => format!("{session}/{number}"),
            Self::Special(session, number) => format!("S-{session}/{number}"),
            Self::Roman(number) => format!("{number} (XXV)"),
        }
    }

    fn symbol(&self) -> String {
        match self {
            Self::Roman(number) => format!("A/RES/{number}(XXV)"),
            _ => format!("A/RES/{}", self.printed()),
        }
    }
}

fn items() -> impl Strategy<Value = Vec<Item>> {
    let one = prop_oneof![
        4 => (31..90_u32, 1..400_u32).prop_map(|(session, number)| Item::Numbered(session, number)),
        1 => (8..33_u32, 1..20_u32).prop_map(|(session, number)| Item::Special(session, number)),
        1 => (2600..2800_u32).prop_map(Item::Roman),
    ];
    proptest::collection::vec(one, 1..9)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn a_list_reads_back_as_its_items(items in items(), writing in proptest::sample::select(WRITINGS)) {
        let [before, between, last, behind] = writing;
        let mut text = before.to_string();
        for (index, item) in items.iter().enumerate() {
            text += match index {
                0 => "",
                it if it + 1 == items.len() => last,
                _ => between,
            };
            text += &item.printed();
        }
        text += behind;
        let source = Source { name: "x.txt".to_owned(), bytes: text.clone().into_bytes() };
        let document = read(&source).unwrap();
        let found = extract(&document, Catalogue::builtin().unwrap());
        let read_back: Vec<(String, String)> = found
            .mentions
            .iter()
            .map(|it| (document.text.slice(it.span).to_owned(), it.symbol().unwrap().symbol.to_string()))
            .collect();
        let written: Vec<(String, String)> = items.iter().map(|it| (it.printed(), it.symbol())).collect();
        prop_assert_eq!(read_back, written, "{}", text);
    }
}
