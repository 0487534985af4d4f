use std::sync::PoisonError;
use std::time::Duration;

use crate::links::check::Failure;
use crate::links::check::Method;
use crate::links::check::Response;
use crate::links::check::Run;
use crate::links::check::STEP;
use crate::links::check::Target;
use crate::links::check::retry_after::retry_after;

/// Answers to HEAD after which GET is asked: servers that know no HEAD say any of them.
const HEAD_REFUSED: [u16; 8] = [400, 403, 404, 405, 406, 410, 500, 501];

/// Answers after which the same is asked once more, later.
const LATER: [u16; 5] = [429, 500, 502, 503, 504];

impl Run<'_> {
    /// The head of a page: HEAD, then GET where that may be HEAD's fault, then again where it may pass.
    pub(super) fn settle(&self, target: &Target) -> Result<Response, Failure> {
        let mut method = Method::Head;
        let mut tries = 0;
        loop {
            let answer = self.ask(target, method);
            let wait = match &answer {
                Ok(it) if method == Method::Head && HEAD_REFUSED.contains(&it.status) => {
                    method = Method::Get;
                    continue;
                }
                Ok(it) if LATER.contains(&it.status) => {
                    let now = self.check.clock.unix();
                    let asked = it.retry_after.as_deref().and_then(|it| retry_after(it, now));
                    if let Some(wait) = asked {
                        self.hold(&target.host, wait);
                    }
                    asked.unwrap_or(self.growing(tries))
                }
                Err(Failure::TooSlow | Failure::NoConnection(_)) => self.growing(tries),
                _ => return answer,
            };
            if tries >= self.check.policy.retries || wait > self.check.policy.longest_wait {
                return answer;
            }
            tries += 1;
            method = Method::Get;
            self.hold(&target.host, wait);
        }
    }

    /// A pause that doubles with each try.
    fn growing(&self, tries: u32) -> Duration {
        self.check.policy.pause.saturating_mul(2_u32.saturating_pow(tries))
    }

    /// Asks once, when the host's turn has come.
    fn ask(&self, target: &Target, method: Method) -> Result<Response, Failure> {
        let gate = self.hosts.gate(&target.host);
        let mut from = gate.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(failure) = self.over() {
                return Err(failure);
            }
            let wait = from.saturating_sub(self.check.clock.now());
            if wait.is_zero() {
                break;
            }
            if wait > self.check.policy.longest_wait.max(self.check.policy.pause) {
                return Err(Failure::AskedToWait(wait));
            }
            self.check.clock.sleep(wait.min(STEP));
        }
        let answer = self.check.client.fetch(target, method);
        *from = self.check.clock.now().saturating_add(self.check.policy.pause);
        // What a stop cut short says nothing of the address.
        match self.over() {
            Some(Failure::Stopped) if answer.is_err() => Err(Failure::Stopped),
            _ => answer,
        }
    }

    /// Keeps a host from being asked for a while.
    fn hold(&self, host: &str, wait: Duration) {
        let gate = self.hosts.gate(host);
        let mut from = gate.lock().unwrap_or_else(PoisonError::into_inner);
        *from = (*from).max(self.check.clock.now().saturating_add(wait));
    }
}
