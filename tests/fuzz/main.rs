//! The fuzzer: whatever a server sends, Maqal reads an article from it or returns an error.
//!
//! - [`inputs`] generates the inputs, with HTML from [`soup`]. The seed of the run and the index identify an input.
//! - [`check`] checks the properties of each input: no panic, bounded memory ([`memory`]), an article and a document of
//!   allowed elements and URLs, and an article that does not change when it is cleaned, or written and read, again.
//! - [`shrink`] minimizes an input that fails. The result is saved, and the command that runs it again is printed.
//!
//! `make test` runs a fixed number of inputs with a fixed seed; `make fuzz` runs any number. The inputs run in a child
//! process, so that the parent also saves an input that kills it, such as by a stack overflow or a signal. An input
//! that exceeds the time limit ends the run.

// On WebAssembly, the program is empty.
#![cfg_attr(target_arch = "wasm32", no_main)]
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::print_stdout, reason = "this is a program that reports")]
#![allow(clippy::cast_precision_loss, reason = "the statistics are approximate")]

mod check;
#[path = "../attacks/corpus.rs"]
#[expect(dead_code, reason = "only the list of allowed elements is used here")]
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
use maqal::source::Options;

#[global_allocator]
static ALLOCATOR: memory::Counting = memory::Counting;

/// The options of a run, given as `name=value` arguments.
#[derive(Clone)]
struct Run {
    /// The seed of the generator.
    seed: u64,
    /// The index of the first input.
    from: u64,
    /// The number of inputs.
    inputs: u64,
    /// The number of threads.
    jobs: u64,
    /// The stack size of each thread in KiB. A browser has 1024.
    stack: usize,
    /// The time limit for one input, in milliseconds.
    limit: u64,
    /// Whether this is the child process.
    is_worker: bool,
    options: Options,
    /// The file of an input to run again.
    file: Option<PathBuf>,
}

fn main() -> ExitCode {
    let mut run = Run {
        seed: 1,
        from: 0,
        inputs: 6_000,
        jobs: thread::available_parallelism().map_or(1, |cores| cores.get() as u64),
        stack: 8 * 1024,
        // Enough without optimization and on a busy machine.
        limit: 60_000,
        is_worker: false,
        options: Options::default(),
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
            ("format", _) => value.clone_into(&mut run.options.format),
            ("item", _) => value.clone_into(&mut run.options.item),
            _ => {
                println!("unknown option: {argument}");
                return ExitCode::FAILURE;
            }
        }
    }
    let passed = match &run.file {
        Some(file) => run_file(&run, file),
        None if run.is_worker => work(&run),
        None => supervise(&run),
    };
    if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Returns the folder of inputs that failed.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz")
}

/// Saves an input. Returns the command that runs it again.
fn save(bytes: &[u8], options: &Options) -> String {
    let sum = bytes
        .iter()
        .fold(0xCBF2_9CE4_8422_2325_u64, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01B3));
    let path = folder().join(format!("{sum:016x}.json"));
    if let Err(error) = fs::write(&path, bytes) {
        return format!("{} cannot be written: {error}", path.display());
    }
    let mut command = format!("make fuzz AGAIN={}", path.display());
    if *options != Options::default() {
        command = format!("{command} FORMAT={} ITEM={}", options.format, options.item);
    }
    command
}

/// Runs one input again.
fn run_file(run: &Run, file: &Path) -> bool {
    let Ok(bytes) = fs::read(file) else {
        // `cargo test NAME` passes the name of a test to every test program.
        println!("running 0 tests\n\ntest result: ok. 0 passed; 0 failed; {} is not a file", file.display());
        return true;
    };
    let options = run.options.clone();
    let begin = Instant::now();
    let checked = thread::Builder::new().stack_size(run.stack * 1024).spawn(move || check::check(&bytes, &options));
    match checked.map(thread::JoinHandle::join) {
        Ok(Ok(Ok(found))) => {
            let what = if found.is_article { "an article" } else { "no article" };
            println!("{what}, in {:?}; all properties hold", begin.elapsed());
            true
        }
        Ok(Ok(Err(failure))) => {
            println!("{}\n{}", failure.kind, failure.found);
            false
        }
        _ => false,
    }
}

/// Runs the inputs in a child process. If the process dies, finds the input that killed it.
fn supervise(run: &Run) -> bool {
    if let Err(error) = fs::create_dir_all(folder()) {
        println!("{} cannot be created: {error}", folder().display());
        return false;
    }
    println!("running {} inputs on {} threads, seed {}", run.inputs, run.jobs, run.seed);
    let run_child = |run: &Run| {
        let Run { seed, from, inputs, jobs, stack, limit, .. } = run;
        let arguments =
            format!("worker= seed={seed} from={from} inputs={inputs} jobs={jobs} stack={stack} limit={limit}");
        let program = env::current_exe()?;
        Command::new(program).args(arguments.split(' ')).status()
    };
    let status = match run_child(run) {
        Ok(status) => status,
        Err(error) => {
            println!("the run cannot be started: {error}");
            return false;
        }
    };
    if status.success() || status.code().is_some_and(|code| code < 100) {
        return status.success();
    }
    println!("the run was terminated: {status}");
    let source = Source::new();
    let firsts =
        (0..run.jobs).filter_map(|job| fs::read_to_string(progress_file(job)).ok()?.trim().parse::<u64>().ok());
    for at in firsts.collect::<Vec<_>>().into_iter().flat_map(|first| first..first + BATCH) {
        let alone = Run { from: at, inputs: 1, jobs: 1, ..run.clone() };
        if !run_child(&alone).is_ok_and(|status| status.success()) {
            let input = source.input(run.seed, at);
            println!("input {at} terminates the run: {}", save(&input.bytes, &input.options));
        }
    }
    println!("test result: FAILED. 0 passed; 1 failed");
    false
}

/// Returns the file in which a thread records its inputs.
fn progress_file(job: u64) -> PathBuf {
    folder().join(format!("at-{job}"))
}

/// The number of inputs that a thread takes at once. It records the index of the first one.
const BATCH: u64 = 32;

/// The shared state of the threads.
struct State {
    next: AtomicU64,
    /// For each thread, the time at which its input began, in milliseconds since the beginning of the run plus 1 (0
    /// between inputs), and the index of the input.
    began: Vec<(AtomicU64, AtomicU64)>,
    /// For each kind, the number of inputs, of articles and of failures.
    counts: Vec<[AtomicU64; 3]>,
    /// The total size of the inputs in bytes.
    size: AtomicU64,
    /// The longest time in microseconds and the largest memory factor, each with the index of its input.
    slowest: Mutex<(u64, u64)>,
    largest: Mutex<(usize, u64)>,
    failures: Mutex<BTreeMap<String, u64>>,
}

/// Runs the inputs. Returns whether all properties hold.
fn work(run: &Run) -> bool {
    check::record_panics();
    let source = Source::new();
    let state = State {
        next: AtomicU64::new(run.from),
        began: (0..run.jobs).map(|_| (AtomicU64::new(0), AtomicU64::new(0))).collect(),
        counts: KINDS.iter().map(|_| [const { AtomicU64::new(0) }; 3]).collect(),
        size: AtomicU64::new(0),
        slowest: Mutex::new((0, 0)),
        largest: Mutex::new((0, 0)),
        failures: Mutex::new(BTreeMap::new()),
    };
    let begin = Instant::now();
    // Each thread holds a sender until it has finished.
    let (working, all_done) = mpsc::channel::<()>();
    thread::scope(|scope| {
        for job in 0..run.jobs {
            let (state, source) = (&state, &source);
            let thread = thread::Builder::new().stack_size(run.stack * 1024);
            let working = working.clone();
            let started = thread.spawn_scoped(scope, move || {
                let _working = working;
                run_batches(run, job, state, source, begin);
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

/// Runs batches of inputs until none is left.
fn run_batches(run: &Run, job: u64, state: &State, source: &Source, begin: Instant) {
    let mut progress = fs::File::create(progress_file(job)).ok();
    loop {
        let first = state.next.fetch_add(BATCH, Ordering::Relaxed);
        let end = (first + BATCH).min(run.from + run.inputs);
        if first >= end {
            return;
        }
        if let Some(progress) = &mut progress {
            let _ = progress.rewind().and_then(|()| writeln!(progress, "{first:020}"));
        }
        for index in first..end {
            run_input(run, state, source, index, &state.began[usize::try_from(job).unwrap_or_default()], begin);
        }
    }
}

/// Generates an input and checks it.
fn run_input(
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
    let checked = check::check(&input.bytes, &input.options);
    let micros = u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX);
    since.store(0, Ordering::Relaxed);
    let [all, articles, failed] = &state.counts[input.kind];
    all.fetch_add(1, Ordering::Relaxed);
    state.size.fetch_add(input.bytes.len() as u64, Ordering::Relaxed);
    match checked {
        Ok(Found { is_article, factor }) => {
            articles.fetch_add(is_article.into(), Ordering::Relaxed);
            record_maximum(&state.slowest, micros, index);
            record_maximum(&state.largest, factor, index);
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

fn record_maximum<T: PartialOrd>(state: &Mutex<(T, u64)>, value: T, index: u64) {
    if let Ok(mut maximum) = state.lock()
        && value > maximum.0
    {
        *maximum = (value, index);
    }
}

/// Reports the first failure of each kind, with a minimized input.
fn report(run: &Run, state: &State, input: &Input, index: u64, failure: &Failure) {
    if let Ok(mut failures) = state.failures.lock() {
        let times = failures.entry(failure.kind.clone()).or_default();
        *times += 1;
        if *times > 1 {
            return;
        }
    }
    let fails = |bytes: &[u8]| check::check(bytes, &input.options).is_err_and(|other| other.kind == failure.kind);
    let small = shrink::shrink(&input.bytes, fails);
    let found = check::check(&small, &input.options).err().map_or_else(String::new, |failure| failure.found);
    println!(
        "\n--- {} (seed {}, input {index}, {})\n{}\n{}\n{}\n",
        failure.kind,
        run.seed,
        KINDS[input.kind],
        String::from_utf8_lossy(&small),
        found.chars().take(1500).collect::<String>(),
        save(&small, &input.options),
    );
}

/// Prints the progress every ten seconds, and ends the run if an input exceeds the time limit.
fn watch(run: &Run, state: &State, source: &Source, begin: Instant, all_done: &mpsc::Receiver<()>) {
    let mut reported = 0;
    while all_done.recv_timeout(Duration::from_millis(50)) == Err(mpsc::RecvTimeoutError::Timeout) {
        for (began, number) in &state.began {
            let at = began.load(Ordering::Relaxed);
            if at > 0 && millis(begin) > at + run.limit {
                let index = number.load(Ordering::Relaxed);
                let input = source.input(run.seed, index);
                println!("input {index} takes longer than {} ms: {}", run.limit, save(&input.bytes, &input.options));
                println!("test result: FAILED. 0 passed; 1 failed");
                std::process::exit(3);
            }
        }
        if millis(begin) / 10_000 > reported {
            reported = millis(begin) / 10_000;
            let done: u64 = state.counts.iter().map(|kind| kind[0].load(Ordering::Relaxed)).sum();
            let kinds = state.failures.lock().map_or(0, |failures| failures.len());
            println!(
                "{done} inputs, {:.0} per second, {kinds} kinds of failures",
                done as f64 / begin.elapsed().as_secs_f64()
            );
        }
    }
}

fn sum_up(state: &State, begin: Instant) -> bool {
    let (mut passed, mut failed, mut inputs) = (0, 0, 0);
    for (kind, counts) in KINDS.iter().zip(&state.counts) {
        let [all, articles, failures] = counts.each_ref().map(|count| count.load(Ordering::Relaxed));
        inputs += all;
        // Properties of articles are hardly tested if most inputs are not articles.
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
            "{:.0} inputs per second, {} bytes on average; slowest: input {} with {} µs; most memory: input {} with {} times its size",
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
