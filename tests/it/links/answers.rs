use ibid::links::Status;

use crate::links::bench::Given;
use crate::links::bench::NOON;
use crate::links::bench::policy;
use crate::links::bench::run;
use crate::links::server::Reply;
use crate::links::server::Server;
use crate::links::server::say;

/// A server of lamps.example and ferries.example.
fn lamps(answer: impl Fn(&str, &str) -> Reply + Send + Sync + 'static) -> (Server, Given) {
    let server = Server::start(answer);
    let at = [server.at];
    let names = Given::default()
        .name("lamps.example", &[&at])
        .name("ferries.example", &[&at]);
    (server, names)
}

#[test]
fn each_status_of_a_server_is_told() {
    let (server, names) = lamps(|request, _| {
        let status = request.rsplit('/').next().unwrap();
        say(status.parse().unwrap(), &[])
    });
    let policy = policy(&[server.at]);
    for (status, meant) in [
        (200, Status::Works),
        (204, Status::Works),
        (404, Status::Gone),
        (410, Status::Gone),
        (401, Status::Refused),
        (403, Status::Refused),
        (451, Status::Refused),
        (304, Status::Refused),
        (429, Status::NotChecked),
        (500, Status::Unreachable),
        (503, Status::Unreachable),
    ] {
        let address = format!("https://lamps.example/{status}");
        let answer = &run(&[&address], &names, &policy).answers[&address];
        assert_eq!((answer.status, answer.code), (meant, Some(status)), "{}", answer.why);
    }
}

#[test]
fn only_the_head_is_asked_and_we_say_who_we_are() {
    let (server, names) = lamps(|_, _| say(200, &["set-cookie: lamp=1"]));
    let addresses = ["https://lamps.example/a#part", "https://lamps.example/b"];
    let ran = run(&addresses, &names, &policy(&[server.at]));
    assert_eq!(ran.told(addresses[0]), "works: it answers (200)");
    assert_eq!(ran.answers[addresses[0]].asked, NOON);
    let heads = server.heads();
    assert_eq!(heads.len(), 2);
    assert!(heads[0].starts_with("HEAD /a HTTP/1.1\r\n"), "{}", heads[0]);
    for head in heads.iter().map(|it| it.to_lowercase()) {
        assert!(head.contains("user-agent: ibid/"), "{head}");
        for field in ["cookie", "authorization", "referer"] {
            assert!(!head.contains(field), "{head}");
        }
    }
}

#[test]
fn get_is_asked_where_head_is_refused() {
    for status in [400, 403, 404, 405, 501] {
        let (server, names) = lamps(move |request, _| match request.starts_with("HEAD") {
            true => say(status, &[]),
            false => say(200, &[]),
        });
        let ran = run(&["https://lamps.example/a"], &names, &policy(&[server.at]));
        assert_eq!(
            ran.told("https://lamps.example/a"),
            "works: it answers (200)",
            "{status}"
        );
        assert_eq!(server.asked().len(), 2);
    }
}

#[test]
fn a_permanent_redirect_is_a_move_and_a_passing_one_is_not() {
    let (server, names) = lamps(|request, _| match request.split_once(' ').unwrap().1 {
        "/for-good" => say(301, &["location: /new"]),
        "/then-passing" => say(308, &["location: https://ferries.example/passing"]),
        "/passing" => say(302, &["location: ./new?x#y"]),
        "/lost" => say(301, &["location: /"]),
        "/to-gone" => say(301, &["location: /gone"]),
        "/gone" => say(404, &[]),
        _ => say(200, &[]),
    });
    let addresses =
        ["for-good", "then-passing", "passing", "lost", "to-gone"].map(|it| format!("https://lamps.example/{it}"));
    let addresses: Vec<&str> = addresses.iter().map(String::as_str).collect();
    let ran = run(&addresses, &names, &policy(&[server.at]));
    let told: Vec<(&str, Option<&str>)> = addresses
        .iter()
        .map(|it| (ran.answers[*it].status.name(), ran.answers[*it].moved_to.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            ("moved", Some("https://lamps.example/new")),
            ("moved", Some("https://ferries.example/passing")),
            ("works", None),
            ("moved", Some("https://lamps.example/")),
            ("gone", None),
        ]
    );
    assert_eq!(
        ran.told(addresses[3]),
        "moved: it leads to a start page now: the page itself is probably gone"
    );
    assert_eq!(
        ran.told(addresses[4]),
        "gone: https://lamps.example/gone: the server has no such page (404)"
    );
}

#[test]
fn https_is_offered_where_it_answers_the_same() {
    // Only the client of the test knows which scheme was meant; the port tells the server.
    let (server, names) = lamps(|request, host| {
        let page = request.split_once(' ').unwrap().1;
        match (page, host.ends_with(":443")) {
            ("/none", true) => say(404, &[]),
            ("/other", true) => say(200, &["content-type: text/html"]),
            ("/back", true) => say(302, &["location: http://lamps.example/back"]),
            _ => say(200, &["content-type: application/pdf; lamp=1"]),
        }
    });
    let addresses = ["same", "none", "other", "back"].map(|it| format!("http://lamps.example/{it}"));
    let addresses: Vec<&str> = addresses.iter().map(String::as_str).collect();
    let ran = run(&addresses, &names, &policy(&[server.at]));
    let offered: Vec<Option<&str>> = addresses
        .iter()
        .map(|it| ran.answers[*it].over_https.as_deref())
        .collect();
    assert_eq!(offered, [Some("https://lamps.example/same"), None, None, None]);
    assert!(ran.answers.values().all(|it| it.status == Status::Works));
}

#[test]
fn an_address_without_scheme_is_asked_over_https_first() {
    let (server, names) = lamps(|_, host| {
        if host.ends_with(":443") {
            Reply::Hang
        } else {
            say(200, &[])
        }
    });
    let ran = run(&["lamps.example/a"], &names, &policy(&[server.at]));
    assert_eq!(
        ran.told("lamps.example/a"),
        "works: http://lamps.example/a: it answers (200)"
    );
    let first = ran.asked.first().unwrap();
    assert_eq!(first.0, "https://lamps.example/a");
}
