//! JUnit XML: a suite for each file and one for the collection, in each a case for every rule, which fails where the
//! rule found an error or a warning. Build servers tell cases apart by class and name, so a fault that goes or comes
//! back is told as such.

use std::collections::BTreeMap;
use std::io;

use crate::audit::Finding;
use crate::audit::Group;
use crate::audit::Rule;
use crate::audit::SetAside;
use crate::audit::Severity;
use crate::export::findings::Audited;
use crate::export::findings::told;
use crate::export::xml::escaped;
use crate::text::several;

/// What the suite of findings without file is called.
const COLLECTION: &str = "the whole collection";

/// What one rule says of one file.
#[derive(Default)]
struct Case<'a> {
    found: Vec<&'a Finding>,
    aside: Vec<&'a SetAside>,
}

/// The cases of one file by the ids of their rules; those that are missing passed.
type Suite<'a> = BTreeMap<&'a str, Case<'a>>;

impl<'a> Case<'a> {
    /// The findings that make it fail.
    fn faults(&self) -> Vec<&'a Finding> {
        let faults = self.found.iter().filter(|it| it.severity >= Severity::Warning);
        faults.copied().collect()
    }

    fn is_failed(&self) -> bool {
        self.found.iter().any(|it| it.severity >= Severity::Warning)
    }

    fn is_skipped(&self) -> bool {
        self.found.is_empty() && !self.aside.is_empty()
    }
}

pub(super) fn write(audited: &Audited<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let outcome = audited.outcome;
    let mut suites: BTreeMap<Option<&str>, Suite<'_>> = BTreeMap::new();
    for it in &outcome.findings {
        case(&mut suites, it).found.push(it);
    }
    for it in &outcome.set_aside {
        case(&mut suites, &it.finding).aside.push(it);
    }
    let all: Vec<&'static Rule> = outcome.rules.clone();
    let of_collection = collection_rules(&all, suites.get(&None));
    let failed = suites.values().flat_map(BTreeMap::values).filter(|it| it.is_failed());
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(
        out,
        "<testsuites name=\"ibid audit\" tests=\"{}\" failures=\"{}\" errors=\"0\">",
        audited.files.len() * all.len() + of_collection.len(),
        failed.count()
    )?;
    let none = Suite::new();
    for file in &audited.files {
        write_suite(file, &all, suites.get(&Some(*file)).unwrap_or(&none), &[], out)?;
    }
    let not_checked: Vec<String> = outcome.not_checked.iter().map(told::not_checked).collect();
    let suite = suites.get(&None).unwrap_or(&none);
    write_suite(COLLECTION, &of_collection, suite, &not_checked, out)?;
    writeln!(out, "</testsuites>")
}

fn case<'a, 'b>(suites: &'b mut BTreeMap<Option<&'a str>, Suite<'a>>, it: &'a Finding) -> &'b mut Case<'a> {
    let file = it.place.as_ref().map(|it| it.file.as_str());
    suites.entry(file).or_default().entry(it.rule.id).or_default()
}

/// The rules that say something of the collection as a whole.
fn collection_rules(rules: &[&'static Rule], suite: Option<&Suite<'_>>) -> Vec<&'static Rule> {
    let rules = rules.iter().copied();
    rules
        .filter(|it| it.group == Group::Collection || suite.is_some_and(|suite| suite.contains_key(it.id)))
        .collect()
}

fn write_suite(
    name: &str,
    rules: &[&'static Rule],
    suite: &Suite<'_>,
    not_checked: &[String],
    out: &mut dyn io::Write,
) -> io::Result<()> {
    writeln!(
        out,
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\">",
        attribute(name),
        rules.len(),
        suite.values().filter(|it| it.is_failed()).count(),
        suite.values().filter(|it| it.is_skipped()).count()
    )?;
    // Build servers take what stands before the last dot of a class for its package.
    let class = name.replace('.', "_");
    for rule in rules {
        write!(
            out,
            "    <testcase classname=\"{}\" name=\"{}\"",
            attribute(&class),
            rule.id
        )?;
        match suite.get(rule.id) {
            None => writeln!(out, "/>")?,
            Some(case) => {
                writeln!(out, ">")?;
                write_case(case, out)?;
                writeln!(out, "    </testcase>")?;
            }
        }
    }
    if !not_checked.is_empty() {
        writeln!(
            out,
            "    <system-err>not checked: {}</system-err>",
            escaped(&not_checked.join("; "))
        )?;
    }
    writeln!(out, "  </testsuite>")
}

fn write_case(case: &Case<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let faults = case.faults();
    if let Some(first) = faults.first() {
        let gravest = faults.iter().map(|it| it.severity).max().unwrap_or(first.severity);
        let message = match faults.len() {
            1 => first.message.clone(),
            all => format!("{}, first: {}", several(all as u64, "finding"), first.message),
        };
        writeln!(
            out,
            "      <failure type=\"{}\" message=\"{}\">{}</failure>",
            gravest.name(),
            attribute(&message),
            escaped(&blocks(&faults))
        )?;
    }
    if case.is_skipped() {
        let reasons: Vec<String> = case
            .aside
            .iter()
            .map(|it| format!("{} ({})", told::reason(&it.by), it.finding.message))
            .collect();
        writeln!(
            out,
            "      <skipped message=\"{}\"/>",
            attribute(&format!("set aside: {}", reasons.join("; ")))
        )?;
    }
    let notes: Vec<&Finding> = case
        .found
        .iter()
        .copied()
        .filter(|it| it.severity < Severity::Warning)
        .collect();
    if !notes.is_empty() {
        writeln!(out, "      <system-out>{}</system-out>", escaped(&blocks(&notes)))?;
    }
    Ok(())
}

/// Findings with all that they rest on, a block each.
fn blocks(findings: &[&Finding]) -> String {
    let block = |it: &&Finding| {
        let place = it.place.as_ref().map_or(String::new(), |it| format!("{it}: "));
        let head = format!("{place}{}: {}", it.severity.name(), it.message);
        let evidence = told::evidence(it).into_iter().map(|it| format!("\n  {it}"));
        std::iter::once(head).chain(evidence).collect::<String>()
    };
    findings.iter().map(block).collect::<Vec<_>>().join("\n\n")
}

/// A text for an attribute, where a parser would make blanks of line ends and tabs.
fn attribute(text: &str) -> String {
    escaped(text).replace('\n', "&#10;").replace('\t', "&#9;")
}
