use std::fmt;
use std::fmt::Write as _;

use crate::links::check::Policy;

/// An address that may be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Over https, else over http.
    pub https: bool,
    /// Name of the host in small letters, or its address, IPv6 in brackets.
    pub host: String,
    /// Port.
    pub port: u16,
    /// Path and query, with what a request may not hold percent-encoded; starts with a slash.
    pub path: String,
    /// Whether the address was given without scheme, so that https is a guess.
    pub guessed: bool,
}

/// Bytes of paths and queries that are sent as they are, besides letters and digits (RFC 3986, with the marks that
/// browsers leave).
const PLAIN: &[u8] = b"-._~:/?#[]@!$&'()*+,;=%|";

impl Target {
    /// Reads an address; without scheme it is taken as one of https. A fragment is not part of what is asked.
    ///
    /// # Errors
    /// Why it is not asked, in words.
    pub fn parse(address: &str, policy: &Policy) -> Result<Self, String> {
        if address.len() > policy.address_bytes {
            return Err(format!("it is longer than {} kB", policy.address_bytes >> 10));
        }
        let (scheme, rest) = address.split_once("://").unwrap_or(("", address));
        // "example.org/?to=https://…" has no scheme of its own.
        let (scheme, rest) = match scheme.contains(['/', '?', '.']) {
            true => ("", address),
            false => (scheme, rest),
        };
        let https = match scheme.to_ascii_lowercase().as_str() {
            "https" | "" => true,
            "http" => false,
            other => return Err(format!("only http and https are asked, not {other}")),
        };
        let (rest, _) = rest.split_once('#').unwrap_or((rest, ""));
        let end = rest.find(['/', '?', '\\']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(end);
        if authority.contains('@') {
            return Err("it holds a user's name or password".to_owned());
        }
        let (host, port) = split_port(authority)?;
        let host = host.to_ascii_lowercase();
        check_host(&host)?;
        let usual = if https { 443 } else { 80 };
        let port = port.unwrap_or(usual);
        if !matches!(port, 80 | 443) && !policy.ports.contains(&port) {
            return Err(format!("port {port} is not asked; `--allow-port {port}` lets it"));
        }
        Ok(Self {
            https,
            host,
            port,
            path: encoded(path),
            guessed: scheme.is_empty(),
        })
    }

    /// The same address over the other scheme; `None` where it names a port of its own.
    pub(super) fn over(&self, https: bool) -> Option<Self> {
        let usual = |https| if https { 443 } else { 80 };
        (self.port == usual(self.https)).then(|| Self {
            https,
            port: usual(https),
            ..self.clone()
        })
    }
}

/// The whole address.
impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.https { "https" } else { "http" };
        write!(f, "{scheme}://{}", self.host)?;
        if self.port != if self.https { 443 } else { 80 } {
            write!(f, ":{}", self.port)?;
        }
        f.write_str(&self.path)
    }
}

/// The host and the port of an authority.
fn split_port(authority: &str) -> Result<(&str, Option<u16>), String> {
    // The colons of an IPv6 address stand in brackets.
    let after = authority.rfind(']').map_or(0, |it| it + 1);
    let Some(colon) = authority.get(after..).and_then(|it| it.find(':')) else {
        return Ok((authority, None));
    };
    let (host, port) = authority.split_at(after + colon);
    match port.get(1..).unwrap_or("") {
        "" => Ok((host, None)),
        digits => match digits.parse() {
            Ok(port) if port != 0 => Ok((host, Some(port))),
            _ => Err(format!("“{digits}” is no port")),
        },
    }
}

fn check_host(host: &str) -> Result<(), String> {
    /// Longest name of a host, in bytes (RFC 1035).
    const LONGEST: usize = 253;
    if host.is_empty() {
        return Err("it names no host".to_owned());
    }
    if !host.is_ascii() {
        return Err("its host has letters outside of ASCII; give the host's form with xn--".to_owned());
    }
    let inside = host.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
    let plain = match inside {
        Some(inside) => inside.parse::<std::net::Ipv6Addr>().is_ok(),
        None => host
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'.' | b'_')),
    };
    if !plain || host.len() > LONGEST {
        return Err("its host is no name and no address".to_owned());
    }
    Ok(())
}

/// A path and query as a request may hold it.
fn encoded(path: &str) -> String {
    let mut text = String::with_capacity(path.len() + 1);
    if !path.starts_with(['/', '\\']) {
        text.push('/');
    }
    let query = path.find('?').unwrap_or(path.len());
    for (at, byte) in path.bytes().enumerate() {
        match byte {
            // Browsers take it for a slash in paths.
            b'\\' if at < query => text.push('/'),
            it if it.is_ascii_alphanumeric() || PLAIN.contains(&it) => text.push(char::from(it)),
            it => {
                let _ = write!(text, "%{it:02X}");
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use crate::links::check::Policy;

    use super::Target;

    #[test]
    fn addresses_are_read_as_they_are_asked() {
        let policy = Policy::default();
        for (address, asked) in [
            ("https://Lamps.Example", "https://lamps.example/"),
            ("http://lamps.example:80/a?b=c#d", "http://lamps.example/a?b=c"),
            ("HTTPS://lamps.example:443?b", "https://lamps.example/?b"),
            (
                "www.lamps.example/to?u=http://b.example",
                "https://www.lamps.example/to?u=http://b.example",
            ),
            (
                "https://lamps.example/é lamp\"",
                "https://lamps.example/%C3%A9%20lamp%22",
            ),
            ("https://lamps.example\\a\\b?c\\d", "https://lamps.example/a/b?c%5Cd"),
            ("http://[2620:0:2d0::1]/x", "http://[2620:0:2d0::1]/x"),
            ("http://lamps.example:443/", "http://lamps.example:443/"),
        ] {
            assert_eq!(Target::parse(address, &policy).unwrap().to_string(), asked, "{address}");
        }
        assert!(Target::parse("www.lamps.example", &policy).unwrap().guessed);
    }

    #[test]
    fn what_is_not_asked_says_why() {
        let policy = Policy {
            ports: vec![8080],
            ..Policy::default()
        };
        let long = format!("https://lamps.example/{}", "a".repeat(9000));
        for (address, why) in [
            ("ftp://lamps.example/a", "only http and https are asked, not ftp"),
            (
                "https://lamp:secret@lamps.example/",
                "it holds a user's name or password",
            ),
            ("https://lamps.example\\@10.0.0.1/", ""),
            (
                "https://lamps.example:22/",
                "port 22 is not asked; `--allow-port 22` lets it",
            ),
            ("https://lamps.example:8080/", ""),
            ("https://lamps.example:99999/", "“99999” is no port"),
            ("https://lamps.example:x/", "“x” is no port"),
            ("https:///a", "it names no host"),
            (
                "https://лампа.example/",
                "its host has letters outside of ASCII; give the host's form with xn--",
            ),
            ("https://lamps example/", "its host is no name and no address"),
            ("https://[fe80::1%25eth0]/", "its host is no name and no address"),
            (&long, "it is longer than 8 kB"),
        ] {
            let told = Target::parse(address, &policy).err().unwrap_or_default();
            assert_eq!(told, why, "{address}");
        }
    }
}
