use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::time::Duration;

use crate::links::bench::Given;
use crate::links::bench::Ran;
use crate::links::bench::policy;
use crate::links::bench::run;
use crate::links::server::Reply;
use crate::links::server::Server;
use crate::links::server::say;

/// What was asked, with the second of the clock.
fn seconds(ran: &Ran) -> Vec<(&str, u64)> {
    ran.asked
        .iter()
        .map(|(address, at)| (address.as_str(), at.as_secs()))
        .collect()
}

#[test]
fn a_host_is_asked_in_order_with_a_pause() {
    let server = Server::start(|request, _| match request {
        "HEAD /b" => say(302, &["location: https://ferries.example/x"]),
        _ => say(200, &[]),
    });
    let names = Given::default()
        .name("lamps.example", &[&[server.at]])
        .name("ferries.example", &[&[server.at]]);
    let addresses = [
        "https://lamps.example/c",
        "https://lamps.example/a",
        "https://ferries.example/x",
        "https://lamps.example/b",
        "https://lamps.example/a#part",
    ];
    let ran = run(&addresses, &names, &policy(&[server.at]));
    assert_eq!(
        seconds(&ran),
        [
            ("https://ferries.example/x", 0),
            ("https://lamps.example/a", 0),
            ("https://lamps.example/b", 1),
            // Another host, which was last asked at 0.
            ("https://ferries.example/x", 1),
            ("https://lamps.example/c", 2),
        ]
    );
    assert_eq!(ran.answers.len(), 5);
    assert_eq!(ran.told(addresses[4]), ran.told(addresses[1]));
}

fn failing(times: usize, reply: Reply) -> (Server, Given) {
    let count = AtomicUsize::new(0);
    let server = Server::start(move |_, _| {
        if count.fetch_add(1, Ordering::SeqCst) < times {
            reply.clone()
        } else {
            say(200, &[])
        }
    });
    let names = Given::default().name("lamps.example", &[&[server.at]]);
    (server, names)
}

#[test]
fn retry_after_is_obeyed() {
    let (server, names) = failing(1, say(429, &["retry-after: 30"]));
    let ran = run(&["https://lamps.example/a"], &names, &policy(&[server.at]));
    assert_eq!(ran.told("https://lamps.example/a"), "works: it answers (200)");
    assert_eq!(
        seconds(&ran),
        [("https://lamps.example/a", 0), ("https://lamps.example/a", 30)]
    );
    // The bench's clock starts at 14 November 2023, 22:13:20.
    let (server, names) = failing(1, say(503, &["retry-after: Tue, 14 Nov 2023 22:13:45 GMT"]));
    let ran = run(&["https://lamps.example/a"], &names, &policy(&[server.at]));
    assert_eq!(seconds(&ran).last(), Some(&("https://lamps.example/a", 25)));
}

#[test]
fn a_host_that_asks_for_a_long_wait_is_left_alone() {
    let (server, names) = failing(9, say(429, &["retry-after: 3600"]));
    let addresses = ["https://lamps.example/a", "https://lamps.example/b"];
    let ran = run(&addresses, &names, &policy(&[server.at]));
    assert_eq!(
        ran.told(addresses[0]),
        "not checked: the server asks for fewer requests (429)"
    );
    assert_eq!(
        ran.told(addresses[1]),
        "not checked: the host asks to be left alone for 3600 s"
    );
    assert_eq!(server.asked().len(), 1);
    let (server, names) = failing(9, say(429, &[&format!("retry-after: {}", u64::MAX)]));
    let ran = run(&addresses, &names, &policy(&[server.at]));
    assert!(ran.told(addresses[1]).starts_with("not checked: "));
}

#[test]
fn failures_are_asked_again_after_growing_pauses() {
    let (server, names) = failing(2, say(503, &[]));
    let ran = run(&["https://lamps.example/a"], &names, &policy(&[server.at]));
    assert_eq!(ran.told("https://lamps.example/a"), "works: it answers (200)");
    let at: Vec<u64> = ran.asked.iter().map(|it| it.1.as_secs()).collect();
    assert_eq!(at, [0, 1, 3]);
}

#[test]
fn a_host_without_answers_is_left_alone() {
    let server = Server::start(|_, _| Reply::Hang);
    let names = Given::default().name("lamps.example", &[&[server.at]]);
    let addresses = ["a", "b", "c", "d", "e"].map(|it| format!("https://lamps.example/{it}"));
    let addresses: Vec<&str> = addresses.iter().map(String::as_str).collect();
    let mut policy = policy(&[server.at]);
    policy.retries = 0;
    let ran = run(&addresses, &names, &policy);
    let told: Vec<&str> = addresses.iter().map(|it| ran.answers[*it].status.name()).collect();
    assert_eq!(
        told,
        [
            "unreachable",
            "unreachable",
            "unreachable",
            "not checked",
            "not checked"
        ]
    );
    assert_eq!(
        ran.told(addresses[4]),
        "not checked: lamps.example gave no answer 3 times in a row; it is left alone"
    );
}

#[test]
fn the_run_ends_when_its_time_is_over() {
    let server = Server::start(|_, _| say(200, &[]));
    let names = Given::default().name("lamps.example", &[&[server.at]]);
    let addresses = [
        "https://lamps.example/a",
        "https://lamps.example/b",
        "https://lamps.example/c",
    ];
    let mut policy = policy(&[server.at]);
    policy.total = Duration::from_secs(2);
    let ran = run(&addresses, &names, &policy);
    assert_eq!(ran.told(addresses[1]), "works: it answers (200)");
    assert_eq!(
        ran.told(addresses[2]),
        "not checked: the time for the whole run was over before it answered"
    );
}

#[test]
fn answers_are_the_same_whatever_the_number_of_threads() {
    let server = Server::start(|request, _| match request.ends_with('1') {
        true => say(404, &[]),
        false => say(200, &[]),
    });
    let mut names = Given::default();
    let mut addresses = Vec::new();
    for host in 0..6 {
        let name = format!("lamps{host}.example");
        names = names.name(&name, &[&[server.at]]);
        addresses.extend([0, 1].map(|it| format!("https://{name}/{it}")));
    }
    let addresses: Vec<&str> = addresses.iter().map(String::as_str).collect();
    let at_once = |threads| {
        let mut policy = policy(&[server.at]);
        policy.at_once = threads;
        let answers = run(&addresses, &names, &policy).answers;
        answers
            .into_iter()
            .map(|it| (it.0, it.1.status, it.1.why))
            .collect::<Vec<_>>()
    };
    assert_eq!(at_once(1), at_once(8));
}
