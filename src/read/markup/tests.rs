use crate::read::markup::MOST_ELEMENTS;
use crate::read::markup::Tape;

#[test]
fn a_tape_holds_no_more_than_its_limit() {
    let mut tape = Tape::default();
    let name = tape.name("b");
    assert!((0..MOST_ELEMENTS).all(|_| tape.open(name).is_ok()));
    assert!(tape.open(name).is_err());
    assert_eq!(tape.innermost(), Some("b"));
}
