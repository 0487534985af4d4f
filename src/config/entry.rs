use globset::GlobBuilder;
use globset::GlobSet;
use globset::GlobSetBuilder;

use crate::audit::Finding;
use crate::audit::Rule;
use crate::catalogue::Catalogue;
use crate::catalogue::Symbol;

/// An entry of the settings that sets findings aside: those that fit all that it gives.
#[derive(Clone, Debug)]
pub struct Ignore {
    /// 1-based line of the settings where it starts.
    pub line: usize,
    /// The rule whose findings are meant.
    pub rule: Option<&'static Rule>,
    /// The files that are meant, by their paths from the folder of the settings.
    pub path: Option<Paths>,
    /// A symbol, in any spelling, that is named in the marked words or in the message.
    pub symbol: Option<String>,
    /// Words that stand in the marked words or in the message.
    pub text: Option<String>,
    /// Why these findings do not count.
    pub reason: String,
}

/// A pattern of paths.
#[derive(Clone, Debug)]
pub struct Paths(GlobSet);

impl Paths {
    /// Reads a pattern as `.gitignore` does: `*` stays in a folder, `**` does not, a pattern without a slash holds in
    /// every folder, and one that names a folder holds for all that is in it.
    pub(super) fn new(pattern: &str) -> Result<Self, globset::Error> {
        let anchored = pattern.trim_start_matches("./").trim_end_matches('/');
        let anywhere = if anchored.contains('/') { "" } else { "**/" };
        let anchored = anchored.trim_start_matches('/');
        let mut set = GlobSetBuilder::new();
        for ending in ["", "/**"] {
            let glob = format!("{anywhere}{anchored}{ending}");
            set.add(GlobBuilder::new(&glob).literal_separator(true).build()?);
        }
        Ok(Self(set.build()?))
    }

    /// Whether a path from the folder of the settings is meant.
    pub fn fit(&self, path: &str) -> bool {
        self.0.is_match(path)
    }
}

impl Ignore {
    /// Whether a finding is meant; `path` is that of its file from the folder of the settings.
    pub(super) fn fits(
        &self,
        finding: &Finding,
        path: Option<&str>,
        symbol: Option<&Symbol>,
        catalogue: &Catalogue,
    ) -> bool {
        let rule = self.rule.is_none_or(|it| it == finding.rule);
        let path = rule
            && self
                .path
                .as_ref()
                .is_none_or(|it| path.is_some_and(|path| it.fit(path)));
        let marked = finding.place.as_ref().map_or("", |it| it.text.as_str());
        let words = [marked, &finding.message];
        let said = |text: &String| words.iter().any(|it| collapsed(it).contains(&collapsed(text)));
        let text = path && self.text.as_ref().is_none_or(said);
        let named = |symbol: &Symbol| {
            let mut found = words.iter().flat_map(|it| catalogue.scan(it));
            found.any(|it| it.symbol.same_document(symbol))
        };
        text && symbol.is_none_or(named)
    }
}

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::Paths;

    #[test]
    fn patterns_of_paths_are_those_of_gitignore() {
        for (pattern, fitting, others) in [
            (
                "lamp.md",
                &["lamp.md", "a/b/lamp.md"][..],
                &["lamps.md", "a/lamp.mdx"][..],
            ),
            ("*.md", &["a/lamp.md"], &["a/lamp.txt"]),
            ("letters/*.md", &["letters/a.md"], &["letters/b/a.md", "x/letters/a.md"]),
            ("letters/**/a.md", &["letters/a.md", "letters/b/c/a.md"], &["a.md"]),
            ("letters/", &["letters/a.md", "letters/b/a.md"], &["letter/a.md"]),
            ("./letters/b", &["letters/b/a.md"], &["letters/a.md"]),
            ("/a.md", &["a.md"], &["letters/a.md"]),
            ("../old/**", &["../old/a.md"], &["old/a.md"]),
            ("{a,b}.md", &["a.md", "c/b.md"], &["c.md"]),
        ] {
            let paths = Paths::new(pattern).unwrap();
            for path in fitting {
                assert!(paths.fit(path), "{pattern} holds for {path}");
            }
            for path in others {
                assert!(!paths.fit(path), "{pattern} does not hold for {path}");
            }
        }
        assert!(Paths::new("[a").is_err());
    }
}
