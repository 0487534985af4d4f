//! Titles of documents that are no letters, read from where they stand in the heading: above "Report of …", below
//! "…: draft resolution", behind the number of a resolution. A line of running text is never taken for one: a document
//! whose title is not found has none.

use crate::catalogue::HeadPhrases;
use crate::extract::Head;
use crate::extract::head::folded;

/// Longest title, in bytes and in lines.
const LONGEST: usize = 400;
const LINES: usize = 6;

/// Lines of a text among which the number of a resolution is looked for.
const NUMBERED: usize = 60;

/// The title of a document that has a masthead and is no letter.
pub(super) fn plain(head: &Head, text: &str, phrases: &HeadPhrases) -> Option<String> {
    if head.masthead.end == 0 {
        return None;
    }
    numbered(text).or_else(|| in_heading(&text[head.masthead.range()], phrases))
}

/// "75/144. Strengthening …", with the lines that it goes on over.
fn numbered(text: &str) -> Option<String> {
    let is_numbered = |line: &str| {
        let number = line.trim().split(". ").next().unwrap_or("");
        number.contains('/') && number.len() < 12 && number.starts_with(|it: char| it.is_ascii_digit())
    };
    let mut start = 0;
    let line = text.split_inclusive('\n').take(NUMBERED).find(|it| {
        let found = is_numbered(it);
        start += if found { 0 } else { it.len() };
        found
    })?;
    let paragraph = text[start..].split("\n\n").next().unwrap_or(line);
    title(if fits(paragraph) { paragraph } else { line })
}

/// The title by the lines around it.
fn in_heading(zone: &str, phrases: &HeadPhrases) -> Option<String> {
    let end = phrases.opening.find(zone).map_or(zone.len(), |it| it.start());
    let zone = &zone[..end];
    let above = |at: usize| {
        let before = zone[..at].trim_end().rsplit("\n\n").next().unwrap_or("");
        let is_furniture = [
            &phrases.furniture,
            &phrases.distr,
            &phrases.session,
            &phrases.agenda,
            &phrases.date_line,
        ]
        .iter()
        .any(|it| it.is_match(before));
        (!is_furniture && fits(before)).then(|| title(before)).flatten()
    };
    let paragraph = |at: usize| zone[at..].split("\n\n").next().unwrap_or("");
    let below = |at: usize| {
        let next = zone.get(at + paragraph(at).len()..)?.trim_start();
        let next = next.split("\n\n").next().unwrap_or("");
        // The text of a resolution starts with the organ that adopts it.
        (fits(next) && !next.ends_with([',', ':', '.', ';']))
            .then(|| title(next))
            .flatten()
    };
    let whole = |at: usize| Some(paragraph(at)).filter(|it| fits(it)).and_then(title);
    if let Some(it) = phrases.sponsor.find(zone) {
        return below(it.start()).or_else(|| whole(it.start()));
    }
    let byline = phrases.byline.find(zone).map(|it| it.start());
    byline
        .and_then(|it| above(it).or_else(|| whole(it)))
        .or_else(|| phrases.own_title.find(zone).and_then(|it| whole(it.start())))
}

fn fits(paragraph: &str) -> bool {
    paragraph.len() <= LONGEST && paragraph.lines().count() <= LINES
}

/// One line, without the signs of notes; a word that a line breaks at its hyphen is whole.
fn title(paragraph: &str) -> Option<String> {
    let title = folded(&paragraph.replace('*', "").replace("-\n", "-"));
    let words = title.split(' ').filter(|it| it.chars().count() > 1).count();
    let wide = title.chars().any(|it| matches!(u32::from(it), 0x3040..=0x9FFF));
    (words > 1 || wide).then_some(title)
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::extracted;

    const MASTHEAD: &str = "United Nations   A/76/188\n\nGeneral Assembly   Distr.: General\n\n20 July 2021\n\nOriginal: English\n\n\
                            Seventy-sixth session\nAgenda item 18\nLamps, clocks and other signals\n\n";

    fn title(rest: &str) -> Option<String> {
        extracted(&format!(
            "{MASTHEAD}{rest}\n\nThe keepers of the lamps count the boxes on the pier each spring.\n"
        ))
        .1
        .head
        .title
    }

    #[test]
    fn stands_where_the_heading_has_it() {
        let cases = [
            (
                "Counting of the boxes\n\nReport of the Secretary-General\n\nSummary",
                "Counting of the boxes",
            ),
            (
                "Counting of the boxes\nReport of the Secretary-General*",
                "Counting of the boxes",
            ),
            (
                "Report of the Secretary-General on\nthe boxes",
                "Report of the Secretary-General on the boxes",
            ),
            (
                "Lamps of the\nSkerries*\n\nNote by the Secretariat\n\nI. Introduction",
                "Lamps of the Skerries",
            ),
            (
                "Norland: draft resolution\n\nHours of the ferries",
                "Hours of the ferries",
            ),
            (
                "Norland and Vessaly: draft resolution\n\nThe General Assembly,",
                "Norland and Vessaly: draft resolution",
            ),
            (
                "Draft decision submitted by the President of the Council\n\nHours of the ferries",
                "Hours of the ferries",
            ),
            ("Provisional agenda", "Provisional agenda"),
            (
                "Summary record of the 5th meeting\n\nContents",
                "Summary record of the 5th meeting",
            ),
            (
                "Summary of the lamps\n\nReport of the Secretary-General\n\nSummary",
                "Summary of the lamps",
            ),
            (
                "Norland:*,** draft resolution\n\nSeventy-\nfifth year of the lamps",
                "Seventy-fifth year of the lamps",
            ),
            (
                "Les boîtes du quai\n\nRapport du Secrétaire général\n\nRésumé",
                "Les boîtes du quai",
            ),
            ("码头上的箱子\n\n秘书长的报告\n\n摘要", "码头上的箱子"),
            (
                "Resolution adopted by the General Assembly\n\n76/12. Hours of\nthe ferries",
                "76/12. Hours of the ferries",
            ),
        ];
        for (heading, wanted) in cases {
            assert_eq!(title(heading).as_deref(), Some(wanted), "{heading}");
        }
    }

    #[test]
    fn is_never_running_text() {
        for heading in [
            "Resolution 76 (2021)\n\nAdopted on 20 July 2021\n\nThe Security Council,\n\nRecalling the lamps",
            "",
        ] {
            assert_eq!(title(heading), None, "{heading}");
        }
    }
}
