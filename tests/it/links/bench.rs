//! What the tests of the check need: names, a clock and a client of their own, and a run over a few addresses.

use std::collections::BTreeMap;
use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use ibid::links::Answer;
use ibid::links::check::Check;
use ibid::links::check::Client;
use ibid::links::check::Clock;
use ibid::links::check::Failure;
use ibid::links::check::Method;
use ibid::links::check::Names;
use ibid::links::check::Policy;
use ibid::links::check::Response;
use ibid::links::check::Target;
use ibid::links::check::Web;

/// The hour at which tests take place.
pub(super) const NOON: u64 = 1_700_000_000;

/// Names as the test gives them: each look-up of a name takes its next answer, the last for good. Other hosts are
/// addresses as they are written.
#[derive(Clone, Default)]
pub(super) struct Given {
    answers: Arc<Mutex<BTreeMap<String, VecDeque<Vec<SocketAddr>>>>>,
    /// Names that were looked up.
    pub(super) looked_up: Arc<Mutex<Vec<String>>>,
}

impl Given {
    pub(super) fn name(self, host: &str, answers: &[&[SocketAddr]]) -> Self {
        let answers = answers.iter().map(|it| it.to_vec()).collect();
        self.answers.lock().unwrap().insert(host.to_owned(), answers);
        self
    }
}

impl Names for Given {
    fn addresses(&self, host: &str, port: u16, _: Duration) -> Result<Vec<SocketAddr>, Failure> {
        self.looked_up.lock().unwrap().push(host.to_owned());
        if let Some(answers) = self.answers.lock().unwrap().get_mut(host) {
            return match answers.len() {
                1 => Ok(answers[0].clone()),
                _ => Ok(answers.pop_front().unwrap()),
            };
        }
        let bare = host.trim_matches(['[', ']']);
        bare.parse()
            .map_or(Err(Failure::NoName), |it| Ok(vec![SocketAddr::new(it, port)]))
    }
}

/// A clock on which waiting takes no time.
#[derive(Default)]
pub(super) struct Hands {
    at: Mutex<Duration>,
}

impl Clock for Hands {
    fn now(&self) -> Duration {
        *self.at.lock().unwrap()
    }

    fn unix(&self) -> u64 {
        NOON + self.now().as_secs()
    }

    fn sleep(&self, time: Duration) {
        *self.at.lock().unwrap() += time;
    }
}

/// Asks what is https over http, as the test's server knows no encryption; keeps when each was asked.
struct Plain<'a> {
    web: Web,
    clock: &'a Hands,
    asked: Mutex<Vec<(String, Duration)>>,
}

impl Client for Plain<'_> {
    fn fetch(&self, target: &Target, method: Method) -> Result<Response, Failure> {
        let time = self.clock.now();
        self.asked.lock().unwrap().push((target.to_string(), time));
        let plain = Target {
            https: false,
            ..target.clone()
        };
        self.web.fetch(&plain, method)
    }

    fn stop(&self) {
        self.web.stop();
    }
}

/// What a run gave: answers, and what was asked at which second of the clock.
pub(super) struct Ran {
    pub(super) answers: BTreeMap<String, Answer>,
    pub(super) asked: Vec<(String, Duration)>,
}

impl Ran {
    /// "status: why" of an address.
    pub(super) fn told(&self, address: &str) -> String {
        let answer = &self.answers[address];
        format!("{}: {}", answer.status.name(), answer.why)
    }
}

/// Runs a check with a clock of the test's.
pub(super) fn run(addresses: &[&str], names: &Given, policy: &Policy) -> Ran {
    let stop = AtomicBool::new(false);
    run_until(addresses, names, policy, &stop)
}

pub(super) fn run_until(addresses: &[&str], names: &Given, policy: &Policy, stop: &AtomicBool) -> Ran {
    let clock = Hands::default();
    let client = Plain {
        web: Web::new(policy.clone(), Box::new(names.clone())).unwrap(),
        clock: &clock,
        asked: Mutex::default(),
    };
    let check = Check {
        policy,
        client: &client,
        clock: &clock,
        stop,
    };
    let answers = check.run(addresses, &mut |_, _| {});
    Ran {
        answers,
        asked: client.asked.into_inner().unwrap(),
    }
}

/// A policy that lets the servers of a test be asked, one host at a time.
pub(super) fn policy(servers: &[SocketAddr]) -> Policy {
    Policy {
        at_once: 1,
        own_servers: servers.to_vec(),
        timeout: Duration::from_millis(700),
        ..Policy::default()
    }
}
