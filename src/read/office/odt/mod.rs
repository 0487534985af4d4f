//! Texts of OpenDocument (ODT), in a container or as one XML file.

mod body;
mod lists;
mod names;
mod properties;
mod styles;

use crate::read::Document;
use crate::read::Source;
use crate::read::WitnessKind;
use crate::read::office::container::Container;
use crate::read::office::container::LARGEST_PART;
use crate::read::office::witnesses;
use crate::read::office::xml::Fault;

use body::Body;
use styles::Styles;

/// Parts of a container. The same content may stand in one file, under one root.
struct Parts<'t> {
    content: &'t str,
    styles: &'t str,
    meta: &'t str,
}

/// Reads the text in a container; an error is the reason and what to do.
pub(super) fn read(container: &mut Container<'_>, name: &str, format: &'static str) -> Result<Document, String> {
    let mut part = |name| container.part(name);
    if part("META-INF/manifest.xml")?.is_some_and(|it| it.contains("encryption-data")) {
        return Err("is protected by a password; open it and save it without one".to_owned());
    }
    let Some(content) = part("content.xml")? else {
        return Err("has no text: its part content.xml is missing; open it and save it anew".to_owned());
    };
    let styles = part("styles.xml")?.unwrap_or_default();
    let meta = part("meta.xml")?.unwrap_or_default();
    let parts = Parts {
        content: &content,
        styles: &styles,
        meta: &meta,
    };
    assemble(&parts, std::mem::take(&mut container.doubts), name, format)
}

/// Reads a text that is one XML file.
pub(super) fn read_flat(source: &Source, format: &'static str) -> Result<Document, String> {
    if source.bytes.len() as u64 > LARGEST_PART {
        return Err(format!(
            "is larger than the limit of {} MiB; save it as ODT",
            LARGEST_PART >> 20
        ));
    }
    let text = String::from_utf8_lossy(&source.bytes);
    let parts = Parts {
        content: &text,
        styles: &text,
        meta: &text,
    };
    assemble(&parts, Vec::new(), &source.name, format)
}

fn assemble(parts: &Parts<'_>, doubts: Vec<String>, name: &str, format: &'static str) -> Result<Document, String> {
    let mut doubts = doubts;
    let mut styles = Styles::default();
    let mut faults = vec![("the styles", styles.read(parts.styles))];
    let heads = Body::read(parts.styles, &styles, true);
    // The text's own styles may have the names of those of running heads.
    faults.push(("the text's styles", styles.read(parts.content)));
    let read = Body::read(parts.content, &styles, false);
    faults.push(("the text", read.fault));
    for (what, fault) in faults {
        match fault {
            None => {}
            Some(Fault::Broken(at)) => doubts.push(format!(
                "the XML of {what} is damaged at byte {at}: what stands behind it was not read"
            )),
            Some(Fault::Refused(why)) => {
                return Err(format!("the XML of {what} is refused: {why}; save the file anew"));
            }
        }
    }
    let mut sheet = read.text;
    let properties = properties::read(parts.meta);
    if !read.pages.are_known(properties.pages) {
        sheet.forget_pages();
    }
    let heads = heads.heads.iter();
    let heads = heads.flat_map(|it| witnesses(WitnessKind::RunningHead, it.words()));
    for it in heads.chain(properties.witnesses) {
        sheet.witness(it);
    }
    for doubt in doubts {
        sheet.doubt(doubt);
    }
    Ok(sheet.finish(name, format))
}
