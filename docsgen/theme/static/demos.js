// Facades of live demos: a picture until the reader asks for more, then the demo itself in its place.
// It loads behind the picture as soon as the reader comes near. Its code can be edited beside it, in its
// frame; that of a sample, beside the app that it makes. Event labs and the examples of components open in
// the place of what asks for them.

(() => {
  /** Milliseconds that the pointer rests on a picture before it means it. */
  const REST = 150;

  /** The frames of demos by the figures that they are in. @type {WeakMap<Element, Frame>} */
  const frames = new WeakMap();

  /** The theme that the page shows. */
  const theme = () => {
    const chosen = document.documentElement.dataset.theme ?? "system";
    return chosen === "system" ? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light") : chosen;
  };

  /** A demo in a frame, as high as its picture was until it says more, and Python in it when it is wanted. */
  class Frame {
    isWanted = false;
    /** What the demo is told whenever it has loaded. @type {object | undefined} */
    #told;
    element = document.createElement("iframe");

    /**
     * @param {HTMLElement} place what it is put before
     * @param {string} href the address of the embed
     * @param {DOMStringMap} told its `title`, what it is to `allow`, and `lang`, the language of the page
     */
    constructor(place, href, { title = "", allow = "", lang }) {
      const { element } = this;
      element.title = title;
      element.allow = allow;
      element.src = `${href}?prefetch=1&info=0&theme=${theme()}${lang ? `&lang=${lang}` : ""}`;
      element.style.height = `${place.clientHeight}px`;
      element.className = "waiting";
      element.addEventListener("load", () => this.#told && this.#tell(this.#told));
      addEventListener("message", (event) => {
        if (event.source !== element.contentWindow) return;
        if (event.data?.type === "docsgen:height") this.#resize(Number(event.data.height));
        if (event.data?.type === "docsgen:state") this.#start();
      });
      new MutationObserver(() => this.#tell({ type: "docsgen:theme", theme: theme() })).observe(
        document.documentElement,
        { attributeFilter: ["data-theme"] },
      );
      place.before(element);
    }

    /** @param {number} height */
    #resize(height) {
      if (height > 0 && height < 20_000) this.element.style.height = `${height}px`;
    }

    /** Have Python start if it is wanted; nothing happens when it has, or when nobody listens yet. */
    #start() {
      if (this.isWanted) this.#tell({ type: "docsgen:start" });
    }

    /** @param {object} message */
    #tell(message) {
      this.element.contentWindow?.postMessage(message, "*");
    }

    show() {
      this.element.className = "";
      this.element.focus();
    }

    run() {
      this.isWanted = true;
      this.#start();
    }

    /** Tell the demo something, at once and whenever it has loaded. @param {object} message */
    send(message) {
      this.#told = message;
      this.#tell(message); // nobody listens yet where it has not loaded
    }

    /**
     * Open the editor beside the app.
     * @param {object} [program] what to edit in the place of the demo's own program, and to run at once
     */
    edit(program) {
      this.send({ type: "docsgen:edit", program });
    }
  }

  /** @param {HTMLAnchorElement} facade */
  function prepared(facade) {
    const figure = facade.closest("figure") ?? facade;
    const frame = frames.get(figure) ?? new Frame(facade, facade.href, facade.dataset);
    frames.set(figure, frame);
    return frame;
  }

  /** The frame of a demo in the place of its picture. @param {HTMLAnchorElement} facade */
  function opened(facade) {
    const frame = prepared(facade);
    facade.remove();
    frame.show();
    return frame;
  }

  /** The facade that an event is about, where frames can be loaded. @param {Event} event */
  function facadeOf({ target }) {
    const facade = target instanceof Element && target.closest("a.facade");
    return facade instanceof HTMLAnchorElement && location.protocol !== "file:" ? facade : undefined;
  }

  for (const sign of ["pointerover", "focusin"]) {
    document.addEventListener(sign, (event) => {
      const facade = facadeOf(event);
      const { connection } = /** @type {{connection?: {saveData?: boolean}}} */ (navigator);
      if (!facade || connection?.saveData) return;
      setTimeout(() => facade.isConnected && facade.matches(":hover, :focus-within") && prepared(facade), REST);
    });
  }

  document.addEventListener("click", (event) => {
    const facade = facadeOf(event);
    if (!facade || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    opened(facade).run();
  });

  /** Edit a demo in its frame. @param {HTMLElement} figure */
  function editDemo(figure) {
    const facade = /** @type {HTMLAnchorElement | null} */ (figure.querySelector("a.facade"));
    const frame = facade ? opened(facade) : frames.get(figure);
    frame?.edit();
  }

  /**
   * Edit and run a sample, as it is copied, or a demo, in the place of its code.
   * @param {HTMLElement} figure
   * @param {HTMLElement} link
   */
  function editSample(figure, link) {
    const code = /** @type {HTMLElement} */ (figure.querySelector(":scope > pre"));
    const text = figure.dataset.copied ?? code.textContent ?? "";
    const frame = new Frame(code, new URL(link.dataset.embed ?? "", document.baseURI).href, link.dataset);
    frame.show();
    frame.edit("own" in link.dataset ? undefined : { files: { "run.py": text }, entry: "run.py", gone: [] });
    figure.classList.add("demo");
    for (const shown of [code, figure.querySelector(":scope > .added")]) shown?.remove();
  }

  document.addEventListener("click", (event) => {
    const { target } = event;
    const link = target instanceof Element && target.closest("figure a.edit");
    const figure = link && link.closest("figure");
    if (!(link instanceof HTMLElement) || !figure || location.protocol === "file:") return;
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    if (link.closest(".example")) return void exampleAt(link)?.then((example) => example.edit());
    if ("embed" in link.dataset) editSample(figure, link);
    else editDemo(figure);
    figure.classList.add("edited");
    link.remove();
  });

  /** @typedef {import("./example.js").Example} Example */
  /** The examples of the page, whose script is loaded for the first of them. @type {WeakMap<Element, Promise<Example>>} */
  const examples = new WeakMap();

  /** @param {EventTarget | null} target @returns {Promise<Example> | undefined} */
  function exampleAt(target) {
    const place = target instanceof Element && target.closest(".example");
    if (!(place instanceof HTMLElement) || location.protocol === "file:") return;
    const script = new URL(place.dataset.module ?? "", document.baseURI).href;
    const example = examples.get(place) ?? import(script).then((module) => new module.Example(place, Frame));
    examples.set(place, example);
    return example;
  }

  for (const sign of ["pointerover", "focusin", "input"]) {
    document.addEventListener(sign, ({ target }) => void exampleAt(target));
  }

  document.addEventListener("click", (event) => {
    const { target } = event;
    const link = target instanceof Element && target.closest("a.run, a[data-lab]");
    if (!(link instanceof HTMLElement) || location.protocol === "file:") return;
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    if (link.matches(".run")) void exampleAt(link)?.then((example) => example.run());
    else runLab(link);
  });

  /** Run the event lab of the page below the events, and say how the chosen one is made to fire. @param {HTMLElement} chip */
  function runLab(chip) {
    const lab = /** @type {HTMLElement} */ (document.querySelector(".event-lab"));
    const facade = /** @type {HTMLAnchorElement | null} */ (lab.querySelector("a.facade"));
    const { gesture } = chip.dataset;
    lab.hidden = false;
    /** @type {HTMLElement} */ (lab.querySelector("[role=status]")).textContent = gesture ? `${chip.textContent}: ${gesture}` : "";
    if (facade) opened(facade).run();
    lab.scrollIntoView({ block: "nearest" });
  }
})();
