//! The colours of lines.

use crate::export::paint;
use crate::export::paint::Palette;
use crate::export::svg::net::Arc;
use crate::export::svg::net::Net;

/// Lines from which on all of them are drawn faint, so that names can be read between them, and how faint: the more lines,
/// the fainter, but never gone.
const MANY: usize = 1000;
const FAINT: (f64, f64) = (0.3, 0.18);

/// The colour of each line of a picture.
pub(super) struct LineColours {
    palette: &'static Palette,
    /// The citing members, each with a colour in turn.
    turns: Vec<usize>,
    /// How much of a colour stands out from the background.
    share: f64,
}

impl LineColours {
    pub(super) fn new(net: &Net<'_>) -> Self {
        let mut turns: Vec<usize> = net.arcs.iter().map(|it| it.citing).collect();
        turns.dedup();
        Self {
            palette: net.palette,
            turns,
            share: share(net.arcs.len()),
        }
    }

    pub(super) fn of(&self, arc: &Arc<'_>) -> String {
        let family = paint::LINES.len() - 1;
        let colour = if arc.line == family {
            self.palette.plain
        } else {
            self.palette.line(self.turns.binary_search(&arc.citing).unwrap_or(0))
        };
        mixed(colour, self.palette.background, self.share)
    }
}

fn share(lines: usize) -> f64 {
    let many = |it: usize| u32::try_from(it).map_or(f64::INFINITY, f64::from);
    if lines <= MANY {
        1.0
    } else {
        (FAINT.0 * (many(MANY) / many(lines)).sqrt()).max(FAINT.1)
    }
}

/// So much of a colour on another one, both as `#rrggbb`. A colour is mixed here and not made transparent in the picture, as
/// programs that draw pixels take many times as long for a layer.
fn mixed(colour: &str, behind: &str, share: f64) -> String {
    let channels = |it: &str| {
        let value = u32::from_str_radix(it.trim_start_matches('#'), 16)
            .unwrap_or(0)
            .to_be_bytes();
        [value[1], value[2], value[3]].map(f64::from)
    };
    let (colour, behind) = (channels(colour), channels(behind));
    let mix = |at: usize| (colour[at] * share + behind[at] * (1.0 - share)).round();
    format!("#{:02x}{:02x}{:02x}", mix(0) as u8, mix(1) as u8, mix(2) as u8)
}

#[cfg(test)]
mod tests {
    use super::mixed;
    use super::share;

    #[test]
    fn few_lines_are_whole_and_many_are_faint_but_never_gone() {
        assert!(share(1000) > 0.999 && share(1001) < 0.31);
        assert!(share(3000) < share(2000));
        assert!(share(usize::MAX) >= 0.18);
        assert_eq!(mixed("#0072b2", "#ffffff", 1.0), "#0072b2");
        assert_eq!(mixed("#0072b2", "#ffffff", 0.5), "#80b9d9");
        assert_eq!(mixed("#56b4e9", "#101418", 0.0), "#101418");
    }
}
