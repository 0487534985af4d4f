//! Nothing is fetched, and nothing runs but the page's own script.

use std::io::Read as _;
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

use serde_json::json;

use super::collection::Letters;

/// Tries to run and to fetch something by every way that markup knows; gives what the policy refused.
const ATTEMPTS: &str = "
const refused = [];
document.addEventListener('securitypolicyviolation', it => refused.push(it.effectiveDirective));
const add = (name, attributes, text = '') => {
  const it = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) it.setAttribute(key, value);
  it.textContent = text;
  document.body.append(it);
  return it;
};
const address = arguments[0];
add('script', {}, 'window.hacked = \"script\"');
add('script', {src: address + 'a.js'});
add('script', {src: 'data:text/javascript,window.hacked=\"data\"'});
add('button', {onclick: 'window.hacked = \"handler\"'}).click();
add('a', {href: 'javascript:window.hacked=\"link\"'}).click();
add('img', {src: address + 'a.png', onerror: 'window.hacked = \"error\"'});
add('iframe', {src: address});
add('object', {data: address});
add('link', {rel: 'stylesheet', href: address + 'a.css'});
add('style', {}, '@import url(' + address + 'b.css);');
add('base', {href: address});
add('form', {action: address}).submit();
const attempts = [() => fetch(address), () => new WebSocket(address.replace('http', 'ws')), () => eval('window.hacked = \"eval\"'),
  () => setTimeout('window.hacked = \"timer\"'), () => new Worker(address), () => navigator.sendBeacon(address)];
// Later, when the driver's own call, which the policy does not bind, is over.
setTimeout(() => { for (const attempt of attempts) try { Promise.resolve(attempt()).catch(() => {}); } catch {} });
return new Promise(it => setTimeout(() => it(refused), 1000));";

#[test]
fn nothing_is_fetched_by_using_the_page() {
    let Some(letters) = Letters::open() else { return };
    let browser = &letters.browser;
    browser.fill("#search", "ferry");
    for tab in ["timeline", "table", "findings", "graph"] {
        browser.run(&format!("document.querySelector('#tab-{tab}').click()"), &[]);
        browser.settle();
    }
    browser.run("ibid.select(arguments[0])", &[json!(letters.node("A/70/712").key)]);
    browser.run(
        "document.querySelector('#copy-csv').click(); document.querySelector('#theme').click()",
        &[],
    );
    browser.settle();
    let foreign: Vec<String> = browser
        .requests()
        .into_iter()
        .filter(|it| !is_own(it, &letters.address))
        .collect();
    assert_eq!(foreign, Vec::<String>::new());
    assert_eq!(browser.count("performance.getEntriesByType('resource').length"), 0);
    assert_eq!(browser.console(), Vec::<String>::new());
}

/// Whether an address is the page's own, or needs nobody to answer it.
fn is_own(address: &str, page: &str) -> bool {
    address.split('#').next() == Some(page) || address.starts_with("data:") || address.starts_with("blob:")
}

#[test]
fn the_policy_lets_nothing_else_run_or_load() {
    let Some(letters) = Letters::open() else { return };
    let browser = &letters.browser;
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    let asked = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&asked);
    // A browser may connect in advance to where a link leads; only what is asked over the connection counts.
    std::thread::spawn(move || {
        for mut connection in listener.incoming().flatten() {
            let counted = Arc::clone(&counted);
            std::thread::spawn(move || {
                if connection.read(&mut [0; 1]).is_ok_and(|it| it > 0) {
                    counted.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
    });
    let refused = browser.run(ATTEMPTS, &[json!(address)]);
    assert_eq!(browser.value("window.hacked ?? null"), json!(null));
    assert_eq!(asked.load(Ordering::SeqCst), 0, "somebody was asked at {address}");
    let refused: Vec<&str> = refused
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|it| it.as_str())
        .collect();
    for directive in [
        "script-src-elem",
        "script-src-attr",
        "img-src",
        "frame-src",
        "object-src",
        "style-src-elem",
        "connect-src",
        "base-uri",
        "form-action",
        "script-src",
    ] {
        assert!(
            refused.contains(&directive),
            "{directive} refused nothing; refused were {refused:?}"
        );
    }
}
