use crate::extract::tests::symbols;

#[test]
fn resolutions_in_prose_and_in_lists() {
    for (text, expected) in [
        (
            "resolutions 822 (1993), 853 (1993) and 874\n(1993)",
            "S/RES/822(1993) S/RES/853(1993) S/RES/874(1993)",
        ),
        (
            "General Assembly resolutions 47/19 of 24 November 1992, 48/16 of 3 November 1993",
            "A/RES/47/19 A/RES/48/16",
        ),
        ("General Assembly resolution 217 A (III), which", "A/RES/217(III)"),
        (
            "Economic and Social Council resolution 1503 (XLVIII)",
            "E/RES/1503(XLVIII)",
        ),
        ("Economic and Social Council decision 2005/201", "E/DEC/2005/201"),
        ("Human Rights Council resolution 17/4", "A/HRC/RES/17/4"),
        ("resolution 57/270 B of 23 June 2003", "A/RES/57/270B"),
        ("Security Council resolution 1244 was adopted", "S/RES/1244(1999)"),
        ("General Assembly resolution 3202 (S-VI)", "A/RES/3202(S-VI)"),
        ("第2712(2023)和2720(2023)号决议", "S/RES/2712(2023) S/RES/2720(2023)"),
        (
            "résolutions 2250 (2015), 2419 (2018) et 2535 (2020)",
            "S/RES/2250(2015) S/RES/2419(2018) S/RES/2535(2020)",
        ),
        ("the horizon 2030 (2018) and boat 12 (2004)", ""),
        ("a resolution of 12 members", ""),
    ] {
        assert_eq!(symbols(text).join(" "), expected, "{text}");
    }
}
