//! CX2 keeps what its specification asks for, and holds every field.

use serde_json::Value;
use serde_json::json;

use ibid::query::Selection;
use ibid::resolve::Resolved;

use super::Tried;
use super::expected;
use super::text;

/// An aspect, which stands in the array once.
fn aspect<'v>(cx: &'v Value, name: &str) -> &'v [Value] {
    let mut found = cx.as_array().unwrap().iter().filter_map(|it| it.get(name));
    let one = found.next().unwrap();
    assert!(found.next().is_none(), "{name} stands twice");
    one.as_array().unwrap()
}

fn is_of_type(value: &Value, kind: &Value) -> bool {
    match kind["d"].as_str().unwrap() {
        "string" => value.is_string(),
        "long" => value.is_i64(),
        "boolean" => value.is_boolean(),
        "list_of_string" => value.as_array().is_some_and(|it| it.iter().all(Value::is_string)),
        other => panic!("no type of CX2: {other}"),
    }
}

fn check(selection: &Selection<'_>, resolved: Option<&Resolved>) {
    let cx: Value = serde_json::from_str(&text(selection, resolved, "cx2")).unwrap();
    let expected = expected::of(selection, resolved);
    let all = cx.as_array().unwrap();
    assert_eq!(all[0], json!({"CXVersion": "2.0", "hasFragments": false}));
    assert_eq!(all[all.len() - 1], json!({"status": [{"success": true}]}));
    for it in aspect(&cx, "metaData") {
        let name = it["name"].as_str().unwrap();
        assert_eq!(it["elementCount"], aspect(&cx, name).len(), "{name}");
    }
    let number = |id: &Value| id.as_str().unwrap()[1..].parse::<u64>().unwrap();
    let rows = [
        ("nodes", &expected.nodes, "name", "label"),
        ("edges", &expected.edges, "interaction", "link"),
    ];
    for (name, wanted, shown, as_field) in rows {
        let declared = &aspect(&cx, "attributeDeclarations")[0][name];
        assert_eq!(aspect(&cx, name).len(), wanted.len());
        for (found, wanted) in aspect(&cx, name).iter().zip(wanted) {
            assert_eq!(found["id"], number(&wanted["id"]));
            if name == "edges" {
                assert_eq!(
                    [&found["s"], &found["t"]],
                    [&json!(number(&wanted["source"])), &json!(number(&wanted["target"]))]
                );
            }
            let values = found["v"].as_object().unwrap();
            assert!(values.iter().all(|(name, value)| is_of_type(value, &declared[name])));
            assert_eq!(values[shown], wanted[as_field]);
            for (name, value) in wanted
                .iter()
                .filter(|it| !["id", "source", "target"].contains(&it.0.as_str()))
            {
                assert_eq!(values.get(name).unwrap_or(&Value::Null), value, "{name}");
            }
        }
    }
    let said = aspect(&cx, "networkAttributes")[0]
        .get("left_out")
        .and_then(Value::as_str);
    assert_eq!(said, expected.left_out.as_deref());
}

#[test]
fn cx2_holds_letters_and_hostile_graphs() {
    let tried = Tried::with(1000);
    tried.parts().iter().for_each(|it| check(&it.0, it.1));
}
