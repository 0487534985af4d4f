use std::io;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::Digest as _;
use sha2::Sha256;

use crate::export::html::colours;
use crate::export::xml;

/// The page, with the places of its parts in double braces.
const TEMPLATE: &str = include_str!("viewer/page.html");

const STYLE: &str = include_str!("viewer/page.css");

/// The modules of the viewer with their file names; each imports only from those before it, a line an import.
pub(super) const MODULES: &[(&str, &str)] = &[
    ("words.js", include_str!("viewer/words.js")),
    ("dom.js", include_str!("viewer/dom.js")),
    ("data.js", include_str!("viewer/data.js")),
    ("state.js", include_str!("viewer/state.js")),
    ("theme.js", include_str!("viewer/theme.js")),
    ("find.js", include_str!("viewer/find.js")),
    ("search.js", include_str!("viewer/search.js")),
    ("filters.js", include_str!("viewer/filters.js")),
    ("evidence.js", include_str!("viewer/evidence.js")),
    ("details.js", include_str!("viewer/details.js")),
    ("chain.js", include_str!("viewer/chain.js")),
    ("camera.js", include_str!("viewer/camera.js")),
    ("grid.js", include_str!("viewer/grid.js")),
    ("shapes.js", include_str!("viewer/shapes.js")),
    ("legend.js", include_str!("viewer/legend.js")),
    ("labels.js", include_str!("viewer/labels.js")),
    ("lines.js", include_str!("viewer/lines.js")),
    ("picture.js", include_str!("viewer/picture.js")),
    ("pointer.js", include_str!("viewer/pointer.js")),
    ("graph.js", include_str!("viewer/graph.js")),
    ("timeline.js", include_str!("viewer/timeline.js")),
    ("table.js", include_str!("viewer/table.js")),
    ("findings.js", include_str!("viewer/findings.js")),
    ("sheets.js", include_str!("viewer/sheets.js")),
    ("main.js", include_str!("viewer/main.js")),
];

/// What a page is filled with.
pub(super) struct Page<'a> {
    pub(super) title: &'a str,
    /// "light", "dark", or empty for what the system shows.
    pub(super) theme: &'a str,
    /// JSON that holds no `<`.
    pub(super) data: &'a str,
}

impl Page<'_> {
    /// Writes the page. What is put in is not looked at again, so that braces in the data stand for nothing.
    pub(super) fn write(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let script = script();
        let style = style();
        let policy = policy(&script, &style);
        let title = xml::escaped(self.title);
        let mut rest = TEMPLATE;
        while let Some((before, behind)) = rest.split_once("{{") {
            let Some((name, after)) = behind.split_once("}}") else {
                break;
            };
            out.write_all(before.as_bytes())?;
            let part = match name {
                "policy" => policy.as_str(),
                "title" => title.as_str(),
                "theme" => self.theme,
                "style" => style.as_str(),
                "data" => self.data,
                "script" => script.as_str(),
                _ => "",
            };
            out.write_all(part.as_bytes())?;
            rest = after;
        }
        out.write_all(rest.as_bytes())
    }
}

/// The modules as one script: each a function of its own, so that their names do not meet, which gives what the module
/// exports.
pub(super) fn script() -> String {
    let mut script = String::from("\"use strict\";\n(() => {\nconst modules = {};\n");
    for (name, text) in MODULES {
        let mut exported = Vec::new();
        script.push_str(&format!("modules[\"{name}\"] = (() => {{\n"));
        for line in text.lines() {
            exported.extend(export(line));
            match import(line) {
                Some((names, from)) => script.push_str(&format!("const {names} = modules[\"{from}\"];\n")),
                None => script.push_str(&format!("{}\n", line.strip_prefix("export ").unwrap_or(line))),
            }
        }
        script.push_str(&format!("return {{ {} }};\n}})();\n", exported.join(", ")));
    }
    script.push_str("})();\n");
    script
}

/// The names in braces and the module of an import, which stands on one line.
pub(super) fn import(line: &str) -> Option<(&str, &str)> {
    let (names, from) = line.strip_prefix("import ")?.split_once(" from \"./")?;
    Some((names, from.strip_suffix("\";")?))
}

/// The name that a line exports.
pub(super) fn export(line: &str) -> Option<&str> {
    let (_, name) = line.strip_prefix("export ")?.split_once(' ')?;
    name.split(|it: char| !it.is_alphanumeric() && it != '_').next()
}

/// The colours, and the style with plain line ends: browsers hash it so, whatever the file has.
fn style() -> String {
    let style: String = STYLE.lines().map(|it| format!("{it}\n")).collect();
    colours::rules() + &style
}

/// Content Security Policy, level 3: nothing is fetched, and only these two blocks are run and applied.
fn policy(script: &str, style: &str) -> String {
    let hash = |it: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(it.as_bytes())));
    format!(
        "default-src 'none'; script-src {}; style-src {}; base-uri 'none'; form-action 'none'",
        hash(script),
        hash(style)
    )
}
