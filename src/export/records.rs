//! The mention records of `ibid extract`: one JSON object a line, a stable contract.

use std::io;

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::extract::Extracted;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::Note;
use crate::extract::Part;
use crate::extract::SymbolMention;
use crate::resolve::Reference;
use crate::resolve::Resolved;
use crate::text::Span;

/// Writes the records of all documents, in the order of their names and of the text.
///
/// # Errors
/// When writing fails.
pub fn write(resolved: &Resolved, out: &mut dyn io::Write) -> io::Result<()> {
    write_all(resolved, false, out)
}

/// As [`write()`], with the whole text of each document in its record: the text that offsets count in. For plain text and
/// Markdown in another encoding than UTF-8 the offsets count the file's own bytes instead.
///
/// # Errors
/// When writing fails.
pub fn write_with_text(resolved: &Resolved, out: &mut dyn io::Write) -> io::Result<()> {
    write_all(resolved, true, out)
}

fn write_all(resolved: &Resolved, with_text: bool, out: &mut dyn io::Write) -> io::Result<()> {
    for document in 0..resolved.corpus.len() {
        let mut records = of_document(resolved, document);
        if let Some(Value::Object(head)) = records.first_mut().filter(|_| with_text) {
            let text = resolved.corpus.document(document).text.printed();
            head.insert("text".to_owned(), json!(text));
        }
        for record in records {
            serde_json::to_writer(&mut *out, &record)?;
            out.write_all(b"\n")?;
        }
    }
    Ok(())
}

/// The records of one document: its own first, then everything found in it in the order of the text.
pub fn of_document(resolved: &Resolved, document: usize) -> Vec<Value> {
    let writer = Writer {
        resolved,
        document,
        extracted: resolved.corpus.extracted(document),
    };
    let mut rows: Vec<(Span, u8, Value)> = Vec::new();
    let calls = writer.extracted.calls_of_notes();
    for (note, calls) in writer.extracted.notes.iter().zip(calls) {
        let record = writer.record("note", note.span, Part::Note, Some(&note.marker), None);
        rows.push((note.span, 0, with(record, writer.note_fields(note, calls))));
    }
    for call in &writer.extracted.calls {
        let record = writer.record("call", call.span, Part::Body, None, None);
        let to = call.note.and_then(|it| writer.extracted.notes.get(it));
        let fields = [
            ("marker", json!(call.marker)),
            ("status", json!(call.status.name())),
            ("calls_note_at", json!(to.map(|it| writer.bytes(it.span).start))),
            ("why", json!(call.why)),
        ];
        rows.push((call.span, 1, with(record, fields)));
    }
    for (at, mention) in writer.extracted.mentions.iter().enumerate() {
        rows.push((mention.span, 2, writer.mention(at, mention)));
    }
    rows.sort_by_key(|(span, rank, _)| (span.start, *rank, span.end));
    let mut records = vec![writer.head()];
    records.extend(rows.into_iter().map(|it| it.2));
    records
}

struct Writer<'a> {
    resolved: &'a Resolved,
    document: usize,
    extracted: &'a Extracted,
}

impl Writer<'_> {
    /// The fields that every record has.
    fn record(
        &self,
        kind: &str,
        span: Span,
        part: Part,
        note: Option<&str>,
        locator: Option<&str>,
    ) -> Map<String, Value> {
        let read = self.resolved.corpus.document(self.document);
        let place = read.text.place(span.start);
        let bytes = read.text.to_file(span);
        let fields = json!({
            "document": read.name,
            "kind": kind,
            "text": read.text.as_printed(span),
            "start": bytes.start,
            "end": bytes.end,
            "line": place.line,
            "column": place.column,
            "page": read.page(span.start),
            "part": part.name(),
            "note": note,
            "locator": locator,
        });
        match fields {
            Value::Object(fields) => fields,
            _ => Map::new(),
        }
    }

    /// Bytes of the file for a span of the normalised text.
    fn bytes(&self, span: Span) -> Span {
        self.resolved.corpus.document(self.document).text.to_file(span)
    }

    fn note_fields(&self, note: &Note, calls: usize) -> [(&'static str, Value); 4] {
        let continued: Vec<[u32; 2]> = note
            .continued
            .iter()
            .map(|it| self.bytes(*it))
            .map(|it| [it.start, it.end])
            .collect();
        let why = (calls == 0).then(|| format!("no place in the text calls note {}", note.marker));
        [
            ("marker", json!(note.marker)),
            ("calls", json!(calls)),
            ("continued", json!(continued)),
            ("why", json!(why)),
        ]
    }

    fn head(&self) -> Value {
        let read = self.resolved.corpus.document(self.document);
        let head = self.resolved.corpus.head(self.document);
        let entry = self.resolved.names.get(self.resolved.names.of_file(self.document));
        let symbols: Vec<String> = entry
            .and_then(|it| it.symbol.as_ref())
            .map(ToString::to_string)
            .into_iter()
            .collect();
        let (identity, why) = self.resolved.names.identity_of(self.document);
        let manifestation = self.resolved.manifestations[self.document];
        let leading = self.resolved.corpus.document(manifestation.leading).name.as_str();
        let witnesses = read.witnesses.iter();
        let witnesses = witnesses.map(|it| json!({"kind": it.kind.name(), "words": it.words}));
        json!({
            "document": read.name,
            "kind": "document",
            "symbols": symbols,
            "identity": identity.name(),
            "why": why,
            "title": head.title,
            "class": head.class,
            "date": head.date.map(|it| it.to_string()),
            "dated": head.dated.map(|it| it.to_string()),
            "from": head.from,
            "to": head.to,
            "ga_session": head.ga_session,
            "sc_year": head.sc_year,
            "agenda_items": head.agenda_items,
            "language": head.language,
            "format": read.format,
            "pages": (!read.pages.is_empty()).then_some(read.pages.len()),
            "manifestation_of": (manifestation.leading != self.document).then_some(leading),
            "standing": manifestation.standing.name(),
            "witnesses": witnesses.collect::<Vec<_>>(),
        })
    }

    fn mention(&self, at: usize, mention: &Mention) -> Value {
        let reference = &self.resolved.references[self.document][at];
        let kind = match &mention.kind {
            MentionKind::Symbol(_) => "symbol",
            MentionKind::Source(_) => "source",
            MentionKind::Url(_) => "url",
            MentionKind::BackReference(_) => "back-reference",
            MentionKind::Letter(_) => "letter",
            MentionKind::Internal(_) => "internal",
        };
        let note = mention
            .note
            .and_then(|it| self.extracted.notes.get(it))
            .map(|it| it.marker.as_str());
        let mut record = self.record(kind, mention.span, mention.part, note, mention.locator.as_deref());
        if let Some(link) = &mention.link {
            record.insert("link".to_owned(), json!(link.target));
            record.insert("link_agrees".to_owned(), json!(link.agrees));
        }
        let target = json!(self.resolved.target_key(&reference.target));
        let decision = [
            ("relation", json!(mention.relation)),
            ("status", json!(reference.status.name())),
            ("target", target.clone()),
            ("why", json!(reference.why)),
        ];
        match &mention.kind {
            MentionKind::Symbol(symbol) => with(with(record, symbol_fields(symbol, reference)), decision),
            MentionKind::Source(source) => {
                let fields = [
                    ("source_kind", json!(source.kind)),
                    ("author", json!(source.author)),
                    ("editor", json!(source.editor)),
                    ("title", json!(source.title)),
                    ("container", json!(source.container)),
                    ("place", json!(source.place)),
                    ("publisher", json!(source.publisher)),
                    ("edition", json!(source.edition)),
                    ("volume", json!(source.volume)),
                    ("year", json!(source.year)),
                    ("date", json!(source.date.map(|it| it.to_string()))),
                    ("number", json!(source.number)),
                    ("url", json!(source.url)),
                    ("accessed", json!(source.accessed.map(|it| it.to_string()))),
                    ("archive", json!(source.archive)),
                    ("language", json!(source.language)),
                    ("key", target),
                ];
                with(with(record, fields), decision)
            }
            MentionKind::Url(url) => with(
                record,
                [
                    ("canonical", json!(url.canonical)),
                    ("symbol", json!(url.symbol.as_ref().map(ToString::to_string))),
                ],
            ),
            MentionKind::BackReference(back) => {
                let marker = reference
                    .target_note
                    .and_then(|it| self.extracted.notes.get(it))
                    .map(|it| it.marker.as_str());
                let fields = [("form", json!(back.form)), ("target_note", json!(marker))];
                with(with(record, fields), decision)
            }
            MentionKind::Letter(letter) => {
                let fields = [
                    ("dated", json!(letter.dated.to_string())),
                    ("from", json!(letter.from)),
                    ("to", json!(letter.to)),
                ];
                with(with(record, fields), decision)
            }
            MentionKind::Internal(internal) => {
                let fields = [
                    ("part_kind", json!(internal.target)),
                    ("number", json!(internal.number)),
                ];
                with(with(record, fields), decision)
            }
        }
    }
}

fn symbol_fields(symbol: &SymbolMention, reference: &Reference) -> Vec<(&'static str, Value)> {
    let lettered = symbol.lettered_part.iter().map(|it| ("lettered_part", json!(it)));
    let fields = [
        ("series", json!(symbol.symbol.series)),
        ("canonical", json!(symbol.symbol.to_string())),
        ("form", json!(symbol.form.name())),
        ("from_url", json!(symbol.from_url)),
        ("cited_date", json!(symbol.cited_date.map(|it| it.to_string()))),
        ("suggestion", json!(reference.suggestion)),
    ];
    fields.into_iter().chain(lettered).collect()
}

/// A record with more fields.
fn with<R: Into<Fields>>(record: R, fields: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let Fields(mut record) = record.into();
    record.extend(fields.into_iter().map(|(name, value)| (name.to_owned(), value)));
    Value::Object(record)
}

/// A record under construction, from its map or from a finished value.
struct Fields(Map<String, Value>);

impl From<Map<String, Value>> for Fields {
    fn from(it: Map<String, Value>) -> Self {
        Self(it)
    }
}

impl From<Value> for Fields {
    fn from(it: Value) -> Self {
        match it {
            Value::Object(fields) => Self(fields),
            _ => Self(Map::new()),
        }
    }
}
