use std::net::SocketAddr;
use std::time::Duration;

/// Limits of a run, and what may be asked.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Hosts that are asked at the same time.
    pub at_once: usize,
    /// Time between two requests to one host.
    pub pause: Duration,
    /// Time limit of one request, with the look-up of the name.
    pub timeout: Duration,
    /// Time limit of the run. What is not reached by then is not checked.
    pub total: Duration,
    /// Redirects that are followed for one address.
    pub redirects: usize,
    /// Times that a request is made again after 429, a failing server, or no answer.
    pub retries: u32,
    /// Longest wait that a server may ask for (`Retry-After`).
    pub longest_wait: Duration,
    /// Addresses of one host without any answer, in a row, after which the rest of them is left alone.
    pub give_up_after: u32,
    /// Longest head of an answer that is read, in bytes. Of bodies nothing is read.
    pub head_bytes: usize,
    /// Longest address that is asked, in bytes.
    pub address_bytes: usize,
    /// Ports besides those of http and https.
    pub ports: Vec<u16>,
    /// A proxy that the user named: `http://host:port`. Those of the environment are not used.
    pub proxy: Option<String>,
    /// Addresses that are connected to although they are of a refused range, with their ports. None, but for a caller
    /// that runs a server of its own, as tests do.
    pub own_servers: Vec<SocketAddr>,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            at_once: 8,
            pause: Duration::from_secs(1),
            timeout: Duration::from_secs(20),
            total: Duration::from_secs(30 * 60),
            redirects: 5,
            retries: 2,
            longest_wait: Duration::from_secs(60),
            give_up_after: 3,
            head_bytes: 32 << 10,
            address_bytes: 8 << 10,
            ports: Vec::new(),
            proxy: None,
            own_servers: Vec::new(),
        }
    }
}

impl Policy {
    /// The limits with their values in words, as docs/links.md shows them.
    pub fn limits(&self) -> Vec<(&'static str, String)> {
        let seconds = |it: Duration| format!("{} s", it.as_secs());
        vec![
            ("hosts asked at the same time", self.at_once.to_string()),
            ("requests to one host at the same time", "1".to_owned()),
            ("pause between two requests to one host", seconds(self.pause)),
            (
                "time for one request, with the look-up of the name",
                seconds(self.timeout),
            ),
            ("time for the whole run", format!("{} min", self.total.as_secs() / 60)),
            ("redirects followed for one address", self.redirects.to_string()),
            ("times that a request is made again", self.retries.to_string()),
            ("longest wait that a server may ask for", seconds(self.longest_wait)),
            (
                "addresses of a host without answer before it is left alone",
                self.give_up_after.to_string(),
            ),
            (
                "bytes read of the head of an answer",
                format!("{} kB", self.head_bytes >> 10),
            ),
            ("bytes read of the body of an answer", "0".to_owned()),
            ("longest address", format!("{} kB", self.address_bytes >> 10)),
        ]
    }
}
