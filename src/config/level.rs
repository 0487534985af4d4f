use crate::audit::Severity;

/// What a rule's findings count as, or that it is not run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The rule is not run.
    Off,
    /// All its findings are this grave.
    At(Severity),
}

/// All levels, the quietest first.
const LEVELS: [Level; 4] = [
    Level::Off,
    Level::At(Severity::Note),
    Level::At(Severity::Warning),
    Level::At(Severity::Error),
];

impl Level {
    /// The name in settings.
    pub fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::At(severity) => severity.name(),
        }
    }

    /// The level of a name.
    pub(super) fn named(name: &str) -> Option<Self> {
        LEVELS.into_iter().find(|it| it.name() == name)
    }

    /// The names of levels that are allowed, for messages.
    pub(super) fn names() -> String {
        LEVELS.map(|it| format!("`{}`", it.name())).join(", ")
    }
}
