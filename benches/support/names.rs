//! Invented names that benches share.

/// States.
pub(crate) const STATES: [&str; 8] = [
    "Vessaly", "Ormond", "Tarnovia", "Ostrand", "Kelmere", "Halvmar", "Brindle", "Norrland",
];

/// What letters are about.
pub(crate) const THINGS: [&str; 6] = [
    "ferries",
    "lamps",
    "tide tables",
    "weather stations",
    "seed banks",
    "river gauges",
];
