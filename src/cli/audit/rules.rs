use crate::audit::Finding;
use crate::audit::NotChecked;
use crate::audit::RULES;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::cli::exit::Failure;
use crate::config::Level;
use crate::config::Settings;

/// The rules that are run, each with the severity that its findings get where it is not their own.
pub(super) struct Chosen {
    levels: Vec<(&'static Rule, Option<Severity>)>,
}

/// What the command line says of rules, by their ids.
pub(super) struct Wanted<'a> {
    pub(super) only: &'a [String],
    pub(super) allow: &'a [String],
    pub(super) deny: &'a [String],
}

impl Chosen {
    /// The command line counts before the settings.
    pub(super) fn new(wanted: &Wanted<'_>, settings: &Settings) -> Result<Self, Failure> {
        if let Some(both) = wanted.allow.iter().find(|it| wanted.deny.contains(it)) {
            let message = format!("{both} is given with --allow and with --deny; take one of them out");
            return Err(Failure::new(message));
        }
        let levels = RULES.iter().copied().filter_map(|rule| {
            let has = |ids: &[String]| ids.iter().any(|it| it == rule.id);
            let level = settings.rules.get(rule.id).copied();
            let is_asked_for = has(wanted.only) || has(wanted.deny);
            let is_off = has(wanted.allow)
                || (!wanted.only.is_empty() && !has(wanted.only))
                || (level == Some(Level::Off) && !is_asked_for);
            let severity = match level {
                _ if has(wanted.deny) => Some(Severity::Error),
                Some(Level::At(severity)) => Some(severity),
                Some(Level::Off) | None => None,
            };
            (!is_off).then_some((rule, severity))
        });
        let levels: Vec<_> = levels.collect();
        if levels.is_empty() {
            return Err(Failure::new(
                "no rule is left to run; see --only, --allow and the [rules] of the settings",
            ));
        }
        Ok(Self { levels })
    }

    /// The rules, ordered by id.
    pub(super) fn rules(&self) -> Vec<&'static Rule> {
        self.levels.iter().map(|it| it.0).collect()
    }

    /// Gives findings the severity that was chosen for their rule.
    pub(super) fn set_severity(&self, findings: &mut [Finding]) {
        for finding in findings {
            let level = self.levels.iter().find(|it| it.0 == finding.rule);
            if let Some(severity) = level.and_then(|it| it.1) {
                finding.severity = severity;
            }
        }
    }

    /// The rules that are not run, as a report says it.
    pub(super) fn not_run(&self) -> NotChecked {
        NotChecked {
            count: RULES.len() - self.levels.len(),
            one: "rule was switched off".to_owned(),
            several: "rules were switched off".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Chosen;
    use super::Wanted;
    use crate::audit::Severity;
    use crate::config::Settings;

    const SETTINGS: &str =
        "[rules]\nnote-numbers = \"off\"\nout-of-sequence = \"note\"\nmalformed-symbol = \"error\"\n";

    fn level(only: &[&str], allow: &[&str], deny: &[&str], rule: &str) -> Option<Option<Severity>> {
        let [only, allow, deny] =
            [only, allow, deny].map(|it| it.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>());
        let wanted = Wanted {
            only: &only,
            allow: &allow,
            deny: &deny,
        };
        let chosen = Chosen::new(&wanted, &Settings::read("ibid.toml", SETTINGS).unwrap()).unwrap();
        chosen.levels.iter().find(|it| it.0.id == rule).map(|it| it.1)
    }

    #[test]
    fn the_command_line_counts_before_the_settings() {
        assert_eq!(level(&[], &[], &[], "note-numbers"), None, "off in the settings");
        assert_eq!(level(&["note-numbers"], &[], &[], "note-numbers"), Some(None));
        let denied = Some(Some(Severity::Error));
        assert_eq!(level(&[], &[], &["note-numbers"], "note-numbers"), denied);
        assert_eq!(level(&[], &[], &["out-of-sequence"], "out-of-sequence"), denied);
        let noted = Some(Some(Severity::Note));
        assert_eq!(level(&[], &[], &[], "out-of-sequence"), noted);
        assert_eq!(level(&["out-of-sequence"], &[], &[], "malformed-symbol"), None);
        assert_eq!(level(&[], &["malformed-symbol"], &[], "malformed-symbol"), None);
        assert_eq!(level(&[], &[], &[], "note-without-call"), Some(None));
    }

    #[test]
    fn what_leaves_no_rule_or_contradicts_itself_is_refused() {
        let ids = ["note-numbers".to_owned()];
        for (only, allow, deny) in [(&ids[..], &ids[..], &[][..]), (&[], &ids, &ids)] {
            let wanted = Wanted { only, allow, deny };
            assert!(Chosen::new(&wanted, &Settings::default()).is_err());
        }
    }
}
