use crate::extract::tests::extracted;

fn markers(text: &str) -> Vec<String> {
    extracted(text).1.calls.into_iter().map(|it| it.marker).collect()
}

#[test]
fn raised_digits_are_calls_unless_they_are_exponents() {
    assert_eq!(
        markers("A pond of 30 m² and a lamp.¹ Two more,<sup>2,3</sup> unlit.\n\n¹ List."),
        ["1", "2", "3"]
    );
}

#[test]
fn plain_digits_are_calls_where_notes_need_them() {
    let text = "In 1978 there were 3 boats. 1 All were blue.2 Of the 5 lamps, 4 burned in p. 3\nof the book.4\n\
                __________________\n 1  List.\n 2  Ibid.\n 4  Ibid.\n";
    assert_eq!(markers(text), ["1", "2", "4"]);
}

#[test]
fn a_call_in_a_gap_needs_no_note() {
    let text = "One lamp.1 Two lamps.2 Three lamps.3\n__________________\n 1  List.\n 3  List.\n";
    let (_, extracted) = extracted(text);
    let tied: Vec<_> = extracted.calls.iter().map(|it| (it.marker.as_str(), it.note)).collect();
    assert_eq!(tied, [("1", Some(0)), ("2", None), ("3", Some(1))]);
}
