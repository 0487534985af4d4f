//! SARIF 2.1.0, which code scanning and editors read.

mod log;
mod uri;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;

use crate::audit;
use crate::audit::Confidence;
use crate::audit::Place;
use crate::audit::SetAsideBy;
use crate::audit::Severity;
use crate::export::findings::Audited;
use crate::export::findings::told;

use log::Words;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The name of our fingerprints, with the version of how they are made.
const FINGERPRINT: &str = "ibid/v1";

pub(super) fn write(audited: &Audited<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let outcome = audited.outcome;
    let writer = Writer {
        rules: indices(outcome.rules.iter().map(|it| it.id)),
        files: indices(audited.files.iter().copied()),
    };
    let standing = outcome.findings.iter().map(|it| writer.finding(it, None));
    let aside = outcome
        .set_aside
        .iter()
        .map(|it| writer.finding(&it.finding, Some(&it.by)));
    let log = log::Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [log::Run {
            tool: log::Tool {
                driver: log::Driver {
                    name: env!("CARGO_PKG_NAME"),
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules: outcome.rules.iter().copied().map(rule).collect(),
                },
            },
            language: "en",
            column_kind: "unicodeCodePoints",
            invocations: [log::Invocation {
                execution_successful: true,
                tool_execution_notifications: outcome.not_checked.iter().map(notification).collect(),
            }],
            artifacts: audited.files.iter().map(|it| artifact(it)).collect(),
            results: standing.chain(aside).collect(),
        }],
    };
    serde_json::to_writer_pretty(&mut *out, &log)?;
    out.write_all(b"\n")
}

fn indices<'a>(names: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, usize> {
    names.enumerate().map(|(at, name)| (name, at)).collect()
}

fn rule(it: &'static audit::Rule) -> log::Rule {
    let words = |text: &'static str, markdown| Words {
        text: Cow::Borrowed(text),
        markdown,
    };
    log::Rule {
        id: it.id,
        short_description: words(it.summary, None),
        full_description: words(it.reason, None),
        help: words(it.page, Some(it.page)),
        default_configuration: log::Configuration {
            level: it.severity.name(),
        },
        properties: log::RuleProperties {
            tags: [it.group.name()],
            precision: match it.confidence {
                Confidence::Certain => "very-high",
                Confidence::Likely => "high",
                Confidence::Possible => "medium",
            },
            problem_severity: match it.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "recommendation",
            },
        },
    }
}

fn notification(it: &audit::NotChecked) -> log::Notification {
    log::Notification {
        level: "warning",
        message: message(&told::not_checked(it)),
    }
}

fn artifact(file: &str) -> log::Artifact {
    log::Artifact {
        location: log::ArtifactLocation {
            uri: uri::of(file),
            index: None,
        },
        roles: ["analysisTarget"],
    }
}

/// A plain text message. Brackets would be links in it, braces places to put something in (sections 3.11.5 and
/// 3.11.6 of the standard).
fn message(text: &str) -> Words<'static> {
    let mut escaped = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '\\' | '[' | ']' => escaped.push('\\'),
            '{' | '}' => escaped.push(it),
            _ => {}
        }
        escaped.push(it);
    }
    Words {
        text: Cow::Owned(escaped),
        markdown: None,
    }
}

/// Knows at which index rules and files stand in the log.
struct Writer<'a> {
    rules: BTreeMap<&'a str, usize>,
    files: BTreeMap<&'a str, usize>,
}

impl Writer<'_> {
    fn finding<'a>(&self, it: &'a audit::Finding, by: Option<&'a SetAsideBy>) -> log::Finding<'a> {
        let related = it.facts.iter().filter_map(|(fact, at)| Some((fact, at.as_ref()?)));
        let related = related.enumerate().map(|(at, (fact, place))| log::Location {
            id: Some(at + 1),
            physical_location: self.physical(place),
            message: Some(message(fact)),
        });
        log::Finding {
            rule_id: it.rule.id,
            rule_index: self.rules.get(it.rule.id).copied(),
            level: it.severity.name(),
            message: message(&told_in_full(it)),
            locations: self.location(it).into_iter().collect(),
            related_locations: related.collect(),
            partial_fingerprints: BTreeMap::from([(FINGERPRINT, it.fingerprint.as_str())]),
            fixes: self.fix(it).into_iter().collect(),
            suppressions: by.map(suppression).into_iter().collect(),
            properties: log::FindingProperties {
                confidence: it.confidence.name(),
                page: it.place.as_ref().and_then(|it| it.page),
                suggestion: it.suggestion.as_deref(),
            },
        }
    }

    /// Where a finding stands. Code scanning refuses results without location, so one about the whole collection
    /// stands where the first of its facts does.
    fn location<'a>(&self, it: &'a audit::Finding) -> Option<log::Location<'a>> {
        let fact = || it.facts.iter().find_map(|it| it.1.as_ref());
        let place = it.place.as_ref().or_else(fact)?;
        Some(log::Location {
            id: None,
            physical_location: self.physical(place),
            message: None,
        })
    }

    fn physical<'a>(&self, place: &'a Place) -> log::PhysicalLocation<'a> {
        log::PhysicalLocation {
            artifact_location: self.artifact(place),
            region: region(place, true),
        }
    }

    fn artifact(&self, place: &Place) -> log::ArtifactLocation {
        log::ArtifactLocation {
            uri: uri::of(&place.file),
            index: self.files.get(place.file.as_str()).copied(),
        }
    }

    /// All repairs of a finding as one fix, as they only make sense together.
    fn fix<'a>(&self, it: &'a audit::Finding) -> Option<log::Fix<'a>> {
        let mut changes: Vec<log::ArtifactChange<'a>> = Vec::new();
        for repair in &it.repairs {
            let location = self.artifact(&repair.place);
            let replacement = log::Replacement {
                deleted_region: region(&repair.place, false),
                inserted_content: log::Content {
                    text: &repair.replacement,
                },
            };
            match changes.last_mut().filter(|it| it.artifact_location.uri == location.uri) {
                Some(last) => last.replacements.push(replacement),
                None => changes.push(log::ArtifactChange {
                    artifact_location: location,
                    replacements: vec![replacement],
                }),
            }
        }
        let words: Vec<String> = it.repairs.iter().map(told::repair).collect();
        (!changes.is_empty()).then(|| log::Fix {
            description: message(&words.join("; ")),
            artifact_changes: changes,
        })
    }
}

/// The message, then the facts that have no place of their own, and what to do: viewers show nothing else.
fn told_in_full(it: &audit::Finding) -> String {
    let mut lines = vec![it.message.clone()];
    lines.extend(it.facts.iter().filter(|it| it.1.is_none()).map(|it| it.0.clone()));
    lines.extend(it.suggestion.iter().map(|it| format!("What to do: {it}")));
    lines.join("\n")
}

fn region(place: &Place, with_words: bool) -> log::Region<'_> {
    log::Region {
        start_line: place.line,
        start_column: place.column,
        end_line: place.end_line,
        end_column: place.end_column,
        snippet: with_words.then_some(log::Content { text: &place.text }),
    }
}

fn suppression(by: &SetAsideBy) -> log::Suppression<'_> {
    log::Suppression {
        kind: match by {
            SetAsideBy::Comment(_) => "inSource",
            SetAsideBy::Settings(_) | SetAsideBy::Baseline => "external",
        },
        justification: told::reason(by),
    }
}
