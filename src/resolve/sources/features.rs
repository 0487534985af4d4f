use crate::catalogue::SameSourcePhrases;
use crate::catalogue::url_key;
use crate::extract::SourceMention;
use crate::resolve::sources::facts;
use crate::resolve::sources::facts::Fact;
use crate::resolve::sources::numbers;
use crate::resolve::sources::persons;
use crate::resolve::sources::words;

/// Most words of a title that are compared.
const TITLE_WORDS: usize = 64;

/// What two sources are compared by. The order of fields is the order in which sources are taken, so that the order
/// of documents does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Features {
    /// Words of the title without small ones, between blanks.
    pub(super) title: Box<str>,
    /// Numbers of words behind which a subtitle may have been left out.
    pub(super) breaks: Box<[u16]>,
    /// Persons between `|`, given names first.
    pub(super) authors: Box<str>,
    /// Words of the book, journal or paper that holds it.
    pub(super) container: Box<str>,
    /// Facts that two wordings of one source must not differ in.
    pub(super) facts: Box<[(Fact, Box<str>)]>,
    /// Keys of its numbers: case, treaty, DOI, ISBN.
    pub(super) numbers: Box<[Box<str>]>,
    /// Key of its address.
    pub(super) url: Option<Box<str>>,
    /// Parties of a case: words of both sides around `|`.
    pub(super) parties: Box<str>,
    /// Kind.
    pub(super) kind: Box<str>,
}

impl Features {
    pub(super) fn of(phrases: &SameSourcePhrases, source: &SourceMention) -> Self {
        let mut facts = Vec::new();
        let (title, breaks) = title(phrases, source.title.as_deref().unwrap_or(""), &mut facts);
        if phrases.in_free_words.contains(&source.kind) {
            // "App. No. 1204/09": the number is read from its own field.
            facts.clear();
        }
        let mut container = words::words(phrases, source.container.as_deref().unwrap_or(""));
        facts::take_parts(phrases, &mut container, &mut facts);
        container.retain(|it| !phrases.small.contains(it));
        container.truncate(TITLE_WORDS);
        facts::of_fields(phrases, source, &title, &mut facts);
        // Of a chapter the editors are those of the book.
        let editor = source.editor.as_deref().filter(|_| container.is_empty());
        let author = source.author.as_deref().or(editor).unwrap_or("");
        let author = if facts::is_court(phrases, source, author) {
            ""
        } else {
            author
        };
        let mut numbers: Vec<Box<str>> = numbers::keys(phrases, source.number.as_deref().unwrap_or(""));
        numbers.sort_unstable();
        numbers.dedup();
        facts.sort_unstable();
        facts.dedup_by(|b, a| a.0 == b.0);
        Self {
            title: title.join(" ").into(),
            breaks: breaks.into(),
            authors: persons::read(phrases, author).into(),
            container: container.join(" ").into(),
            facts: facts.into(),
            numbers: numbers.into(),
            url: source.url.as_deref().map(|it| url_key(it).into()),
            parties: numbers::parties(phrases, source).into(),
            kind: source.kind.as_str().into(),
        }
    }

    pub(super) fn fact(&self, fact: Fact) -> Option<&str> {
        self.facts.iter().find(|it| it.0 == fact).map(|it| it.1.as_ref())
    }

    pub(super) fn title_words(&self) -> Vec<&str> {
        self.title.split(' ').filter(|it| !it.is_empty()).collect()
    }

    /// The title before the first subtitle.
    pub(super) fn main_title(&self) -> &str {
        let words = self.breaks.first().and_then(|it| usize::from(*it).checked_sub(1));
        let end = words.and_then(|it| self.title.match_indices(' ').nth(it));
        &self.title[..end.map_or(self.title.len(), |it| it.0)]
    }

    /// Surname of the first person.
    pub(super) fn surname(&self) -> &str {
        let first = self.authors.split('|').next().unwrap_or("");
        first.rsplit(' ').next().unwrap_or("")
    }

    /// A readable key made of author, year and title, or of number or address.
    pub(super) fn key(&self, source: &SourceMention) -> String {
        if let Some(number) = &source.number {
            return format!("{}-{}", self.kind, crate::text::fold_words(number).join("-"));
        }
        let words = self.title.split(' ').filter(|it| !it.is_empty()).take(4);
        let year = source.year.map(|it| it.to_string());
        let surname = Some(self.surname()).filter(|it| !it.is_empty());
        let parts: Vec<&str> = surname.into_iter().chain(year.as_deref()).chain(words).collect();
        match (&self.url, self.title.is_empty()) {
            (Some(url), true) => url.to_string(),
            _ if parts.is_empty() => "source".to_owned(),
            _ => parts.join("-"),
        }
    }
}

/// The words of a title without small ones and numbered parts, and the places where a subtitle begins.
fn title(phrases: &SameSourcePhrases, text: &str, facts: &mut Vec<(Fact, Box<str>)>) -> (Vec<String>, Vec<u16>) {
    let (mut kept, mut breaks) = (Vec::new(), Vec::new());
    let (mut start, mut before) = (0, '\0');
    let ends = text.char_indices().filter_map(|(at, letter)| {
        let ends = match letter {
            ':' | '–' | '—' | ';' | '(' => true,
            ' ' => matches!(before, '.' | '?' | '!' | ',' | '-'),
            _ => false,
        };
        before = letter;
        ends.then_some(at)
    });
    for end in ends.chain([text.len()]) {
        let mut words = words::words(phrases, &text[start..end]);
        start = end;
        // "vol." stands before a blank, its number behind it.
        if let Some(last) = kept.pop() {
            words.insert(0, last);
            facts::take_parts(phrases, &mut words, facts);
        } else {
            facts::take_parts(phrases, &mut words, facts);
        }
        words.retain(|it| !phrases.small.contains(it));
        kept.extend(words);
        breaks.push(u16::try_from(kept.len()).unwrap_or(u16::MAX));
        if kept.len() >= TITLE_WORDS {
            break;
        }
    }
    kept.truncate(TITLE_WORDS);
    breaks.retain(|it| *it > 0 && usize::from(*it) < kept.len());
    breaks.dedup();
    (kept, breaks)
}
