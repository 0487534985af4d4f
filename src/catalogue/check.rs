use std::collections::BTreeSet;

use crate::catalogue::Catalogue;
use crate::catalogue::Family;
use crate::catalogue::Series;
use crate::catalogue::check_printed::check_printed;
use crate::catalogue::check_printed::wrong_pattern;

/// What is wrong with an entry of a series file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The series.
    pub series: String,
    /// What of its entry is meant, as the file has it; empty where the whole entry is.
    pub entry: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl Problem {
    pub(super) fn new(series: &Series, entry: &str, message: impl Into<String>) -> Self {
        Self {
            series: series.id.to_string(),
            entry: entry.to_owned(),
            message: message.into(),
        }
    }
}

/// Everything wrong with the entries of one family of a catalogue; empty for a good file.
///
/// Each example must be read whole, in its own series, and be canonical; no counter-example may be
/// read in the series; ids are unique; each series has examples and counter-examples; no other series
/// takes an example unless `also` says so, and `also` names none that takes none.
pub fn check(catalogue: &Catalogue, family: &Family) -> Vec<Problem> {
    let mut problems = Vec::new();
    for series in &family.series {
        // Those of the whole family are told with its first series.
        let shared = family.series.first().filter(|it| it.id == series.id);
        let shared = shared.into_iter().flat_map(|_| family.shared_patterns());
        let wrong: Vec<Problem> = shared
            .chain([&series.pattern])
            .filter_map(|it| wrong_pattern(series, it))
            .collect();
        if !wrong.is_empty() {
            problems.extend(wrong);
            continue;
        }
        let same = catalogue.families.iter().flat_map(|it| &it.series);
        if same.filter(|it| it.id == series.id).count() > 1 {
            problems.push(Problem::new(
                series,
                "",
                "another series has this id too; choose an id that `ibid series` does not list",
            ));
        }
        if series.examples.is_empty() || series.not.is_empty() {
            problems.push(Problem::new(
                series,
                "",
                "needs at least one example and one counter-example (`examples`, `not`)",
            ));
        }
        match (&family.symbol, &series.printed) {
            (None, None) => {
                problems.push(Problem::new(series, "", "needs a `[series.printed]` table"));
                continue;
            }
            (Some(_), Some(_)) => problems.push(Problem::new(
                series,
                "printed",
                "the family's `[symbol]` says how its series are printed; take one of the two away",
            )),
            (None, Some(printed)) => problems.extend(check_printed(catalogue, series, printed)),
            (Some(_), None) => {}
        }
        problems.extend(
            series
                .examples
                .iter()
                .filter_map(|it| example(catalogue, family, series, it)),
        );
        problems.extend(
            series
                .not
                .iter()
                .filter_map(|it| counter_example(catalogue, family, series, it)),
        );
        problems.extend(overlaps(catalogue, series));
    }
    problems
}

fn example(catalogue: &Catalogue, family: &Family, series: &Series, text: &str) -> Option<Problem> {
    let wrong = |message: String| Some(Problem::new(series, text, format!("example `{text}` {message}")));
    let Some(canonical) = family.reads(series, text) else {
        return wrong(match (&series.printed, family.parse(text)) {
            (None, Some(symbol)) => format!("is read as `{}`", symbol.series),
            (None, None) => "is not read as a symbol".to_owned(),
            (Some(_), _) => "is not read: no form fits all of it from an anchor on".to_owned(),
        });
    };
    if canonical != text {
        return wrong(format!("is not canonical; `{canonical}` is"));
    }
    if !series.pattern.is_match(text) {
        return wrong("does not fit `pattern`".to_owned());
    }
    match catalogue.parse(text) {
        Some(symbol) if symbol.series == series.id => None,
        Some(symbol) => wrong(format!("is read as `{}`, which comes first", symbol.series)),
        None => wrong("is not read as a symbol".to_owned()),
    }
}

fn counter_example(catalogue: &Catalogue, family: &Family, series: &Series, text: &str) -> Option<Problem> {
    let printed = series.printed.is_some();
    let found = || catalogue.scan(text).find(|it| it.symbol.series == series.id);
    let read = family.reads(series, text).or_else(|| {
        let found = printed.then(found).flatten();
        found.map(|it| it.symbol.to_string())
    })?;
    let message = format!("counter-example `{text}` is read as `{read}`; make the forms narrower");
    Some(Problem::new(series, text, message))
}

/// Examples that other series take, and declared ones that take none.
fn overlaps(catalogue: &Catalogue, series: &Series) -> Vec<Problem> {
    let (mut problems, mut met) = (Vec::new(), BTreeSet::new());
    let all = catalogue
        .families
        .iter()
        .flat_map(|family| family.series.iter().map(move |it| (family, it)));
    for (family, other) in all.filter(|it| it.1.id != series.id) {
        let Some(taken) = series.examples.iter().find(|it| family.takes(other, it)) else {
            continue;
        };
        met.insert(&*other.id);
        if !series.also.iter().any(|it| **it == *other.id) {
            let message = format!(
                "example `{taken}` fits series `{}` too; make one of them narrower, or declare `also = [\"{}\"]`",
                other.id, other.id
            );
            problems.push(Problem::new(series, taken, message));
        }
    }
    let idle = series.also.iter().filter(|it| !met.contains(it.as_str()));
    problems.extend(idle.map(|it| {
        let message = format!("`also` names `{it}`, but that series takes none of the examples; take it away");
        Problem::new(series, it, message)
    }));
    problems
}

impl Family {
    /// The canonical form of a text that is read whole in a series.
    fn reads(&self, series: &Series, text: &str) -> Option<String> {
        match &series.printed {
            Some(printed) => printed.reads_whole(&series.id, text).map(|it| it.to_string()),
            None => {
                let symbol = self.parse(text)?;
                (symbol.series == series.id).then(|| symbol.to_string())
            }
        }
    }

    /// Whether a series would take a text, were no other before it.
    fn takes(&self, series: &Series, text: &str) -> bool {
        match &series.printed {
            Some(printed) => printed.reads_whole(&series.id, text).is_some(),
            None => self.parse(text).is_some() && series.pattern.is_match(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::catalogue::Catalogue;

    #[test]
    fn the_built_in_series_hold_their_own_examples() {
        let catalogue = Catalogue::builtin().unwrap();
        let problems = catalogue.families.iter().flat_map(|it| super::check(catalogue, it));
        let lines: Vec<String> = problems.map(|it| format!("{}: {}", it.series, it.message)).collect();
        assert!(
            lines.is_empty(),
            "{}",
            lines.join(
                "
"
            )
        );
    }
}
