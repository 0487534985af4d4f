use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;

/// One gate a host: whoever holds it is the only one that asks the host, and it holds the time from which the host may
/// be asked again. Redirects lead from one host to another, so that threads meet there.
#[derive(Default)]
pub(super) struct Hosts {
    gates: Mutex<BTreeMap<String, Arc<Mutex<Duration>>>>,
}

impl Hosts {
    /// The gate of a host.
    pub(super) fn gate(&self, host: &str) -> Arc<Mutex<Duration>> {
        let mut gates = self.gates.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(gates.entry(host.to_owned()).or_default())
    }
}
