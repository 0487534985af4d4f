//! Targets of links, resolved against the address that a file gives for itself.

/// The address of `<base href>`: absolute, or none.
#[derive(Clone, Debug, Default)]
pub(in crate::read) struct Base(Option<String>);

impl Base {
    /// Takes an address; one that is not absolute is no base.
    pub(in crate::read) fn new(address: Option<&str>) -> Self {
        Self(
            address
                .map(str::trim)
                .filter(|it| scheme_end(it).is_some_and(|end| it[end..].starts_with("//")))
                .map(str::to_owned),
        )
    }

    /// A target as written, without the line ends that browsers drop; absolute where there is a base.
    pub(in crate::read) fn resolve(&self, target: &str) -> String {
        let target: String = target
            .trim()
            .chars()
            .filter(|it| !matches!(it, '\t' | '\n' | '\r'))
            .collect();
        let Some(base) = &self.0 else {
            return target;
        };
        if target.is_empty() || target.starts_with('#') || scheme_end(&target).is_some() {
            return target;
        }
        let Some(end) = scheme_end(base) else {
            return target;
        };
        if target.starts_with("//") {
            return format!("{}{target}", &base[..end]);
        }
        let host_end = base[end + 2..]
            .find(['/', '?', '#'])
            .map_or(base.len(), |it| end + 2 + it);
        let (host, path) = base.split_at(host_end);
        let path = path.split(['?', '#']).next().unwrap_or("");
        let (target_path, rest) = target.split_at(target.find(['?', '#']).unwrap_or(target.len()));
        let whole = match target_path.strip_prefix('/') {
            Some(_) => target_path.to_owned(),
            None if target_path.is_empty() => path.to_owned(),
            None => format!("{}/{target_path}", path.rsplit_once('/').map_or("", |it| it.0)),
        };
        format!("{host}{}{rest}", without_dots(&whole))
    }
}

/// Where the scheme of an absolute address ends, behind its colon.
fn scheme_end(address: &str) -> Option<usize> {
    let end = address.find(':')?;
    let scheme = &address[..end];
    let starts = scheme.starts_with(|it: char| it.is_ascii_alphabetic());
    let rest = scheme
        .bytes()
        .all(|it| it.is_ascii_alphanumeric() || b"+-.".contains(&it));
    (starts && rest).then_some(end + 1)
}

/// A path without "." and "..".
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let last = path.rsplit('/').next().unwrap_or("");
    for piece in path.split('/').skip(1) {
        match piece {
            "." => {}
            ".." => drop(kept.pop()),
            _ => kept.push(piece),
        }
    }
    let folder = if matches!(last, "." | "..") { "/" } else { "" };
    format!("/{}{folder}", kept.join("/"))
}

/// A name inside a file with its percent signs resolved: links escape what names need not.
pub(super) fn unescaped(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let digits = behind.get(..2).and_then(|it| std::str::from_utf8(it).ok());
        let escaped = digits
            .filter(|_| *first == b'%')
            .and_then(|it| u8::from_str_radix(it, 16).ok());
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { &behind[2..] } else { behind };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::Base;
    use super::unescaped;

    #[test]
    fn escaped_names_are_those_of_the_file() {
        assert_eq!(unescaped("cite-%D0%9B%d0%B0-1"), "cite-Ла-1");
        assert_eq!(unescaped("100%-%4"), "100%-%4");
    }

    #[test]
    fn targets_are_resolved_only_against_an_absolute_base() {
        let base = Base::new(Some(" https://lamps.example/a/b/list.html?x=1 "));
        for (target, expected) in [
            ("c.html#d", "https://lamps.example/a/b/c.html#d"),
            ("../../../c?q=/..", "https://lamps.example/c?q=/.."),
            ("/c/./d/..", "https://lamps.example/c/"),
            ("//ferries.example/x", "https://ferries.example/x"),
            ("#fn1", "#fn1"),
            ("?y=2", "https://lamps.example/a/b/list.html?y=2"),
            ("mailto:post@lamps.example", "mailto:post@lamps.example"),
            (
                "https://undocs.org/en/S/RES/98\n\t (1952)",
                "https://undocs.org/en/S/RES/98 (1952)",
            ),
            ("", ""),
        ] {
            assert_eq!(base.resolve(target), expected);
        }
        for base in [
            Base::default(),
            Base::new(Some("/folder/")),
            Base::new(Some("mailto:x")),
        ] {
            assert_eq!(base.resolve("c.html"), "c.html");
        }
    }
}
