// Opens attacked articles in frames, a dozen at a time, looks at the document that came of each, and keeps what went
// wrong.
//
// The list of what may be there comes from the test, so that it is the same as in the native tests.
(() => {
  const SLOTS = 12;
  // How long an article may take to be there, on a machine that is busy with other trials.
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
  /** A module by its address, or by the length of its bytes. */
  window.compiled = (key, bytes) => {
    if (!modules.has(key))
      modules.set(key, bytes ? WebAssembly.compile(bytes) : WebAssembly.compileStreaming(fetch(key)));
    return modules.get(key);
  };

  const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

  /** Waits until the pictures of this server are there, or known to be missing: their events are heard by then. */
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

  /** Opens an article and gives the frame once its reader is done. */
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

  /** What stands around the reader, without what follows the article, and whether the page's own font was there. */
  const surroundings = (page) =>
    [...page.querySelectorAll("*")]
      .filter((element) => !element.closest("[data-part=reader]") && !element.matches("link[rel=canonical]"))
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
    // No address in such a list ends with a comma, and each has its width.
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
      const known = new Set(usual.split("\n"));
      const strange = around.split("\n").filter((line) => !known.has(line));
      breach(article, `the page around the reader is not as usual: ${strange.join("; ") || "something is missing"}`);
    }
    const canonical = page.querySelectorAll("link[rel=canonical]");
    if (canonical.length > 1 || [...canonical].some((link) => !isWeb(link.getAttribute("href"), page.baseURI))) {
      breach(article, `canonical addresses: ${[...canonical].map(show).join(" ")}`);
    }
    const ids = [...page.querySelectorAll("[id]")].map(({ id }) => id);
    const twice = ids.filter((id, place) => ids.indexOf(id) !== place);
    if (twice.length) breach(article, `ids are there twice: ${twice}`);
    for (const element of page.querySelectorAll("[data-part=reader] *")) {
      const { localName, namespaceURI } = element;
      // The reader's own parts stand around the article, and in it as its first line and in the places of the controls.
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
    const all = page?.querySelector("[data-part=reader]")?.outerHTML ?? "";
    for (const words of rules.hidden[article] ?? []) if (all.includes(words)) breach(article, `it shows ${words}`);
  };

  /** Opens articles and gives what went wrong: the number of the article or that of the attack, and what it was. */
  const play = async (numbers) => {
    rules ??= await (await fetch("/attacks/rules.json")).json();
    const slots = Array.from(
      { length: SLOTS },
      (_, place) => document.body.children[place] ?? document.body.appendChild(document.createElement("div")),
    );
    // The first is no article: what stands around it is how the page usually is.
    if (usual === undefined) {
      const first = await open(slots[0], 0);
      inspect(0, first);
    }
    const rest = [...numbers];
    await Promise.all(
      slots.map(async (slot) => {
        for (let article = rest.shift(); article !== undefined; article = rest.shift()) {
          const opened = await open(slot, article);
          // Once as it is built, and once when its pictures have done what they can do.
          inspect(article, opened);
          await pictured(opened.frame.contentDocument);
          await painted();
          inspect(article, opened);
          hidden(article, opened.frame.contentDocument);
        }
      }),
    );
    const told = [...breaches.values()];
    breaches.clear();
    return told;
  };

  window.play = play;
})();
