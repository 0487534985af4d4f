use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::time::Duration;
use std::time::Instant;

use crate::links::bench::Given;
use crate::links::bench::policy;
use crate::links::bench::run;
use crate::links::bench::run_until;
use crate::links::server::Reply;
use crate::links::server::Server;
use crate::links::server::say;

const ADDRESS: &str = "https://lamps.example/a";

fn told(answer: impl Fn(&str, &str) -> Reply + Send + Sync + 'static, retries: u32) -> (String, usize) {
    let server = Server::start(answer);
    let names = Given::default().name("lamps.example", &[&[server.at]]);
    let mut policy = policy(&[server.at]);
    policy.retries = retries;
    policy.timeout = Duration::from_millis(300);
    let started = Instant::now();
    let told = run(&[ADDRESS], &names, &policy).told(ADDRESS);
    assert!(started.elapsed() < Duration::from_secs(3), "{told}");
    (told, server.asked().len())
}

#[test]
fn redirects_end() {
    let (round, asked) = told(|_, _| say(302, &["location: /a"]), 0);
    assert_eq!(
        round,
        "unreachable: its redirects go round in a circle, as some do for readers without cookies"
    );
    assert_eq!(asked, 1);
    let longer = |request: &str, _: &str| say(302, &[&format!("location: {}a", request.split_once(' ').unwrap().1)]);
    let (many, asked) = told(longer, 0);
    assert_eq!(many, "unreachable: it redirects more than 5 times");
    assert_eq!(asked, 6);
    assert_eq!(
        told(|_, _| say(302, &[]), 0).0,
        "refused: the server does not give the page (302)"
    );
}

#[test]
fn slow_servers_are_given_up() {
    let (silent, asked) = told(|_, _| Reply::Silent(Duration::from_secs(2)), 1);
    assert_eq!(silent, "too slow: no answer within the time limit");
    assert_eq!(asked, 2);
}

#[test]
fn answers_without_end_are_not_read() {
    let endless = |request: &str, _: &str| match request.starts_with("HEAD") {
        true => say(405, &[]),
        false => Reply::Endless,
    };
    assert_eq!(told(endless, 0).0, "works: it answers (200)");
    let (head, _) = told(|_, _| Reply::EndlessHead, 0);
    assert!(head.starts_with("unreachable: the answer is no HTTP"), "{head}");
}

#[test]
fn servers_that_hang_up_or_speak_no_http_are_unreachable() {
    let (hung, asked) = told(|_, _| Reply::Hang, 2);
    assert!(hung.starts_with("unreachable: "), "{hung}");
    assert_eq!(asked, 3);
    let (other, _) = told(|_, _| Reply::Say("220 lamp.example ESMTP\r\n".to_owned()), 0);
    assert!(other.starts_with("unreachable: the answer is no HTTP"), "{other}");
}

#[test]
fn a_stop_ends_what_is_under_way() {
    let server = Server::start(|_, _| Reply::Silent(Duration::from_secs(20)));
    let names = Given::default().name("lamps.example", &[&[server.at]]);
    let mut policy = policy(&[server.at]);
    policy.timeout = Duration::from_secs(20);
    let stop = AtomicBool::new(false);
    let started = Instant::now();
    let ran = std::thread::scope(|scope| {
        scope.spawn(|| {
            std::thread::sleep(Duration::from_millis(200));
            stop.store(true, Ordering::SeqCst);
        });
        run_until(&[ADDRESS, "https://lamps.example/b"], &names, &policy, &stop)
    });
    assert!(started.elapsed() < Duration::from_secs(5));
    assert_eq!(ran.told(ADDRESS), "not checked: the run was stopped before it answered");
    assert_eq!(
        ran.told("https://lamps.example/b"),
        "not checked: the run was stopped before it was asked"
    );
}
