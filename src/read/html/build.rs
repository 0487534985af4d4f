//! From tags to elements that lie inside one another: what a tag closes beside itself, as browsers decide it.

use std::collections::HashMap;
use std::rc::Rc;

use crate::read::html::tokens::Tag;
use crate::read::html::tokens::Token;
use crate::read::html::tokens::Tokens;
use crate::read::markup::Base;
use crate::read::markup::Tape;
use crate::read::markup::TooMany;

/// Elements without content.
const VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta",
    "param", "source", "track", "wbr",
];

/// Elements whose end tags do not reach out of the block that they stand in.
const FORMATTING: &[&str] = &[
    "b", "big", "cite", "code", "em", "font", "i", "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u",
];

/// Bounds that a tag of this kind does not look behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    Table,
    Cell,
    List,
    Block,
}

/// What start tags close before they open: names of tags, the elements closed, and the bound of the search.
const CLOSES: &[(&[&str], &[&str], Scope)] = &[
    (&["li"], &["li"], Scope::List),
    (&["dd", "dt"], &["dd", "dt"], Scope::List),
    (&["option", "optgroup"], &["option"], Scope::Cell),
    (&["a"], &["a"], Scope::Cell),
    (&["td", "th"], &["td", "th", "caption"], Scope::Table),
    (&["tr"], &["tr", "caption"], Scope::Table),
    (
        &["tbody", "tfoot", "thead"],
        &["tbody", "tfoot", "thead", "tr", "caption"],
        Scope::Table,
    ),
    (
        &[
            "address",
            "article",
            "aside",
            "blockquote",
            "center",
            "details",
            "dialog",
            "dir",
            "div",
            "dl",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "dd",
            "dt",
            "main",
            "menu",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "td",
            "th",
            "tr",
            "ul",
        ],
        &["p"],
        Scope::Cell,
    ),
];

/// Elements that bound each kind of search.
const BOUNDS: &[(Scope, &[&str])] = &[
    (Scope::Table, &["table"]),
    (Scope::Cell, &["table", "td", "th", "caption", "button", "object"]),
    (
        Scope::List,
        &["ol", "ul", "dl", "menu", "dir", "table", "td", "th", "caption"],
    ),
    (
        Scope::Block,
        &[
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "li",
            "main",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "td",
            "th",
            "tr",
            "ul",
        ],
    ),
];

/// What is known of a name: found once, as pages hold a few names many times.
#[derive(Clone, Debug)]
struct Kind {
    void: bool,
    /// What it closes before it opens.
    closes: Vec<(&'static str, Scope)>,
    /// What it bounds.
    bounds: Vec<Scope>,
}

impl Kind {
    fn of(name: &str) -> Self {
        let closing = CLOSES.iter().filter(|it| it.0.contains(&name));
        let bounding = BOUNDS.iter().filter(|it| it.1.contains(&name));
        Self {
            void: VOID.contains(&name),
            closes: closing
                .flat_map(|it| it.1.iter().map(|closed| (*closed, it.2)))
                .collect(),
            bounds: bounding.map(|it| it.0).collect(),
        }
    }
}

/// Depths at which elements of one kind are open, the innermost last.
#[derive(Debug, Default)]
struct Depths {
    /// By number of the name.
    names: Vec<Vec<usize>>,
    table: Vec<usize>,
    cell: Vec<usize>,
    list: Vec<usize>,
    block: Vec<usize>,
}

impl Depths {
    fn of(&mut self, scope: Scope) -> &mut Vec<usize> {
        match scope {
            Scope::Table => &mut self.table,
            Scope::Cell => &mut self.cell,
            Scope::List => &mut self.list,
            Scope::Block => &mut self.block,
        }
    }

    fn named(&mut self, name: u32) -> &mut Vec<usize> {
        let at = name as usize;
        if self.names.len() <= at {
            self.names.resize_with(at + 1, Vec::new);
        }
        &mut self.names[at]
    }
}

/// The elements of a page, and the address that it gives for itself.
pub(super) fn build(source: &str) -> Result<(Tape, Base), TooMany> {
    let mut builder = Builder::default();
    let mut tokens = Tokens::new(source);
    let mut base = None;
    while let Some(token) = tokens.next() {
        match token {
            Token::Text(words) => builder.tape.text(&words),
            Token::Start(tag) => {
                if tag.name == "base" && base.is_none() {
                    base = tag
                        .attributes
                        .iter()
                        .find(|it| it.0 == "href")
                        .map(|it| it.1.to_string());
                }
                builder.start(&tag, tokens.xhtml)?;
            }
            Token::End(name) => builder.end(&name)?,
        }
    }
    builder.tape.end();
    Ok((builder.tape, Base::new(base.as_deref())))
}

#[derive(Default)]
struct Builder {
    tape: Tape,
    depths: Depths,
    /// By number of the name.
    kinds: HashMap<u32, Rc<Kind>>,
    /// Numbers of the names of the open elements.
    open: Vec<u32>,
}

impl Builder {
    fn start(&mut self, tag: &Tag<'_>, xhtml: bool) -> Result<(), TooMany> {
        let number = self.tape.name(&tag.name);
        let kind = self.kinds.entry(number).or_insert_with(|| Rc::new(Kind::of(&tag.name)));
        let kind = Rc::clone(kind);
        for (closed, scope) in &kind.closes {
            self.close_inside(closed, *scope);
        }
        self.tape.open(number)?;
        for (name, value) in &tag.attributes {
            self.tape.attribute(name, value);
        }
        if kind.void || (tag.closed && xhtml) {
            self.tape.close();
            return Ok(());
        }
        let depth = self.open.len();
        self.depths.named(number).push(depth);
        for scope in &kind.bounds {
            self.depths.of(*scope).push(depth);
        }
        self.open.push(number);
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), TooMany> {
        if name == "br" {
            let number = self.tape.name(name);
            self.tape.open(number)?;
            self.tape.close();
            return Ok(());
        }
        let scope = match name {
            "table" => None,
            "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" | "caption" => Some(Scope::Table),
            _ if FORMATTING.contains(&name) => Some(Scope::Block),
            _ => Some(Scope::Cell),
        };
        match scope {
            Some(scope) => self.close_inside(name, scope),
            None => self.close_behind(name, None),
        }
        Ok(())
    }

    /// Closes the innermost element of this name if it stands inside the innermost bound of this kind.
    fn close_inside(&mut self, name: &str, scope: Scope) {
        let bound = self.depths.of(scope).last().copied();
        self.close_behind(name, bound);
    }

    /// Closes the innermost element of this name, with all in it, if it is not outside of the bound.
    fn close_behind(&mut self, name: &str, bound: Option<usize>) {
        let open = self
            .tape
            .number(name)
            .and_then(|it| self.depths.named(it).last().copied());
        let Some(depth) = open else {
            return;
        };
        if bound.is_some_and(|it| depth < it) {
            return;
        }
        while self.open.len() > depth {
            let Some(number) = self.open.pop() else {
                return;
            };
            self.tape.close();
            self.depths.named(number).pop();
            for scope in self.kinds.get(&number).map_or(&[][..], |it| &it.bounds) {
                self.depths.of(*scope).pop();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::build;

    /// The elements as brackets.
    fn shape(source: &str) -> String {
        build(source).unwrap().0.shape()
    }

    #[test]
    fn tags_close_what_browsers_close() {
        for (source, expected) in [
            ("<p>a<p>b<div>c</div>", "p(a)p(b)div(c)"),
            ("<ul><li>a<ul><li>b</ul><li>c</ul>d", "ul(li(aul(li(b)))li(c))d"),
            (
                "<table><tr><td>a<td>b<table><tr><td>c</table>d<tr><td>e</table>f",
                "table(tr(td(a)td(btable(tr(td(c)))d))tr(td(e)))f",
            ),
            ("<div><i>a<p>b</i>c</p>d</div>e", "div(i(ap(bc)d))e"),
            ("<a>b<a>c</a>d</b></p>", "a(b)a(c)d"),
            ("<dl><dt>a<dd>b<dt>c</dl>", "dl(dt(a)dd(b)dt(c))"),
            ("a<br>b</br>c<hr/>d", "abr()bbr()chr()d"),
            ("<td>a</table>b", "td(ab)"),
        ] {
            assert_eq!(shape(source), expected, "{source}");
        }
    }
}
