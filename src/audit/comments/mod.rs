//! Comments in Markdown that set findings aside: `<!-- ibid: allow RULE[, RULE]: reason -->`.

mod blocks;
mod words;

use std::ops::Range;

use crate::audit::Rule;
use crate::read::Document;
use crate::text::Span;

use blocks::Blocks;
use words::Scope;
use words::Words;

/// The format whose comments are read. In others they are marks that nobody who writes a letter sees.
const FORMAT: &str = "markdown";

/// What the comments of a document say to the audit, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comments {
    /// Those that set findings aside.
    pub allowing: Vec<Allowing>,
    /// Those that are meant for the audit and cannot be followed.
    pub wrong: Vec<WrongComment>,
}

/// A comment that sets findings aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowing {
    /// 1-based line where it starts.
    pub line: u32,
    /// The rules whose findings it sets aside.
    pub rules: Vec<&'static Rule>,
    /// Why, in the words of its author.
    pub reason: String,
    /// Where findings must start, in bytes of the printed text.
    pub holds_for: Span,
}

/// A comment for the audit that cannot be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongComment {
    /// 1-based line where it starts.
    pub line: u32,
    /// What is wrong with it and what to write.
    pub message: String,
}

impl Comments {
    /// Reads the comments of a document.
    pub fn of(document: &Document) -> Self {
        let mut comments = Self::default();
        if document.format != FORMAT {
            return comments;
        }
        let printed = document.text.printed();
        let all = ranges(printed);
        let ours = all.iter().filter_map(|range| {
            let inner = printed.get(range.start + OPEN.len()..range.end - CLOSE.len())?;
            Some((range.clone(), words::read(inner)?))
        });
        let mut blocks = None;
        for (range, said) in ours.filter(|it| !is_text(document, &it.0)) {
            let line = document.text.line_index().place(printed, range.start).line;
            match said {
                Err(message) => comments.wrong.push(WrongComment { line, message }),
                Ok(Words { scope, rules, reason }) => {
                    let holds_for = match scope {
                        Scope::File => 0..printed.len(),
                        Scope::Block => blocks.get_or_insert_with(|| Blocks::of(printed, &all)).at(range.start),
                    };
                    comments.allowing.push(Allowing {
                        line,
                        rules,
                        reason,
                        holds_for: Span::new(holds_for.start, holds_for.end),
                    });
                }
            }
        }
        comments
    }
}

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";

/// All comments of a text, in order.
fn ranges(printed: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = printed[at..].find(OPEN).map(|it| at + it) {
        let Some(length) = printed[start + OPEN.len()..].find(CLOSE) else {
            break;
        };
        at = start + OPEN.len() + length + CLOSE.len();
        found.push(start..at);
    }
    found
}

/// Whether readers see the comment as text: it stands in a piece of code.
fn is_text(document: &Document, range: &Range<usize>) -> bool {
    let text = &document.text;
    let seen = text.of_printed(Span::new(range.start, range.end));
    text.slice(seen).contains(OPEN)
}

#[cfg(test)]
#[cfg(feature = "markdown")]
mod tests {
    use super::Comments;
    use crate::read::Source;
    use crate::read::read;

    fn comments(name: &str, text: &str) -> Comments {
        let source = Source {
            name: name.to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        Comments::of(&read(&source).unwrap())
    }

    /// The text that the only comment of a file holds for.
    fn held(text: &str) -> String {
        let found = comments("a.md", text);
        assert_eq!((found.allowing.len(), found.wrong.len()), (1, 0), "{found:?}");
        text[found.allowing[0].holds_for.range()].trim().to_owned()
    }

    const IBID: &str = "<!-- ibid: allow ibid-without-antecedent: the source stands on the page before -->";

    #[test]
    fn a_comment_holds_for_the_paragraph_that_it_stands_in() {
        let text = format!("The lamp.\n\nIbid., p. 3, where\nthe ferry lies. {IBID}\nIt is green.\n\nThe bird.\n");
        assert!(held(&text).starts_with("Ibid., p. 3"), "{}", held(&text));
        assert!(held(&text).ends_with("It is green."));
    }

    #[test]
    fn a_comment_on_lines_of_its_own_holds_for_what_follows() {
        for between in ["\n", "\n\n", "\n<!-- another -->\n\n"] {
            let text = format!("The lamp.\n{IBID}{between}Ibid., p. 3,\nof the clock.\n\nThe bird.\n");
            assert_eq!(held(&text), "Ibid., p. 3,\nof the clock.");
        }
        let text =
            "> <!-- ibid: allow\n> note-numbers: the list\n> is shortened -->\n>\n> 1. The lamp.\n> 2. The bird.\n";
        assert_eq!(held(text), "> 1. The lamp.");
        assert_eq!(held(&format!("The lamp.\n\n{IBID}\n")), "");
    }

    #[test]
    fn items_of_a_list_and_notes_are_held_one_by_one() {
        let text = format!("1. The lamp.\n2. Ibid. {IBID}\n3. Ibid.\n");
        assert!(held(&text).starts_with("2. Ibid.") && !held(&text).contains("3."));
        let text = format!("[^1]: The lamp.\n{IBID}\n[^2]: Ibid.,\n    p. 4.\n[^3]: Ibid.\n");
        assert_eq!(held(&text), "[^2]: Ibid.,\n    p. 4.");
    }

    #[test]
    fn a_comment_may_hold_for_the_whole_file() {
        let text = "The lamp.\n\n<!-- ibid: allow-file note-numbers, unnamed-document: an extract -->\n\nThe bird.";
        assert_eq!(held(text), text);
        let found = comments("a.md", text);
        let rules: Vec<&str> = found.allowing[0].rules.iter().map(|it| it.id).collect();
        assert_eq!(rules, ["note-numbers", "unnamed-document"]);
        assert_eq!(found.allowing[0].reason, "an extract");
        assert_eq!(found.allowing[0].line, 3);
    }

    #[test]
    fn comments_in_code_and_in_other_formats_are_not_read() {
        let text = format!("Write this:\n\n```\n{IBID}\n```\n\nor `{IBID}`.\n");
        assert_eq!(comments("a.md", &text), Comments::default());
        assert_eq!(comments("a.txt", IBID), Comments::default());
        assert_eq!(comments("a.md", "<!-- TODO: allow more lamps -->"), Comments::default());
    }

    #[test]
    fn a_comment_that_cannot_be_followed_says_why() {
        let text = "The lamp.\n\n<!-- ibid: allow note-numbers -->\n<!-- ibid: allow -->\n";
        let lines: Vec<u32> = comments("a.md", text).wrong.iter().map(|it| it.line).collect();
        assert_eq!(lines, [3, 4]);
    }
}
