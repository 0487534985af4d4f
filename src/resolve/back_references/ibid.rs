use crate::extract::BackReferenceMention;
use crate::extract::MentionKind;
use crate::extract::Part;
use crate::resolve::Reference;
use crate::resolve::Target;
use crate::resolve::back_references::Antecedent;
use crate::resolve::back_references::Decider;
use crate::resolve::back_references::ambiguous;
use crate::text::before;

/// Between a back-reference and the reason why what it repeats is undecided.
const UNDECIDED: &str = " is itself undecided: ";

/// Longest brackets that hold citations, in bytes.
const BRACKET: usize = 160;

/// Most citations before an "Ibid." that are looked at.
const NEAR: usize = 20;

/// Furthest the note before an "Ibid." is looked for where notes are not set apart, in bytes.
const NOTE_BEFORE: usize = 2000;

impl Decider<'_> {
    /// "Ibid.": in a note the source before it there, else the only source of the note before; in running text what is
    /// cited last before it. Where it names a new document of the series, that document.
    pub(super) fn ibid(&self, decided: &[Reference], at: usize, back: &BackReferenceMention) -> Reference {
        let note = self.extracted.mentions[at].note;
        if !back.names.is_empty() {
            return self.new_document(decided, at, note, back);
        }
        let reference = match note {
            Some(note) => self.in_note(decided, at, note),
            None => self.in_text(decided, at),
        };
        match &back.new_words {
            Some(words) if reference.target != Target::None => Reference {
                target_note: reference.target_note,
                ..Reference::blocked(format!(
                    "{}, but names something else of it that is not read: {words}",
                    reference.why
                ))
            },
            _ => reference,
        }
    }

    fn in_note(&self, decided: &[Reference], at: usize, note: usize) -> Reference {
        match self.antecedents.before(at, note) {
            Antecedent::NoNoteBefore => Reference::blocked("the first note has no note before it"),
            Antecedent::NoteMissing(number) => Reference::blocked(format!(
                "note {number}, which stands before it by number, is not in the text"
            )),
            Antecedent::Comment(previous) => {
                let marker = self.marker(previous);
                Reference::blocked(format!("note {marker} before it only explains"))
            }
            Antecedent::NotUnderstood(previous) => {
                let marker = self.marker(previous);
                Reference::blocked(format!("note {marker} before it cites nothing that is understood"))
            }
            Antecedent::PartlyRead(previous, words) => {
                let marker = self.marker(previous);
                ambiguous(format!(
                    "note {marker} before it cites something more that is not understood: {words}"
                ))
            }
            Antecedent::BehindUnread(words) => Reference::blocked(format!(
                "what stands before it in the same note is not understood: {words}"
            )),
            Antecedent::SameNote(mentions) => {
                let why = "the source before it in the same note";
                self.only(decided, &mentions, note, why, "the part before it in the same note")
            }
            Antecedent::Note(previous, mentions) => {
                let marker = self.marker(previous);
                let moved = self.extracted.notes[previous].span.start > self.extracted.notes[note].span.start;
                let place = if moved { ", which stands further down" } else { "" };
                let why = format!("the source of note {marker} before it{place}");
                self.only(decided, &mentions, previous, &why, &format!("note {marker} before it"))
            }
        }
    }

    fn marker(&self, note: usize) -> &str {
        self.antecedents.note(note).map_or("", |it| &it.marker)
    }

    /// The one target of mentions that are cited together.
    fn only(&self, decided: &[Reference], mentions: &[usize], note: usize, why: &str, citing: &str) -> Reference {
        let distinct = self.without_corrigenda(self.distinct(decided, mentions));
        match distinct.as_slice() {
            [] => Reference::blocked(format!("{citing} cites nothing that is understood")),
            [only] if self.antecedents.is_vague(*only) => {
                Reference::blocked(format!("{citing} cites a source of unknown kind"))
            }
            [only] => self.taken_over(decided, *only, note, why),
            several => ambiguous(format!("{citing} cites {} sources", several.len())),
        }
    }

    /// A corrigendum that is printed with its document is no second source.
    fn without_corrigenda(&self, mentions: Vec<usize>) -> Vec<usize> {
        let symbol = |at: usize| self.extracted.mentions[at].symbol().map(|it| it.symbol.to_string());
        let first = mentions.first().and_then(|&it| symbol(it));
        let corrects = |at: usize| {
            let rest = symbol(at)
                .zip(first.as_ref())
                .and_then(|(it, first)| Some(it.strip_prefix(first.as_str())?.to_owned()));
            rest.is_some_and(|it| it.starts_with("/Corr."))
        };
        mentions.into_iter().filter(|&at| !corrects(at)).collect()
    }

    /// The decision of another mention, with the note that holds it in the end.
    fn taken_over(&self, decided: &[Reference], at: usize, note: usize, why: &str) -> Reference {
        let source = &decided[at];
        let back = matches!(self.extracted.mentions[at].kind, MentionKind::BackReference(_));
        if back && source.target == Target::None {
            // Only the first reason of a chain, else each link of it would repeat all before.
            let first = source.why.rsplit(UNDECIDED).next().unwrap_or("");
            return Reference::new(source.status, Target::None, format!("{why}{UNDECIDED}{first}"));
        }
        let holds = if back { source.target_note } else { Some(note) };
        let chain = match holds.filter(|it| *it != note).and_then(|it| self.antecedents.note(it)) {
            Some(it) => format!("{why}, which leads to note {}", it.marker),
            None => why.to_owned(),
        };
        Reference {
            status: source.status,
            target: source.target.clone(),
            target_note: holds,
            why: chain,
            suggestion: None,
        }
    }

    /// "Ibid., Supplement for April 1948, document S/714": the series is kept, the document is new. "Idem, Ferries":
    /// the author is kept, the source is new.
    fn new_document(
        &self,
        decided: &[Reference],
        at: usize,
        note: Option<usize>,
        back: &BackReferenceMention,
    ) -> Reference {
        let mentions = &self.extracted.mentions;
        let named: Vec<usize> = back
            .names
            .iter()
            .filter_map(|span| {
                let from = mentions.partition_point(|it| it.span < *span);
                let same = (from..mentions.len()).take_while(|&it| mentions[it].span == *span);
                same.into_iter().find(|&it| it != at && mentions[it].is_source())
            })
            .collect();
        let antecedent = note.map(|it| self.antecedents.before(at, it));
        let kept_note = antecedent.as_ref().and_then(Antecedent::note);
        let kept = match antecedent {
            Some(
                Antecedent::Note(before, _)
                | Antecedent::PartlyRead(before, _)
                | Antecedent::Comment(before)
                | Antecedent::NotUnderstood(before),
            ) => {
                format!("of note {}", self.marker(before))
            }
            Some(Antecedent::NoteMissing(number)) => format!("of note {number}, which is not in the text"),
            Some(Antecedent::SameNote(_) | Antecedent::BehindUnread(_)) => {
                "named before it in the same note".to_owned()
            }
            Some(Antecedent::NoNoteBefore) => "of a note that is not in the text".to_owned(),
            None => "named before it".to_owned(),
        };
        let judgment = |it: &usize| matches!(&mentions[*it].kind, MentionKind::Source(it) if it.kind == "judgment");
        let what = match back.form.as_str() {
            "idem" => "author",
            _ if named.iter().any(judgment) => "case",
            _ => "series",
        };
        match self.distinct(decided, &named).as_slice() {
            [] => Reference::blocked("what it names behind itself is not understood"),
            [only] => Reference {
                target_note: kept_note,
                ..self.as_decided(
                    decided,
                    *only,
                    format!("takes over the {what} {kept} and names a new document in it"),
                )
            },
            several => ambiguous(format!(
                "takes over the {what} {kept} and names {} new documents in it",
                several.len()
            )),
        }
    }

    /// "(ibid., para. 3)" in running text: what was cited last before it there.
    fn in_text(&self, decided: &[Reference], at: usize) -> Reference {
        let mentions = &self.extracted.mentions;
        let start = mentions[at].span.range().start;
        let cited = |&index: &usize| {
            let it = &mentions[index];
            // The document's own symbol runs through the text as a running head.
            let own = decided[index].target == Target::Document(self.own);
            it.is_source() && it.note.is_none() && it.part != Part::Masthead && !it.stands_for_others() && !own
        };
        let mut before_it = (0..at).rev().filter(cited);
        let in_brackets = |at: usize| {
            let opened = before(self.text, at, BRACKET);
            opened.rfind('(') > opened.rfind(')')
        };
        if let Some(from) = self.note_line_before(start) {
            let near: Vec<usize> = before_it
                .take(NEAR)
                .take_while(|&it| mentions[it].span.range().start >= from)
                .collect();
            let distinct = self.distinct(decided, &near);
            return match distinct.as_slice() {
                [] => Reference::blocked("the line before it cites nothing that is understood"),
                [only] => self.as_decided(decided, *only, "the reference on the line before it".to_owned()),
                several => ambiguous(format!("the line before it cites {} sources", several.len())),
            };
        }
        let Some(last) = before_it.next() else {
            return Reference::blocked("nothing is cited before it in the text");
        };
        let place = |it: usize| mentions[it].span.range().start;
        if in_brackets(start) && !in_brackets(place(last)) {
            let bracketed = before_it.clone().take(NEAR).find(|&it| in_brackets(place(it)));
            if bracketed.is_some_and(|it| decided[it].target != decided[last].target) {
                return ambiguous("the last brackets that cite something and the text since then differ".to_owned());
            }
        }
        let mut together = vec![last];
        let mut first = last;
        for before in before_it.take(NEAR) {
            let between = self
                .text
                .get(mentions[before].span.range().end..mentions[first].span.range().start);
            if between.is_none_or(|it| it.contains(['(', ')', '\n']) && !it.contains(';') || it.len() > 60) {
                break;
            }
            together.push(before);
            first = before;
        }
        let bracketed = in_brackets(place(first));
        match self.without_corrigenda(self.distinct(decided, &together)).as_slice() {
            [_, _, ..] if bracketed => ambiguous(format!(
                "the brackets before it cite {} sources",
                self.distinct(decided, &together).len()
            )),
            _ => self.as_decided(decided, last, "the reference before it in the text".to_owned()),
        }
    }

    /// Where "Ibid." opens a line, with or without a number: start of the line before that opens with a number, since
    /// these are notes that the layout does not set apart.
    fn note_line_before(&self, start: usize) -> Option<usize> {
        let near = before(self.text, start, NOTE_BEFORE);
        let base = start - near.len();
        let line = near.rfind('\n').map_or(0, |it| it + 1);
        let marker = near[line..].trim();
        let alone = marker.bytes().all(|it| it.is_ascii_digit());
        let ends = near[..line].trim_end();
        let closed = ends.ends_with(['.', ')', ']', '”', '>']) || ends.is_empty() || !marker.is_empty();
        if !alone || !closed || line == 0 {
            return None;
        }
        let opens = |it: &str| {
            let words = it.trim_start();
            let digits = words.bytes().take_while(u8::is_ascii_digit).count();
            (1..4).contains(&digits) && words[digits..].starts_with([' ', '.', '\t'])
        };
        let mut at = ends.len();
        let mut last = None;
        for it in ends.rsplit('\n') {
            at = at.saturating_sub(it.len());
            if last.is_none() && !it.trim().is_empty() {
                last = Some(at);
            }
            if opens(it) {
                return Some(base + at);
            }
            at = at.saturating_sub(1);
        }
        last.map(|it| base + it)
    }
}
