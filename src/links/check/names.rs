use std::io;
use std::net::IpAddr;
use std::net::SocketAddr;
use std::net::ToSocketAddrs as _;
use std::sync::mpsc;
use std::time::Duration;

use crate::links::check::Failure;
use crate::links::check::Policy;
use crate::links::check::refused;

/// Looks up the names of hosts.
pub trait Names: Send + Sync {
    /// The addresses of a host, which may be written as an address itself, within a time limit.
    ///
    /// # Errors
    /// `NoName`, or `TooSlow`.
    fn addresses(&self, host: &str, port: u16, limit: Duration) -> Result<Vec<SocketAddr>, Failure>;
}

/// The names of the system.
pub struct SystemNames;

impl Names for SystemNames {
    fn addresses(&self, host: &str, port: u16, limit: Duration) -> Result<Vec<SocketAddr>, Failure> {
        let (send, receive) = mpsc::channel();
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        // The system's look-up has no time limit; where it takes longer, its thread ends unheard.
        let look_up = move || {
            let found: io::Result<Vec<SocketAddr>> = (host.as_str(), port).to_socket_addrs().map(Iterator::collect);
            let _ = send.send(found);
        };
        std::thread::Builder::new()
            .name("ibid-names".to_owned())
            .spawn(look_up)
            .map_err(|it| Failure::NoConnection(it.to_string()))?;
        match receive.recv_timeout(limit) {
            Ok(Ok(found)) if !found.is_empty() => Ok(found),
            Ok(_) => Err(Failure::NoName),
            Err(_) => Err(Failure::TooSlow),
        }
    }
}

/// The addresses of a host that may be connected to: public ones, and those that the policy names.
pub(super) fn permitted(found: Vec<SocketAddr>, policy: &Policy) -> Result<Vec<SocketAddr>, Failure> {
    let first: Option<(IpAddr, &'static str)> = found
        .iter()
        .find_map(|it| refused(it.ip()).map(|range| (it.ip(), range)));
    let kept: Vec<SocketAddr> = found
        .into_iter()
        .filter(|it| policy.own_servers.contains(it) || refused(it.ip()).is_none())
        .collect();
    match (kept.is_empty(), first) {
        (false, _) => Ok(kept),
        (true, Some((address, range))) => Err(Failure::NotPublic(address, range)),
        (true, None) => Err(Failure::NoName),
    }
}
