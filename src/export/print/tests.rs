use std::fmt::Write as _;

use resvg::usvg;

use super::FONTS;
use super::fonts;
use super::read;
use crate::export::Drawing;
use crate::export::EXPORTERS;
use crate::export::Input;
use crate::export::LAYOUTS;
use crate::export::Pixels;
use crate::export::Theme;
use crate::export::svg::measure;
use crate::export::tests::HOSTILE;
use crate::export::tests::build;
use crate::export::tests::input;
use crate::query::Selection;

/// Words as labels have them, in the scripts of the fonts; the last line has signs that no font has.
const SAMPLES: [&str; 18] = [
    "A/75/745-S/2021/156",
    "S/PV.4392(Resumption1)",
    "Letter from the Permanent Mission of Ormond",
    "WWW MMM @@@ %%% ŒÆ WĄŻ",
    "illicit fjord lilt, jilt; (it's) “still”",
    "Ḿẅ ǅ Ŵ œuvre – Straße — çà et là…",
    "Письмо о маяках Тарновии ЖЩЮ",
    "Επιστολή για τους φάρους ΩΨΜ",
    "رسالة من أورموند عن الفوانيس والعبارات",
    "شمس صباح ضباب طيور",
    "מכתב על מגדלורים ושעונים",
    "“وإذ يشير إلى القرار 75/12 لأن الوثيقة A/75/745 (2021)…”",
    "\u{2067}“لإعادة رسالة أورموند A/75/745-S/2021/156؛ §4\u{2069}",
    "\u{2067}מכתב A/75/745 “על” שעונים\u{2069}",
    "office 灯台日誌 fjord “第三巻” A/75/745",
    "灯台日誌第三巻の写し、百葉箱の記録",
    "關於燈塔與渡輪的信，第七號決議",
    "हिन्दी ไทย 👩‍🚀",
];

const LETTER: &str =
    "United Nations\nA/75/745-S/2021/156\n\nDistr.: General\n1 March 2021\n\nSee S/2019/7, para. 3, and A/RES/47/19.";

/// The layout of a text in a picture.
fn drawn(text: &str, size: f64, style: &str) -> usvg::Tree {
    let mut escaped = String::new();
    for it in text.chars() {
        let _ = write!(escaped, "&#{};", u32::from(it));
    }
    let svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="99"><text x="10" y="50" font-family="'Helvetica Neue', Arial, sans-serif" font-size="{size}" {style}>{escaped}</text></svg>"#
    );
    read(&svg).unwrap().tree
}

/// Signs of a drawn text that are only boxes.
fn boxes(tree: &usvg::Tree) -> usize {
    let texts = tree.root().children().iter().filter_map(|it| match it {
        usvg::Node::Text(text) => Some(text),
        _ => None,
    });
    let signs = texts.flat_map(|it| it.layouted()).flat_map(|it| &it.positioned_glyphs);
    signs.filter(|it| it.id.0 == 0).count()
}

#[test]
fn every_sample_has_signs_and_what_has_none_is_a_box() {
    assert_eq!(fonts().len(), FONTS.len());
    for style in ["", r#"font-weight="bold""#, r#"font-style="italic""#] {
        let (last, known) = SAMPLES.split_last().unwrap();
        for text in known {
            assert_eq!(boxes(&drawn(text, 10.0, style)), 0, "{text} {style}");
        }
        let tree = drawn(last, 10.0, style);
        assert!(boxes(&tree) >= 8, "{style}");
        let shown = tree.root().abs_stroke_bounding_box();
        assert!(shown.width() > 40.0 && shown.height() > 5.0, "{style}: {shown:?}");
    }
}

#[test]
fn text_is_never_wider_than_it_is_measured() {
    let styles = [
        ("", false),
        (r#"font-weight="bold""#, true),
        (r#"font-style="italic""#, false),
    ];
    let mut wider = Vec::new();
    for text in SAMPLES {
        for (style, bold) in styles {
            let drawn = f64::from(drawn(text, 10.0, style).root().abs_bounding_box().width());
            let measured = measure::width(text, 10.0, bold);
            if drawn > measured {
                wider.push(format!("{text} {style}: {drawn:.1} drawn, {measured:.1} measured"));
            }
        }
    }
    assert!(wider.is_empty(), "{}", wider.join("\n"));
}

fn written(name: &str, input: &Input<'_, '_>) -> Vec<u8> {
    let exporter = EXPORTERS.iter().find(|it| it.name == name).unwrap();
    let mut out = Vec::new();
    (exporter.write)(input, &mut out).unwrap();
    out
}

/// Width and height that a PNG says it has (PNG specification, 11.2.2).
fn size(png: &[u8]) -> (u32, u32) {
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    assert_eq!(&png[1..4], b"PNG");
    (number(16), number(20))
}

#[test]
fn pixels_are_as_many_as_asked_for() {
    let built = build(&[("a.txt", LETTER)]);
    let selection = Selection::all(&built.graph);
    let sized = |pixels: Pixels| {
        let plain = input(&selection);
        let drawing = Drawing {
            pixels,
            ..*plain.drawing
        };
        size(&written(
            "png",
            &Input {
                drawing: &drawing,
                ..plain
            },
        ))
    };
    let (one, usual) = (sized(Pixels::Scale(1.0)), sized(Pixels::Usual));
    assert!(
        usual.0.abs_diff(2 * one.0) <= 1 && usual.1.abs_diff(2 * one.1) <= 1,
        "{one:?} {usual:?}"
    );
    assert_eq!(sized(Pixels::Width(333)).0, 333);
    assert_eq!(sized(Pixels::Scale(1e-9)), (1, 1));
}

#[test]
fn too_many_pixels_are_refused_with_what_would_do() {
    let built = build(&[("a.txt", LETTER)]);
    let selection = Selection::all(&built.graph);
    let plain = input(&selection);
    for pixels in [Pixels::Scale(1e9), Pixels::Width(u32::MAX)] {
        let drawing = Drawing {
            pixels,
            ..*plain.drawing
        };
        let input = Input {
            drawing: &drawing,
            ..plain
        };
        let exporter = EXPORTERS.iter().find(|it| it.name == "png").unwrap();
        let refused = (exporter.write)(&input, &mut Vec::new()).unwrap_err().to_string();
        assert!(
            refused.contains("--scale") && refused.contains("100 million"),
            "{refused}"
        );
    }
}

#[test]
fn pictures_are_the_same_each_time_in_every_theme_and_layout() {
    let files: Vec<(&str, &str)> = HOSTILE.iter().map(|it| (*it, LETTER)).collect();
    let built = build(&files);
    let selection = Selection::all(&built.graph);
    for layout in LAYOUTS {
        let mut seen = Vec::new();
        for theme in [Theme::Light, Theme::Dark] {
            let plain = input(&selection);
            let drawing = Drawing {
                theme,
                layout: Some(layout),
                pixels: Pixels::Scale(0.5),
                ..*plain.drawing
            };
            let input = Input {
                drawing: &drawing,
                ..plain
            };
            for name in ["png", "pdf"] {
                let once = written(name, &input);
                assert!(once == written(name, &input), "{name} {}", layout.name);
                seen.push(once);
            }
        }
        assert!(
            seen[0] != seen[2] && seen[1] != seen[3],
            "{} has one theme",
            layout.name
        );
    }
}

#[test]
fn links_lie_on_what_they_belong_to() {
    let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><a href="https://x.example/?a=1&amp;b=2"><title>&lt;a </title><rect x="10" y="20" width="30" height="40"/></a><a href="https://y.example/"/></svg>"##;
    let links = read(svg).unwrap().links;
    assert_eq!(links[0].address, "https://x.example/?a=1&b=2");
    let it = links[0].place;
    assert_eq!([it.left(), it.top(), it.right(), it.bottom()], [10.0, 20.0, 40.0, 60.0]);
}
