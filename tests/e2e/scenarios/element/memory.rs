//! Memory: removed readers leak none, and neither do changes of one reader.

use serde::Deserialize;
use serde_json::{Value, json};

use super::{ARTICLE, Reply, SHARED, WORDPRESS};
use crate::{check, outcome::Outcome, stage::Stage};

/// The number of batches for warming up, and of measured batches. A batch has five readers, one of each kind.
const WARM_UP: usize = 100;
const MEASURED: usize = 200;
/// The number of batches of three changes of one reader: 300 changes.
const CHANGES: usize = 100;
/// The maximum number of measurements. An engine may allocate memory of its own once, such as for recompiled code, and late
/// on a busy machine. A leak of readers recurs in every measurement.
const ROUNDS: usize = 4;

/// The memory in use after a garbage collection.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct InUse {
    /// The size of the JavaScript heap, in bytes.
    heap: f64,
    /// The number of DOM nodes, and of event listeners.
    nodes: f64,
    listeners: f64,
    /// The size of the memories of the WebAssembly modules, in bytes.
    modules: f64,
}

pub async fn a_thousand_readers_leak_no_memory(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Json(SHARED.into())]);
    stage.site.reply("/e2e/missing.json", [Reply::Status(404)]);
    stage.site.reply("/e2e/never.json", [Reply::Stalled("{".into())]);
    stage.open_life().await?;
    // One is complete. One is in a publisher's format and is removed while its controls load. One cannot be loaded. One is
    // removed before its response arrives, and one at that moment.
    let script = "const [shared, missing, never, wordpress] = arguments;
        const place = document.getElementById('place');
        window.batch = async () => {
            const make = (properties) => Object.assign(document.createElement('maqal-reader'), { loading: 'eager' }, properties);
            const until = (reader, name) => new Promise((done) => reader.addEventListener(name, done, { once: true }));
            const readers = [make({ src: shared, fontStep: 2 }), make({ article: wordpress, share: 'copy x' }), make({ src: missing }), make({ src: never })];
            const ends = [until(readers[0], 'maqal-load'), until(readers[1], 'maqal-load'), until(readers[2], 'maqal-error')];
            place.append(...readers);
            await Promise.all(ends);
            while (!partOf(readers[0], 'font-increase')) await new Promise(requestAnimationFrame);
            const brief = make({ src: shared });
            place.append(brief);
            partOf(readers[0], 'font-increase').click();
            partOf(readers[0], 'font-reset').click();
            readers[1].theme = 'dark';
            place.replaceChildren();
            // The objects of the test's own scripts.
            events.length = recorded.shifts.length = recorded.states.length = 0;
        };";
    let wordpress: Value = serde_json::from_str(WORDPRESS)?;
    let arguments = vec![json!(ARTICLE), json!("/e2e/missing.json"), json!("/e2e/never.json"), wordpress];
    stage.browser.run::<()>(script, arguments).await?;
    stage.batches(WARM_UP).await?;
    stage.assert_batches_leak_nothing(MEASURED).await?;
    stage.stalled_becomes(0).await
}

/// A regression test: every change of `src` or `article` adopted another style sheet.
pub async fn changes_of_one_reader_adopt_no_further_style_sheets(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Json(SHARED.into())]);
    stage.open_life().await?;
    let script = "const [shared, wordpress] = arguments;
        const reader = Object.assign(document.createElement('maqal-reader'), { loading: 'eager' });
        document.getElementById('place').append(reader);
        const change = async (properties) => {
            const shown = new Promise((done) => reader.addEventListener('maqal-load', done, { once: true }));
            Object.assign(reader, properties);
            await shown;
            while (!partOf(reader, 'font-increase')) await new Promise(requestAnimationFrame);
        };
        let count = 0;
        window.batch = async () => {
            await change({ src: `${shared}?${count++}` });
            await change({ article: wordpress });
            await change({ article: null });
            events.length = recorded.shifts.length = recorded.states.length = 0;
            // The entries of the performance timeline, which grows with every request.
            performance.clearResourceTimings();
        };
        window.sheets = () => [reader.shadowRoot, document].map((root) => root.adoptedStyleSheets.length);";
    let wordpress: Value = serde_json::from_str(WORDPRESS)?;
    stage.browser.run::<()>(script, vec![json!(ARTICLE), wordpress]).await?;
    let sheets = async || stage.browser.run::<Vec<u32>>("return sheets();", vec![]).await;
    stage.batches(CHANGES).await?;
    check::equal("the adopted style sheets of the element and of the page", &sheets().await?, &vec![2, 0])?;
    stage.assert_batches_leak_nothing(CHANGES).await?;
    check::equal("the adopted style sheets after all changes", &sheets().await?, &vec![2, 0])
}

/// Asserts that the readers of a round have leaked nothing.
fn nothing_grew(before: InUse, after: InUse) -> Outcome {
    let grown = |what: &str, before: f64, after: f64, tolerance: f64| {
        check::that(after - before <= tolerance, || {
            format!("the readers should leave no {what}, and {before} became {after}")
        })
    };
    // A small part of the memory of each reader. Caches of the engine have grown by 140 kB on a busy machine.
    grown("memory of scripts", before.heap, after.heap, 250_000.0)?;
    grown("nodes", before.nodes, after.nodes, 0.0)?;
    grown("listeners", before.listeners, after.listeners, 0.0)?;
    grown("memory of the modules", before.modules, after.modules, 0.0)
}

impl Stage {
    /// Creates and removes readers.
    async fn batches(&self, count: usize) -> Outcome {
        let at_once = 5;
        for _ in 0..count / at_once {
            let script = format!("return (async () => {{ for (let n = 0; n < {at_once}; n++) await batch(); }})();");
            self.run_script(&script).await?;
        }
        Ok(())
    }

    /// Asserts that this many batches leave nothing in memory.
    async fn assert_batches_leak_nothing(&self, count: usize) -> Outcome {
        let mut before = self.measure_memory().await?;
        let mut found = Ok(());
        for _ in 0..ROUNDS {
            self.batches(count).await?;
            let after = self.measure_memory().await?;
            found = nothing_grew(before, after);
            if found.is_ok() {
                break;
            }
            before = after;
        }
        found
    }

    /// Measures the memory in use after a garbage collection.
    async fn measure_memory(&self) -> Outcome<InUse> {
        // Removed elements are released with the next frames.
        self.wait_for_paint().await?;
        self.wait_for_paint().await?;
        // Finalizers run when the browser is idle, so this repeats until the size no longer shrinks.
        let mut counters = json!({});
        let mut least = f64::INFINITY;
        let mut same = 0;
        while same < 8 {
            self.browser.devtools("HeapProfiler.collectGarbage", json!({})).await?;
            self.wait_for_paint().await?;
            counters = self.browser.devtools("Memory.getDOMCounters", json!({})).await?;
            let now = counters["nodes"].as_f64().unwrap_or_default();
            same = if now < least { 0 } else { same + 1 };
            least = least.min(now);
        }
        let heap = self.browser.devtools("Runtime.getHeapUsage", json!({})).await?;
        let script = "return Promise.all(['render.js', 'controls.js'].map((name) => bring(name).then((glue) => glue.default({}))))
            .then((modules) => modules.map((one) => Object.values(one).find((each) => each instanceof WebAssembly.Memory)))
            .then((memories) => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0));";
        let modules: f64 = self.browser.run(script, vec![]).await?;
        let found = json!({ "heap": heap["usedSize"], "nodes": counters["nodes"],
            "listeners": counters["jsEventListeners"], "modules": modules });
        Ok(serde_json::from_value(found)?)
    }
}
