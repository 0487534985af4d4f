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
