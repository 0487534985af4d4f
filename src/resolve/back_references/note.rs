use crate::extract::BackReferenceMention;
use crate::extract::Direction;
use crate::resolve::Reference;
use crate::resolve::Status;
use crate::resolve::Target;
use crate::resolve::back_references::Decider;
use crate::resolve::back_references::by_author::Found;

impl Decider<'_> {
    /// "see footnote 12 above", "Lindqvist, supra note 12": the note of that number in the same run of numbers, and its
    /// source where it has exactly one, or one by the author that is named.
    pub(super) fn named_note(&self, decided: &[Reference], at: usize, back: &BackReferenceMention) -> Reference {
        let mention = &self.extracted.mentions[at];
        let numbering = &self.antecedents.numbering;
        let Some(marker) = &back.named_note else {
            return Reference::blocked("no note is named");
        };
        let run = numbering.run_at(mention.span.start, mention.note);
        let Some(note) = numbering.named(run, marker) else {
            let known = match numbering.ends(run) {
                Some((first, last)) => format!("; the notes here run from {first} to {last}"),
                None => "; the text has no notes".to_owned(),
            };
            let anew = if numbering.runs() > 1 {
                " in this part of the text"
            } else {
                ""
            };
            return Reference::blocked(format!("there is no note {marker}{anew}{known}"));
        };
        if mention.note == Some(note) {
            return Reference::blocked(format!("note {marker} is the note that names it"));
        }
        let why = format!("names note {marker}{}", self.against(back, note, at));
        let sources = self.extracted.sources_of(note);
        let target = match self.distinct(decided, &sources).as_slice() {
            [only] => decided[*only].target.clone(),
            _ => self.by_named_author(decided, back, &sources),
        };
        let target = match target {
            Target::None => Target::Inside(format!("note {marker}")),
            target => target,
        };
        Reference {
            target_note: Some(note),
            ..Reference::new(Status::Resolved, target, why)
        }
    }

    /// The one of several sources of a note whose author stands before the back-reference.
    fn by_named_author(&self, decided: &[Reference], back: &BackReferenceMention, sources: &[usize]) -> Target {
        let (Some(words), Some(&first), Some(&last)) = (&back.words, sources.first(), sources.last()) else {
            return Target::None;
        };
        let Found::Sources(fits) = self.by_author(words, first..last + 1) else {
            return Target::None;
        };
        match self.distinct(decided, &fits).as_slice() {
            [only] => decided[*only].target.clone(),
            _ => Target::None,
        }
    }

    /// Words for a direction that does not fit the order of the notes, or of the calls where running text names one.
    fn against(&self, back: &BackReferenceMention, note: usize, at: usize) -> &'static str {
        let mention = &self.extracted.mentions[at];
        let call = self.first_calls.get(note).copied().flatten();
        let later = match (mention.note, call) {
            (Some(from), _) => note > from,
            (None, Some(call)) => call > mention.span.start,
            // A note without a call contradicts nothing.
            (None, None) => back.direction == Some(Direction::Below),
        };
        match back.direction {
            Some(Direction::Above) if later => ", which stands further down although the words say above",
            Some(Direction::Below) if !later => ", which stands further up although the words say below",
            _ => "",
        }
    }
}
