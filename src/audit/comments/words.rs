use crate::audit::Rule;

/// The word that every comment for the audit starts with.
const START: &str = "ibid:";

/// What a comment says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) scope: Scope,
    pub(super) rules: Vec<&'static Rule>,
    pub(super) reason: String,
}

/// What a comment holds for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// The paragraph, item of a list or note.
    Block,
    /// The whole file.
    File,
}

const SCOPES: &[(&str, Scope)] = &[("allow", Scope::Block), ("allow-file", Scope::File)];

const FORM: &str = "write `<!-- ibid: allow RULE: reason -->`, or `allow-file` for the whole file";

/// Reads what stands between the marks of a comment. `None` where it is not for the audit, a message where it cannot
/// be followed.
pub(super) fn read(inner: &str) -> Option<Result<Words, String>> {
    let rest = inner.trim().strip_prefix(START)?.trim();
    Some(said(rest))
}

fn said(rest: &str) -> Result<Words, String> {
    let end = rest
        .find(|it: char| it.is_whitespace() || it == ':')
        .unwrap_or(rest.len());
    let (word, rest) = rest.split_at(end);
    let Some((_, scope)) = SCOPES.iter().find(|it| it.0 == word) else {
        return Err(format!("the comment does not say `allow`; {FORM}"));
    };
    let (rules, reason) = rest.split_once(':').unwrap_or((rest, ""));
    let reason = without_quotes(reason);
    let rules: Vec<String> = rules
        .split(',')
        .map(without_quotes)
        .filter(|it| !it.is_empty())
        .collect();
    if rules.is_empty() {
        return Err(format!("the comment names no rule; {FORM}"));
    }
    let known: Result<Vec<&'static Rule>, String> = rules.iter().map(|id| Rule::named(id)).collect();
    let rules = known?;
    if reason.is_empty() {
        return Err(format!("the comment gives no reason; {FORM}"));
    }
    Ok(Words {
        scope: *scope,
        rules,
        reason,
    })
}

/// Words on one line, without the marks of quotations that a comment over several lines of one has.
fn without_quotes(words: &str) -> String {
    let words = words.split_whitespace().filter(|it| *it != ">");
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::Scope;
    use super::read;

    #[test]
    fn a_reason_may_have_colons() {
        let said = read("ibid:allow note-numbers,out-of-sequence : Ormond counts so: see its rules")
            .unwrap()
            .unwrap();
        assert_eq!(said.scope, Scope::Block);
        assert_eq!(said.rules.len(), 2);
        assert_eq!(said.reason, "Ormond counts so: see its rules");
    }

    #[test]
    fn says_what_is_wrong() {
        for (words, expected) in [
            ("ibid: allow note-numbers", "gives no reason"),
            ("ibid: allow note-numbers:  ", "gives no reason"),
            ("ibid: allow : of Ormond", "names no rule"),
            ("ibid: allow note-number: of Ormond", "no rule is called `note-number`"),
            ("ibid: ignore note-numbers: of Ormond", "does not say `allow`"),
            ("ibid:", "does not say `allow`"),
        ] {
            let message = read(words).unwrap().unwrap_err();
            assert!(message.contains(expected), "{words}: {message}");
        }
        assert_eq!(read(" see ibid: allow it"), None);
    }
}
