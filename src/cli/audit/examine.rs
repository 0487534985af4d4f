use std::path::PathBuf;

use crate::audit;
use crate::audit::Input;
use crate::audit::NotChecked;
use crate::audit::Outcome;
use crate::audit::Severity;
use crate::catalogue::Catalogue;
use crate::cli::audit::names;
use crate::cli::audit::names::Names;
use crate::cli::audit::not_checked;
use crate::cli::audit::rules::Chosen;
use crate::cli::collection::Collection;
use crate::cli::exit::Failure;
use crate::cli::output;
use crate::cli::settings::Found;
use crate::config::Baseline;
use crate::config::Control;

/// All that decides which findings of a collection count.
pub(super) struct Examiner<'a> {
    pub(super) chosen: Chosen,
    pub(super) least: Option<Severity>,
    pub(super) settings: &'a Found,
    /// Findings that were known, and the folder that their files are named from.
    pub(super) baseline: Option<(Baseline, PathBuf)>,
    pub(super) catalogue: &'a Catalogue,
}

/// What one run of the rules came to.
pub(super) struct Examined {
    pub(super) outcome: Outcome,
    wrong: Vec<String>,
    idle: Vec<String>,
}

impl Examiner<'_> {
    /// Runs the rules, sets aside what is to be set aside, and leaves out what is not grave enough.
    pub(super) fn examine(&self, collection: &Collection) -> Result<Examined, Failure> {
        let resolved = &collection.build.resolved;
        let input = Input {
            resolved,
            graph: &collection.build.graph,
            catalogue: self.catalogue,
        };
        let rules = self.chosen.rules();
        let mut found = audit::audit(&input, &rules);
        self.chosen.set_severity(&mut found);

        // Asked for only where paths count: the system takes its time over ten thousand of them.
        let names = match self.settings.settings.ignore.is_empty() && self.baseline.is_none() {
            true => Names::default(),
            false => Names::of(&resolved.corpus),
        };
        let folder = names::absolute(&self.settings.folder);
        let from_settings = |name: &str| names.from(&folder, name);
        let from_baseline = |name: &str| match &self.baseline {
            Some((_, folder)) => names.from(folder, name),
            None => name.to_owned(),
        };
        let settings = &self.settings.settings;
        let control = Control::new(&self.settings.file, &settings.ignore, &from_settings, self.catalogue);
        let mut control = control.map_err(|it| Failure::several("the settings are wrong", &it))?;
        if let Some((baseline, _)) = &self.baseline {
            control = control.with_baseline(baseline, &from_baseline);
        }
        let mut sorted = control.sort(&resolved.corpus, &rules, found);

        let all = sorted.findings.len();
        let least = self.least.unwrap_or(Severity::Note);
        sorted.findings.retain(|it| it.severity >= least);
        let quieter = NotChecked {
            count: all - sorted.findings.len(),
            one: format!("finding below {} is not shown", least.name()),
            several: format!("findings below {} are not shown", least.name()),
        };
        let not_checked = not_checked::files(&collection.messages).chain([self.chosen.not_run(), quieter]);
        Ok(Examined {
            outcome: Outcome {
                findings: sorted.findings,
                set_aside: sorted.set_aside,
                rules,
                documents: resolved.corpus.len(),
                not_checked: not_checked.filter(|it| it.count > 0).collect(),
            },
            wrong: sorted.wrong,
            idle: sorted.idle,
        })
    }
}

impl Examined {
    /// Says what is wrong with the means of setting findings aside, and where they set nothing aside.
    pub(super) fn tell(&self, is_quiet: bool) {
        for it in &self.wrong {
            output::message(&format!("warning: {it}"));
        }
        for it in self.idle.iter().filter(|_| !is_quiet) {
            output::message(&format!("note: {it}"));
        }
    }
}
