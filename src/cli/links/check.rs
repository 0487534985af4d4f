use std::collections::BTreeMap;
use std::io::IsTerminal as _;
use std::sync::atomic::Ordering;
use std::time::Duration;

use crate::catalogue::Catalogue;
use crate::cli::exit::Exit;
use crate::cli::exit::Failure;
use crate::cli::interrupt;
use crate::cli::links::Args;
use crate::cli::links::Asking;
use crate::cli::links::cache;
use crate::cli::links::write;
use crate::cli::output;
use crate::cli::words::count;
use crate::export::links::rows;
use crate::links::Answer;
use crate::links::Link;
use crate::links::check::Check;
use crate::links::check::Clock as _;
use crate::links::check::Policy;
use crate::links::check::SystemClock;
use crate::links::check::SystemNames;
use crate::links::check::Web;
use crate::links::collect;

const DAY: u64 = 24 * 60 * 60;

/// Asks the addresses of a collection, but for those whose answers are known and fresh.
pub(super) fn run(args: &Args, catalogue: &Catalogue) -> Result<Exit, Failure> {
    let policy = policy(&args.asking);
    let web = Web::new(policy.clone(), Box::new(SystemNames))
        .map_err(|why| Failure::new(format!("--proxy cannot be used: {why}")))?;
    let collection = args.collection.read(catalogue)?;
    let links = collect(&collection.build.resolved);
    let clock = SystemClock::default();
    let max_age = Duration::from_secs(args.asking.max_age * DAY);
    let place = cache::place(args.asking.cache.as_deref()).filter(|_| !args.asking.no_cache);
    let mut kept = place.as_deref().map(cache::read).unwrap_or_default();

    let mut answers: BTreeMap<String, Answer> = BTreeMap::new();
    for link in &links {
        if let Some(answer) = kept.fresh(&link.address, max_age, clock.unix()) {
            answers.insert(link.address.clone(), answer.clone());
        }
    }
    let open = |it: &&Link| !answers.contains_key(&it.address);
    let asked: Vec<&str> = links.iter().filter(open).map(|it| it.address.as_str()).collect();
    if !args.collection.quiet() {
        let (all, known) = (count(asked.len() as u64), count(answers.len() as u64));
        output::message(&format!("{all} to ask, {known} known from earlier runs"));
    }
    let stop = interrupt::ending();
    let check = Check {
        policy: &policy,
        client: &web,
        clock: &clock,
        stop,
    };
    let shown = std::io::stderr().is_terminal() && !args.collection.quiet();
    let mut done = 0;
    let new = check.run(&asked, &mut |address, answer| {
        done += 1;
        if shown {
            let status = answer.status.name();
            output::message(&format!("{done} of {}: {status}: {address}", asked.len()));
        }
    });
    for (address, answer) in new {
        kept.keep(&address, &answer);
        answers.insert(address, answer);
    }
    if let Some(path) = &place {
        // The answers are worth more than the cache.
        if let Err(failure) = cache::write(path, kept, max_age, clock.unix()) {
            failure.report();
        }
    }
    write(args, &rows(&links, Some(&answers)))?;
    if stop.load(Ordering::SeqCst) {
        interrupt::exit();
    }
    let all_work = answers.values().all(|it| it.status.leads_there());
    Ok(if all_work {
        collection.exit
    } else {
        Exit::Found.max(collection.exit)
    })
}

fn policy(asking: &Asking) -> Policy {
    Policy {
        at_once: usize::from(asking.at_once),
        pause: Duration::from_secs(asking.pause),
        timeout: Duration::from_secs(asking.timeout),
        total: Duration::from_secs(asking.total_time * 60),
        ports: asking.allow_port.clone(),
        proxy: asking.proxy.clone(),
        ..Policy::default()
    }
}
