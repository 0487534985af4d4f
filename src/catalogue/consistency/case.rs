use crate::catalogue::Catalogue;
use crate::catalogue::Period;
use crate::catalogue::SessionKind;
use crate::catalogue::Symbol;
use crate::catalogue::consistency::Context;
use crate::catalogue::consistency::Expected;
use crate::catalogue::facts::PartFacts;
use crate::catalogue::modifiers::split_modifier;
use crate::catalogue::tables::Month;
use crate::catalogue::tables::NumberTable;
use crate::catalogue::tables::listed_session;

/// A symbol with what is known of its document.
pub(super) struct Case<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) parts: Vec<PartCase<'a>>,
    pub(super) context: &'a Context,
}

/// One part of the symbol with what its series says of it.
pub(super) struct PartCase<'a> {
    pub(super) facts: PartFacts<'a>,
    /// The months of its session or the year that it prints, else the years that its number belongs to; nothing
    /// where the year and the number contradict each other.
    pub(super) period: Option<Period>,
}

impl<'a> Case<'a> {
    pub(super) fn new(catalogue: &'a Catalogue, symbol: &'a Symbol, context: &'a Context) -> Self {
        let parts = symbol.parts().iter().map(|it| PartCase::new(catalogue.part_facts(it)));
        Self {
            catalogue,
            parts: parts.collect(),
            context,
        }
    }
}

impl<'a> PartCase<'a> {
    pub(super) fn new(facts: PartFacts<'a>) -> Self {
        let mut part = Self { facts, period: None };
        part.period = part.period();
        part
    }

    pub(super) fn symbol(&self) -> &'a str {
        self.facts.symbol
    }

    pub(super) fn series(&self) -> &'a str {
        self.facts.series.map_or("", |it| &it.id)
    }

    pub(super) fn expected(&self) -> Option<&'a Expected> {
        self.facts.series.map(|it| &it.expected)
    }

    /// The table that gives the year of its number, and the number.
    pub(super) fn numbered(&self) -> Option<(&'static NumberTable, u32)> {
        let table = self.expected()?.year_table?;
        Some((table.numbers(), self.facts.number?))
    }

    /// The years that its number belongs to.
    pub(super) fn numbered_years(&self) -> Option<Period> {
        let (table, number) = self.numbered()?;
        let (first, last) = table.years(number)?;
        Some(Period::years(first, last))
    }

    fn period(&self) -> Option<Period> {
        if let Some(session) = self.facts.session {
            let (listed, any) = listed_session(self.symbol(), session);
            if listed.is_some() || any && session.kind != SessionKind::Regular {
                return listed;
            }
            let year = self.facts.opens(session)?;
            return Some(match self.expected()?.opens {
                Some(month) => Period::new(Month::new(year, month), Some(Month::new(year.saturating_add(1), month))),
                None => Period::years(year, Some(year)),
            });
        }
        let printed = self.facts.year.map(|it| Period::years(it, Some(it)));
        match (printed, self.numbered_years()) {
            (Some(printed), Some(numbered)) => printed.shares_year(&numbered).then_some(printed),
            (printed, numbered) => printed.or(numbered),
        }
    }

    /// The months in which such a document is dated. Addenda and corrigenda come whenever they are needed, so
    /// they have no last one.
    pub(super) fn dated(&self) -> Option<Period> {
        let dated = self.expected()?.dated?;
        let mut period = self.period?.widened(dated.before, dated.after);
        if split_modifier(self.symbol()).is_some() {
            period.last = None;
        }
        Some(period)
    }

    /// What its period rests on, in words.
    pub(super) fn basis(&self) -> String {
        let period = self.period.map(|it| it.to_string()).unwrap_or_default();
        match (self.facts.session, self.facts.year, self.numbered()) {
            (Some(session), ..) => format!("the {session}: {period}"),
            (None, Some(year), _) => format!("the year in the symbol: {year}"),
            (None, None, Some((table, _))) => {
                let years = self.period.map_or((0, None), |it| (it.first_year(), it.last_year()));
                table.source(years.0, years.1)
            }
            (None, None, None) => String::new(),
        }
    }
}

/// The months of the session or the years of the number that a part of a symbol carries.
pub(in crate::catalogue) fn period_of(facts: &PartFacts<'_>) -> Option<Period> {
    PartCase::new(*facts).period
}
