// The example at the top of a component's page: its code follows the controls, and so does the
// component, once the reader has asked for it. Loaded by demos.js when the reader comes near.

/** Characters of a line up to which a call stays on that line, as in docsgen/model/example.py. */
const WIDTH = 56;

/** Milliseconds after the last keystroke after which the component follows. */
const PAUSE = 150;

/** @typedef {HTMLInputElement | HTMLSelectElement} Field */
/** @typedef {{element: HTMLIFrameElement, send(message: object): void, show(): void,
 *   edit(program: object): void}} Frame */
/** @typedef {new (place: HTMLElement, href: string, told: DOMStringMap) => Frame} Frames */

/** What a field says, as a Python literal. @param {Field} field */
export function literalOf(field) {
  const { dataset, value, type } = field;
  const left = dataset.default ?? "";
  if (field instanceof HTMLSelectElement || type === "hidden") return value;
  if (type === "checkbox") return field.checked ? "True" : "False";
  if (type === "number") return value && field.validity.valid && Number(value) !== Number(left || NaN) ? value : left;
  return value || left.startsWith('"') ? JSON.stringify(value) : left;
}

/** A literal in colours, as the rest of the code has them. @param {string} literal */
function coloured(literal) {
  const span = document.createElement("span");
  span.className = /^["']/.test(literal) ? "s2" : /^-?\d/.test(literal) ? "mi" : /^(None|True|False)$/.test(literal) ? "kc" : "";
  span.textContent = literal;
  return span;
}

export class Example {
  /** @type {Frame | undefined} */
  #frame;
  #timer = 0;
  #count = 0;
  /** What runs, or is about to. */
  #sent = "";
  #isEdited = false;

  /**
   * @param {HTMLElement} place
   * @param {Frames} Frame
   */
  constructor(place, Frame) {
    this.place = place;
    this.Frame = Frame;
    this.form = place.querySelector("form");
    this.call = /** @type {HTMLElement} */ (place.querySelector(".call"));
    this.form?.addEventListener("input", () => this.#follow());
    this.form?.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("message", (event) => {
      if (event.source === this.#frame?.element.contentWindow) this.#hear(event.data);
    });
    this.#write();
  }

  /** The whole program. */
  get program() {
    return { files: { "run.py": this.call.parentElement?.textContent ?? "" }, entry: "run.py", gone: [] };
  }

  /** Show the component alive; Python starts for it. */
  run() {
    const start = /** @type {HTMLElement} */ (this.place.querySelector(".start"));
    start.textContent = docsgenText("example.starting");
    this.#begin();
    this.#apply();
  }

  /** Put an editor with the code in the place of controls and code. */
  edit() {
    this.#isEdited = true;
    clearTimeout(this.#timer);
    const frame = this.#begin();
    this.#show();
    this.place.classList.add("edited");
    this.place.querySelector("figure")?.classList.add("edited");
    frame.edit(this.program);
  }

  #begin() {
    const facade = /** @type {HTMLElement} */ (this.place.querySelector(".run"));
    const href = new URL(this.place.dataset.embed ?? "", document.baseURI).href;
    return (this.#frame ??= new this.Frame(facade, href, this.place.dataset));
  }

  #show() {
    const facade = this.place.querySelector(".run");
    if (!facade) return;
    facade.remove();
    this.#frame?.show();
  }

  /** Let the code follow the controls at once, and the component a little later. */
  #follow() {
    this.#write();
    clearTimeout(this.#timer);
    if (this.#frame) this.#timer = setTimeout(() => this.#apply(), PAUSE);
  }

  /** Let the component be what the code says. While a program is being built, the next one waits. */
  #apply() {
    const { program } = this;
    const code = program.files["run.py"];
    if (this.#isEdited || this.place.ariaBusy === "true" || code === this.#sent) return;
    this.#sent = code;
    this.place.ariaBusy = "true";
    this.#frame?.send({ type: "docsgen:run", id: ++this.#count, program });
  }

  /** @param {any} data of a message from the frame */
  #hear(data) {
    if (data?.type !== "docsgen:ran" || data.id !== this.#count) return;
    this.place.ariaBusy = "false";
    this.#say(data.failure ?? data.error?.message ?? "");
    this.#show();
    this.#apply(); // what was chosen meanwhile
  }

  /** @param {string} text what is wrong, if anything is */
  #say(text) {
    const note = /** @type {HTMLElement} */ (this.place.querySelector("[role=alert]"));
    note.textContent = text;
    note.hidden = !text;
  }

  /** Write the call of what is chosen. */
  #write() {
    const chosen = this.#chosen();
    const { callee = "" } = this.place.dataset;
    const before = this.call.previousElementSibling?.textContent?.split("\n").at(-1) ?? "";
    const margin = /^ */.exec(before)?.[0] ?? "";
    const line = chosen.map(([name, literal]) => `${name}=${literal}`).join(", ");
    const isShort = `${before}${callee}(${line})`.length <= WIDTH;
    const parts = chosen.flatMap(([name, literal], number) => [
      isShort ? (number ? ", " : "") : `${margin}    `,
      `${name}=`,
      coloured(literal),
      isShort ? "" : ",\n",
    ]);
    this.call.replaceChildren(`${callee}(${isShort ? "" : "\n"}`, ...parts, `${isShort ? "" : margin})`);
  }

  /** The arguments that differ from their defaults. */
  #chosen() {
    const fields = /** @type {Field[]} */ ([...(this.form?.elements ?? [])]);
    const named = new Map(fields.map((field) => [field.name, field]));
    const order = this.place.dataset.order?.split(" ").filter(Boolean) ?? [];
    return order.flatMap((name) => {
      const field = /** @type {Field} */ (named.get(name));
      const literal = literalOf(field);
      return literal && literal !== field.dataset.default ? [[name, literal]] : [];
    });
  }
}
