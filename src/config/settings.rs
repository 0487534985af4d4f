use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::audit::Rule;
use crate::audit::Severity;
use crate::config::ConfigError;
use crate::config::Ignore;
use crate::config::Level;
use crate::config::entry::Paths;
use crate::config::error::line_at;

/// The settings of a project, as `ibid.toml` gives them.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The least grave findings that are shown.
    pub min_severity: Option<Severity>,
    /// The baseline, as a path from the folder of the settings.
    pub baseline: Option<String>,
    /// Files of document series, as paths from the folder of the settings.
    pub series: Vec<String>,
    /// Levels of rules, by their ids.
    pub rules: BTreeMap<&'static str, Level>,
    /// Findings that do not count.
    pub ignore: Vec<Ignore>,
}

/// The file as it is written. Its keys are the keys that are allowed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Written {
    min_severity: Option<Spanned<String>>,
    baseline: Option<Spanned<String>>,
    #[serde(default)]
    series: Vec<Spanned<String>>,
    #[serde(default)]
    rules: BTreeMap<Spanned<String>, Spanned<String>>,
    #[serde(default)]
    ignore: Vec<Spanned<Entry>>,
}

/// An entry of `[[ignore]]` as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    rule: Option<Spanned<String>>,
    path: Option<Spanned<String>>,
    symbol: Option<Spanned<String>>,
    text: Option<Spanned<String>>,
    reason: Option<Spanned<String>>,
}

impl Settings {
    /// Reads settings.
    ///
    /// # Errors
    /// Everything that is wrong in them, with its line. Of what is no TOML or has an unknown key, the first.
    pub fn read(file: &str, text: &str) -> Result<Self, Vec<ConfigError>> {
        let written: Written = toml::from_str(text).map_err(|it: toml::de::Error| {
            let message = it.message().replace("unknown field", "unknown key");
            vec![ConfigError::at(file, text, it.span().map(|it| it.start), message)]
        })?;
        let mut reading = Reading {
            file,
            text,
            errors: Vec::new(),
        };
        let settings = reading.settings(written);
        match reading.errors.as_slice() {
            [] => Ok(settings),
            _ => Err(reading.errors),
        }
    }
}

/// A file that is read, and what was wrong in it so far.
struct Reading<'a> {
    file: &'a str,
    text: &'a str,
    errors: Vec<ConfigError>,
}

impl Reading<'_> {
    fn settings(&mut self, written: Written) -> Settings {
        let min_severity = written.min_severity.and_then(|it| match Level::named(it.as_ref()) {
            Some(Level::At(severity)) => Some(severity),
            _ => {
                let message = format!(
                    "`{}` is no severity; allowed are `note`, `warning`, `error`",
                    it.as_ref()
                );
                self.wrong(&it, message);
                None
            }
        });
        let rules = written.rules.iter().filter_map(|(id, level)| {
            let rule = self.rule(id);
            let known = Level::named(level.as_ref());
            if known.is_none() {
                let message = format!("`{}` is no level; allowed are {}", level.as_ref(), Level::names());
                self.wrong(level, message);
            }
            Some((rule?.id, known?))
        });
        let rules = rules.collect();
        Settings {
            min_severity,
            rules,
            baseline: self.words("baseline", written.baseline),
            series: written
                .series
                .into_iter()
                .filter_map(|it| self.words("series", Some(it)))
                .collect(),
            ignore: written.ignore.into_iter().filter_map(|it| self.ignore(it)).collect(),
        }
    }

    fn ignore(&mut self, entry: Spanned<Entry>) -> Option<Ignore> {
        let span = entry.span();
        let line = line_at(self.text, span.start);
        let before = self.errors.len();
        let Entry {
            rule,
            path,
            symbol,
            text,
            reason,
        } = entry.into_inner();
        if rule.is_none() && path.is_none() && symbol.is_none() && text.is_none() {
            let message = "this entry would set every finding aside; give `rule`, `path`, `symbol` or `text`";
            self.error(span.start, message.to_owned());
        }
        if reason.is_none() {
            self.error(
                span.start,
                "this entry gives no `reason`; say why its findings do not count".to_owned(),
            );
        }
        let rule = rule.and_then(|it| self.rule(&it));
        let path = path.and_then(|it| {
            let at = it.span().start;
            let words = self.words("path", Some(it))?;
            let paths = Paths::new(&words);
            paths
                .map_err(|it| self.error(at, format!("`path` is no pattern of paths: {}", it.kind())))
                .ok()
        });
        let ignore = Ignore {
            line,
            rule,
            path,
            symbol: self.words("symbol", symbol),
            text: self.words("text", text),
            reason: self.words("reason", reason).unwrap_or_default(),
        };
        (self.errors.len() == before).then_some(ignore)
    }

    fn rule(&mut self, id: &Spanned<String>) -> Option<&'static Rule> {
        Rule::named(id.as_ref()).map_err(|message| self.wrong(id, message)).ok()
    }

    /// Words that may not be empty.
    fn words(&mut self, key: &str, words: Option<Spanned<String>>) -> Option<String> {
        let words = words?;
        if words.as_ref().trim().is_empty() {
            self.wrong(&words, format!("`{key}` is empty; give it words, or leave it out"));
            return None;
        }
        Some(words.into_inner())
    }

    fn wrong(&mut self, at: &Spanned<String>, message: String) {
        self.error(at.span().start, message);
    }

    fn error(&mut self, at: usize, message: String) {
        self.errors
            .push(ConfigError::at(self.file, self.text, Some(at), message));
    }
}

#[cfg(test)]
mod tests {
    use super::Settings;
    use crate::audit::Severity;
    use crate::config::Level;

    const GOOD: &str = r#"min-severity = "warning"
baseline = "known.json"
series = ["harbour.toml"]

[rules]
out-of-sequence = "off"
note-numbers = "error"

[[ignore]]
rule = "not-in-collection"
path = "letters/**"
symbol = "a/75/742"
text = "lamp"
reason = "lost in the flood"
"#;

    #[test]
    fn settings_are_read() {
        let settings = Settings::read("ibid.toml", GOOD).unwrap();
        assert_eq!(settings.min_severity, Some(Severity::Warning));
        assert_eq!(settings.rules["out-of-sequence"], Level::Off);
        assert_eq!(settings.rules["note-numbers"], Level::At(Severity::Error));
        assert_eq!(settings.ignore[0].line, 9);
        assert_eq!(settings.ignore[0].rule.unwrap().id, "not-in-collection");
        assert_eq!(settings.ignore[0].reason, "lost in the flood");
        assert!(Settings::read("ibid.toml", "").unwrap().ignore.is_empty());
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line_and_what_is_allowed() {
        for (from, to, expected) in [
            (
                "\"warning\"",
                "\"grave\"",
                "ibid.toml:1: `grave` is no severity; allowed are `note`",
            ),
            ("\"warning\"", "\"off\"", "ibid.toml:1: `off` is no severity"),
            (
                "\"warning\"",
                "3",
                "ibid.toml:1: invalid type: integer `3`, expected a string",
            ),
            (
                "baseline",
                "base-line",
                "ibid.toml:2: unknown key `base-line`, expected one of `min-severity`",
            ),
            ("known.json", " ", "ibid.toml:2: `baseline` is empty"),
            ("[rules]", "[rule]", "ibid.toml:5: unknown key `rule`, expected one of"),
            (
                "\"off\"",
                "\"of\"",
                "ibid.toml:6: `of` is no level; allowed are `off`, `note`, `warning`, `error`",
            ),
            (
                "note-numbers",
                "note-number",
                "ibid.toml:7: no rule is called `note-number`; did you mean `note-numbers`?",
            ),
            (
                "\"not-in-collection\"",
                "\"wanted\"",
                "ibid.toml:10: no rule is called `wanted`",
            ),
            ("letters/**", "[letters", "ibid.toml:11: `path` is no pattern of paths"),
            (
                "symbol",
                "symbols",
                "ibid.toml:12: unknown key `symbols`, expected one of `rule`, `path`, `symbol`",
            ),
            ("\"lamp\"", "\"\"", "ibid.toml:13: `text` is empty"),
            (
                "reason = \"lost in the flood\"\n",
                "",
                "ibid.toml:9: this entry gives no `reason`",
            ),
            ("lost in the flood", "", "ibid.toml:14: `reason` is empty"),
            ("baseline = ", "baseline ", "ibid.toml:2: "),
        ] {
            assert!(GOOD.contains(from), "{from}");
            let errors = Settings::read("ibid.toml", &GOOD.replacen(from, to, 1)).unwrap_err();
            let first = errors[0].to_string();
            assert!(first.starts_with(expected), "{to}: {first}");
        }
    }

    #[test]
    fn an_entry_needs_something_that_it_fits_and_all_errors_are_told() {
        let text = "[[ignore]]\nreason = \"lamps\"\n\n[[ignore]]\nrule = \"lamps\"\n";
        let errors = Settings::read("ibid.toml", text).unwrap_err();
        let lines: Vec<Option<usize>> = errors.iter().map(|it| it.line).collect();
        assert_eq!(lines, [Some(1), Some(4), Some(5)]);
        assert!(errors[0].message.contains("would set every finding aside"));
    }
}
