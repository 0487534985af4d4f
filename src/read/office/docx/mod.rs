//! Documents of Word (DOCX), whose parts are named by relations.

mod body;
mod counters;
mod fields;
mod frames;
mod front;
mod names;
mod notes;
mod numbering;
mod properties;
mod relations;
mod styles;

use crate::read::Document;
use crate::read::Witness;
use crate::read::WitnessKind;
use crate::read::office::container::Container;
use crate::read::office::witnesses;
use crate::read::office::xml::Fault;
use crate::read::sheet::Sheet;

use body::Body;
use body::Shared;
use frames::Story;
use notes::Notes;
use numbering::Numbering;
use relations::Relations;
use styles::Styles;

/// Name of the main part where no relation names it.
const USUAL_MAIN: &str = "word/document.xml";

/// Reads the document in a container; an error is the reason and what to do.
pub(super) fn read(container: &mut Container<'_>, name: &str, format: &'static str) -> Result<Document, String> {
    let package = Relations::of(container, "")?;
    let main = package.part("officeDocument").unwrap_or(USUAL_MAIN).to_owned();
    let Some(text) = container.part(&main)? else {
        return Err(format!(
            "has no text: its main part {main} is missing; open it and save it anew"
        ));
    };
    let relations = Relations::of(container, &main)?;
    let mut doubts = Vec::new();
    let mut shared = Shared::default();
    let (styles, fault) = Styles::read(&named(container, &relations, "styles")?);
    shared.styles = styles;
    report(fault, "the styles", &mut doubts)?;
    let (numbering, fault) = Numbering::read(&named(container, &relations, "numbering")?);
    shared.numbering = numbering;
    report(fault, "the lists", &mut doubts)?;
    shared.notes = rules(container, &relations, &text)?;
    let (mut sheet, pages, fault) = Body::read(&text, &relations, &mut shared, Story::of_text());
    report(fault, "the text", &mut doubts)?;
    let properties = properties::read(container, &package)?;
    if !pages.are_known(properties.pages) {
        sheet.forget_pages();
    }
    if let Some(head) = front(container, &relations, &mut shared)? {
        sheet = sheet.headed(head);
    }
    for kind in ["footnotes", "endnotes"] {
        note_bodies(container, &relations, kind, &mut shared, &mut doubts)?;
    }
    for witness in heads(container, &relations, &mut shared)?
        .into_iter()
        .chain(properties.witnesses)
    {
        sheet.witness(witness);
    }
    std::mem::take(&mut shared.notes).write(&mut sheet);
    if shared.embeds {
        doubts.push("pieces in other formats are embedded and were not read".to_owned());
    }
    for doubt in doubts.into_iter().chain(std::mem::take(&mut container.doubts)) {
        sheet.doubt(doubt);
    }
    Ok(sheet.finish(name, format))
}

/// The text of the part in this relation to the main part; empty where there is none.
fn named(container: &mut Container<'_>, relations: &Relations, kind: &str) -> Result<String, String> {
    match relations.part(kind) {
        Some(part) => Ok(container.part(part)?.unwrap_or_default()),
        None => Ok(String::new()),
    }
}

/// A damaged part is a doubt; one over a limit refuses the file.
fn report(fault: Option<Fault>, what: &str, doubts: &mut Vec<String>) -> Result<(), String> {
    match fault {
        None => {}
        Some(Fault::Broken(at)) => {
            doubts.push(format!(
                "the XML of {what} is damaged at byte {at}: what stands behind it was not read"
            ));
        }
        Some(Fault::Refused(why)) => return Err(format!("the XML of {what} is refused: {why}; save the file anew")),
    }
    Ok(())
}

/// How the notes are numbered: by the settings, and by each section where one says so.
fn rules(container: &mut Container<'_>, relations: &Relations, text: &str) -> Result<Notes, String> {
    let settings = named(container, relations, "settings")?;
    // A damaged part has said what it says before the damage; what is refused, the text itself will be.
    let document = notes::rules(&settings, "settings").unwrap_or_default();
    let sections = match text.contains("notePr") {
        true => notes::rules(text, "sectPr").unwrap_or_default(),
        false => Vec::new(),
    };
    Ok(Notes::new(document.into_iter().next().unwrap_or_default(), sections))
}

/// Reads the part of one run of notes.
fn note_bodies(
    container: &mut Container<'_>,
    relations: &Relations,
    kind: &str,
    shared: &mut Shared,
    doubts: &mut Vec<String>,
) -> Result<(), String> {
    let Some(part) = relations.part(kind) else {
        return Ok(());
    };
    let text = container.part(part)?.unwrap_or_default();
    let own = Relations::of(container, part)?;
    let (_, _, fault) = Body::read(&text, &own, shared, Story::tight());
    report(fault, "the notes", doubts)
}

/// The head that the first page alone has: part of the text, as it stands there once.
fn front(container: &mut Container<'_>, relations: &Relations, shared: &mut Shared) -> Result<Option<Sheet>, String> {
    let Some(part) = shared.front.id().and_then(|it| relations.get(it)) else {
        return Ok(None);
    };
    let part = part.target.clone();
    let text = container.part(&part)?.unwrap_or_default();
    let own = Relations::of(container, &part)?;
    let (sheet, _, _) = Body::read(&text, &own, shared, Story::tight());
    Ok((!sheet.is_blank()).then_some(sheet))
}

/// Running heads and feet as witnesses, in the order of the sections that show them.
fn heads(container: &mut Container<'_>, relations: &Relations, shared: &mut Shared) -> Result<Vec<Witness>, String> {
    /// Most running heads that are read.
    const MOST: usize = 64;
    let ids = std::mem::take(&mut shared.heads);
    let mut parts: Vec<&str> = Vec::new();
    for part in ids
        .iter()
        .filter_map(|it| relations.get(it))
        .map(|it| it.target.as_str())
    {
        if !parts.contains(&part) && parts.len() < MOST {
            parts.push(part);
        }
    }
    let mut found = Vec::new();
    for part in parts {
        let text = container.part(part)?.unwrap_or_default();
        let own = Relations::of(container, part)?;
        let (sheet, _, _) = Body::read(&text, &own, shared, Story::tight());
        found.extend(witnesses(WitnessKind::RunningHead, sheet.words()));
    }
    Ok(found)
}
