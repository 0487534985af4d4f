//! Chromium and its driver as processes: found, started, and always ended.

use std::io::BufRead as _;
use std::io::BufReader;
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::sync::mpsc;
use std::time::Duration;

/// Longest that the driver may take to say its port.
const PATIENCE: Duration = Duration::from_secs(30);

/// What it is called by distributions and by its maker.
const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// A running chromedriver. It and the browsers that it started are one group of processes, which ends with this value.
pub(super) struct Service {
    child: Child,
    /// Where it listens.
    pub(super) address: String,
    /// The browser that it is to start.
    pub(super) browser: PathBuf,
}

impl Service {
    /// Starts a driver; `None`, with a line, where it or a browser is not installed.
    pub(super) fn start() -> Option<Self> {
        let (Some(browser), Some(driver)) = (BROWSERS.iter().find_map(|it| on_path(it)), on_path("chromedriver"))
        else {
            println!("skipped: no chromium and chromedriver on PATH");
            return None;
        };
        let mut child = Command::new(driver)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut service = Self {
            child,
            address: String::new(),
            browser,
        };
        let (send, receive) = mpsc::channel();
        // Goes on reading after the port, so that the driver never waits for its own output.
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let _ = send.send(port(&line));
            }
        });
        let mut ports = std::iter::from_fn(|| receive.recv_timeout(PATIENCE).ok());
        let port = ports
            .find_map(|it| it)
            .unwrap_or_else(|| panic!("chromedriver names no port"));
        service.address = format!("http://127.0.0.1:{port}");
        Some(service)
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // The standard library ends one process only; the shell's own `kill` ends the group.
        let group = format!("kill -KILL -{}", self.child.id());
        let _ = Command::new("sh").args(["-c", &group]).stderr(Stdio::null()).status();
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|it| it.join(name))
        .find(|it| it.is_file())
}

/// The port of "ChromeDriver was started successfully on port 40449."
fn port(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("successfully on port ")?;
    rest.trim_end_matches('.').parse().ok()
}
