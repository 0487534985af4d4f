//! Laws of the grammar: every symbol that it makes is read back as itself, wherever it stands.

use ibid::catalogue::Catalogue;
use proptest::prelude::*;

fn pick(all: &'static [&'static str]) -> impl Strategy<Value = String> {
    proptest::sample::select(all).prop_map(str::to_owned)
}

fn number(to: u32) -> impl Strategy<Value = String> {
    (1..to).prop_map(|it| it.to_string())
}

/// What stands behind the number, each acting on all to its left.
fn modifiers() -> impl Strategy<Value = String> {
    let one = (pick(&["Add.", "Corr.", "Rev.", "Amend."]), 1..30_u32).prop_map(|(kind, it)| format!("/{kind}{it}"));
    proptest::collection::vec(one, 0..3).prop_map(|it| it.concat())
}

fn assembly() -> impl Strategy<Value = String> {
    let session = prop_oneof![
        (31..90_u32).prop_map(|it| it.to_string()),
        (6..12_u32).prop_map(|it| format!("ES-{it}")),
        (8..33_u32).prop_map(|it| format!("S-{it}")),
    ];
    let nature = pick(&["", "L.", "PV.", "INF/", "C.3/L.", "RES", "DEC"]);
    (session, nature, number(1200)).prop_map(|(session, nature, number)| match nature.as_str() {
        "RES" | "DEC" => format!("A/{nature}/{session}/{}", number.chars().take(3).collect::<String>()),
        "C.3/L." => format!("A/C.3/{session}/L.{number}"),
        it => format!("A/{session}/{it}{number}"),
    })
}

fn council() -> impl Strategy<Value = String> {
    prop_oneof![
        (1994..2030_u32, number(1400)).prop_map(|(year, it)| format!("S/{year}/{it}")),
        (1..2900_u32, 1946..2030_u32).prop_map(|(it, year)| format!("S/RES/{it}({year})")),
        (1994..2030_u32, number(83)).prop_map(|(year, it)| format!("S/PRST/{year}/{it}")),
        (1..9900_u32, prop_oneof![Just(""), Just("(Resumption1)")]).prop_map(|(it, tail)| format!("S/PV.{it}{tail}")),
        (100..30_000_u32).prop_map(|it| format!("S/{it}")),
        (
            37..61_u32,
            1994..2030_u32,
            pick(&["COMM.", "OC.", "NOTE.", ""]),
            number(90)
        )
            .prop_map(|(body, year, nature, it)| format!("S/AC.{body}/{year}/{nature}{it}")),
    ]
}

fn others() -> impl Strategy<Value = String> {
    prop_oneof![
        (1978..2030_u32, number(300)).prop_map(|(year, it)| format!("E/{year}/{it}")),
        (1978..2030_u32, number(300), pick(&["RES", "DEC"]))
            .prop_map(|(year, it, kind)| format!("E/{kind}/{year}/{it}")),
        (
            1..20_u32,
            1978..2030_u32,
            number(300),
            pick(&["", "L.", "NGO/", "CRP.", "SR."])
        )
            .prop_map(|(body, year, it, nature)| format!("E/CN.{body}/{year}/{nature}{it}")),
        (1..60_u32, number(300), pick(&["", "L.", "NGO/", "RES/"])).prop_map(|(session, it, nature)| {
            match nature.as_str() {
                "RES/" => format!("A/HRC/RES/{session}/{it}"),
                _ => format!("A/HRC/{session}/{nature}{it}"),
            }
        }),
        (
            pick(&["CCPR", "CRC", "CAT", "CEDAW"]),
            pick(&["GC/", "SR.", "XRA/CO/", "XRA/CO/3-"]),
            4..60_u32
        )
            .prop_map(|(body, nature, it)| format!("{body}/C/{nature}{it}")),
        (1..70_u32, number(30), pick(&["RES", "DEC"]))
            .prop_map(|(session, it, kind)| format!("GC({session})/{kind}/{it}")),
        (1..30_u32, number(30)).prop_map(|(session, it)| format!("ICCD/COP({session})/{it}")),
        (1..60_u32, number(30)).prop_map(|(session, it)| format!("IDB.{session}/{it}")),
        (1995..2030_u32, number(30)).prop_map(|(year, it)| format!("FCCC/CP/{year}/{it}")),
        (
            pick(&["ST/SGB", "ST/AI", "ST/IC", "JIU/REP", "DP/FPA"]),
            1990..2030_u32,
            number(30)
        )
            .prop_map(|(series, year, it)| format!("{series}/{year}/{it}")),
        (1..30_u32, number(30), pick(&["OC", "SLE", "GNB"]))
            .prop_map(|(session, it, part)| format!("PBC/{session}/{part}/{it}")),
        pick(&[
            "A/RES/2625(XXV)",
            "A/RES/3202(S-VI)",
            "A/RES/997(ES-I)",
            "E/RES/1503(XLVIII)",
            "T/RES/2183(LIII)",
            "ST/SGB/Organization",
            "LC/G.2681-P",
            "WFP/EB.1/2021/4-A/1",
            "INFCIRC/254/Rev.12/Part1",
            "TD/B/C.1/IRON ORE/1",
            "A/62/6(Sect.21)",
            "A/75/5(Vol.II)",
        ]),
    ]
}

/// A symbol of one series.
fn single() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => (assembly(), modifiers()).prop_map(|(it, behind)| it + &behind),
        3 => council(),
        3 => others(),
    ]
}

/// A symbol, joint for some.
fn symbols() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => single(),
        1 => (31..90_u32, number(1200), 0..2_u32, number(1200))
            .prop_map(|(session, a, later, s)| format!("A/{session}/{a}-S/{}/{s}", 1945 + session + later)),
        1 => (1..20_u32, 1978..2030_u32, number(300), number(90))
            .prop_map(|(body, year, a, b)| format!("E/{year}/{a}-E/CN.{body}/{year}/{b}")),
    ]
}

/// Texts that the patterns of the series themselves make, free parts filled with pieces of symbols.
fn generated() -> impl Strategy<Value = String> {
    let catalogue = Catalogue::builtin().unwrap();
    let series = catalogue
        .families
        .iter()
        .filter(|it| it.id == "un")
        .flat_map(|it| &it.series);
    let all: Vec<BoxedStrategy<String>> = series
        .map(|it| {
            let pattern = it.pattern.as_str().trim_start_matches('^').trim_end_matches('$');
            let pattern = pattern.replace("(?-u:\\b)", "").replace(".*", "(?:/[A-Z0-9]{1,4})?");
            let pattern = pattern.replace(".+", "[A-Z]{1,3}\\.[0-9]{1,3}(?:/[0-9]{1,4})?");
            proptest::string::string_regex(&pattern).unwrap().boxed()
        })
        .collect();
    proptest::strategy::Union::new(all)
}

proptest! {
    #[test]
    fn what_the_series_make_is_read_back(text in generated()) {
        let catalogue = Catalogue::builtin().unwrap();
        if let Some(symbol) = catalogue.parse(&text) {
            prop_assert_eq!(catalogue.parse(&symbol.to_string()), Some(symbol.clone()), "{}", text);
            prop_assert!(catalogue.series(&symbol.series).is_some());
            prop_assert!(catalogue.describe(&symbol).len() == symbol.parts().len());
        }
    }

    #[test]
    fn a_symbol_is_read_as_itself(symbol in symbols()) {
        let catalogue = Catalogue::builtin().unwrap();
        let parsed = catalogue.parse(&symbol).map(|it| it.to_string());
        prop_assert_eq!(parsed.as_deref(), Some(symbol.as_str()));
        let again = catalogue.parse(&symbol.to_lowercase()).map(|it| it.to_string());
        // Small letters behind a number cannot be told from its part.
        prop_assert_eq!(again.as_deref(), Some(symbol.as_str()));
        prop_assert_eq!(catalogue.repair(&symbol), Vec::new());
    }

    #[test]
    fn a_symbol_is_found_in_a_sentence(symbol in symbols(), before in pick(&["See ", "(", "in\n", "[", "“", "letter ", "1. "]),
        behind in pick(&[".", ", para. 3", ")", "; ", "]", "”", "\n", "*", " of 3 May 2001", "، "])) {
        let catalogue = Catalogue::builtin().unwrap();
        let text = format!("{before}{symbol}{behind}");
        let found: Vec<_> = catalogue.scan(&text).collect();
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(found[0].symbol.to_string(), symbol.clone());
        prop_assert_eq!(&text[found[0].span.range()], symbol.as_str());
    }

    #[test]
    fn dashes_of_every_kind_join(symbol in symbols(), dash in pick(&["-", "–", "—", "\u{2011}"])) {
        let catalogue = Catalogue::builtin().unwrap();
        let printed = symbol.replace('-', &dash);
        let parsed = catalogue.parse(&printed).map(|it| it.to_string());
        prop_assert_eq!(parsed.as_deref(), Some(symbol.as_str()));
    }

    #[test]
    fn a_modifier_leads_back_to_its_parent(symbol in single(), kind in pick(&["Add.", "Corr.", "Rev."]), number in 1..99_u32) {
        let catalogue = Catalogue::builtin().unwrap();
        let modified = format!("{symbol}/{kind}{number}");
        if let Some(read) = catalogue.parse(&modified) {
            let parent = read.ancestors().into_iter().next().map(|it| it.symbol);
            prop_assert_eq!(parent, Some(symbol));
        }
    }
}
