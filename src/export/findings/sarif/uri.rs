use std::fmt::Write as _;
use std::path::MAIN_SEPARATOR;
use std::path::Path;

/// The address of a file: relative where its path is, everything but letters, digits and "-._~/" as percent signs.
pub(super) fn of(file: &str) -> String {
    let slashed = file.replace(MAIN_SEPARATOR, "/");
    let path = slashed.strip_prefix("./").unwrap_or(&slashed);
    let mut uri = match (Path::new(file).is_absolute(), path.starts_with('/')) {
        (true, true) => "file://".to_owned(),
        (true, false) => "file:///".to_owned(),
        (false, _) => String::new(),
    };
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn paths_become_addresses() {
        let cases = [
            ("letters/03 ferry.txt", "letters/03%20ferry.txt"),
            ("./a:b#c?.md", "a%3Ab%23c%3F.md"),
            ("../灯.txt", "../%E7%81%AF.txt"),
            ("100%.txt", "100%25.txt"),
        ];
        for (file, uri) in cases {
            assert_eq!(of(file), uri);
        }
        if cfg!(unix) {
            assert_eq!(of("/lamps/a\\b.txt"), "file:///lamps/a%5Cb.txt");
        }
    }
}
