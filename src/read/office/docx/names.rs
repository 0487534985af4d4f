//! What the elements of a part are for.

use crate::read::office::docx::notes::NoteKind;
use crate::read::office::xml::Element;
use crate::read::office::xml::Family;

/// What an element does to the text.
#[derive(Clone, Copy)]
pub(super) enum Role {
    /// Holds others.
    Pass,
    /// Holds nothing that is displayed.
    Skip,
    Paragraph,
    ParagraphProperties,
    Run,
    RunProperties,
    Words,
    Code,
    /// Stands for these characters.
    Sign(&'static str),
    /// Stands for a character of a font.
    Symbol,
    Break,
    RenderedBreak,
    FieldMark,
    SimpleField,
    Link,
    Call(NoteKind),
    Note(NoteKind),
    Box,
    Table,
    Row,
    Cell,
    Section,
    Alternatives,
    Choice,
    Fallback,
    /// A piece in another format, in a part of its own.
    Embedded,
}

/// Elements with their roles; all others hold others.
const ROLES: &[(Family, &str, Role)] = &[
    (Family::Word, "t", Role::Words),
    (Family::Word, "r", Role::Run),
    (Family::Word, "rPr", Role::RunProperties),
    (Family::Word, "p", Role::Paragraph),
    (Family::Word, "pPr", Role::ParagraphProperties),
    (Family::Word, "tab", Role::Sign("\t")),
    (Family::Word, "ptab", Role::Sign("\t")),
    (Family::Word, "tc", Role::Cell),
    (Family::Word, "tr", Role::Row),
    (Family::Word, "tbl", Role::Table),
    (Family::Word, "tcPr", Role::Skip),
    (Family::Word, "trPr", Role::Skip),
    (Family::Word, "tblPr", Role::Skip),
    (Family::Word, "tblPrEx", Role::Skip),
    (Family::Word, "tblGrid", Role::Skip),
    (Family::Word, "hyperlink", Role::Link),
    (Family::Word, "noBreakHyphen", Role::Sign("\u{2011}")),
    (Family::Word, "softHyphen", Role::Sign("\u{ad}")),
    (Family::Word, "sym", Role::Symbol),
    (Family::Newer, "symEx", Role::Symbol),
    (Family::Word, "br", Role::Break),
    (Family::Word, "cr", Role::Break),
    (Family::Word, "lastRenderedPageBreak", Role::RenderedBreak),
    (Family::Word, "fldChar", Role::FieldMark),
    (Family::Word, "fldSimple", Role::SimpleField),
    (Family::Word, "instrText", Role::Code),
    (Family::Word, "footnoteReference", Role::Call(NoteKind::Foot)),
    (Family::Word, "endnoteReference", Role::Call(NoteKind::End)),
    (Family::Word, "footnote", Role::Note(NoteKind::Foot)),
    (Family::Word, "endnote", Role::Note(NoteKind::End)),
    (Family::Word, "txbxContent", Role::Box),
    (Family::Word, "sectPr", Role::Section),
    (Family::Choice, "AlternateContent", Role::Alternatives),
    (Family::Choice, "Choice", Role::Choice),
    (Family::Choice, "Fallback", Role::Fallback),
    (Family::Formula, "t", Role::Words),
    (Family::Formula, "r", Role::Run),
    (Family::Word, "altChunk", Role::Embedded),
    (Family::Word, "subDoc", Role::Embedded),
    // Words of earlier or other states of the text.
    (Family::Word, "del", Role::Skip),
    (Family::Word, "moveFrom", Role::Skip),
    (Family::Word, "delText", Role::Skip),
    (Family::Word, "delInstrText", Role::Skip),
    (Family::Word, "rPrChange", Role::Skip),
    (Family::Word, "pPrChange", Role::Skip),
    (Family::Word, "sectPrChange", Role::Skip),
    // Settings of controls; how to read a word, in small letters above it.
    (Family::Word, "sdtPr", Role::Skip),
    (Family::Word, "sdtEndPr", Role::Skip),
    (Family::Word, "ffData", Role::Skip),
    (Family::Word, "rt", Role::Skip),
];

/// The role of an element.
pub(super) fn role(element: &Element<'_, '_>) -> Role {
    let name = element.name();
    let row = ROLES.iter().find(|it| it.1 == name && it.0 == element.family);
    row.map_or(Role::Pass, |it| it.2)
}

/// Whether the blanks around the words of an element count.
pub(super) fn keeps_blanks(element: &Element<'_, '_>) -> bool {
    element.attribute(Family::Xml, "space").as_deref() == Some("preserve")
}

/// Whether all vocabularies that a choice asks for are read: those of Word itself, which draw boxes.
pub(super) fn is_understood(element: &Element<'_, '_>) -> bool {
    let wanted = element.attribute(Family::Plain, "Requires").unwrap_or_default();
    let mut prefixes = wanted.split_ascii_whitespace();
    !wanted.is_empty() && prefixes.all(|it| element.family_of_prefix(it) == Family::Newer)
}

/// Letters of the font "Symbol" in the order of the Latin ones that they stand for, from A and from a on.
const GREEK_CAPITALS: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
const GREEK: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";

/// Other signs of the fonts of signs, by their codes there.
const SIGNS: &[(u32, char)] = &[
    (0x2a, '*'),
    (0x2d, '-'),
    (0xa3, '≤'),
    (0xa7, '§'),
    (0xb0, '°'),
    (0xb1, '±'),
    (0xb2, '″'),
    (0xb3, '≥'),
    (0xb4, '×'),
    (0xb7, '•'),
    (0xe2, '®'),
    (0xe3, '©'),
    (0xe4, '™'),
];

/// First of the codes that fonts of signs use: letters of no script, which only their font tells.
const FONT_CODES: u32 = 0xf000;

/// The character of a font that an element stands for; nothing for a picture of Wingdings and its like.
pub(super) fn symbol(element: &Element<'_, '_>) -> String {
    let said = |name| element.attribute(element.family, name);
    let code = said("char").and_then(|it| u32::from_str_radix(&it, 16).ok());
    let Some(code) = code else {
        return String::new();
    };
    let of_font = code.checked_sub(FONT_CODES).filter(|it| *it < 0x100);
    let Some(low) = of_font.or((said("font").as_deref() == Some("Symbol") && code < 0x100).then_some(code)) else {
        return char::from_u32(code).map_or_else(String::new, String::from);
    };
    if said("font").as_deref() != Some("Symbol") {
        return String::new();
    }
    let greek = |first: u32, letters: &str| letters.chars().nth(usize::try_from(low - first).unwrap_or(usize::MAX));
    let listed = || SIGNS.iter().find(|it| it.0 == low).map(|it| it.1);
    let letter = match low {
        0x41..=0x5a => greek(0x41, GREEK_CAPITALS),
        0x61..=0x7a => greek(0x61, GREEK),
        0x28..=0x3f => listed().or_else(|| char::from_u32(low)),
        _ => listed(),
    };
    letter.map_or_else(String::new, String::from)
}
