//! A small server on this machine: answers by path, and keeps what it was asked.

use std::io::BufRead as _;
use std::io::BufReader;
use std::io::Write as _;
use std::net::SocketAddr;
use std::net::TcpListener;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::Mutex;
use std::time::Duration;

/// What the server does when asked.
#[derive(Clone)]
pub(super) enum Reply {
    /// Sends this, and closes.
    Say(String),
    /// Sends a head, then a body without end.
    Endless,
    /// Sends a head without end.
    EndlessHead,
    /// Says nothing for so long.
    Silent(Duration),
    /// Closes without a word.
    Hang,
}

/// A status with some fields of the head.
pub(super) fn say(status: u16, fields: &[&str]) -> Reply {
    let fields: String = fields.iter().map(|it| format!("{it}\r\n")).collect();
    Reply::Say(format!(
        "HTTP/1.1 {status} Lamp\r\ncontent-length: 0\r\nconnection: close\r\n{fields}\r\n"
    ))
}

/// The server; its threads end with the process of the test.
pub(super) struct Server {
    /// Where it listens.
    pub(super) at: SocketAddr,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Starts a server that answers a request, given as "GET /path", by the host that it names.
    pub(super) fn start(answer: impl Fn(&str, &str) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let at = listener.local_addr().unwrap();
        let heads = Arc::new(Mutex::new(Vec::new()));
        let (kept, answer) = (Arc::clone(&heads), Arc::new(answer));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (kept, answer) = (Arc::clone(&kept), Arc::clone(&answer));
                std::thread::spawn(move || serve(&stream, &kept, &*answer));
            }
        });
        Self { at, heads }
    }

    /// The heads of all requests so far.
    pub(super) fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }

    /// The requests so far as "GET host/path".
    pub(super) fn asked(&self) -> Vec<String> {
        self.heads().iter().map(|it| named(it)).collect()
    }
}

fn field<'a>(head: &'a str, name: &str) -> &'a str {
    let fields = head.lines().filter_map(|it| it.split_once(": "));
    let mut named = fields.filter(|it| it.0.eq_ignore_ascii_case(name));
    named.next().map_or("", |it| it.1)
}

fn named(head: &str) -> String {
    let mut words = head.split(' ');
    let (method, path) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    format!("{method} {}{path}", field(head, "host"))
}

fn serve(mut stream: &TcpStream, kept: &Mutex<Vec<String>>, answer: &(dyn Fn(&str, &str) -> Reply + Send + Sync)) {
    let mut head = String::new();
    let mut reader = BufReader::new(stream);
    while !head.ends_with("\r\n\r\n") {
        match reader.read_line(&mut head) {
            Ok(0) | Err(_) => return,
            Ok(_) => {}
        }
    }
    kept.lock().unwrap().push(head.clone());
    let request: Vec<&str> = head.split(' ').take(2).collect();
    let lamps = vec![b'x'; 4096];
    match answer(&request.join(" "), field(&head, "host")) {
        Reply::Say(text) => {
            let _ = stream.write_all(text.as_bytes());
        }
        Reply::Endless => {
            let _ = stream.write_all(b"HTTP/1.1 200 Lamp\r\ncontent-type: text/plain\r\n\r\n");
            while stream.write_all(&lamps).is_ok() {}
        }
        Reply::EndlessHead => {
            let _ = stream.write_all(b"HTTP/1.1 200 Lamp\r\nlamps: ");
            while stream.write_all(&lamps).is_ok() {}
        }
        Reply::Silent(time) => std::thread::sleep(time),
        Reply::Hang => {}
    }
}
