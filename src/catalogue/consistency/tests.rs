use crate::catalogue::Catalogue;
use crate::catalogue::consistency::Context;
use crate::catalogue::consistency::Inconsistency;
use crate::catalogue::consistency::JobNumber;
use crate::catalogue::consistency::RULES;
use crate::catalogue::consistency::Strength;
use crate::catalogue::consistency::Supplement;
use crate::text::Date;

fn check(symbol: &str, context: &Context) -> Vec<Inconsistency> {
    let catalogue = Catalogue::builtin().unwrap();
    let symbol = catalogue.parse(symbol).unwrap_or_else(|| panic!("{symbol}"));
    catalogue.check(&symbol, context)
}

/// Ids of the rules that a symbol breaks.
fn broken(symbol: &str, context: &Context) -> Vec<&'static str> {
    check(symbol, context).iter().map(|it| it.rule).collect()
}

fn alone(symbol: &str) -> Vec<&'static str> {
    broken(symbol, &Context::default())
}

fn date(text: &str) -> Option<Date> {
    let mut parts = text.split('-').map(|it| it.parse::<u16>().unwrap());
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Date::new(year, month as u8, day as u8)
}

fn dated(symbol: &str, day: &str) -> Vec<&'static str> {
    let masthead_date = date(day);
    broken(
        symbol,
        &Context {
            masthead_date,
            ..Context::default()
        },
    )
}

fn quoted(symbol: &str, day: &str) -> Vec<&'static str> {
    let quoted_date = date(day);
    broken(
        symbol,
        &Context {
            quoted_date,
            ..Context::default()
        },
    )
}

fn cited(symbol: &str, day: &str) -> Vec<&'static str> {
    let citing_date = date(day);
    broken(
        symbol,
        &Context {
            citing_date,
            ..Context::default()
        },
    )
}

const NONE: [&str; 0] = [];

#[test]
fn ids_are_unique_and_every_rule_says_what_it_asks() {
    let mut ids: Vec<&str> = RULES.iter().map(|it| it.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), RULES.len());
    assert!(RULES.iter().all(|it| !it.summary.is_empty()));
}

#[test]
fn council_resolutions_have_the_year_of_their_number() {
    for good in [
        "S/RES/1244(1999)",
        "S/RES/1(1946)",
        "S/RES/2767(2024)",
        "S/RES/2840(2026)",
        "S/RES/2990(2029)",
    ] {
        assert_eq!(alone(good), NONE, "{good}");
    }
    for bad in [
        "S/RES/1244(1998)",
        "S/RES/2768(2024)",
        "S/RES/15(1947)",
        "S/RES/2990(2019)",
        "S/RES/822(2029)",
    ] {
        assert_eq!(alone(bad), ["number-year"], "{bad}");
    }
}

#[test]
fn a_wrong_year_is_repaired_by_the_table_or_by_a_slip() {
    let found = check("S/RES/2161(2015)", &Context::default());
    assert_eq!(found[0].strength, Strength::Certain);
    assert_eq!(found[0].message, "number 2161 is of 2014, not of 2015");
    assert_eq!(found[0].repairs[0], "S/RES/2161(2014)");
    assert!(found[0].source.contains("2014: 2133 to 2195"), "{}", found[0].source);
    // A date that goes with the printed year means that the number is wrong.
    let context = Context {
        quoted_date: date("1999-06-10"),
        ..Context::default()
    };
    let found = check("S/RES/1144(1999)", &context);
    assert_eq!(found[0].rule, "number-year");
    assert_eq!(found[0].repairs, ["S/RES/1244(1999)"]);
    let context = Context {
        quoted_date: date("1997-12-19"),
        ..Context::default()
    };
    assert_eq!(check("S/RES/1144(1999)", &context)[0].repairs, ["S/RES/1144(1997)"]);
}

#[test]
fn halves_of_joint_symbols_share_a_year() {
    for good in [
        "A/75/745-S/2021/156",
        "A/75/300-S/2020/156",
        "A/37/118-S/14910",
        "E/2010/27-E/CN.6/2010/11",
        "E/CN.7/2007/14-E/CN.15/2007/5",
        "CEDAW/C/GC/31-CRC/C/GC/18",
    ] {
        assert_eq!(alone(good), NONE, "{good}");
    }
    for bad in [
        "A/75/745-S/2022/156",
        "A/75/745-S/2019/156",
        "A/37/118-S/24910",
        "E/2010/27-E/CN.6/2012/11",
    ] {
        assert_eq!(alone(bad), ["joint-years"], "{bad}");
    }
    let found = check("A/65/745-S/2021/156", &Context::default());
    assert_eq!(found[0].strength, Strength::Certain);
    assert!(
        found[0].repairs.contains(&"A/75/745-S/2021/156".to_owned()),
        "{:?}",
        found[0].repairs
    );
    assert!(
        found[0].repairs.contains(&"A/65/745-S/2011/156".to_owned()),
        "{:?}",
        found[0].repairs
    );
}

#[test]
fn forms_belong_to_their_time() {
    for good in [
        "A/RES/31/1",
        "A/RES/3281(XXIX)",
        "A/RES/S-8/2",
        "A/RES/997(ES-I)",
        "S/1994/99",
        "E/1978/99",
    ] {
        assert_eq!(alone(good), NONE, "{good}");
    }
    for bad in [
        "A/RES/30/1",
        "A/RES/4000(XXXI)",
        "A/RES/S-7/1",
        "A/RES/9(ES-VI)",
        "S/1993/99",
        "E/1977/99",
        "A/25/99",
    ] {
        assert_eq!(alone(bad), ["era"], "{bad}");
    }
}

#[test]
fn special_sessions_are_known_by_number_and_date() {
    assert_eq!(dated("A/S-32/1", "2021-06-02"), NONE);
    assert_eq!(dated("A/ES-10/648", "2014-10-01"), NONE);
    assert_eq!(dated("A/HRC/RES/S-15/1", "2011-03-03"), NONE);
    assert_eq!(dated("A/ES-10/648", "1996-01-01"), ["own-date"]);
    assert_eq!(dated("A/RES/S-32/1", "2023-06-02"), ["own-date"]);
    assert_eq!(alone("A/S-90/1"), ["special-session"]);
}

#[test]
fn numbers_keep_to_what_is_usual() {
    for good in [
        "S/PRST/1994/82",
        "A/HRC/DEC/18/117",
        "A/DEC/61/503",
        "E/DEC/2005/201",
        "S/2020/1315",
    ] {
        assert_eq!(alone(good), NONE, "{good}");
    }
    for bad in [
        "S/PRST/1994/182",
        "S/PRST/2018/75",
        "A/HRC/DEC/18/17",
        "E/DEC/2005/21",
        "S/2020/7773",
    ] {
        assert_eq!(alone(bad), ["number-range"], "{bad}");
    }
}

#[test]
fn mastheads_are_dated_in_the_session_or_year() {
    for (symbol, day) in [
        ("A/45/155", "1990-02-28"),
        ("A/76/50", "2021-01-29"),
        ("A/75/745", "2021-12-30"),
        ("S/2021/1", "2021-01-01"),
        ("S/2020/1315", "2021-01-05"),
        ("E/2025/8", "2024-11-20"),
        ("A/HRC/45/2", "2020-07-01"),
        ("A/HRC/7/71", "2008-03-12"),
        ("A/HRC/19/43", "2011-12-19"),
        ("S/RES/2725(2024)", "2024-03-25"),
        ("S/14910", "1982-04-02"),
        ("S/PV.9586", "2024-03-25"),
        ("S/2021/156/Corr.1", "2023-02-01"),
        ("A/RES/16/1", "1950-01-01"),
    ] {
        let want: &[&str] = if symbol == "A/RES/16/1" {
            &["era", "own-date"]
        } else {
            &[]
        };
        assert_eq!(dated(symbol, day), want, "{symbol}");
    }
    for (symbol, day) in [
        ("A/75/745", "2019-12-01"),
        ("A/75/745", "2022-01-15"),
        ("S/2021/156", "2020-12-30"),
        ("S/2021/156", "2022-02-01"),
        ("S/RES/2725(2024)", "2025-03-25"),
        ("S/14910", "1992-04-02"),
        ("S/PV.9586", "2021-03-25"),
        ("A/HRC/45/2", "2018-01-01"),
    ] {
        assert_eq!(dated(symbol, day), ["own-date"], "{symbol}");
    }
}

#[test]
fn early_sessions_keep_their_own_calendar() {
    for (symbol, day) in [
        ("A/RES/1(I)", "1946-01-24"),
        ("A/RES/95(I)", "1946-12-11"),
        ("A/RES/260(III)", "1948-12-09"),
        ("A/RES/273(III)", "1949-05-11"),
        ("A/RES/505(VI)", "1952-02-01"),
        ("A/RES/2000(XIX)", "1965-02-18"),
    ] {
        assert_eq!(dated(symbol, day), NONE, "{symbol}");
    }
    for (symbol, day) in [
        ("A/RES/1(I)", "1945-12-24"),
        ("A/RES/273(III)", "1949-12-11"),
        ("A/RES/505(VI)", "1951-10-01"),
        ("A/RES/2000(XIX)", "1964-10-18"),
    ] {
        assert_eq!(dated(symbol, day), ["own-date"], "{symbol}");
    }
}

#[test]
fn quoted_dates_fall_in_the_year_or_the_december_before() {
    assert_eq!(quoted("S/2021/463", "2021-05-14"), NONE);
    assert_eq!(quoted("S/2021/3", "2020-12-29"), NONE);
    assert_eq!(quoted("S/2021/463", "2020-11-14"), ["quoted-date"]);
    assert_eq!(quoted("S/RES/822(1993)", "1993-04-30"), NONE);
    assert_eq!(quoted("S/RES/822(1993)", "1992-12-30"), ["quoted-date"]);
    assert_eq!(quoted("A/RES/47/19", "1992-11-24"), NONE);
    assert_eq!(quoted("A/RES/47/19", "1991-11-24"), ["quoted-date"]);
}

#[test]
fn what_is_cited_is_not_younger_than_the_citing_text() {
    assert_eq!(cited("S/2021/463", "2021-01-02"), NONE);
    assert_eq!(cited("S/2021/463", "2020-12-30"), ["citing-date"]);
    assert_eq!(cited("S/RES/2767(2024)", "2026-01-01"), NONE);
    assert_eq!(cited("S/RES/2767(2024)", "2022-01-01"), ["citing-date"]);
    assert_eq!(cited("S/PV.9586", "2022-01-01"), ["citing-date"]);
    assert_eq!(cited("A/76/50", "2021-01-31"), NONE);
    assert_eq!(cited("A/RES/76/1", "2021-03-31"), ["citing-date"]);
}

#[test]
fn mastheads_print_the_session_and_year_of_the_symbol() {
    let masthead = |symbol: &str, session: u16, year: u16| {
        broken(
            symbol,
            &Context {
                masthead_session: Some(session),
                masthead_year: Some(year),
                ..Context::default()
            },
        )
    };
    assert_eq!(masthead("A/80/488-S/2025/655", 80, 80), NONE);
    assert_eq!(masthead("A/53/938-S/1999/512", 53, 54), NONE);
    assert_eq!(masthead("A/53/938-S/1999/512", 54, 54), ["masthead-session"]);
    assert_eq!(masthead("A/53/938-S/1999/512", 53, 53), ["masthead-year"]);
    assert_eq!(masthead("A/ES-10/648", 10, 10), NONE);
    let context = Context {
        masthead_year: Some(76),
        masthead_date: date("2022-02-01"),
        ..Context::default()
    };
    assert_eq!(broken("S/PV.8900", &context), ["own-date", "masthead-year"]);
}

#[test]
fn meetings_adopt_in_their_year() {
    let adopted = |symbol: &str, meeting: u32| {
        let meeting = Some(meeting);
        broken(
            symbol,
            &Context {
                meeting,
                ..Context::default()
            },
        )
    };
    assert_eq!(adopted("S/RES/2728(2024)", 9586), NONE);
    assert_eq!(adopted("S/RES/2728(2024)", 8586), ["meeting"]);
    // Where the table has only meetings that adopted a text, the next year's first row leaves room.
    assert_eq!(adopted("S/RES/2728(2024)", 9830), NONE);
    assert_eq!(adopted("S/PRST/2021/13", 8943), ["meeting"]);
}

#[test]
fn job_numbers_go_with_the_date() {
    let printed = |job: &str, day: &str| {
        let context = Context {
            job_number: JobNumber::read(job),
            masthead_date: date(day),
            ..Context::default()
        };
        assert!(context.job_number.is_some(), "{job}");
        broken("A/CONF.192/15", &context)
    };
    assert_eq!(printed("25-16867 (E) 221025", "2025-10-17"), NONE);
    assert_eq!(printed("20-17763 (E) 040121", "2020-12-22"), NONE);
    assert_eq!(printed("14-28968* (E) 150414", "2014-04-02"), NONE);
    assert_eq!(printed("25-16867 (E)", "2023-10-17"), ["job-number"]);
    assert_eq!(printed("25-16867 (E) 220925", "2025-10-17"), ["job-number"]);
    assert_eq!(printed("00-10001", "2000-03-01"), NONE);
}

#[test]
fn supplements_are_the_documents_of_their_number() {
    let said = |symbol: &str, session: Option<u16>, year: Option<u16>, number: u32, letter: Option<char>| {
        let supplement = Some(Supplement {
            session,
            year,
            number,
            letter,
        });
        broken(
            symbol,
            &Context {
                supplement,
                ..Context::default()
            },
        )
    };
    assert_eq!(said("A/33/3", Some(33), None, 3, None), NONE);
    assert_eq!(said("A/71/53/Add.1", Some(71), None, 53, Some('A')), NONE);
    assert_eq!(said("A/71/53/Add.1/Corr.1", Some(71), None, 53, Some('A')), NONE);
    assert_eq!(said("A/9631", Some(29), None, 31, None), NONE);
    assert_eq!(said("E/1985/27", None, Some(1985), 7, None), NONE);
    assert_eq!(said("A/33/3", Some(34), None, 3, None), ["supplement"]);
    assert_eq!(said("A/33/3", Some(33), None, 4, None), ["supplement"]);
    assert_eq!(said("A/71/53", Some(71), None, 53, Some('A')), ["supplement"]);
    assert_eq!(said("A/9631", Some(29), None, 32, None), ["supplement"]);
    assert_eq!(said("E/1985/27", None, Some(1986), 7, None), ["supplement"]);
}
