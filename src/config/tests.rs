use super::comment_uses::CommentUses;
use crate::Build;
use crate::audit::Comments;
use crate::audit::Input;
use crate::audit::RULES;
use crate::audit::audit;
use crate::catalogue::Catalogue;
use crate::read::Source;
use crate::resolve::Options;

#[test]
fn the_nearest_comment_gives_the_reason_and_all_that_fit_are_used() {
    let text = "<!-- ibid: allow-file malformed-symbol: all -->\n\n\
                The lamp in S/2O21/156.\n\n\
                <!-- ibid: allow malformed-symbol: one -->\nThe ferry in S/2O21/156.\n\n\
                <!-- ibid: allow malformed-symbol: none -->\nThe clock.\n";
    let source = Source {
        name: "a.md".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let build = Build::new(vec![source], &Options::default()).unwrap();
    let documents = [Comments::of(build.resolved.corpus.document(0))];
    let mut uses = CommentUses::of(&documents);
    let input = Input {
        resolved: &build.resolved,
        graph: &build.graph,
        catalogue: Catalogue::builtin().unwrap(),
    };
    let reasons: Vec<Option<String>> = audit(&input, RULES)
        .iter()
        .filter(|it| it.rule.id == "malformed-symbol")
        .map(|it| uses.reason(it))
        .collect();
    assert_eq!(reasons, [Some("all".to_owned()), Some("one".to_owned())]);
    assert_eq!(uses.idle(RULES).collect::<Vec<_>>(), [(0, 8)]);
    assert_eq!(uses.idle(&[]).count(), 0, "a rule that was not run finds nothing");
}
