//! GEXF keeps to its schema, version 1.3 (<https://gexf.net/schema.html>): which elements stand where and how often, which
//! attributes they have, and what these may say.

use std::collections::BTreeSet;

use super::Tried;
use super::text;
use crate::xml::Element;
use crate::xml::elements;

/// What the value of an attribute must be.
enum Says {
    /// Any text.
    Text,
    /// One of some words.
    One(&'static [&'static str]),
    /// `xsd:double`.
    Number,
    /// `xsd:date`, which is what times are here.
    Day,
}

use Says::Day;
use Says::Number;
use Says::One;
use Says::Text;

/// An element of the schema.
struct Rule {
    name: &'static str,
    /// Attributes, each with whether it must be there.
    attributes: &'static [(&'static str, bool, Says)],
    /// Elements within, in order, with how often each may stand there.
    within: &'static [(&'static str, usize, usize)],
}

const MANY: usize = usize::MAX;
const MODES: Says = One(&["static", "dynamic"]);

/// The elements that are written, without the parts of the schema that are not. Attributes of namespaces are left out.
const RULES: [Rule; 13] = [
    Rule {
        name: "gexf",
        attributes: &[("version", true, One(&["1.3"])), ("variant", false, Text)],
        within: &[("meta", 0, 1), ("graph", 1, 1)],
    },
    Rule {
        name: "meta",
        attributes: &[("lastmodifieddate", false, Day)],
        within: &[("creator", 0, 1), ("keywords", 0, 1), ("description", 0, 1)],
    },
    Rule {
        name: "creator",
        attributes: &[],
        within: &[],
    },
    Rule {
        name: "description",
        attributes: &[],
        within: &[],
    },
    Rule {
        name: "graph",
        attributes: &[
            ("defaultedgetype", false, One(&["directed", "undirected", "mutual"])),
            ("idtype", false, One(&["integer", "string"])),
            ("timeformat", false, One(&["integer", "double", "date", "dateTime"])),
            ("timerepresentation", false, One(&["interval", "timestamp"])),
            ("mode", false, One(&["static", "dynamic", "slice"])),
        ],
        within: &[("attributes", 0, MANY), ("nodes", 1, 1), ("edges", 1, 1)],
    },
    Rule {
        name: "attributes",
        attributes: &[("class", true, One(&["node", "edge"])), ("mode", false, MODES)],
        within: &[("attribute", 0, MANY)],
    },
    Rule {
        name: "attribute",
        attributes: &[
            ("id", true, Text),
            ("title", true, Text),
            (
                "type",
                true,
                One(&[
                    "integer",
                    "long",
                    "double",
                    "float",
                    "boolean",
                    "string",
                    "anyURI",
                    "liststring",
                ]),
            ),
        ],
        within: &[("default", 0, 1), ("options", 0, 1)],
    },
    Rule {
        name: "nodes",
        attributes: &[("count", false, Number)],
        within: &[("node", 0, MANY)],
    },
    Rule {
        name: "node",
        attributes: &[
            ("id", true, Text),
            ("label", false, Text),
            ("start", false, Day),
            ("end", false, Day),
        ],
        within: &[("attvalues", 0, 1)],
    },
    Rule {
        name: "edges",
        attributes: &[("count", false, Number)],
        within: &[("edge", 0, MANY)],
    },
    Rule {
        name: "edge",
        attributes: &[
            ("id", false, Text),
            ("source", true, Text),
            ("target", true, Text),
            ("type", false, One(&["directed", "undirected", "mutual"])),
            ("kind", false, Text),
            ("label", false, Text),
            ("weight", false, Number),
            ("start", false, Day),
            ("end", false, Day),
        ],
        within: &[("attvalues", 0, 1)],
    },
    Rule {
        name: "attvalues",
        attributes: &[],
        within: &[("attvalue", 0, MANY)],
    },
    Rule {
        name: "attvalue",
        attributes: &[
            ("for", true, Text),
            ("value", true, Text),
            ("start", false, Day),
            ("end", false, Day),
        ],
        within: &[],
    },
];

fn keeps(value: &str, says: &Says) -> bool {
    match says {
        Text => true,
        One(words) => words.contains(&value),
        Number => value.parse::<f64>().is_ok(),
        Day => {
            let parts: Vec<&str> = value.split('-').collect();
            let lengths: Vec<usize> = parts.iter().map(|it| it.len()).collect();
            let numbers: Vec<u8> = parts[1..].iter().filter_map(|it| it.parse().ok()).collect();
            let digits = value.bytes().all(|it| it.is_ascii_digit() || it == b'-');
            lengths == [4, 2, 2] && digits && (1..=12).contains(&numbers[0]) && (1..=31).contains(&numbers[1])
        }
    }
}

/// Whether the names of elements stand in the order of the rule, each as often as it may.
fn in_order(names: &[&str], within: &[(&str, usize, usize)]) -> bool {
    let mut rest = names;
    let all = within.iter().all(|(name, least, most)| {
        let count = rest.iter().take_while(|it| *it == name).count();
        rest = &rest[count..];
        (*least..=*most).contains(&count)
    });
    all && rest.is_empty()
}

fn check(file: &str) {
    let found = elements(file);
    assert_eq!(found[0].name, "gexf");
    assert_eq!(found[0].get("xmlns"), "http://gexf.net/1.3");
    let mut within: Vec<Vec<&str>> = vec![Vec::new(); found.len()];
    for it in &found {
        it.parent.into_iter().for_each(|at| within[at].push(&it.name));
    }
    for (it, within) in found.iter().zip(&within) {
        let name = &it.name;
        let Some(rule) = RULES.iter().find(|rule| rule.name == *name) else {
            panic!("no element of GEXF: {name}");
        };
        assert!(in_order(within, rule.within), "{name}: {within:?}");
        for (attribute, value) in it
            .attributes
            .iter()
            .filter(|it| !it.0.starts_with("xmlns") && !it.0.starts_with("xsi:"))
        {
            let known = rule.attributes.iter().find(|it| it.0 == attribute);
            assert!(
                known.is_some_and(|it| keeps(value, &it.2)),
                "{name}: {attribute}=\"{value}\""
            );
        }
        for (attribute, ..) in rule.attributes.iter().filter(|it| it.1) {
            assert!(
                it.attributes.iter().any(|it| it.0 == *attribute),
                "{name} without {attribute}"
            );
        }
        assert!(it.text.trim().is_empty() || within.is_empty() && ["creator", "description"].contains(&name.as_str()));
    }
    names(&found);
}

/// Ids are given once, and what names one names one that there is; values are of the type of their attribute.
fn names(found: &[Element]) {
    let all = |name: &'static str| found.iter().filter(move |it| it.name == name);
    for name in ["node", "edge"] {
        let ids: BTreeSet<&str> = all(name).map(|it| it.get("id")).collect();
        assert_eq!(ids.len(), all(name).count(), "a {name} twice");
    }
    let nodes: BTreeSet<&str> = all("node").map(|it| it.get("id")).collect();
    assert!(all("edge").all(|it| nodes.contains(it.get("source")) && nodes.contains(it.get("target"))));
    let parent = |it: &Element| it.parent.map(|at| &found[at]).unwrap();
    for value in all("attvalue") {
        let owner = parent(parent(value));
        let mut declared =
            all("attribute").filter(|it| parent(it).get("class") == owner.name && it.get("id") == value.get("for"));
        let kind = declared.next().unwrap().get("type");
        assert!(declared.next().is_none());
        let said = value.get("value");
        match kind {
            "integer" => assert!(said.parse::<i64>().is_ok(), "{said}"),
            "boolean" => assert!(["true", "false"].contains(&said), "{said}"),
            kind => assert_eq!(kind, "string"),
        }
    }
}

#[test]
fn gexf_keeps_to_its_schema() {
    let tried = Tried::with(300);
    tried.parts().iter().for_each(|it| check(&text(&it.0, it.1, "gexf")));
}

#[test]
fn the_check_finds_what_the_schema_forbids() {
    let tried = Tried::with(0);
    let file = text(&tried.parts()[0].0, None, "gexf");
    check(&file);
    let forbidden = [
        ("<nodes>", "<nodes nodes=\"2\">"),
        ("class=\"node\"", "class=\"document\""),
        (" target=\"n", " aim=\"n"),
        ("timeformat=\"date\"", "timeformat=\"day\""),
        ("<creator>", "<creator/><creator>"),
        ("version=\"1.3\">", "version=\"1.2\">"),
        ("<attvalues>", "<attvalues/><attvalues>"),
        (" start=\"20", " start=\"+20"),
    ];
    for (allowed, not) in forbidden {
        let other = file.replacen(allowed, not, 1);
        assert_ne!(file, other, "{allowed}");
        assert!(std::panic::catch_unwind(|| check(&other)).is_err(), "{not}");
    }
}
