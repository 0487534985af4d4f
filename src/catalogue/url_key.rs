use crate::catalogue::canonical_url;
use crate::catalogue::url::percent_decoded;

/// Parameters that only follow the reader around, and starts of families of them.
const TRACKING: &[&str] = &[
    "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "ref", "ref_src",
];
const TRACKING_STARTS: &[&str] = &["utm_", "pk_"];

/// Hosts that show the same page in another form.
const HOSTS: &[&str] = &["www.", "m.", "mobile."];

/// Names of files that stand for their folder.
const INDEXES: &[&str] = &[
    "index.html",
    "index.htm",
    "index.php",
    "index.asp",
    "index.aspx",
    "default.aspx",
];

/// Ports that a scheme implies.
const PORTS: &[&str] = &[":80", ":443"];

/// What an archive of the web puts before the address that it keeps.
const ARCHIVES: &[&str] = &["web.archive.org/web/", "archive.org/web/"];

/// A key under which the spellings of one address meet: scheme, "www." and mobile hosts, port, fragment, trailing
/// slash, "index.html", tracking parameters and percent-encoding aside, case folded; a copy in a web archive has the
/// key of what it copies.
pub fn url_key(address: &str) -> String {
    let mut address = canonical_url(address).to_lowercase();
    // A copy may be a copy of a copy; each round takes some bytes off.
    while let Some(copied) = in_archive(&address) {
        address = copied.to_owned();
    }
    let bare = host_and_rest(&address);
    let (bare, _) = bare.split_once('#').unwrap_or((bare, ""));
    let (path, query) = bare.split_once('?').unwrap_or((bare, ""));
    let path = percent_decoded(path);
    let (host, path) = path.split_once('/').unwrap_or((&path, ""));
    let host = PORTS.iter().find_map(|it| host.strip_suffix(it)).unwrap_or(host);
    let path = path.trim_end_matches(['/', '.', ',', ';', ')']);
    let folder = INDEXES.iter().find_map(|it| path.strip_suffix(it));
    let path = folder.filter(|it| it.is_empty() || it.ends_with('/')).unwrap_or(path);
    let path = path.trim_end_matches('/');
    let kept: Vec<String> = query
        .split('&')
        .filter(|it| !it.is_empty() && !is_tracking(it.split('=').next().unwrap_or("")))
        .map(percent_decoded)
        .collect();
    let mut key = host.trim_end_matches(['.', ',', ';', ')']).to_owned();
    for (mark, part) in [('/', path), ('?', kept.join("&").as_str())] {
        if !part.is_empty() {
            key.push(mark);
            key.extend(part.chars().filter(|it| !it.is_whitespace()));
        }
    }
    key
}

fn is_tracking(name: &str) -> bool {
    TRACKING.contains(&name) || TRACKING_STARTS.iter().any(|it| name.starts_with(it))
}

fn host_and_rest(address: &str) -> &str {
    let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
    let shorter = HOSTS.iter().find_map(|it| bare.strip_prefix(it));
    // "m.org" is a host of its own.
    shorter
        .filter(|it| it.split(['/', '?', '#']).next().is_some_and(|it| it.contains('.')))
        .unwrap_or(bare)
}

/// The address that a web archive copied: "web.archive.org/web/20190503/http://example.org/a".
fn in_archive(address: &str) -> Option<&str> {
    let bare = host_and_rest(address);
    let rest = ARCHIVES.iter().find_map(|it| bare.strip_prefix(it))?;
    let (time, copied) = rest.split_once('/')?;
    let is_time = time.starts_with(|it: char| it.is_ascii_digit()) && time.len() <= 20;
    (is_time && copied.contains('.')).then_some(copied)
}

#[cfg(test)]
mod tests {
    use super::url_key;

    #[test]
    fn spellings_of_one_address_meet() {
        let key = url_key("https://www.example.org/Ferry/");
        assert_eq!(key, "example.org/ferry");
        for other in [
            "example.org/ferry#",
            "http://example.org/ferry?fbclid=abc",
            "http://example.org/ferry?utm_source=a&utm_id=b",
            "https://m.example.org/ferry",
            "https://example.org:443/ferry/index.html",
            "https://example.org/f%65rry#top",
            "https://web.archive.org/web/20190503120000/https://www.example.org/ferry",
        ] {
            assert_eq!(url_key(other), key, "{other}");
        }
    }

    #[test]
    fn other_addresses_have_other_keys() {
        let key = url_key("http://example.org/ferry");
        for other in [
            "http://example.org/ferry?id=7",
            "http://example.org/ferry/2",
            "http://example.org",
            "http://example.org:8080/ferry",
            "http://maps.example.org/ferry",
            "http://example.org/ferry%23two",
        ] {
            assert_ne!(url_key(other), key, "{other}");
        }
        assert_eq!(url_key("http://m.org/a"), "m.org/a");
    }
}
