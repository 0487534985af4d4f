//! A browser without window, driven step by step. Every call ends within half a minute.

use std::fmt::Debug;
use std::future::Future;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::time::Duration;
use std::time::Instant;

use fantoccini::Client;
use fantoccini::ClientBuilder;
use fantoccini::Locator;
use fantoccini::actions::InputSource as _;
use fantoccini::actions::KeyAction;
use fantoccini::actions::KeyActions;
use fantoccini::actions::MOUSE_BUTTON_LEFT;
use fantoccini::actions::MouseActions;
use fantoccini::actions::PointerAction;
use fantoccini::elements::Element;
use fantoccini::key::Key;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;
use serde_json::json;
use tempfile::TempDir;
use tokio::runtime::Runtime;

use super::service::Service;
use super::vendor::Vendor;

/// Longest that one call to the browser, or one wait for what it shows, may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// No window, no account, and nothing that the browser itself asks of the network.
const FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-breakpad",
    "--disable-crash-reporter",
    "--disable-extensions",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--window-size=1400,900",
    // Ends when its driver ends.
    "--remote-debugging-pipe",
];

/// One browser at a time: several would only wait for each other, and for longer than is allowed.
static TURN: Mutex<()> = Mutex::new(());

/// A browser with one page open. What it started ends with this value, also when a test fails.
pub(super) struct Browser {
    client: Option<Client>,
    runtime: Runtime,
    _service: Service,
    _profile: TempDir,
    _turn: MutexGuard<'static, ()>,
}

impl Browser {
    /// Starts a browser with a profile of its own; `None`, with a line, where none is installed.
    pub(super) fn start() -> Option<Self> {
        Self::start_with(&[])
    }

    /// As [`Browser::start`], with further flags.
    pub(super) fn start_with(flags: &[String]) -> Option<Self> {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let service = Service::start()?;
        let profile = tempfile::tempdir().unwrap();
        let own = [format!("--user-data-dir={}", profile.path().display())];
        let fixed = FLAGS.iter().map(|it| (*it).to_owned());
        let flags: Vec<String> = fixed.chain(own).chain(flags.iter().cloned()).collect();
        let wanted = json!({
            "browserName": "chrome",
            "goog:chromeOptions": {"args": flags, "binary": service.browser},
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
            // A dialog that a script opens stays open and fails the next call.
            "unhandledPromptBehavior": "ignore",
        });
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(wanted.as_object().unwrap().clone());
        let client = wait(&runtime, "start a browser", builder.connect(&service.address));
        Some(Self {
            client: Some(client),
            runtime,
            _service: service,
            _profile: profile,
            _turn: turn,
        })
    }

    fn client(&self) -> &Client {
        self.client.as_ref().unwrap()
    }

    /// The result of a call, which fails when it takes too long.
    fn call<T, E: Debug>(&self, what: &str, call: impl Future<Output = Result<T, E>>) -> T {
        wait(&self.runtime, what, call)
    }

    /// Opens an address; what the logs held before is forgotten.
    pub(super) fn open(&self, address: &str) {
        self.call("leave the page before", self.client().goto("about:blank"));
        self.log("performance");
        self.log("browser");
        self.call(address, self.client().goto(address));
    }

    /// The size of what the page sees of the window, in CSS pixels.
    pub(super) fn resize(&self, width: u32, height: u32) {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.devtools("Emulation.setDeviceMetricsOverride", size);
    }

    /// Runs the body of a function, with `arguments`; gives what it returns, also later by a promise.
    pub(super) fn run(&self, script: &str, arguments: &[Value]) -> Value {
        self.call(script, self.client().execute(script, arguments.to_vec()))
    }

    /// The value of an expression.
    pub(super) fn value(&self, expression: &str) -> Value {
        self.run(&format!("return ({expression});"), &[])
    }

    /// The value of an expression, as text.
    pub(super) fn text(&self, expression: &str) -> String {
        let value = self.value(expression);
        let text = value.as_str().map(str::to_owned);
        text.unwrap_or_else(|| panic!("{expression} is {value}"))
    }

    /// The value of an expression, as whole number.
    pub(super) fn count(&self, expression: &str) -> u64 {
        let value = self.value(expression);
        value.as_u64().unwrap_or_else(|| panic!("{expression} is {value}"))
    }

    /// Waits until an expression holds.
    pub(super) fn until(&self, expression: &str) {
        let started = Instant::now();
        while self.value(&format!("!!({expression})")) != json!(true) {
            assert!(started.elapsed() < PATIENCE, "it never came to {expression}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until what was asked for is drawn: pictures are painted anew a moment after they have come to rest.
    pub(super) fn settle(&self) {
        let script = "return new Promise(it => setTimeout(() => requestAnimationFrame(() => it(true)), 300));";
        self.run(script, &[]);
    }

    fn element(&self, css: &str) -> Element {
        self.call(css, self.client().find(Locator::Css(css)))
    }

    /// Clicks what a selector finds, as a mouse does: it must be in sight and not covered.
    pub(super) fn click(&self, css: &str) {
        self.call(css, self.element(css).click());
    }

    /// Puts text into a field in the place of what stands there.
    pub(super) fn fill(&self, css: &str, text: &str) {
        let element = self.element(css);
        self.call(css, element.clear());
        self.call(css, element.send_keys(text));
    }

    /// Presses keys one after the other, wherever the focus is.
    pub(super) fn press(&self, keys: &str) {
        let keys = keys.chars().fold(KeyActions::new("keys".to_owned()), |keys, value| {
            keys.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        self.call("press keys", self.client().perform_actions(keys));
    }

    /// Presses a key while Shift is held.
    pub(super) fn press_shifted(&self, key: Key) {
        let (shift, value) = (char::from(Key::Shift), char::from(key));
        let keys = KeyActions::new("keys".to_owned())
            .then(KeyAction::Down { value: shift })
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value })
            .then(KeyAction::Up { value: shift });
        self.call("press keys", self.client().perform_actions(keys));
    }

    /// Clicks a place of an element, in CSS pixels from its upper left corner.
    pub(super) fn click_in(&self, css: &str, x: f64, y: f64) {
        let script = "const it = document.querySelector(arguments[0]); it.scrollIntoView({block: 'nearest'}); \
                      const box = it.getBoundingClientRect(); return [box.left, box.top];";
        let corner = self.run(script, &[json!(css)]);
        let at = |axis: usize, by: f64| corner[axis].as_f64().unwrap() + by;
        let clicks = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveTo {
                duration: None,
                x: at(0, x),
                y: at(1, y),
            })
            .then(PointerAction::Down {
                button: MOUSE_BUTTON_LEFT,
            })
            .then(PointerAction::Up {
                button: MOUSE_BUTTON_LEFT,
            });
        self.call("click", self.client().perform_actions(clicks));
    }

    /// A command of the DevTools protocol.
    pub(super) fn devtools(&self, command: &str, parameters: Value) -> Value {
        let body = json!({"cmd": command, "params": parameters});
        let path = "goog/cdp/execute";
        self.call(command, self.client().issue_cmd(Vendor { path, body }))
    }

    /// What is seen now, as PNG.
    pub(super) fn screenshot(&self) -> Vec<u8> {
        self.call("screenshot", self.client().screenshot())
    }

    /// The entries of a log since it was last asked.
    fn log(&self, name: &str) -> Vec<Value> {
        let body = json!({"type": name});
        let entries = self.call(name, self.client().issue_cmd(Vendor { path: "se/log", body }));
        entries.as_array().cloned().unwrap()
    }

    /// What the console says since the page was opened or this was last asked: of scripts, policy, network.
    pub(super) fn console(&self) -> Vec<String> {
        let line = |it: Value| format!("{} {}", it["level"].as_str().unwrap(), it["message"].as_str().unwrap());
        self.log("browser").into_iter().map(line).collect()
    }

    /// The addresses that the page asked for since it was opened or this was last asked, its own included.
    pub(super) fn requests(&self) -> Vec<String> {
        let address = |it: Value| {
            let entry: Value = serde_json::from_str(it["message"].as_str().unwrap()).unwrap();
            let message = &entry["message"];
            let url = match message["method"].as_str().unwrap() {
                "Network.requestWillBeSent" => &message["params"]["request"]["url"],
                "Network.webSocketCreated" | "Network.webTransportCreated" => &message["params"]["url"],
                _ => return None,
            };
            url.as_str().map(str::to_owned)
        };
        self.log("performance").into_iter().filter_map(address).collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            let _ = self
                .runtime
                .block_on(async { tokio::time::timeout(PATIENCE, client.close()).await });
        }
    }
}

fn wait<T, E: Debug>(runtime: &Runtime, what: &str, call: impl Future<Output = Result<T, E>>) -> T {
    match runtime.block_on(async { tokio::time::timeout(PATIENCE, call).await }) {
        Ok(done) => done.unwrap_or_else(|it| panic!("{what}: {it:?}")),
        Err(_) => panic!("{what}: no answer within {} s", PATIENCE.as_secs()),
    }
}
