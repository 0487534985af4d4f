use std::collections::BTreeMap;

use resvg::usvg;
use resvg::usvg::roxmltree;
use resvg::usvg::roxmltree::Document;

/// How our SVG opens a link. Texts are escaped, so that this stands nowhere else.
const OPENS: &str = "<a ";

/// A part of a picture that leads to a web address.
pub(super) struct Link {
    /// The address.
    pub(super) address: String,
    /// Its place in units of the picture.
    pub(super) place: usvg::Rect,
}

/// The SVG with a name on each of its links: what is drawn keeps names, not addresses.
pub(super) fn numbered(svg: &str) -> String {
    let mut parts = svg.split(OPENS);
    let mut numbered = parts.next().unwrap_or("").to_owned();
    for (at, part) in parts.enumerate() {
        numbered.push_str(&format!("{OPENS}id=\"link-{at}\" {part}"));
    }
    numbered
}

/// The links of a numbered picture, in order.
pub(super) fn places(document: &Document<'_>, tree: &usvg::Tree) -> Vec<Link> {
    let places = by_name(tree);
    let links = document.descendants().filter(|it| it.tag_name().name() == "a");
    let link = |it: roxmltree::Node<'_, '_>| {
        Some(Link {
            address: it.attribute("href")?.to_owned(),
            place: *places.get(it.attribute("id")?)?,
        })
    };
    links.filter_map(link).collect()
}

/// The place of each named group.
fn by_name(tree: &usvg::Tree) -> BTreeMap<&str, usvg::Rect> {
    let mut places = BTreeMap::new();
    let mut open = vec![tree.root()];
    while let Some(group) = open.pop() {
        if !group.id().is_empty() {
            places.insert(group.id(), group.abs_bounding_box());
        }
        open.extend(group.children().iter().filter_map(|it| match it {
            usvg::Node::Group(group) => Some(group.as_ref()),
            _ => None,
        }));
    }
    places
}
