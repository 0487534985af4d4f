//! Notes and calls of published resolutions, printed again in the layouts that converters leave: raised digits lost,
//! set off by a blank, alone on their line, without the rule over the notes. The annotations beside the texts say
//! where each call and each note stands.

use std::fmt::Write as _;
use std::path::Path;
use std::path::PathBuf;

use ibid::catalogue::Catalogue;
use ibid::extract::extract;
use ibid::read::Source;
use ibid::read::read;

use crate::support::shared;

/// How calls and markers are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layout {
    /// As the text beside the annotations has it, page by page.
    Page,
    /// As the text in one piece has it.
    Flat,
    /// Digits glued to the word before.
    Glued,
    /// Digits behind a blank where punctuation stands before them.
    Apart,
    /// As `Apart`, the notes' numbers alone on their lines.
    Alone,
    /// As `Glued`, without the rule over the notes.
    Unruled,
}

/// Right ones, found ones, annotated ones.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    right: usize,
    found: usize,
    annotated: usize,
}

/// A call or a note's marker: its characters in the text, its number.
struct Mark {
    start: usize,
    end: usize,
    number: String,
    call: bool,
}

fn marks(annotated: &serde_json::Value, text: &[char]) -> Vec<Mark> {
    let at = |it: &serde_json::Value| it.as_u64().and_then(|it| usize::try_from(it).ok());
    let mut marks = Vec::new();
    for note in annotated["footnotes"].as_array().unwrap() {
        let number = note["marker"].as_str().unwrap().to_owned();
        if let (Some(start), Some(end)) = (at(&note["ref_start"]), at(&note["ref_end"])) {
            let number = number.clone();
            marks.push(Mark {
                start,
                end,
                number,
                call: true,
            });
        }
        let start = at(&note["text_start"]).unwrap();
        let digit = |it: &&char| it.is_numeric() || matches!(it, '(' | ')');
        let end = start + text[start..].iter().take_while(digit).count();
        marks.push(Mark {
            start,
            end,
            number,
            call: false,
        });
    }
    marks.sort_by_key(|it| it.start);
    marks
}

/// The text in a layout, and the marks where they stand in it, in bytes.
fn printed(text: &[char], marks: &[Mark], layout: Layout) -> (String, Vec<Mark>) {
    let (mut out, mut moved, mut at) = (String::new(), Vec::new(), 0);
    let same = matches!(layout, Layout::Page | Layout::Flat);
    for mark in marks {
        out.extend(&text[at..mark.start]);
        let closed = out.ends_with(['.', ',', ';', ':', '”', ')']);
        if mark.call && closed && matches!(layout, Layout::Apart | Layout::Alone) {
            out.push(' ');
        }
        let start = out.len();
        let raised: String = text[mark.start..mark.end].iter().collect();
        out.push_str(if same { &raised } else { &mark.number });
        let (number, call) = (mark.number.clone(), mark.call);
        moved.push(Mark {
            start,
            end: out.len(),
            number,
            call,
        });
        at = mark.end;
        if !same && !mark.call {
            out.push(if layout == Layout::Alone { '\n' } else { ' ' });
            at += usize::from(text.get(at) == Some(&' '));
        }
    }
    out.extend(&text[at..]);
    if layout == Layout::Unruled {
        // Blanks for the rule keep every place where it is.
        out = out.replace("__________________", &" ".repeat(18));
    }
    (out, moved)
}

fn count(text: &str, marks: &[Mark], counts: &mut [Count; 2], missed: &mut String) {
    let source = Source {
        name: "resolution.txt".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let document = read(&source).unwrap();
    let found = extract(&document, Catalogue::builtin().unwrap());
    let place = |span| document.text.to_file(span).start as usize;
    let calls: Vec<(usize, &str)> = found
        .calls
        .iter()
        .map(|it| (place(it.span), it.marker.as_str()))
        .collect();
    let notes: Vec<(usize, &str)> = found
        .notes
        .iter()
        .map(|it| (place(it.marker_span), it.marker.as_str()))
        .collect();
    for (found, of) in [calls, notes].iter().zip(0..) {
        let annotated: Vec<&Mark> = marks.iter().filter(|it| it.call == (of == 0)).collect();
        let hit = |it: &Mark| {
            found
                .iter()
                .any(|(at, number)| *number == it.number && at.abs_diff(it.start) <= 4)
        };
        counts[of].annotated += annotated.len();
        counts[of].right += annotated.iter().filter(|it| hit(it)).count();
        counts[of].found += found.len();
        for it in annotated.iter().filter(|it| !hit(it)) {
            let near = text[..it.end].chars().rev().take(30).collect::<Vec<_>>();
            let _ = writeln!(
                missed,
                "  missed {}",
                near.into_iter().rev().collect::<String>().replace('\n', " ")
            );
        }
    }
}

fn texts(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let mut files: Vec<PathBuf> = files
        .filter(|it| it.to_string_lossy().ends_with(".gold.json"))
        .collect();
    files.sort();
    files
}

#[test]
fn notes_and_calls_survive_what_converters_do_to_them() {
    let layouts = [
        (Layout::Page, 1.0),
        (Layout::Flat, 0.98),
        (Layout::Glued, 0.98),
        (Layout::Apart, 0.98),
        (Layout::Alone, 0.98),
        (Layout::Unruled, 0.97),
    ];
    for (layout, least) in layouts {
        let (mut counts, mut missed) = ([Count::default(); 2], String::new());
        for folder in ["akn-ga", "akn-sc2025", "akn-6lang"] {
            let Some(folder) = shared(&format!("corpora/{folder}")) else {
                return;
            };
            for file in texts(&folder) {
                let form = if layout == Layout::Flat { "flat" } else { "page" };
                let gold: serde_json::Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
                let text = file.to_string_lossy().replace(".gold.json", &format!(".{form}.txt"));
                let text: Vec<char> = std::fs::read_to_string(text).unwrap().chars().collect();
                let (text, marks) = printed(&text, &marks(&gold[form], &text), layout);
                count(&text, &marks, &mut counts, &mut missed);
            }
        }
        for (what, it) in ["calls", "notes"].into_iter().zip(counts) {
            println!(
                "{layout:?}: {what} {} of {} found, {} reported",
                it.right, it.annotated, it.found
            );
            let share = |part: usize, of: usize| part as f64 / of as f64;
            assert!(it.annotated > 150, "{layout:?}: {} {what} are annotated", it.annotated);
            assert!(
                share(it.right, it.annotated) >= least,
                "{layout:?}: {what} {it:?}\n{missed}"
            );
            assert!(share(it.right, it.found) >= 0.99, "{layout:?}: {what} {it:?}");
        }
    }
}
