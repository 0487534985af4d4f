use std::time::Duration;

use similar::TextDiff;

/// Time after which a longer diff is as good as a shorter one: the search for the shortest is quadratic.
const SHORTEST: Duration = Duration::from_secs(2);

/// A unified diff of one file, as `patch -p1` and `git apply` take it.
pub(super) fn unified(name: &str, before: &str, after: &str) -> String {
    let diff = TextDiff::configure().timeout(SHORTEST).diff_lines(before, after);
    let name = name.trim_start_matches("./");
    // Absolute paths cannot be put below a folder.
    let [old, new] = match name.starts_with('/') {
        true => ["", ""],
        false => ["a/", "b/"],
    };
    diff.unified_diff()
        .header(&format!("{old}{name}"), &format!("{new}{name}"))
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::unified;

    #[test]
    fn shows_what_would_change() {
        let text = unified("./x/a.md", "One.\r\na/75/742\r\nThe end", "One.\r\nA/75/742\r\nThe end");
        assert_eq!(
            text,
            "--- a/x/a.md\n+++ b/x/a.md\n@@ -1,3 +1,3 @@\n One.\r\n-a/75/742\r\n+A/75/742\r\n The end\n\\ No newline at end of file\n"
        );
        assert!(unified("/x/a.md", "1\n", "2\n").starts_with("--- /x/a.md\n+++ /x/a.md\n"));
        assert_eq!(unified("a.md", "1\n", "1\n"), "");
    }
}
