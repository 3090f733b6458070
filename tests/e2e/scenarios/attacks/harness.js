// Opens the articles with attacks in frames, twelve at a time, inspects the resulting documents, and records breaches.
//
// The allow-list comes from the test, so that it is the same as in the native tests.
(() => {
  const SLOTS = 12;
  // The time limit for an article in milliseconds, on a busy machine.
  const LIMIT = 20_000;

  const breaches = new Map();
  const waiting = new Map();
  let rules;
  let usual;

  const keep = (...breach) => breaches.set(breach.join(" "), breach);
  window.breach = (article, what) => keep(article, 0, String(what));
  window.attacked = (attack) => keep(0, attack, "its script ran");
  window.settled = (article, state) => waiting.get(article)?.(state);

  const modules = new Map();
  /** A compiled module, by its URL or by the length of its bytes. */
  window.compiled = (key, bytes) => {
    if (!modules.has(key))
      modules.set(key, bytes ? WebAssembly.compile(bytes) : WebAssembly.compileStreaming(fetch(key)));
    return modules.get(key);
  };

  const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

  /** Waits until the images of this server have loaded or failed, and their events have been dispatched. */
  const pictured = (page) =>
    Promise.all(
      [...(page?.images ?? [])].map((image) => {
        image.loading = "eager";
        if (image.complete || !image.src.startsWith(`${location.origin}/`)) return undefined;
        return new Promise((done) => {
          for (const event of ["load", "error"]) image.addEventListener(event, done);
        });
      }),
    );

  /** Opens an article, and returns the frame when its reader is done. */
  const open = (slot, article) => {
    const frame = document.createElement("iframe");
    const address = `${rules.page}?src=/attacks/articles/${article}.json`;
    const settled = new Promise((done) => {
      const late = setTimeout(() => done("late"), LIMIT);
      waiting.set(article, (state) => {
        clearTimeout(late);
        done(state);
      });
    });
    frame.src = address;
    slot.replaceChildren(frame);
    return settled.then((state) => {
      waiting.delete(article);
      return { frame, state, address };
    });
  };

  const show = (element) => element.cloneNode(false).outerHTML.slice(0, 300);

  /** The script at the beginning of the reader in a pressed page. */
  const START = "#maqal > [data-part=reader] > script:first-child";

  /** The elements around the reader, and the start script, without those that depend on the article or on the font of the page. */
  const surroundings = (page) =>
    [...page.querySelectorAll("*")]
      .filter((element) => !element.closest("[data-part=reader]") || element.matches(START))
      .filter((element) => !element.matches(rules.own))
      .map((element) => {
        const names = element
          .getAttributeNames()
          .filter((name) => name !== "data-naskh")
          .sort()
          .join(" ");
        return `${element.localName}[${names}] ${element.src ?? element.getAttribute("href") ?? ""}`;
      })
      .join("\n");

  const isWeb = (address, base) => {
    try {
      return /^https?:$/.test(new URL(address, base).protocol);
    } catch {
      return false;
    }
  };
  const checks = {
    link: (value) => /^(https?:\/\/|mailto:|tel:)/.test(value),
    media: (value) => /^https?:\/\//.test(value),
    image: (value) => /^(https?:\/\/|data:image\/(png|jpeg|gif|webp|avif)[;,])/.test(value),
    // No URL in such a list ends with a comma, and each has a width.
    images: (value) => value.split(", ").every((one) => /^(https?:\/\/|data:image\/)\S*[^\s,] \d+w$/.test(one)),
    number: (value) => /^-?\d+$/.test(value),
    direction: (value) => value === "rtl" || value === "ltr",
    language: (value) => /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(value),
    date: (value) => /^[-+:.TZ0-9]+$/.test(value),
    anchor: (value) => value.startsWith(rules.anchor) && /^\d+$/.test(value.slice(rules.anchor.length)),
    reference: (value) => value.startsWith("#") && checks.anchor(value.slice(1)),
    frame: (value) => rules.frames.some((start) => value.startsWith(start)) && !/["'<>\\ @]/.test(value),
    text: () => true,
  };

  const inspect = (article, { frame, state, address }) => {
    if (state === "late") return breach(article, "the reader was never done");
    const { contentWindow, contentDocument: page } = frame;
    if (!page) return breach(article, "the page has gone to another origin");
    const here = contentWindow.location.pathname + contentWindow.location.search;
    if (here !== address) return breach(article, `the page has gone to ${contentWindow.location.href}`);
    if (rules.ready[article] && state !== "ready") {
      breach(article, `the article could not be shown: ${page.querySelector("[data-error]")?.dataset.error}`);
    }
    const around = surroundings(page);
    if (usual === undefined) usual = around;
    if (around !== usual) {
      const [expected, found] = [usual, around].map((lines) => new Set(lines.split("\n")));
      const strange = [...found.difference(expected)].join("; ");
      const missing = [...expected.difference(found)].join("; ");
      breach(article, `around the reader there is also "${strange}", and "${missing}" is missing`);
    }
    const canonical = page.querySelectorAll("link[rel=canonical]");
    if (canonical.length > 1 || [...canonical].some((link) => !isWeb(link.getAttribute("href"), page.baseURI))) {
      breach(article, `canonical addresses: ${[...canonical].map(show).join(" ")}`);
    }
    const ids = [...page.querySelectorAll("[id]")].map(({ id }) => id);
    const twice = ids.filter((id, place) => ids.indexOf(id) !== place);
    if (twice.length) breach(article, `ids are there twice: ${twice}`);
    for (const element of page.querySelectorAll(`[data-part=reader] :not(${START})`)) {
      const { localName, namespaceURI } = element;
      // The reader's own parts are around the article, and inside it in the progress bar and the containers of the controls.
      const own =
        "article > [data-part=progress]:first-child, article > .toolbar-slot *, article > footer > .share-slot *";
      const isInside = element.matches("article *") && !element.matches(own);
      const allowed = (isInside ? rules.inside : rules.around)[localName];
      if (!allowed || namespaceURI !== "http://www.w3.org/1999/xhtml" || element.shadowRoot) {
        breach(article, `the element ${show(element)}`);
        continue;
      }
      for (const { name, value } of element.attributes) {
        const isAllowed = (kind) =>
          kind.startsWith("=")
            ? value.split(" ").every((word) => !word || kind.slice(1).split(" ").includes(word))
            : checks[kind]?.(value);
        if (!allowed[name]?.split("|").some(isAllowed)) breach(article, `the attribute ${name} of ${show(element)}`);
      }
    }
  };

  const hidden = (article, page) => {
    const shown = page?.querySelectorAll(`[data-part=reader] > :not(${START})`) ?? [];
    const all = [...shown].map(({ outerHTML }) => outerHTML).join("");
    for (const words of rules.hidden[article] ?? []) if (all.includes(words)) breach(article, `it shows ${words}`);
  };

  /** Opens articles, and returns the breaches: the number of the article or of the attack, and a description. */
  const play = async (numbers) => {
    rules ??= await (await fetch("/attacks/rules.json")).json();
    const slots = Array.from(
      { length: SLOTS },
      (_, place) => document.body.children[place] ?? document.body.appendChild(document.createElement("div")),
    );
    // The first has no article: it shows the usual elements around the reader.
    if (usual === undefined) {
      const first = await open(slots[0], 0);
      inspect(0, first);
    }
    const rest = [...numbers];
    await Promise.all(
      slots.map(async (slot) => {
        for (let article = rest.shift(); article !== undefined; article = rest.shift()) {
          const opened = await open(slot, article);
          // Once when it is built, and once when its images have loaded or failed.
          inspect(article, opened);
          await pictured(opened.frame.contentDocument);
          await painted();
          inspect(article, opened);
          hidden(article, opened.frame.contentDocument);
        }
      }),
    );
    const found = [...breaches.values()];
    breaches.clear();
    return found;
  };

  window.runAttacks = play;
})();
