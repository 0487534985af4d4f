use crate::extract::SymbolMention;
use crate::extract::tests::extracted;
use crate::extract::tests::symbols;

/// Every text gives these symbols in this order.
fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(symbols(text).join(" "), *expected, "{text}");
    }
}

fn only(text: &str) -> SymbolMention {
    let found = extracted(text).1.mentions;
    let [mention] = found.as_slice() else {
        panic!("{text}: {found:?}");
    };
    mention.symbol().unwrap().clone()
}

#[test]
fn lists_and_single_resolutions() {
    check(&[
        (
            "resolutions 822 (1993), 853 (1993) and 874\n        (1993)",
            "S/RES/822(1993) S/RES/853(1993) S/RES/874(1993)",
        ),
        (
            "General Assembly resolutions 47/19 of 24 November 1992, 48/16 of 3 November 1993",
            "A/RES/47/19 A/RES/48/16",
        ),
        (
            "General Assembly resolution 70/1, entitled “The ferry”, and 71/3",
            "A/RES/70/1 A/RES/71/3",
        ),
        (
            "General Assembly resolutions 75/1 to 75/3 and S-27/2",
            "A/RES/75/1 A/RES/75/2 A/RES/75/3 A/RES/S-27/2",
        ),
        ("General Assembly resolution 3202 (S-VI)", "A/RES/3202(S-VI)"),
        (
            "See General Assembly resolutions 46/182, annex, and 48/141",
            "A/RES/46/182 A/RES/48/141",
        ),
        (
            "Economic and Social Council resolution 1503 (XLVIII)",
            "E/RES/1503(XLVIII)",
        ),
        ("Economic and Social Council decision 2005/201", "E/DEC/2005/201"),
        ("the horizon 2030 (2018) and boat 12 (2004)", ""),
        ("a resolution of 12 members", ""),
        ("draft resolution 12/3", ""),
    ]);
}

#[test]
fn the_organ_may_stand_before_between_or_behind() {
    check(&[
        ("Human Rights Council resolution 17/4", "A/HRC/RES/17/4"),
        ("resolution 17/4 of the Human Rights Council", "A/HRC/RES/17/4"),
        (
            "resolutions 37/17 of 23 March 2018 and 38/2 of the Human Rights Council",
            "A/HRC/RES/37/17 A/HRC/RES/38/2",
        ),
        ("la résolution 60/1 de l’Assemblée générale", "A/RES/60/1"),
        ("la resolución 17/4 del Consejo de Derechos Humanos", "A/HRC/RES/17/4"),
        ("резолюция 70/1 Генеральной Ассамблеи", "A/RES/70/1"),
        (
            "решением 2005/201 Экономического и Социального Совета",
            "E/DEC/2005/201",
        ),
        ("قرار الجمعية العامة 70/1", "A/RES/70/1"),
        ("القرار 17/4 الصادر عن مجلس حقوق الإنسان", "A/HRC/RES/17/4"),
        ("人权理事会第17/4号决议", "A/HRC/RES/17/4"),
        (
            "See the report of the keeper (A/73/53), chap. IV, sect. A, resolution 37/17.",
            "A/73/53 A/HRC/RES/37/17",
        ),
        ("resolution 5/4 of the Conference of the Parties", ""),
        ("the European Council, in its resolution 12/4", ""),
    ]);
}

#[test]
fn six_languages_write_lists_with_dates() {
    let three = "A/RES/47/19 A/RES/48/16 A/RES/49/9";
    check(&[
        (
            "its resolutions 47/19 of 24 November 1992, 48/16 of 3 November 1993 and 49/9 of the Assembly",
            three,
        ),
        (
            "ses résolutions 47/19 du 24 novembre 1992, 48/16 du 3 novembre 1993 et 49/9 du 26 octobre 1994",
            three,
        ),
        (
            "sus resoluciones 47/19, de 24 de noviembre de 1992, 48/16, de 3 de noviembre de 1993, y 49/9, de 26 de octubre de 1994",
            three,
        ),
        (
            "резолюции 47/19 от 24 ноября 1992 года, 48/16 от 3 ноября 1993 года и 49/9 от 26 октября 1994 года",
            three,
        ),
        (
            "قراراتها 47/19 المؤرخ 24 تشرين الثاني/نوفمبر 1992 و 48/16 المؤرخ 3 تشرين الثاني/نوفمبر 1993 و٤٩/٩ المؤرخ 26 تشرين الأول/أكتوبر 1994",
            three,
        ),
        (
            "大会1992年11月24日第47/19号、1993年11月3日第48/16号和1994年10月26日第４９／９号决议",
            three,
        ),
        ("第2712(2023)和2720(2023)号决议", "S/RES/2712(2023) S/RES/2720(2023)"),
        ("第5段和第3/4号文件", ""),
        ("الاستقرار 47/19", ""),
    ]);
}

#[test]
fn lettered_parts_are_one_mention_each() {
    check(&[
        ("resolution 57/270 B of 23 June 2003", "A/RES/57/270B"),
        (
            "resolutions 56/24 A to C of 29 November 2001",
            "A/RES/56/24A A/RES/56/24B A/RES/56/24C",
        ),
        ("resolution 56/24 A small boat", "A/RES/56/24"),
        (
            "General Assembly resolutions 2222 A and B (XXI)",
            "A/RES/2222(XXI) A/RES/2222(XXI)",
        ),
        ("القرار 57/270 باء المؤرخ 23 حزيران/يونيه 2003", "A/RES/57/270B"),
    ]);
    assert_eq!(
        only("General Assembly resolution 217 A (III), which").with_part(),
        "A/RES/217(III)[A]"
    );
    assert_eq!(only("القرار 217 ألف (د-3)").with_part(), "A/RES/217(III)[A]");
    assert_eq!(only("resolution 217 (III)").with_part(), "A/RES/217(III)");
}

#[test]
fn a_number_that_several_organs_have_keeps_all_and_says_so() {
    let open = only("resolution 47/19 on ferries");
    assert_eq!(open.symbol.to_string(), "A/RES/47/19");
    assert_eq!(open.others.len(), 1, "{open:?}");
    assert!(open.reading.unwrap().contains("all have such a number"));
    // The date, the session and the number each leave one organ.
    for (text, expected) in [
        ("resolution 47/19 of 12 July 2021", "A/HRC/RES/47/19"),
        ("resolution 47/19 of 24 November 1992", "A/RES/47/19"),
        ("resolution 17/4", "A/HRC/RES/17/4"),
        ("resolution 80/4", "A/RES/80/4"),
        ("resolution 2005/12", "E/RES/2005/12"),
        ("decision 61/503", "A/DEC/61/503"),
        ("Council resolution 17/4", "A/HRC/RES/17/4"),
    ] {
        let mention = only(text);
        assert_eq!(mention.symbol.to_string(), expected, "{text}");
        assert!(mention.others.is_empty() && mention.reading.is_some(), "{mention:?}");
    }
    check(&[("resolution 10/7 of 16 October 2020", "")]);
}

#[test]
fn a_number_without_year_takes_it_from_the_table() {
    check(&[
        ("Security Council resolution 1244 was adopted", "S/RES/1244(1999)"),
        (
            "Security Council resolutions 242 and 338",
            "S/RES/242(1967) S/RES/338(1973)",
        ),
        ("resolution 242 of the Security Council", "S/RES/242(1967)"),
        ("Security Council resolution 1325 of 2001", "S/RES/1325(2001)"),
        ("resolution 242/1967", "S/RES/242(1967)"),
        ("General Assembly resolution 1514 of 1960", ""),
        ("安理会第2231号决议", "S/RES/2231(2015)"),
        ("Resolution 2216 Committee", ""),
        ("resolution 3 of the conference", ""),
        ("resolution 12 on the harbour", ""),
        ("resolution 1244 of 10 June 2001", ""),
        ("General Assembly resolution 2758", ""),
    ]);
    assert!(only("resolution 1244").reading.unwrap().contains("inferred"));
}

#[test]
fn res_left_out_is_read_and_said() {
    let mention = only("General Assembly resolution A/70/1");
    assert_eq!(mention.symbol.to_string(), "A/RES/70/1");
    assert_eq!(mention.others.len(), 1);
    assert_eq!(mention.others[0].to_string(), "A/70/1");
    check(&[
        ("the report A/70/1", "A/70/1"),
        ("resolution A/70/812", "A/70/812"),
        ("decision A/70/1", "A/70/1"),
    ]);
}

#[test]
fn supplements_of_official_records_give_a_symbol() {
    check(&[
        (
            "Official Records of the General Assembly, Seventy-first Session, Supplement No. 53A, chap. II",
            "A/71/53/Add.1",
        ),
        (
            "Official Records of the General Assembly, Seventy-first Session, Supplement No. 53A and corrigendum (A/71/53/Add.1)",
            "A/71/53/Add.1",
        ),
        (
            "Official Records of the General Assembly, Fifty-second Session, Supplement No. 6 (A/52/6/Rev.1), vol. I",
            "A/52/6/Rev.1(Vol.I)",
        ),
        (
            "Official Records of the Economic and Social Council, 1999, Supplement No. 3",
            "E/1999/23",
        ),
        (
            "Official Records of the General Assembly, Tenth Session, Supplement No. 4",
            "",
        ),
    ]);
}
