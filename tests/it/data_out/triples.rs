//! N-Triples, read by a strict reader after the grammar of the recommendation, and by rdflib where it is installed.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use ibid::query::Selection;
use ibid::resolve::Resolved;

use super::Tried;
use super::expected;
use super::letters;
use super::text;
use super::told_by;

/// Subject, property, and either the IRI of a thing or a text with its type.
type Triple = (String, String, Object);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Object {
    Thing(String),
    Text(String, String),
}

/// <https://www.w3.org/TR/n-triples/#n-triples-grammar> without blank nodes and languages, which are not written.
struct Reader<'t>(&'t str);

impl Reader<'_> {
    fn take(&mut self, what: &str) {
        self.0 = self
            .0
            .strip_prefix(what)
            .unwrap_or_else(|| panic!("no {what} before {}", self.0));
    }

    fn next(&mut self) -> char {
        let it = self.0.chars().next().unwrap();
        self.0 = &self.0[it.len_utf8()..];
        it
    }

    /// IRIREF, absolute.
    fn iri(&mut self) -> String {
        self.take("<");
        let (iri, rest) = self.0.split_once('>').unwrap();
        self.0 = rest;
        let banned = |it: char| it <= ' ' || "<>\"{}|^`\\".contains(it);
        assert!(!iri.contains(banned), "{iri}");
        let (scheme, _) = iri.split_once(':').unwrap();
        assert!(
            scheme.starts_with(|it: char| it.is_ascii_alphabetic())
                && scheme.bytes().all(|it| it.is_ascii_alphanumeric())
        );
        iri.to_owned()
    }

    /// STRING_LITERAL_QUOTE with its type.
    fn literal(&mut self) -> Object {
        self.take("\"");
        let mut text = String::new();
        loop {
            match self.next() {
                '"' => break,
                '\\' => text.push(self.escape()),
                '\n' | '\r' => panic!("a line end in a literal"),
                it => text.push(it),
            }
        }
        if self.0.starts_with("^^") {
            self.take("^^");
            return Object::Text(text, self.iri());
        }
        Object::Text(text, "http://www.w3.org/2001/XMLSchema#string".to_owned())
    }

    /// ECHAR or UCHAR.
    fn escape(&mut self) -> char {
        let digits = match self.next() {
            't' => return '\t',
            'b' => return '\u{8}',
            'n' => return '\n',
            'r' => return '\r',
            'f' => return '\u{c}',
            it @ ('"' | '\'' | '\\') => return it,
            'u' => 4,
            'U' => 8,
            other => panic!("no escape: {other}"),
        };
        let (number, rest) = self.0.split_at(digits);
        self.0 = rest;
        char::from_u32(u32::from_str_radix(number, 16).unwrap()).unwrap()
    }

    fn triple(mut self) -> Triple {
        let subject = self.iri();
        self.take(" ");
        let property = self.iri();
        self.take(" ");
        let object = match self.0.starts_with('<') {
            true => Object::Thing(self.iri()),
            false => self.literal(),
        };
        self.take(" .");
        assert_eq!(self.0, "");
        (subject, property, object)
    }
}

/// The triples of a file, and its comments.
fn read(file: &str) -> (Vec<Triple>, Vec<&str>) {
    let lines = file
        .strip_suffix('\n')
        .unwrap_or(file)
        .split('\n')
        .filter(|it| !it.is_empty());
    let (comments, triples): (Vec<&str>, Vec<&str>) = lines.partition(|it| it.starts_with('#'));
    (triples.into_iter().map(|it| Reader(it).triple()).collect(), comments)
}

const OWN: &str = "urn:x-ibid:field:";
const SEE_ALSO: &str = "http://www.w3.org/2000/01/rdf-schema#seeAlso";

/// The fields that are written, with their properties.
const FIELDS: [(&str, &str); 16] = [
    ("label", "http://www.w3.org/2000/01/rdf-schema#label"),
    ("key", OWN),
    ("kind", OWN),
    ("class", "http://purl.org/dc/elements/1.1/type"),
    ("names", "http://purl.org/dc/terms/identifier"),
    ("series", OWN),
    ("title", "http://purl.org/dc/terms/title"),
    ("date", "http://purl.org/dc/terms/date"),
    ("dated", "http://purl.org/dc/terms/created"),
    ("year", "http://purl.org/spar/fabio/hasPublicationYear"),
    ("from", "http://purl.org/dc/elements/1.1/creator"),
    ("language", "http://purl.org/dc/elements/1.1/language"),
    ("in_collection", OWN),
    ("files", OWN),
    ("url", OWN),
    ("identity", OWN),
];

/// What is said of a node: each property with its texts, in order. The address is looked at by itself.
fn said(node: &Map<String, Value>) -> BTreeMap<String, BTreeSet<String>> {
    let mut said: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, property) in FIELDS.iter().filter(|it| it.0 != "url") {
        let property = if *property == OWN {
            format!("{OWN}{name}")
        } else {
            (*property).to_owned()
        };
        let texts: BTreeSet<String> = match &node[*name] {
            Value::Null => continue,
            Value::Array(items) => items.iter().map(|it| it.as_str().unwrap().to_owned()).collect(),
            one => BTreeSet::from([expected::flat(one)]),
        };
        if !texts.is_empty() {
            said.insert(property, texts);
        }
    }
    said
}

/// The properties of an edge.
fn properties(edge: &Map<String, Value>) -> Vec<&'static str> {
    let mut found = vec![match edge["link"].as_str().unwrap() {
        "cites" => "http://purl.org/spar/cito/cites",
        "corrects" => "http://purl.org/spar/cito/corrects",
        "part-of" => "http://purl.org/dc/terms/isPartOf",
        "addendum-of" => "http://purl.org/vocab/frbr/core#supplementOf",
        other => panic!("not in these graphs: {other}"),
    }];
    let has = |names: &[&str]| {
        let relations = edge["relations"].as_array().unwrap();
        relations.iter().any(|it| names.contains(&it.as_str().unwrap()))
    };
    let exact = [
        (&["recalls"][..], "http://purl.org/spar/cito/citesAsRelated"),
        (&["reaffirms"], "http://purl.org/spar/cito/confirms"),
        (&["in reply to"], "http://purl.org/spar/cito/repliesTo"),
        (&["contra"], "http://purl.org/spar/cito/disputes"),
        (&["see", "see also"], "http://purl.org/spar/cito/citesForInformation"),
        (&["pursuant to"], "http://purl.org/spar/cito/citesAsAuthority"),
        (&["in reference to"], "http://purl.org/spar/cito/discusses"),
    ];
    found.extend(exact.iter().filter(|it| has(it.0)).map(|it| it.1));
    found
}

fn check(selection: &Selection<'_>, resolved: Option<&Resolved>) -> Vec<Triple> {
    let file = text(selection, resolved, "n-triples");
    let (triples, comments) = read(&file);
    let expected = expected::of(selection, resolved);
    let left_out: Vec<String> = expected.left_out.iter().map(|it| format!("# {it}")).collect();
    assert_eq!(comments, left_out);
    // Subjects come in the order of the nodes, each with its kind.
    let mut subjects: Vec<&String> = triples.iter().map(|it| &it.0).collect();
    subjects.truncate(triples.iter().filter(|it| !is_link(it)).count());
    subjects.dedup();
    assert_eq!(subjects.len(), expected.nodes.len());
    assert_eq!(
        subjects.iter().collect::<BTreeSet<_>>().len(),
        subjects.len(),
        "two nodes with one name"
    );
    let by_id = |id: &Value| subjects[expected.nodes.iter().position(|it| &it["id"] == id).unwrap()];
    for (node, subject) in expected.nodes.iter().zip(&subjects) {
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (_, property, object) in triples.iter().filter(|it| it.0 == **subject && !is_link(it)) {
            if let Object::Text(text, _) = object {
                found.entry(property.clone()).or_default().insert(text.clone());
            }
        }
        let address = found.remove(&format!("{OWN}url"));
        assert_eq!(found, said(node));
        let linked = triples.iter().any(|it| it.0 == **subject && it.1 == SEE_ALSO);
        assert_eq!(address.is_some() || linked, !node["url"].is_null());
        assert!(address.is_none_or(|it| it == BTreeSet::from([expected::flat(&node["url"])])));
    }
    let mut wanted: Vec<Triple> = Vec::new();
    for edge in &expected.edges {
        let [source, target] = [by_id(&edge["source"]), by_id(&edge["target"])];
        let triple = |it: &str| (source.clone(), it.to_owned(), Object::Thing(target.clone()));
        wanted.extend(properties(edge).into_iter().map(triple));
    }
    let found: Vec<Triple> = triples.iter().filter(|it| is_link(it)).cloned().collect();
    assert_eq!(found, wanted);
    triples
}

/// Whether a triple joins two nodes.
fn is_link(it: &Triple) -> bool {
    matches!(it.2, Object::Thing(_)) && it.1 != SEE_ALSO
}

/// Prints the triples of each line's file as rdflib reads them.
const SCRIPT: &str = r#"
import json, logging, sys
import rdflib
logging.disable()
rdflib.NORMALIZE_LITERALS = False
for line in sys.stdin:
    graph = rdflib.Graph().parse(data=json.loads(line), format="nt")
    print(json.dumps([[s, p, o, None if isinstance(o, rdflib.URIRef) else str(o.datatype or rdflib.XSD.string)] for s, p, o in graph]))
"#;

#[test]
fn n_triples_hold_letters_and_hostile_graphs() {
    let tried = Tried::with(1000);
    let parts = tried.parts();
    let strict: Vec<Vec<Triple>> = parts.iter().map(|it| check(&it.0, it.1)).collect();
    let some = parts.iter().take(200);
    let read = told_by("rdflib", SCRIPT, some.map(|it| json!(text(&it.0, it.1, "n-triples"))));
    for (triples, read) in strict.iter().zip(read.unwrap_or_default()) {
        let found: Vec<(String, String, String, Option<String>)> = serde_json::from_value(read).unwrap();
        let found: BTreeSet<Triple> = found
            .into_iter()
            .map(|(s, p, o, kind)| match kind {
                Some(kind) => (s, p, Object::Text(o, kind)),
                None => (s, p, Object::Thing(o)),
            })
            .collect();
        assert_eq!(found, triples.iter().cloned().collect());
    }
}

#[test]
fn documents_have_their_official_addresses() {
    let build = letters();
    let file = text(&Selection::all(&build.graph), Some(&build.resolved), "n-triples");
    let node = build
        .graph
        .nodes()
        .find(|it| it.1.symbol.is_some() && it.1.url.is_some())
        .unwrap()
        .1;
    let (address, key) = (node.url.as_deref().unwrap(), &node.key);
    assert!(
        file.contains(&format!("<{address}> <{OWN}key> \"{key}\" .\n")),
        "{address}"
    );
    let unnamed = build
        .graph
        .nodes()
        .find(|it| it.1.url.is_none() && it.1.in_collection())
        .unwrap()
        .1;
    assert!(
        file.contains(&format!("<urn:x-ibid:document:{}> ", unnamed.key)),
        "{}",
        unnamed.key
    );
}
