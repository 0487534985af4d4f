//! Writes small PDF files, so that tests can show every layout without a file of anybody's.

use std::fmt::Write as _;

/// A page in the making: what is drawn on it, and the links over it. Lengths are points, `y` grows upwards.
#[derive(Default)]
pub(crate) struct Page {
    content: String,
    links: Vec<(f32, f32, f32, f32, String)>,
}

impl Page {
    /// Words at a place in Times (Times Italic where the words start with `~`).
    pub(crate) fn words(mut self, x: f32, y: f32, size: f32, words: &str) -> Self {
        let (font, words) = words.strip_prefix('~').map_or(("F1", words), |it| ("F2", it));
        let mut literal = String::new();
        for letter in words.chars() {
            match letter {
                '(' | ')' | '\\' => literal.extend(['\\', letter]),
                '’' => literal.push_str("\\222"),
                '“' => literal.push_str("\\223"),
                '”' => literal.push_str("\\224"),
                '–' => literal.push_str("\\226"),
                '—' => literal.push_str("\\227"),
                other => literal.push(other),
            }
        }
        let _ = writeln!(
            self.content,
            "BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({literal}) Tj ET"
        );
        self
    }

    /// Lines below one another, 1.2 times the size apart.
    pub(crate) fn lines(mut self, x: f32, y: f32, size: f32, lines: &[&str]) -> Self {
        for (at, line) in lines.iter().enumerate() {
            self = self.words(x, y - 1.2 * size * at as f32, size, line);
        }
        self
    }

    /// A link over a rectangle.
    pub(crate) fn link(mut self, x: f32, y: f32, width: f32, height: f32, target: &str) -> Self {
        self.links.push((x, y, x + width, y + height, target.to_owned()));
        self
    }

    /// A picture over the whole page.
    pub(crate) fn picture(mut self) -> Self {
        self.content.push_str("q 612 0 0 792 0 0 cm /Im0 Do Q\n");
        self
    }

    /// Drawing instructions as they are.
    pub(crate) fn raw(mut self, content: &str) -> Self {
        self.content.push_str(content);
        self
    }
}

/// Width of words in Times, for placing what follows them (Adobe's metrics of the standard fonts).
pub(crate) fn width(words: &str, size: f32) -> f32 {
    let of = |it: char| match it {
        ' ' | '.' | ',' => 250,
        'i' | 'j' | 'l' | 't' | '/' | ':' | ';' => 278,
        'f' | 'r' | '-' | '(' | ')' | 'I' => 333,
        's' | 'J' => 389,
        'a' | 'c' | 'e' | 'z' => 444,
        'F' | 'P' | 'S' => 556,
        'E' | 'L' | 'T' | 'Z' => 611,
        'B' | 'C' | 'R' => 667,
        'm' => 778,
        'M' => 889,
        'W' => 944,
        it if it.is_ascii_lowercase() && it != 'w' => 500,
        it if it.is_ascii_digit() => 500,
        _ => 722,
    };
    words.chars().map(of).sum::<i32>() as f32 * size / 1000.0
}

/// A file with these pages; `title` stands in its properties, `extra` goes into the trailer, `objects` behind the
/// pages (from number 10 on) and are named in the pages' resources by `resources`.
#[derive(Default)]
pub(crate) struct File<'a> {
    pub(crate) pages: Vec<Page>,
    pub(crate) title: &'a str,
    pub(crate) trailer: &'a str,
    pub(crate) resources: &'a str,
    pub(crate) objects: Vec<Vec<u8>>,
}

/// The bytes of a file with these pages.
pub(crate) fn file(pages: Vec<Page>) -> Vec<u8> {
    File {
        pages,
        ..File::default()
    }
    .bytes()
}

impl File<'_> {
    pub(crate) fn bytes(self) -> Vec<u8> {
        let first_page = 10 + self.objects.len();
        let number = |page: usize| first_page + 3 * page;
        let kids: Vec<String> = (0..self.pages.len()).map(|it| format!("{} 0 R", number(it))).collect();
        let font = |name: &str| {
            format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>").into_bytes()
        };
        let stream = |words: &[u8], dict: &str| {
            let mut bytes = format!("<< {dict} /Length {} >>\nstream\n", words.len()).into_bytes();
            bytes.extend(words);
            bytes.extend(b"\nendstream");
            bytes
        };
        let mut objects: Vec<(usize, Vec<u8>)> = vec![
            (1, b"<< /Type /Catalog /Pages 2 0 R >>".to_vec()),
            (
                2,
                format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), kids.len()).into_bytes(),
            ),
            (3, font("Times-Roman")),
            (4, font("Times-Italic")),
            (
                5,
                stream(
                    &[0x80],
                    "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
                ),
            ),
            (6, format!("<< /Title ({}) >>", self.title).into_bytes()),
        ];
        objects.extend(self.objects.into_iter().enumerate().map(|(at, it)| (10 + at, it)));
        for (at, page) in self.pages.iter().enumerate() {
            let annotations: Vec<String> = page
                .links
                .iter()
                .map(|(x0, y0, x1, y1, target)| {
                    format!(
                        "<< /Type /Annot /Subtype /Link /Rect [{x0} {y0} {x1} {y1}] /A << /S /URI /URI ({target}) >> >>"
                    )
                })
                .collect();
            objects.push((
                number(at),
                format!(
                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {} 0 R /Annots [{}] /Resources << \
                     /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /Im0 5 0 R {} >> >> >>",
                    number(at) + 1,
                    annotations.join(" "),
                    self.resources
                )
                .into_bytes(),
            ));
            objects.push((number(at) + 1, stream(page.content.as_bytes(), "")));
        }
        let mut bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
        let mut places = Vec::new();
        for (number, object) in &objects {
            places.push((*number, bytes.len()));
            bytes.extend(format!("{number} 0 obj\n").into_bytes());
            bytes.extend(object);
            bytes.extend(b"\nendobj\n");
        }
        let start = bytes.len();
        bytes.extend(b"xref\n0 1\n0000000000 65535 f \n");
        for (number, place) in places {
            bytes.extend(format!("{number} 1\n{place:010} 00000 n \n").into_bytes());
        }
        let size = objects.iter().map(|it| it.0).max().unwrap_or(0) + 1;
        bytes.extend(
            format!(
                "trailer\n<< /Size {size} /Root 1 0 R /Info 6 0 R {} >>\nstartxref\n{start}\n%%EOF\n",
                self.trailer
            )
            .into_bytes(),
        );
        bytes
    }
}
