use std::io::Read as _;
use std::io::Write as _;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;
use std::time::Instant;

/// Lays out a DOT text with an installed Graphviz; gives up after `limit`.
///
/// # Errors
/// A message for people when Graphviz is not installed, fails, or takes too long.
pub(super) fn graphviz_svg(dot: &str, limit: Duration) -> Result<Vec<u8>, String> {
    let mut child = Command::new("dot")
        .arg("-Tsvg")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|it| format!("cannot run Graphviz (`dot`): {it}; install it, or use --engine builtin"))?;
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let text = dot.to_owned();
    // Its three streams are served at once, so that a full pipe never stops it.
    let feed = std::thread::spawn(move || stdin.map(|mut it| it.write_all(text.as_bytes())));
    let drain = |pipe: Option<Box<dyn std::io::Read + Send>>| {
        std::thread::spawn(move || {
            let mut bytes = Vec::new();
            let read = pipe.map(|mut it| it.read_to_end(&mut bytes));
            drop(read);
            bytes
        })
    };
    let out = drain(stdout.map(|it| Box::new(it) as Box<dyn std::io::Read + Send>));
    let err = drain(stderr.map(|it| Box::new(it) as Box<dyn std::io::Read + Send>));
    let start = Instant::now();
    let status = loop {
        match child.try_wait().map_err(|it| it.to_string())? {
            Some(status) => break status,
            None if start.elapsed() > limit => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!(
                    "Graphviz did not finish in {} s; show less, or use --engine builtin",
                    limit.as_secs()
                ));
            }
            None => std::thread::sleep(Duration::from_millis(10)),
        }
    };
    drop(feed.join());
    let (out, err) = (out.join().unwrap_or_default(), err.join().unwrap_or_default());
    if status.success() {
        return Ok(out);
    }
    let said = String::from_utf8_lossy(&err).lines().next().unwrap_or("").to_owned();
    Err(format!("Graphviz failed ({status}): {said}"))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::graphviz_svg;
    use crate::Build;
    use crate::export::Drawing;
    use crate::export::EXPORTERS;
    use crate::export::Input;
    use crate::query::Selection;
    use crate::read::Source;

    #[test]
    fn draws_or_says_what_to_do() {
        match graphviz_svg("digraph { a -> b }", Duration::from_secs(20)) {
            Ok(svg) => assert!(String::from_utf8_lossy(&svg).contains("<svg")),
            Err(message) => assert!(message.contains("--engine builtin"), "{message}"),
        }
    }

    #[test]
    fn bad_dot_gives_its_message() {
        if let Err(message) = graphviz_svg("digraph {{{", Duration::from_secs(20)) {
            assert!(message.contains("Graphviz"), "{message}");
        }
    }

    #[expect(clippy::print_stderr, reason = "says that it tests nothing where Graphviz is absent")]
    #[test]
    fn hostile_names_come_through_graphviz() {
        let names = [
            "quote\"s 'more'.txt",
            "back\\N \\G \\L\\",
            "<b>x</b> & &#x202e;",
            "right\u{202E}txt",
            "灯台日誌.txt",
            "nul\0 bell\u{7}",
        ];
        let sources = names.iter().map(|it| Source {
            name: (*it).to_owned(),
            bytes: b"See A/75/745 and https://x.example/?a=1&b=2.".to_vec(),
        });
        let build = Build::new(sources.collect(), &crate::resolve::Options::default()).unwrap();
        let mut dot = Vec::new();
        let exporter = EXPORTERS.iter().find(|it| it.name == "dot").unwrap();
        let input = Input {
            selection: &Selection::all(&build.graph),
            drawing: &Drawing::default(),
            resolved: None,
            findings: None,
        };
        (exporter.write)(&input, &mut dot).unwrap();
        let svg = match graphviz_svg(&String::from_utf8(dot).unwrap(), Duration::from_secs(60)) {
            Ok(svg) => String::from_utf8(svg).unwrap(),
            Err(absent) if absent.contains("cannot run") => {
                return eprintln!("skipped: {absent}");
            }
            Err(failed) => panic!("{failed}"),
        };
        // Graphviz writes some characters as entities, and blanks that follow each other too.
        let svg = svg
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&#45;", "-")
            .replace("&#160;", " ");
        let shown = [
            "quote\"s 'more'.txt",
            "back⧵N ⧵G ⧵L⧵",
            "&lt;b&gt;x&lt;/b&gt; &amp; &amp;#x202e;",
            "righttxt",
            "灯台日誌.txt",
            "nul\u{FFFD} bell\u{FFFD}",
            "xlink:href=\"https://x.example/?a=1&amp;b=2\"",
        ];
        for it in shown {
            assert!(svg.contains(it), "{it:?} is not in {svg}");
        }
        assert!(!svg.contains('\u{202E}'));
    }
}
