use std::net::SocketAddr;

use crate::links::bench::Given;
use crate::links::bench::policy;
use crate::links::bench::run;
use crate::links::server::Server;
use crate::links::server::say;

#[test]
fn private_addresses_are_not_asked_however_they_are_written() {
    let server = Server::start(|_, _| say(200, &[]));
    let port = server.at.port();
    let here: SocketAddr = server.at;
    let mapped: SocketAddr = format!("[::ffff:127.0.0.1]:{port}").parse().unwrap();
    let names = Given::default()
        .name("inside.example", &[&[here]])
        .name("mapped.example", &[&[mapped]])
        .name("2130706433", &[&[here]]);
    let mut policy = policy(&[]);
    policy.ports = vec![port];
    let addresses = [
        "https://inside.example/",
        "https://mapped.example/",
        "http://2130706433/",
        "http://[::ffff:127.0.0.1]/",
        "http://127.0.0.1/",
        &format!("http://127.0.0.1:{port}/"),
    ];
    let ran = run(&addresses, &names, &policy);
    assert_eq!(
        ran.told(addresses[0]),
        "not checked: the host's address 127.0.0.1 is not asked: it is loopback, this machine"
    );
    assert!(
        ran.answers.values().all(|it| it.status.name() == "not checked"),
        "{:?}",
        ran.answers
    );
    assert_eq!(ran.answers.len(), addresses.len());
    assert_eq!(server.asked(), [""; 0]);
}

#[test]
fn a_redirect_to_what_is_not_asked_is_not_followed() {
    let inner = Server::start(|_, _| say(200, &[]));
    let port = inner.at.port();
    let outer = Server::start(move |request, _| {
        let to = match request.split_once(' ').unwrap().1 {
            "/address" => format!("http://127.0.0.1:{port}/"),
            "/name" => "http://inside.example/".to_owned(),
            "/user" => "http://lamp:secret@lamps.example/".to_owned(),
            "/scheme" => "file:///etc/lamps".to_owned(),
            _ => "http://lamps.example:22/".to_owned(),
        };
        say(302, &[&format!("location: {to}")])
    });
    let names = Given::default()
        .name("lamps.example", &[&[outer.at]])
        .name("inside.example", &[&[inner.at]]);
    let mut policy = policy(&[outer.at]);
    policy.ports = vec![port];
    let addresses = ["address", "name", "port", "scheme", "user"].map(|it| format!("https://lamps.example/{it}"));
    let addresses: Vec<&str> = addresses.iter().map(String::as_str).collect();
    let ran = run(&addresses, &names, &policy);
    let told: Vec<String> = addresses.iter().map(|it| ran.told(it)).collect();
    let loopback = "the host's address 127.0.0.1 is not asked: it is loopback, this machine";
    assert_eq!(
        told,
        [
            format!("not checked: http://127.0.0.1:{port}/: {loopback}"),
            format!("not checked: http://inside.example/: {loopback}"),
            "not checked: it leads to http://lamps.example:22/: port 22 is not asked; `--allow-port 22` lets it"
                .to_owned(),
            "not checked: it leads to file:///etc/lamps: only http and https are asked, not file".to_owned(),
            "not checked: it leads to http://lamp:secret@lamps.example/: it holds a user's name or password".to_owned(),
        ]
    );
    assert_eq!(inner.asked(), [""; 0]);
}

#[test]
fn a_name_that_leads_elsewhere_the_second_time_gains_nothing() {
    let inner = Server::start(|_, _| say(200, &[]));
    let outer = Server::start(|request, _| match request {
        "HEAD /again" => say(302, &["location: /second"]),
        _ => say(200, &[]),
    });
    let names = || Given::default().name("lamps.example", &[&[outer.at], &[inner.at]]);
    let policy = policy(&[outer.at]);
    // One look-up for one request: the connection is made to what it gave.
    let first = names();
    let ran = run(&["https://lamps.example/"], &first, &policy);
    assert_eq!(ran.told("https://lamps.example/"), "works: it answers (200)");
    assert_eq!(*first.looked_up.lock().unwrap(), ["lamps.example"]);
    // A redirect is a request of its own, and what the name leads to by then is checked anew.
    let ran = run(&["https://lamps.example/again"], &names(), &policy);
    assert_eq!(ran.answers["https://lamps.example/again"].status.name(), "not checked");
    assert_eq!(inner.asked(), [""; 0]);
}

#[test]
fn of_several_addresses_only_public_ones_are_connected_to() {
    let inner = Server::start(|_, _| say(200, &[]));
    let outer = Server::start(|_, _| say(200, &[]));
    let names = Given::default().name("lamps.example", &[&[inner.at, outer.at]]);
    let ran = run(&["https://lamps.example/"], &names, &policy(&[outer.at]));
    assert_eq!(ran.told("https://lamps.example/"), "works: it answers (200)");
    assert_eq!(inner.asked(), [""; 0]);
    assert_eq!(outer.asked().len(), 1);
}

#[test]
fn a_proxy_gets_what_may_be_asked_and_nothing_else() {
    let inner = Server::start(|_, _| say(200, &[]));
    let proxy = Server::start(|_, _| say(503, &[]));
    let names = Given::default().name("inside.example", &[&[inner.at]]);
    let mut policy = policy(&[]);
    policy.proxy = Some(format!("http://{}", proxy.at));
    // The name is known to the proxy alone.
    let addresses = ["http://inside.example/", "http://lamps.example/"];
    let ran = run(&addresses, &names, &policy);
    assert!(
        ran.told(addresses[0])
            .starts_with("not checked: the host's address 127.0.0.1 is not asked")
    );
    assert!(
        ran.told(addresses[1]).starts_with("unreachable: no connection: "),
        "{}",
        ran.told(addresses[1])
    );
    let heads = proxy.heads();
    assert!(!heads.is_empty());
    assert!(
        heads.iter().all(|it| it.starts_with("CONNECT lamps.example:80 ")),
        "{heads:?}"
    );
    assert_eq!(inner.asked(), [""; 0]);
}
