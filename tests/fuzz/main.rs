//! Made-up input by the million: whatever a server sends, Maqal reads it or says why not.
//!
//! - [`inputs`] makes the inputs, with [`soup`] in them; each is known by the seed of the run and its number.
//! - [`check`] says what has to hold for each: no panic, memory in proportion ([`memory`]), a document of known
//!   elements with addresses that may be opened, an article that is the same when it is cleaned, or written and read,
//!   once more.
//! - [`shrink`] makes what fails small. It is kept in a file, with a line that says how to try it again.
//!
//! `make test` runs some inputs, always the same; `make fuzz` runs as many as wanted. A run is a program of its own
//! under one that waits for it: what ends it (an overflow of the stack, a signal) is found out and kept as well. An
//! input that takes too long ends the run.

// There it is a program that does nothing.
#![cfg_attr(target_arch = "wasm32", no_main)]
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::print_stdout, reason = "this is a program that reports")]
#![allow(clippy::cast_precision_loss, reason = "numbers for people to read")]

mod check;
#[path = "../attacks/corpus.rs"]
#[expect(dead_code, reason = "of the attacks only what they may leave behind is wanted here")]
mod corpus;
mod industry;
mod inputs;
mod memory;
mod random;
mod shrink;
mod soup;

use std::{
    collections::BTreeMap,
    env, fs,
    io::{Seek, Write},
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
        mpsc,
    },
    thread,
    time::{Duration, Instant},
};

use check::{Failure, Found};
use inputs::{Input, KINDS, Source};
use maqal::source::Asked;

#[global_allocator]
static ALLOCATOR: memory::Counting = memory::Counting;

/// What a run consists of, as `name=value` in its arguments.
#[derive(Clone)]
struct Run {
    seed: u64,
    /// The first input.
    from: u64,
    /// How many.
    inputs: u64,
    /// How many threads.
    jobs: u64,
    /// The stack of each, in KiB: in a browser 1024.
    stack: usize,
    /// How long one input may take, in milliseconds.
    limit: u64,
    /// This is the program that does it.
    is_worker: bool,
    asked: Asked,
    /// One input, to be tried again.
    file: Option<PathBuf>,
}

fn main() -> ExitCode {
    let mut run = Run {
        seed: 1,
        from: 0,
        inputs: 3_000,
        jobs: thread::available_parallelism().map_or(1, |cores| cores.get() as u64),
        stack: 8 * 1024,
        // Without optimization on a busy machine.
        limit: 60_000,
        is_worker: false,
        asked: Asked::default(),
        file: None,
    };
    for argument in env::args().skip(1) {
        let Some((name, value)) = argument.split_once('=') else {
            run.file = Some(argument.into());
            continue;
        };
        match (name, value.parse().ok()) {
            ("seed", Some(number)) => run.seed = number,
            ("from", Some(number)) => run.from = number,
            ("inputs", Some(number)) => run.inputs = number,
            ("jobs", Some(number)) => run.jobs = number.max(1),
            ("stack", Some(number)) => run.stack = usize::try_from(number).unwrap_or(run.stack),
            ("limit", Some(number)) => run.limit = number,
            ("worker", _) => run.is_worker = true,
            ("format", _) => value.clone_into(&mut run.asked.format),
            ("item", _) => value.clone_into(&mut run.asked.item),
            _ => {
                println!("{argument} is nothing that a run has");
                return ExitCode::FAILURE;
            }
        }
    }
    let done = match &run.file {
        Some(file) => again(&run, file),
        None if run.is_worker => work(&run),
        None => supervise(&run),
    };
    if done { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Where inputs that fail are kept.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz")
}

/// Keeps an input and tells how to try it again.
fn keep(bytes: &[u8], asked: &Asked) -> String {
    let sum = bytes
        .iter()
        .fold(0xCBF2_9CE4_8422_2325_u64, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01B3));
    let path = folder().join(format!("{sum:016x}.json"));
    if let Err(error) = fs::write(&path, bytes) {
        return format!("{} cannot be written: {error}", path.display());
    }
    let mut command = format!("make fuzz AGAIN={}", path.display());
    if *asked != Asked::default() {
        command = format!("{command} FORMAT={} ITEM={}", asked.format, asked.item);
    }
    command
}

/// Tries one input again.
fn again(run: &Run, file: &Path) -> bool {
    let Ok(bytes) = fs::read(file) else {
        // The name of a test, meant for another program.
        println!("running 0 tests\n\ntest result: ok. 0 passed; 0 failed; {} is no file", file.display());
        return true;
    };
    let asked = run.asked.clone();
    let begin = Instant::now();
    let checked = thread::Builder::new().stack_size(run.stack * 1024).spawn(move || check::check(&bytes, &asked));
    match checked.map(thread::JoinHandle::join) {
        Ok(Ok(Ok(found))) => {
            let what = if found.is_article { "an article" } else { "no article" };
            println!("{what}, in {:?}; all holds", begin.elapsed());
            true
        }
        Ok(Ok(Err(failure))) => {
            println!("{}\n{}", failure.kind, failure.found);
            false
        }
        _ => false,
    }
}

/// Starts the run and waits for it.
fn supervise(run: &Run) -> bool {
    if let Err(error) = fs::create_dir_all(folder()) {
        println!("{} cannot be made: {error}", folder().display());
        return false;
    }
    println!("running {} inputs on {} threads, seed {}", run.inputs, run.jobs, run.seed);
    let child = |run: &Run| {
        let Run { seed, from, inputs, jobs, stack, limit, .. } = run;
        let arguments =
            format!("worker= seed={seed} from={from} inputs={inputs} jobs={jobs} stack={stack} limit={limit}");
        let program = env::current_exe()?;
        Command::new(program).args(arguments.split(' ')).status()
    };
    let status = match child(run) {
        Ok(status) => status,
        Err(error) => {
            println!("the run cannot be started: {error}");
            return false;
        }
    };
    if status.success() || status.code().is_some_and(|code| code < 100) {
        return status.success();
    }
    println!("the run ended by {status}");
    let source = Source::new();
    let firsts = (0..run.jobs).filter_map(|job| fs::read_to_string(slot(job)).ok()?.trim().parse::<u64>().ok());
    for at in firsts.collect::<Vec<_>>().into_iter().flat_map(|first| first..first + BATCH) {
        let alone = Run { from: at, inputs: 1, jobs: 1, ..run.clone() };
        if !child(&alone).is_ok_and(|status| status.success()) {
            let input = source.input(run.seed, at);
            println!("input {at} ends it: {}", keep(&input.bytes, &input.asked));
        }
    }
    println!("test result: FAILED. 0 passed; 1 failed");
    false
}

/// The file in which a thread notes its input.
fn slot(job: u64) -> PathBuf {
    folder().join(format!("at-{job}"))
}

/// How many inputs a thread takes at once; it notes the first.
const BATCH: u64 = 32;

/// What is known of a run so far.
struct State {
    next: AtomicU64,
    /// For each thread, when its input began, in milliseconds of the run and one more; and its number.
    began: Vec<(AtomicU64, AtomicU64)>,
    done: Vec<[AtomicU64; 3]>,
    /// The bytes of all inputs.
    size: AtomicU64,
    /// The longest time in microseconds and the largest factor of memory, with their inputs.
    slowest: Mutex<(u64, u64)>,
    largest: Mutex<(usize, u64)>,
    failures: Mutex<BTreeMap<String, u64>>,
}

/// Does the run.
fn work(run: &Run) -> bool {
    check::note_panics();
    let source = Source::new();
    let state = State {
        next: AtomicU64::new(run.from),
        began: (0..run.jobs).map(|_| (AtomicU64::new(0), AtomicU64::new(0))).collect(),
        done: KINDS.iter().map(|_| [const { AtomicU64::new(0) }; 3]).collect(),
        size: AtomicU64::new(0),
        slowest: Mutex::new((0, 0)),
        largest: Mutex::new((0, 0)),
        failures: Mutex::new(BTreeMap::new()),
    };
    let begin = Instant::now();
    // Each thread holds an end of it for as long as it works.
    let (working, all_done) = mpsc::channel::<()>();
    thread::scope(|scope| {
        for job in 0..run.jobs {
            let (state, source) = (&state, &source);
            let thread = thread::Builder::new().stack_size(run.stack * 1024);
            let working = working.clone();
            let started = thread.spawn_scoped(scope, move || {
                let _working = working;
                take(run, job, state, source, begin);
            });
            if let Err(error) = started {
                println!("a thread cannot be started: {error}");
            }
        }
        drop(working);
        watch(run, &state, &source, begin, &all_done);
    });
    sum_up(&state, begin)
}

/// Takes inputs until there are no more.
fn take(run: &Run, job: u64, state: &State, source: &Source, begin: Instant) {
    let mut note = fs::File::create(slot(job)).ok();
    loop {
        let first = state.next.fetch_add(BATCH, Ordering::Relaxed);
        let end = (first + BATCH).min(run.from + run.inputs);
        if first >= end {
            return;
        }
        if let Some(note) = &mut note {
            let _ = note.rewind().and_then(|()| writeln!(note, "{first:020}"));
        }
        for index in first..end {
            try_one(run, state, source, index, &state.began[usize::try_from(job).unwrap_or_default()], begin);
        }
    }
}

/// Makes one input and checks it.
fn try_one(
    run: &Run,
    state: &State,
    source: &Source,
    index: u64,
    (since, number): &(AtomicU64, AtomicU64),
    begin: Instant,
) {
    let input = source.input(run.seed, index);
    number.store(index, Ordering::Relaxed);
    since.store(millis(begin) + 1, Ordering::Relaxed);
    let start = Instant::now();
    let checked = check::check(&input.bytes, &input.asked);
    let micros = u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX);
    since.store(0, Ordering::Relaxed);
    let [all, articles, failed] = &state.done[input.kind];
    all.fetch_add(1, Ordering::Relaxed);
    state.size.fetch_add(input.bytes.len() as u64, Ordering::Relaxed);
    match checked {
        Ok(Found { is_article, factor }) => {
            articles.fetch_add(is_article.into(), Ordering::Relaxed);
            most(&state.slowest, micros, index);
            most(&state.largest, factor, index);
        }
        Err(failure) => {
            failed.fetch_add(1, Ordering::Relaxed);
            report(run, state, &input, index, &failure);
        }
    }
}

fn millis(begin: Instant) -> u64 {
    u64::try_from(begin.elapsed().as_millis()).unwrap_or(u64::MAX)
}

fn most<T: PartialOrd>(state: &Mutex<(T, u64)>, value: T, index: u64) {
    if let Ok(mut most) = state.lock()
        && value > most.0
    {
        *most = (value, index);
    }
}

/// Tells of a failure, once for each kind, with the smallest input that was found for it.
fn report(run: &Run, state: &State, input: &Input, index: u64, failure: &Failure) {
    if let Ok(mut failures) = state.failures.lock() {
        let times = failures.entry(failure.kind.clone()).or_default();
        *times += 1;
        if *times > 1 {
            return;
        }
    }
    let fails = |bytes: &[u8]| check::check(bytes, &input.asked).is_err_and(|other| other.kind == failure.kind);
    let small = shrink::shrink(&input.bytes, fails);
    let found = check::check(&small, &input.asked).err().map_or_else(String::new, |failure| failure.found);
    println!(
        "\n--- {} (seed {}, input {index}, {})\n{}\n{}\n{}\n",
        failure.kind,
        run.seed,
        KINDS[input.kind],
        String::from_utf8_lossy(&small),
        found.chars().take(1500).collect::<String>(),
        keep(&small, &input.asked),
    );
}

/// Tells how far the run is, and ends it where an input takes too long.
fn watch(run: &Run, state: &State, source: &Source, begin: Instant, all_done: &mpsc::Receiver<()>) {
    let mut told = 0;
    while all_done.recv_timeout(Duration::from_millis(50)) == Err(mpsc::RecvTimeoutError::Timeout) {
        for (began, number) in &state.began {
            let at = began.load(Ordering::Relaxed);
            if at > 0 && millis(begin) > at + run.limit {
                let index = number.load(Ordering::Relaxed);
                let input = source.input(run.seed, index);
                println!("input {index} takes longer than {} ms: {}", run.limit, keep(&input.bytes, &input.asked));
                println!("test result: FAILED. 0 passed; 1 failed");
                std::process::exit(3);
            }
        }
        if millis(begin) / 10_000 > told {
            told = millis(begin) / 10_000;
            let done: u64 = state.done.iter().map(|kind| kind[0].load(Ordering::Relaxed)).sum();
            let kinds = state.failures.lock().map_or(0, |failures| failures.len());
            println!(
                "{done} inputs, {:.0} a second, {kinds} kinds of failures",
                done as f64 / begin.elapsed().as_secs_f64()
            );
        }
    }
}

fn sum_up(state: &State, begin: Instant) -> bool {
    let (mut passed, mut failed, mut inputs) = (0, 0, 0);
    for (kind, done) in KINDS.iter().zip(&state.done) {
        let [all, articles, failures] = done.each_ref().map(|count| count.load(Ordering::Relaxed));
        inputs += all;
        // Where nothing is an article, nothing is said.
        let has_articles = all < 1000 || matches!(*kind, "bytes" | "json" | "damaged") || articles * 2 > all;
        let holds = failures == 0 && has_articles;
        *(if holds { &mut passed } else { &mut failed }) += 1;
        let result = if holds { "ok" } else { "FAILED" };
        println!("test {kind} ... {result} ({all} inputs, {articles} articles, {failures} failures)");
    }
    if let Ok(failures) = state.failures.lock() {
        for (kind, times) in &*failures {
            println!("{times:>8} × {kind}");
        }
    }
    if let (Ok(slowest), Ok(largest)) = (state.slowest.lock(), state.largest.lock()) {
        println!(
            "{:.0} inputs a second, of {} bytes on average; the slowest, {}, took {} µs; the one with most memory, {}, held {} times its size",
            inputs as f64 / begin.elapsed().as_secs_f64(),
            state.size.load(Ordering::Relaxed) / inputs.max(1),
            slowest.1,
            slowest.0,
            largest.1,
            largest.0
        );
    }
    let result = if failed == 0 { "ok" } else { "FAILED" };
    println!("\ntest result: {result}. {passed} passed; {failed} failed; in {:.1} s", begin.elapsed().as_secs_f64());
    failed == 0
}
