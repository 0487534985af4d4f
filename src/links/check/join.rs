use crate::links::check::Target;

/// The address that `Location` names, seen from the one that sent it (RFC 3986, section 5).
pub(super) fn join(from: &Target, location: &str) -> String {
    let location = location.trim();
    let scheme = if from.https { "https" } else { "http" };
    if has_scheme(location) {
        return location.to_owned();
    }
    if let Some(rest) = location.strip_prefix("//") {
        return format!("{scheme}://{rest}");
    }
    let origin = Target {
        path: String::new(),
        ..from.clone()
    };
    let path = from.path.split(['?']).next().unwrap_or("");
    if location.is_empty() || location.starts_with('#') {
        return from.to_string();
    }
    if location.starts_with('?') {
        return format!("{origin}{path}{location}");
    }
    let (named, query) = match location.find(['?', '#']) {
        Some(at) => location.split_at(at),
        None => (location, ""),
    };
    let folder = path.rfind('/').map_or("", |it| &path[..=it]);
    let whole = if named.starts_with('/') {
        named.to_owned()
    } else {
        format!("{folder}{named}")
    };
    format!("{origin}{}{query}", without_dots(&whole))
}

/// "https:", "mailto:": letters, digits and a few marks before the first colon.
fn has_scheme(location: &str) -> bool {
    let Some((scheme, _)) = location.split_once(':') else {
        return false;
    };
    scheme.starts_with(|it: char| it.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || matches!(it, b'+' | b'-' | b'.'))
}

/// A path without `.` and `..`.
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let pieces: Vec<&str> = path.split('/').skip(1).collect();
    for piece in &pieces {
        match *piece {
            "." => {}
            ".." => {
                kept.pop();
            }
            it => kept.push(it),
        }
    }
    if matches!(pieces.last(), Some(&("." | ".."))) {
        kept.push("");
    }
    format!("/{}", kept.join("/"))
}

#[cfg(test)]
mod tests {
    use crate::links::check::Policy;
    use crate::links::check::Target;

    use super::join;

    #[test]
    fn locations_are_read_from_where_they_were_sent() {
        let from = Target::parse("https://lamps.example/a/b/c?d", &Policy::default()).unwrap();
        for (location, whole) in [
            ("http://b.example/x", "http://b.example/x"),
            ("//b.example/x", "https://b.example/x"),
            ("/x/../y", "https://lamps.example/y"),
            ("x", "https://lamps.example/a/b/x"),
            ("../x?q=../z", "https://lamps.example/a/x?q=../z"),
            ("../../../..", "https://lamps.example/"),
            ("?e", "https://lamps.example/a/b/c?e"),
            ("#top", "https://lamps.example/a/b/c?d"),
            ("", "https://lamps.example/a/b/c?d"),
            ("mailto:lamp@lamps.example", "mailto:lamp@lamps.example"),
        ] {
            assert_eq!(join(&from, location), whole, "{location}");
        }
    }
}
