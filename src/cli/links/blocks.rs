use crate::cli::words::count;
use crate::cli::words::several;
use crate::export::links::At;
use crate::export::links::Checked;
use crate::export::links::Row;
use crate::links::Status;

/// Most places that are shown of one address.
const MOST_PLACES: usize = 5;

/// The addresses for people. Of those that were checked, the ones that need a look, by what became of them, and counts.
pub(super) fn of(rows: &[Row<'_>]) -> String {
    let mut text = String::new();
    for row in rows.iter().filter(|it| it.checked.is_none()) {
        block(row, &mut text);
    }
    let mut counts = Vec::new();
    for status in Status::ALL {
        let of_status = |it: &&Row<'_>| it.checked.as_ref().is_some_and(|it| it.status == status.name());
        let found: Vec<&Row<'_>> = rows.iter().filter(of_status).collect();
        if !found.is_empty() {
            counts.push(format!("{} {}", count(found.len() as u64), status.name()));
        }
        let works = status == Status::Works;
        let to_mend = |it: &&&Row<'_>| !works || it.checked.as_ref().is_some_and(|it| it.instead.is_some());
        found.iter().filter(to_mend).for_each(|it| block(it, &mut text));
    }
    let word = if rows.len() == 1 { "address" } else { "addresses" };
    text.push_str(&format!("{} {word}", count(rows.len() as u64)));
    if !counts.is_empty() {
        text.push_str(": ");
        text.push_str(&counts.join(", "));
    }
    text.push('\n');
    text
}

/// One address: itself, what became of it, where it stands.
fn block(row: &Row<'_>, text: &mut String) {
    let symbol = row.symbol.map_or_else(String::new, |it| format!(" ({it})"));
    text.push_str(&format!("{}{symbol}\n", row.address));
    if let Some(checked) = &row.checked {
        told(checked, text);
    }
    for place in row.places.iter().take(MOST_PLACES) {
        text.push_str(&format!("    {}\n", at(place)));
    }
    let more = row.places.len().saturating_sub(MOST_PLACES);
    if more > 0 {
        let more = several(more as u64, "more place");
        text.push_str(&format!("    and {more}; `--to csv` lists them all\n"));
    }
    text.push('\n');
}

fn told(checked: &Checked<'_>, text: &mut String) {
    text.push_str(&format!("  {}: {}\n", checked.status, checked.why));
    if let Some(instead) = checked.instead {
        text.push_str(&format!("  instead: {instead}\n"));
    }
    if let Some(archive) = &checked.archive {
        text.push_str(&format!("  a copy may be at: {archive}\n"));
    }
}

fn at(place: &At<'_>) -> String {
    let page = place.page.map_or_else(String::new, |it| format!(", page {it}"));
    format!("{}:{}:{}{page}", place.file, place.line, place.column)
}
