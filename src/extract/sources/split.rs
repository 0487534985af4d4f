use std::ops::Range;

use crate::catalogue::SourcePhrases;
use crate::extract::sources::line::Line;

/// Words looked at before and behind a place where a note may be split, in bytes.
const NEAR: usize = 320;

/// The parts of a note that each may be a source, without the words that introduce them.
pub(super) fn parts(phrases: &SourcePhrases, line: &Line) -> Vec<Range<usize>> {
    let plain = line.plain.as_str();
    let held = held(line);
    let mut cuts = semicolons(phrases, plain, &held);
    cuts.extend(phrases.anew.find_iter(plain).map(|it| it.range()));
    cuts.sort_by_key(|it| (it.start, it.end));
    let (mut parts, mut from) = (Vec::new(), 0);
    for cut in cuts.into_iter().chain(std::iter::once(plain.len()..plain.len())) {
        if cut.start < from || within(&held, cut.start) {
            continue;
        }
        between(phrases, plain, &held, from..cut.start, &mut parts);
        from = cut.end;
    }
    parts.into_iter().filter_map(|it| trimmed(phrases, plain, it)).collect()
}

/// Brackets and italics, inside which nothing is split.
fn held(line: &Line) -> Vec<Range<usize>> {
    let mut open = Vec::new();
    let mut found: Vec<Range<usize>> = line.italics.clone();
    for (at, byte) in line.plain.bytes().enumerate() {
        match byte {
            b'(' | b'[' => open.push(at),
            b')' | b']' => found.extend(open.pop().map(|start| start..at)),
            _ => {}
        }
    }
    found.sort_by_key(|it| (it.start, std::cmp::Reverse(it.end)));
    let mut outer: Vec<Range<usize>> = Vec::new();
    for it in found {
        if outer.last().is_none_or(|last| it.start >= last.end) {
            outer.push(it);
        }
    }
    outer
}

fn within(ranges: &[Range<usize>], at: usize) -> bool {
    let next = ranges.partition_point(|it| it.end <= at);
    ranges.get(next).is_some_and(|it| it.contains(&at))
}

fn semicolons(phrases: &SourcePhrases, plain: &str, held: &[Range<usize>]) -> Vec<Range<usize>> {
    let all = plain.match_indices([';', '؛', '；']);
    let cuts = all.filter(|(at, mark)| {
        let behind = &plain[at + mark.len()..];
        !within(held, *at) && !phrases.continues.is_match(first(behind))
    });
    cuts.map(|(at, mark)| at..at + mark.len()).collect()
}

/// Splits a part at "and", at commas of a list and at sentence ends, where one source ends and another begins.
fn between(
    phrases: &SourcePhrases,
    plain: &str,
    held: &[Range<usize>],
    part: Range<usize>,
    parts: &mut Vec<Range<usize>>,
) {
    let mut from = part.start;
    let words = &plain[part.clone()];
    for gap in phrases.between.find_iter(words) {
        let (start, end) = (part.start + gap.start(), part.start + gap.end());
        if start <= from || within(held, start) {
            continue;
        }
        let (before, behind) = (last(&plain[from..start]), first(&plain[end..part.end]));
        let day = phrases.ends_day.is_match(before);
        let cut = if gap.as_str() == ", " {
            (day && phrases.begins_day.is_match(behind))
                || (phrases.begins_short.is_match(behind) && phrases.ends_short.is_match(before))
        } else {
            let ends = phrases.ends_imprint.is_match(before)
                || (!gap.as_str().starts_with('.') && phrases.ends_brief.is_match(before));
            ends && phrases.begins.is_match(behind) && !phrases.begins_not.is_match(behind)
        };
        if cut {
            parts.push(from..start);
            from = end;
        }
    }
    parts.push(from..part.end);
}

fn trimmed(phrases: &SourcePhrases, plain: &str, part: Range<usize>) -> Option<Range<usize>> {
    let words = &plain[part.clone()];
    let lead = phrases.lead.find(words).map_or(0, |it| it.end());
    let kept = words.trim_end_matches([' ', '.', ',', ';', ':', '。', '，', '؛']).len();
    (kept > lead).then(|| part.start + lead..part.start + kept)
}

fn first(words: &str) -> &str {
    &words[..words.floor_char_boundary(NEAR)]
}

fn last(words: &str) -> &str {
    &words[words.ceil_char_boundary(words.len().saturating_sub(NEAR))..]
}

#[cfg(test)]
mod tests {
    use super::parts;
    use crate::catalogue::Catalogue;
    use crate::extract::sources::line::Line;

    fn split(note: &str) -> Vec<String> {
        let line = Line::new(note, 0, &[], &[]);
        let phrases = &Catalogue::builtin().unwrap().phrases.sources;
        parts(phrases, &line)
            .into_iter()
            .map(|it| line.text[it].to_owned())
            .collect()
    }

    #[test]
    fn semicolons_inside_a_source_split_nothing() {
        for whole in [
            "Lindqvist, “Lamps; a survey”, Journal of Lamps, vol. 2",
            "Lindqvist, Lamps (London; New York, Routledge, 1998)",
            "Lindqvist, Lamps (Saltgate, 1998), pp. 3; 5; 9",
            "Lindqvist, Lamps (Saltgate, 1998), p. 3; paras. 4 and 5",
            "Lindqvist, O., Lamps. London; New York: Routledge, 1998",
        ] {
            assert_eq!(split(whole), [whole]);
        }
    }

    #[test]
    fn sources_without_semicolon_are_told_apart() {
        assert_eq!(
            split("The Tidings (3 May 2001), The Age (4 May 2001) and Time (5 May 2001)."),
            ["The Tidings (3 May 2001)", "The Age (4 May 2001)", "Time (5 May 2001)"]
        );
        assert_eq!(
            split(
                "Lindqvist, Lamps (Saltgate, Harbour Press, 2009), p. 3. See also Marrobray, Gauges (Halvmar, 2011)."
            ),
            [
                "Lindqvist, Lamps (Saltgate, Harbour Press, 2009), p. 3",
                "Marrobray, Gauges (Halvmar, 2011)"
            ]
        );
        assert_eq!(
            split("Lindqvist, Lamps and Boats (Saltgate, 2009), pp. 3 and 5").len(),
            1
        );
    }
}
