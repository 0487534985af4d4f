use crate::links::Answer;
use crate::links::Status;
use crate::links::check::Failure;
use crate::links::check::Response;
use crate::links::check::Run;
use crate::links::check::Target;
use crate::links::check::join::join;

/// Redirects, and among them those for good (RFC 9110, section 15.4).
const REDIRECTS: [u16; 5] = [301, 302, 303, 307, 308];
const FOR_GOOD: [u16; 2] = [301, 308];

/// Where an address led.
struct Trail {
    /// The last address that was asked.
    end: Target,
    /// The address that redirects for good led to, before any other.
    moved: Option<Target>,
    /// What came in the end.
    answer: Result<Response, Broken>,
}

/// Why a trail has no last page.
enum Broken {
    /// No answer.
    Failed(Failure),
    /// A redirect to what is not asked; the address, and why.
    Leads(String, String),
    /// Redirects without end: the status of the last, and how they go on.
    Round(u16, String),
}

impl Run<'_> {
    /// What becomes of an address.
    pub(super) fn answer(&self, address: &str) -> Answer {
        if let Some(failure) = self.over() {
            return self.not_checked(format!("{failure} it was asked"));
        }
        let target = match Target::parse(address, self.check.policy) {
            Ok(target) => target,
            Err(why) => return self.not_checked(why),
        };
        let mut trail = self.follow(&target);
        let failed = matches!(
            trail.answer,
            Err(Broken::Failed(
                Failure::NoConnection(_) | Failure::NoTrust(_) | Failure::TooSlow
            ))
        );
        // A text that prints no scheme leaves it to the reader's browser, which tries both.
        if let Some(plain) = target.over(false).filter(|_| failed && target.guessed) {
            trail = self.follow(&plain);
        }
        let mut answer = self.judge(&target, &trail);
        if answer.status == Status::Works && !target.https {
            answer.over_https = self.over_https(&target, &trail);
        }
        answer
    }

    fn follow(&self, first: &Target) -> Trail {
        let mut seen = vec![first.clone()];
        let mut end = first.clone();
        let mut moved = None;
        let mut for_good = true;
        let answer = loop {
            let response = match self.settle(&end) {
                Ok(response) => response,
                Err(failure) => break Err(Broken::Failed(failure)),
            };
            match self.next(&end, &response, &seen) {
                Ok(None) => break Ok(response),
                Ok(Some(next)) => {
                    for_good &= FOR_GOOD.contains(&response.status);
                    if for_good {
                        moved = Some(next.clone());
                    }
                    seen.push(next.clone());
                    end = next;
                }
                Err(broken) => break Err(broken),
            }
        };
        Trail { end, moved, answer }
    }

    /// Where an answer redirects to, if it does.
    fn next(&self, from: &Target, response: &Response, seen: &[Target]) -> Result<Option<Target>, Broken> {
        let location = response.location.as_deref();
        let Some(location) = location.filter(|_| REDIRECTS.contains(&response.status)) else {
            return Ok(None);
        };
        let address = join(from, location);
        let next = match Target::parse(&address, self.check.policy) {
            Ok(next) => next,
            Err(why) => return Err(Broken::Leads(address, why)),
        };
        let most = self.check.policy.redirects;
        if seen.contains(&next) {
            let why = "its redirects go round in a circle, as some do for readers without cookies";
            return Err(Broken::Round(response.status, why.to_owned()));
        }
        if seen.len() > most {
            let why = format!("it redirects more than {most} times");
            return Err(Broken::Round(response.status, why));
        }
        Ok(Some(next))
    }

    fn judge(&self, target: &Target, trail: &Trail) -> Answer {
        let led = if trail.end == *target {
            String::new()
        } else {
            format!("{}: ", trail.end)
        };
        let (status, code, why) = match &trail.answer {
            Ok(response) => {
                let (status, why) = meaning(response.status);
                (status, Some(response.status), format!("{led}{why}"))
            }
            Err(Broken::Failed(failure)) => {
                let status = match failure {
                    Failure::TooSlow => Status::TooSlow,
                    it if it.ends_run() => Status::NotChecked,
                    Failure::NotPublic(..) | Failure::AskedToWait(_) => Status::NotChecked,
                    _ => Status::Unreachable,
                };
                let before = if status == Status::NotChecked && failure.ends_run() {
                    " it answered"
                } else {
                    ""
                };
                (status, None, format!("{led}{failure}{before}"))
            }
            Err(Broken::Leads(address, why)) => (Status::NotChecked, None, format!("it leads to {address}: {why}")),
            Err(Broken::Round(code, why)) => (Status::Unreachable, Some(*code), why.clone()),
        };
        let mut answer = Answer {
            status,
            code,
            why,
            moved_to: None,
            over_https: None,
            asked: self.check.clock.unix(),
        };
        if status == Status::Works {
            self.moved(target, trail, &mut answer);
        }
        answer
    }

    /// Says of an address that works elsewhere where that is.
    fn moved(&self, target: &Target, trail: &Trail, answer: &mut Answer) {
        if target.path != "/" && trail.end.path == "/" {
            answer.status = Status::Moved;
            answer.moved_to = Some(trail.end.to_string());
            answer.why = "it leads to a start page now: the page itself is probably gone".to_owned();
        } else if let Some(moved) = &trail.moved {
            // The scheme of an address that prints none was a guess: https for http is no move.
            if target.guessed
                && target.over(moved.https).as_ref()
                    == Some(&Target {
                        guessed: true,
                        ..moved.clone()
                    })
            {
                return;
            }
            answer.status = Status::Moved;
            answer.moved_to = Some(moved.to_string());
            answer.why = "the server gives another address for good".to_owned();
        }
    }

    /// The address over https, where it answers there as over http.
    fn over_https(&self, target: &Target, trail: &Trail) -> Option<String> {
        let secure = target.over(true)?;
        let (Ok(plain), Ok(response)) = (&trail.answer, self.settle(&secure)) else {
            return None;
        };
        let kind = |it: &Response| {
            let kind = it.content_type.as_deref().unwrap_or("").split(';').next().unwrap_or("");
            kind.trim().to_ascii_lowercase()
        };
        let same = trail.end == *target && response.status == plain.status && kind(&response) == kind(plain);
        same.then(|| secure.to_string())
    }
}

/// What a status of HTTP means for a reader.
fn meaning(status: u16) -> (Status, String) {
    match status {
        200..=299 => (Status::Works, format!("it answers ({status})")),
        404 | 410 => (Status::Gone, format!("the server has no such page ({status})")),
        401 | 403 | 407 => (
            Status::Refused,
            format!("the server refuses the page to us ({status}); a reader may get it"),
        ),
        429 => (
            Status::NotChecked,
            format!("the server asks for fewer requests ({status})"),
        ),
        300..=499 => (Status::Refused, format!("the server does not give the page ({status})")),
        _ => (Status::Unreachable, format!("the server fails ({status})")),
    }
}
