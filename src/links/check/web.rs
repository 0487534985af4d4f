use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;
use std::time::Duration;
use std::time::Instant;

use ureq::Agent;
use ureq::config::Config;
use ureq::http::HeaderMap;
use ureq::http::Uri;
use ureq::unversioned::resolver::ResolvedSocketAddrs;
use ureq::unversioned::resolver::Resolver;
use ureq::unversioned::transport::DefaultConnector;
use ureq::unversioned::transport::NextTimeout;

use crate::links::check::Client;
use crate::links::check::Failure;
use crate::links::check::Method;
use crate::links::check::Names;
use crate::links::check::Policy;
use crate::links::check::Response;
use crate::links::check::Target;
use crate::links::check::names::permitted;

/// What we say of ourselves to servers.
const USER_AGENT: &str = concat!("ibid/", env!("CARGO_PKG_VERSION"), " (checks the links of a document)");

/// Most addresses of one host that are tried.
const MOST_ADDRESSES: usize = 8;

/// Sends requests to the web. A name is looked up once for each request, its addresses are checked, and the connection
/// is made to one of just these: nothing looks the name up a second time.
pub struct Web {
    policy: Policy,
    names: Box<dyn Names>,
    /// What is under way, so that it can be stopped.
    agents: Mutex<BTreeMap<u64, Agent>>,
    count: AtomicU64,
    stopped: AtomicBool,
}

impl Web {
    /// A client within a policy.
    ///
    /// # Errors
    /// When the proxy's address cannot be used; why, in words.
    pub fn new(policy: Policy, names: Box<dyn Names>) -> Result<Self, String> {
        if let Some(address) = &policy.proxy {
            proxy(address)?;
        }
        Ok(Self {
            policy,
            names,
            agents: Mutex::default(),
            count: AtomicU64::default(),
            stopped: AtomicBool::default(),
        })
    }

    /// The addresses to connect to: the host's own after the check, or the proxy's.
    fn addresses(&self, target: &Target) -> Result<Vec<SocketAddr>, Failure> {
        let limit = self.policy.timeout;
        let found = self.names.addresses(&target.host, target.port, limit);
        let Some((host, port)) = self.policy.proxy.as_deref().and_then(|it| proxy(it).ok()) else {
            return permitted(found?, &self.policy);
        };
        // Behind a proxy names may be known to it alone; what is known here is checked all the same.
        if let Ok(found) = found {
            permitted(found, &self.policy)?;
        }
        self.names.addresses(&host, port, limit)
    }

    fn config(&self, left: Duration) -> Result<Config, Failure> {
        let named = self.policy.proxy.as_deref().map(ureq::Proxy::new).transpose();
        Ok(Agent::config_builder()
            // `None` also where the environment names a proxy.
            .proxy(named.map_err(|it| failure(&it))?)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(USER_AGENT)
            .timeout_global(Some(left))
            .max_response_header_size(self.policy.head_bytes)
            .max_idle_connections(0)
            .build())
    }
}

impl Client for Web {
    fn fetch(&self, target: &Target, method: Method) -> Result<Response, Failure> {
        let started = Instant::now();
        let mut addresses = self.addresses(target)?;
        addresses.truncate(MOST_ADDRESSES);
        let left = self.policy.timeout.saturating_sub(started.elapsed());
        if left.is_zero() {
            return Err(Failure::TooSlow);
        }
        let agent = Agent::with_parts(self.config(left)?, DefaultConnector::default(), Checked(addresses));
        let key = self.count.fetch_add(1, Ordering::Relaxed);
        let agents = || self.agents.lock().unwrap_or_else(PoisonError::into_inner);
        agents().insert(key, agent.clone());
        if self.stopped.load(Ordering::SeqCst) {
            agents().remove(&key);
            return Err(Failure::Stopped);
        }
        let address = target.to_string();
        let answer = match method {
            Method::Head => agent.head(&address).call(),
            Method::Get => agent.get(&address).call(),
        };
        agents().remove(&key);
        // The body is dropped unread, which closes the connection.
        let response = answer.map_err(|it| failure(&it))?;
        let headers = response.headers();
        Ok(Response {
            status: response.status().as_u16(),
            location: text(headers, "location"),
            retry_after: text(headers, "retry-after"),
            content_type: text(headers, "content-type"),
        })
    }

    fn stop(&self) {
        self.stopped.store(true, Ordering::SeqCst);
        let under_way = std::mem::take(&mut *self.agents.lock().unwrap_or_else(PoisonError::into_inner));
        under_way.into_values().for_each(Agent::shutdown);
    }
}

/// A field of an answer; bytes that are no UTF-8 are kept as replacement characters.
fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    let value = headers.get(name)?;
    Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
}

/// Host and port of a proxy.
fn proxy(address: &str) -> Result<(String, u16), String> {
    let wrong = "give it as http://host:port";
    let uri: Uri = address.parse().map_err(|_| wrong.to_owned())?;
    let authority = uri.authority().ok_or(wrong)?;
    if authority.as_str().contains('@') {
        return Err("names and passwords of proxies are not sent".to_owned());
    }
    match (uri.scheme_str(), authority.port_u16()) {
        (Some("http"), Some(port)) => Ok((authority.host().to_owned(), port)),
        _ => Err(wrong.to_owned()),
    }
}

/// The addresses of a host that were checked; takes the place of every other look-up.
struct Checked(Vec<SocketAddr>);

impl fmt::Debug for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.0).finish()
    }
}

impl Resolver for Checked {
    fn resolve(&self, _: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let mut addresses = self.empty();
        for address in &self.0 {
            addresses.push(*address);
        }
        Ok(addresses)
    }
}

/// What went wrong, in our words.
fn failure(error: &ureq::Error) -> Failure {
    use ureq::Error;
    match error {
        Error::Timeout(_) => Failure::TooSlow,
        Error::Io(it) if it.kind() == io::ErrorKind::TimedOut => Failure::TooSlow,
        // Errors of certificates come wrapped, as those of a stream.
        Error::Io(it) if it.kind() == io::ErrorKind::InvalidData => Failure::NoTrust(it.to_string()),
        Error::Io(it) => Failure::NoConnection(it.to_string()),
        Error::ConnectionFailed | Error::ConnectProxyFailed(_) => Failure::NoConnection(error.to_string()),
        Error::Tls(_) | Error::Rustls(_) | Error::Pem(_) | Error::TlsRequired => Failure::NoTrust(error.to_string()),
        Error::HostNotFound => Failure::NoName,
        _ => Failure::NoHttp(error.to_string()),
    }
}
