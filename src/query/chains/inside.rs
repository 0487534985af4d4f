use crate::query::chains::longest::Far;
use crate::query::chains::work::Work;

/// The search for the longest way inside one knot.
pub(super) struct Inside<'f, 'a, 't> {
    far: &'f Far<'a>,
    /// No way inside the knot and on to the end has more steps.
    bound: usize,
    /// Whether a position is on the way in the making; none at the start and at the end.
    taken: &'t mut [bool],
}

impl<'f, 'a, 't> Inside<'f, 'a, 't> {
    pub(super) fn new(far: &'f Far<'a>, members: &[u32], taken: &'t mut [bool]) -> Self {
        let outs = members.iter().filter_map(|it| far.out[*it as usize]);
        let most_out = outs.map(|it| it.0).max().unwrap_or(0);
        Self {
            far,
            bound: members.len() - 1 + most_out,
            taken,
        }
    }

    /// The most steps from a member to the end, and the way to the member by which the chain leaves the knot; `None` where
    /// the search meets no way of more steps than are known.
    pub(super) fn longest(
        &mut self,
        from: usize,
        known: Option<usize>,
        work: &mut Work,
    ) -> Option<(usize, Vec<usize>)> {
        let mut most = known;
        let mut best = Vec::new();
        // Positions, each with the place among its citations where the search goes on.
        let mut path = vec![(from, 0)];
        self.taken[from] = true;
        while let Some((at, place)) = path.last_mut() {
            if most.is_some_and(|it| it >= self.bound) || !work.take(1) {
                break;
            }
            let at = *at;
            let next = self.far.arcs.cited(at).get(*place).map(|it| *it as usize);
            *place += 1;
            match next.filter(|_| self.far.to != Some(at)) {
                Some(next) if self.far.knot_of[next] == self.far.knot_of[from] && !self.taken[next] => {
                    self.taken[next] = true;
                    path.push((next, 0));
                    let steps = self.far.out[next].map(|it| it.0 + path.len() - 1);
                    if steps > most {
                        most = steps;
                        best = path.iter().map(|it| it.0).collect();
                    }
                }
                Some(_) => {}
                None => {
                    self.taken[at] = false;
                    path.pop();
                }
            }
        }
        path.iter().for_each(|it| self.taken[it.0] = false);
        Some((most?, best)).filter(|it| !it.1.is_empty())
    }
}
