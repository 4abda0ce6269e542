// Called by appearing.py on an embed: what its UI lacks of the exported configuration or has too
// much, in words. Only what is visible counts: open tabs and accordions, components that are shown.

/** @returns {string[]} */
() => {
  /** @typedef {{id: number, children?: Node_[]}} Node_ */
  /** @typedef {{id: number, type: string, props: Record<string, any>}} Component */
  const data = JSON.parse(document.getElementById("docsgen-demo")?.textContent ?? "{}");
  const config = JSON.parse(data.config);
  /** @type {Map<number, Component>} */
  const components = new Map(config.components.map((/** @type {Component} */ c) => [c.id, c]));
  const labelled = new Set("audio chatbot checkbox checkboxgroup code colorpicker dataframe datetime dropdown file fileexplorer gallery image imageeditor imageslider json label model3d number plot radio slider textbox video".split(" "));

  /** @type {{kind: string, name: string}[]} */
  const expected = [];
  /** @param {Node_} node */
  function collect(node) {
    const component = components.get(node.id);
    const props = component?.props ?? {};
    if (props.visible === false || props.visible === "hidden" || props.render === false) return;
    if (component) expected.push(...named(component));
    if (component?.type === "tabs") return (node.children ?? []).slice(0, 1).forEach(collect);
    if (component?.type === "walkthrough" || component?.type === "sidebar") return;
    if (component?.type === "accordion" && props.open === false) return;
    (node.children ?? []).forEach(collect);
  }

  /** @param {Component} component */
  function named({ type, props }) {
    if (type === "button" && props.value) return [{ kind: "button", name: String(props.value) }];
    if (labelled.has(type) && props.label && props.show_label !== false && props.container !== false) {
      return [{ kind: type, name: String(props.label) }];
    }
    return [];
  }

  /** @param {string} selector */
  const shown = (selector) =>
    [...document.querySelectorAll(selector)]
      .filter((e) => e.checkVisibility())
      .map((e) => plain(/** @type {HTMLElement} */ (e).textContent ?? ""));
  /** @param {string} text */
  const plain = (text) => text.replace(/\s+/g, " ").trim();

  const main = ".gradio-container main ";
  collect(config.layout);
  const labels = shown(
    ['[data-testid="block-info"]', '[data-testid="block-label"]', ".checkbox-container .label-text", ".table-container .header-row .label p", "label > span"]
      .map((selector) => main + selector).join(", "),
  );
  const buttons = shown(`${main}button`);
  return expected
    .filter(({ kind, name }) => !(kind === "button" ? buttons : labels).includes(plain(name)))
    .map(({ kind, name }) => `there is no ${kind} "${name}"`);
}
