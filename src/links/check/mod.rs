//! Asks whether addresses work. The only room that touches the network, and only when [`Check::run`] is called.

mod ask;
mod cache;
mod client;
mod clock;
mod follow;
mod hosts;
mod join;
mod names;
mod policy;
mod ranges;
mod retry_after;
mod target;
mod web;

use std::collections::BTreeMap;
use std::collections::VecDeque;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::sync::mpsc;
use std::sync::mpsc::RecvTimeoutError;
use std::sync::mpsc::Sender;
use std::time::Duration;

use crate::links::Answer;
use crate::links::Status;

use hosts::Hosts;

pub use cache::Cache;
pub use cache::CacheError;
pub use client::Client;
pub use client::Failure;
pub use client::Method;
pub use client::Response;
pub use clock::Clock;
pub use clock::SystemClock;
pub use names::Names;
pub use names::SystemNames;
pub use policy::Policy;
pub use ranges::REFUSED;
pub use ranges::Range;
pub use ranges::refused;
pub use target::Target;
pub use web::Web;

/// Time between two looks at whether the run is to stop.
const STEP: Duration = Duration::from_millis(100);

/// A run over addresses.
pub struct Check<'a> {
    /// Limits, and what is asked at all.
    pub policy: &'a Policy,
    /// What sends one request.
    pub client: &'a dyn Client,
    /// What tells the time, and waits.
    pub clock: &'a dyn Clock,
    /// Set from elsewhere to end the run with what is known.
    pub stop: &'a AtomicBool,
}

/// The addresses of one host, in order.
type Queue<'a> = VecDeque<(String, Vec<&'a str>)>;

impl Check<'_> {
    /// Asks each address, and tells each answer as it comes. Addresses of one host are asked one after the other, in
    /// their order; hosts side by side. The answers of a run that was stopped are those that were known by then: the
    /// rest is `NotChecked`.
    pub fn run(&self, addresses: &[&str], told: &mut dyn FnMut(&str, &Answer)) -> BTreeMap<String, Answer> {
        let queue = Mutex::new(self.by_host(addresses));
        let run = Run {
            check: self,
            hosts: Hosts::default(),
            started: self.clock.now(),
        };
        let mut answers = BTreeMap::new();
        let mut take = |(address, answer): (&str, Answer)| {
            told(address, &answer);
            answers.insert(address.to_owned(), answer);
        };
        std::thread::scope(|scope| {
            let (send, receive) = mpsc::channel();
            for _ in 0..self.policy.at_once.max(1) {
                let (send, queue, run) = (send.clone(), &queue, &run);
                scope.spawn(move || run.work(queue, &send));
            }
            drop(send);
            loop {
                match receive.recv_timeout(STEP) {
                    Ok(it) => take(it),
                    Err(RecvTimeoutError::Timeout) if self.stop.load(Ordering::Relaxed) => self.client.stop(),
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => break,
                }
            }
        });
        answers
    }

    /// The hosts in the order of their names; what names no host that may be asked makes a queue of its own.
    fn by_host<'a>(&self, addresses: &[&'a str]) -> Queue<'a> {
        let mut hosts: BTreeMap<String, Vec<&'a str>> = BTreeMap::new();
        for address in addresses {
            let host = Target::parse(address, self.policy).map_or_else(|_| String::new(), |it| it.host);
            hosts.entry(host).or_default().push(address);
        }
        for of_host in hosts.values_mut() {
            of_host.sort_unstable();
            of_host.dedup();
        }
        hosts.into_iter().collect()
    }
}

/// What the threads of a run share.
struct Run<'a> {
    check: &'a Check<'a>,
    hosts: Hosts,
    started: Duration,
}

impl Run<'_> {
    /// Takes hosts until none is left.
    fn work<'q>(&self, queue: &Mutex<Queue<'q>>, send: &Sender<(&'q str, Answer)>) {
        loop {
            let next = queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
            let Some((host, addresses)) = next else {
                return;
            };
            let mut silent = 0;
            // Addresses may differ in what is never sent, their fragments.
            let mut answered: BTreeMap<&str, Answer> = BTreeMap::new();
            for address in addresses {
                let sent = address.split(['#']).next().unwrap_or(address);
                let answer = match answered.get(sent) {
                    Some(answer) => answer.clone(),
                    None if !host.is_empty() && silent >= self.check.policy.give_up_after => self.not_checked(format!(
                        "{host} gave no answer {silent} times in a row; it is left alone"
                    )),
                    None => {
                        let answer = self.answer(address);
                        silent = silence(silent, &answer);
                        answered.insert(sent, answer.clone());
                        answer
                    }
                };
                if send.send((address, answer)).is_err() {
                    return;
                }
            }
        }
    }

    /// Why nothing more is asked, once that is so.
    fn over(&self) -> Option<Failure> {
        let limit = self.check.policy.total;
        if self.check.stop.load(Ordering::Relaxed) {
            Some(Failure::Stopped)
        } else if self.check.clock.now().saturating_sub(self.started) >= limit {
            Some(Failure::OutOfTime)
        } else {
            None
        }
    }

    fn not_checked(&self, why: String) -> Answer {
        Answer {
            status: Status::NotChecked,
            code: None,
            why,
            moved_to: None,
            over_https: None,
            asked: self.check.clock.unix(),
        }
    }
}

/// How many addresses of a host gave no answer in a row, with one more asked.
fn silence(before: u32, answer: &Answer) -> u32 {
    match answer.status {
        Status::NotChecked => before,
        Status::Unreachable | Status::TooSlow if answer.code.is_none() => before + 1,
        _ => 0,
    }
}
