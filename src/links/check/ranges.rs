use std::net::IpAddr;

/// A range of addresses that is never connected to.
#[derive(Clone, Copy, Debug)]
pub struct Range {
    /// First address, as people write it.
    pub first: &'static str,
    /// Last address.
    pub last: &'static str,
    /// What it is for, in words.
    pub what: &'static str,
}

const fn range(first: &'static str, last: &'static str, what: &'static str) -> Range {
    Range { first, last, what }
}

/// The ranges that are refused, after the registers of special-purpose addresses of IANA (RFC 6890 and its updates). Of
/// IPv6, what lies outside of 2000::/3 is not given to anyone on the public network: it is refused whole.
pub const REFUSED: &[Range] = &[
    range("0.0.0.0", "0.255.255.255", "it is unspecified, “this network”"),
    range("10.0.0.0", "10.255.255.255", "it is private"),
    range(
        "100.64.0.0",
        "100.127.255.255",
        "it is shared inside a provider's network",
    ),
    range("127.0.0.0", "127.255.255.255", "it is loopback, this machine"),
    range("169.254.0.0", "169.254.255.255", "it is link-local"),
    range("172.16.0.0", "172.31.255.255", "it is private"),
    range("192.0.0.0", "192.0.0.255", "it is set apart for protocols"),
    range("192.0.2.0", "192.0.2.255", "it is for documentation"),
    range("192.88.99.0", "192.88.99.255", "it is a relay of 6to4"),
    range("192.168.0.0", "192.168.255.255", "it is private"),
    range("198.18.0.0", "198.19.255.255", "it is for measurements"),
    range("198.51.100.0", "198.51.100.255", "it is for documentation"),
    range("203.0.113.0", "203.0.113.255", "it is for documentation"),
    range("224.0.0.0", "239.255.255.255", "it is multicast"),
    range("240.0.0.0", "255.255.255.255", "it is reserved"),
    range("::", "::", "it is unspecified"),
    range("::1", "::1", "it is loopback, this machine"),
    range("::ffff:0:0", "::ffff:ffff:ffff", "it maps an IPv4 address"),
    range(
        "64:ff9b::",
        "64:ff9b::ffff:ffff",
        "it translates an IPv4 address (NAT64)",
    ),
    range(
        "64:ff9b:1::",
        "64:ff9b:1:ffff:ffff:ffff:ffff:ffff",
        "it translates an IPv4 address (NAT64)",
    ),
    range(
        "fc00::",
        "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "it is private (unique local)",
    ),
    range("fe80::", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "it is link-local"),
    range(
        "fec0::",
        "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "it is private (site-local)",
    ),
    range("ff00::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "it is multicast"),
    range(
        "2001::",
        "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff",
        "it is set apart for protocols, Teredo among them",
    ),
    range(
        "2001:db8::",
        "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
        "it is for documentation",
    ),
    range(
        "2002::",
        "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "it carries an IPv4 address (6to4)",
    ),
    range(
        "3fff::",
        "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff",
        "it is for documentation",
    ),
    range(
        "::",
        "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "it is no public address",
    ),
    range(
        "4000::",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "it is no public address",
    ),
];

/// Why an address is not connected to; `None` for public ones.
pub fn refused(address: IpAddr) -> Option<&'static str> {
    REFUSED.iter().find(|it| it.holds(address)).map(|it| it.what)
}

impl Range {
    /// Whether an address lies in it.
    pub fn holds(&self, address: IpAddr) -> bool {
        let ends = (self.first.parse::<IpAddr>(), self.last.parse::<IpAddr>());
        let (Ok(first), Ok(last)) = ends else {
            return false;
        };
        first.is_ipv4() == address.is_ipv4() && (first..=last).contains(&address)
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::REFUSED;
    use super::refused;

    /// Each range by hand: what lies before it, its first, its last, what lies behind it; whether the two neighbours
    /// are refused for another reason.
    const TABLE: &[(&str, bool, &str, &str, &str, bool)] = &[
        ("1.0.0.0", false, "0.0.0.0", "0.255.255.255", "1.0.0.0", false),
        ("9.255.255.255", false, "10.0.0.0", "10.255.255.255", "11.0.0.0", false),
        (
            "100.63.255.255",
            false,
            "100.64.0.0",
            "100.127.255.255",
            "100.128.0.0",
            false,
        ),
        (
            "126.255.255.255",
            false,
            "127.0.0.0",
            "127.255.255.255",
            "128.0.0.0",
            false,
        ),
        (
            "169.253.255.255",
            false,
            "169.254.0.0",
            "169.254.255.255",
            "169.255.0.0",
            false,
        ),
        (
            "172.15.255.255",
            false,
            "172.16.0.0",
            "172.31.255.255",
            "172.32.0.0",
            false,
        ),
        ("191.255.255.255", false, "192.0.0.0", "192.0.0.255", "192.0.1.0", false),
        ("192.0.1.255", false, "192.0.2.0", "192.0.2.255", "192.0.3.0", false),
        (
            "192.88.98.255",
            false,
            "192.88.99.0",
            "192.88.99.255",
            "192.88.100.0",
            false,
        ),
        (
            "192.167.255.255",
            false,
            "192.168.0.0",
            "192.168.255.255",
            "192.169.0.0",
            false,
        ),
        (
            "198.17.255.255",
            false,
            "198.18.0.0",
            "198.19.255.255",
            "198.20.0.0",
            false,
        ),
        (
            "198.51.99.255",
            false,
            "198.51.100.0",
            "198.51.100.255",
            "198.51.101.0",
            false,
        ),
        (
            "203.0.112.255",
            false,
            "203.0.113.0",
            "203.0.113.255",
            "203.0.114.0",
            false,
        ),
        (
            "223.255.255.255",
            false,
            "224.0.0.0",
            "239.255.255.255",
            "240.0.0.0",
            true,
        ),
        (
            "239.255.255.255",
            true,
            "240.0.0.0",
            "255.255.255.255",
            "255.255.255.255",
            true,
        ),
        ("::1", true, "::", "::", "::2", true),
        ("::", true, "::1", "::1", "::2", true),
        (
            "::fffe:ffff:ffff",
            true,
            "::ffff:0.0.0.0",
            "::ffff:255.255.255.255",
            "::1:0:0:0",
            true,
        ),
        (
            "64:ff9a::",
            true,
            "64:ff9b::",
            "64:ff9b::255.255.255.255",
            "64:ff9b::1:0:0",
            true,
        ),
        (
            "64:ff9b::1",
            true,
            "64:ff9b:1::",
            "64:ff9b:1:ffff:ffff:ffff:ffff:ffff",
            "64:ff9b:2::",
            true,
        ),
        (
            "fbff::",
            true,
            "fc00::",
            "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "fe00::",
            true,
        ),
        (
            "fe7f::",
            true,
            "fe80::",
            "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "fec0::",
            true,
        ),
        (
            "febf::",
            true,
            "fec0::",
            "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "ff00::",
            true,
        ),
        (
            "feff::",
            true,
            "ff00::",
            "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "ff00::1",
            true,
        ),
        (
            "2000:ffff::",
            false,
            "2001::",
            "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff",
            "2001:200::",
            false,
        ),
        (
            "2001:db7:ffff::",
            false,
            "2001:db8::",
            "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
            "2001:db9::",
            false,
        ),
        (
            "2001:ffff::",
            false,
            "2002::",
            "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "2003::",
            false,
        ),
        (
            "3ffe:ffff::",
            false,
            "3fff::",
            "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff",
            "3fff:1000::",
            false,
        ),
        (
            "::",
            true,
            "::",
            "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "2000::",
            false,
        ),
        (
            "3fff:ffff::",
            false,
            "4000::",
            "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "4000::1",
            true,
        ),
    ];

    #[test]
    fn each_range_is_refused_from_its_first_to_its_last_address() {
        assert_eq!(TABLE.len(), REFUSED.len());
        for ((before, before_too, first, last, behind, behind_too), range) in TABLE.iter().zip(REFUSED) {
            let address = |it: &str| it.parse::<IpAddr>().unwrap();
            for inside in [*first, *last] {
                assert!(range.holds(address(inside)), "{inside} is {}", range.what);
                assert!(refused(address(inside)).is_some(), "{inside}");
            }
            assert_eq!(refused(address(before)).is_some(), *before_too, "{before}");
            assert_eq!(refused(address(behind)).is_some(), *behind_too, "{behind}");
        }
    }

    #[test]
    fn public_addresses_are_not_refused() {
        for public in ["8.8.8.8", "157.150.185.69", "2620:0:2d0:200::7", "2a00::1"] {
            assert_eq!(refused(public.parse().unwrap()), None, "{public}");
        }
    }
}
